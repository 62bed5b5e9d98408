"""A clock that a test sets forward."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from linkworker_desktop.base.clock import LOCAL_ZONE


class MovingClock:
    """Stands still until it is told to go on."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def forward(self, **by: float) -> None:
        """Go on by days, hours or minutes."""
        self.moment += timedelta(**by)

    def now(self) -> datetime:
        return self.moment.astimezone(UTC)

    def today(self) -> date:
        return self.moment.astimezone(LOCAL_ZONE).date()
