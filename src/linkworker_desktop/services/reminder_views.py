"""What one is reminded of, and until when that can be put off."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from linkworker_desktop.domain.local_time import MORNING, after
from linkworker_desktop.i18n import _
from linkworker_desktop.services.calendar_views import CalendarEntry

_HOUR = timedelta(hours=1)
_DAY = timedelta(days=1)
_WEEK = 7


@dataclass(frozen=True, slots=True)
class Reminder:
    """One thing to be reminded of at `at`, local wall time.

    `is_missed` is set for what came and went while nobody was told, `is_late` for what is over its time.
    """

    entry: CalendarEntry
    at: datetime
    is_missed: bool = False
    is_late: bool = False

    @property
    def key(self) -> str:
        """Return what names this reminder of the entry; moved or put off it is another."""
        return f"{self.entry.key}@{self.at.isoformat(timespec='minutes')}"


@dataclass(frozen=True, slots=True)
class SnoozeChoice:
    """A time to be reminded again."""

    label: str
    until: datetime


def snooze_choices(now: datetime) -> tuple[SnoozeChoice, ...]:
    """Return the times that are offered: in an hour, tomorrow morning, on Monday morning."""
    tomorrow = datetime.combine(now.date() + _DAY, MORNING)
    monday = datetime.combine(now.date() + _DAY * (_WEEK - now.weekday()), MORNING)
    return (
        SnoozeChoice(_("om 1 time"), after(now, _HOUR)),
        SnoozeChoice(_("i morgen kl. 8"), tomorrow),
        SnoozeChoice(_("næste uge"), monday),
    )
