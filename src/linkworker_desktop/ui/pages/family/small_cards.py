"""The small cards about a family's life: placements, consents, and what has happened."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from linkworker_desktop.domain.moments import date_text
from linkworker_desktop.domain.rules.due import State as Standing
from linkworker_desktop.domain.rules.happenings import HappeningKind
from linkworker_desktop.domain.rules.subjects import SubjectRef
from linkworker_desktop.i18n import _, ngettext
from linkworker_desktop.services.consents import ConsentView
from linkworker_desktop.services.deadline_views import Deadline
from linkworker_desktop.services.happening_views import HappeningView
from linkworker_desktop.services.placements import PlacementView
from linkworker_desktop.ui import words
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import small_link_button
from linkworker_desktop.ui.kit.card import Card
from linkworker_desktop.ui.kit.icons import Icon
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.mixed_text import Span
from linkworker_desktop.ui.kit.states import State
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
    """Who is where, how far they are, and what stopped early."""

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
            lines = [(view, _placement_row(view, today)) for view in placements]
            self._show(lines, _("Skriv en praktik ind, så følger dens datoer med."))


class ConsentsCard(SmallCard):
    """Who has said yes, and for how long; withdrawn ones are never hidden."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Samtykke"), _("Tilføj et samtykke"), parent)
        self._content: tuple[tuple[ConsentView, ...], Mapping[SubjectRef, Deadline]] | None = None

    def show_consents(self, consents: Sequence[ConsentView], due: Mapping[SubjectRef, Deadline]) -> None:
        """Show the consents in force and those withdrawn; renewed ones are left to their followers."""
        shown = tuple(view for view in consents if not view.is_renewed)
        if self._content != (shown, due) or self._shown is None:
            self._content, self._shown = (shown, due), True
            self._again()

    def _again(self) -> None:
        if self._content is not None:
            consents, due = self._content
            ordered = sorted(consents, key=lambda view: view.draft.withdrawn_on is None)
            lines = [(view, _consent_row(view, due.get(view.ref))) for view in ordered]
            self._show(lines, _("Skriv ned, hvem der har givet lov til hvad."))


class HistoryCard(SmallCard):
    """The facts recorded for a family, the newest first; a click corrects or removes one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Sket"), _("Skriv ned, hvad der er sket"), parent)
        self._content: tuple[tuple[HappeningView, ...], date] | None = None

    def show_happenings(self, happenings: Sequence[HappeningView], today: date) -> None:
        """Show what happened; ticked tasks of the reception plan stand on its page."""
        shown = tuple(view for view in happenings if view.kind is not HappeningKind.TICKED)
        if self._content != (shown, today) or self._shown is None:
            self._content, self._shown = (shown, today), True
            self.head.set_count(str(len(shown)) if shown else "")
            self._again()

    def _again(self) -> None:
        if self._content is not None:
            happenings, today = self._content
            lines = [(view, _happening_row(view, today)) for view in happenings]
            self._show(lines, _("Intet er skrevet ned endnu."))


def _placement_row(view: PlacementView, today: date) -> OpenRow:
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


def _consent_row(view: ConsentView, due: Deadline | None) -> OpenRow:
    draft = view.draft
    name = (Span(words.in_row(view.name)),)
    if draft.withdrawn_on is not None:
        right = _("trukket tilbage {date}").format(date=_short(draft.withdrawn_on))
        return OpenRow(name, right, leading=(Icon.CANCEL, Ink.OVER), second=draft.purpose)
    last = due.due.day if due is not None and due.due is not None else draft.valid_to
    right = _("til {date}").format(date=date_text(last)) if last is not None else ""
    look = {Standing.OVERDUE: State.OVER, Standing.DUE_SOON: State.SOON}.get(
        due.state if due is not None else Standing.UPCOMING, State.DONE
    )
    return OpenRow(name, right, leading=(look.icon, look.ink), second=draft.purpose)


def _happening_row(view: HappeningView, today: date) -> OpenRow:
    spans = [Span(view.label)]
    if view.about:
        spans.append(Span(f" · {words.in_row(view.about)}", ink=Ink.MUTED))
    return OpenRow(tuple(spans), words.short_date(view.when.day, today), second=view.note.partition("\n")[0])


def _short(day: date) -> str:
    return f"{day.day}.{day.month}."
