"""An empty page: what will be here, and the one step that begins it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.bridge import BridgeDrawing
from linkworker_desktop.ui.kit.button import Button, link_button, primary_button, secondary_button
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.icons import Icon
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.tokens import Ink

TEXT_WIDTH = 440


class EmptyState(QWidget):
    """A bold line and a sentence in the middle of the page, then up to one primary button, one other, one link.

    The first empty page of its kind has the `drawing`; a search without hits has not.
    """

    def __init__(
        self, title: str, sentence: str = "", *, drawing: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(measures.GAP_12)
        self._links = QHBoxLayout()
        self._links.setSpacing(measures.GAP_4)
        layout = QVBoxLayout(self)
        layout.setSpacing(0)
        layout.addStretch(1)
        middle = Qt.AlignmentFlag.AlignHCenter
        if drawing:
            layout.addWidget(BridgeDrawing(), 0, middle)
            layout.addSpacing(measures.GAP_24)
        layout.addLayout(_in_the_middle(_words(title, sentence, large=drawing)))
        layout.addSpacing(measures.GAP_24)
        layout.addLayout(_in_the_middle(self._buttons))
        layout.addSpacing(measures.GAP_24)
        layout.addLayout(_in_the_middle(self._links))
        layout.addStretch(1)

    def add_primary(self, text: str, icon: Icon | None = None) -> Button:
        """Add the next step and return its button."""
        return self._add(self._buttons, primary_button(text, icon))

    def add_alternative(self, text: str, icon: Icon | None = None) -> Button:
        """Add one other way and return its button."""
        return self._add(self._buttons, secondary_button(text, icon))

    def add_link(self, text: str, before: str = "") -> Button:
        """Add one link, after a few words in muted, and return it."""
        if before:
            self._links.addWidget(Label(before, TypeRole.BODY, Ink.MUTED))
        return self._add(self._links, link_button(text))

    def _add(self, line: QHBoxLayout, button: Button) -> Button:
        line.addWidget(button)
        return button


def _words(title: str, sentence: str, *, large: bool) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(measures.GAP_8)
    column.addWidget(_centred(title, TypeRole.SECTION_TITLE if large else TypeRole.CARD_TITLE))
    if sentence:
        column.addWidget(_centred(sentence, TypeRole.EDITING, Ink.MUTED))
    return column


def _centred(text: str, role: TypeRole, ink: Ink = Ink.TEXT) -> Label:
    label = Label(text, role, ink, wrap=True)
    label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    label.setFixedWidth(measures.scaled(TEXT_WIDTH))
    return label


def _in_the_middle(line: QLayout) -> QHBoxLayout:
    outer = QHBoxLayout()
    outer.addStretch(1)
    outer.addLayout(line)
    outer.addStretch(1)
    return outer
