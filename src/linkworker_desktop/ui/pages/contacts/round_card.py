"""The card above the list while something is to be confirmed: why, and the button that begins the calls."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from linkworker_desktop.i18n import _, ngettext
from linkworker_desktop.services.call_round_views import RoundProgress
from linkworker_desktop.ui import words
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import ButtonKind, primary_button
from linkworker_desktop.ui.kit.card import Card
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.icons import Icon, IconLabel
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.mixed_text import MixedText, Span
from linkworker_desktop.ui.kit.tokens import Ink


class RoundCard(Card):
    """Says how many contacts are to be confirmed, or how far a round has come that was begun."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.start_button = primary_button("", Icon.CALL)
        self._said = MixedText(wrap=True)
        self._how = Label("", TypeRole.SMALL, Ink.MUTED, wrap=True)
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(measures.CARD_MARGIN, measures.GAP_12, measures.GAP_12, measures.GAP_12)
        line.setSpacing(measures.GAP_16)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self._said)
        column.addWidget(self._how)
        line.addWidget(IconLabel(Icon.CALL, Ink.ACCENT))
        line.addLayout(column, 1)
        line.addWidget(self.start_button)
        self.add_row(row)

    @property
    def text(self) -> str:
        """What is said."""
        return f"{self._said.text()} {self._how.text()}"

    def show_due(self, due: int, in_folders: int, begun: RoundProgress | None, today: date) -> None:
        """Say how many are due, how many of them stand in folders that go out, and what was begun."""
        if begun is not None:
            self._say_begun(begun, today)
        else:
            self._say_due(due, in_folders)
        self.setAccessibleName(self.text)

    def set_short(self, *, short: bool) -> None:
        """Leave out how it is done, where the window is low."""
        self._how.setVisible(not short)

    def set_loud(self, *, loud: bool) -> None:
        """Let the button be the page's next step, or an ordinary one while somebody writes."""
        self.start_button.set_kind(ButtonKind.PRIMARY if loud else ButtonKind.SECONDARY)

    def _say_begun(self, begun: RoundProgress, today: date) -> None:
        far = _("{done} af {total} er klaret").format(done=begun.done, total=begun.total)
        self._say(_("Ringerunden er i gang"), far)
        since = _("Begyndt {day}. Du fortsætter, hvor du slap.")
        self._how.setText(since.format(day=words.day_words(begun.started_at.date(), today)))
        self.start_button.setText(_("Fortsæt ringerunde"))

    def _say_due(self, due: int, in_folders: int) -> None:
        said = ngettext("{count} kontakt skal bekræftes", "{count} kontakter skal bekræftes", due)
        why = ngettext(
            "{count} af dem står i mapper, der skal ud i denne uge",
            "{count} af dem står i mapper, der skal ud i denne uge",
            in_folders,
        )
        self._say(said.format(count=due), why.format(count=in_folders) if in_folders else "")
        self._how.setText(
            _("Én ad gangen: stadig rigtigt, ændret, ikke truffet eller ophørt. Stop, når du vil.")
        )
        self.start_button.setText(_("Start ringerunde"))

    def _say(self, first: str, rest: str) -> None:
        spans = (Span(first, TypeRole.BODY_BOLD), Span(f" · {rest}" if rest else "", ink=Ink.MUTED))
        self._said.set_spans(spans)
