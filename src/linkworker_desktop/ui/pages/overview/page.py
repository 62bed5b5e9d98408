"""Overblik: what the day wants, who has the fewest hours left, what is late, and what comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from linkworker_desktop.base.clock import local_now
from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.family import FamilyId
from linkworker_desktop.i18n import _
from linkworker_desktop.services.changes import Kind
from linkworker_desktop.services.drafts import FAMILY_FORM
from linkworker_desktop.services.overview import OverviewView
from linkworker_desktop.ui import words
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.after_paint import after_paint
from linkworker_desktop.ui.kit.empty_state import EmptyState
from linkworker_desktop.ui.kit.icons import Icon
from linkworker_desktop.ui.kit.page import Page
from linkworker_desktop.ui.morning_reader import MorningReader
from linkworker_desktop.ui.navigation import Destination, Place
from linkworker_desktop.ui.pages.overview.begun import BegunCard
from linkworker_desktop.ui.pages.overview.columns import Columns
from linkworker_desktop.ui.pages.overview.deeds import MorningDeeds
from linkworker_desktop.ui.pages.overview.first_hours import FirstHoursCard
from linkworker_desktop.ui.pages.overview.first_steps import first_steps
from linkworker_desktop.ui.pages.overview.sentence import day_sentence, greeting
from linkworker_desktop.ui.pages.overview.side import ConfirmLine, FirstStepsCard, WaitingCard

if TYPE_CHECKING:  # the rules are counted, and their cards made, after the first paint
    from linkworker_desktop.services.morning_views import MorningView, Point
    from linkworker_desktop.ui.pages.overview.counted import CountedCards

MINUTE = 60_000
FEW_FAMILIES = 3


class OverviewPage(Page):
    """The first page in the morning; `late_counted` carries how many things are over their time."""

    PLACE = Place.OVERVIEW
    late_counted = Signal(int)

    def __init__(self, services: Services, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self._services, self._act = services, actions
        self._deeds = MorningDeeds(services, actions, self)
        self.day_shown: OverviewView | None = None
        """What was read last; the window takes its counts from it instead of reading the day once more."""
        self.morning: MorningView | None = None
        """What was counted last, in a thread after the first paint."""
        self.cards: CountedCards | None = None
        self._reader = MorningReader(services, actions, self)
        self._minute = QTimer(self, interval=MINUTE)
        self._build_body()
        self._connect()

    def open(self, destination: Destination) -> None:
        """Show the day; `destination` says nothing more here."""
        del destination
        self._load()
        self._minute.start()
        if self.hours.isVisible() and self.hours.rows:
            self.hours.rows[0].button.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self, kinds: frozenset[Kind]) -> None:
        """Show what was changed; focus and scroll stay. Every kind of record has a place here."""
        if kinds:
            self._load()

    def tick(self) -> None:
        """Count the hours anew, every minute the page is seen."""
        if self.isVisible():
            self._load()

    def leave(self) -> bool:
        """Stop counting minutes."""
        self._minute.stop()
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.columns.fit(self.width())

    # -- building

    def _build_body(self) -> None:
        self.columns = Columns()
        self.hours, self.waiting = FirstHoursCard(), WaitingCard()
        self.confirm, self.steps = ConfirmLine(), FirstStepsCard()
        self.columns.add_left(self.hours)
        self.columns.put_right(self.steps)
        self.columns.put_below(self.waiting, self.confirm)
        self._empty = EmptyState(
            _("Her begynder dit overblik"),
            _("Opret den første familie. Så viser siden hver morgen, hvilken mappe der haster."),
        )
        self.create_button = self._empty.add_primary(_("Opret den første familie"), Icon.ADD)
        self.import_button = self._empty.add_alternative(_("Importér familiefil"), Icon.UPLOAD_FILE)
        self.begun = BegunCard()
        self.body.addWidget(self.begun)
        self.body.addWidget(self._empty, 1)
        self.body.addWidget(self.columns, 1)

    def _connect(self) -> None:
        self._minute.timeout.connect(self.tick)
        self._reader.counted.connect(self._show_morning)
        self.begun.wanted.connect(lambda: self._act.go(Destination(Place.FAMILY_FORM)))
        self.create_button.clicked.connect(lambda: self._act.go(Destination(Place.FAMILY_FORM)))
        self.import_button.clicked.connect(lambda: self._act.go(Destination(Place.FAMILIES, field="import")))
        self.hours.folder_wanted.connect(self._deeds.open_folder)
        self.hours.family_wanted.connect(self._deeds.open_family)
        self.hours.ticked.connect(self._tick)
        self.hours.all_wanted.connect(lambda: self._act.go(Destination(Place.FAMILIES)))
        self.hours.reason_wanted.connect(self._deeds.say_why_hours)
        self.waiting.family_wanted.connect(self._deeds.open_family)
        self.waiting.date_wanted.connect(self._write_date)
        self.confirm.round_wanted.connect(lambda: self._act.go(Destination(Place.CALL_ROUND)))
        self.steps.wanted.connect(self._act.go)

    # -- loading and showing

    def _load(self) -> None:
        view, now = self._services.overview.view(), local_now(self._services.clock)
        is_first, self.day_shown = self.day_shown is None, view
        self.set_title(words.date_title(view.today), words.week_words(view.today))
        is_empty = view.families == 0
        said = greeting(view.linkworker, now) if is_empty else day_sentence(view, now, self.morning)
        self.set_sentence(said)
        self.begun.show_kept(self._services.drafts.kept(FAMILY_FORM))
        self._empty.setVisible(is_empty)
        self.columns.setVisible(not is_empty)
        if is_empty:
            self.late_counted.emit(0)
            return
        if self.morning is None:
            self.hours.show_folders(view.open_folders, len(view.first_hours), now)
            self.hours.setVisible(bool(view.open_folders))
        else:
            self.hours.show_times([each.row for each in self.morning.first_hours], now)
            self.hours.show_needs(view.open_folders)
            self._show_below(view)
        steps = first_steps(self._services, view) if view.families < FEW_FAMILIES else ()
        self.steps.show_steps(steps)
        if is_first and self.isVisible():
            after_paint(self, self._reader.read)
        else:
            QTimer.singleShot(0, self, self._reader.read)

    def _show_morning(self, morning: MorningView) -> None:
        view, self.morning = self.day_shown, morning
        if view is None or not view.families:
            return
        if self.cards is None:
            self.cards = self._make_cards()
        self.set_sentence(day_sentence(view, morning.now, morning))
        self.hours.show_families(morning.first_hours, morning.now)
        self.hours.show_needs(view.open_folders)
        self.hours.setVisible(bool(morning.first_hours))
        self.cards.show_morning(morning)
        self._show_below(view)
        self.late_counted.emit(morning.late_count)

    def _make_cards(self) -> CountedCards:
        from linkworker_desktop.ui.pages.overview.counted import CountedCards

        return CountedCards(self.columns, self._deeds)

    def _show_below(self, view: OverviewView) -> None:
        """Show the families and contacts that wait, which stand below what is counted."""
        self.waiting.show_rows(view.waiting)
        self.waiting.setVisible(bool(view.waiting))
        self.confirm.show_number(view.contacts.to_confirm)
        self.columns.hide_empty()

    # -- acting

    def _tick(self, ticked: tuple[FamilyId, Point]) -> None:
        family, point = ticked
        if not self._deeds.tick(family, point) and (row := self.hours.row_of(family)) is not None:
            row.points.untick()

    def _write_date(self, family: FamilyId) -> None:
        self._act.go(Destination(Place.FAMILY_FORM, family=family, field="housed_at"))
