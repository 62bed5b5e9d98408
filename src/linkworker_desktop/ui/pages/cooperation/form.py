"""The form of an interface, an agreement or a procedure, made from what its register asks."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from linkworker_desktop.domain.contact import ContactId
from linkworker_desktop.domain.moments import NotADate, date_text, parse_date
from linkworker_desktop.domain.problems import InvalidInput, Problem
from linkworker_desktop.i18n import _
from linkworker_desktop.services.cooperation_views import UnitName
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import primary_button, secondary_button
from linkworker_desktop.ui.kit.card import Card
from linkworker_desktop.ui.kit.field import Field
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.icons import Icon
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.tokens import Ink
from linkworker_desktop.ui.pages.contacts.scrolling import Sheet, area_of
from linkworker_desktop.ui.pages.cooperation.contact_field import ContactField, Found
from linkworker_desktop.ui.pages.cooperation.registers import LOOKS, Ask, Draft, Editor, Register
from linkworker_desktop.ui.pages.cooperation.unit_field import UnitField

LINES_HIGH, MOST_WIDTH = 3, 720


class CooperationForm(Card):
    """One form per register; `save_asked` and `cancel_asked` are the page's to answer."""

    edited = Signal()
    save_asked = Signal()
    cancel_asked = Signal()

    def __init__(
        self, register: Register, find: Callable[[str], Found], today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent=parent)
        self._register, self._find, self._today = register, find, today
        self._base: Draft | None = None
        self._title = Label("", TypeRole.CARD_TITLE)
        self.editors: dict[str, QLineEdit | QPlainTextEdit | ContactField] = {}
        self.fields: dict[str, Field] = {}
        self.units: dict[str, UnitField] = {}
        self.save_button = primary_button(_("&Gem"), Icon.CHECK)
        self.cancel_button = secondary_button(_("Annullér"))
        self._build()

    def show_draft(self, draft: Draft, names: Mapping[str, str]) -> None:
        """Show a draft; `names` are the names of its contacts by field."""
        self._base = draft
        self._title.setText(_("Ret") if draft.id is not None else _(LOOKS[self._register].new))
        for ask in LOOKS[self._register].asks:
            self._set(ask, getattr(draft, ask.name), names.get(ask.name, ""))
        self.clear_errors()
        self._area.verticalScrollBar().setValue(0)

    def offer(self, units: Sequence[str], organisations: Sequence[str]) -> None:
        """Offer these names where a unit is typed."""
        for field in self.units.values():
            field.offer(units, organisations)

    def typed(self) -> Draft:
        """Return what is typed. Raises InvalidInput for a date that is none."""
        assert self._base is not None  # a form is shown with a draft
        values: dict[str, Any] = {}
        problems = []
        for ask in LOOKS[self._register].asks:
            try:
                values[ask.name] = self._value(ask)
            except NotADate:
                sentence = _("Datoen findes ikke. Skriv den som dag.måned.år, fx 5.1.2027.")
                problems.append(Problem(ask.name, sentence))
        if problems:
            raise InvalidInput(problems)
        return replace(self._base, **values)

    def to_json(self) -> str:
        """Return what stands in the form, as it is typed."""
        content: dict[str, object] = {"id": str(self._base.id) if self._base and self._base.id else None}
        for name, editor in self.editors.items():
            if isinstance(editor, ContactField):
                content[name] = [str(editor.contact() or ""), editor.text()]
            else:
                content[name] = _text_of(editor)
        for name, field in self.units.items():
            content[name] = [field.unit.text(), field.organisation.text()]
        return json.dumps(content, ensure_ascii=False)

    def take_json(self, content: str) -> bool:
        """Show what was kept; return whether it was one of this form's."""
        try:
            kept = json.loads(content)
            for name, editor in self.editors.items():
                if isinstance(editor, ContactField):
                    code, text = kept[name]
                    editor.set_contact(ContactId(UUID(code)) if code else None, str(text))
                else:
                    _put(editor, str(kept[name]))
            for name, field in self.units.items():
                field.set_name(UnitName(*(str(part) for part in kept[name])))
        except (ValueError, KeyError, TypeError):
            return False
        return True

    def refuse(self, problems: Sequence[Problem]) -> None:
        """Say what is wrong at its fields and put the cursor in the first of them."""
        self.clear_errors()
        order = [ask.name for ask in LOOKS[self._register].asks]
        for problem in sorted(problems, key=lambda each: _place(order, each), reverse=True):
            name = _name_of(problem)
            if name in self.units:
                self.units[name].set_error(problem.sentence)
                self.units[name].focus()
                continue
            field = self.fields.get(name) or next(iter(self.fields.values()))
            field.set_error(problem.sentence)
            field.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear_errors(self) -> None:
        """Take every error away."""
        for field in self.fields.values():
            field.set_error("")
        for unit in self.units.values():
            unit.set_error("")

    def focus(self) -> None:
        """Put the cursor in the first field."""
        first = LOOKS[self._register].asks[0].name
        if first in self.units:
            self.units[first].focus()
        else:
            self.fields[first].editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self._area.ensureWidgetVisible(watched, 0, measures.GAP_32)
        return super().eventFilter(watched, event)

    # -- building

    def _build(self) -> None:
        margin = measures.CARD_MARGIN
        sheet = Sheet()
        sheet.setMaximumWidth(measures.scaled(MOST_WIDTH))
        column = QVBoxLayout(sheet)
        column.setContentsMargins(margin, measures.GAP_12, margin, margin)
        column.setSpacing(measures.GAP_12)
        pair: QHBoxLayout | None = None
        for ask in LOOKS[self._register].asks:
            widget = self._made(ask)
            if ask.editor not in {Editor.DATE, Editor.CONTACT}:
                pair = None
                column.addWidget(widget)
                continue
            if pair is None:
                pair = QHBoxLayout()
                pair.setSpacing(measures.GAP_12)
                column.addLayout(pair)
            pair.addWidget(widget, 1, Qt.AlignmentFlag.AlignTop)
            if pair.count() == 2:
                pair = None
        column.addStretch(1)
        self._area = area_of(sheet)
        head, foot = QWidget(), QWidget()
        line = QHBoxLayout(head)
        line.setContentsMargins(margin, measures.GAP_12, margin, measures.GAP_8)
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
        self.save_button.clicked.connect(self.save_asked)
        self.cancel_button.clicked.connect(self.cancel_asked)
        for keys, asked in (
            ("Ctrl+Return", self.save_asked),
            ("Ctrl+Enter", self.save_asked),
            ("Esc", self.cancel_asked),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(asked)

    def _made(self, ask: Ask) -> QWidget:
        if ask.editor is Editor.UNIT:
            unit = self.units[ask.name] = UnitField(_(ask.label), is_outside=ask.name == "partner")
            unit.edited.connect(self.edited)
            return unit
        editor: QLineEdit | QPlainTextEdit | ContactField
        if ask.editor is Editor.LINES:
            editor = QPlainTextEdit()
            editor.setTabChangesFocus(True)
            editor.setFixedHeight(LINES_HIGH * measures.line_height(TypeRole.BODY) + measures.GAP_12)
            editor.textChanged.connect(self.edited)
        else:
            editor = ContactField(self._find) if ask.editor is Editor.CONTACT else QLineEdit()
            editor.textEdited.connect(self.edited)
        self.editors[ask.name] = editor
        editor.installEventFilter(self)
        help_text = _("dag.måned.år, fx 5.1.2027") if ask.editor is Editor.DATE and not ask.help else ""
        field = self.fields[ask.name] = Field(
            _(ask.label), editor, help_text=help_text or (_(ask.help) if ask.help else "")
        )
        return field

    def _set(self, ask: Ask, value: object, name: str) -> None:
        if isinstance(value, UnitName):
            self.units[ask.name].set_name(value)
            return
        editor = self.editors[ask.name]
        if isinstance(editor, ContactField):
            editor.set_contact(None if value is None else ContactId(UUID(str(value))), name)
        else:
            _put(editor, date_text(value) if isinstance(value, date) else str(value or ""))

    def _value(self, ask: Ask) -> object:
        if ask.editor is Editor.UNIT:
            return self.units[ask.name].name()
        editor = self.editors[ask.name]
        if isinstance(editor, ContactField):
            return editor.contact()
        text = _text_of(editor)
        if ask.editor is Editor.DATE:
            return parse_date(text, self._today) if text.strip() else None
        return text


def _text_of(editor: QLineEdit | QPlainTextEdit) -> str:
    return editor.toPlainText() if isinstance(editor, QPlainTextEdit) else editor.text()


def _put(editor: QLineEdit | QPlainTextEdit, text: str) -> None:
    if isinstance(editor, QPlainTextEdit):
        editor.setPlainText(text)
    else:
        editor.setText(text)
        editor.setCursorPosition(0)


def _name_of(problem: Problem) -> str:
    return problem.field.split(".")[0]


def _place(order: Sequence[str], problem: Problem) -> int:
    name = _name_of(problem)
    return order.index(name) if name in order else len(order)
