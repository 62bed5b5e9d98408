"""The card with the note about a family, written where it is read and kept at every pause."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from linkworker_desktop.i18n import _
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.card import Card
from linkworker_desktop.ui.kit.fonts import TypeRole, font
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.tokens import Ink

PAUSE = 800
LINES = 5


class NoteCard(Card):
    """`written` carries the text when there is a pause, when the cursor leaves, and when the page does."""

    written = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Note"), parent=parent)
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

    def show_note(self, note: str, *, is_new_family: bool = False) -> None:
        """Show the kept note, unless the cursor stands in it; a note of another family is always shown."""
        if self.editor.hasFocus() and not is_new_family:
            return
        self._saved = note
        if self.editor.toPlainText() != note:
            self.editor.setPlainText(note)
        self._pause.stop()

    def flush(self) -> None:
        """Send what is written and not yet sent."""
        self._pause.stop()
        text = self.editor.toPlainText()
        if text != self._saved:
            self._saved = text
            self.written.emit(text)

    def set_error(self, sentence: str) -> None:
        """Say why the note cannot be kept; an empty text takes it away."""
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusOut:
            self.flush()
        return super().eventFilter(watched, event)

    def _typed(self) -> None:
        if self.editor.toPlainText() != self._saved:
            self._pause.start()
