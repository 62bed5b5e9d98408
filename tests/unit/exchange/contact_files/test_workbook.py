"""Excel workbooks: read as text, and never opened when they could do harm."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date, datetime

import pytest
from tests.builders.contact_files import drafts, names, read, refusals, the_draft, with_parts, workbook

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.exchange.contact_files.reading import read_file

HEAD = ("Navn", "Tlf.", "Postnr.", "By", "Note")


def test_numbers_are_phones_without_a_false_fraction() -> None:
    draft = the_draft(workbook(HEAD, ("Mette Vang", 20202020.0, 8000, "Aadalby", 1.5)))
    assert draft.phones[0].number == "20202020"
    assert draft.address.post_code == "8000"
    assert draft.note == "1.5"


def test_a_zero_that_a_spreadsheet_dropped_is_remarked_on_and_nothing_is_made_up() -> None:
    (row,) = read(workbook(HEAD, ("Mette Vang", 1234567, 800, "Høje", None)))
    assert row.draft.phones[0].number == "1234567"  # type: ignore[union-attr]
    assert row.draft.address.town == "800 Høje"  # type: ignore[union-attr]
    assert sum("nul foran" in remark for remark in row.remarks) == 2


def test_days_yes_and_numbers_read_as_people_write_them() -> None:
    rows = [
        ("Navn", "Note", "Noter", "Notat"),
        ("Mette Vang", date(2026, 11, 24), datetime(2026, 1, 2, 9, 30), True),
    ]
    assert the_draft(workbook(*rows)).note == "24-11-2026\n02-01-2026 09:30\nja"


def test_titles_and_empty_rows_above_the_headers_are_passed_over() -> None:
    data = workbook(("Kontakter 2026",), (), HEAD, ("Mette Vang", "20202020"), (), ("Ole Bo", "30303030"))
    assert [each.number for each in read(data)] == [4, 6]


def test_the_first_sheet_with_rows_is_read_and_the_others_are_offered() -> None:
    data = workbook(
        sheets={"Forside": [], "Liste": [HEAD, ("Mette Vang", "1")], "Gamle": [HEAD, ("Ole Bo", "2")]}
    )
    reading = read_file(data)
    assert (reading.sheets, reading.sheet) == (("Forside", "Liste", "Gamle"), "Liste")
    assert names(data) == ["Mette Vang"]
    assert names(data, sheet="Gamle") == ["Ole Bo"]
    with pytest.raises(UserError, match="hedder »Andet«"):
        read_file(data, sheet="Andet")


def test_a_workbook_without_rows_has_no_contacts() -> None:
    assert read_file(workbook(HEAD)).rows == 0
    assert read_file(workbook()).rows == 0


def test_formulas_give_the_value_that_was_saved_and_are_never_run() -> None:
    data = workbook(HEAD, ("Mette Vang", "20202020", None, None, "=cmd|' /C calc'!A0"))
    assert the_draft(data).note == ""


def test_entities_are_refused() -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet>&b;</worksheet>'
    data = with_parts(workbook(HEAD, ("Mette Vang", "1")), {"xl/worksheets/sheet1.xml": bomb})
    with pytest.raises(UserError, match="entiteter"):
        read_file(data)


def test_entities_in_utf16_are_refused_too() -> None:
    bomb = '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE x [<!ENTITY a "a">]><x>&a;</x>'.encode("utf-16")
    data = with_parts(workbook(HEAD, ("Mette Vang", "1")), {"xl/sharedStrings.xml": bomb})
    with pytest.raises(UserError, match="entiteter"):
        read_file(data)


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    data = with_parts(workbook(HEAD, ("Mette Vang", "1")), {"xl/media/tom.xml": b" " * 60_000_000})
    assert len(data) < 100_000
    with pytest.raises(UserError, match="pakker langt mere ud"):
        read_file(data)


def test_macros_and_links_to_other_files_are_passed_over_and_said() -> None:
    parts = {"xl/vbaProject.bin": b"macro", "xl/externalLinks/externalLink1.xml": b"<externalLink/>"}
    data = with_parts(workbook(HEAD, ("Mette Vang", "20202020")), parts)
    remarks = " ".join(read_file(data).remarks)
    assert "makroer" in remarks
    assert "andre filer" in remarks
    assert names(data) == ["Mette Vang"]


@pytest.mark.parametrize("cut", [0.3, 0.6, 0.95])
def test_a_truncated_workbook_is_refused_in_one_sentence(cut: float) -> None:
    data = workbook(HEAD, *[("Mette Vang", str(number)) for number in range(500)])
    with pytest.raises(UserError, match="beskadiget"):
        read_file(data[: int(len(data) * cut)])


def test_a_damaged_sheet_is_refused_in_one_sentence() -> None:
    data = with_parts(
        workbook(HEAD, ("Mette Vang", "1")), {"xl/worksheets/sheet1.xml": b"<worksheet><sheetData><row"}
    )
    with pytest.raises(UserError, match="beskadiget"):
        read_file(data)


def test_a_cell_that_is_too_large_costs_its_row(monkeypatch: pytest.MonkeyPatch) -> None:
    from linkworker_desktop.exchange.contact_files import workbook as module

    monkeypatch.setattr(module, "LARGEST_FIELD", 100)
    data = workbook(
        HEAD, ("A A", "20202020"), ("B B", "20202021", None, None, "x" * 101), ("C C", "20202022")
    )
    assert names(data) == ["A A", "C C"]
    assert list(refusals(data)) == [3]


def test_a_sheet_that_says_it_is_smaller_than_it_is_is_read_whole() -> None:
    data = workbook(HEAD, *[(f"Person {letter}", "20202020") for letter in "abcdef"])
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
    lying, times = re.subn(rb'<dimension ref="[^"]+"', b'<dimension ref="A1:A1"', sheet)
    assert times == 1
    assert len(drafts(with_parts(data, {"xl/worksheets/sheet1.xml": lying}))) == 6


def test_the_reader_of_workbooks_has_its_second_lock() -> None:
    import openpyxl

    assert openpyxl.DEFUSEDXML
