"""When a place is open: a week, and the days that differ from it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time


@dataclass(frozen=True, slots=True)
class Opening:
    """Open on one weekday (0 is Monday) from `opens` to `closes`, local time."""

    weekday: int
    opens: time
    closes: time


@dataclass(frozen=True, slots=True)
class OtherHours:
    """Days with other hours, both ends included; closed when there are no times."""

    first: date
    last: date
    opens: time | None = None
    closes: time | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Schedule:
    """A weekly schedule, sorted by day and time, and its exceptions; empty when nothing is known."""

    weekly: tuple[Opening, ...] = ()
    exceptions: tuple[OtherHours, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.weekly or self.exceptions)
