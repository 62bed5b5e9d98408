"""The card with the note about a family, written where it is read and kept at every pause."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from linkworker_desktop.domain.family import FamilyId
from linkworker_desktop.i18n import _
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.card import Card
from linkworker_desktop.ui.kit.fonts import TypeRole, font
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.tokens import Ink

PAUSE = 800
LINES = 5


Writer = Callable[[str], str]
"""Saves a note; returns why it could not be saved, an empty text when it is."""


class NoteCard(Card):
    """Saved when there is a pause, when the cursor leaves, and when the page does."""

    def __init__(self, write: Writer, parent: QWidget | None = None) -> None:
        super().__init__(_("Om familien"), parent=parent)
        self._write = write
        self._saved = ""
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self.editor = QPlainTextEdit()
        self.editor.setAccessibleName(_("Note om familien"))
        self.editor.setPlaceholderText(_("Det, der er godt at huske. Trykkes ikke i mappen."))
        self.editor.setTabChangesFocus(True)
        self.editor.setFont(font(TypeRole.EDITING))
        self.editor.setFixedHeight(measures.line_height(TypeRole.EDITING) * LINES + measures.GAP_12)
        self.editor.installEventFilter(self)
        self._error = Label("", TypeRole.SMALL, Ink.OVER, wrap=True)
        self._error.hide()
        self.body.addWidget(self.editor)
        self.body.addWidget(self._error)
        self.editor.textChanged.connect(self._typed)
        self._pause.timeout.connect(self.flush)

    @property
    def text(self) -> str:
        """What is written."""
        return self.editor.toPlainText()

    def show_note(self, note: str) -> None:
        """Show the saved note, unless the cursor stands in it or something written is not saved yet."""
        if not self.editor.hasFocus() and self.text == self._saved:
            self._show(note, note)

    def begin(self, note: str, unfinished: str | None = None) -> None:
        """Show another family's note, and what could not be saved of it earlier, to be saved now."""
        self.set_error("")
        self._show(note, note if unfinished is None else unfinished)
        if self.text != note:
            self._pause.start()

    def flush(self) -> bool:
        """Save what is written and not yet saved; return whether everything is saved."""
        self._pause.stop()
        text, before = self.text, self._saved
        if text == before:
            return True
        self._saved = text
        refusal = self._write(text)
        if refusal:
            self._saved = before
        self.set_error(refusal)
        return not refusal

    def set_error(self, sentence: str) -> None:
        """Say why the note cannot be kept; an empty text takes it away."""
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusOut:
            self.flush()
        return super().eventFilter(watched, event)

    def _show(self, saved: str, text: str) -> None:
        self._saved = saved
        if self.text != text:
            self.editor.setPlainText(text)
        self._pause.stop()

    def _typed(self) -> None:
        if self.text != self._saved:
            self._pause.start()


def note_draft(family: FamilyId) -> str:
    """Return the name of the draft with a family's note that could not be saved."""
    return f"note.{family.hex}"
