"""What every group of fields of the contact form can do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from linkworker_desktop.domain.contact import ContactDraft
from linkworker_desktop.domain.problems import Problem
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.field import Field
from linkworker_desktop.ui.kit.fonts import TypeRole


class FormPart(QWidget):
    """Fields that belong together. `edited` at every change a user makes, `regrown` when Tab goes another way.

    `texts` are the fields of the draft that are typed as text in a field of the same name.
    """

    edited = Signal()
    regrown = Signal()
    texts: tuple[str, ...] = ()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields: dict[str, Field] = {}
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(measures.GAP_12)

    def show_draft(self, draft: ContactDraft) -> None:
        """Show what the draft says; nothing is told."""
        for name in self.texts:
            self.set_text(name, getattr(draft, name))

    def read(self, draft: ContactDraft) -> ContactDraft:
        """Return the draft with what stands in the fields; what cannot be read is as it was."""
        changed: dict[str, Any] = {name: self.text(name) for name in self.texts}
        return replace(draft, **changed)

    def summary(self) -> str:
        """Return a few words on what stands here, for the line it is folded into; empty for nothing."""
        return " · ".join(said for name in self.texts if (said := self.text(name).strip()))

    def loose(self) -> dict[str, str]:
        """Return the texts that cannot be read into a draft, by the names of their fields."""
        return {}

    def show_loose(self, loose: Mapping[str, str]) -> None:
        """Show texts that could not be read, as they were typed."""

    def loose_problems(self) -> Iterable[Problem]:
        """Return what is to be said of the texts that cannot be read."""
        return ()

    def knows(self, head: str) -> bool:
        """Tell whether a problem with this field is shown here."""
        return head in self.fields

    def set_error(self, problem: Problem) -> QWidget:
        """Show what is wrong at its field; return the editor to put the cursor in."""
        field = self.fields[problem.field.split(".")[0]]
        field.set_error(problem.sentence)
        return field.editor

    def clear_errors(self) -> None:
        """Take every error away."""
        for field in self.fields.values():
            field.set_error("")

    def editors(self) -> list[QWidget]:
        """Return the editors that are brought into view when they get the cursor."""
        return [field.editor for field in self.fields.values()]

    def stops(self) -> list[QWidget]:
        """Return everything Tab stops at, in reading order."""
        return self.editors()

    def text(self, name: str) -> str:
        """Return what is typed in a field."""
        editor = self.fields[name].editor
        return (
            editor.toPlainText() if isinstance(editor, QPlainTextEdit) else self.fields[name].line_edit.text()
        )

    def set_text(self, name: str, text: str) -> None:
        """Show a text in a field, from its beginning."""
        editor = self.fields[name].editor
        if isinstance(editor, QPlainTextEdit):
            editor.setPlainText(text)
        else:
            self.fields[name].line_edit.setText(text)
            self.fields[name].line_edit.setCursorPosition(0)

    def add_fields(self, fields: Mapping[str, Field]) -> None:
        """Take in fields and hear when somebody types in them."""
        self.fields |= fields
        for field in fields.values():
            editor = field.editor
            if isinstance(editor, QPlainTextEdit):
                editor.textChanged.connect(self.edited)
            elif isinstance(editor, QLineEdit):
                editor.textEdited.connect(self.edited)
                editor.textEdited.connect(lambda _text, each=field: each.set_error(""))


def text_area(lines: int) -> QPlainTextEdit:
    """Return an editor of so many lines that Tab leaves."""
    area = QPlainTextEdit()
    area.setTabChangesFocus(True)
    area.setFixedHeight(lines * measures.line_height(TypeRole.BODY) + measures.GAP_12)
    return area
