"""What the papers of the calendar are set from: plain facts, everything that may not be printed already left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time

from linkworker_desktop.documents.directory_content import Sender
from linkworker_desktop.domain.folder import Pictogram, TextPair


@dataclass(frozen=True, slots=True)
class FridgeDate:
    """One date of the family. `title` is in one or two languages, `names` are given names of its own members.

    `place` is Danish. `until` is the last day of what lasts several; `is_latest` is set where the day is the last
    one possible.
    """

    on: date
    title: TextPair
    pictogram: Pictogram
    starts: time | None = None
    until: date | None = None
    place: str = ""
    names: tuple[str, ...] = ()
    is_latest: bool = False


@dataclass(frozen=True, slots=True)
class FridgePaper:
    """A family's dates in their order; `language` is the one beside Danish, None for Danish alone."""

    family: str
    dates: Sequence[FridgeDate]
    sender: Sender
    printed_on: date
    language: str | None = None


@dataclass(frozen=True, slots=True)
class TickTask:
    """A task of a unit. `latest` and `done` are as printed; `kind` is a word, `detail` a small line below."""

    title: str
    latest: str
    kind: str
    detail: str = ""
    done: str = ""
    is_done: bool = False
    is_law: bool = False


@dataclass(frozen=True, slots=True)
class TickPeriod:
    """A part of the plan with a unit's tasks in it."""

    name: str
    tasks: tuple[TickTask, ...]


@dataclass(frozen=True, slots=True)
class TickList:
    """What one unit does for one family."""

    unit: str
    periods: tuple[TickPeriod, ...]


@dataclass(frozen=True, slots=True)
class ReceptionPaper:
    """The tick lists of one family. `facts` are pairs of label and value under the title, at most four."""

    lists: Sequence[TickList]
    facts: Sequence[tuple[str, str]]
    sender: Sender
    printed_on: date


@dataclass(frozen=True, slots=True)
class PrintedEntry:
    """A line of the calendar. `detail` says for whom and where; `mark` is a word for what sort it is.

    `ends` is the clock time it ends on the same day, `until` the last day of what lasts several. `when` is printed
    instead of the times where the line does not stand under its own day.
    """

    on: date
    title: str
    starts: time | None = None
    ends: time | None = None
    until: date | None = None
    when: str = ""
    detail: str = ""
    mark: str = ""
    is_law: bool = False
    is_done: bool = False
    is_late: bool = False


@dataclass(frozen=True, slots=True)
class PrintedDay:
    """A day with what stands on it; `name` is that of a holiday or closed day.

    In a list that is not by day, `heading` stands instead of the date.
    """

    on: date
    name: str = ""
    entries: tuple[PrintedEntry, ...] = ()
    heading: str = ""


@dataclass(frozen=True, slots=True)
class CalendarPaper:
    """A stretch of days to be printed. `note` says what the paper leaves out: a filter, or the names.

    With names it is for the link-worker alone, and says so at the foot.
    """

    title: str
    days: Sequence[PrintedDay]
    sender: Sender
    printed_on: date
    note: str = ""
    has_names: bool = True


@dataclass(frozen=True, slots=True)
class WheelMeeting:
    """A meeting of the year wheel."""

    on: date
    title: str
    is_done: bool = False


@dataclass(frozen=True, slots=True)
class WheelPaper:
    """The meetings of a year, in their order."""

    year: int
    meetings: Sequence[WheelMeeting]
    sender: Sender
    printed_on: date
    has_names: bool = True
