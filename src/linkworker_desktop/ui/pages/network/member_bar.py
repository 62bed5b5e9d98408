"""The line above the map: whose network is shown, how many that is, and what the colours mean."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QWidget

from linkworker_desktop.domain.contact import Sector as SectorCode
from linkworker_desktop.domain.family import PersonId
from linkworker_desktop.domain.network import Counts, Network
from linkworker_desktop.i18n import _
from linkworker_desktop.ui import words
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import small_link_button
from linkworker_desktop.ui.kit.chip import Chip
from linkworker_desktop.ui.kit.flow_box import FlowBox
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.icons import IconLabel
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.mixed_text import MixedText, Span
from linkworker_desktop.ui.kit.states import Sector
from linkworker_desktop.ui.kit.tokens import Ink
from linkworker_desktop.ui.pages.network.faces import counts_words


class MemberBar(QWidget):
    """A chip for each member and one for all; `chosen` carries a `PersonId`, None for all."""

    chosen = Signal(object)
    reset_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chips: dict[PersonId | None, Chip] = {}
        self._shown: tuple[tuple[PersonId | None, str], ...] = ()
        self.counted = MixedText()
        self.legend = Legend()
        self.reset_button = small_link_button(_("Sæt på plads igen"))
        self._flow = FlowBox()
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(measures.GAP_8)
        self._line.addWidget(self._flow, 1)
        self._line.addWidget(self.legend)
        self.reset_button.clicked.connect(self.reset_asked)

    def show_network(self, network: Network, chosen: PersonId | None, *, is_moved: bool) -> None:
        """Show the members and the count of the chosen one; with `is_moved` the cards can be put back."""
        wanted: list[tuple[PersonId | None, str]] = [(None, _("Alle"))]
        wanted += [(member.id, words.in_row(member.name)) for member in network.members]
        if tuple(wanted) != self._shown:
            self._make_chips(wanted)
        self.chips[chosen if chosen in self.chips else None].setChecked(True)
        member = next((each for each in network.members if each.id == chosen), None)
        self.counted.setVisible(member is not None)
        if member is not None:
            counts = network.per_member.get(member.id, Counts())
            name = Span(f"{words.in_row(member.name)}:", TypeRole.BODY_BOLD)
            self.counted.set_spans((name, Span(f" {counts_words(counts)}", ink=Ink.MUTED)))
        self.reset_button.setVisible(is_moved)
        self.legend.show_sectors(network.per_sector)
        self._turn()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    def _make_chips(self, wanted: list[tuple[PersonId | None, str]]) -> None:
        self._shown = tuple(wanted)
        for widget in (self.counted, self.reset_button):
            self._flow.take(widget)
        for chip in self.chips.values():
            self._flow.drop(chip)
        self.chips = {}
        for person, name in wanted:
            chip = Chip(name)
            chip.setAutoExclusive(True)
            chip.clicked.connect(lambda _checked=False, one=person: self.chosen.emit(one))
            self.chips[person] = chip
            self._flow.add(chip)
        self._flow.add(self.counted)
        self._flow.add(self.reset_button)

    def _turn(self) -> None:
        """Put the legend below the chips where there is no room beside them."""
        needed = self._flow.width_of_one_line() + measures.GAP_8 + self.legend.sizeHint().width()
        is_narrow = needed > self.width()
        directions = QBoxLayout.Direction
        self._line.setDirection(directions.TopToBottom if is_narrow else directions.LeftToRight)


class Legend(QWidget):
    """The sectors that are there, each with its icon, its word and how many authorities it has."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(measures.GAP_4)
        self._shown: tuple[tuple[Sector, int], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_sectors(self, per_sector: Mapping[SectorCode, Counts]) -> None:
        """Show how many authorities each sector has."""
        numbers = {Sector.of(code.value): counts.authorities for code, counts in per_sector.items()}
        shown = tuple((sector, numbers[sector]) for sector in Sector if numbers.get(sector))
        if shown == self._shown:
            return
        self._shown = shown
        while self._line.count():
            widget = self._line.takeAt(0).widget()  # type: ignore[union-attr]
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for sector, number in shown:
            if self._line.count():
                gap = QWidget()
                gap.setFixedWidth(measures.GAP_8)
                self._line.addWidget(gap)
            self._line.addWidget(IconLabel(sector.icon, sector.ink, measures.ICON_SMALL))
            self._line.addWidget(Label(f"{sector.label} {number}", TypeRole.SMALL))
