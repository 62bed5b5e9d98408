"""The small card about a family's life: its placements."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from linkworker_desktop.domain.moments import date_text
from linkworker_desktop.i18n import _, ngettext
from linkworker_desktop.services.placements import PlacementView
from linkworker_desktop.ui import words
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import small_link_button
from linkworker_desktop.ui.kit.card import Card
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.mixed_text import Span
from linkworker_desktop.ui.kit.tokens import Ink
from linkworker_desktop.ui.pages.family.open_row import OpenRow

MOST_SHOWN = 5


class SmallCard(Card):
    """A card of rows that open something; `add_wanted` asks for a new one, `opened` carries what a row is about."""

    add_wanted = Signal()
    opened = Signal(object)

    def __init__(self, title: str, add: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent=parent)
        self._shown: object = None
        self._shows_all = False
        self.rows: list[OpenRow] = []
        self.add_button = small_link_button(_("Tilføj"))
        self.add_button.setAccessibleName(add)
        self.head.add_right(self.add_button)
        self.add_button.clicked.connect(self.add_wanted)

    def forget(self) -> None:
        """Begin with the first rows again, for another family."""
        self._shown, self._shows_all = None, False

    def _show(self, lines: Sequence[tuple[object, OpenRow]], nothing: str) -> None:
        self.clear_rows()
        self.rows = []
        shown = lines if self._shows_all else lines[:MOST_SHOWN]
        for about, row in shown:
            row.clicked.connect(lambda _checked=False, about=about: self.opened.emit(about))
            self.rows.append(row)
            self.add_row(row)
        left = len(lines) - len(shown)
        if left:
            said = ngettext("Vis {n} mere", "Vis {n} mere", left).format(n=left)
            more = OpenRow((Span(said, ink=Ink.ACCENT),))
            more.clicked.connect(self._show_all)
            self.add_row(more)
        if not lines:
            self.body.setContentsMargins(measures.CARD_MARGIN, 0, measures.CARD_MARGIN, measures.CARD_MARGIN)
            self.body.addWidget(Label(nothing, ink=Ink.MUTED, wrap=True))

    def _show_all(self) -> None:
        self._shows_all = True
        self._again()

    def _again(self) -> None:
        raise NotImplementedError


class PlacementsCard(SmallCard):
    """Who is where, how far they are, and what stopped early. `opened` carries a `PlacementView`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Praktik"), _("Tilføj en praktik"), parent)
        self._content: tuple[tuple[PlacementView, ...], date] | None = None

    def show_placements(self, placements: tuple[PlacementView, ...], today: date) -> None:
        """Show these placements; nothing moves when they are the same as before."""
        if self._content != (placements, today) or self._shown is None:
            self._content, self._shown = (placements, today), True
            self._again()

    def _again(self) -> None:
        if self._content is not None:
            placements, today = self._content
            lines = [(view, placement_row(view, today)) for view in placements]
            self._show(lines, _("Skriv en praktik ind, så følger dens datoer med."))


def placement_row(view: PlacementView, today: date) -> OpenRow:
    """Return a placement: who and where, and how far they are."""
    draft = view.draft
    spans = [Span(words.in_row(view.name))]
    if view.employer:
        spans.append(Span(f" · {words.in_row(view.employer)}", ink=Ink.MUTED))
    if draft.ended_on is not None:
        second = _("sluttede {date}").format(date=date_text(draft.ended_on))
        if draft.is_stopped_early:
            second = _("stoppede før tiden {date}: {reason}").format(
                date=date_text(draft.ended_on), reason=draft.ended_early_reason
            )
    elif draft.begun_on > today:
        second = _("begynder {date}").format(date=date_text(draft.begun_on))
    else:
        week = (today - draft.begun_on).days // 7 + 1
        second = _("uge {week}, begyndt {date}").format(week=week, date=date_text(draft.begun_on))
        if draft.planned_end_on is not None:
            second = _("uge {week} · til {date}").format(week=week, date=date_text(draft.planned_end_on))
    return OpenRow(tuple(spans), second=second)
