"""Overblik: what the day wants, who has the fewest hours left, which contacts are to be confirmed."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QVBoxLayout, QWidget

from linkworker_desktop.base.clock import local_now
from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain import phone
from linkworker_desktop.domain.contact import ContactId
from linkworker_desktop.domain.family import FamilyId
from linkworker_desktop.i18n import _
from linkworker_desktop.services.changes import Kind
from linkworker_desktop.services.overview import OverviewView
from linkworker_desktop.ui import words
from linkworker_desktop.ui.actions import Actions, Notice, NoticeState
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.empty_state import EmptyState
from linkworker_desktop.ui.kit.icons import Icon
from linkworker_desktop.ui.kit.page import Page
from linkworker_desktop.ui.navigation import Destination, Place
from linkworker_desktop.ui.pages.family_form.page import DRAFT
from linkworker_desktop.ui.pages.overview.begun import BegunCard
from linkworker_desktop.ui.pages.overview.first_hours import FirstHoursCard
from linkworker_desktop.ui.pages.overview.sentence import day_sentence, greeting
from linkworker_desktop.ui.pages.overview.side import (
    ConfirmCard,
    FirstStep,
    FirstStepsCard,
    RecentCard,
    WaitingCard,
)

MINUTE = 60_000
ONE_COLUMN_BELOW = 1060
"""The page in a window 1280 wide still has two columns."""
RIGHT_WIDTH, RIGHT_NARROW, NARROW_BELOW = 384, 320, 1140
FEW_FAMILIES = 3


class OverviewPage(Page):
    """The first page in the morning."""

    PLACE = Place.OVERVIEW

    def __init__(self, services: Services, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self._services, self._act = services, actions
        self.day_shown: OverviewView | None = None
        """What was read last; the window takes its counts from it instead of reading the day once more."""
        self._minute = QTimer(self, interval=MINUTE)
        self._build_body()
        self._connect()

    def open(self, destination: Destination) -> None:
        """Show the day; `destination` says nothing more here."""
        del destination
        self._load()
        self._minute.start()
        if self.hours.isVisible() and self.hours.rows:
            self.hours.rows[0].folder_button.setFocus(Qt.FocusReason.OtherFocusReason)

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
        one_column = self.width() < measures.scaled(ONE_COLUMN_BELOW)
        direction = QBoxLayout.Direction.TopToBottom if one_column else QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(direction)
        self._columns.setStretch(0, 0 if one_column else 1)
        self._columns.setStretch(2, 1 if one_column else 0)
        width = RIGHT_NARROW if self.width() < measures.scaled(NARROW_BELOW) else RIGHT_WIDTH
        self._right.setMaximumWidth(16_777_215 if one_column else measures.scaled(width))
        self._right.setMinimumWidth(0 if one_column else measures.scaled(width))

    # -- building

    def _build_body(self) -> None:
        self.hours, self.waiting = FirstHoursCard(), WaitingCard()
        self.confirm, self.recent, self.steps = ConfirmCard(), RecentCard(), FirstStepsCard()
        self._left, self._right = QWidget(), QWidget()
        self._left_column = _column(self._left, (self.hours, self.waiting))
        self._right_column = _column(self._right, (self.confirm, self.recent, self.steps))
        self._cards = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._cards)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(measures.CARD_GAP)
        self._columns.addWidget(self._left, 1)
        self._columns.addWidget(self._right)
        self._columns.addStretch(0)  # takes the rest of the height below the cards of one column
        self._empty = EmptyState(
            _("Her begynder dit overblik"),
            _("Opret den første familie. Så viser siden hver morgen, hvilken mappe der haster."),
        )
        self.create_button = self._empty.add_primary(_("Opret den første familie"), Icon.ADD)
        self.import_button = self._empty.add_alternative(_("Importér familiefil"), Icon.UPLOAD_FILE)
        self.begun = BegunCard()
        self.body.addWidget(self.begun)
        self.body.addWidget(self._empty, 1)
        self.body.addWidget(self._cards, 1)

    def _connect(self) -> None:
        self._minute.timeout.connect(self.tick)
        self.begun.wanted.connect(lambda: self._act.go(Destination(Place.FAMILY_FORM)))
        self.create_button.clicked.connect(lambda: self._act.go(Destination(Place.FAMILY_FORM)))
        self.import_button.clicked.connect(lambda: self._act.go(Destination(Place.FAMILIES, field="import")))
        self.hours.folder_wanted.connect(self._open_folder)
        self.hours.family_wanted.connect(self._open_family)
        self.hours.hand_over_wanted.connect(self._hand_over)
        self.hours.all_wanted.connect(lambda: self._act.go(Destination(Place.FAMILIES)))
        self.hours.reason_wanted.connect(self._say_why)
        self.waiting.family_wanted.connect(self._open_family)
        self.waiting.date_wanted.connect(self._write_date)
        self.confirm.confirmed.connect(self._confirm)
        self.confirm.all_wanted.connect(lambda: self._act.go(Destination(Place.CONTACTS, field="to_confirm")))
        self.recent.family_wanted.connect(self._open_family)
        self.steps.wanted.connect(self._act.go)

    # -- loading and showing

    def _load(self) -> None:
        view, now = self._services.overview.view(), local_now(self._services.clock)
        self.day_shown = view
        self.set_title(words.date_title(view.today), words.week_words(view.today))
        is_empty = view.families == 0
        self.set_sentence(greeting(view.linkworker, now) if is_empty else day_sentence(view, now))
        self.begun.show_kept(self._services.drafts.kept(DRAFT))
        self._empty.setVisible(is_empty)
        self._cards.setVisible(not is_empty)
        if is_empty:
            return
        had_focus = _focus_name(self)
        self.hours.show_folders(view.open_folders, len(view.first_hours), now)
        self.waiting.show_rows(view.waiting)
        self.confirm.show_contacts(view.to_confirm, view.contacts.to_confirm)
        self.recent.show_rows(view.recent, now)
        self._show_steps(view)
        self._arrange(view)
        _focus_again(self, had_focus)

    def _show_steps(self, view: OverviewView) -> None:
        steps = self._steps(view) if view.families < FEW_FAMILIES else ()
        shown = bool(steps) and not all(step.is_done for step in steps)
        self.steps.setVisible(shown)
        if shown:
            self.steps.show_steps(steps)

    def _steps(self, view: OverviewView) -> tuple[FirstStep, ...]:
        municipality = self._services.municipality.read()
        return (
            FirstStep(
                _("Skriv dit navn og telefonnummer til mappen"),
                bool(municipality.linkworker and phone.digits(municipality.linkworker_phone)),
                Destination(Place.SETTINGS, field="linkworker_phone"),
            ),
            FirstStep(
                _("Opret skole, læge og andre kontakter"),
                view.contacts.active > FEW_FAMILIES,
                Destination(Place.CONTACTS),
            ),
            FirstStep(
                _("Bekræft kontakterne"),
                view.contacts.active > 0 and not view.to_confirm,
                Destination(Place.CONTACTS),
            ),
        )

    def _arrange(self, view: OverviewView) -> None:
        """Show the cards that have something to say; the first one always stands at the left."""
        self.hours.setVisible(bool(view.first_hours))
        self.waiting.setVisible(bool(view.waiting))
        self.confirm.setVisible(bool(view.to_confirm))
        self.recent.setVisible(bool(view.recent))
        is_quiet = not view.first_hours and not view.waiting
        column = self._left_column if is_quiet else self._right_column
        if column.indexOf(self.recent) < 0:
            column.insertWidget(min(1, column.count() - 1), self.recent)
        right = (self.confirm, self.steps) if is_quiet else (self.confirm, self.recent, self.steps)
        self._right.setVisible(any(not card.isHidden() for card in right))

    # -- acting

    def _open_family(self, family: FamilyId) -> None:
        self._act.go(Destination(Place.FAMILY, family=family))

    def _open_folder(self, family: FamilyId) -> None:
        self._act.go(Destination(Place.FOLDER, family=family))

    def _write_date(self, family: FamilyId) -> None:
        self._act.go(Destination(Place.FAMILY_FORM, family=family, field="housed_at"))

    def _confirm(self, contact: ContactId) -> None:
        self._act.run_write(lambda: self._services.contacts.confirm(contact))

    def _hand_over(self, wanted: tuple[FamilyId, UUID]) -> None:
        from linkworker_desktop.ui.pages.folder.handing_over import HandingOver

        family, issue = wanted
        HandingOver(self._services, self._act, self).ask(self._services.folders.view(family), issue)

    def _say_why(self) -> None:
        self._act.tell(
            Notice(
                NoticeState.INFO,
                _("96 timer efter indflytning."),
                _("Det er kommunens egen frist efter Hedensted-modellen fra 2015, ikke et lovkrav."),
            )
        )


def _column(holder: QWidget, cards: tuple[QWidget, ...]) -> QVBoxLayout:
    layout = QVBoxLayout(holder)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(measures.CARD_GAP)
    for card in cards:
        layout.addWidget(card)
    layout.addStretch(1)
    return layout


def _focus_name(page: QWidget) -> str:
    focused = QApplication.focusWidget()
    return focused.accessibleName() if focused is not None and page.isAncestorOf(focused) else ""


def _focus_again(page: QWidget, name: str) -> None:
    """Put the focus on the widget of that name when a row was made anew."""
    focused = QApplication.focusWidget()
    if not name or (focused is not None and page.isAncestorOf(focused) and focused.isVisibleTo(page)):
        return
    for widget in page.findChildren(QWidget):
        if widget.accessibleName() == name and widget.isVisibleTo(page):
            widget.setFocus(Qt.FocusReason.OtherFocusReason)
            return
