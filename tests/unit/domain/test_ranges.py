"""Days outside the years the program keeps are known as such, at either edge."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from linkworker_desktop.domain.problems import out_of_range, too_long
from linkworker_desktop.domain.ranges import is_kept_birth, is_kept_day

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("day", "kept"),
    [
        (None, True),
        (date(1899, 12, 31), False),
        (date(1900, 1, 1), True),
        (date(2100, 12, 31), True),
        (date(2101, 1, 1), False),
        (datetime(9999, 12, 31, 23, 59), False),
        (datetime(1, 1, 1), False),
        (datetime(2026, 11, 20, 14, 0), True),
    ],
)
def test_only_the_years_1900_to_2100_are_kept(day: date | None, kept: bool) -> None:
    assert is_kept_day(day) is kept
    assert [problem.field for problem in out_of_range("housed_at", day)] == ([] if kept else ["housed_at"])


@pytest.mark.parametrize(
    ("day", "kept"),
    [
        (None, True),
        (date(1879, 12, 31), False),
        (date(1880, 1, 1), True),
        (TODAY, True),
        (date(2026, 11, 25), False),
    ],
)
def test_a_birth_lies_between_1880_and_today(day: date | None, kept: bool) -> None:
    assert is_kept_birth(day, TODAY) is kept


def test_a_text_is_too_long_from_the_first_letter_over() -> None:
    assert list(too_long("note", "x" * 5, 5)) == []
    assert [problem.field for problem in too_long("note", "x" * 6, 5)] == ["note"]
