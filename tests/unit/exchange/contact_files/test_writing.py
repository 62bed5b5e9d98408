"""What is written: readable by others, harmless in a spreadsheet, and nothing lost on the way back."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from tests.builders.contact_files import drafts, the_draft

from linkworker_desktop.domain import phone
from linkworker_desktop.domain.categories import CATEGORIES
from linkworker_desktop.domain.contact import (
    ContactDraft,
    EmailDraft,
    InterpreterHelp,
    PhoneDraft,
    PlaceDraft,
    Visibility,
)
from linkworker_desktop.domain.family import Address
from linkworker_desktop.domain.opening_hours import Opening, OtherHours, Schedule
from linkworker_desktop.exchange.contact_files.formulas import as_written, harmless, phone_cell
from linkworker_desktop.exchange.contact_files.table_writing import csv_bytes, table_of, xlsx_bytes
from linkworker_desktop.exchange.contact_files.vcard_writing import vcards
from linkworker_desktop.services.contact_checks import checked_contact

FULL = ContactDraft(
    category="gp",
    organisation='Lægehuset "Torvet"; nord',
    unit="Reception, 1. sal",
    service="Vaccination",
    person="Mette Marie Vang",
    role="Sekretær",
    phones=(
        PhoneDraft("+45 20 20 20 20", "hverdage"),
        PhoneDraft("1813"),
        PhoneDraft("+46 8 123", "kun nødhjælp", True),
    ),
    email="mette@x.example",
    more_emails=(EmailDraft("vagt@x.example", "vagt"), EmailDraft("egen@x.example", "", True)),
    address=Address("Torvet 1, 2. tv.", "0110", "Skovsunde"),
    more_addresses=(PlaceDraft(Address("Havnevej 2", "", "211 20 Malmö, Sverige"), "indgang B"),),
    website="https://laege.example/a,b;c",
    hours="efter aftale",
    schedule=Schedule(
        (Opening(0, time(8), time(15)), Opening(3, time(13), time(17, 30))),
        (
            OtherHours(date(2026, 12, 24), date(2027, 1, 1), why="Jul; (helt) lukket\\"),
            OtherHours(date(2027, 5, 1), date(2027, 5, 1), time(9), time(12)),
        ),
    ),
    languages=("da", "ar", "prs"),
    interpreter=InterpreterHelp.BOOK_FIRST,
    how_to_apply="Ring\nog bestil",
    what_to_bring="Sundhedskort",
    area_served="Hele kommunen",
    printable=False,
    visibility=Visibility.MUNICIPALITY,
    note="=1+1\nlinje 2\\ slut",
    private_note="-kun mig",
    closed_until=date(2026, 12, 31),
    closed_why="flytning",
    ended_on=date(2027, 1, 1),
)


def kept(draft: ContactDraft) -> ContactDraft:
    """Return what a file can say of a contact: not its id, its confirmation or where it came from."""
    return replace(
        draft,
        contact=None,
        verified_on=None,
        verified_how="",
        verified_by="",
        source="",
        changed=(),
        employer=None,
    )


def with_plain_numbers(draft: ContactDraft) -> ContactDraft:
    """Return the contact with its numbers as they are searched: CSV may space them otherwise."""
    return replace(
        draft, phones=tuple(replace(each, number=phone.digits(each.number)) for each in draft.phones)
    )


def through_csv(*every: ContactDraft) -> list[ContactDraft]:
    return drafts(csv_bytes(*table_of(every, private=True)))


def through_xlsx(*every: ContactDraft) -> list[ContactDraft]:
    return drafts(xlsx_bytes(*table_of(every, private=True)))


def test_a_contact_with_everything_comes_back_whole_from_a_vcard() -> None:
    assert the_draft(vcards([FULL])) == kept(FULL)


def test_a_contact_with_everything_comes_back_whole_from_a_workbook() -> None:
    assert through_xlsx(FULL, ContactDraft("bank", organisation="Sparekassen")) == [
        kept(FULL),
        ContactDraft("bank", organisation="Sparekassen"),
    ]


def test_a_contact_with_everything_comes_back_whole_from_csv() -> None:
    (back,) = through_csv(FULL)
    assert with_plain_numbers(back) == with_plain_numbers(kept(FULL))


_LETTERS = st.characters(categories=["Lu", "Ll", "Lo"], max_codepoint=0x06FF) | st.sampled_from("æøåÆØÅ")
_WORD = st.text(_LETTERS, min_size=2, max_size=12)
_ANY_TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cf", "Co", "Cn"]), max_size=60)
_WORDS = _ANY_TEXT.map(lambda text: "x " + text.replace("@", "a"))
"""What a column of words holds: a bare number or an address there would be a row that has shifted."""
_LINES = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Cf", "Co", "Cn"], include_characters="\n"), max_size=90
)
_NUMBER = st.from_regex(r"\A(\+(45|46|47|963) )?[1-9]\d( ?\d\d){3}\Z", fullmatch=True)
_ADDRESS = st.builds(
    Address,
    st.builds(lambda word, number: f"{word}vej {number}", _WORD, st.integers(1, 999)),
    st.integers(0, 9999).map("{:04d}".format),
    _WORD,
)
_EMAIL = st.builds(lambda word, number: f"k{number}@x{number}.example", _WORD, st.integers(0, 10**6))


@st.composite
def contacts(draw: st.DrawFn) -> ContactDraft:
    """Any contact as the vault keeps it."""
    emails = draw(st.lists(_EMAIL, max_size=3, unique=True))
    places = draw(st.lists(_ADDRESS, max_size=2, unique_by=lambda each: each.line))
    numbers = draw(st.lists(_NUMBER, max_size=3, unique_by=phone.digits))
    has_place = draw(st.booleans())
    person = (
        " ".join(draw(st.lists(_WORD, min_size=2, max_size=3)))
        if not has_place or draw(st.booleans())
        else ""
    )
    draft = ContactDraft(
        category=draw(st.sampled_from(sorted(CATEGORIES))),
        organisation=f"{draw(_WORD)} {draw(_WORDS)} Skole" if has_place else "",
        unit=draw(_WORDS) if has_place else "",
        person=person,
        role=draw(_WORDS),
        phones=tuple(PhoneDraft(number, draw(_ANY_TEXT), draw(st.booleans())) for number in numbers),
        email=emails[0] if emails else "",
        more_emails=tuple(EmailDraft(each, draw(_ANY_TEXT), draw(st.booleans())) for each in emails[1:]),
        address=places[0] if places else Address(),
        more_addresses=tuple(PlaceDraft(each, draw(_ANY_TEXT)) for each in places[1:]),
        hours=draw(_ANY_TEXT),
        languages=tuple(draw(st.lists(st.sampled_from(["da", "en", "ar", "ti", "prs", "ckb"]), unique=True))),
        note=draw(_LINES),
        private_note=draw(_LINES),
        how_to_apply=draw(_LINES),
        area_served=draw(_ANY_TEXT),
        interpreter=draw(st.sampled_from(InterpreterHelp)),
        visibility=draw(st.sampled_from(Visibility)),
        printable=draw(st.booleans()),
    )
    return checked_contact(draft, date(2026, 11, 24))


@settings(max_examples=80, deadline=None)
@given(st.lists(contacts(), min_size=1, max_size=3))
def test_nothing_is_lost_from_a_vault_to_a_vcard_and_back(every: list[ContactDraft]) -> None:
    assert [checked_contact(each, date(2026, 11, 24)) for each in drafts(vcards(every))] == every


@settings(max_examples=60, deadline=None)
@given(st.lists(contacts(), min_size=1, max_size=3))
def test_nothing_is_lost_from_a_vault_to_csv_and_back(every: list[ContactDraft]) -> None:
    back = [checked_contact(each, date(2026, 11, 24)) for each in through_csv(*every)]
    assert list(map(with_plain_numbers, back)) == list(map(with_plain_numbers, every))


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_what_makes_a_cell_harmless_is_taken_away_again(text: str) -> None:
    assert as_written(harmless(text)) == text


@pytest.mark.parametrize(
    "cell",
    [
        "=cmd|' /C calc'!A0",
        "+1+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "=HYPERLINK(1)",
        "+45-20",
        "'=1",
        "+4520202020",
    ],
)
def test_a_cell_that_a_spreadsheet_would_run_is_made_text(cell: str) -> None:
    assert harmless(cell).startswith("'")


@pytest.mark.parametrize("cell", ["+45 20 20 20 20", "Mette", "20202020", "'t Hart", "a=b", ""])
def test_a_cell_that_no_spreadsheet_would_run_stays_as_it_is(cell: str) -> None:
    assert harmless(cell) == cell


@pytest.mark.parametrize(
    ("number", "cell"),
    [
        ("+4520202020", "+45 20 20 20 20"),
        ("+45-20-20-20-20", "+45 20 20 20 20"),
        ("+46 8 123 45", "+46 8 123 45"),
        ("+46812345", "+46 812345"),
        ("004520202020", "00 4520202020"),
        ("20202020", "20202020"),
        ("112", "112"),
        ("+963 (0)11", "+963 (0)11"),
    ],
)
def test_numbers_stay_readable_and_keep_their_figures(number: str, cell: str) -> None:
    assert phone_cell(number) == cell
    assert phone.digits(cell) == phone.digits(number)


def test_csv_opens_right_in_a_danish_excel() -> None:
    draft = ContactDraft("gp", organisation="Ærø; Lægehus", phones=(PhoneDraft("+4520202020"),), note="=1+1")
    data = csv_bytes(*table_of([draft]))
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\r\n") == 2
    head, row = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";")
    cells = dict(zip(head, row, strict=True))
    assert cells["Sted eller organisation"] == "Ærø; Lægehus"
    assert cells["Telefon 1"] == "+45 20 20 20 20"
    assert cells["Note"] == "'=1+1"
    assert "Note kun for mig" not in cells


def test_a_workbook_has_text_in_every_cell_and_a_frozen_header() -> None:
    sheet = load_workbook(io.BytesIO(xlsx_bytes(*table_of([FULL])))).active
    assert sheet is not None
    assert sheet.freeze_panes == "A2"
    row = [cell for cell in sheet[2] if cell.value is not None]
    assert {cell.data_type for cell in row} == {"s"}
    assert "0110" in [cell.value for cell in row]
    assert "=1+1\nlinje 2\\ slut" in [cell.value for cell in row]


def test_a_vcard_is_folded_at_75_octets_between_letters() -> None:
    data = vcards([replace(FULL, note="æøå" * 100)])
    lines = data.split(b"\r\n")
    assert lines[-1] == b""
    assert max(map(len, lines)) <= 75
    for line in lines:
        line.decode()
    assert b"VERSION:4.0" in lines
    assert the_draft(data).note == "æøå" * 100
