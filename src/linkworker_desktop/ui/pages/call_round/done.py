"""The end of a round: what was done, in words, and who was not reached."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from linkworker_desktop.i18n import _
from linkworker_desktop.services.call_round_views import Card as RoundCard
from linkworker_desktop.services.call_round_views import Outcome, RoundProgress
from linkworker_desktop.ui import words
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import ButtonKind, primary_button, secondary_button
from linkworker_desktop.ui.kit.card import Card, Row
from linkworker_desktop.ui.kit.flow_layout import FlowLayout
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.icons import Icon, IconLabel
from linkworker_desktop.ui.kit.label import ElidedLabel, Label
from linkworker_desktop.ui.kit.mixed_text import MixedText, noun
from linkworker_desktop.ui.kit.tokens import Ink
from linkworker_desktop.ui.models.contacts import place_of, title_of
from linkworker_desktop.ui.pages.call_round.centred import Centred
from linkworker_desktop.ui.pages.call_round.words import done_words, left_words

MOST_ROWS = 12


class RoundDone(Centred):
    """`again` wants to call those not reached once more today, `finished` leads back to the contacts."""

    again = Signal()
    finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._card = Card()
        self._icon = IconLabel(Icon.CHECK_CIRCLE, Ink.DONE, 32)
        self.title = Label("", TypeRole.SECTION_TITLE, wrap=True)
        self.said = Label("", TypeRole.EDITING, wrap=True)
        self.left_line = Label("", TypeRole.BODY, Ink.MUTED, wrap=True)
        self.missed = Card(_("Kommer igen"))
        self.back_button = primary_button(_("Til kontakterne"), Icon.CONTACTS)
        self.again_button = secondary_button(_("Ring til dem igen nu"), Icon.CALL)
        self._build()
        self.back_button.clicked.connect(self.finished)
        self.again_button.clicked.connect(self.again)

    def show_round(self, progress: RoundProgress, left: Sequence[RoundCard]) -> None:
        """Show what a round has done and who is left in it."""
        is_over = not left
        self._icon.set_icon(
            Icon.CHECK_CIRCLE if is_over else Icon.HOURGLASS_TOP, Ink.DONE if is_over else Ink.WAIT
        )
        self.title.setText(_("Runden er færdig") if is_over else _("Færdig for i dag"))
        self.said.setText(done_words(progress))
        self.left_line.setText(left_words(progress))
        self.left_line.setVisible(bool(self.left_line.text()))
        self.again_button.setVisible(not is_over)
        self.back_button.set_kind(ButtonKind.PRIMARY)
        self._show_left(left)

    def take_focus(self) -> None:
        """Put the focus on the next step."""
        self.back_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(measures.GAP_12)
        line.addWidget(self._icon)
        line.addWidget(self.title, 1)
        body = self._card.body
        body.addLayout(line)
        body.addWidget(self.said)
        body.addWidget(self.left_line)
        body.addSpacing(measures.GAP_8)
        buttons = FlowLayout(spacing=measures.GAP_12)
        buttons.addWidget(self.back_button)
        buttons.addWidget(self.again_button)
        body.addLayout(buttons)
        self.column.setSpacing(measures.CARD_GAP)
        self.column.addWidget(self._card)
        self.column.addWidget(self.missed)
        self.column.addStretch(1)

    def _show_left(self, left: Sequence[RoundCard]) -> None:
        self.missed.setVisible(bool(left))
        self.missed.clear_rows()
        self.missed.head.set_count(str(len(left)) if left else "")
        for card in left[:MOST_ROWS]:
            self.missed.add_row(_row(card))
        if len(left) > MOST_ROWS:
            row = Row()
            more = _("og {count} til").format(count=words.number_word(len(left) - MOST_ROWS))
            row.line.addWidget(Label(more, TypeRole.BODY, Ink.MUTED))
            self.missed.add_row(row)


def _row(card: RoundCard) -> Row:
    row = Row()
    name = MixedText(noun(words.in_row(title_of(card.contact)), words.in_row(place_of(card.contact))))
    row.line.addWidget(name, 1)
    why = _("sprunget over") if card.outcome is Outcome.SKIPPED else _("ikke truffet")
    row.line.addWidget(Label(why, TypeRole.SMALL, Ink.MUTED))
    row.line.addWidget(ElidedLabel(card.contact.phone, TypeRole.BODY))
    return row
