"""The whole relay log, the newest day first."""

from __future__ import annotations

from datetime import date
from itertools import groupby

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from linkworker_desktop.i18n import _
from linkworker_desktop.services.relay_views import RelayLine, RelayView
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import Button, small_button
from linkworker_desktop.ui.kit.card import Card, Row, Strip
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.tokens import Ink
from linkworker_desktop.ui.pages.relay.log_row import LogRow
from linkworker_desktop.ui.words import date_title

MOST_SHOWN = 40
"""Rows are widgets; more come when they are asked for."""


class LogCard(Card):
    """Rows under their days. `corrected` and `retracted` carry the line somebody chose."""

    corrected = Signal(object)
    retracted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Stafetlog"), parent=parent)
        self.rows: list[LogRow] = []
        self.more_button: Button | None = None
        self._shown: tuple[tuple[RelayLine, ...], date] | None = None
        self._most = MOST_SHOWN

    def forget(self) -> None:
        """Begin with the newest again, for another family."""
        self._shown, self._most = None, MOST_SHOWN

    def show_relay(self, view: RelayView) -> None:
        """Show the log; the rows stay while it is the same."""
        if self._shown != (view.lines, view.today):
            self._shown = (view.lines, view.today)
            self._fill()

    def _fill(self) -> None:
        if self._shown is None:
            return
        lines, today = self._shown
        self.clear_rows()
        self.rows, self.more_button = [], None
        self.head.set_count(str(len(lines)) if lines else "")
        for day, group in groupby(lines[: self._most], key=lambda line: line.entry.at.date()):
            title = date_title(day) if day.year == today.year else f"{date_title(day)} {day.year}"
            self.add_row(Strip(title))
            for line in group:
                self._add(LogRow(line, today))
        left = len(lines) - self._most
        if left > 0:
            self._offer_more(left)
        if not lines:
            self.body.setContentsMargins(measures.CARD_MARGIN, 0, measures.CARD_MARGIN, measures.CARD_MARGIN)
            nothing = _("Loggen begynder, når nogen holder stafetten.")
            self.body.addWidget(Label(nothing, ink=Ink.MUTED, wrap=True))

    def _add(self, row: LogRow) -> None:
        row.corrected.connect(self.corrected)
        row.retracted.connect(self.retracted)
        self.rows.append(row)
        self.add_row(row)

    def _offer_more(self, left: int) -> None:
        self.more_button = small_button(_("Vis {n} ældre").format(n=left))
        self.more_button.clicked.connect(self._show_more)
        row = Row()
        row.line.addWidget(self.more_button)
        row.line.addStretch(1)
        self.add_row(row)

    def _show_more(self) -> None:
        self._most += 5 * MOST_SHOWN
        self._fill()
