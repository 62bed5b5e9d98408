"""»Hvad er der sket?«: the line at the heart of the page, its kinds, and whom a note is about."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.family import FamilyId, PersonId
from linkworker_desktop.domain.log_entry import LONGEST_ENTRY, LogDraft, LogKind, Sensitivity
from linkworker_desktop.domain.network import Network
from linkworker_desktop.domain.problems import InvalidInput
from linkworker_desktop.i18n import _
from linkworker_desktop.services.family_views import FamilySheet
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import icon_button
from linkworker_desktop.ui.kit.chip import Chip
from linkworker_desktop.ui.kit.flow_layout import FlowLayout
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.icons import Icon
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.tokens import Ink
from linkworker_desktop.ui.pages.family.entry_choices import ChosenContact, ChosenPerson, EntryChoices
from linkworker_desktop.ui.pages.family.entry_editor import PEOPLE, PHRASES, EntryEditor
from linkworker_desktop.ui.pages.family.entry_tags import EntryTags
from linkworker_desktop.ui.pages.family.log_words import CHIPS, ICONS_OF_KINDS, kind_label, sensitivity_label
from linkworker_desktop.ui.pages.family.suggestions import Suggestions

ROOM_FOR_PHRASES = 480
"""A narrower line leaves the button with the phrases out; the menu beside it has them as well."""
PAUSE = 800
"""Milliseconds without a key before what is typed is kept."""


class EntryLine(QWidget):
    """Enter saves a note, or what was chosen; a chip saves what is written as its kind, or chooses the kind.

    What is typed is kept at every pause, when the cursor leaves and when the line is hidden.
    """

    phrases_wanted = Signal()
    search_wanted = Signal()

    def __init__(self, services: Services, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services, self._act = services, actions
        self._family: FamilyId | None = None
        self._kept = ""
        self.choices = EntryChoices(services)
        self.editor = EntryEditor(_("Hvad er der sket?"), "Ctrl+L", LONGEST_ENTRY)
        self.kinds = {kind: Chip(kind_label(kind), ICONS_OF_KINDS[kind]) for kind in CHIPS}
        self.tags = EntryTags()
        self.phrase_button = icon_button(Icon.LIST, _("Faste sætninger (skriv /)"))
        self.more_button = icon_button(Icon.PERSON, _("Hvem det handler om, og hvem der må se det (skriv @)"))
        self.search_button = icon_button(Icon.SEARCH, _("Find på tidslinjen"))
        self.error = Label("", TypeRole.SMALL, Ink.OVER, wrap=True)
        self.suggestions = Suggestions(self.editor)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._build()
        self._connect()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is written."""
        return not self.editor.toPlainText().strip()

    @property
    def kind(self) -> LogKind:
        """What Enter saves."""
        return next((kind for kind, chip in self.kinds.items() if chip.isChecked()), LogKind.NOTE)

    def draft(self) -> LogDraft:
        """Return what is written as it would be saved. Raises ValueError before a family is shown."""
        if self._family is None:
            raise ValueError("no family is shown")
        return LogDraft(
            family=self._family,
            text=self.editor.toPlainText(),
            kind=self.kind,
            persons=tuple(person.id for person in self.tags.persons),
            contact=self.tags.contact.id if self.tags.contact else None,
            sensitivity=self.tags.sensitivity,
        )

    def begin(self, sheet: FamilySheet, network: Network, unfinished: LogDraft | None) -> None:
        """Take another family, with what was left unfinished about it."""
        self._pause.stop()
        self.suggestions.close()
        self._family = sheet.id
        self.choices.show_family(sheet, network)
        self._say("")
        self._show(unfinished or LogDraft(sheet.id))

    def show_family(self, sheet: FamilySheet, network: Network) -> None:
        """Follow a change of the same family; what is typed stays."""
        self.choices.show_family(sheet, network)

    def start(self, *, about: PersonId | None = None) -> None:
        """Put the cursor in the line; an empty one begins with a member it is `about`."""
        chosen = next((each for each in self.choices.members if each.id == about), None)
        if chosen is not None and self.is_empty:
            self.tags.add_person(chosen)
        self.editor.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def submit(self, kind: LogKind | None = None) -> None:
        """Save what is written, as `kind` where one is given; why it cannot be saved is said below it."""
        if self.is_empty or self._family is None:
            return
        self._pause.stop()
        draft = self.draft() if kind is None else replace(self.draft(), kind=kind)
        try:
            changed = self._act.run_write(lambda: self._services.log.save(draft))
        except InvalidInput as error:
            self._say(error.message)
            return
        if changed is None:
            self._say(_("Det er ikke gemt endnu. Teksten står her stadig."))
            return
        self._say("")
        self._show(LogDraft(draft.family))

    def flush(self) -> None:
        """Keep what is typed. Raises `UserError` when it can be kept nowhere."""
        self._pause.stop()
        if self._family is None:
            return
        draft = self.draft()
        now = _content(draft)
        if now != self._kept:
            self._services.log.keep_line(draft)
            self._kept = now

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.phrase_button.setVisible(self.width() >= measures.scaled(ROOM_FOR_PHRASES))

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.suggestions.close()
        self._keep()

    # -- building

    def _build(self) -> None:
        self.error.hide()
        chips = QWidget()
        flow = FlowLayout(chips, spacing=measures.GAP_8)
        for chip in self.kinds.values():
            flow.addWidget(chip)
        tools = QHBoxLayout()
        tools.setSpacing(measures.GAP_4)
        for button in (self.phrase_button, self.more_button, self.search_button):
            tools.addWidget(button)
        line = QHBoxLayout()
        line.setSpacing(measures.GAP_8)
        line.addWidget(chips, 1)
        line.addLayout(tools)
        line.setAlignment(tools, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        margin = measures.CARD_MARGIN - 1
        column.setContentsMargins(margin, measures.GAP_12, margin, measures.GAP_12)
        column.setSpacing(measures.GAP_8)
        column.addWidget(self.editor)
        column.addWidget(self.error)
        column.addWidget(self.tags)
        column.addLayout(line)

    def _connect(self) -> None:
        self.editor.keys_to = self.suggestions.takes
        self.editor.submitted.connect(self.submit)
        self.editor.asked.connect(self._suggest)
        self.editor.refused.connect(self._say_too_long)
        self.editor.textChanged.connect(self._pause.start)
        self.editor.left.connect(self._left)
        self.tags.changed.connect(self._pause.start)
        self._pause.timeout.connect(self._keep)
        self.phrase_button.clicked.connect(lambda: self._suggest_from_button(PHRASES))
        self.more_button.clicked.connect(self._pop_menu)
        self.search_button.clicked.connect(self.search_wanted)
        for kind, chip in self.kinds.items():
            chip.clicked.connect(lambda _on=False, kind=kind: self._press(kind))

    # -- acting

    def _press(self, kind: LogKind) -> None:
        for other, chip in self.kinds.items():
            chip.setChecked(other is kind and chip.isChecked())
        if self.is_empty:
            self.start()
            self._pause.start()
        else:
            self.submit(kind)

    def _left(self) -> None:
        if not self.suggestions.is_open or not self.editor.window().isActiveWindow():
            self._keep()
        self.suggestions.close()

    def _keep(self) -> None:
        try:
            self.flush()
        except UserError as error:
            self._say(error.message)

    def _suggest(self, sign: str, letters: str) -> None:
        if sign == PEOPLE:
            self._offer_people(letters)
        elif sign == PHRASES:
            self._offer_phrases(letters)
        else:
            self.suggestions.close()

    def _suggest_from_button(self, sign: str) -> None:
        """Open a list without the sign; what is chosen stands at the cursor."""
        self.start()
        if sign == PHRASES:
            self._offer_phrases("")
        else:
            self._offer_people("")

    def _offer_people(self, letters: str) -> None:
        groups = self.choices.people(letters, self._take_person, self._take_contact)
        self.suggestions.show(groups, self.editor.sign_place())

    def _offer_phrases(self, letters: str) -> None:
        groups = self.choices.phrases(letters, self.kind, self._take_phrase, self._edit_phrases)
        self.suggestions.show(groups, self.editor.sign_place())

    def _take_person(self, person: ChosenPerson) -> None:
        self.editor.replace_sign(f"{person.name} ")
        self.tags.add_person(person)

    def _take_contact(self, contact: ChosenContact) -> None:
        self.editor.replace_sign(f"{contact.name} ")
        self.tags.set_contact(contact)

    def _take_phrase(self, text: str) -> None:
        self.editor.replace_sign(f"{text} ")

    def _edit_phrases(self) -> None:
        self.editor.replace_sign("")
        self.phrases_wanted.emit()

    def _pop_menu(self) -> None:
        menu = self.menu()
        menu.popup(self.more_button.mapToGlobal(self.more_button.rect().bottomLeft()))

    def menu(self) -> QMenu:
        """Return the small menu: the members, a contact, the phrases, and who may see the entry."""
        menu = QMenu(self.more_button)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chosen = {person.id for person in self.tags.persons}
        for person in self.choices.members:
            action = menu.addAction(person.name)
            action.setCheckable(True)
            action.setChecked(person.id in chosen)
            action.triggered.connect(lambda _on, person=person: self.tags.turn_person(person))
        menu.addAction(_("Kontakt …")).triggered.connect(lambda: self._suggest_from_button(PEOPLE))
        menu.addAction(_("Faste sætninger …")).triggered.connect(lambda: self._suggest_from_button(PHRASES))
        menu.addSeparator()
        for each in (Sensitivity.ONLY_ME, Sensitivity.SENSITIVE):
            action = menu.addAction(sensitivity_label(each))
            action.setCheckable(True)
            action.setChecked(self.tags.sensitivity is each)
            action.triggered.connect(lambda on, each=each: self._set_sensitivity(each if on else None))
        return menu

    def _set_sensitivity(self, chosen: Sensitivity | None) -> None:
        self.tags.set_sensitivity(chosen or Sensitivity.NORMAL)

    # -- showing

    def _show(self, draft: LogDraft) -> None:
        for kind, chip in self.kinds.items():
            chip.setChecked(kind is draft.kind and draft.kind is not LogKind.NOTE)
        self.tags.show_draft(draft, self.choices)
        if draft.contact is not None and (self.tags.contact is None or not self.tags.contact.name):
            self.tags.set_contact(self._contact_of(draft))
        if self.editor.toPlainText() != draft.text:
            self.editor.setPlainText(draft.text)
            self.editor.moveCursor(QTextCursor.MoveOperation.End)
        self._pause.stop()
        self._kept = _content(draft)

    def _contact_of(self, draft: LogDraft) -> ChosenContact | None:
        if draft.contact is None:
            return None
        try:
            return ChosenContact(draft.contact, self._services.contacts.view(draft.contact).name)
        except UserError:
            return None  # the contact left meanwhile; the text still says whom it was about

    def _say_too_long(self, length: int) -> None:
        said = _("Der er plads til {most} tegn, og det ville blive {length}. Intet er sat ind.")
        self._say(said.format(most=_figures(LONGEST_ENTRY), length=_figures(length)))

    def _say(self, sentence: str) -> None:
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))
        self.editor.setAccessibleDescription(sentence or _("Enter gemmer. Skift og Enter giver en ny linje."))


def _content(draft: LogDraft) -> str:
    return (
        repr((draft.text, draft.kind, draft.persons, draft.contact, draft.sensitivity)) if draft.text else ""
    )


def _figures(number: int) -> str:
    return f"{number:,}".replace(",", ".")
