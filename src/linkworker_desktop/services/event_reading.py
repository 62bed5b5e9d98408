"""Events as their forms and the family's page read them."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from linkworker_desktop.domain.recurrence_words import recurrence_words
from linkworker_desktop.domain.rules.when import When
from linkworker_desktop.persistence.tables.calendar import EventRow
from linkworker_desktop.persistence.tables.contacts import ContactRow
from linkworker_desktop.persistence.tables.families import FamilyRow, PersonRow
from linkworker_desktop.services.event_rows import draft_of, occurrence_view, series_of
from linkworker_desktop.services.event_views import EventView, OccurrenceView

COMING = 5
"""So many days of a series are shown ahead."""


def view_of(session: Session, row: EventRow, today: date) -> EventView:
    """Return the read model of an event."""
    draft, series = draft_of(row), series_of(row)
    family = session.get(FamilyRow, row.family_id) if row.family_id else None
    person = session.get(PersonRow, row.person_id) if row.person_id else None
    contact = session.get(ContactRow, row.contact_id) if row.contact_id else None
    meeting = session.get(EventRow, row.meeting_id) if row.meeting_id else None
    coming = (
        series.open_from(min(today, series.start) if row.kind == "task" else today, COMING) if series else ()
    )
    return EventView(
        row.id,
        row.uid,
        draft,
        family.code if family else "",
        family.surname if family else "",
        _name(person, family),
        (contact.organisation.name if contact.organisation else contact.person) if contact else "",
        meeting.title if meeting else "",
        recurrence_words(draft.recurrence, draft.first.day) if draft.recurrence and draft.first else "",
        row.done_on,
        row.snoozed_until,
        tuple(occurrence_view(draft, each) for each in coming),
    )


def single_view(row: EventRow) -> OccurrenceView:
    """Return the one day of an event that is not repeated."""
    draft = draft_of(row)
    first = draft.first or When(date.min)
    return OccurrenceView(
        first.day, first, draft.ends, draft.due, row.done_on, is_cancelled=False, is_moved=False
    )


def of_family(session: Session, family: UUID, today: date) -> tuple[EventView, ...]:
    """Return the events of a family: open ones by day, then what is done or past, the latest first."""
    rows = session.scalars(
        select(EventRow)
        .where(EventRow.family_id == family, EventRow.deleted_at.is_(None))
        .options(selectinload(EventRow.occurrences))
    )
    views = [view_of(session, row, today) for row in rows]
    still = [view for view in views if _is_ahead(view, today)]
    over = [view for view in views if not _is_ahead(view, today)]
    return (*sorted(still, key=_next_day), *sorted(over, key=_next_day, reverse=True))


def _is_ahead(view: EventView, today: date) -> bool:
    if view.is_series:
        return bool(view.coming)
    return view.done_on is None and (view.draft.kind == "task" or _next_day(view)[0] >= today)


def _next_day(view: EventView) -> tuple[date, str]:
    first = view.coming[0].when if view.coming else view.draft.first
    return (first.day if first else date.max, view.draft.title)


def _name(person: PersonRow | None, family: FamilyRow | None) -> str:
    if person is None:
        return ""
    return f"{person.given_name} {person.surname or (family.surname if family else '')}".strip()
