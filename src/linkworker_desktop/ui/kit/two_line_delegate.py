"""Rows of lists and tables: icon, bold name, muted second line, and a state or a plain text at the right."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.fonts import TypeRole, font
from linkworker_desktop.ui.kit.icons import Icon, paint_icon
from linkworker_desktop.ui.kit.mixed_text import Span, paint_spans
from linkworker_desktop.ui.kit.states import State
from linkworker_desktop.ui.kit.tokens import Ink, Tokens, tokens_of

MARGIN = 12
BAR = 3
GAP = 12
Index = QModelIndex | QPersistentModelIndex


class RowRole(IntEnum):
    """What a model may tell the delegate beside `DisplayRole`; each role may be missing."""

    SECOND_LINE = Qt.ItemDataRole.UserRole + 900
    AFTER_NAME = Qt.ItemDataRole.UserRole + 901
    ICON = Qt.ItemDataRole.UserRole + 902
    ICON_INK = Qt.ItemDataRole.UserRole + 903
    STATE = Qt.ItemDataRole.UserRole + 904
    BOLD = Qt.ItemDataRole.UserRole + 905
    MUTED = Qt.ItemDataRole.UserRole + 906
    RIGHT = Qt.ItemDataRole.UserRole + 907
    RIGHT_STATE = Qt.ItemDataRole.UserRole + 908


class TwoLineDelegate(QStyledItemDelegate):
    """Paints every column of a list or a table.

    `DisplayRole` is the name: bold beside a second line or with `BOLD`, with a `STATE` in its colour after its
    icon. `RIGHT` is a text at the right end of a list's row, with `RIGHT_STATE` in that state's look.
    """

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        name = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        width = QFontMetrics(font(TypeRole.BODY_BOLD)).horizontalAdvance(name) + 2 * MARGIN
        if index.data(RowRole.ICON) is not None or index.data(RowRole.STATE) is not None:
            width += measures.scaled(measures.ICON) + GAP
        return QSize(width, measures.two_line_row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        widget = option.widget
        tokens, area = tokens_of(widget), QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option, index, tokens)
        room = area.adjusted(MARGIN, 0, -MARGIN, -1)
        room = self._paint_right(painter, room, index, tokens)
        room = self._paint_icon(painter, room, index, tokens)
        self._paint_words(painter, room, index, widget)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, tokens: Tokens
    ) -> None:
        area, state = option.rect, option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, QColor(tokens.accent_tint))
            if index.column() == 0:
                painter.fillRect(QRect(area.left(), area.top(), BAR, area.height()), QColor(tokens.accent))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, QColor(tokens.sunken))
        painter.fillRect(QRect(area.left(), area.bottom(), area.width(), 1), QColor(tokens.line2))
        if state & QStyle.StateFlag.State_HasFocus and state & QStyle.StateFlag.State_KeyboardFocusChange:
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(area).adjusted(1, 1, -1, -1))

    def _paint_right(self, painter: QPainter, room: QRect, index: Index, tokens: Tokens) -> QRect:
        text = index.data(RowRole.RIGHT)
        if not text:
            return room
        state = index.data(RowRole.RIGHT_STATE)
        bold = isinstance(state, State) and state.bold
        face = font(TypeRole.SMALL_BOLD if bold else TypeRole.SMALL)
        width = QFontMetrics(face).horizontalAdvance(str(text)) + 1
        side = measures.scaled(measures.ICON_SMALL)
        ink = (state.ink if isinstance(state, State) else Ink.MUTED).color(tokens)
        left = room.right() - width - (side + 6 if isinstance(state, State) else 0)
        if isinstance(state, State):
            corner = QPointF(room.right() - side, room.top() + (room.height() - side) / 2)
            paint_icon(painter, corner, state.icon, ink, measures.ICON_SMALL)
        painter.setFont(face)
        painter.setPen(ink)
        painter.drawText(
            QRect(left, room.top(), width, room.height()), Qt.AlignmentFlag.AlignVCenter, str(text)
        )
        return room.adjusted(0, 0, left - room.right() - GAP, 0)

    def _paint_icon(self, painter: QPainter, room: QRect, index: Index, tokens: Tokens) -> QRect:
        icon, ink = index.data(RowRole.ICON), index.data(RowRole.ICON_INK)
        state = index.data(RowRole.STATE)
        if isinstance(state, State):
            icon, ink = state.icon, state.ink
        if icon is None:
            return room
        size = 18 if isinstance(state, State) else measures.ICON
        side = measures.scaled(size)
        color = (Ink(ink) if ink is not None else Ink.MUTED).color(tokens)
        corner = QPointF(room.left(), room.top() + (room.height() - side) / 2)
        paint_icon(painter, corner, Icon(icon), color, size)
        return room.adjusted(side + (6 if isinstance(state, State) else GAP), 0, 0, 0)

    def _paint_words(self, painter: QPainter, room: QRect, index: Index, widget: QWidget) -> None:
        second = index.data(RowRole.SECOND_LINE)
        first = _first_line(index, two_lines=bool(second))
        if not second:
            paint_spans(painter, room, first, widget)
            return
        upper, lower = measures.line_height(TypeRole.BODY), measures.line_height(TypeRole.SMALL)
        top = room.top() + (room.height() - upper - lower) // 2
        paint_spans(painter, QRect(room.left(), top, room.width(), upper), first, widget)
        below = QRect(room.left(), top + upper, room.width(), lower)
        paint_spans(painter, below, (Span(str(second), TypeRole.SMALL, Ink.MUTED),), widget)


def _first_line(index: Index, *, two_lines: bool) -> tuple[Span, ...]:
    name = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
    state = index.data(RowRole.STATE)
    if isinstance(state, State):
        return (Span(name, TypeRole.BODY_BOLD if state.bold else TypeRole.BODY, state.ink),)
    bold = bool(index.data(RowRole.BOLD)) or two_lines
    ink = Ink.MUTED if index.data(RowRole.MUTED) else Ink.TEXT
    spans = (Span(name, TypeRole.BODY_BOLD if bold else TypeRole.BODY, ink),)
    after = index.data(RowRole.AFTER_NAME)
    return (*spans, Span(f" · {after}", ink=Ink.MUTED)) if after else spans
