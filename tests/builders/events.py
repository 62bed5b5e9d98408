"""Events in tests: an appointment, a task, a coordination meeting on every first Tuesday."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from uuid import UUID

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.events import EventKind, MeetingType
from linkworker_desktop.domain.recurrence import Frequency, NthWeekday, Recurrence
from linkworker_desktop.domain.rules.rule import CountFrom
from linkworker_desktop.domain.rules.when import When
from linkworker_desktop.services.changes import Changed
from linkworker_desktop.services.event_drafts import EventDraft

FIRST_TUESDAY = Recurrence(Frequency.MONTHLY, nth=NthWeekday(1, 1))
EVERY_THIRD_WEEK = Recurrence(Frequency.WEEKLY, 3, weekdays=(1,))
THREE_WEEKS_AFTER = Recurrence(Frequency.WEEKLY, 3, count_from=CountFrom.COMPLETED)
TODAY = date(2026, 11, 24)


def an_appointment(title: str = "Samtale", day: date = date(2026, 11, 26), **values: object) -> EventDraft:
    """Return an appointment from 10.00 to 11.00."""
    usual = EventDraft(title=title, starts=When(day, time(10)), ends=When(day, time(11)))
    return replace(usual, **values)  # type: ignore[arg-type]


def a_task(title: str = "Ring til skolen", due: date = date(2026, 12, 2), **values: object) -> EventDraft:
    """Return a task to be done by a day."""
    return replace(EventDraft(EventKind.TASK, title, due=When(due)), **values)  # type: ignore[arg-type]


def a_meeting(day: date = date(2026, 12, 1), **values: object) -> EventDraft:
    """Return a coordination meeting at 9.00."""
    usual = EventDraft(
        EventKind.MEETING,
        meeting_type=MeetingType.COORDINATION,
        starts=When(day, time(9)),
        ends=When(day, time(11)),
    )
    return replace(usual, **values)  # type: ignore[arg-type]


def the_id(changed: Changed) -> UUID:
    """Return the id of what was saved."""
    assert changed.id is not None
    return changed.id


def save(services: Services, draft: EventDraft) -> UUID:
    """Keep an event and return its id."""
    return the_id(services.events.save(draft))
