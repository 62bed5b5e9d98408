"""What a row becomes: names, phones, addresses and everything else under Danish and English headers."""

from __future__ import annotations

import pytest
from tests.builders.contact_files import (
    OUTLOOK_DANISH,
    OUTLOOK_ENGLISH,
    outlook,
    read,
    refusals,
    the_draft,
)

from linkworker_desktop.domain.contact import EmailDraft, PhoneDraft, PlaceDraft, Visibility
from linkworker_desktop.domain.family import Address
from linkworker_desktop.exchange.contact_files.cells import PhoneText, phones_in

METTE = {
    "Titel": "Fru",
    "Fornavn": "Mette",
    "Mellemnavn": "Marie",
    "Efternavn": "Sørensen",
    "Firma": "Skovsunde Kommune",
    "Afdeling": "Jobcenter",
    "Stilling": "Sagsbehandler",
    "Gade (arbejde)": "Rådhusvej 1",
    "Gade 2 (firma)": "2. sal",
    "By (arbejde)": "Skovsunde",
    "Postnummer (arbejde)": "0110",
    "Land/område (arbejde)": "Danmark",
    "Fax (arbejde)": "11223345",
    "Telefon (arbejde)": "+45 11 22 33 44",
    "Primær telefon (firma)": "11 22 33 00",
    "Mobiltelefon": "12345678 / 23456789",
    "E-mail-adresse": "mette@skovsunde.example",
    "E-mail-type": "SMTP",
    "E-mail-vist navn": "Mette Sørensen (mette@skovsunde.example)",
    "E-mail 2-adresse": "jobcenter@skovsunde.example",
    "Fødselsdag": "0-0-00",
    "Følsomhed": "Normal",
    "Kategorier": "Borgerservice",
    "Notater": "Ring efter kl. 9\r\nikke fredag",
    "Privat": "Falsk",
    "webside": "www.skovsunde.example",
}


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("delimiter", [";", ","])
def test_an_export_of_danish_outlook_is_read_field_by_field(encoding: str, delimiter: str) -> None:
    draft = the_draft(outlook(OUTLOOK_DANISH, METTE, delimiter=delimiter).encode(encoding))
    assert (draft.person, draft.role) == ("Mette Marie Sørensen", "Sagsbehandler")
    assert (draft.organisation, draft.unit, draft.category) == (
        "Skovsunde Kommune",
        "Jobcenter",
        "citizen_service",
    )
    assert draft.phones == (
        PhoneDraft("+45 11 22 33 44", "arbejde"),
        PhoneDraft("12345678", "mobil"),
        PhoneDraft("23456789", "mobil"),
        PhoneDraft("11 22 33 00", "hovednummer"),
        PhoneDraft("11223345", "fax"),
    )
    assert draft.email == "mette@skovsunde.example"
    assert draft.more_emails == (EmailDraft("jobcenter@skovsunde.example"),)
    assert draft.address == Address("Rådhusvej 1, 2. sal", "0110", "Skovsunde")
    assert draft.note == "Ring efter kl. 9\nikke fredag"
    assert draft.website == "https://www.skovsunde.example"
    assert draft.visibility is Visibility.EVERYONE
    assert draft.verified_on is None
    assert draft.printable


def test_an_export_of_english_outlook_is_read_too() -> None:
    person = {
        "Title": "Mr.",
        "First Name": "Ole",
        "Last Name": "Bo",
        "Company": "Aadalby Boligselskab A/S",
        "Job Title": "Varmemester",
        "Business Street": "Parkvej 3",
        "Business City": "8000 Aadalby C",
        "Business Phone": "44556677 ext. 12",
        "Home Phone": "98765432",
        "Categories": "Ejendomsmester;Blå kategori",
        "E-mail Address": "/o=ExchangeLabs/ou=Exchange/cn=Ole",
        "Sensitivity": "Private",
    }
    (row,) = read(outlook(OUTLOOK_ENGLISH, person, delimiter=","))
    draft = row.draft  # type: ignore[union-attr]
    assert (draft.person, draft.role, draft.organisation) == (
        "Ole Bo",
        "Varmemester",
        "Aadalby Boligselskab A/S",
    )
    assert draft.phones == (
        PhoneDraft("44556677", "arbejde, lokal 12"),
        PhoneDraft("98765432", "privat", only_me=True),
    )
    assert draft.address == Address("Parkvej 3", "8000", "Aadalby C")
    assert (draft.category, draft.visibility, draft.email) == ("caretaker", Visibility.ONLY_ME, "")
    said = " ".join(row.remarks)  # type: ignore[union-attr]
    assert "Exchange" in said
    assert "Blå kategori" in said
    assert "kun synligt for dig" in said


def test_a_private_address_of_somebody_at_work_goes_where_only_the_user_sees_it() -> None:
    row = METTE | {
        "Gade (privat)": "Kløverbakken 14",
        "Postnummer (privat)": "0110",
        "By (privat)": "Skovsunde",
    }
    draft = the_draft(outlook(OUTLOOK_DANISH, row))
    assert draft.private_note == "Privat adresse: Kløverbakken 14, 0110 Skovsunde"
    assert draft.more_addresses == ()


def test_a_private_person_is_reached_at_home() -> None:
    row = {
        "Fornavn": "Inga",
        "Efternavn": "Vindkær",
        "Gade (privat)": "Kløverbakken 14",
        "Telefon (privat)": "87654321",
    }
    draft = the_draft(outlook(OUTLOOK_DANISH, row))
    assert draft.address.street == "Kløverbakken 14"
    assert draft.phones == (PhoneDraft("87654321", "privat"),)


def test_google_contacts_are_read_with_the_labels_beside_their_values() -> None:
    text = (
        "First Name,Last Name,Organization Name,Organization Title,Labels,E-mail 1 - Label,E-mail 1 - Value,"
        "Phone 1 - Label,Phone 1 - Value,Phone 2 - Label,Phone 2 - Value,Address 1 - Street,Address 1 - City,"
        "Address 1 - Postal Code,Birthday\n"
        "Ali,Noor,Salon Noor,Frisør,* myContacts ::: Virksomhed,* Work,ali@noor.example ::: noor@noor.example,"
        "Mobile,20 20 20 20 ::: 30303030,vagt,40404040,Torvet 2,Skovsunde,0110,1990-01-01\n"
    )
    draft = the_draft(text)
    assert draft.phones == (
        PhoneDraft("20 20 20 20", "mobil"),
        PhoneDraft("30303030", "mobil"),
        PhoneDraft("40404040", "vagt"),
    )
    assert (draft.email, draft.category) == ("ali@noor.example", "employer")
    assert draft.address == Address("Torvet 2", "0110", "Skovsunde")


def test_thunderbirds_headers_are_known() -> None:
    text = (
        "First Name,Last Name,Display Name,Primary Email,Secondary Email,Work Phone,Home Phone,Mobile Number,"
        "Work Address,Work City,Work ZipCode,Work Country,Job Title,Department,Organization,Web Page 1,Notes\n"
        "Ole,Bo,Ole Bo,o@x.example,p@x.example,20202020,,30303030,Vej 1,Malmø,211 20,Sverige,Tolk,,Tolke A/S,,x\n"
    )
    draft = the_draft(text)
    assert (draft.organisation, draft.email, draft.role) == ("Tolke A/S", "o@x.example", "Tolk")
    assert draft.address == Address("Vej 1", "", "211 20 Malmø, Sverige")


def test_a_plain_danish_list_is_read() -> None:
    text = (
        "Navn\tFirma\tAfdeling\tTitel\tTlf.\tMobil\tMail\tAdresse\tPostnr.\tBy\tBemærkning\tÅbningstid\tSprog\n"
        "Ole Bo\tLægehuset Torvet\tReception\tSekretær\t20 20 20 20\t\tO@x.example\tTorvet 1\t0110\tSkovsunde\tx\t"
        "man-fre 9-15\tdansk, arabisk\n"
    )
    draft = the_draft(text)
    assert (draft.organisation, draft.unit, draft.person, draft.role) == (
        "Lægehuset Torvet", "Reception", "Ole Bo", "Sekretær",
    )  # fmt: skip
    assert len(draft.schedule.weekly) == 5
    assert draft.languages == ("da", "ar")


@pytest.mark.parametrize(
    ("row", "organisation", "person"),
    [
        ("Skovsunde Bibliotek;;", "Skovsunde Bibliotek", ""),
        ("Mette Vang;;", "", "Mette Vang"),
        ("Vang;;", "", "Vang"),
        ("Mette Vang;Firma X;", "Firma X", "Mette Vang"),
        ("Firma X;Firma X;", "Firma X", ""),
        (";Firma X;", "Firma X", ""),
        ("Skovsunde Skole;;Mette Vang", "Skovsunde Skole", "Mette Vang"),
    ],
)
def test_places_and_people_are_told_apart(row: str, organisation: str, person: str) -> None:
    draft = the_draft(f"Navn;Firma;Kontaktperson;Tlf\n{row};20202020\n")
    assert (draft.organisation, draft.person) == (organisation, person)


def test_a_row_without_a_name_is_refused() -> None:
    assert refusals("Navn;Tlf\n;20202020\n") == {2: "Rækken har intet navn på sted eller person."}


@pytest.mark.parametrize(
    ("cell", "numbers"),
    [
        ("20 20 20 20 / 30 30 30 30", [("20 20 20 20", ""), ("30 30 30 30", "")]),
        ("20202020; 30303030 (mobil)", [("20202020", ""), ("30303030", "mobil")]),
        ("2020202030303030", [("20202020", ""), ("30303030", "")]),
        ("20 20 20 20 lokal 12", [("20 20 20 20", "lokal 12")]),
        ("20202020, lokal 12", [("20202020", "lokal 12")]),
        ("Mobil: 20 20 20 20", [("20 20 20 20", "Mobil")]),
        ("tlf. 20202020", [("20202020", "")]),
        ("74 12 34 56/57", [("74 12 34 56/57", "")]),
        ("(+45) 20 20 20 20", [("(+45) 20 20 20 20", "")]),
        ("+963 (0)11 223 344", [("+963 (0)11 223 344", "")]),
        ("112", [("112", "")]),
        ("spørg i receptionen", []),
    ],
)
def test_the_numbers_in_a_cell_are_told_apart(cell: str, numbers: list[tuple[str, str]]) -> None:
    assert phones_in(cell) == tuple(PhoneText(number, label) for number, label in numbers)


def test_words_where_a_number_should_be_are_kept_in_the_note() -> None:
    (row,) = read("Navn;Tlf;Mail\nMette Vang;spørg i receptionen;ingen\n")
    assert row.draft.note == "Telefon: spørg i receptionen\nE-mail: ingen"  # type: ignore[union-attr]
    assert len(row.remarks) == 2  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("street", "code", "town", "address"),
    [
        ("Vej 1", "", "8000 Aadalby C", Address("Vej 1", "8000", "Aadalby C")),
        ("Vej 1", "8000 Aadalby C", "", Address("Vej 1", "8000", "Aadalby C")),
        ("Vej 1", "DK-8000", "Aadalby", Address("Vej 1", "8000", "Aadalby")),
        ("Vej 1, 2. tv., 8000 Aadalby C", "", "", Address("Vej 1, 2. tv.", "8000", "Aadalby C")),
        ("Vej 1", "8000 C", "Aadalby", Address("Vej 1", "8000", "Aadalby")),
        ("Vej 1", "ukendt", "Aadalby", Address("Vej 1", "", "Aadalby")),
        ("Vej 1", "-", "Aadalby", Address("Vej 1", "", "Aadalby")),
        ("Vej 1", "800", "Høje", Address("Vej 1", "", "800 Høje")),
        ("Vej 1", "0110", "Skovsunde", Address("Vej 1", "0110", "Skovsunde")),
    ],
)
def test_addresses_are_put_together(street: str, code: str, town: str, address: Address) -> None:
    assert the_draft(f'Navn;Adresse;Postnr;By\nMette Vang;"{street}";{code};{town}\n').address == address


def test_a_post_code_that_lost_its_zero_is_remarked_on() -> None:
    (row,) = read("Navn;Postnr;By\nMette Vang;800;Høje\n")
    assert "nul foran" in row.remarks[0]  # type: ignore[union-attr]


def test_another_address_is_kept_with_its_word() -> None:
    headers = [*OUTLOOK_DANISH, "Anden gade", "Anden by", "Andet postnummer"]
    row = METTE | {"Anden gade": "Havnevej 2", "Anden by": "Aadalby", "Andet postnummer": "0120"}
    draft = the_draft(outlook(headers, row))
    assert draft.more_addresses == (PlaceDraft(Address("Havnevej 2", "0120", "Aadalby"), "andet"),)


@pytest.mark.parametrize("link", ["javascript:alert(1)", "ftp://x.example", "file:///etc/passwd", "ingen"])
def test_a_link_that_is_no_web_page_is_left_out_and_said_so(link: str) -> None:
    (row,) = read(f"Navn;Hjemmeside\nMette Vang;{link}\n")
    assert row.draft.website == ""  # type: ignore[union-attr]
    assert "ikke en webadresse" in row.remarks[0]  # type: ignore[union-attr]


def test_a_number_rounded_by_a_spreadsheet_is_remarked_on() -> None:
    (row,) = read("Navn;Tlf\nMette Vang;4,52020E+09\n")
    assert "afrundet" in row.remarks[0]  # type: ignore[union-attr]
