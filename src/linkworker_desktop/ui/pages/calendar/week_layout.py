"""Where the entries of a week with hours lie: columns of days, lanes for what overlaps, quarters of an hour."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from itertools import accumulate

from PySide6.QtCore import QRect

from linkworker_desktop.domain.rules.when import When
from linkworker_desktop.services.calendar_views import CalendarEntry, EntryKind

FIRST_HOUR = 7
LAST_HOUR = 18
"""The hours that are seen before anybody scrolls."""
STEP = 15
"""Minutes between the places an entry can be dropped on."""
DAY_MINUTES = 24 * 60
_USUAL = 30
"""Minutes an entry without an end is drawn as long as."""
_LEAST = 25
"""Minutes an entry is at least drawn as long as, so that its words can be read."""
_SHARES = (1.0,) * 5 + (0.6,) * 2


@dataclass(frozen=True, slots=True)
class Slot:
    """An entry in its column: minutes from midnight, and which of so many lanes it has."""

    entry: CalendarEntry
    column: int
    start: int
    end: int
    lane: int = 0
    lanes: int = 1


def has_hours(entry: CalendarEntry) -> bool:
    """Tell whether an entry stands at its hours; due dates, and what lasts over midnight, stand above them."""
    return (
        entry.kind is not EntryKind.DEADLINE
        and entry.when.clock is not None
        and entry.last_day == entry.when.day
    )


def slots(entries: Iterable[CalendarEntry], first: date) -> tuple[Slot, ...]:
    """Return the entries with hours of the week from Monday `first` on, what overlaps side by side."""
    found: list[Slot] = []
    for column in range(len(_SHARES)):
        day = first + timedelta(days=column)
        own = [_slot(each, column) for each in entries if has_hours(each) and each.when.day == day]
        found += _in_lanes(sorted(own, key=lambda slot: (slot.start, -slot.end)))
    return tuple(found)


def all_day(entries: Iterable[CalendarEntry], day: date) -> tuple[CalendarEntry, ...]:
    """Return what stands above the hours of a day, also what began earlier and still lasts; what is done last."""
    found = (each for each in entries if not has_hours(each) and each.when.day <= day <= each.last_day)
    return tuple(sorted(found, key=lambda each: each.is_done))


def column_edges(width: int, gutter: int) -> tuple[int, ...]:
    """Return the eight x values that bound the seven days beside the hours."""
    room = max(0, width - gutter)
    return (gutter, *(gutter + round(room * share / sum(_SHARES)) for share in accumulate(_SHARES)))


def box(slot: Slot, edges: Sequence[int], hour: int) -> QRect:
    """Return where an entry stands; `hour` is the height of one hour."""
    left, right = edges[slot.column] + 3, edges[slot.column + 1] - 3
    width = (right - left) // slot.lanes
    top = round(slot.start * hour / 60)
    height = round(max(slot.end - slot.start, _LEAST) * hour / 60) - 2
    return QRect(left + slot.lane * width, top + 1, width - (2 if slot.lanes > 1 else 0), height)


def clock_at(y: int, hour: int) -> time:
    """Return the quarter of an hour nearest to a height, never past the day's last."""
    minutes = round(y * 60 / hour / STEP) * STEP
    return clock_of(min(max(minutes, 0), DAY_MINUTES - STEP))


def clock_of(minutes: int) -> time:
    """Return so many minutes after midnight as a clock time."""
    return time(minutes // 60, minutes % 60)


def moved(when: When, days: int, minutes: int) -> When:
    """Return a time moved by days, and within its day by minutes; what has no clock time keeps having none."""
    day = when.day + timedelta(days=days)
    if when.clock is None:
        return When(day)
    there = when.clock.hour * 60 + when.clock.minute + minutes
    return When(day, clock_of(min(max(there, 0), DAY_MINUTES - STEP)))


def _slot(entry: CalendarEntry, column: int) -> Slot:
    clock = entry.when.clock or time()
    start = clock.hour * 60 + clock.minute
    end = start + _USUAL
    if entry.ends is not None and entry.ends.clock is not None:
        is_next_day = entry.ends.day > entry.when.day
        end = DAY_MINUTES if is_next_day else entry.ends.clock.hour * 60 + entry.ends.clock.minute
    return Slot(entry, column, start, min(max(end, start), DAY_MINUTES))


def _in_lanes(ordered: Sequence[Slot]) -> list[Slot]:
    """Give what overlaps lanes of one width, a bundle at a time."""
    result: list[Slot] = []
    bundle: list[Slot] = []
    until = -1
    for slot in ordered:
        if bundle and slot.start >= until:
            result += _shared(bundle)
            bundle, until = [], -1
        bundle.append(slot)
        until = max(until, slot.start + max(slot.end - slot.start, _LEAST))
    return result + _shared(bundle)


def _shared(bundle: Sequence[Slot]) -> list[Slot]:
    ends: list[int] = []
    placed: list[Slot] = []
    for slot in bundle:
        end = slot.start + max(slot.end - slot.start, _LEAST)
        lane = next((number for number, free in enumerate(ends) if free <= slot.start), len(ends))
        if lane == len(ends):
            ends.append(end)
        else:
            ends[lane] = end
        placed.append(replace(slot, lane=lane))
    return [replace(slot, lanes=len(ends)) for slot in placed]
