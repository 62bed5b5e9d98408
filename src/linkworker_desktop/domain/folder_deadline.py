"""The 96 hours from housing to a welcome folder in the family's hands (Hedensted model, 2015; local, not law)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

HOURS_TO_FOLDER = 96
WARNED_HOURS = 24


class FolderDeadlineState(StrEnum):
    """Where a family's folder stands against its 96 hours; derived, never stored."""

    WAITING = "waiting"
    UPCOMING = "upcoming"
    DUE_SOON = "due_soon"
    OVERDUE = "overdue"
    DONE = "done"
    DONE_LATE = "done_late"


@dataclass(frozen=True, slots=True)
class FolderDeadline:
    """`due` is local wall time; `hours_left` is whole hours, negative when over, None when waiting or done."""

    state: FolderDeadlineState
    due: datetime | None
    hours_left: int | None
    done_at: datetime | None = None


def folder_deadline(
    housed_at: datetime | None, handed_out_at: datetime | None, now: datetime
) -> FolderDeadline:
    """Return the state of rule R11 at local wall time `now`; clock changes are ignored, as the rule says."""
    if housed_at is None:
        state = FolderDeadlineState.DONE if handed_out_at else FolderDeadlineState.WAITING
        return FolderDeadline(state, None, None, handed_out_at)
    due = housed_at + timedelta(hours=HOURS_TO_FOLDER)
    if handed_out_at is not None:
        late = handed_out_at > due
        return FolderDeadline(
            FolderDeadlineState.DONE_LATE if late else FolderDeadlineState.DONE, due, None, handed_out_at
        )
    hours = int((due - now).total_seconds() // 3600)
    if now > due:
        return FolderDeadline(FolderDeadlineState.OVERDUE, due, -int((now - due).total_seconds() // 3600))
    soon = due - now <= timedelta(hours=HOURS_TO_FOLDER) and now >= housed_at
    return FolderDeadline(FolderDeadlineState.DUE_SOON if soon else FolderDeadlineState.UPCOMING, due, hours)
