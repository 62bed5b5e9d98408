"""Moving a day or a moment by a span, and rolling it to a working day."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

from linkworker_desktop.domain.contact import months_later
from linkworker_desktop.domain.ranges import FIRST_DAY, LAST_DAY, is_kept_day
from linkworker_desktop.domain.rules.spans import Span, Unit
from linkworker_desktop.domain.rules.when import When
from linkworker_desktop.domain.rules.working_days import WorkingDays

_HOURS_A_DAY = 24
_IN_EVERY_MONTH = 28


class Roll(StrEnum):
    """Where a date goes that falls on a weekend, a holiday or a closed day."""

    NONE = "none"
    NEXT = "next"
    PREVIOUS = "previous"


def shifted(when: When, span: Span, days: WorkingDays, *, public_only: bool = False) -> When | None:
    """Return `when` moved by `span`; None where it leaves the years the program keeps (1900-2100).

    Hours are wall time: 96 hours are the same clock time four days later, whatever the clock did in between.
    Only hours keep the clock time; without one they count as whole days. Months and years keep the day's
    number and are clipped to the end of the month.
    """
    if span.unit is Unit.HOURS and when.clock is not None:
        return _by_hours(when, span.amount)
    day = moved_day(when.day, span.amount, span.unit, days, public_only=public_only)
    return None if day is None else When(day)


def moved_day(
    day: date, amount: int, unit: Unit, days: WorkingDays, *, public_only: bool = False
) -> date | None:
    """Return `day` moved by so many units (hours count as whole days); None outside the years the program keeps."""
    found: date | None
    if unit is Unit.DAYS:
        found = _plus_days(day, amount)
    elif unit is Unit.MONTHS:
        found = _plus_months(day, amount)
    elif unit is Unit.WEEKS:
        found = _plus_days(day, 7 * amount)
    elif unit is Unit.YEARS:
        found = _plus_months(day, 12 * amount)
    elif unit is Unit.WHOLE_MONTHS:
        found = _plus_months(day.replace(day=1), amount + 1)
    elif unit is Unit.WORKING_DAYS:
        found = days.counted(day, amount, public_only=public_only)
    else:
        found = _plus_days(day, -(-amount // _HOURS_A_DAY))
    return found if is_kept_day(found) else None


def rolled(day: date, roll: Roll, days: WorkingDays, *, public_only: bool = False) -> date | None:
    """Return `day`, or the working day the roll leads to; None outside the years the program keeps."""
    match roll:
        case Roll.NONE:
            return day
        case Roll.NEXT:
            return days.on_or_after(day, public_only=public_only)
        case Roll.PREVIOUS:
            return days.on_or_before(day, public_only=public_only)


def nearest_step(start: date, step: Span, day: date, days: WorkingDays) -> int:
    """Return which date of the row start + step, start + 2 steps … lies nearest to `day`; 1 at the least.

    A day in the middle belongs to the earlier date. `step` is positive.
    """
    guess = max(1, round((day - start).days / _length(step)))
    dated = [
        (abs((found.day - day).days), index)
        for index in range(max(1, guess - 2), guess + 3)
        if (found := shifted(When(start), Span(step.amount * index, step.unit), days)) is not None
    ]
    return min(dated)[1] if dated else guess


def _by_hours(when: When, hours: int) -> When | None:
    try:
        moved = When.of(when.moment + timedelta(hours=hours))
    except OverflowError:
        return None
    return moved if is_kept_day(moved.day) else None


def _plus_days(day: date, amount: int) -> date | None:
    try:
        return day + timedelta(days=amount)
    except OverflowError:
        return None


def _plus_months(day: date, amount: int) -> date | None:
    year, month = divmod(day.year * 12 + day.month - 1 + amount, 12)
    if not FIRST_DAY.year <= year <= LAST_DAY.year:
        return None
    if day.day <= _IN_EVERY_MONTH:
        return date(year, month + 1, day.day)
    return months_later(day, amount)


def _length(span: Span) -> float:
    lengths = {Unit.HOURS: 1 / 24, Unit.WEEKS: 7.0, Unit.WORKING_DAYS: 1.4, Unit.YEARS: 365.2425}
    return span.amount * lengths.get(span.unit, 1.0 if span.unit is Unit.DAYS else 30.436875)
