"""What the first page reads after its first paint: the first hours, what is late, the day and the days ahead."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from linkworker_desktop.domain.folder_deadline import FolderDeadlineState
from linkworker_desktop.domain.rules.happenings import HappeningKind
from linkworker_desktop.domain.rules.when import When
from linkworker_desktop.i18n.marks import N_
from linkworker_desktop.services.calendar_views import CalendarEntry
from linkworker_desktop.services.deadline_views import Deadline
from linkworker_desktop.services.family_views import FamilyRow

SHOWN_AFTER = timedelta(hours=24)
"""So long after its 96 hours a family stands among the first hours; then what is open is among what is late."""


class PointKind(StrEnum):
    """What the first 96 hours are about, in the order it is said."""

    HOUSING = "housing"
    INFO_MEETING = "info_meeting"
    FOLDER = "folder"
    COURSE = "course"
    ADVISER = "adviser"
    BANK = "bank"
    MITID = "mitid"


POINT_LABELS = {
    PointKind.HOUSING: N_("Bolig anvist"),
    PointKind.INFO_MEETING: N_("Infomøde holdt"),
    PointKind.FOLDER: N_("Velkomstmappe udleveret"),
    PointKind.COURSE: N_("Introforløb begyndt"),
    PointKind.ADVISER: N_("Mødetid med rådgiver"),
    PointKind.BANK: N_("Bankkonto"),
    PointKind.MITID: N_("MitID"),
}


@dataclass(frozen=True, slots=True)
class Point:
    """One thing of the first hours: `open` are the due dates that still want the fact `settles`, one for each adult."""

    kind: PointKind
    settles: HappeningKind
    open: tuple[Deadline, ...]

    @property
    def is_done(self) -> bool:
        """Tell whether nothing is wanted any more: it is done, or it does not apply to this family."""
        return not self.open


@dataclass(frozen=True, slots=True)
class FirstHours:
    """A family in its first 96 hours, with the points the rules in force ask for."""

    row: FamilyRow
    points: tuple[Point, ...]

    @property
    def done(self) -> int:
        """Return how many points are in order."""
        return sum(point.is_done for point in self.points)

    @property
    def due(self) -> datetime:
        """Return the end of the 96 hours in local wall time."""
        if self.row.folder.due is None:
            raise ValueError("a family without a housing date has no 96 hours")
        return self.row.folder.due

    @property
    def wants_folder(self) -> bool:
        """Tell whether the welcome folder is still to be handed out."""
        return any(point.kind is PointKind.FOLDER and not point.is_done for point in self.points)


@dataclass(frozen=True, slots=True)
class NextMeeting:
    """The meeting to prepare; `new_families` moved in since the last one of its kind, None where there was none."""

    entry: CalendarEntry
    days: int
    new_families: int | None


class DayThing(StrEnum):
    """What the strip counts on a day."""

    COORDINATION = "coordination"
    DEADLINE = "deadline"
    MEETING = "meeting"
    APPOINTMENT = "appointment"
    TASK = "task"


@dataclass(frozen=True, slots=True)
class DayAhead:
    """A day of the next two weeks: what there is in the order it matters, and the name of a day off."""

    day: date
    name: str
    things: tuple[tuple[DayThing, int], ...]
    is_soon: bool
    """A due date of it is inside its warning, or ends a family's 96 hours."""

    @property
    def is_off(self) -> bool:
        """Tell whether it is a weekend, a holiday or a closed day."""
        return bool(self.name) or self.day.isoweekday() > 5


@dataclass(frozen=True, slots=True)
class RecentFamily:
    """A family opened lately: its phase (1 arrival, 2 course, 3 work placement) and what comes next of its dates."""

    row: FamilyRow
    phase: int
    next: When | None
    late: str
    """Words for what is late longest: `6 dage over`; empty where nothing is."""


@dataclass(frozen=True, slots=True)
class MorningView:
    """Everything of the first page that is counted from the rules and the calendar, at local wall time `now`."""

    now: datetime
    first_hours: tuple[FirstHours, ...]
    late: tuple[CalendarEntry, ...]
    """Law first, then the oldest; without what stands among the first hours."""
    today: tuple[CalendarEntry, ...]
    meeting: NextMeeting | None
    recent: tuple[RecentFamily, ...]
    days: tuple[DayAhead, ...]

    @property
    def late_count(self) -> int:
        """Return how many things are over their time, a family's first hours counted once."""
        return len(self.late) + sum(
            each.row.folder.due is not None and each.due < self.now for each in self.first_hours
        )

    @property
    def folders_today(self) -> int:
        """Return how many folders must be handed out before the day ends."""
        return sum(
            each.wants_folder and each.due.date() == self.now.date() and each.due >= self.now
            for each in self.first_hours
        )

    @property
    def folders_later(self) -> int:
        """Return how many folders must be handed out on one of the next days."""
        return sum(each.wants_folder and each.due.date() > self.now.date() for each in self.first_hours)


def is_in_first_hours(row: FamilyRow, now: datetime) -> bool:
    """Tell whether a family's first hours are still to be looked at, whatever of them is done."""
    folder = row.folder
    if folder.state is FolderDeadlineState.WAITING or folder.due is None:
        return False
    return now <= folder.due + SHOWN_AFTER
