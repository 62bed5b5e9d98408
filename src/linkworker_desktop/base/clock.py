"""The time as an argument: the system's clock, and one that stands still."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Protocol
from zoneinfo import ZoneInfo

LOCAL_ZONE = ZoneInfo("Europe/Copenhagen")


class Clock(Protocol):
    """What the program asks for the time; passed in, never imported as a global."""

    def now(self) -> datetime:
        """Return the moment as an aware datetime in UTC."""
        ...

    def today(self) -> date:
        """Return the calendar date in Denmark, whatever time zone the computer is set to."""
        ...


@dataclass(frozen=True, slots=True)
class SystemClock:
    """The computer's clock."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    def today(self) -> date:
        return datetime.now(LOCAL_ZONE).date()


@dataclass(frozen=True, slots=True)
class FixedClock:
    """A clock that stands still at `moment`, for tests, examples and papers that must come out the same twice."""

    moment: datetime

    def __post_init__(self) -> None:
        if self.moment.tzinfo is None:
            raise ValueError("a clock needs an aware datetime")

    def now(self) -> datetime:
        return self.moment.astimezone(UTC)

    def today(self) -> date:
        return self.moment.astimezone(LOCAL_ZONE).date()


def local_now(clock: Clock) -> datetime:
    """Return the wall time in Denmark, without zone."""
    return clock.now().astimezone(LOCAL_ZONE).replace(tzinfo=None)
