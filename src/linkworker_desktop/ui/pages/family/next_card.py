"""The card »Næste«: what is late and what comes next for one family, each recorded in one click."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from linkworker_desktop.i18n import _, ngettext
from linkworker_desktop.services.deadline_views import Deadline
from linkworker_desktop.ui.deadline_row import DeadlineRow
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import small_link_button
from linkworker_desktop.ui.kit.card import Card
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.tokens import Ink

MOST = 4


class NextCard(Card):
    """Signals carry the due date somebody acts on."""

    settled = Signal(object)
    other_day_wanted = Signal(object)
    exemption_wanted = Signal(object)
    again_wanted = Signal(object)
    page_wanted = Signal(object)
    all_wanted = Signal()
    happened_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Næste"), parent=parent)
        self._shown: tuple[object, ...] | None = None
        self.rows: list[DeadlineRow] = []
        self.happened_button = small_link_button(_("&Sket …"))
        self.happened_button.setAccessibleName(_("Sket: skriv ned, hvad der er sket"))
        self.all_button = small_link_button("")
        self.all_button.setAccessibleName(_("Vis alle datoer"))
        self.head.add_right(self.happened_button)
        self.head.add_right(self.all_button)
        self.all_button.clicked.connect(self.all_wanted)
        self.happened_button.clicked.connect(self.happened_wanted)

    def show_deadlines(self, coming: Sequence[Deadline], number: int) -> None:
        """Show the first of these, of `number` dates in all; the rows stay while they are the same dates."""
        few = tuple(coming[:MOST])
        self.all_button.setVisible(number > 0)
        self.all_button.setText(ngettext("Vis {n} dato", "Alle {n} datoer", number).format(n=number))
        content = tuple(
            (each.row.rule.key, each.subject, each.row.number, each.state, each.due) for each in few
        )
        if content == self._shown:
            for row, deadline in zip(self.rows, few, strict=True):
                row.show_deadline(deadline)
            return
        self._shown = content
        self.clear_rows()
        self.rows = [self._row(deadline) for deadline in few]
        for row in self.rows:
            self.add_row(row)
        if not few:
            self.body.setContentsMargins(measures.CARD_MARGIN, 0, measures.CARD_MARGIN, measures.CARD_MARGIN)
            self.body.addWidget(
                Label(_("Ingen frister venter. Skriv ned, når noget sker."), ink=Ink.MUTED, wrap=True)
            )

    def _row(self, deadline: Deadline) -> DeadlineRow:
        row = DeadlineRow(deadline)
        connect_row(row, self)
        return row


def connect_row(row: DeadlineRow, to: NextCard | QWidget) -> None:
    """Pass a row's wishes on to the signals of the same names."""
    for name in ("settled", "other_day_wanted", "exemption_wanted", "again_wanted", "page_wanted"):
        getattr(row, name).connect(getattr(to, name))
