"""A field of a form: label above, help below, and an error that takes the help's place."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.glyphs import Glyph, GlyphLabel
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.tokens import Ink


class Field(QWidget):
    """An editor with its label; the label is the editor's buddy and so its name to a screen reader.

    `editor` may be a line edit (the default), a combo box, a text edit or any widget that holds the focus.
    """

    def __init__(
        self,
        label: str,
        editor: QWidget | None = None,
        *,
        help_text: str = "",
        large: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.editor: QWidget = editor if editor is not None else QLineEdit()
        self._help = help_text
        self._error = ""
        self._label = Label(label, TypeRole.BODY_BOLD if large else TypeRole.SMALL_BOLD)
        self._label.setBuddy(self.editor)
        self.editor.setAccessibleName(label.replace("&", ""))
        self.setFocusProxy(self.editor)
        if large:
            self.editor.setProperty("large", True)
        self._sign = GlyphLabel(Glyph.ERROR, Ink.OVER)
        self._note = Label("", TypeRole.SMALL, Ink.MUTED, wrap=True)
        self._build()
        self._show_note()

    @property
    def line_edit(self) -> QLineEdit:
        """The editor of a field made without one of its own; raises TypeError for another editor."""
        if not isinstance(self.editor, QLineEdit):
            raise TypeError(f"the editor is a {type(self.editor).__name__}")
        return self.editor

    @property
    def error(self) -> str:
        """The error shown, or an empty text."""
        return self._error

    def set_error(self, text: str) -> None:
        """Show an error in place of the help; an empty text takes it away."""
        if text == self._error:
            return
        self._error = text
        self.editor.setProperty("invalid", bool(text))
        self.editor.style().unpolish(self.editor)
        self.editor.style().polish(self.editor)
        self.editor.update()
        self._show_note()

    def set_help(self, text: str) -> None:
        """Change the help below the editor."""
        self._help = text
        self._show_note()

    def set_label(self, text: str) -> None:
        """Change the label and with it the editor's name."""
        self._label.setText(text)
        self.editor.setAccessibleName(text.replace("&", ""))

    def _build(self) -> None:
        note = QHBoxLayout()
        note.setSpacing(measures.GAP_4)
        note.addWidget(self._sign)
        note.addWidget(self._note, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(measures.GAP_4)
        layout.addWidget(self._label)
        layout.addWidget(self.editor)
        layout.addLayout(note)

    def _show_note(self) -> None:
        shown = self._error or self._help
        self._note.setText(shown)
        self._note.set_ink(Ink.OVER if self._error else Ink.MUTED)
        self._note.setVisible(bool(shown))
        self._sign.setVisible(bool(self._error))
        self.editor.setAccessibleDescription(shown)
