"""The employers that fit somebody's wishes and the bus, the best first."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QListView, QStackedWidget, QWidget

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.contact import ContactId
from linkworker_desktop.domain.employer_fit import Wishes
from linkworker_desktop.i18n import _, ngettext
from linkworker_desktop.services.employers import EmployerMatch
from linkworker_desktop.ui.kit.card import Card, Strip
from linkworker_desktop.ui.kit.empty_state import EmptyState
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.icons import Icon
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.table import setup_list
from linkworker_desktop.ui.kit.tokens import Ink
from linkworker_desktop.ui.models.employers import EmployersModel
from linkworker_desktop.ui.pages.contacts.wishes import WishFields

MOST_SHOWN = 200


class EmployersView(QStackedWidget):
    """Follows `wishes`, which stand above it.

    `chosen` tells that somebody moved to an employer, `create_asked` that the first one is to be written.
    """

    chosen = Signal()
    create_asked = Signal()

    def __init__(self, services: Services, wishes: WishFields, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services, self.wishes = services, wishes
        self._is_showing = False
        self.model, self.list = EmployersModel(), QListView()
        self._count = Label("", TypeRole.SMALL_BOLD, Ink.MUTED)
        self._nothing = EmptyState(
            _("Ingen virksomheder endnu"),
            _("Skriv brancher, krav og bus på dem, der tager praktikanter, så kan de findes her."),
            drawing=False,
        )
        self._build()
        self.wishes.changed.connect(self._find)
        self.list.selectionModel().currentChanged.connect(self._tell)

    @property
    def current(self) -> ContactId | None:
        """The employer that is chosen."""
        match = self.match
        return match.contact.id if match is not None else None

    @property
    def match(self) -> EmployerMatch | None:
        """How the chosen employer fits; None without one."""
        index = self.list.currentIndex()
        return self.model.match_at(index.row()) if index.isValid() else None

    def load(self) -> None:
        """Read employers and what can be wished for; who is chosen stays chosen."""
        self.wishes.load()
        self._find()

    def _find(self) -> None:
        before = self.current
        wished = self.wishes.wishes()
        matches = self._services.employers.match(wished, limit=MOST_SHOWN)
        self._is_showing = True
        self.model.set_matches(matches, judges=bool(wished))
        row = self.model.row_of(before)
        if matches:
            self.list.setCurrentIndex(self.model.index(row if row is not None else 0))
        self._is_showing = False
        self._count.setText(_said(len(matches), wished))
        self.setCurrentIndex(0 if matches or wished else 1)
        self.chosen.emit()

    def _tell(self) -> None:
        if not self._is_showing:
            self.chosen.emit()

    def _build(self) -> None:
        self.list.setModel(self.model)
        setup_list(self.list, name=_("Virksomheder"))
        card = Card()
        head = Strip()
        head.line.addWidget(self._count)
        card.add_row(head)
        card.add_row(self.list, stretch=1)
        self.addWidget(card)
        self.addWidget(self._nothing)
        create = self._nothing.add_alternative(_("Ny virksomhed"), Icon.ADD)
        create.clicked.connect(self.create_asked)


def _said(number: int, wished: Wishes) -> str:
    if not wished:
        return ngettext("{count} virksomhed", "{count} virksomheder", number).format(count=number)
    return ngettext(
        "{count} virksomhed, den der passer bedst først",
        "{count} virksomheder, dem der passer bedst først",
        number,
    ).format(count=number)
