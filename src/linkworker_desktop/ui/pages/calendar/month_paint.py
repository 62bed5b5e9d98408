"""Painting the sheet of the month view: weeks, days, names of closed days, today, and what is carried."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QWidget

from linkworker_desktop.domain.recurrence_words import WEEKDAYS
from linkworker_desktop.i18n import _
from linkworker_desktop.services.calendar_views import CalendarDay
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.fonts import TypeRole, font
from linkworker_desktop.ui.kit.tokens import tokens_of
from linkworker_desktop.ui.pages.calendar.drag import Drag
from linkworker_desktop.ui.pages.calendar.entry_paint import EntryPainter
from linkworker_desktop.ui.pages.calendar.entry_words import more_words
from linkworker_desktop.ui.pages.calendar.month_layout import MonthLayout
from linkworker_desktop.ui.pages.calendar.one_line import fitted, write
from linkworker_desktop.ui.pages.calendar.span import WEEKS, short_day

_SATURDAY = 5
_DAYS = 7
_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
"""How days, weeks and names stand in their places."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the month view shows; days of other months than `month` are faint where one is given."""

    today: date
    first: date
    days: tuple[CalendarDay, ...]
    month: int | None = None

    @property
    def rows(self) -> int:
        """Return how many weeks there are; before any is known, as many as there will be."""
        return len(self.days) // _DAYS or WEEKS


class MonthPainter:
    """One paint of the sheet; `end` it like a painter."""

    def __init__(self, widget: QWidget, sheet: Sheet, grid: MonthLayout) -> None:
        self._sheet, self._grid, self._tokens = sheet, grid, tokens_of(widget)
        self._painter = QPainter(widget)
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.entries = EntryPainter(self._painter, widget)
        self._area = QRectF(widget.rect())

    def end(self) -> None:
        """Let go of the widget."""
        self._painter.end()

    def paint_sheet(self) -> None:
        """Paint everything but the entries."""
        corner = measures.RADIUS_LARGE
        frame = self._area.adjusted(0.5, 0.5, -0.5, -0.5)
        shape = QPainterPath()
        shape.addRoundedRect(frame, corner, corner)
        self._painter.setClipPath(shape)
        self._painter.fillRect(self._area, QColor(self._tokens.card))
        self._paint_head()
        self._paint_grounds()
        self._paint_lines()
        self._paint_week_numbers()
        for day in self._sheet.days:
            self._paint_day(day)
        self._painter.setClipping(False)
        self._painter.setPen(QPen(QColor(self._tokens.line), 1))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawRoundedRect(frame, corner, corner)

    def paint_more(self, area: QRect, hidden: int, *, is_chosen: bool) -> None:
        """Write »+ n mere« where the entries of a day have no more room, in a narrow day the number alone."""
        self._painter.setFont(self.entries.bold)
        self._painter.setPen(QColor(self._tokens.accent))
        text, width = more_words(hidden), area.width() - 8
        fits = fitted(text, "", width, self.entries.bold_face).title == text
        shown = text if fits else f"+ {hidden}"
        write(self._painter, area.adjusted(5, 0, 0, 0), shown, self.entries.bold_face)
        if is_chosen:
            self.entries.paint_frame(area)

    def paint_frames(self, cursor: date | None, target: date | None) -> None:
        """Frame today, the day under the cursor and the day something is carried to."""
        if self._is_shown(self._sheet.today):
            self._frame(self._sheet.today, 2, self._tokens.accent)
        if cursor is not None and cursor != self._sheet.today:
            self._frame(cursor, 1, self._tokens.accent)
        if target is not None and self._is_shown(target):
            tint = QColor(self._tokens.accent)
            tint.setAlpha(40)
            self._painter.fillRect(self._grid.cell(target), tint)

    def paint_carried(self, drag: Drag) -> None:
        """Paint what is carried, under the pointer."""
        if drag.entry is not None and drag.is_moving:
            self.entries.paint(drag.area, drag.entry, is_chosen=True)

    def _paint_head(self) -> None:
        xs, head = self._grid.column_edges(), self._grid.measures.head
        self._painter.setFont(font(TypeRole.SMALL_BOLD))
        metrics = QFontMetrics(self._painter.font())
        self._painter.setPen(QColor(self._tokens.muted))
        for column, name in enumerate(WEEKDAYS):
            room = QRect(xs[column] + 8, 0, xs[column + 1] - xs[column] - 10, head)
            word = _(name)
            if metrics.horizontalAdvance(word) > room.width():
                word = word[:3]
            self._painter.drawText(room, _MIDDLE, word)

    def _paint_grounds(self) -> None:
        for day in self._sheet.days:
            cell = self._grid.cell(day.day)
            if day.is_closed:
                self._painter.fillRect(cell, QColor(self._tokens.line2))
            elif day.day.weekday() >= _SATURDAY:
                self._painter.fillRect(cell, QColor(self._tokens.sunken))

    def _paint_lines(self) -> None:
        xs, ys = self._grid.column_edges(), self._grid.row_edges()
        line = QColor(self._tokens.line)
        for x in xs[:-1]:
            self._painter.fillRect(QRect(x, 0, 1, ys[-1]), line)
        for y in ys[:-1]:
            self._painter.fillRect(QRect(0, y, xs[-1], 1), line)

    def _paint_week_numbers(self) -> None:
        self._painter.setFont(font(TypeRole.SMALL))
        self._painter.setPen(QColor(self._tokens.muted))
        ys, sizes = self._grid.row_edges(), self._grid.measures
        for row in range(self._sheet.rows):
            week = (self._sheet.first + timedelta(weeks=row)).isocalendar().week
            room = QRect(0, ys[row] + 4, sizes.weeks, sizes.number - 6)
            self._painter.drawText(room, Qt.AlignmentFlag.AlignCenter, str(week))

    def _paint_day(self, day: CalendarDay) -> None:
        cell, sizes = self._grid.cell(day.day), self._grid.measures
        words = str(day.day.day)
        if day.day.day == 1:
            words = short_day(day.day)
        self._painter.setFont(self.entries.bold)
        is_faint = day.day < self._sheet.today or self._sheet.month not in {None, day.day.month}
        room = QRect(cell.left() + 8, cell.top() + 4, cell.width() - 12, sizes.number - 6)
        if day.day == self._sheet.today:
            self._paint_today(room, words)
        else:
            self._painter.setPen(QColor(self._tokens.muted if is_faint else self._tokens.text))
            write(self._painter, room, words, self.entries.bold_face)
        if day.name:
            self._painter.setFont(self.entries.plain)
            self._painter.setPen(QColor(self._tokens.muted))
            below = QRect(cell.left() + 8, cell.top() + sizes.number - 2, cell.width() - 12, sizes.name)
            name = self.entries.metrics.elidedText(day.name, Qt.TextElideMode.ElideRight, below.width())
            self._painter.drawText(below, _MIDDLE, name)

    def _paint_today(self, room: QRect, words: str) -> None:
        width = self.entries.bold_metrics.horizontalAdvance(words) + 12
        badge = QRectF(room.left() + 0.0, room.top() + 2.0, width, room.height() - 2.0)
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(QColor(self._tokens.accent))
        self._painter.drawRoundedRect(badge, measures.RADIUS_SMALL, measures.RADIUS_SMALL)
        self._painter.setPen(QColor(self._tokens.on_accent))
        self._painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, words)

    def _frame(self, day: date, width: int, color: str) -> None:
        self._painter.setPen(QPen(QColor(color), width))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        inset = width / 2
        self._painter.drawRect(QRectF(self._grid.cell(day)).adjusted(inset, inset, 1 - inset, 1 - inset))

    def _is_shown(self, day: date) -> bool:
        return self._sheet.first <= day < self._sheet.first + timedelta(weeks=self._sheet.rows)
