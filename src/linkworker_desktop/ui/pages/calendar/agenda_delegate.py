"""Rows of the day list: clock, what and for whom, and a second line; late ones with their state and level."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from linkworker_desktop.domain.rules.due import State
from linkworker_desktop.services.calendar_views import CalendarEntry
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.fonts import TypeRole, font
from linkworker_desktop.ui.kit.icons import paint_icon
from linkworker_desktop.ui.kit.mixed_text import Span, paint_spans
from linkworker_desktop.ui.kit.states import Level
from linkworker_desktop.ui.kit.tag import paint_level
from linkworker_desktop.ui.kit.tokens import Ink, tokens_of
from linkworker_desktop.ui.pages.calendar.agenda_model import AgendaRole, AgendaRow
from linkworker_desktop.ui.pages.calendar.entry_look import AGREED, kit_level, kit_state, look_of
from linkworker_desktop.ui.pages.calendar.entry_words import about_of, clock_of, second_line

Index = QModelIndex | QPersistentModelIndex
MARGIN = measures.CARD_MARGIN
BAR = 3
_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class AgendaDelegate(QStyledItemDelegate):
    """Paints headings as sunken strips and entries as two lines; `is_late` rows as the drawing has them."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        row: AgendaRow = index.data(AgendaRole.ROW)
        if row.is_heading:
            return QSize(200, measures.small_control_height() + 4)
        return QSize(200, measures.two_line_row_height() + (4 if row.is_late else 0))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: AgendaRow = index.data(AgendaRole.ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.entry is None:
            self._paint_heading(painter, option, row)
        else:
            self._paint_ground(painter, option)
            area = QRect(option.rect).adjusted(MARGIN, 0, -MARGIN, -1)
            if row.is_late:
                self._paint_late(painter, area, row.entry, option.widget)
            else:
                self._paint_entry(painter, area, row, row.entry, option.widget)
        painter.restore()

    def _paint_heading(self, painter: QPainter, option: QStyleOptionViewItem, row: AgendaRow) -> None:
        tokens, area = tokens_of(option.widget), QRect(option.rect)
        painter.fillRect(area, QColor(tokens.sunken))
        painter.fillRect(QRect(area.left(), area.bottom(), area.width(), 1), QColor(tokens.line2))
        room = area.adjusted(MARGIN, 0, -MARGIN, 0)
        painter.setPen(QColor(tokens.muted))
        if row.note:
            face = font(TypeRole.SMALL)
            width = QFontMetrics(face).horizontalAdvance(row.note) + 1
            painter.setFont(face)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, row.note)
            room = room.adjusted(0, 0, -width - measures.GAP_8, 0)
        face = font(TypeRole.SMALL_BOLD)
        painter.setFont(face)
        shown = QFontMetrics(face).elidedText(row.text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, _MIDDLE, shown)

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        tokens, area, state = tokens_of(option.widget), QRect(option.rect), option.state
        if state & QStyle.StateFlag.State_Selected and state & QStyle.StateFlag.State_Active:
            painter.fillRect(area, QColor(tokens.accent_tint))
            painter.fillRect(QRect(area.left(), area.top(), BAR, area.height()), QColor(tokens.accent))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, QColor(tokens.sunken))
        painter.fillRect(QRect(area.left(), area.bottom(), area.width(), 1), QColor(tokens.line2))
        if state & QStyle.StateFlag.State_HasFocus and state & QStyle.StateFlag.State_KeyboardFocusChange:
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(area).adjusted(1, 1, -1, -1))

    def _paint_late(self, painter: QPainter, area: QRect, entry: CalendarEntry, widget: QWidget) -> None:
        line, tokens = measures.line_height(TypeRole.BODY), tokens_of(widget)
        top = area.top() + (area.height() - 2 * line) // 2
        first = QRect(area.left(), top, area.width(), line)
        level = kit_level(entry.level)
        if level is not None:
            first = self._paint_tag(painter, first, level, widget)
        state = kit_state(State.OVERDUE)
        side = measures.scaled(18)
        ink = state.ink.color(tokens)
        paint_icon(painter, QPointF(first.left(), first.top() + (line - side) / 2), state.icon, ink, 18)
        words = first.adjusted(side + 6, 0, 0, 0)
        paint_spans(painter, words, (Span(entry.words, TypeRole.BODY_BOLD, state.ink),), widget)
        second = QRect(area.left(), top + line, area.width(), line)
        self._paint_pair(painter, second, entry.title, about_of(entry), widget)

    def _paint_tag(self, painter: QPainter, room: QRect, level: Level, widget: QWidget) -> QRect:
        is_law = level is Level.LAW
        width = QFontMetrics(font(TypeRole.SMALL_BOLD if is_law else TypeRole.SMALL)).horizontalAdvance(
            level.word
        )
        width += 14 + (measures.scaled(measures.ICON_TAG) + 4 if level is Level.LOCAL else 0)
        height = measures.tag_height()
        place = QRect(room.right() - width + 1, room.top() + (room.height() - height) // 2, width, height)
        paint_level(painter, place, level, widget)
        return room.adjusted(0, 0, -width - measures.GAP_8, 0)

    def _paint_pair(self, painter: QPainter, room: QRect, title: str, about: str, widget: QWidget) -> None:
        """Write the title in bold at the left and whom it is about in muted at the right end."""
        metrics = QFontMetrics(font(TypeRole.SMALL))
        width = min(metrics.horizontalAdvance(about) + 1, room.width() // 2) if about else 0
        left = room.adjusted(0, 0, -width - (measures.GAP_8 if about else 0), 0)
        paint_spans(painter, left, (Span(title, TypeRole.BODY_BOLD),), widget)
        if about:
            right = QRect(room.right() - width + 1, room.top(), width, room.height())
            paint_spans(painter, right, (Span(about, TypeRole.SMALL, Ink.MUTED),), widget)

    def _paint_entry(
        self, painter: QPainter, area: QRect, row: AgendaRow, entry: CalendarEntry, widget: QWidget
    ) -> None:
        upper, lower = measures.line_height(TypeRole.BODY), measures.line_height(TypeRole.SMALL)
        column = measures.scaled(50)
        top = area.top() + (area.height() - upper - lower) // 2
        is_quiet = entry.is_done or (entry.is_past and entry.kind in AGREED)
        self._paint_clock(painter, QRect(area.left(), area.top(), column, area.height()), entry, widget)
        room = area.adjusted(column, 0, 0, 0)
        level = kit_level(entry.level)
        if level is Level.LAW and not entry.is_done:
            line = self._paint_tag(painter, QRect(room.left(), top, room.width(), upper), level, widget)
            room.setRight(line.right())
        ink = Ink.MUTED if is_quiet else Ink.SOON if look_of(entry).ground == "soon_tint" else Ink.TEXT
        if entry.is_overdue:
            ink = Ink.OVER
        about = about_of(entry)
        spans = [Span(entry.title, TypeRole.BODY if is_quiet else TypeRole.BODY_BOLD, ink)]
        if about:
            spans.append(Span(f" · {about}", TypeRole.BODY, Ink.MUTED if is_quiet else Ink.TEXT))
        paint_spans(painter, QRect(room.left(), top, room.width(), upper), spans, widget)
        below = QRect(room.left(), top + upper, area.right() - room.left(), lower)
        paint_spans(
            painter, below, (Span(row.second or second_line(entry), TypeRole.SMALL, Ink.MUTED),), widget
        )

    def _paint_clock(self, painter: QPainter, room: QRect, entry: CalendarEntry, widget: QWidget) -> None:
        clock = clock_of(entry)
        if clock and not entry.is_done:
            ink = Ink.MUTED if entry.is_past else Ink.TEXT
            paint_spans(painter, room, (Span(clock, TypeRole.BODY_BOLD, ink),), widget)
            return
        state = kit_state(entry.state)
        look = look_of(entry)
        side = measures.scaled(measures.ICON)
        color = (look.icon_ink if look.icon is not None else state.ink).color(tokens_of(widget))
        corner = QPointF(room.left(), room.top() + (room.height() - side) / 2)
        paint_icon(painter, corner, look.icon or state.icon, color, measures.ICON)
