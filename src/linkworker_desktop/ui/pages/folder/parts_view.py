"""The list of parts: a check box, a number, a title and what it still wants, on one line."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from linkworker_desktop.i18n import _
from linkworker_desktop.services.folder_views import PartState
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.check_box import BOX, paint_check
from linkworker_desktop.ui.kit.fonts import TypeRole, font
from linkworker_desktop.ui.kit.icons import Icon, paint_icon
from linkworker_desktop.ui.kit.tokens import Ink, Tokens, tokens_of
from linkworker_desktop.ui.models.folder_parts import FolderPartsModel, PartRole

MARGIN = 14
NUMBER_WIDTH = 34
GAP = 8
WORDS_FROM = 300
"""In a narrower list the state is its icon alone; the words stay in the tooltip and for screen readers."""
LOOKS = {
    PartState.READY: (Icon.CHECK_CIRCLE, Ink.DONE),
    PartState.MISSING: (Icon.WARNING_AMBER, Ink.SOON),
    PartState.STALE: (Icon.WARNING_AMBER, Ink.SOON),
    PartState.OFF: (Icon.VISIBILITY_OFF, Ink.MUTED),
}
Index = QModelIndex | QPersistentModelIndex


class PartDelegate(QStyledItemDelegate):
    """Paints one part; a click on the check box or Space ticks it."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(measures.scaled(240), measures.row_height() + 1)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tokens, area = tokens_of(option.widget), QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_ground(painter, option, index, tokens)
        is_in = index.data(Qt.ItemDataRole.CheckStateRole) is Qt.CheckState.Checked
        check = Qt.CheckState.Checked if is_in else Qt.CheckState.Unchecked
        paint_check(painter, _box(area), check, tokens)
        room = area.adjusted(MARGIN + measures.scaled(BOX) + GAP, 0, -MARGIN, -1)
        room = _paint_state(painter, room, area.width(), index, tokens)
        _paint_title(painter, room, index, tokens, is_in=is_in)
        painter.restore()

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        if isinstance(event, QMouseEvent):
            target = _box(option.rect).adjusted(-MARGIN, -10, GAP, 10)
            is_hit = event.button() is Qt.MouseButton.LeftButton and target.contains(event.position())
            if not is_hit or event.type() is not QEvent.Type.MouseButtonRelease:
                return is_hit and event.type() is QEvent.Type.MouseButtonDblClick
        elif not isinstance(event, QKeyEvent) or event.key() not in (Qt.Key.Key_Space, Qt.Key.Key_Select):
            return False
        was_in = index.data(Qt.ItemDataRole.CheckStateRole) is Qt.CheckState.Checked
        wanted = Qt.CheckState.Unchecked if was_in else Qt.CheckState.Checked
        return model.setData(index, wanted, Qt.ItemDataRole.CheckStateRole)


class PartsView(QListView):
    """All parts at once; drag, or Alt+Up and Alt+Down, changes their order."""

    def __init__(self, model: FolderPartsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts = model
        self.setModel(model)
        self.setItemDelegate(PartDelegate(self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setAccessibleName(_("Mappens dele"))
        self.setAccessibleDescription(_("Mellemrum tager en del med eller ud. Alt+pil flytter den."))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(True)
        self.setDragDropOverwriteMode(False)
        model.modelReset.connect(self._fit)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.ApplicationFontChange:
            self._fit()

    def sizeHint(self) -> QSize:
        rows = max(1, self._parts.rowCount())
        return QSize(measures.scaled(300), rows * (measures.row_height() + 1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is None or not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            super().keyPressEvent(event)
            return
        here = self.currentIndex().row()
        if here >= 0 and 0 <= here + step < self._parts.rowCount():
            self._parts.move_asked.emit(self._parts.part_at(here).number, here + step + 1)

    def _fit(self) -> None:
        self.setMaximumHeight(self.sizeHint().height())
        self.updateGeometry()


def _box(area: QRect) -> QRectF:
    side = measures.scaled(BOX)
    return QRectF(area.left() + MARGIN, area.top() + (area.height() - 1 - side) / 2, side, side)


def _paint_ground(painter: QPainter, option: QStyleOptionViewItem, index: Index, tokens: Tokens) -> None:
    area, state = option.rect, option.state
    if state & QStyle.StateFlag.State_Selected:
        painter.fillRect(area, QColor(tokens.accent_tint))
    elif state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(area, QColor(tokens.sunken))
    if index.row() + 1 < index.model().rowCount():
        painter.fillRect(QRect(area.left(), area.bottom(), area.width(), 1), QColor(tokens.line2))
    if state & QStyle.StateFlag.State_HasFocus and state & QStyle.StateFlag.State_KeyboardFocusChange:
        painter.setPen(QPen(QColor(tokens.accent), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(area).adjusted(1, 1, -1, -1))


def _paint_state(painter: QPainter, room: QRect, whole: int, index: Index, tokens: Tokens) -> QRect:
    icon, ink = LOOKS[index.data(PartRole.STATE)]
    color, side = ink.color(tokens), measures.scaled(measures.ICON_SMALL)
    corner = QPointF(room.right() + 1 - side, room.top() + (room.height() - side) / 2)
    paint_icon(painter, corner, icon, color, measures.ICON_SMALL)
    room = room.adjusted(0, 0, -side - 6, 0)
    if whole < measures.scaled(WORDS_FROM):
        return room.adjusted(0, 0, -GAP, 0)
    said = str(index.data(PartRole.WORDS))
    painter.setFont(font(TypeRole.SMALL))
    painter.setPen(color)
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, said)
    width = QFontMetrics(font(TypeRole.SMALL)).horizontalAdvance(said)
    return room.adjusted(0, 0, -width - GAP, 0)


def _paint_title(painter: QPainter, room: QRect, index: Index, tokens: Tokens, *, is_in: bool) -> None:
    face, number_width = font(TypeRole.BODY), measures.scaled(NUMBER_WIDTH)
    painter.setFont(face)
    painter.setPen(QColor(tokens.muted))
    middle = Qt.AlignmentFlag.AlignVCenter
    numbers = QRect(room.left(), room.top(), number_width - 10, room.height())
    painter.drawText(numbers, middle | Qt.AlignmentFlag.AlignRight, str(index.data(PartRole.PRINTED) or ""))
    painter.setPen(QColor(tokens.text if is_in else tokens.muted))
    room = room.adjusted(number_width, 0, 0, 0)
    title = str(index.data(Qt.ItemDataRole.DisplayRole))
    shown = QFontMetrics(face).elidedText(title, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, middle | Qt.AlignmentFlag.AlignLeft, shown)
