"""The contact list: the table, or one sentence when nothing fits."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeySequence, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStackedWidget, QTableView, QWidget

from linkworker_desktop.domain.contact import ContactId
from linkworker_desktop.i18n import _
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.card import Card
from linkworker_desktop.ui.kit.empty_state import EmptyState
from linkworker_desktop.ui.kit.restyled import Restyled
from linkworker_desktop.ui.kit.table import setup_table
from linkworker_desktop.ui.models.contacts import Column, ContactsModel, Fetch
from linkworker_desktop.ui.pages.contacts.delegate import ContactDelegate

PHONE_WIDTH, STANDING_WIDTH = 116, 168
AREA_SHARE, LEAST_AREA, MOST_AREA = 0.26, 120, 260
AREA_FROM = 680
"""Narrower than this (at 100 % text) the area is left to the pane; name, number and confirmation stay."""


class ContactTable(QTableView):
    """A table that has the rows read which it is about to paint, and no others."""

    def paintEvent(self, event: QPaintEvent) -> None:
        model = self.model()
        if isinstance(model, ContactsModel) and model.rowCount():
            first, last = self.rowAt(0), self.rowAt(self.viewport().height() - 1)
            model.ensure(max(first, 0), last if last >= 0 else model.rowCount() - 1)
        super().paintEvent(event)


class ContactList(Restyled, QStackedWidget):
    """Whole rows are chosen, several with Shift, Ctrl and Ctrl+A.

    `chosen` tells that somebody chose; a change of the rows themselves is not told.
    """

    chosen = Signal()
    edit_asked = Signal()
    delete_asked = Signal()
    copy_asked = Signal()
    all_asked = Signal()

    def __init__(self, fetch: Fetch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = ContactsModel(fetch)
        self.table = ContactTable()
        self._is_showing = False
        self._nothing = EmptyState(drawing=False, title="")
        self._card = Card()
        self._build()
        chosen = self.table.selectionModel()
        chosen.currentRowChanged.connect(lambda index: self.model.ensure(index.row(), index.row()))
        chosen.selectionChanged.connect(self._tell)
        self.table.activated.connect(self.edit_asked)
        self._bind(QKeySequence(QKeySequence.StandardKey.Delete)).activated.connect(self.delete_asked)
        self._bind(QKeySequence(QKeySequence.StandardKey.Copy)).activated.connect(self.copy_asked)

    @property
    def current(self) -> ContactId | None:
        """The contact the keyboard is at, None when the list is empty."""
        index = self.table.currentIndex()
        return self.model.id_at(index.row()) if index.isValid() else None

    @property
    def number_chosen(self) -> int:
        """How many contacts are chosen."""
        return sum(last - first + 1 for first, last in self._ranges())

    @property
    def empty_words(self) -> str:
        """The sentence shown in place of the table, empty while there are rows."""
        return self._nothing.accessibleName() if self.currentWidget() is self._nothing else ""

    def chosen_ids(self) -> list[ContactId]:
        """Return the contacts that are chosen, in the order of the list."""
        return self.model.ids_at(sorted(self._ranges()))

    def show_keys(self, keys: Sequence[ContactId], today: date) -> None:
        """Show other contacts; who is chosen stays chosen, else the one that came in its place."""
        before, line = self.current, self.table.currentIndex().row()
        several = self.chosen_ids() if self.number_chosen > 1 else []
        scroll = self.table.verticalScrollBar().value()
        self._is_showing = True
        self.model.set_keys(keys, today)
        found = self.model.line_of(before)
        if found is None and len(keys):
            found = min(max(line, 0), len(keys) - 1)
        if found is not None and found != self.table.currentIndex().row():
            self._go_to(found)
        if several and self.number_chosen != len(several):
            self._choose_lines(self.model.lines_of(several))
        if len(keys):
            self.setCurrentWidget(self._card)
        self.table.verticalScrollBar().setValue(scroll)
        self._is_showing = False

    def choose(self, contact: ContactId) -> bool:
        """Choose a contact and bring it into view; tell whether it is in the list."""
        line = self.model.line_of(contact)
        if line is None:
            return False
        self._is_showing = True
        self.model.ensure(line, line)
        index = self.model.index(line, 0)
        is_seen = self.table.viewport().rect().contains(self.table.visualRect(index))
        self._go_to(line)
        if not is_seen:
            self.table.scrollTo(index, QTableView.ScrollHint.PositionAtCenter)
        self._is_showing = False
        return True

    def choose_only_current(self) -> None:
        """Choose nothing but the contact the keyboard is at."""
        index = self.table.currentIndex()
        if index.isValid():
            self._go_to(index.row())

    def show_nothing(self, sentence: str, *, offers_all: bool) -> None:
        """Show one sentence in place of the table, and a way back to all contacts."""
        if self.empty_words == sentence:
            return
        nothing = EmptyState(sentence, drawing=False)
        nothing.setAccessibleName(sentence)
        if offers_all:
            nothing.add_link(_("Vis alle kontakter")).clicked.connect(self.all_asked)
        self.removeWidget(self._nothing)
        self._nothing.deleteLater()
        self._nothing = nothing
        self.addWidget(nothing)
        self.setCurrentWidget(nothing)

    def restyle(self) -> None:
        """Give the columns the width their words need at the text size of the moment."""
        room = self.width()
        area = min(max(round(room * AREA_SHARE), measures.scaled(LEAST_AREA)), measures.scaled(MOST_AREA))
        self.table.setColumnWidth(Column.AREA, area)
        self.table.setColumnHidden(Column.AREA, room < measures.scaled(AREA_FROM))
        self.table.setColumnWidth(Column.PHONE, measures.scaled(PHONE_WIDTH))
        self.table.setColumnWidth(Column.STANDING, measures.scaled(STANDING_WIDTH))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.restyle()
        self.table.scrollTo(self.table.currentIndex())

    def _build(self) -> None:
        self.table.setModel(self.model)
        setup_table(self.table, name=_("Kontakter"), stretch=Column.NAME)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.setItemDelegate(ContactDelegate(self.table))
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        head = self.table.horizontalHeader()
        for column in (Column.AREA, Column.PHONE, Column.STANDING):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
        self._card.add_row(self.table, stretch=1)
        self.addWidget(self._card)
        self.addWidget(self._nothing)

    def _bind(self, keys: QKeySequence) -> QShortcut:
        shortcut = QShortcut(keys, self.table)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        return shortcut

    def _ranges(self) -> list[tuple[int, int]]:
        """Return the first and the last line of every stretch that is chosen."""
        selection = self.table.selectionModel().selection()
        ranges = (selection.at(place) for place in range(selection.count()))
        return list(dict.fromkeys((each.top(), each.bottom()) for each in ranges))

    def _go_to(self, line: int) -> None:
        """Choose one line alone, whatever keys are held down; the view itself would ask the keyboard."""
        flags = QItemSelectionModel.SelectionFlag
        index = self.model.index(line, 0)
        self.table.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)

    def _choose_lines(self, lines: Sequence[int]) -> None:
        selection, last_column = QItemSelection(), len(Column) - 1
        start: int | None = None
        for place, line in enumerate(lines):
            start = line if start is None else start
            if place + 1 == len(lines) or lines[place + 1] != line + 1:
                selection.select(self.model.index(start, 0), self.model.index(line, last_column))
                start = None
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.table.selectionModel().select(selection, flag)

    def _tell(self) -> None:
        if not self._is_showing and self.current is not None:
            self.chosen.emit()
