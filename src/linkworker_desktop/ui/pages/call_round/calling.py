"""The round while it goes on: how far it is, the card, and what the last answer did."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from linkworker_desktop.i18n import _
from linkworker_desktop.services.call_round_views import Card as RoundCard
from linkworker_desktop.services.call_round_views import RoundProgress
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import ButtonKind, small_link_button
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.icons import Icon, IconLabel
from linkworker_desktop.ui.kit.label import ElidedLabel, Label
from linkworker_desktop.ui.kit.progress_bar import ThinBar
from linkworker_desktop.ui.kit.tokens import Ink
from linkworker_desktop.ui.pages.call_round.card import ContactCard
from linkworker_desktop.ui.pages.call_round.centred import Centred
from linkworker_desktop.ui.pages.call_round.key_button import KeyButton
from linkworker_desktop.ui.pages.call_round.words import progress_words

HIGHEST = 680


class Calling(Centred):
    """Shows one card at a time; the wishes are the page's to answer."""

    back_asked = Signal()
    skip_asked = Signal()
    stop_asked = Signal()
    undo_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.count = Label("", TypeRole.COUNTDOWN)
        self._title = ElidedLabel("", TypeRole.BODY, Ink.MUTED)
        self._bar = ThinBar(0, Ink.ACCENT)
        self.card = ContactCard()
        self.stop_button = KeyButton(_("Stop"), "Esc", ButtonKind.SMALL)
        self.back_button = KeyButton(_("Forrige"), "←", ButtonKind.SMALL)
        self.skip_button = KeyButton(_("Spring over"), "→", ButtonKind.SMALL)
        self._tick = IconLabel(Icon.CHECK_CIRCLE, Ink.DONE, measures.ICON_SMALL)
        self.said = ElidedLabel("", TypeRole.SMALL, Ink.MUTED)
        self.undo_link = small_link_button(_("Fortryd"))
        self._build()
        self._connect()
        self.say("")
        self.restyle()

    def restyle(self) -> None:
        """Take on the text size of the moment."""
        super().restyle()
        if hasattr(self, "card"):
            self.card.setMaximumHeight(measures.scaled(HIGHEST))

    def show_card(
        self, card: RoundCard, progress: RoundProgress, months: int, now: Callable[[], datetime]
    ) -> None:
        """Show a card and how far the round is."""
        self.count.setText(progress_words(progress, card))
        self._title.setText(progress.title)
        self._bar.set_share(progress.done / progress.total if progress.total else 0)
        self.back_button.setEnabled(progress.last_answered_at is not None)
        self.card.show_card(card, months, now)

    def say(self, sentence: str) -> None:
        """Say under the card what the last answer did; empty says nothing."""
        self.said.setText(sentence)
        for widget in (self._tick, self.said, self.undo_link):
            widget.setVisible(bool(sentence))

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(measures.GAP_12)
        head.addWidget(self.count)
        head.addWidget(self._title, 1)
        head.addWidget(self.stop_button)
        foot = QHBoxLayout()
        foot.setSpacing(measures.GAP_8)
        foot.addWidget(self.back_button)
        foot.addWidget(self.skip_button)
        foot.addStretch(1)
        foot.addWidget(self._tick)
        foot.addWidget(self.said)
        foot.addWidget(self.undo_link)
        self.card.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.column.addLayout(head)
        self.column.addWidget(self._bar)
        self.column.addWidget(self.card, 1)
        self.column.addLayout(foot)
        self.column.addStretch(0)

    def _connect(self) -> None:
        self.stop_button.clicked.connect(self.stop_asked)
        self.back_button.clicked.connect(self.back_asked)
        self.skip_button.clicked.connect(self.skip_asked)
        self.undo_link.clicked.connect(self.undo_asked)
        self.card.edit_began.connect(lambda: self._show_ways(shown=False))
        self.card.edit_ended.connect(lambda: self._show_ways(shown=True))

    def _show_ways(self, *, shown: bool) -> None:
        """While somebody corrects facts, the keys of the round sleep."""
        for button in (self.back_button, self.skip_button, self.stop_button):
            button.setVisible(shown)
