"""A list of rows beside what is looked at: told of every move, never scrolled sideways."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyleOptionViewItem, QVBoxLayout, QWidget

from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.table import setup_list
from linkworker_desktop.ui.kit.two_line_delegate import TwoLineDelegate

ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class Rows(QListView):
    """`moved` carries the index that is current now, also after a move by keys; `opened` tells of Enter."""

    moved = Signal(QModelIndex)
    opened = Signal()

    def set_up(self, name: str) -> None:
        """Give the list its look once it has its model; `name` is said by screen readers."""
        setup_list(self, name=name)
        self.setItemDelegate(_AsWideAsTheList(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:  # type: ignore[override]
        super().currentChanged(current, previous)
        self.moved.emit(current)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and not event.modifiers() and self.currentIndex().isValid():
            self.opened.emit()
            return
        super().keyPressEvent(event)


class _AsWideAsTheList(TwoLineDelegate):
    """Cuts a long name instead of making the row wider than the list."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, super().sizeHint(option, index).height())


def above_corners(view: QWidget) -> QWidget:
    """Return `view` ending above the round corners of its card."""
    sheet = QWidget()
    column = QVBoxLayout(sheet)
    column.setContentsMargins(0, measures.GAP_4, 0, measures.GAP_8)
    column.addWidget(view)
    return sheet
