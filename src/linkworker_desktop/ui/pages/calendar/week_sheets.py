"""The two painted sheets of the week: what lasts all day, and the hours."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from linkworker_desktop.domain.rules.when import When
from linkworker_desktop.services.calendar_views import CalendarEntry
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.tokens import Tokens, tokens_of
from linkworker_desktop.ui.pages.calendar.drag import Drag
from linkworker_desktop.ui.pages.calendar.entry_paint import EntryPainter
from linkworker_desktop.ui.pages.calendar.entry_words import more_words
from linkworker_desktop.ui.pages.calendar.month_layout import shares
from linkworker_desktop.ui.pages.calendar.week_layout import all_day, box, clock_at, column_edges, slots
from linkworker_desktop.ui.pages.calendar.week_paint import (
    paint_day_names,
    paint_hours,
    paint_now,
    paint_slot,
)

_DAYS = 7
_MOST_LINES = 4
_HOURS = 24
_BAR = 12
"""The width of the scroll bar beside the hours, kept free above them too."""


@dataclass(frozen=True, slots=True)
class Week:
    """What is shown: seven days from a Monday, the names of days off, and the time that it is now."""

    first: date
    now: datetime
    entries: tuple[CalendarEntry, ...]
    names: Mapping[date, str] = field(default_factory=dict)

    @property
    def days(self) -> tuple[date, ...]:
        """Return the seven days."""
        return tuple(self.first + timedelta(days=number) for number in range(_DAYS))


class _Sheet(QWidget):
    """What both sheets do with the pointer; where things are is kept from the last placing."""

    pressed = Signal(object, str)
    """The day and the key of the entry there, or an empty text."""
    opened = Signal(object, object)
    asked = Signal(object)
    dropped = Signal(object, object)
    refused = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._week = Week(date.min, datetime.min, ())  # noqa: DTZ901 - shown before anything is read
        self._chosen = ""
        self._drag = Drag()
        self._areas: list[tuple[QRect, CalendarEntry]] = []
        self.setMouseTracking(True)

    @property
    def is_carrying(self) -> bool:
        """Whether an entry is held by the pointer."""
        return self._drag.entry is not None

    def give_up(self) -> None:
        """Let go of what is carried without moving it."""
        self._drag = Drag()
        self.update()

    def area_of(self, key: str) -> QRect | None:
        """Return where an entry stands in this sheet."""
        return next((area for area, entry in self._areas if entry.key == key), None)

    def gutter(self) -> int:
        """Return the width of the hours at the left."""
        return measures.scaled(52)

    def edges(self) -> tuple[int, ...]:
        """Return the x values that bound the days."""
        return column_edges(self.width(), self.gutter())

    def day_at(self, x: int) -> date | None:
        """Return the day of a column, None beside the days."""
        edges = self.edges()
        column = next((n for n in range(_DAYS) if edges[n] <= x < edges[n + 1]), None)
        return None if column is None else self._week.first + timedelta(days=column)

    def entry_at(self, point: QPoint) -> tuple[QRect, CalendarEntry] | None:
        """Return the entry at a point and where it stands."""
        return next((each for each in self._areas if each[0].contains(point)), None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        day, point = self.day_at(round(event.position().x())), event.position().toPoint()
        if event.button() != Qt.MouseButton.LeftButton or day is None:
            return
        found = self.entry_at(point)
        self.pressed.emit(day, found[1].key if found is not None else "")
        if found is not None:
            self._drag = Drag.begun(found[1], found[0], point)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        if self._drag.entry is None:
            is_over = self.entry_at(point) is not None
            self.setCursor(Qt.CursorShape.PointingHandCursor if is_over else Qt.CursorShape.ArrowCursor)
            return
        self._drag = self._drag.at(point, self.day_at(point.x()))
        if self._drag.is_refused:
            entry, self._drag = self._drag.entry, Drag()
            self.refused.emit(entry)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        drag, self._drag = self._drag, Drag()
        self.update()
        if drag.entry is None:
            self._released_on_nothing(event.position().toPoint())
        elif not drag.is_moving:
            self.opened.emit(drag.entry, drag.origin)
        elif drag.target is not None:
            there = self._dropped_at(drag, drag.target)
            if there != drag.entry.when:
                self.dropped.emit(drag.entry, there)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        day = self.day_at(point.x())
        if day is not None and self.entry_at(point) is None:
            self.asked.emit(self._asked_at(day, point))

    def _dropped_at(self, drag: Drag, day: date) -> When:
        raise NotImplementedError

    def _asked_at(self, day: date, point: QPoint) -> When:
        raise NotImplementedError

    def _released_on_nothing(self, point: QPoint) -> None:
        """Let the sheet with »+ n mere« answer."""


class AllDaySheet(_Sheet):
    """The names of the days, and under them what lasts all day; more than four lines wait behind »+ n mere«."""

    day_opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cursor: date | None = None
        self._more: list[tuple[QRect, date, int]] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_week(self, week: Week, cursor: date | None, chosen: str) -> None:
        """Show a week with its cursor, None while the keyboard is elsewhere."""
        self._week, self._cursor, self._chosen = week, cursor, chosen
        self._place()
        self.updateGeometry()
        self.update()

    def edges(self) -> tuple[int, ...]:
        return column_edges(self.width() - _BAR, self.gutter())

    def sizeHint(self) -> QSize:
        most = max((len(all_day(self._week.entries, day)) for day in self._week.days), default=0)
        lines = min(most, _MOST_LINES)
        return QSize(400, self._head() + lines * self._line() + (6 if lines else 0))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())

    def resizeEvent(self, _event: object) -> None:
        self._place()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        entries, tokens = EntryPainter(painter, self), tokens_of(self)
        paint_day_names(painter, self, self._week, self.edges(), self._head(), self._cursor)
        for area, entry in self._areas:
            entries.paint(area, entry, is_chosen=entry.key == self._chosen)
        painter.setFont(entries.bold)
        painter.setPen(QColor(tokens.accent))
        for area, _day, hidden in self._more:
            painter.drawText(area.adjusted(5, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, more_words(hidden))
        painter.fillRect(QRect(0, self.height() - 1, self.width(), 1), QColor(tokens.line))
        if self._drag.entry is not None and self._drag.is_moving:
            entries.paint(self._drag.area, self._drag.entry, is_chosen=True)
        painter.end()

    def _head(self) -> int:
        return measures.line_height(TypeRole.SMALL) + measures.line_height(TypeRole.CARD_TITLE) + 14

    def _line(self) -> int:
        return measures.line_height(TypeRole.SMALL) + 6

    def _place(self) -> None:
        edges, self._areas, self._more = self.edges(), [], []
        for column, day in enumerate(self._week.days):
            own = all_day(self._week.entries, day)
            shown, hidden = shares(_MOST_LINES, len(own))
            left, width = edges[column] + 3, edges[column + 1] - edges[column] - 6
            for line, entry in enumerate(own[:shown]):
                area = QRect(left, self._head() + line * self._line(), width, self._line() - 2)
                self._areas.append((area, entry))
            waiting = sum(not entry.is_done for entry in own[shown:])  # what is done hides nobody's work
            if hidden and not waiting:
                area = QRect(left, self._head() + shown * self._line(), width, self._line() - 2)
                self._areas.append((area, own[shown]))
            elif hidden:
                area = QRect(left, self._head() + shown * self._line(), width, self._line() - 2)
                self._more.append((area, day, waiting))

    def _dropped_at(self, drag: Drag, day: date) -> When:
        clock = drag.entry.when.clock if drag.entry is not None else None
        return When(day, clock)

    def _asked_at(self, day: date, _point: QPoint) -> When:
        return When(day)

    def _released_on_nothing(self, point: QPoint) -> None:
        day = next((day for area, day, _hidden in self._more if area.contains(point)), None)
        if day is not None:
            self.day_opened.emit(day)


class HourSheet(_Sheet):
    """Twenty-four hours of seven days; entries are dropped on quarters of an hour."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_week(self, week: Week, chosen: str) -> None:
        """Show a week and the chosen entry."""
        self._week, self._chosen = week, chosen
        self._place()
        self.setFixedHeight(_HOURS * self.hour_height())
        self.update()

    def set_now(self, now: datetime) -> None:
        """Move the line of the time that it is now."""
        self._week = Week(self._week.first, now, self._week.entries, self._week.names)
        self.update()

    def hour_height(self) -> int:
        """Return the height of an hour in pixels."""
        return measures.scaled(48)

    def resizeEvent(self, _event: object) -> None:
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        entries, edges, hour = EntryPainter(painter, self), self.edges(), self.hour_height()
        paint_hours(painter, self, self._week, edges, hour)
        for area, entry in self._areas:
            if area.intersects(event.rect()):
                paint_slot(entries, area, entry, is_chosen=entry.key == self._chosen)
        paint_now(painter, self, self._week, edges, hour)
        self._paint_carried(entries, tokens_of(self))
        painter.end()

    def _paint_carried(self, entries: EntryPainter, tokens: Tokens) -> None:
        drag = self._drag
        if drag.entry is None or not drag.is_moving or drag.target is None:
            return
        there = self._dropped_at(drag, drag.target)
        column = (drag.target - self._week.first).days
        edges, hour = self.edges(), self.hour_height()
        minutes = (there.clock.hour * 60 + there.clock.minute) if there.clock else 0
        top = round(minutes * hour / 60)
        place = QRect(edges[column] + 3, top, edges[column + 1] - edges[column] - 6, drag.origin.height())
        entries.painter.setPen(QPen(QColor(tokens.accent), 1, Qt.PenStyle.DashLine))
        entries.painter.setBrush(Qt.BrushStyle.NoBrush)
        entries.painter.drawRoundedRect(QRectF(place), measures.RADIUS_SMALL, measures.RADIUS_SMALL)
        paint_slot(entries, place, drag.entry, is_chosen=True, at=there)

    def _place(self) -> None:
        edges, hour = self.edges(), self.hour_height()
        placed = slots(self._week.entries, self._week.first)
        self._areas = [(box(slot, edges, hour), slot.entry) for slot in placed]

    def _dropped_at(self, drag: Drag, day: date) -> When:
        return When(day, clock_at(drag.area.top() - 1, self.hour_height()))

    def _asked_at(self, day: date, point: QPoint) -> When:
        hour = self.hour_height()
        return When(day, clock_at(point.y() // (hour // 2) * (hour // 2), hour))
