"""What the start of a round counts and offers, and the beginning of a new one."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.categories import CATEGORIES, SECTOR_LABELS
from linkworker_desktop.i18n import _
from linkworker_desktop.services.call_round_views import RoundProgress
from linkworker_desktop.services.contact_views import ContactFilter, ContactQuery
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.pages.call_round.start import RoundStart, Waiting, Whom
from linkworker_desktop.ui.pages.call_round.words import done_words, resume_words


class Beginning(RoundStart):
    """`ready` carries the round to go on with, and None when there is none any more."""

    ready = Signal(object)

    def __init__(self, services: Services, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services, self._act = services, actions
        self._waits: RoundProgress | None = None
        self._is_touched = False
        self.begun.connect(lambda: self._go_on_with(self._begin()))
        self.resumed.connect(self._resume)
        self.closed.connect(self._close)
        self.chosen.connect(self._follow_choice)

    @property
    def due(self) -> int:
        """How many contacts are to be confirmed in all."""
        return self._count(Whom())

    @property
    def due_in_folders(self) -> int:
        """How many of them stand in a folder that is to go out."""
        return self._count(Whom(in_folders=True))

    def load(self) -> None:
        """Count afresh; what was chosen stays."""
        counts = self._services.contacts.counts()
        self.offer(counts.sectors, counts.categories, counts.towns)
        self._waits = self._services.call_rounds.open_round()
        self.show_waiting(self._waiting_words(self._waits) if self._waits is not None else None)
        if not self._is_touched:
            self.choose_folders(only=self.due_in_folders > 0)
        self._show_counts()

    def begin_at_once(self) -> UUID | None:
        """Begin a round with those in folders, else with all that are due; None when it was refused."""
        self.load()
        return self._begin()

    def _resume(self) -> None:
        if self._waits is not None:
            self.ready.emit(self._waits.id)

    def _go_on_with(self, round_id: UUID | None) -> None:
        if round_id is not None:
            self.ready.emit(round_id)

    def _begin(self) -> UUID | None:
        whom = self.whom()
        changed = self._act.run_write(
            lambda: self._services.call_rounds.start(_query(whom), title=_title(whom)), quiet=True
        )
        return changed.id if changed is not None else None

    def _close(self) -> None:
        waits = self._waits
        if waits is not None:
            self._act.run_write(lambda: self._services.call_rounds.finish(waits.id))
            self.load()
            self.take_focus()

    def _follow_choice(self) -> None:
        self._is_touched = True
        counts = self._services.contacts.counts()
        self.offer(counts.sectors, counts.categories, counts.towns)
        self._show_counts()

    def _show_counts(self) -> None:
        whom = self.whom()
        narrowed = Whom(sector=whom.sector, category=whom.category, town=whom.town)
        in_folders = Whom(True, whom.sector, whom.category, whom.town)
        self.show_counts(self._count(in_folders), self._count(narrowed))

    def _count(self, whom: Whom) -> int:
        return self._services.call_rounds.due_count(_query(whom))

    def _waiting_words(self, waits: RoundProgress) -> Waiting:
        last = waits.last_answered_at or waits.started_at
        return Waiting(
            resume_words(waits, last.date(), self._services.clock.today()),
            " ".join(part for part in (f"{waits.title}." if waits.title else "", done_words(waits)) if part),
            waits.done / waits.total if waits.total else 0.0,
        )


def _query(whom: Whom) -> ContactQuery:
    return ContactQuery(
        show=ContactFilter.TO_CONFIRM,
        sectors=frozenset({whom.sector} if whom.sector is not None else ()),
        categories=frozenset({whom.category} if whom.category else ()),
        towns=frozenset({whom.town} if whom.town else ()),
        in_folders=whom.in_folders,
    )


def _title(whom: Whom) -> str:
    """Return what a round is called: `I mapper, der skal ud · Sundhed · Ådalby`."""
    parts = [_("I mapper, der skal ud")] if whom.in_folders else []
    if whom.category:
        parts.append(_(CATEGORIES[whom.category].label))
    elif whom.sector is not None:
        parts.append(_(SECTOR_LABELS[whom.sector]))
    if whom.town:
        parts.append(whom.town)
    return " · ".join(parts) or _("Alle, der skal bekræftes")
