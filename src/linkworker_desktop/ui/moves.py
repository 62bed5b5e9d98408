"""What a change moves, shown before it is made: how many dates, for whom, from when to when."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from linkworker_desktop.i18n import _
from linkworker_desktop.services.rule_moves import MovedDate, moves_words
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import primary_button, secondary_button
from linkworker_desktop.ui.kit.card import Card, Strip
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.icons import Icon, IconLabel
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.tokens import Ink
from linkworker_desktop.ui.models.moves import MovesModel
from linkworker_desktop.ui.pages.contact_import.rows import Rows
from linkworker_desktop.ui.rule_words import families_words

LEAST_ROWS, MOST_ROWS = 1, 5


class Moves(QWidget):
    """A strip that says how many open dates move, and under it the list of them; lower when there are few."""

    def __init__(self, *, fills: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fills = fills
        self._model = MovesModel()
        self._icon = IconLabel(Icon.EVENT, Ink.MUTED, measures.ICON_SMALL)
        self._title = Label("", TypeRole.SMALL_BOLD)
        self._rest = Label("", TypeRole.SMALL, Ink.MUTED)
        self.list = Rows()
        self.list.setModel(self._model)
        self.list.set_up(_("Frister, der flytter sig"))
        strip = Strip()
        strip.line.addWidget(self._icon)
        strip.line.addWidget(self._title)
        strip.line.addWidget(self._rest)
        strip.line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, measures.GAP_8 if fills else 0)  # above the corners of its card
        column.setSpacing(0)
        column.addWidget(strip)
        column.addWidget(self.list, 1)
        column.addStretch(0)  # keeps the strip as low as it is while there is no list
        self.show_moves(())

    @property
    def title(self) -> str:
        """What the strip says."""
        return self._title.text()

    def show_moves(self, moves: Sequence[MovedDate]) -> None:
        """Show what moves; nothing but the strip where nothing does."""
        self._model.set_moves(moves)
        self._say(moves_words(moves), families_words(moves))
        self._icon.set_icon(Icon.EVENT, Ink.SOON if moves else Ink.MUTED)
        self.list.setVisible(bool(moves))
        if not self._fills:
            rows = max(LEAST_ROWS, min(MOST_ROWS, len(moves)))
            self.list.setFixedHeight(rows * measures.two_line_row_height() + 2)

    def show_unknown(self, why: str) -> None:
        """Say that it cannot be told yet what moves."""
        self._model.set_moves(())
        self._say(why, "")
        self._icon.set_icon(Icon.EVENT, Ink.MUTED)
        self.list.hide()

    def _say(self, title: str, rest: str) -> None:
        self._title.setText(title)
        self._rest.setText(rest)


class Proposal(Card):
    """A change that moves dates: what it is, what it moves, one button to do it and one to leave it."""

    accepted = Signal()
    declined = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._title = Label("", TypeRole.COUNTDOWN, wrap=True)
        self._lead = Label("", TypeRole.BODY, Ink.MUTED, wrap=True)
        self.moves = Moves(fills=True)
        self.accept_button = primary_button("", Icon.CHECK)
        self.decline_button = secondary_button(_("Annullér"))
        head, foot = QWidget(), QWidget()
        margin = measures.CARD_MARGIN
        words = QVBoxLayout(head)
        words.setContentsMargins(margin, margin, margin, measures.GAP_12)
        words.setSpacing(measures.GAP_8)
        words.addWidget(self._title)
        words.addWidget(self._lead)
        line = QHBoxLayout(foot)
        line.setContentsMargins(margin, measures.GAP_12, margin, measures.GAP_12)
        line.setSpacing(measures.GAP_12)
        line.addWidget(self.accept_button)
        line.addWidget(self.decline_button)
        line.addStretch(1)
        self.add_row(head)
        self.add_row(self.moves, stretch=1)
        self.add_row(foot)
        self.accept_button.clicked.connect(self.accepted)
        self.decline_button.clicked.connect(self.declined)

    def propose(self, title: str, lead: str, accept: str, moves: Sequence[MovedDate]) -> None:
        """Show a change to be made."""
        self._title.setText(title)
        self._lead.setText(lead)
        self._lead.setVisible(bool(lead))
        self.accept_button.setText(accept)
        self.moves.show_moves(moves)
        self.setAccessibleName(title)

    @property
    def title(self) -> str:
        """What is proposed."""
        return self._title.text()
