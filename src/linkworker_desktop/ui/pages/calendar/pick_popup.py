"""The list under a button of the filter row: ticks by click or Space, typing narrows it."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import QApplication, QFrame, QListView, QVBoxLayout, QWidget

from linkworker_desktop.i18n import _
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import small_link_button
from linkworker_desktop.ui.kit.search_field import SearchField
from linkworker_desktop.ui.kit.tokens import tokens_of
from linkworker_desktop.ui.pages.calendar.pick_row import PickRow

Option = tuple[str, Hashable]
SEARCH_FROM = 10
"""A list of so many can be searched."""
LEAST_WIDTH, MOST_WIDTH = 280, 420
_VALUE = Qt.ItemDataRole.UserRole + 1


class PickPopup(QFrame):
    """`ticked` carries the frozenset of the values. Esc, or a click or focus elsewhere, closes it."""

    ticked = Signal(object)
    closed = Signal(bool)
    """Whether the focus was in the list."""

    def __init__(
        self,
        name: str,
        options: Sequence[Option],
        chosen: frozenset[Any],
        parent: QWidget | None = None,
        *,
        clear: str = "",
    ) -> None:
        super().__init__(parent)
        self.search = SearchField(_("Søg i listen"))
        self.list = QListView()
        self.all_link = small_link_button(clear or _("Vis alle igen"))
        self._model = QStandardItemModel(self)
        self._filter = QSortFilterProxyModel(self)
        self._has_search = len(options) >= SEARCH_FROM
        self.setAccessibleName(name)
        self._fill(options, chosen)
        self._build(name)
        self._connect()

    def start(self) -> None:
        """Take the focus, ready for typing or ticking."""
        application().installEventFilter(self)
        application().focusChanged.connect(self._follow_focus)
        (self.search if self._has_search else self.list).setFocus(Qt.FocusReason.OtherFocusReason)
        if not self.list.currentIndex().isValid() and self._filter.rowCount():
            self.list.setCurrentIndex(self._filter.index(0, 0))

    def chosen(self) -> frozenset[Any]:
        """Return the values that are ticked."""
        items = [self._model.item(row) for row in range(self._model.rowCount())]
        return frozenset(item.data(_VALUE) for item in items if item.checkState() is Qt.CheckState.Checked)

    def leave(self) -> None:
        """Close, once."""
        if not self.isHidden():
            application().removeEventFilter(self)
            application().focusChanged.disconnect(self._follow_focus)
            focused = QApplication.focusWidget()
            had_focus = focused is not None and self.isAncestorOf(focused)
            self.hide()
            self.closed.emit(had_focus)
            self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent) and event.type() is QEvent.Type.MouseButtonPress:
            point = self.mapFromGlobal(event.globalPosition().toPoint())
            if not self.rect().contains(point):
                self.leave()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(tokens.card))
        painter.setPen(QPen(QColor(tokens.control), 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def _fill(self, options: Sequence[Option], chosen: frozenset[Any]) -> None:
        for label, value in options:
            item = QStandardItem(label)
            item.setData(value, _VALUE)
            item.setCheckable(True)
            item.setEditable(False)
            item.setCheckState(Qt.CheckState.Checked if value in chosen else Qt.CheckState.Unchecked)
            self._model.appendRow(item)
        self._filter.setSourceModel(self._model)
        self._filter.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.list.setModel(self._filter)

    def _build(self, name: str) -> None:
        self.list.setAccessibleName(name)
        self.list.setItemDelegate(PickRow(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setSpacing(2)
        self.search.setVisible(self._has_search)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(measures.GAP_8,) * 4)
        layout.setSpacing(measures.GAP_8)
        layout.addWidget(self.search)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.all_link)
        rows = min(self._model.rowCount(), 9)
        height = rows * (measures.small_control_height() + 4) + measures.scaled(56)
        width = max(measures.scaled(LEAST_WIDTH), self.list.sizeHintForColumn(0) + measures.scaled(40))
        width = min(width, measures.scaled(MOST_WIDTH))
        self.resize(width, height + (measures.control_height() if self._has_search else 0))

    def _connect(self) -> None:
        self.search.textChanged.connect(self._filter.setFilterFixedString)
        self._model.itemChanged.connect(lambda _item: self.ticked.emit(self.chosen()))
        self.all_link.clicked.connect(self._clear)

    def _clear(self) -> None:
        self._model.blockSignals(True)
        for row in range(self._model.rowCount()):
            self._model.item(row).setCheckState(Qt.CheckState.Unchecked)
        self._model.blockSignals(False)
        self.ticked.emit(frozenset())
        self.leave()

    def _follow_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and now is not self and not self.isAncestorOf(now):
            self.leave()


def application() -> QApplication:
    """Return the program's application."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app
