"""Choosing who is to hold the relay or coordinate: those round the family first, else any contact."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.coordination import Actor
from linkworker_desktop.i18n import _
from linkworker_desktop.services.relay_views import Person
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.combo_box import ComboBox
from linkworker_desktop.ui.pages.cooperation.contact_field import ContactField
from linkworker_desktop.ui.pages.cooperation.reading import Reading
from linkworker_desktop.ui.words import in_row


class PersonPicker(QWidget):
    """A list of people with »En anden …« at its end, which opens a search among all contacts.

    With `nobody` the first line stands for nobody.
    """

    changed = Signal()

    def __init__(
        self, services: Services, people: Sequence[Person], *, nobody: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._services, self._people = services, tuple(people)
        self._first = 1 if nobody else 0
        self.list = ComboBox()
        if nobody:
            self.list.addItem(nobody)
        for person in self._people:
            words = " · ".join(in_row(part) for part in (person.name, person.unit) if part)
            self.list.addItem(words)
        self.list.addItem(_("En anden …"))
        self.search = ContactField(Reading(services).contacts)
        self.search.setAccessibleName(_("Søg i kontakter"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(measures.GAP_8)
        layout.addWidget(self.list)
        layout.addWidget(self.search)
        self.setFocusProxy(self.list)
        self.list.currentIndexChanged.connect(self._follow)
        self.search.edited.connect(self.changed)
        self._follow()

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.list.setAccessibleName(name)

    def chosen(self) -> Actor | None:
        """Return who is chosen, None for nobody. Raises `UserError` when the contact is gone."""
        if self._is_other():
            contact = self.search.contact()
            return None if contact is None else self._services.relay.actor_of(contact)
        place = self.list.currentIndex() - self._first
        return self._people[place].actor if 0 <= place < len(self._people) else None

    def choose(self, actor: Actor | None) -> None:
        """Show somebody as chosen; who is not in the list is not shown."""
        if actor is None:
            self.list.setCurrentIndex(0)
            return
        for place, person in enumerate(self._people):
            if person.actor.is_same_as(actor):
                self.list.setCurrentIndex(place + self._first)
                return

    def _is_other(self) -> bool:
        return self.list.currentIndex() == self.list.count() - 1

    def _follow(self) -> None:
        self.search.setVisible(self._is_other())
        if self._is_other() and self.isVisible():
            self.search.setFocus()
        self.changed.emit()
