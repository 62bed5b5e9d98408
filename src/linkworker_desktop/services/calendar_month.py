"""The month view: the first few entries of each day, and how many there are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from linkworker_desktop.domain.rules.working_days import WorkingDays, public_holidays
from linkworker_desktop.services.calendar_views import CalendarDay, CalendarEntry, EntryKind

_DAY = timedelta(days=1)


def days(
    counted: Iterable[CalendarEntry],
    crowd: Iterable[CalendarEntry],
    numbers: Mapping[date, int],
    off: WorkingDays,
    first: date,
    last: date,
    most: int,
) -> tuple[CalendarDay, ...]:
    """Return every day with the first of its entries, what is done last.

    `counted` are all there are of their kind; of the crowd, whose open ones `numbers` counts, the first of each day
    are enough.
    """
    by_day: dict[date, list[CalendarEntry]] = defaultdict(list)
    totals = defaultdict(int, numbers)
    for entry in counted:
        for day in _days_of(entry):
            by_day[day].append(entry)
            totals[day] += not entry.is_done
    for entry in crowd:
        by_day[entry.when.day].append(entry)
    return tuple(_day(day, by_day[day], totals[day], off, most) for day in _between(first, last))


def _day(day: date, entries: list[CalendarEntry], waiting: int, off: WorkingDays, most: int) -> CalendarDay:
    name = off.name_of(day) or ""
    is_closed = day in public_holidays(day.year) or bool(name)
    shown = tuple(sorted(entries, key=_order)[:most])
    return CalendarDay(day, name, is_closed, shown, waiting + sum(entry.is_done for entry in shown))


def _order(entry: CalendarEntry) -> tuple[bool, bool, str, str]:
    """Return the order of the database's own columns, with due dates before the rest."""
    clock = entry.when.clock.isoformat() if entry.when.clock else ""
    return (entry.is_done, entry.kind is not EntryKind.DEADLINE, clock, entry.title)


def _days_of(entry: CalendarEntry) -> Iterator[date]:
    return _between(entry.when.day, entry.last_day)


def _between(first: date, last: date) -> Iterator[date]:
    day = first
    while day <= last:
        yield day
        day += _DAY
