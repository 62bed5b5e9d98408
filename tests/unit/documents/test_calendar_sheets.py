"""Month, week, lists and wheel: every entry is on the paper once, and no page runs over."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from tests.builders.calendar_papers import LONGEST_NAME, a_calendar, an_entry_on, some_days
from tests.builders.directory import PRINTED_ON, a_sender
from tests.builders.pdf_reading import ReadPdf

from linkworker_desktop.documents.calendar_cells import MONTH_TYPE, DayCell, row_heights
from linkworker_desktop.documents.calendar_content import PrintedDay, WheelMeeting, WheelPaper
from linkworker_desktop.documents.calendar_grid import month_pdf, week_pdf, weeks_of
from linkworker_desktop.documents.calendar_list import agenda_pdf
from linkworker_desktop.documents.year_wheel import year_wheel_pdf

DECEMBER = date(2026, 12, 1)
BUSY = date(2026, 12, 8)
FIRST, LAST = weeks_of(DECEMBER)
MONDAY, SUNDAY = date(2026, 12, 7), date(2026, 12, 13)


def all_text(pdf: ReadPdf) -> str:
    return "\n".join(pdf.text(index) for index in range(len(pdf)))


def words_in(text: str) -> str:
    return "".join(text.split())


def busy_entries(number: int = 40) -> dict[date, list[object]]:
    starts = [time(8 + index // 6, 10 * (index % 6)) for index in range(number)]
    return {BUSY: [an_entry_on(BUSY, f"Aftale-{index:02d}", starts=at) for index, at in enumerate(starts)]}


@pytest.mark.parametrize(
    ("month", "first", "last"),
    [
        (date(2026, 12, 15), date(2026, 11, 30), date(2027, 1, 3)),
        (date(2027, 2, 1), date(2027, 2, 1), date(2027, 2, 28)),
        (date(2028, 2, 29), date(2028, 1, 31), date(2028, 3, 5)),
    ],
)
def test_a_month_is_printed_on_whole_weeks(month: date, first: date, last: date) -> None:
    assert weeks_of(month) == (first, last)


def test_an_empty_month_is_one_lying_page_with_week_numbers_and_holidays() -> None:
    names = {date(2026, 12, 25): "1. juledag"}
    pdf = ReadPdf(month_pdf(a_calendar(some_days(FIRST, LAST, names=names)), DECEMBER))
    assert len(pdf) == 1
    width, height = pdf.size(0)
    assert width > height
    text = pdf.text(0)
    for word in (
        "December 2026",
        "Mandag",
        "Søndag",
        "1. juledag",
        "49",
        "53",
        "1 / 1",
        "Udskrevet 24.11.2026",
    ):
        assert word in text


def test_forty_entries_on_one_day_stand_whole_on_the_pages_after_the_month() -> None:
    pdf = ReadPdf(month_pdf(a_calendar(some_days(FIRST, LAST, busy_entries())), DECEMBER))  # type: ignore[arg-type]
    assert "se side 2" in pdf.text(0)
    rest = "\n".join(pdf.text(index) for index in range(1, len(pdf)))
    assert [rest.count(f"Aftale-{index:02d}") for index in range(40)] == [1] * 40
    assert "(fortsat)" in pdf.text(2)


def test_what_is_shown_and_what_is_counted_make_all_of_a_day() -> None:
    entries = [an_entry_on(BUSY, f"Aftale {index}") for index in range(9)]
    cell = DayCell(PrintedDay(BUSY, entries=tuple(entries)), 105.0, MONTH_TYPE)
    assert cell.shown(cell.wanted) == 9
    fewer = [cell.shown(height) for height in (30.0, 60.0, 90.0)]
    assert fewer == sorted(fewer)
    assert fewer[0] == 0
    assert fewer[-1] < 9


def test_busy_weeks_get_the_room_quiet_weeks_do_not_need() -> None:
    quiet = [DayCell(PrintedDay(FIRST), 105.0, MONTH_TYPE)]
    entries = tuple(an_entry_on(BUSY, f"Aftale {index}") for index in range(30))
    busy = [DayCell(PrintedDay(BUSY, entries=entries), 105.0, MONTH_TYPE)]
    heights = row_heights([quiet, busy, quiet], 400.0, 50.0)
    assert heights == [50.0, 300.0, 50.0]
    assert sum(row_heights([quiet, quiet], 400.0, 50.0)) == pytest.approx(400.0)


def test_a_week_has_seven_days_with_times() -> None:
    entries = {MONDAY: [an_entry_on(MONDAY, ends=time(10), detail="Kalynopil", mark="møde")]}
    pdf = ReadPdf(week_pdf(a_calendar(some_days(MONDAY, SUNDAY, entries), "Uge 50, 2026")))
    text = words_in(pdf.text(0))
    assert len(pdf) == 1
    for word in ("9.00–10.00Samtale·Kalynopil·møde", "7.", "13.", "Onsdag"):
        assert words_in(word) in text


def test_the_agenda_goes_on_over_pages_and_names_the_day_again() -> None:
    pdf = ReadPdf(agenda_pdf(a_calendar(some_days(MONDAY, SUNDAY, busy_entries(80)))))  # type: ignore[arg-type]
    assert len(pdf) > 1
    text = all_text(pdf)
    assert [text.count(f"Aftale-{index:02d}") for index in range(80)] == [1] * 80
    assert "Tirsdag 8. december 2026 (fortsat)" in pdf.text(1)
    assert f"1 / {len(pdf)}" in pdf.text(0)


def test_an_agenda_without_anything_says_so_on_one_page() -> None:
    pdf = ReadPdf(agenda_pdf(a_calendar(some_days(MONDAY, SUNDAY))))
    assert len(pdf) == 1
    assert "Her står ikke noget." in pdf.text(0)


def test_long_names_stay_within_the_sheet() -> None:
    entry = an_entry_on(BUSY, LONGEST_NAME * 3, detail=LONGEST_NAME, mark="lov", is_law=True)
    paper = a_calendar(some_days(MONDAY, SUNDAY, {BUSY: [entry]}), LONGEST_NAME, LONGEST_NAME)
    for pdf, edge in ((ReadPdf(agenda_pdf(paper)), 194.5), (ReadPdf(week_pdf(paper)), 283.5)):
        ink = pdf.ink(0)
        assert ink is not None
        assert ink[2] <= edge
        assert words_in(LONGEST_NAME * 3) in words_in(all_text(pdf))


def test_nothing_is_printed_in_colour() -> None:
    entries = {
        BUSY: [an_entry_on(BUSY, is_done=True), an_entry_on(BUSY, is_late=True, mark="lov", is_law=True)]
    }
    data = month_pdf(a_calendar(some_days(FIRST, LAST, entries)), DECEMBER)
    assert not [each for each in ReadPdf(data).streams() if " rg" in each or " RG" in each]


def test_the_wheel_has_every_meeting_in_its_list_and_its_day_in_the_ring() -> None:
    meetings = [WheelMeeting(date(2026, month, 5), f"Møde-{month:02d}", month < 7) for month in range(1, 13)]
    pdf = ReadPdf(year_wheel_pdf(WheelPaper(2026, meetings, a_sender(), PRINTED_ON)))
    assert len(pdf) == 1
    text = pdf.text(0)
    assert [text.count(f"Møde-{month:02d}") for month in range(1, 13)] == [1] * 12
    assert text.count("5.12.") == 1
    ring = [each for each in pdf.letters(0) if each.text == "5" and each.size == 8 and each.x < 450]
    assert len(ring) == 12


def test_a_long_wheel_goes_on_and_an_empty_one_says_so() -> None:
    start = date(2026, 1, 1)
    meetings = [WheelMeeting(start + timedelta(days=4 * index), f"Møde-{index:02d}") for index in range(90)]
    pdf = ReadPdf(year_wheel_pdf(WheelPaper(2026, meetings, a_sender(), PRINTED_ON)))
    text = all_text(pdf)
    assert len(pdf) > 1
    assert [text.count(f"Møde-{index:02d}") for index in range(90)] == [1] * 90
    empty = ReadPdf(year_wheel_pdf(WheelPaper(2026, (), a_sender(), PRINTED_ON)))
    assert "Her står ikke noget." in empty.text(0)
