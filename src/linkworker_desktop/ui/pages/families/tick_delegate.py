"""A row with the check box of the kit, which is seen in both themes."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.check_box import paint_check
from linkworker_desktop.ui.kit.mixed_text import Span, paint_spans
from linkworker_desktop.ui.kit.tokens import tokens_of

BOX = 18
EDGE = 10
Index = QModelIndex | QPersistentModelIndex


class TickDelegate(QStyledItemDelegate):
    """Paints the box, the words and the chosen row; the box is the first 40 pixels at 100 %."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tokens, area = tokens_of(option.widget), QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, QColor(tokens.accent_tint))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(area).adjusted(1, 1, -1, -1))
        can_change = bool(index.flags() & Qt.ItemFlag.ItemIsUserCheckable)
        state = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole))
        paint_check(painter, self._box(area), state, tokens, enabled=can_change)
        words = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        paint_spans(painter, area.adjusted(self._words_left(), 0, -EDGE, 0), (Span(words),), option.widget)
        painter.restore()

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        is_release = isinstance(event, QMouseEvent) and event.type() is QEvent.Type.MouseButtonRelease
        can_change = bool(index.flags() & Qt.ItemFlag.ItemIsUserCheckable)
        if is_release and isinstance(event, QMouseEvent) and can_change:
            if event.position().x() > option.rect.left() + self._words_left():
                return False
            is_on = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) is Qt.CheckState.Checked
            wanted = Qt.CheckState.Unchecked if is_on else Qt.CheckState.Checked
            return model.setData(index, wanted.value, Qt.ItemDataRole.CheckStateRole)
        if isinstance(event, QMouseEvent):
            return False
        return super().editorEvent(event, model, option, index)

    def _box(self, area: QRect) -> QRectF:
        side = measures.scaled(BOX)
        return QRectF(area.left() + EDGE, area.top() + (area.height() - side) / 2, side, side)

    def _words_left(self) -> int:
        return EDGE + measures.scaled(BOX) + EDGE
