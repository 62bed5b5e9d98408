"""The card with the small network: how many authorities work round the family, and the way to the map."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from linkworker_desktop.domain.network import Frequency, Network
from linkworker_desktop.i18n import _, ngettext
from linkworker_desktop.services.family_views import FamilySheet
from linkworker_desktop.ui import words
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import small_link_button
from linkworker_desktop.ui.kit.card import Card
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.small_network import NetworkDot, SmallNetwork
from linkworker_desktop.ui.kit.states import Sector
from linkworker_desktop.ui.kit.tokens import Ink

_WEIGHTS = {Frequency.WEEKLY: 3, Frequency.MONTHLY: 2}


class NetworkCard(Card):
    """`opened` goes to the map; a family without a network is offered to begin one."""

    opened = Signal()
    add_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Netværk"), parent=parent)
        self.small = SmallNetwork()
        self.open_button = small_link_button(_("Åbn kortet"))
        self.add_button = small_link_button(_("Tilføj"))
        self.add_button.setAccessibleName(_("Tilføj til netværket"))
        self.nothing = Label(_("Skriv ind, hvem der arbejder med familien."), ink=Ink.MUTED, wrap=True)
        self.head.add_right(self.add_button)
        self.head.add_right(self.open_button)
        self.body.setContentsMargins(measures.CARD_MARGIN, 0, measures.CARD_MARGIN, measures.CARD_MARGIN)
        self.body.addWidget(self.small)
        self.body.addWidget(self.nothing)
        self.small.clicked.connect(self.opened)
        self.open_button.clicked.connect(self.opened)
        self.add_button.clicked.connect(self.add_wanted)

    def show_network(self, sheet: FamilySheet, network: Network) -> None:
        """Show the network of today."""
        counts = network.counts
        is_empty = not network.authorities and not network.others
        here = sum(member.lives_here for member in sheet.members)
        dots = [
            NetworkDot(Sector.of(body.sector.value), _WEIGHTS.get(body.frequency, 1))
            for body in network.authorities
        ]
        self.small.set_network(
            name=words.in_row(sheet.surname),
            people=words.people_words(here),
            dots=dots,
            count=count_words(counts.authorities, counts.persons),
        )
        self.small.setVisible(not is_empty)
        self.open_button.setVisible(not is_empty)
        self.add_button.setVisible(is_empty)
        self.nothing.setVisible(is_empty)


def count_words(authorities: int, persons: int) -> str:
    """Return `18 myndigheder, 47 personer`."""
    first = ngettext("{n} myndighed", "{n} myndigheder", authorities).format(n=authorities)
    return f"{first}, {words.people_words(persons)}"
