"""What an iCalendar file says of one event, on its way in or out; times are local wall time in Denmark."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from linkworker_desktop.domain.recurrence import Recurrence
from linkworker_desktop.domain.rules.when import When


@dataclass(frozen=True, slots=True)
class MovedDay:
    """A day of a series that takes place at another time."""

    original_on: date
    starts: When
    ends: When | None = None


@dataclass(frozen=True, slots=True)
class IcalItem:
    """One event or series. `ends` is inclusive for what lasts whole days. `excluded` are days called off.

    `remind_before` counts minutes before it begins. `is_busy` blocks the time in the other calendar. `stamp` is when it
    was last changed (UTC). `remarks` say what of a file that was read is not as it stood there.
    """

    uid: str
    title: str
    starts: When
    ends: When | None = None
    place: str = ""
    note: str = ""
    recurrence: Recurrence | None = None
    excluded: tuple[date, ...] = ()
    moved: tuple[MovedDay, ...] = ()
    remind_before: int | None = None
    is_busy: bool = True
    stamp: datetime | None = None
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Refusal:
    """An event of a file that is not taken in, and why in one sentence."""

    title: str
    reason: str


@dataclass(frozen=True, slots=True)
class IcalReading:
    """What a file holds. `remarks` are about the whole file."""

    items: tuple[IcalItem, ...]
    refused: tuple[Refusal, ...] = ()
    remarks: tuple[str, ...] = ()
