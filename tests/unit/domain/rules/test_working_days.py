"""Weekends, Danish holidays and the municipality's closed days are no working days."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from linkworker_desktop.domain.rules.working_days import ClosedDay, WorkingDays

OPEN = WorkingDays()
CLOSED = WorkingDays((ClosedDay("Grundlovsdag", 6, 5), ClosedDay("Flytning", 11, 24, 2026)))


def test_2026_has_ten_holidays() -> None:
    days = (date(2026, 1, 1) + timedelta(days=step) for step in range(365))
    assert [day for day in days if OPEN.name_of(day)] == [
        date(2026, 1, 1),
        date(2026, 4, 2),
        date(2026, 4, 3),
        date(2026, 4, 5),
        date(2026, 4, 6),
        date(2026, 5, 14),
        date(2026, 5, 24),
        date(2026, 5, 25),
        date(2026, 12, 25),
        date(2026, 12, 26),
    ]


@pytest.mark.parametrize(("day", "works"), [(date(2023, 5, 5), False), (date(2024, 4, 26), True)])
def test_the_great_prayer_day_was_a_holiday_until_2023(day: date, works: bool) -> None:
    assert OPEN.is_working(day) is works


@pytest.mark.parametrize("day", [date(2026, 12, 24), date(2026, 12, 31), date(2026, 5, 1)])
def test_days_that_are_often_closed_are_working_days_until_the_municipality_says_otherwise(day: date) -> None:
    assert OPEN.is_working(day)
    assert not WorkingDays((ClosedDay("Lukket", day.month, day.day),)).is_working(day)


def test_a_closed_day_comes_every_year_or_once() -> None:
    assert [CLOSED.is_working(date(year, 6, 5)) for year in (2025, 2026)] == [False, False]
    assert [CLOSED.is_working(date(year, 11, 24)) for year in (2025, 2026)] == [True, False]


def test_closed_days_do_not_count_where_only_public_holidays_do() -> None:
    assert CLOSED.is_working(date(2026, 6, 5), public_only=True)
    assert CLOSED.on_or_after(date(2026, 6, 5)) == date(2026, 6, 8)
    assert CLOSED.on_or_after(date(2026, 6, 5), public_only=True) == date(2026, 6, 5)
    assert CLOSED.counted(date(2026, 6, 4), 1) == date(2026, 6, 8)
    assert CLOSED.counted(date(2026, 6, 4), 1, public_only=True) == date(2026, 6, 5)


def test_days_have_their_names() -> None:
    assert OPEN.name_of(date(2026, 4, 2)) == "Skærtorsdag"
    assert CLOSED.name_of(date(2026, 11, 24)) == "Flytning"
    assert OPEN.name_of(date(2026, 11, 24)) is None


def test_a_search_ends_where_the_kept_years_end() -> None:
    assert OPEN.on_or_after(date(2101, 1, 1)) is None
    assert OPEN.counted(date(2100, 12, 30), 5) is None
    assert OPEN.counted(date(1900, 1, 2), -5) is None
