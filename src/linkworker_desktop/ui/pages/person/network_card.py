"""The card with those who work with one person: each place with its people, and the way to the map."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from linkworker_desktop.domain.network import FREQUENCY_LABELS, BodyPerson, Frequency, Network, NetworkBody
from linkworker_desktop.i18n import _, ngettext
from linkworker_desktop.ui import words
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import small_link_button
from linkworker_desktop.ui.kit.card import Card
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.mixed_text import Span
from linkworker_desktop.ui.kit.states import Sector
from linkworker_desktop.ui.kit.tokens import Ink
from linkworker_desktop.ui.pages.family.open_row import OpenRow

MOST_SHOWN = 12


class PersonNetworkCard(Card):
    """`opened` carries a ContactId, `map_wanted` goes to the family's map."""

    opened = Signal(object)
    map_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Arbejder med"), parent=parent)
        self._shown: tuple[object, ...] | None = None
        self._shows_all = False
        self.rows: list[OpenRow] = []
        self.map_button = small_link_button(_("Åbn kortet"))
        self.head.add_right(self.map_button)
        self.map_button.clicked.connect(self.map_wanted)

    def show_network(self, network: Network) -> None:
        """Show who works with the person now; nothing moves when they are the same."""
        bodies = (*network.authorities, *network.others)
        if self._shown == bodies:
            return
        self._shown = bodies
        self._again(bodies)

    def forget(self) -> None:
        """Begin with the first places again, for another person."""
        self._shown, self._shows_all = None, False

    def _again(self, bodies: tuple[NetworkBody, ...]) -> None:
        self.clear_rows()
        self.rows = []
        lines = [(body, person) for body in bodies for person in body.persons if person.ended is None]
        self.head.set_count(str(len(lines)) if lines else "")
        shown = lines if self._shows_all else lines[:MOST_SHOWN]
        for body, person in shown:
            row = network_row(body, person)
            row.clicked.connect(lambda _checked=False, at=person.contact: self.opened.emit(at))
            self.rows.append(row)
            self.add_row(row)
        left = len(lines) - len(shown)
        if left:
            said = ngettext("Vis {n} mere", "Vis {n} mere", left).format(n=left)
            more = OpenRow((Span(said, ink=Ink.ACCENT),))
            more.clicked.connect(lambda: self._show_all(bodies))
            self.add_row(more)
        if not lines:
            self.body.setContentsMargins(measures.CARD_MARGIN, 0, measures.CARD_MARGIN, measures.CARD_MARGIN)
            self.body.addWidget(Label(_("Ingen er skrevet ind endnu."), ink=Ink.MUTED, wrap=True))

    def _show_all(self, bodies: tuple[NetworkBody, ...]) -> None:
        self._shows_all = True
        self._again(bodies)


def network_row(body: NetworkBody, person: BodyPerson) -> OpenRow:
    """Return somebody who works with the person: the name and the place, and what for."""
    sector = Sector.of(body.sector.value)
    spans = [Span(words.in_row(person.name or body.name))]
    second = [body.name if person.name and person.name != body.name else "", person.role or person.purpose]
    if person.frequency is not Frequency.UNKNOWN:
        second.append(_(FREQUENCY_LABELS[person.frequency]))
    line = " · ".join(words.in_row(part) for part in second if part)
    return OpenRow(tuple(spans), leading=(sector.icon, sector.ink), second=line or sector.label)
