"""The network as a table: the twin of the map with the same filter."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QTableView, QVBoxLayout, QWidget

from linkworker_desktop.domain.family import PersonId
from linkworker_desktop.domain.network import Network
from linkworker_desktop.i18n import _
from linkworker_desktop.services.network_views import NetworkView
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.card import Card
from linkworker_desktop.ui.kit.table import setup_table
from linkworker_desktop.ui.pages.contact_import.rows import above_corners
from linkworker_desktop.ui.pages.network.list_model import Column, NetworkListModel, Row

WIDTHS = {
    Column.BODY: 270,
    Column.PERSON: 190,
    Column.FOR_WHOM: 200,
    Column.SINCE: 96,
    Column.FREQUENCY: 124,
}


class NetworkTable(QWidget):
    """`opened` carries the `Row` on which Enter or a double click was pressed."""

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = NetworkListModel()
        self.table = QTableView()
        self.table.setModel(self.model)
        setup_table(self.table, name=_("Netværket som liste"), stretch=Column.PURPOSE)
        self._set_widths()
        card = Card()
        card.add_row(above_corners(self.table), stretch=1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        self.table.activated.connect(self._open)

    def show_network(self, view: NetworkView, network: Network, chosen: PersonId | None) -> None:
        """Show a network; the row the keyboard is at stays the same number."""
        at = self.table.currentIndex().row()
        self.model.set_network(network, view.today, chosen)
        count = self.model.rowCount()
        if count:
            self.table.setCurrentIndex(self.model.index(min(max(at, 0), count - 1), 0))

    def current(self) -> Row | None:
        """Return the row of the keyboard, None in an empty table."""
        index = self.table.currentIndex()
        return self.model.row_at(index.row()) if index.isValid() else None

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(self.model.row_at(index.row()))

    def _set_widths(self) -> None:
        for column, width in WIDTHS.items():
            self.table.setColumnWidth(column, measures.scaled(width))
