"""A piece of reading text under a small heading."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.tokens import Ink


class TextSection(QWidget):
    """A small bold heading (left out when empty) and its text, which can be marked and copied."""

    def __init__(self, label: str, text: str) -> None:
        super().__init__()
        body = Label(text, TypeRole.BODY, wrap=True)
        body.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        body.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(measures.GAP_4)
        if label:
            column.addWidget(Label(label, TypeRole.SMALL_BOLD, Ink.MUTED))
        column.addWidget(body)
