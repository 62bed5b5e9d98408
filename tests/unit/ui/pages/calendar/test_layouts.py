"""The arithmetic of the painted views."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication

from linkworker_desktop.domain.rules.when import When
from linkworker_desktop.services.calendar_views import CalendarEntry, EntryKind
from linkworker_desktop.ui.kit.fonts import TypeRole, font
from linkworker_desktop.ui.pages.calendar.month_layout import Measures, MonthLayout, shares
from linkworker_desktop.ui.pages.calendar.one_line import fitted
from linkworker_desktop.ui.pages.calendar.week_layout import (
    all_day,
    box,
    clock_at,
    column_edges,
    moved,
    slots,
)
from linkworker_desktop.ui.pages.calendar.year_layout import Line, YearLayout

MONDAY = date(2026, 11, 23)
GRID = MonthLayout(MONDAY, 6, 870, 690, Measures(head=33, weeks=36, number=27, name=18, entry=20))


def at(day: date, begins: str, ends: str = "", kind: EntryKind = EntryKind.APPOINTMENT) -> CalendarEntry:
    end = When(day, time.fromisoformat(ends)) if ends else None
    return CalendarEntry(kind, When(day, time.fromisoformat(begins)), "Samtale", ends=end)


def test_monday_stands_first_and_weekends_are_narrow() -> None:
    edges = GRID.column_edges()
    widths = [right - left for left, right in pairwise(edges)]
    assert GRID.cell(MONDAY).left() == edges[0] == 36
    assert widths[5] / widths[0] == pytest.approx(0.6, abs=0.01)


@given(st.integers(0, 41))
def test_a_point_in_a_cell_leads_back_to_its_day(number: int) -> None:
    day = MONDAY + timedelta(days=number)
    middle = GRID.cell(day).center()
    assert GRID.day_at(middle.x(), middle.y()) == day


def test_a_point_on_the_week_numbers_is_no_day() -> None:
    assert GRID.day_at(10, 300) is None
    assert GRID.day_at(300, 5) is None
    with pytest.raises(ValueError, match="not in the view"):
        GRID.cell(MONDAY - timedelta(days=1))


@given(st.integers(0, 20), st.booleans())
def test_entries_never_leave_their_cell_or_lie_on_each_other(number: int, has_name: bool) -> None:
    boxes = GRID.entry_boxes(MONDAY, number, has_name=has_name)
    assert all(GRID.cell(MONDAY).contains(each) for each in boxes)
    assert all(upper.bottom() < lower.top() for upper, lower in pairwise(boxes))


@pytest.mark.parametrize(
    ("places", "total", "shown"),
    [(3, 2, (2, 0)), (3, 3, (3, 0)), (3, 4, (2, 2)), (1, 9, (0, 9)), (0, 2, (0, 2))],
)
def test_what_has_no_room_is_counted(places: int, total: int, shown: tuple[int, int]) -> None:
    assert shares(places, total) == shown


def test_what_overlaps_stands_side_by_side_and_the_rest_alone() -> None:
    placed = slots([at(MONDAY, "09:00", "10:00"), at(MONDAY, "09:30", "10:30"), at(MONDAY, "11:00")], MONDAY)
    assert [(slot.lane, slot.lanes) for slot in placed] == [(0, 2), (1, 2), (0, 1)]


def test_a_lane_that_is_free_again_is_used_again() -> None:
    day = [at(MONDAY, "09:00", "12:00"), at(MONDAY, "09:00", "10:00"), at(MONDAY, "10:30", "11:30")]
    assert [slot.lane for slot in slots(day, MONDAY)] == [0, 1, 1]


def test_due_dates_and_what_lasts_over_midnight_stand_above_the_hours() -> None:
    night = CalendarEntry(
        EntryKind.APPOINTMENT, When(MONDAY, time(20)), "Lejr", ends=When(MONDAY + timedelta(days=2), time(12))
    )
    due = at(MONDAY, "14:00", kind=EntryKind.DEADLINE)
    assert slots([night, due], MONDAY) == ()
    assert all_day([night, due], MONDAY) == (night, due)
    assert all_day([night, due], MONDAY + timedelta(days=2)) == (night,)


def test_what_ends_at_midnight_stays_at_its_hours() -> None:
    late = CalendarEntry(
        EntryKind.APPOINTMENT, When(MONDAY, time(22)), "Fest", ends=When(MONDAY + timedelta(days=1), time())
    )
    (slot,) = slots([late], MONDAY)
    assert (slot.start, slot.end) == (22 * 60, 24 * 60)


@pytest.mark.parametrize("day", [date(2026, 3, 29), date(2026, 10, 25)])
def test_a_day_on_which_the_clock_is_changed_has_its_hours_where_the_wall_clock_has_them(day: date) -> None:
    entry = at(day, "14:00", "15:00")
    (slot,) = slots([entry], day - timedelta(days=6))
    area = box(slot, column_edges(800, 50), 48)
    assert area.top() == 14 * 48 + 1
    assert clock_at(area.top() - 1, 48) == time(14)
    assert moved(entry.when, 0, -15) == When(day, time(13, 45))


@given(st.integers(0, 24 * 48 - 1))
def test_everything_is_dropped_on_a_quarter_of_an_hour(y: int) -> None:
    assert clock_at(y, 48).minute % 15 == 0


def test_moving_stops_at_the_ends_of_the_day() -> None:
    assert moved(When(MONDAY, time(0)), 0, -15).clock == time(0)
    assert moved(When(MONDAY, time(23, 45)), 0, 15).clock == time(23, 45)
    assert moved(When(MONDAY), 1, 15) == When(MONDAY + timedelta(days=1))


def test_a_short_name_stands_whole_and_the_persons_name_gets_the_rest(qapp: QApplication) -> None:
    assert qapp is not None  # fonts need it
    face = font(TypeRole.SMALL).toString()
    width = QFontMetrics(font(TypeRole.SMALL)).horizontalAdvance("Mappe udleveret") + 4
    assert fitted("Mappe udleveret", "Nakhlawar", width, face, whole=True).title == "Mappe udleveret"
    assert fitted("Mappe udleveret", "Nakhlawar", width, face).title != "Mappe udleveret"
    wide = fitted("Infomøde", "Kalynopil", width, face, whole=True)
    assert wide.title == "Infomøde"
    assert wide.about.startswith("Kal")


def test_the_lines_of_the_year_share_the_height_that_is_left() -> None:
    grid = YearLayout(width=840, names=180, head=34, mark=26)
    line = Line("Møde", ((),) * 12)
    higher = replace(grid, extra=40)
    assert higher.height(line) == grid.height(line) + 40
    assert higher.mark_box(100, 0, 0).center().y() == grid.mark_box(100, 0, 0).center().y() + 20
