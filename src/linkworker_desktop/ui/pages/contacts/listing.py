"""The contact list: the table, or one sentence when nothing fits."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHeaderView, QStackedWidget, QTableView, QWidget

from linkworker_desktop.domain.contact import ContactId
from linkworker_desktop.i18n import _
from linkworker_desktop.services.contact_views import ContactView
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.card import Card
from linkworker_desktop.ui.kit.empty_state import EmptyState
from linkworker_desktop.ui.kit.restyled import Restyled
from linkworker_desktop.ui.kit.table import setup_table
from linkworker_desktop.ui.models.contacts import Column, ContactsModel, in_order
from linkworker_desktop.ui.pages.contacts.delegate import ContactDelegate

PHONE_WIDTH, STANDING_WIDTH = 116, 168
AREA_SHARE, LEAST_AREA, MOST_AREA = 0.26, 120, 260
AREA_FROM = 680
"""Narrower than this (at 100 % text) the area is left to the pane; name, number and confirmation stay."""


class ContactList(Restyled, QStackedWidget):
    """`chosen` carries the id somebody moved to; a change of the rows themselves is not told."""

    chosen = Signal(object)
    edit_asked = Signal()
    delete_asked = Signal()
    all_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = ContactsModel()
        self.table = QTableView()
        self._is_showing = False
        self._nothing = EmptyState(drawing=False, title="")
        self._card = Card()
        self._build()
        self.table.selectionModel().currentRowChanged.connect(self._tell)
        self.table.activated.connect(self.edit_asked)
        delete = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.table)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self.delete_asked)

    @property
    def current(self) -> ContactView | None:
        """The chosen contact, None when the list is empty."""
        index = self.table.currentIndex()
        return self.model.row_at(index.row()) if index.isValid() else None

    @property
    def empty_words(self) -> str:
        """The sentence shown in place of the table, empty while there are rows."""
        return self._nothing.accessibleName() if self.currentWidget() is self._nothing else ""

    def show_rows(self, rows: Sequence[ContactView], today: date) -> None:
        """Show other contacts; who is chosen stays chosen, else the one that came in its place."""
        before, line = self.current, self.table.currentIndex().row()
        scroll = self.table.verticalScrollBar().value()
        self._is_showing = True
        rows = in_order(rows)
        self.model.set_rows(rows, today)
        found = self.model.line_of(before.id) if before is not None else None
        if found is None and rows:
            found = min(max(line, 0), len(rows) - 1)
        if found is not None and found != self.table.currentIndex().row():
            self.table.setCurrentIndex(self.model.index(found, 0))
        self.table.verticalScrollBar().setValue(scroll)
        self._is_showing = False
        if rows:
            self.setCurrentWidget(self._card)

    def choose(self, contact: ContactId) -> bool:
        """Choose a contact and bring it into view; tell whether it is in the list."""
        line = self.model.line_of(contact)
        if line is None:
            return False
        self._is_showing = True
        index = self.model.index(line, 0)
        is_seen = self.table.viewport().rect().contains(self.table.visualRect(index))
        self.table.setCurrentIndex(index)
        if not is_seen:
            self.table.scrollTo(index, QTableView.ScrollHint.PositionAtCenter)
        self._is_showing = False
        return True

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
        self.table.setItemDelegate(ContactDelegate(self.table))
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        head = self.table.horizontalHeader()
        for column in (Column.AREA, Column.PHONE, Column.STANDING):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
        self._card.add_row(self.table, stretch=1)
        self.addWidget(self._card)
        self.addWidget(self._nothing)

    def _tell(self, current: QModelIndex) -> None:
        if current.isValid() and not self._is_showing:
            self.chosen.emit(self.model.row_at(current.row()).id)
