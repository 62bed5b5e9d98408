"""The year wheel laid flat: twelve months across, kinds of meetings down, a numbered mark for every day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from linkworker_desktop.i18n import _
from linkworker_desktop.services.calendar_views import WheelMark, YearWheel
from linkworker_desktop.ui import words
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.fonts import TypeRole, font
from linkworker_desktop.ui.kit.tokens import Tokens, tokens_of
from linkworker_desktop.ui.pages.calendar.span import short_month
from linkworker_desktop.ui.pages.calendar.year_layout import MONTHS, YearLayout, lines_of

MOST_EXTRA = 56
"""So many pixels higher than it must be a line may stand, at 100 % text."""
_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class YearView(QWidget):
    """Arrows go from cell to cell, Enter opens the first mark there. `mark_opened` carries a mark and its place."""

    mark_opened = Signal(object, object)
    turned = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wheel = YearWheel(1, ())
        self._lines = lines_of(self._wheel)
        self._today = date.min
        self._cell = QPoint(0, 0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(_("Årshjul. Piletasterne går fra måned til måned."))

    def show_year(self, wheel: YearWheel, today: date) -> None:
        """Show a year's meetings."""
        self._wheel, self._lines, self._today = wheel, lines_of(wheel), today
        self._cell = QPoint(self._cell.x(), min(self._cell.y(), max(0, len(self._lines) - 1)))
        self._say()
        self.updateGeometry()
        self.update()

    @property
    def marks(self) -> tuple[WheelMark, ...]:
        """The marks of the cell the cursor is on."""
        return self._lines[self._cell.y()].months[self._cell.x()] if self._lines else ()

    def sizeHint(self) -> QSize:
        return QSize(720, max(320, self._least_grid().tops(self._lines)[-1] + 1))

    def minimumSizeHint(self) -> QSize:
        return QSize(560, self.sizeHint().height())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS and self._lines:
            across, down = _STEPS[key]
            there = self._cell + QPoint(across, down)
            self._cell = QPoint(
                min(max(there.x(), 0), MONTHS - 1), min(max(there.y(), 0), len(self._lines) - 1)
            )
            self._say()
            self.update()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.marks:
            self.mark_opened.emit(self.marks[0], self._area(self._cell.y(), self._cell.x(), 0))
        elif key in {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}:
            self.turned.emit(-1 if key == Qt.Key.Key_PageUp else 1)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._mark_at(event.position().toPoint()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        found = self._mark_at(event.position().toPoint())
        if found is not None and event.button() == Qt.MouseButton.LeftButton:
            cell, mark, area = found
            self._cell = cell
            self._say()
            self.update()
            self.mark_opened.emit(mark, area)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens, grid, tops = tokens_of(self), self._grid(), self._grid().tops(self._lines)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(0.5, 0.5, self.width() - 1, max(tops[-1], grid.head * 3) - 0.5)
        corner = measures.RADIUS_LARGE
        shape = QPainterPath()
        shape.addRoundedRect(frame, corner, corner)
        painter.setClipPath(shape)
        painter.fillRect(self.rect(), QColor(tokens.card))
        self._paint_columns(painter, grid, round(frame.height()), tokens)
        for line, top in enumerate(tops[:-1]):
            self._paint_line(painter, grid, line, top, tops[line + 1] - top)
        if not self._lines:
            self._paint_nothing(painter, grid, frame)
        painter.setClipping(False)
        painter.setPen(QPen(QColor(tokens.line), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(frame, corner, corner)
        if self.hasFocus() and self._lines:
            left, width = grid.column(self._cell.x())
            top = tops[self._cell.y()]
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.drawRect(QRectF(left, top, width, tops[self._cell.y() + 1] - top).adjusted(1, 1, -1, -1))
        painter.end()

    def _paint_columns(self, painter: QPainter, grid: YearLayout, height: int, tokens: Tokens) -> None:
        painter.setFont(font(TypeRole.SMALL_BOLD))
        metrics = QFontMetrics(painter.font())
        names = [self._month_name(month) for month in range(MONTHS)]
        is_narrow = max(metrics.horizontalAdvance(name) for name in names) > grid.column(0)[1] - 12
        for month in range(MONTHS):
            left, width = grid.column(month)
            if (self._wheel.year, month + 1) == (self._today.year, self._today.month):
                painter.fillRect(QRect(left, 0, width, height), QColor(tokens.sunken))
                painter.fillRect(QRect(left, 0, width, 3), QColor(tokens.accent))
            painter.fillRect(QRect(left, 0, 1, height), QColor(tokens.line2))
            name = short_month(month + 1) if is_narrow else self._month_name(month)
            painter.setPen(QColor(tokens.muted))
            painter.drawText(QRect(left + 8, 0, width - 8, grid.head), _MIDDLE, name)
        painter.fillRect(QRect(0, grid.head - 1, self.width(), 1), QColor(tokens.line))

    def _paint_line(self, painter: QPainter, grid: YearLayout, line: int, top: int, height: int) -> None:
        tokens, shown = tokens_of(self), self._lines[line]
        painter.setFont(font(TypeRole.BODY_BOLD))
        painter.setPen(QColor(tokens.text))
        room = QRect(measures.CARD_MARGIN, top, grid.names - measures.CARD_MARGIN - 8, height)
        name = QFontMetrics(painter.font()).elidedText(shown.name, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, _MIDDLE, name)
        painter.fillRect(QRect(0, top + height - 1, self.width(), 1), QColor(tokens.line2))
        for month, marks in enumerate(shown.months):
            for place, mark in enumerate(marks):
                self._paint_mark(painter, grid.mark_box(top, month, place), mark, tokens)

    def _paint_mark(self, painter: QPainter, area: QRect, mark: WheelMark, tokens: Tokens) -> None:
        ground, border, ink = tokens.accent_tint, tokens.accent_tint, tokens.text
        if mark.is_done:
            ground, border, ink = tokens.done_tint, tokens.done_tint, tokens.done
        elif mark.is_overdue:
            ground, border, ink = tokens.over_tint, tokens.over, tokens.over
        elif mark.event is None:
            ground, border, ink = tokens.card, tokens.control, tokens.text
        painter.setPen(QPen(QColor(border), 1))
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(QRectF(area).adjusted(0.5, 0.5, -0.5, -0.5), measures.RADIUS, measures.RADIUS)
        painter.setFont(font(TypeRole.SMALL_BOLD))
        painter.setPen(QColor(ink))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, f"{mark.day.day}")

    def _paint_nothing(self, painter: QPainter, grid: YearLayout, frame: QRectF) -> None:
        painter.setFont(font(TypeRole.BODY))
        painter.setPen(QColor(tokens_of(self).muted))
        room = frame.adjusted(measures.CARD_MARGIN, grid.head, -measures.CARD_MARGIN, 0)
        said = _("Der er ingen møder i {year}.").format(year=self._wheel.year)
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, said)

    def _month_name(self, month: int) -> str:
        return self._wheel.months[month].name if self._wheel.months else ""

    def _grid(self) -> YearLayout:
        """Return the sheet as it stands: its lines share some of the height that is left."""
        grid = self._least_grid()
        left = self.height() - 1 - grid.tops(self._lines)[-1]
        if left <= 0 or not self._lines:
            return grid
        return replace(grid, extra=min(measures.scaled(MOST_EXTRA), left // len(self._lines)))

    def _least_grid(self) -> YearLayout:
        return YearLayout(
            self.width(),
            names=measures.scaled(180),
            head=measures.line_height(TypeRole.SMALL_BOLD) + 17,
            mark=measures.scaled(26),
        )

    def _area(self, line: int, month: int, place: int) -> QRect:
        grid = self._grid()
        return grid.mark_box(grid.tops(self._lines)[line], month, place)

    def _mark_at(self, point: QPoint) -> tuple[QPoint, WheelMark, QRect] | None:
        grid = self._grid()
        tops = grid.tops(self._lines)
        for line, shown in enumerate(self._lines):
            if not tops[line] <= point.y() < tops[line + 1]:
                continue
            for month, marks in enumerate(shown.months):
                for place, mark in enumerate(marks):
                    area = grid.mark_box(tops[line], month, place)
                    if area.contains(point):
                        return QPoint(month, line), mark, area
        return None

    def _say(self) -> None:
        if not self._lines or not self._wheel.months:
            self.setAccessibleDescription(_("Der er ingen møder i {year}.").format(year=self._wheel.year))
            return
        line = self._lines[self._cell.y()].name
        month = self._wheel.months[self._cell.x()].name
        marks = self.marks
        days = words.joined(f"{mark.day.day}." for mark in marks) if marks else _("ingen")
        self.setAccessibleDescription(f"{line}, {month}: {days}")
