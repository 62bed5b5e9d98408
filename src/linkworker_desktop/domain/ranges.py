"""The days the program can keep: everything outside is a slip of the pen, and calculating with it could fail."""

from __future__ import annotations

from datetime import date, datetime

FIRST_DAY = date(1900, 1, 1)
LAST_DAY = date(2100, 12, 31)
FIRST_BIRTH = date(1880, 1, 1)


def is_kept_day(day: date | datetime | None) -> bool:
    """Tell whether a day or a moment lies in the years 1900-2100; None does."""
    return day is None or FIRST_DAY.year <= day.year <= LAST_DAY.year


def is_kept_birth(day: date | None, today: date) -> bool:
    """Tell whether a birth date lies between 1880 and today; None does."""
    return day is None or FIRST_BIRTH <= day <= today
