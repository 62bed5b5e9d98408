"""What stands behind the main window while the data are open: services, actions, and the regular backup."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.base.settings import Settings
from linkworker_desktop.bootstrap import Services
from linkworker_desktop.i18n import _
from linkworker_desktop.services.backups import BackupView
from linkworker_desktop.services.changes import Kind
from linkworker_desktop.ui.actions import Actions, Notice, NoticeState
from linkworker_desktop.ui.alive import when_alive
from linkworker_desktop.ui.closing import Closing
from linkworker_desktop.ui.desk import Desk
from linkworker_desktop.ui.main_window import MainWindow
from linkworker_desktop.ui.navigation import Destination, Place
from linkworker_desktop.ui.opened_papers import sweep_papers
from linkworker_desktop.ui.window import Window

if TYPE_CHECKING:  # the first page does not wait for them
    from linkworker_desktop.ui.reminders.reminder_desk import ReminderDesk
    from linkworker_desktop.ui.reminders.tray import Tray

BACKUP_MILLISECONDS = 30 * 60 * 1000


class Opened(QObject):
    """One open vault, from unlocking to locking."""

    def __init__(self, services: Services, desk: Desk, window: Window, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.services, self._desk, self._window = services, desk, window
        self.actions = Actions(self)
        self.main = MainWindow(services, self.actions, desk)
        self._backup_timer = QTimer(self, interval=BACKUP_MILLISECONDS)
        self._backup_timer.timeout.connect(self.back_up)
        self._tray: Tray | None = None
        self._reminders: ReminderDesk | None = None
        self._copied = ""
        """What was put on the clipboard in this program's own windows, to be taken off it again."""
        self.actions.changed.connect(self._note_actor)
        QGuiApplication.clipboard().dataChanged.connect(self._note_copied)
        desk.backup_asked.connect(self.back_up)
        self._note_actor(frozenset({Kind.MUNICIPALITY}))

    @property
    def next_reminder(self) -> datetime | None:
        """When the next reminder comes, as far as it was looked up."""
        return self._reminders.watch.next_at if self._reminders is not None else None

    def remind(self, tray: Tray) -> None:
        """Tell what was missed, and from now on what its moment comes for."""
        self._tray = tray
        self._begin_to_remind(again=False)

    def show(self, destination: Destination | None = None) -> None:
        """Show the main window at a page, the overview unless said otherwise."""
        self._window.show_screen(self.main)
        self.main.open(destination or Destination(Place.OVERVIEW))
        self._backup_timer.start()

    def go_on(self) -> None:
        """Show the main window again where it was, because it could not be closed."""
        self._window.show_screen(self.main)
        self.main.open(replace(self.main.here, field="", text=""))
        self._backup_timer.start()
        if self._reminders is not None:
            self._reminders.start(again=True)

    def rebuild(self) -> None:
        """Build the main window anew in another language or text size, at the same page."""
        QTimer.singleShot(0, self, self._rebuild)

    def leave(self) -> tuple[str, ...]:
        """Keep what is unfinished and return what could not be kept; take back what others could see of the data.

        That is what was put on the clipboard, and papers opened in a PDF reader.
        """
        self._backup_timer.stop()
        if self._reminders is not None:
            self._reminders.stop()
        unkept = self.main.leave_pages()
        clipboard = QGuiApplication.clipboard()
        if self._copied and clipboard.text() == self._copied:
            clipboard.clear()
        self._copied = ""
        sweep_papers(self.services.database.files.root)
        return unkept

    def put_away(
        self,
        done: Callable[[str], object],
        refused: Callable[[str], object] | None = None,
        *,
        with_backup: bool = True,
    ) -> None:
        """Lock; `done` gets what went wrong with the backup, mostly nothing.

        With `refused` a failed backup leaves the data open, and `refused` gets the sentence instead.
        """
        closing = Closing(
            self.services,
            self.actions,
            with_backup=with_backup,
            keeps_open_on_failure=refused is not None,
            parent=self,
        )
        closing.closed.connect(done)
        if refused is not None:
            closing.refused.connect(refused)
        closing.start()

    def close_at_once(self) -> None:
        """Lock without a backup, because there is no time for one."""
        self.actions.wait_for_background(3_000)
        try:
            self.leave()
        finally:
            self.services.close(with_backup=False)

    def drop(self) -> None:
        """Delete the main window and everything in it."""
        self._window.drop(self.main)
        self.deleteLater()

    def back_up(self) -> None:
        """Make a verified backup if something changed; say only when it fails."""
        self.actions.run_in_background(
            self.services.backups.make_if_due,
            when_alive(self, self._backed_up),
            when_alive(self, self._not_backed_up),
        )

    def use_backup_folder(self, settings: Settings) -> None:
        """Put backups in the folder of the settings from now on."""
        folder = settings.backup_folder
        self.services.backups.use_folder(Path(folder) if folder else None)
        self.back_up()

    def _rebuild(self) -> None:
        here = self.main.here
        old = self.main
        old.leave_pages()
        self.main = MainWindow(self.services, self.actions, self._desk)
        self._window.show_screen(self.main)
        self.main.open(here)
        self._begin_to_remind(again=True)

    def _begin_to_remind(self, *, again: bool) -> None:
        from linkworker_desktop.ui.reminders.reminder_desk import ReminderDesk

        if self._tray is not None:
            self._reminders = ReminderDesk(self.services, self.actions, self.main, self._tray)
            self._reminders.start(again=again)

    def _backed_up(self, backup: BackupView | None) -> None:
        if backup is not None:
            self._desk.backup_made.emit(backup)

    def _not_backed_up(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        self.actions.tell(
            Notice(
                NoticeState.SOON,
                _("Sikkerhedskopien blev ikke lavet."),
                error.message,
                _("Vælg mappe"),
                lambda: self.actions.go(Destination(Place.SETTINGS, field="backup")),
            )
        )

    def _note_copied(self) -> None:
        clipboard = QGuiApplication.clipboard()
        if clipboard.ownsClipboard() or QGuiApplication.focusWindow() is not None:
            self._copied = clipboard.text()

    def _note_actor(self, kinds: frozenset[Kind]) -> None:
        if Kind.MUNICIPALITY in kinds:
            self.services.database.actor = self.services.municipality.read().linkworker
