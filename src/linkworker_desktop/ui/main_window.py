"""The frame of the open program: side panel, top line with search, the page, and the status line."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from linkworker_desktop.base.clock import local_now
from linkworker_desktop.base.errors import UserError
from linkworker_desktop.i18n import _
from linkworker_desktop.services.changes import Kind
from linkworker_desktop.ui.actions import Actions, Notice, NoticeState
from linkworker_desktop.ui.after_paint import after_paint
from linkworker_desktop.ui.alive import when_alive
from linkworker_desktop.ui.desk import Desk
from linkworker_desktop.ui.dropping import FileDrop
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import Button
from linkworker_desktop.ui.kit.icons import Icon
from linkworker_desktop.ui.kit.page import Page
from linkworker_desktop.ui.kit.search_field import SearchField
from linkworker_desktop.ui.kit.status_line import StatusLine
from linkworker_desktop.ui.kit.tokens import DARK, tokens_of
from linkworker_desktop.ui.log_way import write_log
from linkworker_desktop.ui.morning_reader import MorningReader
from linkworker_desktop.ui.navigation import Destination, Place
from linkworker_desktop.ui.notices import NoticeBoard
from linkworker_desktop.ui.places import PAGES, visited
from linkworker_desktop.ui.search_box import SearchBox
from linkworker_desktop.ui.shortcuts import Command, bind
from linkworker_desktop.ui.side_panel import NARROW_FROM, SidePanel
from linkworker_desktop.ui.status import backup_words, saved_words

if TYPE_CHECKING:
    from linkworker_desktop.bootstrap import Services
    from linkworker_desktop.services.backups import BackupView
    from linkworker_desktop.services.overview import OverviewView
    from linkworker_desktop.ui.commands import Finding
    from linkworker_desktop.ui.pages.folder import FolderPage

log = logging.getLogger(__name__)

OPENS_SAMPLE = "sample"
"""A destination in the settings with this field opens the sample municipality."""

COUNTED_AFTER = 1500
"""Milliseconds after the last write until what is late is counted: the page that was written on comes first."""


class MainWindow(QWidget):
    """Everything that is seen while the data are open; pages are made when they are first visited."""

    def __init__(
        self, services: Services, actions: Actions, desk: Desk | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._services, self._actions, self._desk = services, actions, desk or Desk()
        self._pages: dict[Place, Page] = {}
        self._here = Destination(Place.OVERVIEW)
        self._counted: OverviewView | None = None
        self._work = self._commands()
        self.side_panel = SidePanel()
        self.search = SearchBox(lambda text: self._finding(text))  # noqa: PLW0108 - made at the first search
        self.new_family = Button(_("&Ny familie"), icon=Icon.ADD)
        self.status = StatusLine()
        self._stack = QStackedWidget()
        self._board = NoticeBoard(self)
        self._late = MorningReader(services, actions, self)
        self._late_pause = QTimer(self, interval=COUNTED_AFTER, singleShot=True)
        self._late_pause.timeout.connect(self._late.read)
        self._build()
        self._connect()
        self._load()

    @property
    def here(self) -> Destination:
        """Where the window is now."""
        return self._here

    @property
    def page(self) -> Page:
        """The page that is seen."""
        return self._page_of(self._here.place)

    def open(self, destination: Destination) -> None:
        """Leave the present page and show another, or the same one at another thing."""
        if destination.place is Place.SETTINGS and destination.field == OPENS_SAMPLE:
            self._desk.sample_asked.emit()
            return
        unkept = _left(self._pages[self._here.place]) if self._here.place in self._pages else None
        self._here = destination
        page = self._page_of(destination.place)
        self._stack.setCurrentWidget(page)
        self.side_panel.set_place(destination.place)
        self._board.move_to(page, destination.family)
        self._guarded(lambda: visited(page).open(destination))
        if self._counted is None or destination.place is Place.OVERVIEW:
            self._show_counts()
        self._show_top_line()
        if unkept is not None:
            self.tell(Notice(NoticeState.OVER, unkept))

    def leave_pages(self) -> tuple[str, ...]:
        """Let every page keep what is unfinished, before locking or closing; return why some could not."""
        reasons = [_left(page) for page in self._pages.values()]
        return tuple(dict.fromkeys(reason for reason in reasons if reason is not None))

    def tell(self, notice: Notice) -> None:
        """Show a notice on the page that is seen."""
        self._board.show(notice)

    def told(self) -> tuple[Notice, ...]:
        """Return the notices that have not left yet."""
        return self._board.told()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.side_panel.set_narrow(narrow=self.width() < NARROW_FROM)

    def _build(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(measures.PAGE_MARGIN, 10, measures.PAGE_MARGIN, 10)
        top.addWidget(self.search)
        top.addStretch(1)
        top.addWidget(self.new_family)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addLayout(_as_wide_as_pages(top))
        right.addWidget(self._stack, 1)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.side_panel)
        middle.addLayout(right, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(middle, 1)
        layout.addWidget(self.status)
        self.side_panel.set_narrow(narrow=False)
        bind(self, self._work)

    def _connect(self) -> None:
        self.side_panel.chosen.connect(lambda place: self._actions.go(Destination(place)))
        self.side_panel.lock_pressed.connect(self._desk.lock_asked)
        self.new_family.clicked.connect(self._work[Command.NEW_FAMILY])
        self.status.sample_deletion_asked.connect(self._desk.sample_deletion_asked)
        self._actions.travelled.connect(self.open)
        FileDrop(self, self._actions)
        self._actions.noticed.connect(self.tell)
        self._actions.changed.connect(self._refresh)
        self._actions.saved.connect(self._show_saved)
        self._late.counted.connect(lambda morning: self._show_late(morning.late_count))
        self._desk.backup_made.connect(self._show_backup)

    def _load(self) -> None:
        self._show_municipality()
        self._show_saved()
        for sentence in self._services.database.notices():
            self.tell(Notice(NoticeState.OVER, sentence))
        after_paint(self, self._read_backup)

    def _read_backup(self) -> None:
        self._actions.run_in_background(self._services.backups.latest, when_alive(self, self._show_backup))

    def _page_of(self, place: Place) -> Page:
        if place not in self._pages:
            page = PAGES[place](self._services, self._actions, self._desk)
            self._pages[place] = page
            counted = getattr(page, "late_counted", None)
            if counted is not None:
                counted.connect(self._show_late)
            self._stack.addWidget(page)
        return self._pages[place]

    def _refresh(self, kinds: frozenset[Kind]) -> None:
        page = self.page
        self._guarded(lambda: visited(page).refresh(kinds))
        if Kind.MUNICIPALITY in kinds:
            self._show_municipality()
        self._show_counts()
        self._show_top_line()

    def _guarded(self, show: Callable[[], None]) -> None:
        """Show something that may be gone meanwhile, e.g. by »Fortryd«; then say so and go to the overview."""
        try:
            show()
        except UserError as error:
            if self._here.place is Place.OVERVIEW:
                raise
            self.open(Destination(Place.OVERVIEW))
            self.tell(Notice(NoticeState.INFO, error.message))

    def _show_municipality(self) -> None:
        municipality = self._services.municipality.read()
        self.side_panel.set_municipality(municipality.name)
        self.status.set_sample(municipality.name if municipality.is_sample else None)

    def _show_counts(self) -> None:
        shown: OverviewView | None = getattr(self._page_of(self._here.place), "day_shown", None)
        self._counted = view = shown or self._services.overview.view()
        if self._here.place is not Place.OVERVIEW:  # that page counts what is late itself
            self._late_pause.start()
        self.side_panel.rows[Place.CONTACTS].set_counts(waiting=view.contacts.to_confirm)

    def _show_late(self, number: int) -> None:
        self.side_panel.rows[Place.OVERVIEW].set_counts(late=number)

    def _show_top_line(self) -> None:
        has_own_button = self._here.place in {Place.OVERVIEW, Place.FAMILIES} and (
            self._counted is None or not self._counted.families
        )
        self.new_family.setVisible(self._here.place is not Place.FAMILY_FORM and not has_own_button)

    def _show_saved(self) -> None:
        self.status.set_saved(saved_words(local_now(self._services.clock)))

    def _show_backup(self, backup: BackupView | None) -> None:
        now = local_now(self._services.clock)
        words, late = backup_words(backup.made_at if backup is not None else None, now)
        self.status.set_backup(words, late=late)

    def _to(self, place: Place) -> Callable[[], None]:
        return lambda: self._actions.go(Destination(place))

    def _commands(self) -> dict[Command, Callable[[], object]]:
        to = self._to
        return {
            Command.SEARCH: self._search,
            Command.NEW_FAMILY: to(Place.FAMILY_FORM),
            Command.LOG: lambda: write_log(self, self._services, self._actions),
            Command.FILTER: self._focus_filter,
            Command.SAVE: self._say_saved,
            Command.PRINT: self._print,
            Command.UNDO: self._undo,
            Command.REDO: self._redo,
            Command.REFRESH: lambda: self.open(self._here),
            Command.HELP: self._help,
            Command.SETTINGS: to(Place.SETTINGS),
            Command.LOCK: self._desk.lock_asked.emit,
            Command.QUIT: self._desk.quit_asked.emit,
            Command.OVERVIEW: to(Place.OVERVIEW),
            Command.FAMILIES: to(Place.FAMILIES),
            Command.CONTACTS: to(Place.CONTACTS),
            Command.FOLDERS: to(Place.FOLDERS),
            Command.CALENDAR: to(Place.CALENDAR),
            Command.NEW_EVENT: self._new_event,
        }

    @cached_property
    def _finding(self) -> Finding:
        from linkworker_desktop.ui.commands import Finding

        return Finding(self._services, self._actions, self._work, self._look_command)

    def _search(self) -> None:
        self.search.start()

    def _focus_filter(self) -> None:
        if (start := getattr(self.page, "start_filter", None)) is not None:
            start()
            return
        for field in self.page.findChildren(SearchField):
            if field.isVisible():
                field.setFocus()
                field.selectAll()
                return
        self.search.start()

    def _say_saved(self) -> None:
        focused = QApplication.focusWidget()
        if isinstance(focused, QLineEdit):
            focused.editingFinished.emit()
        sentence = _("Alt er gemt.")
        self.tell(Notice(NoticeState.DONE, sentence, _("Det sker af sig selv, hver gang du skriver noget.")))

    def _print(self) -> None:
        if self._here.place is Place.FOLDER:
            cast("FolderPage", self.page).print_folder()
        elif self._here.place is Place.FAMILY and self._here.family is not None:
            self._actions.go(Destination(Place.FOLDER, family=self._here.family))
        else:
            self.tell(Notice(NoticeState.INFO, _("Åbn en familie først."), _("Så finder Ctrl+P dens mappe.")))

    def _undo(self) -> None:
        if self._actions.undo_stack.canUndo():
            self._actions.undo_stack.undo()
        else:
            self.tell(Notice(NoticeState.INFO, _("Der er ikke noget at fortryde.")))

    def _redo(self) -> None:
        if self._actions.undo_stack.canRedo():
            self._actions.undo_stack.redo()
        else:
            self.tell(Notice(NoticeState.INFO, _("Der er ikke noget at gøre igen.")))

    def _help(self) -> None:
        from linkworker_desktop.ui.dialogs.help import HelpDialog

        dialog = HelpDialog(self)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _new_event(self) -> None:
        from linkworker_desktop.ui.dialogs.event import EventDialog, whom_of_family

        family = self._here.family
        whom = whom_of_family(family, self._services.families.sheet(family).surname) if family else None
        EventDialog.new(self._services, self._actions, self, whom=whom).open()

    def _look_command(self) -> tuple[str, Callable[[], object]]:
        if tokens_of(self) is DARK:
            return _("Lyst udseende"), lambda: self._desk.choose(theme="light")
        return _("Mørkt udseende"), lambda: self._desk.choose(theme="dark")


def _as_wide_as_pages(line: QHBoxLayout) -> QHBoxLayout:
    """Return a line that ends where the content of a page ends."""
    sheet = QWidget()
    sheet.setMaximumWidth(measures.MAX_CONTENT_WIDTH + 2 * measures.PAGE_MARGIN)
    sheet.setLayout(line)
    outer = QHBoxLayout()
    outer.addWidget(sheet, 1)
    outer.addStretch(0)
    return outer


def _left(page: Page) -> str | None:
    """Leave a page; return why it could not keep what is unfinished, None when all is well.

    Whatever goes wrong in a page, the next one is left too, and the data are locked.
    """
    try:
        visited(page).leave()
    except UserError as error:
        return error.message
    except Exception as error:
        log.warning("a page could not be left: %s", type(error).__name__)
        return _("Der skete en fejl.")
    return None
