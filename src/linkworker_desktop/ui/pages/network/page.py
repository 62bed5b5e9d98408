"""The page of a family's network: the map, the list and the family tree, for all or for one member."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.contact import ContactId
from linkworker_desktop.domain.coordination import Actor
from linkworker_desktop.domain.family import FamilyId, PersonId
from linkworker_desktop.domain.network import NetworkBody
from linkworker_desktop.i18n import _
from linkworker_desktop.services.changes import Kind
from linkworker_desktop.services.network_views import NetworkView
from linkworker_desktop.ui import words
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import Button, ButtonKind, primary_button, secondary_button
from linkworker_desktop.ui.kit.empty_state import EmptyState
from linkworker_desktop.ui.kit.fonts import TypeRole, font
from linkworker_desktop.ui.kit.icons import Icon
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.page import Page
from linkworker_desktop.ui.kit.switcher import Switcher
from linkworker_desktop.ui.kit.tokens import Ink
from linkworker_desktop.ui.navigation import Destination, Place
from linkworker_desktop.ui.pages.network.faces import counts_words, faces
from linkworker_desktop.ui.pages.network.foot import Foot
from linkworker_desktop.ui.pages.network.kin_view import KinView
from linkworker_desktop.ui.pages.network.list_model import Row
from linkworker_desktop.ui.pages.network.list_view import NetworkTable
from linkworker_desktop.ui.pages.network.map_scene import MapContent
from linkworker_desktop.ui.pages.network.map_view import NetworkMap
from linkworker_desktop.ui.pages.network.member_bar import MemberBar
from linkworker_desktop.ui.pages.network.uncoordinated import Uncoordinated
from linkworker_desktop.ui.paper_outlet import Outgoing, PaperOutlet

MAP, LIST, KIN = range(3)
FIELDS = {"list": LIST, "kin": KIN}
ONE_COLUMN_BELOW = 860
LEAST_HEIGHT = 160
_SHOWN = frozenset({Kind.FAMILY, Kind.CONTACT, Kind.MUNICIPALITY})


class NetworkPage(Page):
    """Who works with a family; the one primary button prints it."""

    PLACE = Place.NETWORK

    def __init__(self, services: Services, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(_("Netværk"), scrolls=False, floats_banners=True, parent=parent)
        self._services, self._act = services, actions
        self._family: FamilyId | None = None
        self._view: NetworkView | None = None
        self._on: date | None = None
        self._moved: dict[str, tuple[float, float]] = {}
        self.chosen: PersonId | None = None
        self.outlet = PaperOutlet(actions, services.database.files.root, self)
        self._build_body()
        self._connect()

    def open(self, destination: Destination) -> None:
        """Show the family's network today; the field is »list«, »kin« or »add«."""
        if destination.family != self._family:
            self.chosen, self._family = None, destination.family
        if destination.person is not None:
            self.chosen = destination.person
        self._on = None
        if destination.field in FIELDS:
            self.switcher.set_index(FIELDS[destination.field])
        self._load()
        if self._view is not None and destination.field == "add":
            self.add()

    def refresh(self, kinds: frozenset[Kind]) -> None:
        """Show what was changed; the chosen member, the day, focus and scroll stay."""
        if self._family is not None and kinds & _SHOWN:
            self._load()

    def leave(self) -> bool:
        """Keep where a card was carried to."""
        self.map.keep_now()
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.foot.turn(is_narrow=self.width() < measures.scaled(ONE_COLUMN_BELOW))
        self._show_holder()

    # -- building

    def _build_body(self) -> None:
        self.count = Label("", TypeRole.BODY_BOLD)
        self.holder = Label("", TypeRole.BODY, Ink.MUTED)
        self.add_beside_title(self.count)
        self.add_beside_title(self.holder)
        self.add_button = secondary_button(_("&Tilføj"), Icon.ADD)
        self.switcher = Switcher((_("Kort"), _("Liste"), _("Slægt")), name=_("Vis netværket som"))
        self.print_button = primary_button(_("&Udskriv"), Icon.PRINT)
        self.save_button = Button("", ButtonKind.SECONDARY, Icon.PICTURE_AS_PDF, name=_("Gem PDF"))
        for widget in (self.add_button, self.switcher, self.save_button, self.print_button):
            self.add_action(widget)
        self.bar = MemberBar()
        self.warning = Uncoordinated(self._services, self._act, self)
        self.map, self.list, self.kin = NetworkMap(), NetworkTable(), KinView(self._services, self._act)
        self.foot = Foot()
        self.empty = EmptyState(
            _("Hvem arbejder med familien?"),
            _("Tilføj kontakter fra kontaktbogen. Så tegner kortet, hvem der er om familien, og om hvem."),
        )
        self.begin_button = self.empty.add_primary(_("Tilføj kontakter"), Icon.ADD)
        self.views = QStackedWidget()
        for view in (self.map, self.list, self.kin, self.empty):
            self.views.addWidget(view)
        self.views.setMinimumHeight(measures.scaled(LEAST_HEIGHT))
        column = QVBoxLayout()
        column.setSpacing(measures.GAP_8)
        column.addWidget(self.bar)
        column.addWidget(self.warning)
        column.addWidget(self.views, 1)
        column.addSpacing(measures.GAP_4)
        column.addWidget(self.foot)
        self.body.addLayout(column, 1)

    def _connect(self) -> None:
        self.crumb_pressed.connect(self._go_back)
        self.add_button.clicked.connect(lambda _checked: self.add())
        self.begin_button.clicked.connect(lambda _checked: self.add())
        self.switcher.chosen.connect(lambda _at: self._show_views())
        self.print_button.clicked.connect(lambda: self.outlet.print(self.paper()))
        self.save_button.clicked.connect(lambda: self.outlet.ask_file(self.paper()))
        self.bar.chosen.connect(self._choose)
        self.bar.reset_asked.connect(self._reset)
        self.map.member_pressed.connect(self._choose)
        self.map.card_opened.connect(self._open_card)
        self.map.card_moved.connect(self._keep_card)
        self.list.opened.connect(self._open_row)
        self.foot.opened.connect(self.open_body)
        self.foot.day_chosen.connect(self._go_to_day)

    # -- loading and showing

    def _load(self) -> None:
        if self._family is None:
            self._act.go(Destination(Place.FAMILIES))
            return
        try:
            self._view = view = self._services.network.of_family(self._family, on=self._on)
            relay = self._services.relay.of_family(self._family)
            self._moved = self._services.network.layout(self._family)
        except UserError:
            self._act.go(Destination(Place.FAMILIES))
            return
        if self.chosen is not None and view.member(self.chosen) is None:
            self.chosen = None
        self._holder = relay.state.holder if view.on == view.today else None
        surname = words.in_row(view.surname)
        self.set_breadcrumb((_("Familier"), surname, _("Netværk")))
        self._show_head(view, self._holder)
        self.bar.show_network(view.network, self.chosen, is_moved=bool(self._moved))
        self.warning.show_view(view)
        self.foot.show_others(view.network.others)
        self.foot.show_days(view.days, view.today, view.on)
        self._show_views()

    def _show_head(self, view: NetworkView, holder: Actor | None) -> None:
        self.count.setText(counts_words(view.network.counts))
        said = _("{name} holder stafetten").format(name=words.in_row(holder.name)) if holder else ""
        self.holder.setText(said or (_("Ingen holder stafetten") if view.on == view.today else ""))
        self._show_holder()

    def _show_holder(self) -> None:
        """Say who holds the relay beside the title, or on a line of its own where that has no room."""
        buttons = (self.add_button, self.switcher, self.save_button, self.print_button)
        taken = (self.count, self.holder, *buttons)
        title = QFontMetrics(font(TypeRole.PAGE_TITLE)).horizontalAdvance(_("Netværk"))
        needed = title + sum(each.sizeHint().width() + measures.GAP_12 for each in taken)
        is_narrow = needed > min(self.width(), measures.MAX_CONTENT_WIDTH) - 2 * measures.PAGE_MARGIN
        self.holder.setVisible(not is_narrow)
        self.set_sentence(self.holder.text() if is_narrow else "")

    def _show_views(self) -> None:
        view = self._view
        if view is None:
            return
        at, network = self.switcher.index(), view.network
        is_empty = not (network.authorities or network.others or network.ended) and view.on == view.today
        for widget in (self.count, self.add_button, self.save_button, self.print_button):
            widget.setVisible(not is_empty)
        self.bar.setVisible(at != KIN and not is_empty)
        self.foot.setVisible(at != KIN and not is_empty)
        if at == KIN:
            self.kin.show_family(view.family, view.on)
            self.views.setCurrentWidget(self.kin)
        elif is_empty:
            self.views.setCurrentWidget(self.empty)
        elif at == LIST:
            self.list.show_network(view, network, self.chosen)
            self.views.setCurrentWidget(self.list)
        else:
            self.map.show_map(self._content(view))
            self.views.setCurrentWidget(self.map)

    def _content(self, view: NetworkView) -> MapContent:
        holder = self._holder
        holders = {holder.contact or holder.name} if holder is not None else set()
        shown = faces(view.network, chosen=self.chosen, holders=holders, on=view.on)
        title = words.family_title(view.surname)
        return MapContent(title, view.network.members, shown, self.chosen, self._moved)

    # -- acting

    def add(self, text: str = "") -> None:
        """Ask for contacts to put into the network, for the chosen member if there is one."""
        from linkworker_desktop.ui.dialogs.add_involvements import AddInvolvementsDialog

        if self._family is not None:
            persons = () if self.chosen is None else (self.chosen,)
            AddInvolvementsDialog(
                self._services, self._act, self._family, self, persons=persons, text=text
            ).open()

    def open_body(self, body: NetworkBody, contact: ContactId | None = None) -> None:
        """Show what is kept of a body's work with the family."""
        from linkworker_desktop.ui.dialogs.involvement import InvolvementDialog

        if self._view is None:
            return
        dialog = InvolvementDialog(
            self._services, self._act, body, self._view.network.members, self, contact=contact
        )
        dialog.more_asked.connect(self.add)
        dialog.contact_asked.connect(lambda one: self._act.go(Destination(Place.CONTACTS, contact=one)))
        dialog.open()

    def paper(self) -> Outgoing:
        """Return the whole network on paper, on the day that is shown. Raises ValueError before a family is."""
        family, day = self._family, self._on
        if family is None or self._view is None:
            raise ValueError("no family is shown")
        stem = _("netværkskort")
        return Outgoing(
            lambda: self._services.network_papers.pdf(family, on=day),
            _("Netværkskort"),
            f"{stem}-{self._view.code}.pdf",
            _("Netværket er sendt til printeren."),
            _("Netværket er gemt som {name}."),
        )

    def _choose(self, person: PersonId | None) -> None:
        self.chosen = None if person == self.chosen else person
        if self._view is not None:
            self.bar.show_network(self._view.network, self.chosen, is_moved=bool(self._moved))
            self._show_views()

    def _go_to_day(self, day: date) -> None:
        if self._view is not None and day != self._view.on:
            self._on = None if day == self._view.today else day
            self._load()

    def _open_card(self, key: str) -> None:
        if self._view is None:
            return
        network = self._view.network
        bodies = (*network.authorities, *network.ended)
        body = next((each for each in bodies if each.key == key), None)
        if body is not None:
            self.open_body(body)

    def _open_row(self, row: Row) -> None:
        self.open_body(row.body, row.person.contact)

    def _keep_card(self, key: str, place: tuple[float, float]) -> None:
        family, places = self._family, self._moved | {key: place}
        if family is not None:
            self._act.run_write(lambda: self._services.network.save_layout(family, places))

    def _reset(self) -> None:
        family = self._family
        if family is not None:
            self._act.run_write(lambda: self._services.network.save_layout(family, {}))
            self.map.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_back(self, at: int) -> None:
        places = (Destination(Place.FAMILIES), Destination(Place.FAMILY, family=self._family))
        self._act.go(places[min(at, 1)])
