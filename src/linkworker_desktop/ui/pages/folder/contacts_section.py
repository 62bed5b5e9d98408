"""»Kontakter i delen«: who is printed in a part of this family's folder, in which order."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.contact import ContactId
from linkworker_desktop.domain.family import FamilyId
from linkworker_desktop.i18n import _
from linkworker_desktop.services.contact_views import ContactView
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.dialogs.add_contact_to_part import AddContactDialog
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import small_link_button
from linkworker_desktop.ui.kit.card import RowLine
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.tokens import Ink
from linkworker_desktop.ui.navigation import Destination, Place
from linkworker_desktop.ui.pages.folder.contact_row import ContactRow


class ContactsSection(QWidget):
    """Rows of contacts with what can be done to each; every change is for this family's folder alone."""

    def __init__(self, services: Services, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services, self._actions = services, actions
        self._family: FamilyId | None = None
        self._number = 0
        self._contacts: tuple[ContactView, ...] = ()
        self.rows: list[ContactRow] = []
        self.add_button = small_link_button(_("Tilføj"))
        self.add_button.setAccessibleName(_("Tilføj en kontakt til delen"))
        self._count = Label("", TypeRole.BODY, Ink.MUTED)
        self._empty = Label(_("Der er ingen kontakter i delen."), TypeRole.SMALL, Ink.MUTED, wrap=True)
        self._column = QVBoxLayout()
        self._build()
        self.add_button.clicked.connect(self._add)

    def show_contacts(self, family: FamilyId, number: int, contacts: Sequence[ContactView]) -> None:
        """Show the contacts of a part; rows that are the same stay, and the focus stays with its contact."""
        contacts = tuple(contacts)
        is_same = (family, number, contacts) == (self._family, self._number, self._contacts)
        self._family, self._number = family, number
        if is_same:
            return
        self._contacts = contacts
        focused = self._focused()
        self._rebuild()
        self._focus_again(focused)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(measures.CARD_MARGIN - 1, 0, measures.CARD_MARGIN - 1, measures.GAP_8)
        head.setSpacing(measures.GAP_8)
        head.addWidget(Label(_("Kontakter i delen"), TypeRole.CARD_TITLE))
        head.addWidget(self._count)
        head.addStretch(1)
        head.addWidget(self.add_button)
        self._empty.setContentsMargins(measures.CARD_MARGIN - 1, 0, measures.CARD_MARGIN - 1, measures.GAP_8)
        self._column.setSpacing(0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self._empty)
        layout.addLayout(self._column)

    def _rebuild(self) -> None:
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        today = self._services.clock.today()
        self.rows = []
        for place, contact in enumerate(self._contacts, start=1):
            row = ContactRow(contact, today)
            self._connect_row(row, contact.id, place)
            self._column.addWidget(RowLine())
            self._column.addWidget(row)
            self.rows.append(row)
        self._count.setText(str(len(self._contacts)) if self._contacts else "")
        self._empty.setVisible(not self._contacts)

    def _connect_row(self, row: ContactRow, contact: ContactId, place: int) -> None:
        row.stepped.connect(lambda step: self._move(contact, place + step))
        row.dropped.connect(lambda distance: self._drop(contact, row, distance))
        row.confirmed.connect(lambda: self._confirm(contact))
        row.edited.connect(lambda: self._actions.go(Destination(Place.CONTACTS, contact=contact)))
        row.removed.connect(lambda: self._remove(contact))

    def _move(self, contact: ContactId, place: int) -> None:
        family, number = self._family, self._number
        if family is not None and 1 <= place <= len(self.rows):
            self._actions.run_write(
                lambda: self._services.folders.move_contact(family, number, contact, place), quiet=True
            )

    def _drop(self, contact: ContactId, row: ContactRow, distance: int) -> None:
        middle = row.geometry().center().y() + distance
        above = sum(each is not row and each.geometry().center().y() < middle for each in self.rows)
        if self.rows.index(row) != above:
            self._move(contact, above + 1)

    def _confirm(self, contact: ContactId) -> None:
        self._actions.run_write(lambda: self._services.contacts.confirm(contact))

    def _remove(self, contact: ContactId) -> None:
        family, number = self._family, self._number
        if family is not None:
            self._actions.run_write(lambda: self._services.folders.remove_contact(family, number, contact))

    def _add(self) -> None:
        dialog = AddContactDialog(self._services.contacts, {view.id for view in self._contacts}, self)
        dialog.chosen.connect(self._take)
        dialog.create_asked.connect(
            lambda typed: self._actions.go(Destination(Place.CONTACTS, text=typed, field="new"))
        )
        dialog.open()

    def _take(self, contact: ContactId) -> None:
        family, number = self._family, self._number
        if family is not None:
            self._actions.run_write(lambda: self._services.folders.add_contact(family, number, contact))

    def _focused(self) -> tuple[ContactId, int] | None:
        for row in self.rows:
            parts = (row.handle, row.menu_button, row.confirm_button, row.edit_button)
            for at, part in enumerate(parts):
                if part.hasFocus():
                    return row.contact.id, at
        return None

    def _focus_again(self, focused: tuple[ContactId, int] | None) -> None:
        if focused is None:
            return
        row = next((row for row in self.rows if row.contact.id == focused[0]), None)
        if row is None:
            self.add_button.setFocus()
            return
        part = (row.handle, row.menu_button, row.confirm_button, row.edit_button)[focused[1]]
        (part if part.parentWidget() is not None else row.menu_button).setFocus()
