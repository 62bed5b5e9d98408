"""What the calendar reads: entries of every kind in one shape, days, sections and the year wheel."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from uuid import UUID

from linkworker_desktop.domain.events import MeetingType, Part, Responsible
from linkworker_desktop.domain.rules.due import FINISHED, State
from linkworker_desktop.domain.rules.rule import Level
from linkworker_desktop.domain.rules.when import When
from linkworker_desktop.i18n.marks import N_
from linkworker_desktop.services.deadline_views import Deadline


class EntryKind(StrEnum):
    """What stands in the calendar."""

    DEADLINE = "deadline"
    APPOINTMENT = "appointment"
    TASK = "task"
    MEETING = "meeting"
    HOLIDAY = "holiday"
    CLOSED = "closed"


ENTRY_KIND_LABELS = {
    EntryKind.DEADLINE: N_("Frister"),
    EntryKind.APPOINTMENT: N_("Aftaler"),
    EntryKind.TASK: N_("Opgaver"),
    EntryKind.MEETING: N_("Møder"),
    EntryKind.HOLIDAY: N_("Helligdage"),
    EntryKind.CLOSED: N_("Lukkedage"),
}
DAYS_OFF = frozenset({EntryKind.HOLIDAY, EntryKind.CLOSED})


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """One thing on one day. `about` is whom it is for in a list: a person or contact, else the family.

    `due` is the hard deadline of an event, whichever day the entry stands on; `part` says which of its days that is.
    `occurrence` names the day of a series by the day it was planned for. `missed` counts the open days of the same
    series before this one, in the list of what is late. `words` say where it stands: `3 dage over`. `short` is the
    title of a due date in few words, empty for what has none.
    """

    kind: EntryKind
    when: When
    title: str
    ends: When | None = None
    due: When | None = None
    about: str = ""
    surname: str = ""
    code: str = ""
    place: str = ""
    state: State = State.UPCOMING
    words: str = ""
    is_past: bool = False
    level: Level | None = None
    unit: str = ""
    responsible: Responsible | None = None
    family: UUID | None = None
    person: UUID | None = None
    contact: UUID | None = None
    event: UUID | None = None
    occurrence: date | None = None
    part: Part = Part.START
    deadline: Deadline | None = None
    repeats: bool = False
    meeting_type: MeetingType | None = None
    waiting_for: str = ""
    remind_before: int | None = None
    snoozed_until: datetime | None = None
    missed: int = 0
    short: str = ""

    @property
    def box_title(self) -> str:
        """Return the title where there is room for few words."""
        return self.short or self.title

    @property
    def key(self) -> str:
        """Return what names the entry among all, and still does when it is read again."""
        if self.event is not None:
            return f"event/{self.event}/{self.occurrence or ''}/{self.part.value}"
        if self.deadline is not None:
            row = self.deadline.row
            return f"deadline/{row.rule.key}/{row.subject.ident}/{row.number or ''}/{self.when.day}"
        return f"{self.kind.value}/{self.when.day}"

    @property
    def is_movable(self) -> bool:
        """Tell whether it can be dragged: what the program counts itself, and what is done, cannot."""
        return self.event is not None and not self.is_done

    @property
    def is_done(self) -> bool:
        return self.state in FINISHED

    @property
    def is_overdue(self) -> bool:
        return self.state is State.OVERDUE

    @property
    def is_all_day(self) -> bool:
        return self.when.clock is None

    @property
    def last_day(self) -> date:
        """Return the last day it stands on; what ends at midnight does not stand on the next day."""
        if self.ends is None:
            return self.when.day
        if self.ends.clock == time() and self.ends.day > self.when.day:
            return date.fromordinal(self.ends.day.toordinal() - 1)
        return self.ends.day


@dataclass(frozen=True, slots=True)
class CalendarFilter:
    """What is to be seen; an empty set means all. `levels` look at due dates only; days off are always seen."""

    families: frozenset[UUID] = frozenset()
    units: frozenset[str] = frozenset()
    levels: frozenset[Level] = frozenset()
    responsible: frozenset[Responsible] = frozenset()
    kinds: frozenset[EntryKind] = frozenset()
    text: str = ""


EVERYTHING = CalendarFilter()


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A day of the month view: what is shown of it, and how much there is. `name` is that of a day off.

    What is done counts in `total` only where it is shown: nobody has to open the day for it.
    """

    day: date
    name: str
    is_closed: bool
    entries: tuple[CalendarEntry, ...]
    total: int


@dataclass(frozen=True, slots=True)
class AgendaDay:
    """A section of the agenda. `week` is the ISO week where a new one begins."""

    day: date
    heading: str
    name: str
    week: int | None
    entries: tuple[CalendarEntry, ...]


@dataclass(frozen=True, slots=True)
class WheelMark:
    """A meeting, or a day the rules name for one; `rule` is empty for what was typed in."""

    day: date
    title: str
    meeting_type: MeetingType | None = None
    rule: str = ""
    is_done: bool = False
    is_overdue: bool = False
    event: UUID | None = None
    occurrence: date | None = None


@dataclass(frozen=True, slots=True)
class WheelMonth:
    """A month of the year wheel."""

    month: int
    name: str
    marks: tuple[WheelMark, ...]


@dataclass(frozen=True, slots=True)
class YearWheel:
    """The meetings of a year, month by month."""

    year: int
    months: tuple[WheelMonth, ...]
