"""The year as a sheet: a line for every kind of meeting, a column for every month, a mark for every day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QRect

from linkworker_desktop.domain.events import MEETING_LABELS, MeetingType
from linkworker_desktop.domain.rules.due import State
from linkworker_desktop.domain.rules.when import When
from linkworker_desktop.i18n import _
from linkworker_desktop.services.calendar_views import CalendarEntry, EntryKind, WheelMark, YearWheel

MONTHS = 12
EXPECTED = frozenset({MeetingType.COORDINATION, MeetingType.STRATEGIC, MeetingType.PROFESSIONAL})
"""The meetings of every year: their lines are there when nothing is planned yet, and so say it."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the sheet: what kind of meeting, and its marks by month (0 is January)."""

    name: str
    months: tuple[tuple[WheelMark, ...], ...]


def lines_of(wheel: YearWheel) -> tuple[Line, ...]:
    """Return a line for each kind of meeting expected or planned, then one for each other day of the rules."""
    if not wheel.months:
        return ()
    marks = [mark for month in wheel.months for mark in month.marks]
    there = {mark.meeting_type for mark in marks}
    kinds = [kind for kind in MeetingType if kind in there or kind in EXPECTED]
    others = sorted({_other_name(mark) for mark in marks if mark.meeting_type is None})
    return (
        *(_line(wheel, _(MEETING_LABELS[kind]), partial(_is_of, kind)) for kind in kinds),
        *(_line(wheel, name, partial(_is_called, name)) for name in others),
    )


def entry_of(mark: WheelMark) -> CalendarEntry:
    """Return a mark as an entry of the calendar, to be listed and opened like one."""
    state = State.DONE if mark.is_done else State.OVERDUE if mark.is_overdue else State.UPCOMING
    return CalendarEntry(
        EntryKind.MEETING,
        When(mark.day),
        mark.title,
        state=state,
        event=mark.event,
        occurrence=mark.occurrence,
        meeting_type=mark.meeting_type,
    )


def _is_of(kind: MeetingType, mark: WheelMark) -> bool:
    return mark.meeting_type is kind


def _is_called(name: str, mark: WheelMark) -> bool:
    return mark.meeting_type is None and _other_name(mark) == name


def _other_name(mark: WheelMark) -> str:
    return mark.title if mark.rule else _("Andre møder")


def _line(wheel: YearWheel, name: str, belongs: Callable[[WheelMark], bool]) -> Line:
    return Line(name, tuple(tuple(mark for mark in month.marks if belongs(mark)) for month in wheel.months))


@dataclass(frozen=True, slots=True)
class YearLayout:
    """The sheet in a widget of a width; heights in pixels at the text size of the moment.

    `extra` is how much higher than it must be each line stands, where the page has room for it.
    """

    width: int
    names: int
    head: int
    mark: int
    gap: int = 4
    edge: int = 6
    extra: int = 0

    def column(self, month: int) -> tuple[int, int]:
        """Return the left edge and the width of a month's column (0 is January)."""
        room = max(0, self.width - self.names)
        left = self.names + round(room * month / MONTHS)
        return left, self.names + round(room * (month + 1) / MONTHS) - left

    def per_row(self, month: int = 0) -> int:
        """Return how many marks stand beside each other in a month."""
        _left, width = self.column(month)
        return max(1, (width - 2 * self.edge + self.gap) // (self.mark + self.gap))

    def height(self, line: Line) -> int:
        """Return how high a line must be for its fullest month."""
        most = max(len(marks) for marks in line.months)
        rows = max(1, -(-most // self.per_row()))
        return rows * (self.mark + self.gap) - self.gap + 2 * self.edge + 4 + self.extra

    def tops(self, lines: tuple[Line, ...]) -> tuple[int, ...]:
        """Return the upper edges of the lines and the lower one of the last."""
        tops = [self.head]
        for line in lines:
            tops.append(tops[-1] + self.height(line))
        return tuple(tops)

    def mark_box(self, top: int, month: int, place: int) -> QRect:
        """Return where the mark number `place` of a month stands in the line that begins at `top`."""
        left, _width = self.column(month)
        row, column = divmod(place, self.per_row())
        step = self.mark + self.gap
        y = top + self.edge + 2 + self.extra // 2 + row * step
        return QRect(left + self.edge + column * step, y, self.mark, self.mark)
