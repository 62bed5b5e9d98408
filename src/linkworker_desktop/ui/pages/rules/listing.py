"""The list of rules: headings by level, a box to switch each rule, its level and when it was checked."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from linkworker_desktop.ui.headed_list import HeadedDelegate, HeadedList
from linkworker_desktop.ui.kit import measures, states
from linkworker_desktop.ui.kit.check_box import BOX, paint_check
from linkworker_desktop.ui.kit.fonts import TypeRole, font
from linkworker_desktop.ui.kit.icons import paint_icon
from linkworker_desktop.ui.kit.states import State
from linkworker_desktop.ui.kit.tag import paint_level
from linkworker_desktop.ui.kit.tokens import Ink, Tokens
from linkworker_desktop.ui.kit.two_line_delegate import GAP, MARGIN, RowRole
from linkworker_desktop.ui.models.rules import RuleRole

Index = QModelIndex | QPersistentModelIndex
TAG_PADDING = 7


class RuleList(HeadedList):
    """Space switches the rule that is chosen."""

    def set_up(self, name: str) -> None:
        """Give the list its look once it has its model."""
        super().set_up(name)
        self.setItemDelegate(RuleDelegate(self))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() == Qt.Key.Key_Space and index.isValid() and not event.modifiers():
            turn(self.model(), index)
            return
        super().keyPressEvent(event)


class RuleDelegate(HeadedDelegate):
    """Paints a rule with its box, level and check."""

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        if not isinstance(event, QMouseEvent) or not index.flags() & Qt.ItemFlag.ItemIsUserCheckable:
            return False
        on_box = box_of(option.rect).contains(event.position().toPoint())
        if event.type() is QEvent.Type.MouseButtonRelease and on_box:
            turn(model, index)
            return True
        return event.type() is QEvent.Type.MouseButtonDblClick and on_box

    def _paint_icon(self, painter: QPainter, room: QRect, index: Index, tokens: Tokens) -> QRect:
        side = measures.scaled(BOX)
        box = QRectF(room.left(), room.top() + (room.height() - side) / 2, side, side)
        paint_check(painter, box, Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)), tokens)
        return room.adjusted(side + GAP, 0, 0, 0)

    def _paint_right(self, painter: QPainter, room: QRect, index: Index, tokens: Tokens) -> QRect:
        """Paint the level over when the rule was checked; both end at the right."""
        words, state = str(index.data(RowRole.RIGHT) or ""), index.data(RowRole.RIGHT_STATE)
        level = index.data(RuleRole.LEVEL)
        metrics = QFontMetrics(font(TypeRole.SMALL))
        side = measures.scaled(measures.ICON_SMALL) if isinstance(state, State) else 0
        width = metrics.horizontalAdvance(words) + 1 + (side + 6 if side else 0)
        upper, lower = measures.tag_height(), measures.line_height(TypeRole.SMALL)
        top = room.top() + (room.height() - upper - lower - 2) // 2
        if isinstance(level, states.Level):
            tag = _tag_width(level)
            width = max(width, tag)
            paint_level(
                painter, QRect(room.right() - tag, top, tag, upper), level, cast(QWidget, self.parent())
            )
        else:
            top -= upper // 2
        line = QRect(room.right() - width, top + upper + 2, width, lower)
        ink = (state.ink if isinstance(state, State) else Ink.MUTED).color(tokens)
        if isinstance(state, State):
            text_width = metrics.horizontalAdvance(words) + 1
            corner = QPointF(line.right() - text_width - side - 5, line.top() + (lower - side) / 2)
            paint_icon(painter, corner, state.icon, ink, measures.ICON_SMALL)
        painter.setFont(font(TypeRole.SMALL))
        painter.setPen(ink)
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, words)
        return room.adjusted(0, 0, -width - GAP, 0)


def _tag_width(level: states.Level) -> int:
    bold = font(TypeRole.SMALL_BOLD if level is states.Level.LAW else TypeRole.SMALL)
    icon = measures.scaled(measures.ICON_TAG) + 4 if level is states.Level.LOCAL else 0
    return QFontMetrics(bold).horizontalAdvance(level.word) + icon + 2 * TAG_PADDING


def box_of(row: QRect) -> QRect:
    """Return where a click switches the rule of a row: the box and what is round it."""
    side = measures.scaled(BOX)
    return QRect(QPoint(row.left(), row.top()), QSize(MARGIN + side + GAP // 2, row.height()))


def turn(model: QAbstractItemModel, index: QModelIndex | QPersistentModelIndex) -> None:
    """Ask for the other state of a rule."""
    is_on = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) is Qt.CheckState.Checked
    wanted = Qt.CheckState.Unchecked if is_on else Qt.CheckState.Checked
    model.setData(index, wanted, Qt.ItemDataRole.CheckStateRole)
