"""What pages read about contacts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from linkworker_desktop.domain.contact import Category, ContactDraft, ContactId, Freshness, Sector


class ContactFilter(StrEnum):
    """Which contacts a list shows."""

    ACTIVE = "active"
    TO_CONFIRM = "to_confirm"
    ENDED = "ended"
    TRASH = "trash"


@dataclass(frozen=True, slots=True)
class ContactCounts:
    """How many contacts each filter shows; `sectors` counts the active ones."""

    active: int
    to_confirm: int
    ended: int
    trash: int
    sectors: dict[Sector, int]


@dataclass(frozen=True, slots=True)
class ContactView:
    """A contact in a list and in its pane. `phone` is the first number as it is read, empty when there is none."""

    id: ContactId
    draft: ContactDraft
    category: Category
    phone: str
    freshness: Freshness
    due_again: date | None
    deleted_at: datetime | None

    @property
    def name(self) -> str:
        return self.draft.name

    @property
    def needs_confirming(self) -> bool:
        """Tell whether the contact is to be confirmed before it is printed."""
        return self.freshness in (Freshness.STALE, Freshness.NEVER)
