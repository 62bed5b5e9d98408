"""From a date, what was done and the time now, to where it stands and how much is left."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from linkworker_desktop.domain.rules.arithmetic import moved_day
from linkworker_desktop.domain.rules.due import Margin, State
from linkworker_desktop.domain.rules.spans import Span, Unit
from linkworker_desktop.domain.rules.when import When
from linkworker_desktop.domain.rules.working_days import WorkingDays

_HOUR = 3600


def open_state(due: When, latest: When, warn: Span, now: datetime, days: WorkingDays) -> State:
    """Return where something not done stands: over after `latest`, soon from `warn` before `due`."""
    if is_past(latest, now):
        return State.OVERDUE
    return State.DUE_SOON if _is_soon(due, warn, now, days) else State.UPCOMING


def done_state(done: When, latest: When | None) -> State:
    """Return whether something done was done in time; without a date to meet it was."""
    return State.DONE_LATE if latest is not None and done.is_after(latest) else State.DONE


def is_past(due: When, now: datetime) -> bool:
    """Tell whether the moment, or the whole day, is over."""
    return now.date() > due.day if due.clock is None else now > due.moment


def margin(due: When, latest: When, now: datetime) -> Margin:
    """Return what is left until `due`, or when that is passed until `latest`, or what is over.

    Whole hours where there is a clock time, else days.
    """
    aim = latest if due is latest or is_past(due, now) else due
    if aim.clock is None:
        left = (aim.day - now.date()).days
        return Margin(abs(left), Unit.DAYS, is_over=left < 0)
    left_seconds = (aim.moment - now).total_seconds()
    return Margin(int(abs(left_seconds) // _HOUR), Unit.HOURS, is_over=left_seconds < 0)


def days_late(done: When, latest: When) -> int:
    """Return by how many calendar days something was late."""
    return max(0, (done.day - latest.day).days)


def happened(dates: Sequence[When], today: date) -> Sequence[When]:
    """Return the dates, which come earliest first, up to and including today; later ones are plans."""
    if not dates or dates[-1].day <= today:
        return dates
    return tuple(when for when in dates if when.day <= today)


def _is_soon(due: When, warn: Span, now: datetime, days: WorkingDays) -> bool:
    """Tell whether it is so long before the date: hours before a clock time, else from the beginning of a day."""
    if due.clock is not None and warn.unit is Unit.HOURS:
        return due.moment - timedelta(hours=warn.amount) <= now
    day = moved_day(due.day, -warn.amount, warn.unit, days)
    return (day or due.day) <= now.date()
