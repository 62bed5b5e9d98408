"""A field with something small at the right of its label: a state, or a link."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.field import Field


class HeadedField(Field):
    """A kit field; `head` stands at the right end of the line of its label."""

    def __init__(
        self, label: str, head: QWidget, editor: QWidget | None = None, *, help_text: str = ""
    ) -> None:
        super().__init__(label, editor, help_text=help_text)
        layout = self.layout()
        if not isinstance(layout, QVBoxLayout):
            raise TypeError("a field lays its label out above its editor")
        layout.removeWidget(self._label)
        line = QHBoxLayout()
        line.setSpacing(measures.GAP_8)
        line.addWidget(self._label, 1)
        line.addWidget(head)
        layout.insertLayout(0, line)
