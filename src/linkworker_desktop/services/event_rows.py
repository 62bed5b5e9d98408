"""Between an event as typed in and its rows in the database."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date, time, timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from linkworker_desktop.domain.events import (
    EVENT_KIND_LABELS,
    EventKind,
    GroupTag,
    MeetingType,
    Responsible,
    RoleTag,
)
from linkworker_desktop.domain.moments import date_text
from linkworker_desktop.domain.rrule_text import from_kept, kept_text
from linkworker_desktop.domain.rules.when import When
from linkworker_desktop.domain.series import Deviation, Occurrence, Series
from linkworker_desktop.i18n import _
from linkworker_desktop.persistence import search
from linkworker_desktop.persistence.search import SearchKind
from linkworker_desktop.persistence.tables.calendar import EventOccurrenceRow, EventRow
from linkworker_desktop.persistence.tables.contacts import ContactRow
from linkworker_desktop.persistence.tables.families import FamilyRow, PersonRow
from linkworker_desktop.services.event_drafts import EventDraft
from linkworker_desktop.services.event_views import OccurrenceView

_AT_ONCE = 500
_SEARCHED = {
    EventKind.TASK: SearchKind.TASK,
    EventKind.APPOINTMENT: SearchKind.TASK,
    EventKind.MEETING: SearchKind.MEETING,
}


def fill(row: EventRow, draft: EventDraft) -> None:
    """Write a checked draft into a row."""
    first = draft.first
    row.kind, row.title, row.place, row.note = draft.kind.value, draft.title, draft.place, draft.note
    row.family_id, row.person_id = draft.family, draft.person
    row.contact_id, row.meeting_id = draft.contact, draft.meeting
    row.meeting_type = draft.meeting_type.value if draft.meeting_type else ""
    row.starts_on, row.starts_at = _columns(draft.starts)
    row.ends_on, row.ends_at = _columns(draft.ends)
    if row.ends_on == row.starts_on:
        row.ends_on = None
    row.due_on, row.due_at = _columns(draft.due)
    row.recurrence = kept_text(draft.recurrence, first.day) if first else ""
    row.responsible, row.unit = draft.responsible.value, draft.unit
    row.role_tag = draft.role_tag.value if draft.role_tag else ""
    row.group_tag = draft.group_tag.value if draft.group_tag else ""
    row.waiting_for, row.remind_before, row.origin = draft.waiting_for, draft.remind_before, draft.origin


def draft_of(row: EventRow) -> EventDraft:
    """Return the event of a row as it was typed in."""
    first = row.starts_on or row.due_on
    return EventDraft(
        kind=EventKind(row.kind),
        title=row.title,
        place=row.place,
        note=row.note,
        family=row.family_id,
        person=row.person_id,
        contact=row.contact_id,
        meeting=row.meeting_id,
        meeting_type=MeetingType(row.meeting_type) if row.meeting_type else None,
        starts=when_of(row.starts_on, row.starts_at),
        ends=end_of(row.starts_on, row.ends_on, row.ends_at),
        due=when_of(row.due_on, row.due_at),
        recurrence=from_kept(row.recurrence, first) if first else None,
        responsible=Responsible(row.responsible),
        unit=row.unit,
        role_tag=RoleTag(row.role_tag) if row.role_tag else None,
        group_tag=GroupTag(row.group_tag) if row.group_tag else None,
        waiting_for=row.waiting_for,
        remind_before=row.remind_before,
        origin=row.origin,
    )


def when_of(day: date | None, clock: time | None) -> When | None:
    """Return two columns as one."""
    return None if day is None else When(day, clock)


def _columns(when: When | None) -> tuple[date | None, time | None]:
    return (None, None) if when is None else (when.day, when.clock)


def end_of(starts_on: date | None, ends_on: date | None, ends_at: time | None) -> When | None:
    """Return the end; on the day it starts where no other is kept."""
    day = ends_on or (starts_on if ends_at is not None else None)
    return when_of(day, ends_at)


def series_of(row: EventRow) -> Series | None:
    """Return the series of a row; None for a single event."""
    draft = draft_of(row)
    if draft.recurrence is None or draft.first is None:
        return None
    return Series(draft.first.day, draft.recurrence, deviations(row.occurrences))


def deviations(rows: Iterable[EventOccurrenceRow]) -> dict[date, Deviation]:
    """Return what became of single days, by the day they were planned for."""
    return {
        row.original_on: Deviation(
            row.original_on,
            when_of(row.moved_to_on, row.moved_to_at),
            row.done_on,
            row.is_cancelled,
            row.snoozed_until,
        )
        for row in rows
    }


def occurrence_view(draft: EventDraft, occurrence: Occurrence) -> OccurrenceView:
    """Return a day of a series with the times it has there."""
    starts, ends, due = times_on(draft, occurrence.day, occurrence.moved_to)
    return OccurrenceView(
        occurrence.original_on,
        starts or due or When(occurrence.day),
        ends,
        due,
        occurrence.done_on,
        occurrence.is_cancelled,
        occurrence.moved_to is not None,
    )


def times_on(
    draft: EventDraft, day: date, moved_to: When | None = None
) -> tuple[When | None, When | None, When | None]:
    """Return start, end and due time of an event put on another day; a clock time of its own moves the end too."""
    first = draft.first
    if first is None:
        return None, None, None
    clock = moved_to.clock if moved_to and moved_to.clock else first.clock
    shift = day - first.day

    def on(when: When | None, own: time | None) -> When | None:
        return None if when is None else When(when.day + shift, own)

    starts = on(draft.starts, clock) if draft.starts else None
    due = on(draft.due, draft.due.clock if draft.starts else clock) if draft.due else None
    return starts, moved_end(draft, starts), due


def moved_end(draft: EventDraft, starts: When | None) -> When | None:
    """Return the end of an event that begins at another time and lasts as long."""
    if draft.starts is None or draft.ends is None or starts is None:
        return None
    if starts.clock is None or draft.starts.clock is None or draft.ends.clock is None:
        days = draft.ends.day - draft.starts.day
        return When(starts.day + days) if days > timedelta() else None
    return When.of(starts.moment + (draft.ends.moment - draft.starts.moment))


def put_in_search(session: Session, row: EventRow) -> None:
    """Make an event findable by its words and by whom it is about; not while it or its family is in the trash."""
    kind = _SEARCHED[EventKind(row.kind)]
    for other in set(_SEARCHED.values()) - {kind}:
        search.remove(session, other, row.id)
    family = session.get(FamilyRow, row.family_id) if row.family_id else None
    if row.deleted_at is not None or (family is not None and family.deleted_at is not None):
        search.remove(session, kind, row.id)
        return
    person = session.get(PersonRow, row.person_id) if row.person_id else None
    contact = session.get(ContactRow, row.contact_id) if row.contact_id else None
    names = (
        f"{person.given_name} {person.surname or ''}".strip() if person else "",
        (contact.organisation.name if contact.organisation else contact.person) if contact else "",
        family.surname if family else "",
    )
    search.index_all(session, [document(row, names)])


def document(row: EventRow, names: Sequence[str]) -> search.Document:
    """Return what an event is found by; the first of the names that is known stands under it."""
    day = row.starts_on or row.due_on
    about = next(filter(None, names), "")
    kind = EventKind(row.kind)
    subtitle = (_(EVENT_KIND_LABELS[kind]), date_text(day) if day else "", about)
    words = (*names, row.place, row.note, row.unit, row.waiting_for)
    return search.Document(
        _SEARCHED[kind],
        row.id,
        row.title,
        " · ".join(part for part in subtitle if part),
        " ".join(part for part in words if part),
    )


def index_again(session: Session, events: Collection[UUID]) -> None:
    """Bring the search up to date with events, also with those that are gone."""
    there = {event for event in events if session.get(EventRow, event) is not None}
    gone = [event for event in events if event not in there]
    for kind in set(_SEARCHED.values()) if gone else ():
        for start in range(0, len(gone), _AT_ONCE):
            search.remove_all(session, kind, gone[start : start + _AT_ONCE])
    for event in there:
        put_in_search(session, session.get_one(EventRow, event))
