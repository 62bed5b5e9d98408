"""What stands on the page below its head: finding, the call round, the list of contacts or employers, the pane."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.contact import ContactId
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.pages.contacts.arrangement import ListAndPane
from linkworker_desktop.ui.pages.contacts.employers import EmployersView
from linkworker_desktop.ui.pages.contacts.finding import Finding
from linkworker_desktop.ui.pages.contacts.form import ContactForm
from linkworker_desktop.ui.pages.contacts.listing import ContactList
from linkworker_desktop.ui.pages.contacts.pane import ContactPane
from linkworker_desktop.ui.pages.contacts.round_card import RoundCard
from linkworker_desktop.ui.pages.contacts.wishes import WishFields


class Contents(QWidget):
    """Either the directory or the employers is seen; both have the pane beside them."""

    def __init__(self, services: Services, form: ContactForm, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.finding, self.round_card, self.wishes = Finding(), RoundCard(), WishFields(services)
        self.list = ContactList(services.contacts.page)
        self.employers = EmployersView(services, self.wishes)
        self.pane = ContactPane(form, self)
        self._lists = QStackedWidget()
        for widget in (self.list, self.employers):
            self._lists.addWidget(widget)
        self.arrangement = ListAndPane(self._lists, self.pane, self.pane.wanted_height)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(measures.GAP_12)
        for part in (self.finding, self.round_card, self.wishes):
            column.addWidget(part)
        column.addWidget(self.arrangement, 1)
        self.wishes.hide()

    @property
    def seeks_employers(self) -> bool:
        """Whether employers are looked for."""
        return self._lists.currentWidget() is self.employers

    @property
    def number_chosen(self) -> int:
        """How many contacts are chosen."""
        return len(self.chosen()) if self.seeks_employers else self.list.number_chosen

    def show_employers(self, *, seeks: bool) -> None:
        """Show employers, or the directory."""
        self._lists.setCurrentWidget(self.employers if seeks else self.list)
        self.finding.setVisible(not seeks)
        self.wishes.setVisible(seeks)

    def chosen(self) -> list[ContactId]:
        """Return the contacts that are chosen, else the one the keyboard is at."""
        if not self.seeks_employers and self.list.number_chosen > 1:
            return self.list.chosen_ids()
        current = self.employers.current if self.seeks_employers else self.list.current
        return [] if current is None else [current]

    def focus_list(self) -> None:
        """Put the keyboard into the list that is seen."""
        (self.employers.list if self.seeks_employers else self.list.table).setFocus()
