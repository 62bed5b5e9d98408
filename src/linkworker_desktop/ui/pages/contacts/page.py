"""The page with all contacts: find one, call it, say whether it is still right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.contact import ContactDraft, ContactId
from linkworker_desktop.i18n import _, ngettext
from linkworker_desktop.services.changes import Changed, Kind
from linkworker_desktop.services.contact_views import ContactFilter
from linkworker_desktop.ui import words
from linkworker_desktop.ui.actions import Actions, Notice, NoticeState
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import Button, ButtonKind, primary_button
from linkworker_desktop.ui.kit.empty_state import EmptyState
from linkworker_desktop.ui.kit.icons import Icon
from linkworker_desktop.ui.kit.page import Page
from linkworker_desktop.ui.kit.search_field import SearchField
from linkworker_desktop.ui.navigation import Destination, Place
from linkworker_desktop.ui.pages.contacts.arrangement import ListAndPane
from linkworker_desktop.ui.pages.contacts.editing import Editing
from linkworker_desktop.ui.pages.contacts.filters import (
    ALL,
    TO_CONFIRM,
    Choice,
    Counts,
    FilterChips,
    choice_with,
)
from linkworker_desktop.ui.pages.contacts.form import ContactForm
from linkworker_desktop.ui.pages.contacts.listing import ContactList
from linkworker_desktop.ui.pages.contacts.sheet import ContactSheet

PAUSE = 120
SEARCH_WIDTH = 280
NEW = "ny"


class ContactsPage(Page):
    """All people and places round the families."""

    PLACE = Place.CONTACTS

    def __init__(self, services: Services, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(_("Kontakter"), scrolls=False, parent=parent)
        self._services, self._act = services, actions
        self._choice, self._counts = ALL, Counts()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._keys: list[QShortcut] = []
        self.sheet, self.form = ContactSheet(), ContactForm()
        self.editing = Editing(services, actions, self.form)
        self._build_body()
        self._connect()

    def open(self, destination: Destination) -> None:
        """Show the list, a contact, or a form.

        `contact` is chosen, and with the field »edit« changed at once; the text »ny« or the field »new« begins
        a new contact, any other text fills the search field. The field »to_confirm« chooses those to be confirmed.
        """
        if destination.field == "to_confirm":
            self.search.clear()
            self._choice = TO_CONFIRM
        is_new = destination.text == NEW or destination.field == "new"
        if destination.text and not is_new:
            self.search.setText(destination.text)
        self._load()
        if is_new:
            named = "" if destination.text == NEW else destination.text
            self._begin_new(named)
        elif destination.contact is not None:
            self._visit(destination.contact, edits=destination.field == "edit")
        elif not self.editing.is_open:
            (self.create_button if self._is_empty else self.search).setFocus()

    def refresh(self, kinds: frozenset[Kind]) -> None:
        """Show what was changed; the choice, the scroll and typed text stay."""
        if Kind.CONTACT in kinds:
            self._load()

    def leave(self) -> bool:
        """Keep what is typed and leave."""
        self._pause.stop()
        self.editing.keep()
        return True

    # -- building

    def _build_body(self) -> None:
        self.new_button = primary_button(_("Ny &kontakt"), Icon.ADD)
        self.add_action(self.new_button)
        self.search = SearchField(_("Navn, sted, telefon eller sprog"))
        self.search.setFixedWidth(measures.scaled(SEARCH_WIDTH))
        self.search.installEventFilter(self)
        self.chips = FilterChips()
        self.list = ContactList()
        self.pane = QStackedWidget()
        for widget in (self.sheet, self.form):
            self.pane.addWidget(widget)
        self.arrangement = ListAndPane(self.list, self.pane, self._pane_height)
        self._empty = EmptyState(
            _("Her kommer dine kontakter"),
            _("Læger, skoler, foreninger og kolleger: skriv dem én gang, så står de i alle velkomstmapper."),
        )
        self.create_button = self._empty.add_primary(_("Ny kontakt"), Icon.ADD)
        self._filter = QWidget()
        line = QHBoxLayout(self._filter)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(measures.GAP_16)
        line.addWidget(self.search)
        line.addWidget(self.chips, 1)
        self._filled = QWidget()
        column = QVBoxLayout(self._filled)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(measures.GAP_12)
        column.addWidget(self._filter)
        column.addWidget(self.arrangement, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._filled)
        self._stack.addWidget(self._empty)
        self.body.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self._pause.timeout.connect(self._load_rows)
        self.search.textChanged.connect(lambda _text: self._pause.start())
        self.chips.chosen.connect(self._choose)
        self.list.chosen.connect(self._look_at)
        self.list.edit_asked.connect(self._edit)
        self.list.delete_asked.connect(lambda: self._write(self._services.contacts.delete))
        self.list.all_asked.connect(self._show_all)
        for button in (self.new_button, self.create_button):
            button.clicked.connect(lambda _checked=False: self._begin_new())
        sheet, contacts = self.sheet, self._services.contacts
        sheet.confirm_asked.connect(lambda: self._write(contacts.confirm))
        sheet.end_asked.connect(lambda: self._write(contacts.end))
        sheet.delete_asked.connect(lambda: self._write(contacts.delete))
        sheet.restore_asked.connect(lambda: self._write(contacts.restore))
        sheet.revive_asked.connect(lambda: self._change(ended_on=None))
        sheet.printable_chosen.connect(lambda may: self._change(printable=may))
        sheet.edit_asked.connect(self._edit)
        self.editing.begun.connect(self._show_form)
        self.editing.ended.connect(self._show_sheet)
        self.editing.saved.connect(self._show_saved)
        for key, button in (("J", sheet.confirm_button), ("R", sheet.edit_button), ("O", sheet.end_button)):
            self._keys.append(self._bind(key, button))

    def _bind(self, key: str, button: Button) -> QShortcut:
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(lambda: button.click() if self.sheet.can(button) else None)
        return shortcut

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        steps_down = (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() in steps_down and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self._go_to_list()
                return True
            if event.key() == Qt.Key.Key_Escape and self.search.text():
                self.search.clear()
                return True
        return super().eventFilter(watched, event)

    # -- loading and showing

    @property
    def _is_empty(self) -> bool:
        return self._stack.currentWidget() is self._empty

    def _load(self) -> None:
        contacts = self._services.contacts
        counted = contacts.counts()
        active = counted.active
        self._counts = Counts(active, counted.to_confirm, counted.sectors, counted.ended, counted.trash)
        is_empty = self._counts.total == 0 and not self.editing.is_open
        self._stack.setCurrentWidget(self._empty if is_empty else self._filled)
        self.new_button.setVisible(not is_empty)
        self._filter.setVisible(self._counts.total > 0)
        count = ngettext("{count} person eller sted", "{count} personer og steder", active)
        self.set_title(_("Kontakter"), count.format(count=active) if active else "")
        self.chips.show_choices(self._counts, self._choice)
        self._load_rows()

    def _load_rows(self) -> None:
        self._pause.stop()
        text, choice = self.search.text(), self._choice
        rows = self._services.contacts.rows(text, choice.show, choice.sector)
        self.list.show_rows(rows, self._services.clock.today())
        if not rows:
            offers_all = self._counts.active > 0 and (choice != ALL or bool(text.strip()))
            self.list.show_nothing(self._nothing_words(), offers_all=offers_all)
        if not self.editing.is_open:
            self._show_sheet()

    def _nothing_words(self) -> str:
        number = self._counts.of(self._choice)
        if number and self.search.text().strip():
            return ngettext(
                "Ingen af {count} kontakt passer til »{words}«",
                "Ingen af {count} kontakter passer til »{words}«",
                number,
            ).format(count=words.number_word(number), words=self.search.text().strip())
        return {
            ContactFilter.ACTIVE: _("Ingen kontakter her endnu"),
            ContactFilter.TO_CONFIRM: _("Alle kontakter er bekræftet"),
            ContactFilter.ENDED: _("Ingen ophørte kontakter"),
            ContactFilter.TRASH: _("Papirkurven er tom"),
        }[self._choice.show]

    def _show_sheet(self) -> None:
        self._set_writing(is_writing=False)
        current = self.list.current
        self.pane.setVisible(current is not None)
        if current is not None:
            self.sheet.show_view(current, self._services.clock.today())
            self.pane.setCurrentWidget(self.sheet)
            self.arrangement.restyle()

    def _show_form(self) -> None:
        self._set_writing(is_writing=True)
        self._stack.setCurrentWidget(self._filled)
        self._filter.setVisible(self._counts.total > 0)
        self.pane.show()
        self.pane.setCurrentWidget(self.form)
        self.arrangement.restyle()

    def _pane_height(self, width: int) -> int:
        return self.height() if self.editing.is_open else self.sheet.wanted_height(width)

    def _set_writing(self, *, is_writing: bool) -> None:
        self.new_button.set_kind(ButtonKind.SECONDARY if is_writing else ButtonKind.PRIMARY)
        self.new_button.setVisible(not (is_writing and self.editing.contact is None) and not self._is_empty)
        for shortcut in self._keys:
            shortcut.setEnabled(not is_writing)

    def _show_saved(self, contact: ContactId) -> None:
        self._visit(contact, edits=False)
        self.list.table.setFocus()

    # -- acting

    def _visit(self, contact: ContactId, *, edits: bool) -> None:
        try:
            view = self._services.contacts.view(contact)
        except UserError as error:
            self._act.tell(Notice(NoticeState.OVER, error.message))
            return
        self.editing.put_aside()
        if not self.list.choose(contact):
            self._choice = choice_with(view)
            self.search.clear()
            self._load()
            self.list.choose(contact)
        self._show_sheet()
        self.list.table.setFocus()
        if edits:
            self._edit()

    def _look_at(self, _contact: ContactId) -> None:
        self.editing.put_aside()
        self._show_sheet()

    def _choose(self, choice: Choice) -> None:
        self._choice = choice
        self._load_rows()

    def _show_all(self) -> None:
        self._choice = ALL
        self.search.clear()
        self._load()
        self.search.setFocus()

    def _go_to_list(self) -> None:
        self._load_rows()
        if self.list.current is not None:
            self.list.table.setFocus(Qt.FocusReason.TabFocusReason)

    def _begin_new(self, named: str = "") -> None:
        if self.editing.is_open and self.editing.contact is None:
            self.form.focus()
            return
        self.editing.begin(ContactDraft(category="", organisation=named))

    def _edit(self) -> None:
        current = self.list.current
        if current is not None and current.deleted_at is None:
            self.editing.begin(self._services.contacts.view(current.id).draft)

    def _write(self, work: Callable[[ContactId], Changed]) -> None:
        current = self.list.current
        if current is None or (current.deleted_at is not None and work == self._services.contacts.delete):
            return
        self._act.run_write(lambda: work(current.id))

    def _change(self, **fields: object) -> None:
        current = self.list.current
        if current is not None:
            draft = replace(current.draft, **fields)  # type: ignore[arg-type]
            self._act.run_write(lambda: self._services.contacts.save(draft))
