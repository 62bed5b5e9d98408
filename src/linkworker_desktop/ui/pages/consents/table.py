"""The register as a table: who, what, with whom, from when to when, and how it stands."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from linkworker_desktop.domain.consent import ConsentId
from linkworker_desktop.i18n import _
from linkworker_desktop.i18n.marks import N_
from linkworker_desktop.services.consent_views import ConsentView
from linkworker_desktop.ui import words
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.table import setup_table
from linkworker_desktop.ui.kit.two_line_delegate import RowRole
from linkworker_desktop.ui.pages.consents.words import (
    LOOKS,
    kinds_line,
    last_line,
    parties_line,
    row_sentence,
    state_word,
)

Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()
_WHO_WIDTH, _DAYS_WIDTH, _STATE_WIDTH = 132, 184, 144
_PARTIES_FROM = 640
"""Narrower than this (at 100 % text) the pane alone says with whom."""


class Column(IntEnum):
    """The columns, from the left."""

    WHO = 0
    KINDS = 1
    PARTIES = 2
    DAYS = 3
    STATE = 4


_HEADS = {
    Column.WHO: N_("Hvem"),
    Column.KINDS: N_("Oplysninger"),
    Column.PARTIES: N_("Med hvem"),
    Column.DAYS: N_("Gælder"),
    Column.STATE: N_("Tilstand"),
}


class ConsentsModel(QAbstractTableModel):
    """One row for each consent."""

    def __init__(self) -> None:
        super().__init__()
        self._views: tuple[ConsentView, ...] = ()
        self._today = date.min

    def set_views(self, views: Sequence[ConsentView], today: date) -> None:
        """Show other consents on a day."""
        self.beginResetModel()
        self._views, self._today = tuple(views), today
        self.endResetModel()

    @property
    def views(self) -> tuple[ConsentView, ...]:
        """What is shown."""
        return self._views

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._views)

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _(_HEADS[Column(section)])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        view, column = self._views[index.row()], Column(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return _said(view, column)
            case Qt.ItemDataRole.AccessibleTextRole:
                return row_sentence(view, self._today) if column is Column.WHO else _said(view, column)
            case RowRole.SECOND_LINE if column is Column.WHO:
                return view.draft.purpose
            case RowRole.STATE if column is Column.STATE:
                return LOOKS[view.state]
            case RowRole.BOLD:
                return column is Column.WHO
        return None


def _said(view: ConsentView, column: Column) -> str:
    match column:
        case Column.WHO:
            return words.in_row(view.name)
        case Column.KINDS:
            return kinds_line(view.draft)
        case Column.PARTIES:
            return parties_line(view.draft)
        case Column.DAYS:
            return last_line(view)
        case Column.STATE:
            return state_word(view)


class ConsentsTable(QTableView):
    """As high as its rows: the page scrolls, not the table. `chosen` tells of the row the keyboard is at."""

    chosen = Signal()
    opened = Signal()
    remove_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = ConsentsModel()
        self.setModel(self.rows)
        setup_table(self, name=_("Samtykker"), stretch=Column.KINDS)
        head = self.horizontalHeader()
        head.setSectionResizeMode(Column.PARTIES, QHeaderView.ResizeMode.Stretch)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentRowChanged.connect(lambda *_rows: self.chosen.emit())
        self.activated.connect(lambda _index: self.opened.emit())
        delete = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self.remove_asked)

    @property
    def view(self) -> ConsentView | None:
        """The consent the keyboard is at."""
        row = self.currentIndex().row()
        return self.rows.views[row] if 0 <= row < len(self.rows.views) else None

    def show_views(self, views: Sequence[ConsentView], today: date) -> None:
        """Show other consents; the chosen one stays chosen, else its neighbour is."""
        row, before = self.currentIndex().row(), self.view
        self.rows.set_views(views, today)
        self._fit_height()
        at = self._row_of(before.draft.consent if before is not None else None)
        self.choose_row(at if at is not None else max(0, min(row, len(views) - 1)))

    def choose(self, consent: ConsentId | None) -> None:
        """Put the keyboard at a consent, where it is shown."""
        at = self._row_of(consent)
        if at is not None:
            self.choose_row(at)

    def choose_row(self, row: int) -> None:
        """Put the keyboard at a row."""
        if row < self.rows.rowCount():
            self.setCurrentIndex(self.rows.index(row, 0))
        self.chosen.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < measures.scaled(_PARTIES_FROM)
        self.setColumnHidden(Column.PARTIES, narrow)
        for column, width in (
            (Column.WHO, _WHO_WIDTH),
            (Column.DAYS, _DAYS_WIDTH),
            (Column.STATE, _STATE_WIDTH),
        ):
            self.setColumnWidth(column, measures.scaled(width))

    def _row_of(self, consent: ConsentId | None) -> int | None:
        rows = enumerate(self.rows.views)
        return next((row for row, view in rows if consent and view.draft.consent == consent), None)

    def _fit_height(self) -> None:
        rows = max(1, self.rows.rowCount())
        self.setFixedHeight(measures.table_head_height() + rows * measures.two_line_row_height() + 2)
