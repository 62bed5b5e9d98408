"""The page with all contacts: find one, call it, say whether it is still right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.contact import ContactDraft, ContactId
from linkworker_desktop.i18n import _, ngettext
from linkworker_desktop.services.changes import Kind
from linkworker_desktop.services.contact_views import ContactCounts, ContactOrder, ContactQuery
from linkworker_desktop.ui.actions import Actions, Notice, NoticeState
from linkworker_desktop.ui.alive import when_alive
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.empty_state import EmptyState
from linkworker_desktop.ui.kit.icons import Icon
from linkworker_desktop.ui.kit.page import Page
from linkworker_desktop.ui.kit.restyled import Restyled
from linkworker_desktop.ui.models.contacts import steady
from linkworker_desktop.ui.navigation import Destination, Place
from linkworker_desktop.ui.pages.contacts.affected import AffectedNote
from linkworker_desktop.ui.pages.contacts.choice import ALL, NOBODY, TO_CONFIRM, number_in_all, widest
from linkworker_desktop.ui.pages.contacts.contents import Contents
from linkworker_desktop.ui.pages.contacts.deeds import Deeds
from linkworker_desktop.ui.pages.contacts.detail import read_detail
from linkworker_desktop.ui.pages.contacts.dialogs.offers import Offered
from linkworker_desktop.ui.pages.contacts.editing import Editing
from linkworker_desktop.ui.pages.contacts.finding import nothing_words
from linkworker_desktop.ui.pages.contacts.form import ContactForm
from linkworker_desktop.ui.pages.contacts.head import Head
from linkworker_desktop.ui.pages.contacts.sharing import Sharing

PANE_PAUSE = 60
"""Milliseconds without a key stroke before the pane follows what is typed in the search field."""
COUNTED_AT_ONCE = 2_000
"""Up to so many contacts are counted while somebody waits; more than that in the background."""
HIGH_FROM = 700
"""So high (at 100 % text) is a page with room for explanations."""
NEW = "ny"


class ContactsPage(Restyled, Page):
    """All people and places round the families."""

    PLACE = Place.CONTACTS

    def __init__(self, services: Services, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(_("Kontakter"), scrolls=False, parent=parent)
        self._services, self._act = services, actions
        self._counts, self._affected = NOBODY, AffectedNote(services, actions, self)
        self._typing = QTimer(self, singleShot=True, interval=0)
        self._following = QTimer(self, singleShot=True, interval=PANE_PAUSE)
        self.form = ContactForm(services.clock.today)
        self.editing = Editing(services, actions, self.form)
        self.contents = Contents(services, self.form)
        self.deeds = Deeds(services, actions, self, self.contents.chosen)
        self.sharing = Sharing(services, actions, self, self._offers)
        self.head = Head(self, self.sharing)
        self.new_button = self.head.new_button
        self._build_body()
        self._connect()

    def open(self, destination: Destination) -> None:
        """Show the list, a contact, or a form.

        `contact` is chosen, and with the field »edit« changed at once; the text »ny« or the field »new« begins
        a new contact, any other text fills the search field. The field »to_confirm« chooses those to be confirmed,
        »employers« looks for employers.
        """
        if destination.field == "to_confirm":
            self.finding.show_query(TO_CONFIRM)
        self._seek_employers(seeks=destination.field == "employers")
        is_new = destination.text == NEW or destination.field == "new"
        if destination.text and not is_new:
            self.finding.search.setText(destination.text)
        self._load()
        if is_new:
            self._begin_new("" if destination.text == NEW else destination.text)
        elif destination.contact is not None:
            self._visit(destination.contact, edits=destination.field == "edit")
        elif not self.editing.is_open:
            (self.create_button if self._is_empty else self.finding.search).setFocus()

    def refresh(self, kinds: frozenset[Kind]) -> None:
        """Show what was changed; the choice, the scroll and typed text stay."""
        if Kind.CONTACT in kinds:
            self._load(is_steady=True)
            self._affected.say()
        elif not self.editing.is_open:
            self._show_pane()

    def leave(self) -> bool:
        """Keep what is typed and leave."""
        self._typing.stop()
        self._following.stop()
        self.editing.keep()
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_head()

    def restyle(self) -> None:
        """Give the head the room its words need at the text size of the moment."""
        self._fit_head()

    def _fit_head(self) -> None:
        self.head.fit(min(self.width(), measures.MAX_CONTENT_WIDTH) - 2 * measures.PAGE_MARGIN)
        self.round_card.set_short(short=self.height() < measures.scaled(HIGH_FROM))

    # -- building

    def _build_body(self) -> None:
        parts = self.contents
        self.finding, self.round_card, self.wishes = parts.finding, parts.round_card, parts.wishes
        self.list, self.employers, self.pane = parts.list, parts.employers, parts.pane
        self.sheet, self.arrangement = self.pane.sheet, parts.arrangement
        self._empty = EmptyState(
            _("Her kommer dine kontakter"),
            _("Læger, skoler, foreninger og kolleger: skriv dem én gang, så står de i alle velkomstmapper."),
        )
        self.create_button = self._empty.add_primary(_("Ny kontakt"), Icon.ADD)
        self._empty_import = self._empty.add_link(_("Hent fra Outlook, telefon eller Excel"))
        self._stack = QStackedWidget()
        self._stack.addWidget(self.contents)
        self._stack.addWidget(self._empty)
        self.body.addWidget(self._stack, 1)

    def _connect(self) -> None:
        finding, act = self.finding, self._act
        self._typing.timeout.connect(self._load_rows)
        self._following.timeout.connect(self._follow)
        finding.typed.connect(self._typing.start)
        finding.chosen.connect(self._load_rows)
        self.head.employers_asked.connect(lambda seeks: self._seek_employers(seeks=seeks))
        self.head.new_asked.connect(self._begin_new)
        finding.list_asked.connect(self._go_to_list)
        self.list.chosen.connect(self._look_at)
        self.employers.chosen.connect(self._look_at)
        self.employers.create_asked.connect(lambda: self._begin_new(category="employer"))
        self.list.edit_asked.connect(self._edit)
        self.list.delete_asked.connect(self.deeds.delete)
        self.list.copy_asked.connect(self.deeds.copy)
        self.list.all_asked.connect(self._show_all)
        self.create_button.clicked.connect(lambda _checked=False: self._begin_new())
        self._empty_import.clicked.connect(self.sharing.import_contacts)
        self.round_card.start_button.clicked.connect(lambda: act.go(Destination(Place.CALL_ROUND)))
        self.pane.serve(self.deeds)
        self.sheet.edit_asked.connect(self._edit)
        self.sheet.uses.wanted.connect(act.go)
        self.sheet.families.wanted.connect(act.go)
        self.sheet.export_asked.connect(self.sharing.export)
        self.pane.bulk.export_asked.connect(self.sharing.export)
        self.pane.bulk.fewer_asked.connect(self._choose_one)
        self.editing.begun.connect(self._show_form)
        self.editing.ended.connect(self._show_pane)
        self.editing.saved.connect(self._show_saved)

    # -- loading and showing

    @property
    def _is_empty(self) -> bool:
        return self._stack.currentWidget() is self._empty

    def _load(self, *, is_steady: bool = False) -> None:
        """Read the list and the numbers; those of a large directory follow when they are counted."""
        counts = self._services.contacts.counts
        self._load_rows(is_steady=is_steady)
        if max(self.list.model.rowCount(), number_in_all(self._counts)) > COUNTED_AT_ONCE:
            self._act.run_in_background(counts, when_alive(self, self._show_counts))
        else:
            self._show_counts(counts())

    def _show_counts(self, counts: ContactCounts) -> None:
        self._counts = counts
        is_empty = number_in_all(counts) == 0 and not self.editing.is_open
        self._stack.setCurrentWidget(self._empty if is_empty else self.contents)
        self.finding.setVisible(number_in_all(counts) > 0 and not self.contents.seeks_employers)
        count = ngettext("{count} person eller sted", "{count} personer og steder", counts.active)
        self.head.set_count(count.format(count=counts.active) if counts.active else "")
        self._fit_head()
        self.finding.show_counts(counts)
        self._show_round()
        self._say_nothing()
        if self.contents.seeks_employers:
            self.employers.load()

    def _load_rows(self, *, is_steady: bool = False) -> None:
        """Read the list; a steady one keeps its order, so that a row does not jump away while one goes through."""
        self._typing.stop()
        query = self.finding.query()
        keys: Sequence[ContactId] = self._services.contacts.keys(query)
        if is_steady and query.order is ContactOrder.LAST_USED:
            keys = steady(self.list.model.keys, keys)
        self.list.show_keys(keys, self._services.clock.today())
        self._say_nothing()
        if self.finding.search.hasFocus() and self.pane.isVisible() and len(keys):
            self._following.start()
        else:
            self._follow()

    def _say_nothing(self) -> None:
        query = self.finding.query()
        if self.list.model.rowCount() == 0:
            offers_all = self._counts.active > 0 and query != replace(ALL, order=query.order)
            self.list.show_nothing(nothing_words(query, self._counts), offers_all=offers_all)

    def _follow(self) -> None:
        self._following.stop()
        if not self.editing.is_open:
            self._show_pane()

    def _show_round(self) -> None:
        begun = self._services.call_rounds.open_round()
        due = self._counts.to_confirm
        in_folders = self._services.contacts.due_in_folders() if due and begun is None else 0
        self.round_card.show_due(due, in_folders, begun, self._services.clock.today())
        self._set_loud()

    def _set_loud(self) -> None:
        """Let one button be the next step: the form's while somebody writes, else the round, else a new contact."""
        writes, calls = (
            self.editing.is_open,
            self._counts.to_confirm > 0 and not self.contents.seeks_employers,
        )
        self.round_card.setVisible(calls)
        self.round_card.set_loud(loud=not writes)
        begins = writes and self.editing.contact is None
        self.head.show_for(is_empty=self._is_empty, begins=begins, loud=not writes and not calls)
        self._fit_head()

    def _show_pane(self) -> None:
        self._set_loud()
        several = self.contents.number_chosen
        chosen = self.contents.chosen() if several < 2 else []
        self.pane.setVisible(several > 1 or bool(chosen))
        if several > 1:
            self.pane.show_several(several, self.finding.query().show)
        elif chosen:
            try:
                detail = read_detail(self._services, chosen[0])
            except UserError:  # taken away elsewhere; the list is read again at once
                self.pane.hide()
                return
            self.sheet.fit.show_match(self.employers.match if self.contents.seeks_employers else None)
            self.pane.show_detail(detail)
        self.arrangement.restyle()

    def _show_form(self) -> None:
        self._stack.setCurrentWidget(self.contents)
        self._set_loud()
        self.pane.show_form()
        self.arrangement.restyle()

    def _show_saved(self, contact: ContactId) -> None:
        self._visit(contact, edits=False)
        self.contents.focus_list()
        self._affected.watch(contact)

    # -- acting

    def _offers(self) -> list[Offered]:
        """Return what can be exported or printed: the chosen ones first, then the list, then all in use."""
        contacts, chosen = self._services.contacts, self.contents.chosen()
        several = Offered(_("De valgte"), chosen) if len(chosen) > 1 else Offered(_("Den, der vises"), chosen)
        listed = Offered(_("Listen, som den er vist"), contacts.keys(self.finding.query()))
        everybody = Offered(_("Alle i brug"), contacts.keys(ContactQuery()))
        return [several, listed, everybody] if len(chosen) > 1 else [listed, everybody, several]

    def _visit(self, contact: ContactId, *, edits: bool) -> None:
        try:
            view = self._services.contacts.view(contact)
        except UserError as error:
            self._act.tell(Notice(NoticeState.OVER, error.message))
            return
        self.editing.put_aside()
        if not self.contents.seeks_employers and not self.list.choose(contact):
            self.finding.show_query(widest(self.finding.query(), view))
            self._load()
            self.list.choose(contact)
        self._show_pane()
        self.list.table.setFocus()
        if edits:
            self._edit()

    def _look_at(self) -> None:
        self.editing.put_aside()
        if not self.editing.is_open:
            self._show_pane()

    def _seek_employers(self, *, seeks: bool) -> None:
        self.head.views.set_index(int(seeks))
        if seeks == self.contents.seeks_employers:
            return
        self.contents.show_employers(seeks=seeks)
        if seeks:
            self.employers.load()
            self.wishes.family.setFocus(Qt.FocusReason.OtherFocusReason)
        self._look_at()

    def _show_all(self) -> None:
        self.finding.show_query(replace(ALL, order=self.finding.query().order))
        self._load()
        self.finding.search.setFocus()

    def _choose_one(self) -> None:
        self.list.choose_only_current()
        self.list.table.setFocus()

    def _go_to_list(self) -> None:
        self._load_rows()
        if self.list.current is not None:
            self.list.table.setFocus(Qt.FocusReason.TabFocusReason)

    def _begin_new(self, named: str = "", *, category: str = "") -> None:
        if self.editing.is_open and self.editing.contact is None:
            self.form.focus()
            return
        self.editing.begin(ContactDraft(category=category, organisation=named))

    def _edit(self) -> None:
        chosen = self.contents.chosen()
        if len(chosen) != 1:
            return
        view = self._services.contacts.view(chosen[0])
        if view.deleted_at is None:
            self.editing.begin(view.draft)
