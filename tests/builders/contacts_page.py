"""The contacts page in tests: counting what the hand does, and reading what is seen."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QTableView, QWidget

from linkworker_desktop.domain.contact import ContactId
from linkworker_desktop.services.contact_views import ContactFilter, ContactView
from linkworker_desktop.ui.models.contacts import Column
from linkworker_desktop.ui.navigation import Destination, Place
from linkworker_desktop.ui.pages.contacts import ContactsPage

LEFT = Qt.MouseButton.LeftButton


@dataclass
class Hand:
    """Counts clicks and keys."""

    mouse: int = 0
    keys: int = 0

    def on(self, widget: QWidget) -> None:
        """Click a widget that is seen."""
        assert widget.isVisible()
        QTest.mouseClick(widget, LEFT)
        self.mouse += 1

    def row(self, table: QTableView, line: int, modifier: Qt.KeyboardModifier | None = None) -> None:
        """Click a row of a table, perhaps with a key held down."""
        where = table.visualRect(table.model().index(line, Column.NAME)).center()
        held = modifier or Qt.KeyboardModifier.NoModifier
        QTest.mouseClick(table.viewport(), LEFT, held, pos=QPoint(where))
        self.mouse += 1

    def key(self, widget: QWidget, key: Qt.Key) -> None:
        """Press a key in a widget."""
        QTest.keyClick(widget, key)
        self.keys += 1


def names(page: ContactsPage) -> list[str]:
    """Return the names in the list."""
    model = page.list.model
    model.ensure(0, model.rowCount())
    return [str(model.index(line, Column.NAME).data()) for line in range(model.rowCount())]


def shown(page: ContactsPage) -> ContactView:
    """Return the contact the keyboard is at."""
    assert page.list.current is not None
    return page._services.contacts.view(page.list.current)


def contact_named(page: ContactsPage, name: str) -> ContactId:
    """Return the contact of an organisation, wherever it is listed."""
    rows = (row for show in ContactFilter for row in page._services.contacts.rows(show=show))
    return next(row.id for row in rows if row.name == name)


def choose(page: ContactsPage, name: str) -> ContactId:
    """Go to a contact and return its id."""
    contact = contact_named(page, name)
    page.open(Destination(Place.CONTACTS, contact=contact))
    return contact


def name_of(widget: QWidget) -> str:
    """Return what a screen reader calls a widget."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return str(interface.text(QAccessible.Text.Name))


def words_on(widget: QWidget) -> str:
    """Return every label that is seen on a widget."""
    QApplication.processEvents()  # new labels are shown by the next turn of the loop
    return " | ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())
