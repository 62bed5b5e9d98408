"""A list whose rows stand under headings."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.fonts import TypeRole, font
from linkworker_desktop.ui.kit.tokens import tokens_of
from linkworker_desktop.ui.kit.two_line_delegate import MARGIN, TwoLineDelegate
from linkworker_desktop.ui.pages.contact_import.rows import Rows

Index = QModelIndex | QPersistentModelIndex


class HeadingRole(IntEnum):
    """What a model says for a row that is a heading; it says nothing for the others."""

    HEADING = Qt.ItemDataRole.UserRole + 950


class HeadedList(Rows):
    """Arrows step over the headings, which can be neither chosen nor opened."""

    def set_up(self, name: str) -> None:
        """Give the list its look once it has its model."""
        super().set_up(name)
        self.setUniformItemSizes(False)
        self.setItemDelegate(HeadedDelegate(self))


class HeadedDelegate(TwoLineDelegate):
    """Paints a heading on a sunken strip, as wide as the list."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        if index.data(HeadingRole.HEADING) is not None:
            return QSize(0, measures.small_control_height() + 4)
        return QSize(0, measures.two_line_row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        heading = index.data(HeadingRole.HEADING)
        if heading is None:
            super().paint(painter, option, index)
            return
        tokens = tokens_of(option.widget)
        painter.save()
        painter.fillRect(option.rect, QColor(tokens.sunken))
        painter.setFont(font(TypeRole.SMALL_BOLD))
        painter.setPen(QColor(tokens.muted))
        room = option.rect.adjusted(MARGIN, 0, -MARGIN, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, str(heading))
        painter.restore()
