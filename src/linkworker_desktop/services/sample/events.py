"""What stands in the sample's calendar ahead: the meetings of the year as series, talks and tasks of the next weeks."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from uuid import UUID, uuid5

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session

from linkworker_desktop.base.clock import LOCAL_ZONE
from linkworker_desktop.base.resources import resource_path
from linkworker_desktop.domain.events import EventKind, GroupTag, MeetingType, Responsible, RoleTag
from linkworker_desktop.domain.moments import parse_time
from linkworker_desktop.domain.rrule_text import from_rrule
from linkworker_desktop.domain.rules.when import When
from linkworker_desktop.persistence import search
from linkworker_desktop.persistence.engine import Database
from linkworker_desktop.persistence.tables.calendar import EventRow
from linkworker_desktop.persistence.tables.families import FamilyRow
from linkworker_desktop.services.event_drafts import EventDraft, checked
from linkworker_desktop.services.event_rows import document, fill

_NAMESPACE = UUID("6f0c2f0e-5d0b-5c1e-9d2f-0a1b2c3d4e5f")
_MORNING = time(8, 42)
_FRIDAY = 4


class EventShape(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Something ahead, so many days from today; a weekend is passed over, unless it `is_weekend`.

    With `repeats`, an RRULE, it begins on the first day that fits.
    """

    title: str
    days: int
    at: str = ""
    ends: str = ""
    kind: str = "appointment"
    meeting: str = ""
    family: str = ""
    place: str = ""
    note: str = ""
    repeats: str = ""
    responsible: str = "linkworker"
    unit: str = ""
    role: str = ""
    group: str = ""
    waiting_for: str = ""
    remind: int | None = None
    is_weekend: bool = False


class CalendarShape(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What stands ahead in the sample's calendar."""

    event: tuple[EventShape, ...]


def keep_calendar(database: Database, families: Mapping[str, UUID], today: date) -> None:
    """Write what stands ahead of `today` and make every event of the sample findable.

    `families` are ids by surname. A single coordination meeting ahead gives way to the series. The same day gives the
    same calendar.
    """
    now = datetime.combine(today, _MORNING, LOCAL_ZONE).astimezone(UTC)
    with database.write("sample.calendar") as session:
        single = select(EventRow).where(
            EventRow.meeting_type == MeetingType.COORDINATION.value, EventRow.starts_on >= today
        )
        for row in session.scalars(single):
            session.delete(row)
        session.add_all(list(_rows(families, today, now)))
        session.flush()
        _make_findable(session)


def _rows(families: Mapping[str, UUID], today: date, now: datetime) -> Iterator[EventRow]:
    for shape in _shape().event:
        ident = uuid5(_NAMESPACE, f"{shape.title}/{shape.days}")
        row = EventRow(id=ident, uid=f"{ident}@skovsunde.example", created_at=now, updated_at=now)
        fill(row, checked(_draft(shape, families, today)))
        yield row


def _draft(shape: EventShape, families: Mapping[str, UUID], today: date) -> EventDraft:
    kind, day = EventKind(shape.kind), _day(shape, today)
    when = When(day, parse_time(shape.at) if shape.at else None)
    is_due = kind is EventKind.TASK and not shape.at
    return EventDraft(
        kind,
        shape.title,
        shape.place,
        shape.note,
        families[shape.family] if shape.family else None,
        meeting_type=MeetingType(shape.meeting) if shape.meeting else None,
        starts=None if is_due else when,
        ends=When(day, parse_time(shape.ends)) if shape.ends else None,
        due=when if is_due else None,
        recurrence=from_rrule(shape.repeats, day) if shape.repeats else None,
        responsible=Responsible(shape.responsible),
        unit=shape.unit,
        role_tag=RoleTag(shape.role) if shape.role else None,
        group_tag=GroupTag(shape.group) if shape.group else None,
        waiting_for=shape.waiting_for,
        remind_before=shape.remind,
    )


def _day(shape: EventShape, today: date) -> date:
    day = today + timedelta(days=shape.days)
    if shape.is_weekend or shape.repeats or day.weekday() <= _FRIDAY:
        return day
    return day + timedelta(days=7 - day.weekday())


def _make_findable(session: Session) -> None:
    surnames = {row.id: row.surname for row in session.execute(select(FamilyRow.id, FamilyRow.surname))}
    rows = session.scalars(select(EventRow).where(EventRow.deleted_at.is_(None)))
    search.index_all(
        session, [document(row, (surnames.get(row.family_id, "") if row.family_id else "",)) for row in rows]
    )


@cache
def _shape() -> CalendarShape:
    file = resource_path("examples", "skovsunde", "calendar.toml")
    return msgspec.convert(tomllib.loads(file.read_text(encoding="utf-8")), CalendarShape)
