"""The page of one person: the facts, the dates, who works with them, and what has happened."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from linkworker_desktop.base.clock import local_now
from linkworker_desktop.base.errors import UserError
from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.contact import ContactId
from linkworker_desktop.domain.family import FamilyId, PersonId
from linkworker_desktop.domain.text import isolated
from linkworker_desktop.i18n import _
from linkworker_desktop.services.changes import Kind
from linkworker_desktop.services.family_page import PersonPageView
from linkworker_desktop.ui import words
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.age_disc import AgeDisc, age_words
from linkworker_desktop.ui.kit.button import secondary_button
from linkworker_desktop.ui.kit.card import Card
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.icons import Icon
from linkworker_desktop.ui.kit.label import ElidedLabel, Label
from linkworker_desktop.ui.kit.page import Page
from linkworker_desktop.ui.kit.tokens import Ink
from linkworker_desktop.ui.navigation import Destination, Place
from linkworker_desktop.ui.opened_papers import OpenedPapers
from linkworker_desktop.ui.pages.family.columns import Columns
from linkworker_desktop.ui.pages.family.life import LifeCards, LifeView
from linkworker_desktop.ui.pages.family.members import second_line
from linkworker_desktop.ui.pages.family.opening import Opening
from linkworker_desktop.ui.pages.family.timeline import Timeline, TimelineOf
from linkworker_desktop.ui.pages.person.facts import FactsCard
from linkworker_desktop.ui.pages.person.network_card import PersonNetworkCard
from linkworker_desktop.ui.pages.relay.deeds import RelayDeeds

MINUTE = 60_000


class PersonPage(Page):
    """One member of a family; everything else about the family is one click away."""

    PLACE = Place.PERSON

    def __init__(self, services: Services, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__("", floats_banners=True, parent=parent)
        self._services, self._act = services, actions
        self._family: FamilyId | None = None
        self._person: PersonId | None = None
        self._minute = QTimer(self, interval=MINUTE)
        self.papers = OpenedPapers(services.database.files.root, self)
        self._build_body()
        self._connect()

    def open(self, destination: Destination) -> None:
        """Show the person of the destination."""
        is_new = (destination.family, destination.person) != (self._family, self._person)
        self._family, self._person = destination.family, destination.person
        if self._load(is_new=is_new):
            if is_new:
                self.scroll_to_top()
            self._minute.start()
            self.family_button.setFocus(Qt.FocusReason.MouseFocusReason)

    def refresh(self, _kinds: frozenset[Kind]) -> None:
        """Show what was changed; focus and scroll stay."""
        if self._person is not None:
            self._load()

    def leave(self) -> bool:
        """Delete papers opened outside the program; nothing is written on this page."""
        self._minute.stop()
        self.papers.remove()
        return True

    def start_filter(self) -> None:
        """Show what narrows the time line, with the cursor in it."""
        self.timeline.filter.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.columns.fit(min(self.width(), measures.MAX_CONTENT_WIDTH + 48) - 2 * measures.PAGE_MARGIN)

    def _build_body(self) -> None:
        self.disc = AgeDisc(None)
        self.original = ElidedLabel("", TypeRole.COUNTDOWN_PLAIN, Ink.MUTED)
        self.line = Label("", ink=Ink.MUTED)
        self.add_beside_title(self.original)
        self.add_below_title(self.disc)
        self.add_below_title(self.line)
        self.family_button = secondary_button(_("&Familien"), Icon.FAMILY_RESTROOM)
        self.add_action(self.family_button)
        self.facts, self.network = FactsCard(self._cpr_of), PersonNetworkCard()
        self.life = LifeCards(self._services, self._act, self, RelayDeeds(self._services, self._act, self))
        self.timeline = Timeline(self._services, self._act)
        about = Card(_("Hvad der er sket"))
        about.add_row(self.timeline, stretch=1)
        self.columns = Columns()
        self.columns.fill(
            (self.facts, self.life.consents, self.life.placements), about, (self.life.next, self.network)
        )
        self.opening = Opening(self._services, self._act, self.papers, self.life, self)
        self.body.addWidget(self.columns, 1)

    def _connect(self) -> None:
        self.crumb_pressed.connect(self._go_up)
        self.family_button.clicked.connect(lambda: self._go_up(1))
        self.facts.edit_button.clicked.connect(
            lambda: self._act.go(Destination(Place.FAMILY_FORM, family=self._family, field="members"))
        )
        self.network.opened.connect(self._open_contact)
        self.network.map_wanted.connect(
            lambda: self._act.go(Destination(Place.NETWORK, family=self._family, person=self._person))
        )
        self.timeline.opened.connect(self.opening.open)
        self.timeline.deleted.connect(self.opening.delete)
        self._minute.timeout.connect(self._tick)

    def _load(self, *, is_new: bool = False) -> bool:
        if self._family is None or self._person is None:
            self._act.go(Destination(Place.FAMILIES))
            return False
        try:
            view = self._services.families.person(self._family, self._person)
        except UserError:
            self._act.go(Destination(Place.FAMILY, family=self._family))
            return False
        self._show(view, local_now(self._services.clock), is_new=is_new)
        return True

    def _show(self, view: PersonPageView, now: datetime, *, is_new: bool) -> None:
        member, draft = view.member, view.member.draft
        if is_new:
            self.facts.forget()
            self.network.forget()
        name = f"{draft.given_name} {draft.surname or view.surname}".strip()
        self.set_breadcrumb((_("Familier"), words.in_row(view.surname), words.in_row(draft.given_name)))
        self.set_title(words.in_row(name))
        self.original.setText(isolated(draft.original_name, any_script=True) if draft.original_name else "")
        self.disc.set_age(member.age)
        said = (words.relation_word(draft.relation), age_words(member.age), second_line(member, now.date()))
        self.line.setText(" · ".join(part for part in said if part))
        self.facts.show_member(member, now.date(), view.documents)
        people = (member,)
        life = LifeView(view.family, name, people, view.due, view.placements, view.consents)
        self.life.show_life(life, now, is_new=is_new)
        self.network.show_network(view.network)
        of = TimelineOf(view.family, person=self._person)
        if is_new:
            self.timeline.begin(of, view.timeline, view.due, now)
        else:
            self.timeline.show_page(of, view.timeline, view.due, now)
        self.opening.show(view.family, ((self._person, draft.given_name),) if self._person else ())

    def _tick(self) -> None:
        if self.isVisible():
            self._load()

    def _go_up(self, crumb: int) -> None:
        place = Destination(Place.FAMILIES) if crumb == 0 else Destination(Place.FAMILY, family=self._family)
        self._act.go(place)

    def _open_contact(self, contact: ContactId) -> None:
        self._act.go(Destination(Place.CONTACTS, contact=contact))

    def _cpr_of(self, person: PersonId) -> str:
        if self._family is None:
            return ""
        members = self._services.families.draft(self._family).members
        return next((member.cpr for member in members if member.person == person), "")
