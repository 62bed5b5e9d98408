"""What the dialogs of the directory look like: a title, a muted sentence, fields, and two buttons."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from linkworker_desktop.i18n import _
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import Button, primary_button, secondary_button
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.tokens import Ink

WIDTH = 440


class FramedDialog(QDialog):
    """Fill `column` before `finish`; `done_button` does what the title says, »Annullér« nothing."""

    def __init__(self, title: str, said: str, done: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(measures.scaled(WIDTH))
        self.done_button = primary_button(done)
        self.cancel_button = secondary_button(_("Annullér"))
        outer = QVBoxLayout(self)
        margin = measures.PAGE_MARGIN
        outer.setContentsMargins(margin, margin, margin, margin)
        outer.setSpacing(measures.GAP_16)
        outer.addWidget(Label(title, TypeRole.SECTION_TITLE, wrap=True))
        if said:
            outer.addWidget(Label(said, ink=Ink.MUTED, wrap=True))
        self.column = QVBoxLayout()
        self.column.setSpacing(measures.GAP_16)
        outer.addLayout(self.column, 1)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(measures.GAP_12)
        self._buttons.addStretch(1)
        self._buttons.addWidget(self.cancel_button)
        self._buttons.addWidget(self.done_button)
        outer.addLayout(self._buttons)
        self.done_button.setDefault(True)
        self.done_button.clicked.connect(self.carry_out)
        self.cancel_button.clicked.connect(self.reject)

    def add_button(self, button: Button) -> None:
        """Put one more button between the two."""
        self._buttons.insertWidget(self._buttons.count() - 1, button)
        QWidget.setTabOrder(self.cancel_button, button)
        QWidget.setTabOrder(button, self.done_button)

    def carry_out(self) -> None:
        """Do what the title says, and close when it was done."""
        raise NotImplementedError
