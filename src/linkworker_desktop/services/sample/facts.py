"""What the sample's families are told in their folders: meetings, course, school, bus and Danish lessons."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from linkworker_desktop.domain.facts import FACTS
from linkworker_desktop.domain.moments import moment_text, parse_time
from linkworker_desktop.services.sample.contacts import advisers
from linkworker_desktop.services.sample.families import SampleFamily
from linkworker_desktop.services.sample.shapes import towns

_WORKDAYS = range(5)
_MONDAY = 0


def facts_of(family: SampleFamily, today: date) -> dict[str, str]:
    """Return the family's facts as the link-worker types them; nothing for a family that has not come yet."""
    shape, housed = family.shape, family.draft.housed_at
    if shape.knows_nothing_yet or housed is None:
        return {}
    town, meetings = towns().named(shape.town), towns().meetings
    number = int(family.code[1:])
    meeting = info_meeting(family, today)
    course = _next_workday(meeting, time(8, 30))
    adviser = advisers()[number % len(advisers())]
    values = {
        "infomoede": moment_text(meeting),
        "infomoede_sted": meetings.infomoede_sted,
        "raadgiver": adviser,
        "raadgiver_moede": moment_text(_next_workday(course, time(13, 0))),
        "kursus_start": moment_text(course),
        "kursus_sted": meetings.kursus_sted,
        "affaldsdag": town.waste,
        "stoppested": _street_name(shape.street),
        "buslinje": town.bus,
        "sidste_bus": town.last_bus,
        "skole": town.school,
        "skole_start": moment_text(_next_workday(housed + timedelta(days=9), time(8, 0))),
        "dagtilbud": town.daycare,
        "dansk_start": moment_text(_monday_after(housed + timedelta(days=14), time(9, 0))),
        "dansk_sted": meetings.dansk_sted,
        "dansk_hold": meetings.teams[number % len(meetings.teams)],
    }
    unknown = {*values, *shape.missing} - FACTS.keys()
    if unknown:
        raise ValueError(f"{family.code} has facts that do not exist: {sorted(unknown)}")
    return {name: value for name, value in values.items() if name not in shape.missing}


def info_meeting(family: SampleFamily, today: date) -> datetime:
    """Return when the family's meeting is held: at 10 on a workday inside the 96 hours."""
    if family.shape.infomoede_today:
        return datetime.combine(today, parse_time(family.shape.infomoede_today))
    housed = family.draft.housed_at
    if housed is None:
        raise ValueError(f"{family.code} is not housed")
    days = [housed.date() + timedelta(days=days) for days in (2, 3, 1)]
    return datetime.combine(next(day for day in days if day.weekday() in _WORKDAYS), time(10, 0))


def _next_workday(after: datetime, clock: time) -> datetime:
    day = after.date() + timedelta(days=1)
    while day.weekday() not in _WORKDAYS:
        day += timedelta(days=1)
    return datetime.combine(day, clock)


def _monday_after(after: datetime, clock: time) -> datetime:
    return datetime.combine(after.date() + timedelta(days=(_MONDAY - after.weekday()) % 7), clock)


def _street_name(street: str) -> str:
    """Return `Kløverbakken` of `Kløverbakken 14, 2. tv.`: stops are called after their street."""
    return street.partition(" ")[0]
