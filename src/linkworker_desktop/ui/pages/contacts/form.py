"""The form of a contact, in the pane: what it is, who it is, and how to reach it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from linkworker_desktop.domain.contact import ContactDraft
from linkworker_desktop.domain.family import Address
from linkworker_desktop.domain.problems import Problem
from linkworker_desktop.i18n import _
from linkworker_desktop.ui import words
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import primary_button, secondary_button
from linkworker_desktop.ui.kit.card import Card
from linkworker_desktop.ui.kit.check_box import CheckBox
from linkworker_desktop.ui.kit.field import Field
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.icons import Icon
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.tokens import Ink
from linkworker_desktop.ui.pages.contacts.category_box import CategoryBox
from linkworker_desktop.ui.pages.contacts.completion import Completer
from linkworker_desktop.ui.pages.contacts.language_picker import LanguagePicker
from linkworker_desktop.ui.pages.contacts.phone_rows import PhoneRows
from linkworker_desktop.ui.pages.contacts.scrolling import Sheet, area_of
from linkworker_desktop.ui.pages.family_form.address_fields import NarrowField, SharedNote

NOTE_LINES, MOST_WIDTH = 4, 720
_ORDER = ("category", "organisation", "person", "role", "phones", "email", "street", "post_code", "town",
          "hours", "note")  # fmt: skip


class ContactForm(Card):
    """Holds what is typed and nothing else; `save_asked` and `cancel_asked` are the page's to answer."""

    edited = Signal()
    save_asked = Signal()
    cancel_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._base = ContactDraft(category="")
        self.category = CategoryBox()
        self.phones = PhoneRows()
        self.languages = LanguagePicker()
        self.printable = CheckBox(_("Må trykkes i velkomstmappen"))
        self.note = QPlainTextEdit()
        self.note.setTabChangesFocus(True)
        self._post_code, self._town = NarrowField(_("Postn&ummer")), NarrowField(_("&By"))
        self.fields: dict[str, Field] = {
            "category": Field(_("&Hvad er det?"), self.category),
            "organisation": Field(_("&Sted"), help_text=_("Virksomhed, skole, forening eller afdeling")),
            "person": Field(_("&Person")),
            "role": Field(_("&Rolle eller titel")),
            "email": Field(_("&E-mail")),
            "street": Field(_("&Adresse")),
            "post_code": self._post_code,
            "town": self._town,
            "hours": Field(_("Åbningst&ider"), help_text=_("fx hverdage 9–15, torsdag til 17")),
            "note": Field(_("N&ote"), self.note, help_text=_("Trykkes ikke.")),
        }
        self.save_button = primary_button(_("&Gem"), Icon.CHECK)
        self.cancel_button = secondary_button(_("Annullér"))
        self._title = Label("", TypeRole.CARD_TITLE)
        self._names = QStringListModel(self)
        self._build()
        self._connect()

    def show_draft(self, draft: ContactDraft, organisations: Sequence[str]) -> None:
        """Show a contact to be changed, or an empty one; `organisations` complete the place."""
        self._base = draft
        is_new = draft.contact is None
        name = words.in_row(draft.person or draft.organisation)
        self._title.setText(_("Ny kontakt") if is_new else _("Ret {name}").format(name=name))
        self.setAccessibleName(self._title.text())
        self._names.setStringList(list(organisations))
        self.category.set_code(draft.category)
        for name in ("organisation", "person", "role", "email", "hours"):
            self._line(name).setText(getattr(draft, name))
        for name in ("street", "post_code", "town"):
            self._line(name).setText(getattr(draft.address, name))
        for name in self.fields:
            if name not in {"category", "note"}:
                self._line(name).setCursorPosition(0)
        self.phones.set_phones(draft.phones)
        self.languages.set_codes(draft.languages)
        self.printable.setChecked(draft.printable)
        self.note.setPlainText(draft.note)
        self.clear_errors()
        self._area.verticalScrollBar().setValue(0)

    def typed(self) -> ContactDraft:
        """Return the contact as it stands in the form; what the form does not hold is as it was."""
        return replace(
            self._base,
            category=self.category.code(),
            organisation=self._line("organisation").text(),
            person=self._line("person").text(),
            role=self._line("role").text(),
            phones=self.phones.phones(),
            email=self._line("email").text(),
            address=Address(*(self._line(name).text() for name in ("street", "post_code", "town"))),
            hours=self._line("hours").text(),
            languages=self.languages.codes(),
            printable=self.printable.isChecked(),
            note=self.note.toPlainText(),
        )

    def refuse(self, problems: Sequence[Problem]) -> None:
        """Say what is wrong at its fields and put the cursor in the first of them."""
        self.clear_errors()
        first: QWidget | None = None
        for problem in sorted(problems, key=_place_in_form):
            editor = self._set_error(problem)
            first = first or editor
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
            self._reveal(first)

    def clear_errors(self) -> None:
        """Take every error away."""
        for field in self.fields.values():
            field.set_error("")
        self.phones.set_error("")

    def focus(self, name: str = "") -> None:
        """Put the cursor in a field, in the first one when `name` is none of them."""
        editor = self.fields.get(name, self.fields["category"]).editor
        if name == "phones":
            editor = self.phones.rows[0].number
        editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self._reveal(editor)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self._reveal(watched)
        return super().eventFilter(watched, event)

    # -- building

    def _build(self) -> None:
        sheet = Sheet()
        sheet.setMaximumWidth(MOST_WIDTH)
        column = QVBoxLayout(sheet)
        margin = measures.CARD_MARGIN
        column.setContentsMargins(margin, measures.GAP_12, margin, margin)
        column.setSpacing(measures.GAP_12)
        for name in ("category", "organisation", "person", "role"):
            column.addWidget(self.fields[name])
        column.addWidget(self.phones)
        column.addWidget(self.fields["email"])
        column.addWidget(self.fields["street"])
        town = QHBoxLayout()
        town.setSpacing(measures.GAP_12)
        town.addWidget(self.fields["post_code"], 2, Qt.AlignmentFlag.AlignTop)
        town.addWidget(self.fields["town"], 3, Qt.AlignmentFlag.AlignTop)
        place = QVBoxLayout()
        place.setSpacing(measures.GAP_4)
        place.addLayout(town)
        place.addWidget(SharedNote((self._post_code, self._town)))
        column.addLayout(place)
        column.addWidget(self.fields["hours"])
        column.addWidget(self.languages)
        column.addWidget(self.printable, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.fields["note"])
        column.addStretch(1)
        self.note.setFixedHeight(NOTE_LINES * measures.line_height(TypeRole.BODY) + measures.GAP_12)
        self._area = area_of(sheet)
        head, foot = QWidget(), QWidget()
        line = QHBoxLayout(head)
        line.setContentsMargins(margin, measures.GAP_12, margin, measures.GAP_8)
        self._title.setWordWrap(True)
        line.addWidget(self._title, 1)
        line = QHBoxLayout(foot)
        line.setContentsMargins(margin, measures.GAP_12, margin, measures.GAP_12)
        line.setSpacing(measures.GAP_12)
        line.addWidget(self.save_button)
        line.addWidget(self.cancel_button)
        line.addStretch(1)
        line.addWidget(Label("Ctrl+Enter", TypeRole.SMALL, Ink.MUTED))
        self.add_row(head)
        self.add_row(self._area, stretch=1)
        self.add_row(foot)

    def _connect(self) -> None:
        self._line("organisation").setCompleter(Completer(self._names, self))
        for name, field in self.fields.items():
            field.editor.installEventFilter(self)
            if name not in {"category", "note"}:
                self._line(name).textEdited.connect(self.edited)
                self._line(name).textEdited.connect(lambda _text, each=field: each.set_error(""))
        self.category.edited.connect(self.edited)
        self.category.edited.connect(lambda: self.fields["category"].set_error(""))
        for part in (self.phones, self.languages):
            part.edited.connect(self.edited)
        self.printable.clicked.connect(self.edited)
        self.note.textChanged.connect(self.edited)
        self.save_button.clicked.connect(self.save_asked)
        self.cancel_button.clicked.connect(self.cancel_asked)
        for key, asked in (
            ("Ctrl+Return", self.save_asked),
            ("Ctrl+Enter", self.save_asked),
            ("Esc", self.cancel_asked),
        ):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(asked)

    def _line(self, name: str) -> QLineEdit:
        return self.fields[name].line_edit

    def _set_error(self, problem: Problem) -> QWidget:
        head, *rest = problem.field.split(".")
        if head == "phones":
            return self.phones.set_error(problem.sentence, int(rest[0]) if rest else 0)
        field = self.fields.get(head, self.fields["category"])
        field.set_error(problem.sentence)
        return field.editor

    def _reveal(self, editor: QWidget) -> None:
        self._area.ensureWidgetVisible(editor, 0, measures.GAP_32)


def _place_in_form(problem: Problem) -> int:
    head = problem.field.split(".")[0]
    return _ORDER.index(head) if head in _ORDER else len(_ORDER)
