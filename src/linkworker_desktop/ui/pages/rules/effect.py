"""What a rule, as it is typed just now, says and what it would move."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from linkworker_desktop.i18n import _
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.card import Card
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.tokens import Ink
from linkworker_desktop.ui.moves import Moves


class RuleEffect(Card):
    """Follows the form while somebody types."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Reglen siger"), parent=parent)
        self._says = Label("", TypeRole.BODY, wrap=True)
        self.moves = Moves(fills=True)
        said = QWidget()
        column = QVBoxLayout(said)
        margin = measures.CARD_MARGIN
        column.setContentsMargins(margin, measures.GAP_12, margin, measures.GAP_16)
        column.setSpacing(measures.GAP_12)
        column.addWidget(self._says)
        kept = _("Det, der er nået, beholder sin dato. Åbne frister regnes om, når du gemmer.")
        column.addWidget(Label(kept, TypeRole.SMALL, Ink.MUTED, wrap=True))
        self.add_row(said)
        self.add_row(self.moves, stretch=1)

    @property
    def sentence(self) -> str:
        """What is said."""
        return self._says.text()

    def say(self, sentences: Sequence[str]) -> None:
        """Say what the rule says, a line for each thing."""
        self._says.setText("\n".join(sentences))
