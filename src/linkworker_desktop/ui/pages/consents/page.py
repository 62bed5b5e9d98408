"""The page of a family's consents: the register as a table, one of them in full, and what is to be looked at."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.family import FamilyId
from linkworker_desktop.i18n import _
from linkworker_desktop.services.changes import Kind
from linkworker_desktop.services.consent_asking import asked_of
from linkworker_desktop.services.consent_views import ConsentView
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import primary_button, secondary_button
from linkworker_desktop.ui.kit.card import Card
from linkworker_desktop.ui.kit.empty_state import EmptyState
from linkworker_desktop.ui.kit.icons import Icon
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.page import Page
from linkworker_desktop.ui.kit.tokens import Ink
from linkworker_desktop.ui.navigation import Destination, Place
from linkworker_desktop.ui.pages.consents.deeds import ConsentDeeds
from linkworker_desktop.ui.pages.consents.filters import ConsentFilters
from linkworker_desktop.ui.pages.consents.pane import ConsentPane, RemarksCard
from linkworker_desktop.ui.pages.consents.table import ConsentsTable
from linkworker_desktop.ui.pages.consents.words import Deed, Remark, remarks_on
from linkworker_desktop.ui.words import family_title, in_row

RIGHT_WIDTH = 304
ONE_COLUMN_BELOW = 960
_SHOWN = frozenset({Kind.FAMILY, Kind.DEADLINE, Kind.CONTACT, Kind.MUNICIPALITY})


class ConsentsPage(Page):
    """The primary button writes a new consent down; everything else is about the chosen row."""

    PLACE = Place.CONSENTS

    def __init__(self, services: Services, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(_("Samtykke"), floats_banners=True, parent=parent)
        self._services, self._act = services, actions
        self._family: FamilyId | None = None
        self._surname = ""
        self._views: tuple[ConsentView, ...] = ()
        self.deeds = ConsentDeeds(services, actions, self)
        self.filters, self.table = ConsentFilters(), ConsentsTable()
        self.remarks, self.pane = RemarksCard(), ConsentPane()
        self._build_body()
        self._connect()

    def open(self, destination: Destination) -> None:
        """Show the consents of the destination's family, of one member where one is named."""
        if destination.family != self._family:
            self.filters.forget()
        self._family = destination.family
        self._load()
        if destination.person is not None:
            self.filters.choose(destination.person)
        first = self.table if self._views else self._nothing_yet_button
        first.setFocus(Qt.FocusReason.MouseFocusReason)

    def refresh(self, kinds: frozenset[Kind]) -> None:
        """Show what was changed; the chosen row, scroll and focus stay."""
        if self._family is not None and kinds & _SHOWN:
            self._load()

    def leave(self) -> bool:
        """Delete scans opened outside the program; nothing is typed on the page itself."""
        self.deeds.scans.papers.remove()
        return True

    def start_filter(self) -> None:
        """Put the cursor in the first filter."""
        chips = (*self.filters.persons.values(), *self.filters.states.values())
        (chips[0] if chips else self.table).setFocus(Qt.FocusReason.TabFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < measures.scaled(ONE_COLUMN_BELOW)
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(direction)
        self._right.setMaximumWidth(16_777_215 if narrow else measures.scaled(RIGHT_WIDTH))
        self._show_title()

    def _build_body(self) -> None:
        self.empty_button = secondary_button(_("&Udskriv tom blanket"), Icon.PRINT)
        self.add_button = primary_button(_("&Nyt samtykke"), Icon.ADD)
        for button in (self.empty_button, self.add_button):
            self.add_action(button)
        self._nothing_yet = EmptyState(
            _("Ingen samtykker endnu"),
            _("Her står, hvem der har sagt ja til at dele hvad med hvem, og hvor længe det gælder."),
        )
        self._nothing_yet_button = self._nothing_yet.add_primary(_("Nyt samtykke"), Icon.ADD)
        self._nothing_yet_paper = self._nothing_yet.add_alternative(_("Udskriv tom blanket"), Icon.PRINT)
        self._none_fits = Label(_("Ingen samtykker passer til det, du har valgt."), ink=Ink.MUTED, wrap=True)
        card = Card()
        card.add_row(self.table)
        self._card = card
        self._left = QWidget()
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(measures.GAP_12)
        for widget in (self.filters, card, self._none_fits, self.remarks):
            left.addWidget(widget)
        left.addStretch(1)
        self._right = QWidget()
        self._right.setMinimumWidth(measures.scaled(RIGHT_WIDTH))
        right = QVBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(measures.CARD_GAP)
        right.addWidget(self.pane)
        right.addStretch(1)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(measures.CARD_GAP)
        self._columns.addWidget(self._left, 1)
        self._columns.addWidget(self._right)
        self.body.addWidget(self._nothing_yet, 1)
        self.body.addLayout(self._columns, 1)

    def _connect(self) -> None:
        self.crumb_pressed.connect(self._go_back)
        for button in (self.add_button, self._nothing_yet_button):
            button.clicked.connect(lambda: self._family and self.deeds.add(self._family))
        for button in (self.empty_button, self._nothing_yet_paper):
            button.clicked.connect(self._print_empty)
        self.filters.edited.connect(self._show_rows)
        self.table.chosen.connect(self._show_chosen)
        self.table.opened.connect(self._edit)
        self.table.remove_asked.connect(self._remove)
        self.remarks.wanted.connect(self._help)
        pane = self.pane
        pane.edit_wanted.connect(self._edit)
        pane.withdraw_wanted.connect(lambda: self._with_chosen(self.deeds.withdraw))
        pane.renew_wanted.connect(lambda: self._with_chosen(self.deeds.renew))
        pane.remove_wanted.connect(self._remove)
        pane.print_wanted.connect(self._print)
        pane.scan_wanted.connect(lambda: self._with_chosen(self.deeds.ask_scan))
        pane.open_scan_wanted.connect(lambda: self._with_chosen(self.deeds.open_scan))
        pane.drop_scan_wanted.connect(lambda: self._with_chosen(lambda view: self.deeds.set_scan(view, None)))

    def _load(self) -> None:
        if self._family is None:
            self._act.go(Destination(Place.FAMILIES))
            return
        try:
            sheet = self._services.families.sheet(self._family)
            self._views = self._services.consents.of_family(self._family)
        except UserError:
            self._act.go(Destination(Place.FAMILIES))
            return
        self._surname = sheet.surname
        self._show_title()
        self.set_breadcrumb((_("Familier"), in_row(sheet.surname), _("Samtykke")))
        people = asked_of(sheet, self._services.clock.today())
        is_empty = not self._views
        for button in (self.add_button, self.empty_button):
            button.setVisible(not is_empty)
        self._nothing_yet.setVisible(is_empty)
        for side in (self._left, self._right):
            side.setVisible(not is_empty)
        self.remarks.show_remarks(remarks_on(self._views, people))
        self.filters.offer(self._views, [each.person for each in people])
        self._show_rows()

    def _show_title(self) -> None:
        """Show whose consents they are where there is room; the way here says it too."""
        has_room = self.width() >= measures.scaled(ONE_COLUMN_BELOW)
        self.set_title(_("Samtykke"), family_title(self._surname) if has_room and self._surname else "")

    def _show_rows(self) -> None:
        views = self.filters.narrowed(self._views)
        self.table.show_views(views, self._services.clock.today())
        self._card.setVisible(bool(views))
        self._none_fits.setVisible(not views)

    def _show_chosen(self) -> None:
        self.pane.show_consent(self.table.view, self._services.clock.today())

    def _edit(self) -> None:
        view = self.table.view
        if view is not None and view.draft.consent is not None:
            self.deeds.open(view.draft.consent)

    def _remove(self) -> None:
        self._with_chosen(self.deeds.remove)

    def _print(self) -> None:
        family = self._family
        if family is not None:
            self._with_chosen(lambda view: self.deeds.print(family, view))

    def _print_empty(self) -> None:
        if self._family is not None:
            self.deeds.print_empty(self._family)

    def _with_chosen(self, act: Callable[[ConsentView], object]) -> None:
        if self.table.view is not None:
            act(self.table.view)

    def _help(self, remark: Remark) -> None:
        if remark.deed is Deed.ADD and self._family is not None:
            self.deeds.add(self._family, (remark.person,))
        elif remark.view is not None and remark.deed is Deed.ASK:
            self.deeds.ask_again(remark.view)
        elif remark.view is not None and remark.view.draft.consent is not None:
            self.deeds.open(remark.view.draft.consent)

    def _go_back(self, at: int) -> None:
        if at == 0:
            self._act.go(Destination(Place.FAMILIES))
        else:
            self._act.go(Destination(Place.FAMILY, family=self._family))
