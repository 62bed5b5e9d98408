"""The last step: what was fetched, what was not, and the file with the rows that were refused."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from linkworker_desktop.i18n import _
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import primary_button, secondary_button
from linkworker_desktop.ui.kit.card import Card
from linkworker_desktop.ui.kit.flow_layout import FlowLayout
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.icons import Icon, IconLabel
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.tokens import Ink
from linkworker_desktop.ui.pages.call_round.centred import Centred


class DoneStep(Centred):
    """The signals are wishes; saving the refused rows is offered only where there are any."""

    save_asked = Signal()
    undo_asked = Signal()
    finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = IconLabel(Icon.CHECK_CIRCLE, Ink.DONE, 32)
        self.title = Label("", TypeRole.SECTION_TITLE, wrap=True)
        self.said = Label("", TypeRole.EDITING, wrap=True)
        self.left_line = Label("", TypeRole.BODY, Ink.MUTED, wrap=True)
        self.show_button = primary_button(_("Se kontakterne"), Icon.CONTACTS)
        self.save_button = secondary_button(_("Gem de afviste rækker …"), Icon.SAVE)
        self.undo_button = secondary_button(_("Fortryd"), Icon.UNDO)
        line = QHBoxLayout()
        line.setSpacing(measures.GAP_12)
        line.addWidget(self._icon)
        line.addWidget(self.title, 1)
        buttons = FlowLayout(spacing=measures.GAP_12)
        for button in (self.show_button, self.save_button, self.undo_button):
            buttons.addWidget(button)
        card = Card()
        card.body.addLayout(line)
        card.body.addWidget(self.said)
        card.body.addWidget(self.left_line)
        card.body.addSpacing(measures.GAP_8)
        card.body.addLayout(buttons)
        self.column.addWidget(card)
        self.column.addStretch(1)
        self.show_button.clicked.connect(self.finished)
        self.save_button.clicked.connect(self.save_asked)
        self.undo_button.clicked.connect(self.undo_asked)

    def show_words(self, title: str, said: str, left: str, *, refused: bool, can_undo: bool) -> None:
        """Show what came of the import."""
        self._icon.set_icon(Icon.CHECK_CIRCLE if can_undo else Icon.INFO, Ink.DONE if can_undo else Ink.INFO)
        self.title.setText(title)
        self.said.setText(said)
        self.left_line.setText(left)
        self.left_line.setVisible(bool(left))
        self.save_button.setVisible(refused)
        self.undo_button.setVisible(can_undo)

    def take_focus(self) -> None:
        """Put the focus on the next step."""
        self.show_button.setFocus(Qt.FocusReason.OtherFocusReason)
