"""The page of one family's relay: the whole log beside who holds it and who does what."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.family import FamilyId
from linkworker_desktop.i18n import _
from linkworker_desktop.services.changes import Kind
from linkworker_desktop.services.relay_views import RelayView
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import link_button, primary_button, secondary_button
from linkworker_desktop.ui.kit.icons import Icon
from linkworker_desktop.ui.kit.page import Page
from linkworker_desktop.ui.navigation import Destination, Place
from linkworker_desktop.ui.pages.relay.card import RelayCard
from linkworker_desktop.ui.pages.relay.deeds import RelayDeeds
from linkworker_desktop.ui.pages.relay.log_card import LogCard
from linkworker_desktop.ui.pages.relay.side import CoordinationCard, DoingCard
from linkworker_desktop.ui.paper_outlet import Outgoing, PaperOutlet
from linkworker_desktop.ui.words import family_title, in_row

RIGHT_WIDTH = 320
ONE_COLUMN_BELOW = 860
MIDDLE_WIDTH = 860
_SHOWN = frozenset({Kind.FAMILY, Kind.DEADLINE, Kind.CONTACT, Kind.MUNICIPALITY})


class RelayPage(Page):
    """The primary button writes in the log, or begins it."""

    PLACE = Place.RELAY

    def __init__(self, services: Services, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(_("Stafet"), parent=parent)
        self._services, self._act = services, actions
        self._family: FamilyId | None = None
        self._view: RelayView | None = None
        self.deeds = RelayDeeds(services, actions, self)
        self.outlet = PaperOutlet(actions, services.database.files.root, self)
        self.card, self.log = RelayCard(), LogCard()
        self.doing, self.coordination = DoingCard(), CoordinationCard()
        self._build_body()
        self._connect()

    def open(self, destination: Destination) -> None:
        """Show the relay of the destination's family."""
        if destination.family != self._family:
            self.log.forget()
        self._family = destination.family
        self._load()
        self.write_button.setFocus(Qt.FocusReason.MouseFocusReason)

    def refresh(self, kinds: frozenset[Kind]) -> None:
        """Show what was changed; scroll and focus stay."""
        if self._family is not None and kinds & _SHOWN:
            self._load()

    def leave(self) -> bool:
        """Leave at once: nothing is typed on the page itself."""
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < measures.scaled(ONE_COLUMN_BELOW)
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(direction)
        self._right.setMaximumWidth(16_777_215 if narrow else measures.scaled(RIGHT_WIDTH))
        self.log.setMaximumWidth(16_777_215 if narrow else measures.scaled(MIDDLE_WIDTH))

    def paper(self) -> Outgoing:
        """Return the log as a paper that is still to be made, in Danish and the family's language."""
        family = self._family
        if family is None:
            raise ValueError("no family is shown")
        code = self._view.code if self._view else ""
        return Outgoing(
            lambda: self._services.relay_papers.pdf(family),
            _("Stafetlog"),
            _("stafetlog-{code}.pdf").format(code=code),
            _("Stafetloggen er sendt til printeren."),
            _("Stafetloggen er gemt som {name}."),
        )

    def _build_body(self) -> None:
        self.close_link = link_button(_("Afslut stafetten …"))
        self.save_button = secondary_button(_("Gem PDF"), Icon.PICTURE_AS_PDF)
        self.print_button = secondary_button(_("&Udskriv"), Icon.PRINT)
        self.write_button = primary_button(_("&Skriv i loggen"), Icon.EDIT_NOTE)
        for button in (self.close_link, self.save_button, self.print_button, self.write_button):
            self.add_action(button)
        self._right = QWidget()
        right = QVBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(measures.CARD_GAP)
        for card in (self.card, self.doing, self.coordination):
            right.addWidget(card)
        right.addStretch(1)
        self.card.log_button.hide()
        left = QVBoxLayout()
        left.addWidget(self.log)
        left.addStretch(1)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(measures.CARD_GAP)
        self._columns.addLayout(left, 1)
        self._columns.addWidget(self._right)
        self.body.addLayout(self._columns, 1)

    def _connect(self) -> None:
        self.crumb_pressed.connect(self._go_back)
        self.deeds.serve(self.card)
        self.write_button.clicked.connect(self._write)
        self.close_link.clicked.connect(lambda: self._family and self.deeds.close(self._family))
        self.print_button.clicked.connect(lambda: self.outlet.print(self.paper()))
        self.save_button.clicked.connect(lambda: self.outlet.ask_file(self.paper()))
        self.log.corrected.connect(lambda line: self._family and self.deeds.correct(self._family, line))
        self.log.retracted.connect(self.deeds.retract)
        self.coordination.change_wanted.connect(
            lambda: self._family and self.deeds.coordinators(self._family)
        )
        self.coordination.hotspot_wanted.connect(lambda: self._family and self.deeds.hotspot(self._family))

    def _load(self) -> None:
        if self._family is None:
            self._act.go(Destination(Place.FAMILIES))
            return
        try:
            view = self._view = self._services.relay.of_family(self._family)
        except UserError:
            self._act.go(Destination(Place.FAMILIES))
            return
        self.set_title(_("Stafet"), family_title(view.surname))
        self.set_breadcrumb((_("Familier"), in_row(view.surname), _("Stafet")))
        for card in (self.card, self.log, self.doing, self.coordination):
            card.show_relay(view)
        is_held = view.holder is not None
        self.doing.setVisible(is_held)
        self.write_button.setText(_("&Skriv i loggen") if is_held else _("&Begynd stafetten"))
        self.write_button.setVisible(not view.is_closed)
        self.close_link.setVisible(is_held and view.state.offer is None and not view.is_closed)
        for button in (self.print_button, self.save_button):
            button.setEnabled(bool(view.lines))
        self.card.next_button.setVisible(is_held and not view.is_closed)

    def _write(self) -> None:
        if self._family is None or self._view is None:
            return
        if self._view.holder is None:
            self.deeds.begin(self._family)
        else:
            self.deeds.write(self._family)

    def _go_back(self, at: int) -> None:
        if at == 0:
            self._act.go(Destination(Place.FAMILIES))
        else:
            self._act.go(Destination(Place.FAMILY, family=self._family))
