"""What pages read about rounds of calls."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from linkworker_desktop.services.contact_views import ContactView


class Outcome(StrEnum):
    """What came of one call."""

    RIGHT = "right"
    CHANGED = "changed"
    NOT_REACHED = "not_reached"
    ENDED = "ended"
    SKIPPED = "skipped"


SETTLED = frozenset({Outcome.RIGHT, Outcome.CHANGED, Outcome.ENDED})
"""Outcomes after which the contact is not called again in this round."""


@dataclass(frozen=True, slots=True)
class RoundProgress:
    """A round and how far it has come; moments are local wall time.

    `done` are the settled cards and those of contacts confirmed, ended or deleted meanwhile (`elsewhere`); `left`
    are all others, the ones not reached among them.
    """

    id: UUID
    title: str
    started_at: datetime
    finished_at: datetime | None
    last_answered_at: datetime | None
    total: int
    done: int
    right: int
    changed: int
    not_reached: int
    ended: int
    skipped: int
    elsewhere: int

    @property
    def left(self) -> int:
        return self.total - self.done


@dataclass(frozen=True, slots=True)
class Card:
    """One contact of a round. `position` counts from 1; `last_tried` is local wall time.

    `folders` are the surnames of the families whose folder prints the contact and is not handed out yet.
    """

    id: UUID
    round: UUID
    position: int
    contact: ContactView
    attempts: int
    outcome: Outcome | None
    last_tried: datetime | None
    note: str
    folders: tuple[str, ...] = ()
