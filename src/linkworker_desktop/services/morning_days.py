"""The strip of the next two weeks: what there is on each day, counted as it is said."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from linkworker_desktop.domain.events import MeetingType
from linkworker_desktop.domain.rules.due import State
from linkworker_desktop.services.calendar_views import DAYS_OFF, CalendarEntry, EntryKind
from linkworker_desktop.services.first_points import COUNTED_IN_HOURS
from linkworker_desktop.services.morning_views import DayAhead, DayThing

DAYS = 14
COORDINATION_RULE = "R70"
_THINGS = {
    EntryKind.DEADLINE: DayThing.DEADLINE,
    EntryKind.MEETING: DayThing.MEETING,
    EntryKind.APPOINTMENT: DayThing.APPOINTMENT,
    EntryKind.TASK: DayThing.TASK,
}


def days_ahead(entries: Iterable[CalendarEntry], today: date) -> tuple[DayAhead, ...]:
    """Return the fourteen days after today."""
    first, last = today + timedelta(days=1), today + timedelta(days=DAYS)
    by_day: dict[date, list[CalendarEntry]] = {first + timedelta(days=each): [] for each in range(DAYS)}
    for entry in entries:
        day = max(entry.when.day, first)
        while day <= min(entry.last_day, last):
            by_day[day].append(entry)
            day += timedelta(days=1)
    return tuple(_day(day, of_day) for day, of_day in by_day.items())


def is_coordination(entry: CalendarEntry) -> bool:
    """Tell whether an entry is a coordination meeting: one that was planned, or the day the rule names for it."""
    named = entry.deadline is not None and entry.deadline.row.rule.code == COORDINATION_RULE
    return named or entry.meeting_type is MeetingType.COORDINATION


def _day(day: date, entries: list[CalendarEntry]) -> DayAhead:
    name = next((each.title for each in entries if each.kind in DAYS_OFF), "")
    open_ones = [each for each in entries if each.kind not in DAYS_OFF and not each.is_done]
    counted: dict[DayThing, set[object]] = {}
    for entry in open_ones:
        if is_coordination(entry):
            counted.setdefault(DayThing.COORDINATION, set()).add(day)
        else:
            counted.setdefault(_THINGS[entry.kind], set()).add(_one(entry))
    things = tuple((thing, len(counted[thing])) for thing in DayThing if thing in counted)
    is_soon = any(_hurries(each) for each in open_ones)
    return DayAhead(day, name, things, is_soon)


def _hurries(entry: CalendarEntry) -> bool:
    if entry.deadline is None:
        return False
    return entry.state is State.DUE_SOON or entry.deadline.row.rule.code in COUNTED_IN_HOURS


def _one(entry: CalendarEntry) -> object:
    """Return what makes two entries one: the same rule for several in a family, and its 96 hours."""
    if entry.deadline is None:
        return entry.key
    code = entry.deadline.row.rule.code
    return entry.family or entry.key, "96" if code in COUNTED_IN_HOURS else code
