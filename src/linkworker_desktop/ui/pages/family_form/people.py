"""The card »Hvem bor sammen«: one line per person, Enter in the last one adds the next."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from linkworker_desktop.i18n import _
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import small_button
from linkworker_desktop.ui.kit.card import Card
from linkworker_desktop.ui.kit.flow_layout import FlowLayout
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.icons import Icon
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.tokens import Ink
from linkworker_desktop.ui.pages.family_form.member import BIRTH_WIDTH, RELATION_WIDTH, MemberEditor
from linkworker_desktop.ui.pages.family_form.tab_order import chain
from linkworker_desktop.ui.pages.family_form.typed import TypedMember

LINES_AT_FIRST = 2
OPENED_AT_MOST = 8
"""With more people than this the further facts stay closed, one arrow for each."""


class PeopleCard(Card):
    """All persons of the family; `edited` at every change, `grown` carries a line that was added."""

    edited = Signal()
    grown = Signal(object)
    known_asked = Signal()
    """Somebody who is in the program already is to be found."""

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(_("Hvem bor sammen"), parent=parent)
        self._today = today
        self._shows_more = False
        self.editors: list[MemberEditor] = []
        self._lines = QVBoxLayout()
        self._lines.setSpacing(measures.GAP_8)
        self._error = Label("", TypeRole.SMALL, Ink.OVER, wrap=True)
        self._error.hide()
        self.add_button = small_button(_("Tilføj person"), Icon.ADD)
        self.add_button.clicked.connect(self._add_line)
        self.known_button = small_button(_("Tilføj en person, der allerede er i systemet …"), Icon.SEARCH)
        self.known_button.clicked.connect(self.known_asked)
        self.head.set_remark(_("Enter giver en ny linje"))
        self.body.addLayout(_heads())
        self.body.addLayout(self._lines)
        self.body.addWidget(self._error)
        buttons = FlowLayout(spacing=measures.GAP_8)
        buttons.addWidget(self.add_button)
        buttons.addWidget(self.known_button)
        self.body.addLayout(buttons)

    def typed(self) -> tuple[TypedMember, ...]:
        """Return every line, the blank ones too."""
        return tuple(editor.typed() for editor in self.editors)

    def show_typed(self, members: Iterable[TypedMember]) -> None:
        """Show these persons, and blank lines where there are none."""
        shown = list(members)
        shown += [TypedMember()] * (LINES_AT_FIRST - len(shown))
        while len(self.editors) > len(shown):
            self._drop(self.editors[-1])
        while len(self.editors) < len(shown):
            self._new_editor()
        for editor, member in zip(self.editors, shown, strict=True):
            editor.clear_errors()
            editor.show_typed(member)
            editor.show_more(shown=False)
        self._error.hide()
        self._renumber()

    def add(self, member: TypedMember) -> None:
        """Put somebody in the first blank line, or a new one, with the cursor in the name."""
        blank = next((editor for editor in self.editors if editor.typed().is_blank), None)
        if blank is None:
            self._add_line()
        editor = blank or self.editors[-1]
        editor.show_typed(member)
        editor.given_name.setFocus(Qt.FocusReason.OtherFocusReason)
        self.grown.emit(editor)
        self.edited.emit()

    def show_more(self, *, shown: bool) -> None:
        """Open or close the further facts of everybody, where there are few enough to read."""
        self._shows_more = shown
        if not shown or len(self.editors) <= OPENED_AT_MOST:
            for editor in self.editors:
                editor.show_more(shown=shown)

    def tab_stops(self) -> list[QWidget]:
        """Return every editor and button in the order Tab goes through them."""
        lines = (stop for editor in self.editors for stop in editor.tab_stops())
        return [*lines, self.add_button, self.known_button]

    def set_error(self, field: str, sentence: str) -> QWidget:
        """Show an error at `members` or `members.<line>.<name>` and return the widget to put the cursor in."""
        _members, *rest = field.split(".")
        if len(rest) == 2 and int(rest[0]) < len(self.editors):
            return self.editors[int(rest[0])].set_error(rest[1], sentence)
        self._error.setText(sentence)
        self._error.show()
        return self.tab_stops()[0]

    def clear_errors(self) -> None:
        """Take every error away."""
        self._error.hide()
        for editor in self.editors:
            editor.clear_errors()

    def _new_editor(self) -> MemberEditor:
        editor = MemberEditor(self._today)
        editor.edited.connect(self.edited)
        editor.entered.connect(lambda: self._enter(editor))
        editor.removed.connect(lambda: self._remove(editor))
        self.editors.append(editor)
        self._lines.addWidget(editor)
        return editor

    def _add_line(self) -> None:
        editor = self._new_editor()
        if self._shows_more and len(self.editors) <= OPENED_AT_MOST:
            editor.show_more(shown=True)
        self._renumber()
        editor.given_name.setFocus(Qt.FocusReason.TabFocusReason)
        self.grown.emit(editor)

    def _enter(self, editor: MemberEditor) -> None:
        after = self.editors.index(editor) + 1
        if after == len(self.editors):
            self._add_line()
        else:
            self.editors[after].given_name.setFocus(Qt.FocusReason.TabFocusReason)

    def _remove(self, editor: MemberEditor) -> None:
        line = self.editors.index(editor)
        self._drop(editor)
        if not self.editors:
            self._new_editor()
        self._renumber()
        self.editors[min(line, len(self.editors) - 1)].given_name.setFocus()
        self.edited.emit()

    def _drop(self, editor: MemberEditor) -> None:
        self.editors.remove(editor)
        self._lines.removeWidget(editor)
        editor.hide()
        editor.deleteLater()

    def _renumber(self) -> None:
        chain(self.tab_stops())
        for number, editor in enumerate(self.editors, start=1):
            editor.set_number(number)


def _heads() -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(measures.GAP_12)
    line.addSpacing(measures.scaled(32) + measures.GAP_12)
    line.addWidget(Label(_("Fornavn"), TypeRole.SMALL_BOLD), 1)
    for text, width in ((_("Hvem er det?"), RELATION_WIDTH), (_("Født eller alder"), BIRTH_WIDTH)):
        head = Label(text, TypeRole.SMALL_BOLD)
        head.setFixedWidth(measures.scaled(width))
        line.addWidget(head)
    line.addSpacing(2 * (measures.small_control_height() + measures.GAP_12))
    return line
