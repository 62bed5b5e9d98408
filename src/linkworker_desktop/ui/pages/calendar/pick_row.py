"""A row of a list to tick in: the box and the words, drawn from the tokens."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFontMetrics, QMouseEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.check_box import BOX, paint_check
from linkworker_desktop.ui.kit.fonts import TypeRole, font
from linkworker_desktop.ui.kit.tokens import tokens_of

GAP = 8
EDGE = 6


class PickRow(QStyledItemDelegate):
    """The row with the cursor has a tint; a tick shows in its box alone."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        tokens = tokens_of(option.widget)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_here = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_here:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.accent_tint))
            painter.drawRoundedRect(option.rect, measures.RADIUS_SMALL, measures.RADIUS_SMALL)
        side = measures.scaled(BOX)
        top = option.rect.top() + (option.rect.height() - side) / 2
        paint_check(painter, QRectF(option.rect.left() + EDGE, top, side, side), _state(index), tokens)
        painter.setFont(font(TypeRole.BODY))
        painter.setPen(QColor(tokens.text))
        room = option.rect.adjusted(EDGE + side + GAP, 0, -EDGE, 0)
        words = QFontMetrics(painter.font()).elidedText(
            str(index.data() or ""), Qt.TextElideMode.ElideRight, room.width() + 1
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        painter.restore()

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """Tick by a click anywhere on the row; Space ticks as in every list."""
        if not isinstance(event, QMouseEvent):
            return super().editorEvent(event, model, option, index)
        if event.type() is QEvent.Type.MouseButtonRelease and event.button() is Qt.MouseButton.LeftButton:
            is_on = _state(index) is Qt.CheckState.Checked
            state = Qt.CheckState.Unchecked if is_on else Qt.CheckState.Checked
            return model.setData(index, state, Qt.ItemDataRole.CheckStateRole)
        return True

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        words = QFontMetrics(font(TypeRole.BODY)).horizontalAdvance(str(index.data() or ""))
        return QSize(words + measures.scaled(BOX) + GAP + 2 * EDGE, measures.small_control_height())


def _state(index: QModelIndex | QPersistentModelIndex) -> Qt.CheckState:
    return Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole) or 0)
