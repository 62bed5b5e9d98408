"""The pocket edition read back from its sheets: who is in it, on which page, and where the page stands."""

from __future__ import annotations

from datetime import date

import pytest
from tests.builders.directory import a_directory, an_entry, many_entries
from tests.builders.pdf_reading import MM, ReadPdf

from linkworker_desktop.documents.directory_content import Doubt, PrintedPhone
from linkworker_desktop.documents.pocket import pocket_pdf
from linkworker_desktop.domain.contact import Sector
from linkworker_desktop.typesetting.imposition import A6_HEIGHT, A6_WIDTH, Turn, cut_booklet, folded_sheet


def quarters(pdf: ReadPdf, index: int) -> dict[tuple[int, int], str]:
    """Return the letters in each quarter of a side, by row from the top and column."""
    found: dict[tuple[int, int], str] = {}
    for letter in pdf.letters(index):
        place = (int(letter.baseline < A6_HEIGHT), int(letter.x >= A6_WIDTH))
        found[place] = found.get(place, "") + letter.text
    return found


def page_numbers(pdf: ReadPdf, index: int) -> dict[tuple[int, int], int]:
    """Return the number at the foot of each quarter: set in nine points, seven millimetres from its edge."""
    found: dict[tuple[int, int], str] = {}
    for letter in pdf.letters(index):
        row, column = int(letter.baseline < A6_HEIGHT), int(letter.x >= A6_WIDTH)
        height = letter.baseline - (1 - row) * A6_HEIGHT
        if round(letter.size) == 9 and min(height, A6_HEIGHT - height) == pytest.approx(7 * MM, abs=0.5):
            found[row, column] = found.get((row, column), "") + letter.text
    return {place: int(number) for place, number in found.items()}


def everything(pdf: ReadPdf) -> str:
    return "\n".join(pdf.text(index) for index in range(len(pdf)))


def test_a_few_contacts_stand_on_one_sheet_to_be_folded() -> None:
    pdf = ReadPdf(pocket_pdf(a_directory(*many_entries(40))))
    assert len(pdf) == 2
    assert pdf.size(0) == pytest.approx((210 * MM, 297 * MM), abs=0.1)
    assert "1 fold · 3 klip" in pdf.text(0)
    assert "Noter" in everything(pdf)


def test_many_contacts_become_a_booklet_of_sheets_to_be_cut() -> None:
    pdf = ReadPdf(pocket_pdf(a_directory(*many_entries(180))))
    assert len(pdf) % 2 == 0
    assert len(pdf) > 2
    assert "1 klip" in pdf.text(0)


@pytest.mark.parametrize("turn", list(Turn))
@pytest.mark.parametrize(("number", "is_folded"), [(10, True), (180, False)])
def test_every_quarter_of_a_sheet_has_the_page_its_place_asks_for(
    number: int, is_folded: bool, turn: Turn
) -> None:
    pdf = ReadPdf(pocket_pdf(a_directory(*many_entries(number)), turn=turn))
    found = [page_numbers(pdf, index) for index in range(len(pdf))]
    pages = sum(len(side) for side in found)
    sides = folded_sheet(turn) if is_folded else cut_booklet(pages, turn)
    assert found == [{(slot.row, slot.column): slot.page for slot in side} for side in sides]


def test_112_stands_on_the_first_page_before_all_sectors() -> None:
    pdf = ReadPdf(pocket_pdf(a_directory(an_entry("Krisecenter", sector=Sector.ACUTE), an_entry())))
    front = quarters(pdf, 0)[1, 1]
    assert front.index("112") < front.index("Akut") < front.index("Sundhed")


def test_only_names_numbers_and_hours_are_printed() -> None:
    entry = an_entry(
        person="Inger Vindkærby",
        addresses=("Skolevænget 3, 0110 Skovsunde",),
        emails=("post@laegehuset.example",),
        hours=("mandag–fredag 8–16",),
        note="Ring i god tid",
        private_note="Nøglen ligger hos Jens",
    )
    text = everything(ReadPdf(pocket_pdf(a_directory(entry))))
    for shown in ("Lægehuset Ådalby", "Inger Vindkærby", "01 22 33 44", "mandag–fredag 8–16"):
        assert shown in text
    for left_out in ("Skolevænget", "example", "Ring i god tid", "Nøglen"):
        assert left_out not in text


def test_people_are_named_below_their_organisation() -> None:
    office = an_entry("Jobcentret", hours=("hverdage 9–15",))
    inger = an_entry("Jobcentret", person="Inger Vindkærby", hours=("hverdage 9–15",))
    text = everything(ReadPdf(pocket_pdf(a_directory(inger, office))))
    assert text.index("Jobcentret") < text.index("Inger Vindkærby") < text.rindex("Jobcentret")
    assert text.count("hverdage 9–15") == 1


def test_who_has_no_number_is_not_in_it() -> None:
    text = everything(ReadPdf(pocket_pdf(a_directory(an_entry("Uden nummer", phones=()), an_entry()))))
    assert "Uden nummer" not in text
    assert "Lægehuset" in text


def test_what_is_not_confirmed_and_what_is_closed_says_so() -> None:
    entry = an_entry(doubt=Doubt.STALE, confirmed_on=date(2026, 5, 3), closed_until=date(2027, 1, 3))
    text = everything(ReadPdf(pocket_pdf(a_directory(entry))))
    assert "ikke bekræftet siden 3.5.2026" in text
    assert "lukket til 3.1.2027" in text


def test_every_page_of_a_private_edition_says_so() -> None:
    pdf = ReadPdf(pocket_pdf(a_directory(*many_entries(180), is_private=True)))
    for index in range(len(pdf)):
        assert all("Kuntilegetbrug" in text for text in quarters(pdf, index).values())


def test_all_numbers_of_somebody_with_many_are_printed() -> None:
    phones = tuple(PrintedPhone(f"01 22 33 {number:02d}") for number in range(50))
    text = everything(ReadPdf(pocket_pdf(a_directory(an_entry(phones=phones)))))
    assert all(each.number in text for each in phones)


def test_the_familys_language_stands_beside_danish() -> None:
    text = everything(ReadPdf(pocket_pdf(a_directory(an_entry(), language="uk"))))
    assert "Fare for liv" in text
    assert "Ваш лікар" in text


def test_small_pages_keep_their_ink_five_millimetres_inside() -> None:
    pdf = ReadPdf(pocket_pdf(a_directory(*many_entries(180))))
    for index in range(len(pdf)):
        left, top, right, bottom = pdf.ink(index)  # type: ignore[misc]
        assert min(left, top, 210 - right, 297 - bottom) >= 5 - 0.2
