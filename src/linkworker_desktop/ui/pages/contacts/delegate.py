"""Rows of the contact list: the kit's, with a quiet word for the confirmation and the chosen icon in accent."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.icons import Icon, paint_icon
from linkworker_desktop.ui.kit.mixed_text import Span, paint_spans
from linkworker_desktop.ui.kit.tokens import Ink, Tokens, tokens_of
from linkworker_desktop.ui.kit.two_line_delegate import MARGIN, RowRole, TwoLineDelegate
from linkworker_desktop.ui.models.contacts import Column

STANDING_ICON = 18
STANDING_GAP = 6


class ContactDelegate(TwoLineDelegate):
    """Paints every column of the contact list."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        if index.column() == Column.STANDING:
            self._paint_standing(painter, option, index)
            return
        super().paint(painter, option, index)
        if index.column() == Column.NAME and option.state & QStyle.StateFlag.State_Selected:
            _paint_chosen_icon(painter, option.rect, index.data(RowRole.ICON), tokens_of(option.widget))

    def _paint_standing(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        tokens, ink = tokens_of(option.widget), Ink(index.data(RowRole.ICON_INK))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option, index, tokens)
        room = option.rect.adjusted(MARGIN, 0, -MARGIN, -1)
        side = measures.scaled(STANDING_ICON)
        corner = QPointF(room.left(), room.top() + (room.height() - side) / 2)
        paint_icon(painter, corner, Icon(index.data(RowRole.ICON)), ink.color(tokens), STANDING_ICON)
        words = room.adjusted(side + STANDING_GAP, 0, 0, 0)
        paint_spans(painter, words, (Span(str(index.data()), TypeRole.BODY, ink),), option.widget)
        painter.restore()


def _paint_chosen_icon(painter: QPainter, area: QRect, icon: Icon, tokens: Tokens) -> None:
    side = measures.scaled(measures.ICON)
    corner = QPointF(area.left() + MARGIN, area.top() + (area.height() - 1 - side) / 2)
    paint_icon(painter, corner, Icon(icon), Ink.ACCENT.color(tokens))
