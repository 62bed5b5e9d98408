"""Painting the week: names of days, hours, the line of now, and entries as long as they last."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QWidget

from linkworker_desktop.domain.moments import time_text
from linkworker_desktop.domain.recurrence_words import WEEKDAYS
from linkworker_desktop.i18n import _
from linkworker_desktop.ui import words
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.fonts import TypeRole, font
from linkworker_desktop.ui.kit.tokens import tokens_of
from linkworker_desktop.ui.pages.calendar.entry_look import look_of
from linkworker_desktop.ui.pages.calendar.entry_words import about_of
from linkworker_desktop.ui.pages.calendar.span import short_day

if TYPE_CHECKING:
    from linkworker_desktop.domain.rules.when import When
    from linkworker_desktop.services.calendar_views import CalendarEntry
    from linkworker_desktop.ui.pages.calendar.entry_paint import EntryPainter
    from linkworker_desktop.ui.pages.calendar.week_sheets import Week

_SATURDAY = 5
_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


def paint_day_names(
    painter: QPainter, widget: QWidget, week: Week, edges: Sequence[int], head: int, cursor: date | None
) -> None:
    """Paint the head of the week: weekday over number, what a day off is called, today filled."""
    tokens = tokens_of(widget)
    corner = measures.RADIUS_LARGE
    painter.setPen(QPen(QColor(tokens.line), 1))
    painter.setBrush(QColor(tokens.card))
    frame = QRectF(0.5, 0.5, widget.width() - 1, widget.height() + corner)
    painter.drawRoundedRect(frame, corner, corner)
    small, upper = font(TypeRole.SMALL), measures.line_height(TypeRole.SMALL)
    metrics = QFontMetrics(small)
    for column, day in enumerate(week.days):
        left, width = edges[column], edges[column + 1] - edges[column]
        ground = _ground(day, week, tokens.line2, tokens.sunken)
        if ground is not None:
            painter.fillRect(QRect(left, 1, width, widget.height()), QColor(ground))
        painter.fillRect(QRect(left, 1, 1, widget.height()), QColor(tokens.line))
        name = " · ".join(part for part in (_(WEEKDAYS[day.weekday()]), week.names.get(day, "")) if part)
        painter.setFont(small)
        painter.setPen(QColor(tokens.muted))
        room = QRect(left + 8, 6, width - 12, upper)
        painter.drawText(room, _MIDDLE, metrics.elidedText(name, Qt.TextElideMode.ElideRight, room.width()))
        number = QRect(left + 8, 6 + upper, width - 12, head - upper - 12)
        _paint_number(painter, number, day, week, widget)
        if day == cursor:
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(left, 1, width, head - 2).adjusted(2, 1, -1, -1))


def _paint_number(painter: QPainter, room: QRect, day: date, week: Week, widget: QWidget) -> None:
    tokens = tokens_of(widget)
    face = font(TypeRole.CARD_TITLE)
    number = short_day(day) if day.day == 1 else str(day.day)
    painter.setFont(face)
    if day != week.now.date():
        painter.setPen(QColor(tokens.muted if day < week.now.date() else tokens.text))
        painter.drawText(room, _MIDDLE, number)
        return
    width = QFontMetrics(face).horizontalAdvance(number) + 14
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens.accent))
    badge = QRectF(room.left(), room.top(), width, room.height())
    painter.drawRoundedRect(badge, measures.RADIUS_SMALL, measures.RADIUS_SMALL)
    painter.setPen(QColor(tokens.on_accent))
    painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, number)


def paint_hours(painter: QPainter, widget: QWidget, week: Week, edges: Sequence[int], hour: int) -> None:
    """Paint the grounds of the days, the lines of the hours and their numbers."""
    tokens = tokens_of(widget)
    painter.fillRect(widget.rect(), QColor(tokens.card))
    for column, day in enumerate(week.days):
        ground = _ground(day, week, tokens.line2, tokens.sunken)
        if ground is not None:
            width = edges[column + 1] - edges[column]
            painter.fillRect(QRect(edges[column], 0, width, widget.height()), QColor(ground))
    painter.setFont(font(TypeRole.SMALL))
    height = measures.line_height(TypeRole.SMALL)
    for number in range(1, 24):
        y = number * hour
        painter.fillRect(QRect(edges[0], y, edges[-1] - edges[0], 1), QColor(tokens.line2))
        painter.setPen(QColor(tokens.muted))
        room = QRect(0, y - height // 2, edges[0] - 8, height)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, f"{number}.00")
    for x in (0, *edges[:-1], edges[-1] - 1):
        painter.fillRect(QRect(x, 0, 1, widget.height()), QColor(tokens.line))


def paint_now(painter: QPainter, widget: QWidget, week: Week, edges: Sequence[int], hour: int) -> None:
    """Paint a line across today's column at the time that it is."""
    column = (week.now.date() - week.first).days
    if not 0 <= column < len(edges) - 1:
        return
    accent = QColor(tokens_of(widget).accent)
    y = round((week.now.hour * 60 + week.now.minute) * hour / 60)
    painter.fillRect(QRect(edges[column], y - 1, edges[column + 1] - edges[column], 2), accent)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(accent)
    painter.drawEllipse(QPointF(edges[column], y), 4, 4)


def paint_slot(
    entries: EntryPainter, area: QRect, entry: CalendarEntry, *, is_chosen: bool, at: When | None = None
) -> None:
    """Paint an entry as high as it lasts: clock and title, below it whom it is about and where.

    `at` is where it would be dropped while it is carried.
    """
    look = look_of(entry)
    entries.paint_ground(area, look, gap=entries.color_of("card"))
    line = measures.line_height(TypeRole.SMALL)
    room = QRect(area.left() + 6, area.top() + 2, area.width() - 10, line)
    room = entries.paint_sign(room, look)
    when = at or entry.when
    clock = time_text(when.clock) if when.clock is not None else ""
    ink = entries.color(look.ink)
    has_second = area.height() >= 2 * line + 4
    about = about_of(entry)
    entries.paint_words(room, f"{clock} {entry.box_title}".strip(), "" if has_second else about, ink)
    if has_second:
        below = QRect(area.left() + 6, room.bottom() + 1, area.width() - 10, line)
        rest = " · ".join(part for part in (about, words.in_row(entry.place)) if part)
        entries.paint_words(below, rest, "", ink)
    if is_chosen:
        entries.paint_frame(area)


def _ground(day: date, week: Week, closed: str, weekend: str) -> str | None:
    if day in week.names:
        return closed
    return weekend if day.weekday() >= _SATURDAY else None
