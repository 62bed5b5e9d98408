"""Rows of placements, consents, appointments, meetings and tasks of the sample, with identifiers that never change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from uuid import UUID, uuid5

from linkworker_desktop.domain.contact import ContactDraft, ContactId, months_later
from linkworker_desktop.domain.moments import parse_time
from linkworker_desktop.domain.rules.again import fixed_days
from linkworker_desktop.domain.rules.rule import MonthlyWeekday
from linkworker_desktop.domain.rules.working_days import WorkingDays
from linkworker_desktop.persistence.tables.calendar import EventRow, PlacementRow
from linkworker_desktop.services.sample.families import SampleFamily
from linkworker_desktop.services.sample.life.facts import Begun, courses
from linkworker_desktop.services.sample.life.shapes import life_shape

_NAMESPACE = UUID("0c3d2c53-3f0b-5d77-8c7a-5a0e1d3f5e22")
_FIRST_TUESDAY = MonthlyWeekday(1, 1)
_MINUTES_DAYS = 3
_TASKS_A_FAMILY = 8
_LENGTHS = (91, 120, 150, 180)
_LATE_MINUTES = "Awetselam"

Contacts = Sequence[tuple[ContactId, ContactDraft]]


def _id(name: str) -> UUID:
    return uuid5(_NAMESPACE, name)


# -- placements and consents


def placements(families: Sequence[SampleFamily], contacts: Contacts, today: date) -> Iterator[PlacementRow]:
    """Yield the placements that followed a course, five of them stopped early."""
    rng = Random("skovsunde/placements")  # noqa: S311 - invented data
    shape, employers = life_shape(), _employers(contacts)
    begun = [
        (family, course)
        for family in families
        for course in courses(family, today)
        if course.last < today - timedelta(days=2) and not _waits(family, course)
    ]
    begun.sort(
        key=lambda each: (each[0].draft.surname != "Zahrabani", each[1].first, str(each[1].person.person))
    )
    for number, (family, course) in enumerate(begun[: shape.placements]):
        row = PlacementRow(id=_id(f"placement/{number}"), person_id=course.person.person)
        row.employer_id = employers[number % len(employers)][0]
        row.tasks, row.mentor, row.transport = rng.choice(_TASKS), "", rng.choice(_TRANSPORT)
        is_first = family.draft.surname == "Zahrabani" and number == 0
        _date_placement(row, course, today, rng, is_first=is_first)
        if number % 5 == 2 and not is_first:
            _stop_early(row, shape.early_reasons[number // 5 % len(shape.early_reasons)], today)
        yield row


def _waits(family: SampleFamily, course: Begun) -> bool:
    """Tell whether somebody waits for day care: in the first family only the father works yet."""
    return family.draft.surname == "Zahrabani" and course.person != family.draft.members[0]


def _date_placement(row: PlacementRow, course: Begun, today: date, rng: Random, *, is_first: bool) -> None:
    row.begun_on = months_later(today + timedelta(days=10), -3) if is_first else _next_working(course.last)
    row.planned_end_on = row.begun_on + timedelta(days=182 if is_first else rng.choice(_LENGTHS))
    if row.planned_end_on < today:
        row.ended_on = row.planned_end_on


def _stop_early(row: PlacementRow, reason: str, today: date) -> None:
    row.ended_on = min(row.begun_on + timedelta(days=34), today - timedelta(days=1))
    row.planned_end_on = row.begun_on + timedelta(days=91)
    row.ended_early_reason = reason


# -- appointments, meetings and tasks


def events(
    families: Sequence[SampleFamily], contacts: Contacts, now: datetime, today: date
) -> Iterator[EventRow]:
    """Yield the meetings of two years, what is planned for today, and the tasks of every family."""
    yield from _coordination(now, today)
    yield from _others(now, today)
    yield from _today(families, contacts, now, today)
    yield _case_meeting(families, now, today)
    for family in families:
        yield from _tasks(family, now, today)


def _coordination(now: datetime, today: date) -> Iterator[EventRow]:
    months = life_shape().coordination_meetings
    days = fixed_days(_FIRST_TUESDAY, today - timedelta(days=31 * (months + 2)), today + timedelta(days=40))
    past = [day for day in days if day < today][-months:]
    for day in (*past, next(day for day in days if day >= today)):
        row = _event(f"coordination/{day}", "meeting", "Koordineringsmøde", now, group="internal")
        row.meeting_type, row.place = "coordination", "Rådhuset, lokale 3"
        row.starts_on, row.starts_at, row.ends_on, row.ends_at = day, time(9, 0), day, time(11, 0)
        row.done_on = day if day < today else None
        yield row


def _others(now: datetime, today: date) -> Iterator[EventRow]:
    """Yield strategic meetings every four months and café meetings every three, the last ones a month ago."""
    for kind, title, months in (("strategic", "Strategisk møde", 4), ("professional", "Cafémøde", 3)):
        for turn in range(4):
            day = _next_working(months_later(today - timedelta(days=30), -months * turn))
            row = _event(f"{kind}/{turn}", "meeting", title, now, group="internal")
            row.meeting_type, row.starts_on, row.starts_at = kind, day, time(13, 0)
            row.done_on = day
            yield row


def _today(
    families: Sequence[SampleFamily], contacts: Contacts, now: datetime, today: date
) -> Iterator[EventRow]:
    by_name = {family.draft.surname: family for family in families}
    named = {(draft.organisation, draft.person): ident for ident, draft in contacts}
    for shape in life_shape().today:
        kind = shape.kind or ("meeting" if shape.meeting else "appointment")
        row = _event(f"today/{shape.title}", kind, shape.title, now, group="citizen")
        row.family_id, row.meeting_type = by_name[shape.family].id, shape.meeting
        row.starts_on, row.starts_at = today, parse_time(shape.at)
        if shape.ends:
            row.ends_on, row.ends_at = today, parse_time(shape.ends)
        row.place, row.note, row.waiting_for = shape.place, shape.note, shape.waiting_for
        row.contact_id = named[shape.contact] if shape.contact else None
        yield row


def _case_meeting(families: Sequence[SampleFamily], now: datetime, today: date) -> EventRow:
    """Return the meeting whose minutes were to be sent on the last working day before today."""
    family = next(each for each in families if each.draft.surname == _LATE_MINUTES)
    due = WorkingDays().on_or_before(today - timedelta(days=1)) or today
    day = WorkingDays().counted(due, -_MINUTES_DAYS) or today
    row = _event("case/awetselam", "meeting", "Enkeltsagsmøde", now, group="internal")
    row.family_id, row.meeting_type = family.id, "case"
    row.starts_on, row.starts_at, row.done_on = day, time(13, 0), day
    row.place = "Rådhuset, lokale 1"
    return row


def _tasks(family: SampleFamily, now: datetime, today: date) -> Iterator[EventRow]:
    housed = family.draft.housed_at
    if housed is None:
        return
    rng = Random(f"skovsunde/tasks/{family.code}")  # noqa: S311 - invented data
    for number, shape in enumerate(life_shape().task[:_TASKS_A_FAMILY]):
        day = _next_working(housed.date() + timedelta(days=shape.days + rng.randint(0, 6)))
        row = _event(f"task/{family.code}/{number}", "task", shape.title, now, group=shape.group)
        row.family_id, row.due_on = family.id, day
        row.responsible, row.unit, row.role_tag = shape.responsible, shape.unit, "coordinator"
        if day <= today:
            row.done_on = day - timedelta(days=rng.randint(0, 2))
        yield row


def _event(name: str, kind: str, title: str, now: datetime, *, group: str) -> EventRow:
    ident = _id(name)
    row = EventRow(id=ident, kind=kind, title=title, uid=f"{ident}@skovsunde.example", group_tag=group)
    row.created_at = row.updated_at = now.astimezone(UTC)
    for column in (
        "place",
        "note",
        "meeting_type",
        "recurrence",
        "unit",
        "role_tag",
        "waiting_for",
        "origin",
    ):
        setattr(row, column, "")
    row.responsible = "linkworker"
    return row


def _employers(contacts: Contacts) -> list[tuple[ContactId, ContactDraft]]:
    found = [
        each
        for each in contacts
        if each[1].category == "employer" and not each[1].person and not each[1].ended_on
    ]
    return sorted(
        found, key=lambda each: (each[1].organisation != "Klintebjerg Bageri", each[1].organisation)
    )


def _next_working(day: date) -> date:
    return WorkingDays().on_or_after(day + timedelta(days=1)) or day


_TASKS = (
    "Pakning og rengøring",
    "Køkken og opvask",
    "Lager og varer",
    "Have og udearealer",
    "Syning og vask",
)
_TRANSPORT = ("Bus 41, 18 minutter", "Cykel, 10 minutter", "Bus 22 og 5 minutters gang", "Går, 12 minutter")
