"""Street, post code and town in one line; what is wrong with them stands under all three."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.field import Field
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.glyphs import Glyph, GlyphLabel
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.tokens import Ink


class NarrowField(Field):
    """A field too narrow for a sentence: its error is marked here and said by a `SharedNote`."""

    noted = Signal()

    def _show_note(self) -> None:
        super()._show_note()
        self._note.hide()
        self._sign.hide()
        self.noted.emit()


class SharedNote(QWidget):
    """The errors of several narrow fields in one line; hidden while there are none."""

    def __init__(self, fields: Iterable[NarrowField], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields = tuple(fields)
        self._words = Label("", TypeRole.SMALL, Ink.OVER, wrap=True)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(measures.GAP_4)
        line.addWidget(GlyphLabel(Glyph.ERROR, Ink.OVER))
        line.addWidget(self._words, 1)
        for field in self._fields:
            field.noted.connect(self._show)
        self._show()

    @property
    def text(self) -> str:
        """What is said, or an empty text."""
        return self._words.text()

    def _show(self) -> None:
        said = " ".join(field.error for field in self._fields if field.error)
        self._words.setText(said)
        self.setVisible(bool(said))
