"""Short help: how the program thinks, in five sentences, and its keys."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from linkworker_desktop.i18n import _
from linkworker_desktop.i18n.marks import N_
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import Button
from linkworker_desktop.ui.kit.card import Card
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.tokens import Ink
from linkworker_desktop.ui.shortcuts import SHORTCUTS

_SENTENCES = (
    N_("Alt bliver gemt, når du skriver det. Du skal ikke trykke på noget."),
    N_("Det meste kan fortrydes: tryk »Fortryd« i beskeden, eller Ctrl+Z."),
    N_("Velkomstmappen er to tryk væk: åbn familien, tryk »Velkomstmappe«, tryk »Udskriv«."),
    N_("Mangler der noget i en mappe, udskrives den uden de linjer."),
    N_("En sikkerhedskopi tages af sig selv, når du lukker, og hver halve time."),
)


class HelpDialog(QDialog):
    """Opened with F1; closed with Esc."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Hjælp og genveje"))
        self.close_button = Button(_("&Luk"))
        self.close_button.setDefault(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(measures.PAGE_MARGIN,) * 4)
        layout.setSpacing(measures.GAP_16)
        layout.addWidget(Label(_("Hjælp og genveje"), TypeRole.SECTION_TITLE))
        layout.addWidget(
            Label("\n".join(_(sentence) for sentence in _SENTENCES), TypeRole.EDITING, wrap=True)
        )
        layout.addWidget(_keys_card())
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(self.close_button)
        layout.addLayout(line)
        self.close_button.clicked.connect(self.accept)
        self.setFixedWidth(measures.scaled(680))


def _keys_card() -> Card:
    card = Card(_("Genveje"))
    grid = QGridLayout()
    grid.setHorizontalSpacing(measures.GAP_24)
    grid.setVerticalSpacing(measures.GAP_4)
    half = (len(SHORTCUTS) + 1) // 2
    for number, shortcut in enumerate(SHORTCUTS):
        row, column = number % half, 2 * (number // half)
        label = Label(_(shortcut.label), TypeRole.BODY, wrap=True)
        keys = Label(" · ".join(shortcut.keys), TypeRole.SMALL, Ink.MUTED)
        grid.addWidget(label, row, column, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(keys, row, column + 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    grid.setColumnStretch(0, 1)
    grid.setColumnStretch(2, 1)
    card.body.addLayout(grid)
    return card
