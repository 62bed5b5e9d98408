"""Wall time in Denmark across the two nights a year the clock is changed."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

from linkworker_desktop.base.clock import LOCAL_ZONE
from linkworker_desktop.domain.rules.when import When

MORNING = time(8)
"""When the day begins for what has no clock time of its own."""


def after(moment: datetime, span: timedelta) -> datetime:
    """Return the wall time so long after another (before it, if negative), in hours that really pass."""
    instant = moment.replace(tzinfo=LOCAL_ZONE).astimezone(UTC) + span
    return instant.astimezone(LOCAL_ZONE).replace(tzinfo=None)


def is_skipped(moment: datetime) -> bool:
    """Tell whether a wall time falls in the hour that is left out when summer time begins."""
    return after(moment, timedelta()) != moment


def beginning(when: When) -> datetime:
    """Return when something begins: in the morning, where only its day is known."""
    return datetime.combine(when.day, when.clock or MORNING)
