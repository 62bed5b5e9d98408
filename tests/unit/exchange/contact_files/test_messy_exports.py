"""What other programs' exports look like on a bad day: slipped columns, spoilt numbers, headers said twice."""

from __future__ import annotations

import io

import pytest
from openpyxl import Workbook
from tests.builders.contact_files import OUTLOOK_DANISH, outlook, read, refusals, the_draft, workbook

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.domain.contact import PhoneDraft
from linkworker_desktop.domain.family import Address
from linkworker_desktop.exchange.contact_files.cells import PhoneText, is_phone, phones_in
from linkworker_desktop.exchange.contact_files.reading import read_file
from linkworker_desktop.exchange.contact_files.readings import Refused

PERSON = {
    "Fornavn": "Åse",
    "Efternavn": "Kærvang",
    "Firma": "Skolen",
    "Gade (arbejde)": "Kløvervej 1",
    "By (arbejde)": "Skovsunde",
    "Postnummer (arbejde)": "0110",
    "Telefon (arbejde)": "12 34 56 78",
    "E-mail-adresse": "aase@skolen.example",
    "Fødselsdag": "0-0-00",
    "Følsomhed": "Normal",
    "Privat": "Falsk",
}


def slipped(person: dict[str, str], place: int, by: int) -> str:
    """Return an export whose one row has slipped to the right (1) or left (-1) from a column on, in full width."""
    head, row = outlook(OUTLOOK_DANISH, person).splitlines()
    cells = row.split(";")
    moved = (
        [*cells[:place], '""', *cells[place:-1]] if by > 0 else [*cells[:place], *cells[place + 1 :], '""']
    )
    return f"{head}\r\n{';'.join(moved)}\r\n"


def numbers(data: bytes | str) -> list[tuple[str, str, bool]]:
    """Return the numbers of the only contact with their labels and whether they are for the user alone."""
    return [(each.number, each.label, each.only_me) for each in the_draft(data).phones]


@pytest.mark.parametrize("by", [1, -1])
@pytest.mark.parametrize(
    "kept", [("Gade (arbejde)", "Postnummer (arbejde)"), ("E-mail-adresse",), ("Telefon (arbejde)",)]
)
def test_a_row_that_has_slipped_into_columns_nobody_reads_is_refused(by: int, kept: tuple[str, ...]) -> None:
    always = {"Fornavn", "Efternavn", "Firma", "Fødselsdag", "Følsomhed", "Privat"}
    person = {header: value for header, value in PERSON.items() if header in {*always, *kept}}
    (reason,) = refusals(slipped(person, 8, by)).values()
    assert "forskudt" in reason


def test_a_row_in_its_place_is_taken_whatever_outlook_writes_for_nothing() -> None:
    assert the_draft(outlook(OUTLOOK_DANISH, PERSON)).address == Address("Kløvervej 1", "0110", "Skovsunde")


def test_a_number_a_spreadsheet_has_rounded_goes_into_the_note() -> None:
    draft = the_draft("Navn;Tlf\r\nÅse Kærvang;4,512E+09\r\n")
    assert draft.phones == ()
    assert draft.note == "Telefon: 4,512E+09"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("4512345678", (PhoneText("+4512345678"),)),
        ("45 12 34 56 78", (PhoneText("+45 12 34 56 78"),)),
        ("45123456", (PhoneText("45123456"),)),
        ("kl. 9-12: 12345678", (PhoneText("12345678", "kl. 9-12"),)),
        ("Tlf.: 12 34 56 78", (PhoneText("12 34 56 78"),)),
    ],
)
def test_a_lost_plus_is_put_back_and_hours_are_no_part_of_a_number(
    text: str, found: tuple[PhoneText, ...]
) -> None:
    assert phones_in(text) == found


def test_a_day_is_no_phone_number() -> None:
    assert not is_phone("02-01-2024")
    assert not is_phone("2024-01-02")
    assert is_phone("20-12-20-12")
    draft = the_draft("Sted;Tlf.;Sidst ringet\r\nSkolen;12345678;02-01-2024\r\n")
    assert draft.phones == (PhoneDraft("12345678"),)


def test_a_home_number_and_address_of_google_are_for_the_user_alone() -> None:
    draft = the_draft(
        "First Name,Organization Name,Phone 1 - Label,Phone 1 - Value,Address 1 - Label,Address 1 - Street\r\n"
        "Åse Kærvang,Skolen,Home,12345678,* Home,Kløvervej 1\r\n"
    )
    assert draft.phones == (PhoneDraft("12345678", "privat", only_me=True),)
    assert draft.address == Address()
    assert draft.private_note == "Privat adresse: Kløvervej 1"


def test_numbers_under_privat_are_phones_at_home() -> None:
    data = "Firma;Telefon;Privat\r\nSkolen;12 34 56 78;12 34 56 79\r\n"
    assert numbers(data) == [("12 34 56 78", "", False), ("12 34 56 79", "privat", True)]


def test_thunderbird_keeps_its_streets() -> None:
    danish = "Fornavn,Organisation,Arbejdsadresse,By (arbejde),Postnummer (arbejde)\r\n"
    danish += "Åse,Skolen,Kløvervej 1,Skovsunde,0110\r\n"
    assert the_draft(danish).address == Address("Kløvervej 1", "0110", "Skovsunde")
    english = "First Name,Home Address,Home City,Home ZipCode\r\nÅse,Kløvervej 1,Skovsunde,0110\r\n"
    assert the_draft(english).address == Address("Kløvervej 1", "0110", "Skovsunde")


def test_kontakt_beside_navn_is_the_person_there() -> None:
    draft = the_draft("Navn;Kontakt;Tlf\r\nSprogcentret;Åse Kærvang;12345678\r\n")
    assert (draft.organisation, draft.person) == ("Sprogcentret", "Åse Kærvang")


def test_of_two_headers_that_say_the_same_the_first_counts_and_the_file_says_so() -> None:
    data = b"Firma;Virksomhed;Tlf\r\nSkolen;Noget andet;12345678\r\n"
    assert the_draft(data).organisation == "Skolen"
    assert any("»Firma« og »Virksomhed«" in remark for remark in read_file(data).remarks)


@pytest.mark.parametrize(
    "street", ["Kløvervej 1", "Kløvervej 1 B", "Kløvervej 1, 2. th", "Kløvervej 1, st. tv."]
)
def test_post_code_and_town_behind_a_house_number_need_no_comma(street: str) -> None:
    draft = the_draft(f"Sted;Adresse\r\nSkolen;{street} 0110 Skovsunde\r\n")
    assert draft.address == Address(street, "0110", "Skovsunde")


def test_a_word_is_not_a_list_of_contacts() -> None:
    with pytest.raises(UserError, match="ligner ikke"):
        read_file(b"hej\n")


def _several_sheets() -> Workbook:
    book = Workbook()
    cover = book.active
    assert cover is not None
    cover.append(["Skovsunde Kommune"])
    cover.append(["Listen er på næste ark"])
    people = book.create_sheet("Kontakter")
    for row in (
        ["Kontakter 2026"],
        ["Sted", "Person", "Tlf."],
        ["Skolen", "Åse", 12345678],
        [None, "Bo", 12345679],
    ):
        people.append(row)
    people.merge_cells("A3:A4")
    people.merge_cells("A1:C1")
    return book


def test_the_sheet_with_headers_is_read_and_a_merged_place_counts_for_all_its_rows() -> None:
    stream = io.BytesIO()
    _several_sheets().save(stream)
    reading = read_file(stream.getvalue())
    assert reading.sheet == "Kontakter"
    found = [row.draft for row in read(stream.getvalue()) if not isinstance(row, Refused)]
    assert [(each.organisation, each.person) for each in found] == [("Skolen", "Åse"), ("Skolen", "Bo")]


def test_a_workbook_without_headers_gives_its_first_sheet_with_rows() -> None:
    assert read_file(workbook(("Åse Kærvang", 12345678))).rows == 1
