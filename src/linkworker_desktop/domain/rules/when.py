"""A day, with a clock time where one is known; local wall time in Denmark."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import NamedTuple

from linkworker_desktop.domain.moments import date_text, moment_text


class When(NamedTuple):
    """`clock` is None where only the day counts. A tuple, since tens of thousands are made, compared and hashed."""

    day: date
    clock: time | None = None

    @classmethod
    def of(cls, moment: datetime) -> When:
        """Return a moment as day and clock time; seconds are dropped."""
        return cls(moment.date(), moment.time().replace(second=0, microsecond=0))

    @property
    def moment(self) -> datetime:
        """Return the moment; a day without a clock time counts to its last minute."""
        return datetime.combine(self.day, time(23, 59) if self.clock is None else self.clock)

    @property
    def text(self) -> str:
        """Return `3.8.2026 kl. 14.00`, or `3.8.2026`."""
        return date_text(self.day) if self.clock is None else moment_text(self.moment)

    def is_after(self, other: When) -> bool:
        """Tell whether this is later: by the clock where both have one, else by the day alone."""
        if self.clock is None or other.clock is None:
            return self.day > other.day
        return self.moment > other.moment
