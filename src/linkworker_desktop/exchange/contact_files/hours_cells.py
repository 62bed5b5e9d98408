"""Opening hours in one cell: read as people write them, and a form of our own that loses nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, time

from linkworker_desktop.domain.hours_reading import parse_hours
from linkworker_desktop.domain.opening_hours import SHORT_WEEKDAYS, Opening, OtherHours, Schedule
from linkworker_desktop.exchange.contact_files.fields import Field

_CLOSED = "lukket"
_WEEKLY = re.compile(r"(\w{3}) (\d\d:\d\d)-(\d\d:\d\d)")
_OTHER = re.compile(
    r"(\d{4}-\d\d-\d\d)/(\d{4}-\d\d-\d\d) (?:lukket|(\d\d:\d\d)-(\d\d:\d\d))(?: \((.*)\))?", re.DOTALL
)
_SPLIT = re.compile(r"(?<!\\); ")


def hours_of(single: Mapping[Field, str], today: date) -> tuple[Schedule, str]:
    """Return the schedule and what stands beside it.

    A file with our own weekly form has both apart; in any other the hours are read as far as they can be.
    """
    said = single.get(Field.HOURS, "")
    own = schedule_from(single.get(Field.SCHEDULE, ""))
    if own is not None:
        return own, said
    if not said:
        return Schedule(), ""
    read = parse_hours(said, today)
    return (read.schedule, read.rest) if read.schedule else (Schedule(), said)


def schedule_cell(schedule: Schedule) -> str:
    """Return `man 09:00-15:00; 2026-12-24/2027-01-01 lukket (Jul)`; `-` for a schedule that is empty."""
    entries = [
        f"{SHORT_WEEKDAYS[each.weekday]} {each.opens:%H:%M}-{each.closes:%H:%M}" for each in schedule.weekly
    ]
    for other in schedule.exceptions:
        is_open = other.opens is not None and other.closes is not None
        times = f"{other.opens:%H:%M}-{other.closes:%H:%M}" if is_open else _CLOSED
        why = other.why.replace("\\", "\\\\").replace(";", "\\;")
        entries.append(f"{other.first}/{other.last} {times}" + (f" ({why})" if why else ""))
    return "; ".join(entries) or "-"


def schedule_from(cell: str) -> Schedule | None:
    """Return the schedule of our own form, None when it is not that."""
    if cell == "-":
        return Schedule()
    weekly, exceptions = [], []
    for entry in _SPLIT.split(cell) if cell else ():
        week, other = _WEEKLY.fullmatch(entry), _OTHER.fullmatch(entry)
        try:
            if week:
                day = SHORT_WEEKDAYS.index(week[1])
                weekly.append(Opening(day, time.fromisoformat(week[2]), time.fromisoformat(week[3])))
            elif other:
                exceptions.append(_other(other))
            else:
                return None
        except ValueError:
            return None
    return Schedule(tuple(weekly), tuple(exceptions)) if weekly or exceptions else None


def _other(match: re.Match[str]) -> OtherHours:
    opens, closes = (time.fromisoformat(each) if each else None for each in (match[3], match[4]))
    why = re.sub(r"\\([\\;])", r"\1", match[5] or "")
    return OtherHours(date.fromisoformat(match[1]), date.fromisoformat(match[2]), opens, closes, why)
