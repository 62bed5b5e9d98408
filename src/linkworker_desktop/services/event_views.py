"""What the calendar's forms read about an event and the days of a series."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from linkworker_desktop.domain.rules.when import When
from linkworker_desktop.services.event_drafts import EventDraft


@dataclass(frozen=True, slots=True)
class OccurrenceView:
    """One day of a series. `original_on` names it, wherever it was moved to; a single event has one too."""

    original_on: date
    when: When
    ends: When | None
    due: When | None
    done_on: date | None
    is_cancelled: bool
    is_moved: bool


@dataclass(frozen=True, slots=True)
class EventView:
    """An event with the names of whom it is about.

    `repeats_words` is empty for a single event; `coming` holds the next open days of a series. `done_on` is a single
    event's.
    """

    id: UUID
    uid: str
    draft: EventDraft
    family_code: str
    family_name: str
    person_name: str
    contact_name: str
    meeting_title: str
    repeats_words: str
    done_on: date | None
    snoozed_until: datetime | None
    coming: tuple[OccurrenceView, ...]

    @property
    def is_series(self) -> bool:
        return self.draft.recurrence is not None

    @property
    def about(self) -> str:
        """Return whom it is about, in a list: the person, else the contact, else the family."""
        return self.person_name or self.contact_name or self.family_name
