"""The course of the program: which screen follows which, from the first run to closing."""

from __future__ import annotations

import gc
import logging
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from linkworker_desktop.base.clock import Clock
from linkworker_desktop.base.errors import UserError
from linkworker_desktop.base.settings import Settings
from linkworker_desktop.i18n import _
from linkworker_desktop.ui.actions import Notice, NoticeState
from linkworker_desktop.ui.after_paint import after_paint
from linkworker_desktop.ui.desk import Desk
from linkworker_desktop.ui.entrance import Entrance
from linkworker_desktop.ui.warming import OTHER_PAGES, load
from linkworker_desktop.ui.window import Window

if TYPE_CHECKING:
    from linkworker_desktop.bootstrap import Services
    from linkworker_desktop.ui.idle import IdleWatch
    from linkworker_desktop.ui.opened import Opened
    from linkworker_desktop.ui.reminders.locked import LockedBell
    from linkworker_desktop.ui.reminders.tray import Tray
    from linkworker_desktop.ui.session_watch import SessionWatch

log = logging.getLogger(__name__)

_AFTER_FIRST_PAGE = 100
"""Milliseconds until SQLAlchemy is loaded in a thread: the first page is on the screen by then."""


class Program(QObject):
    """Owns the window and, while the data are open, what stands behind it."""

    ended = Signal()

    def __init__(
        self,
        app: QApplication,
        folder: Path,
        settings: Settings,
        settings_file: Path | None,
        *,
        clock: Clock,
        window: Window | None = None,
    ) -> None:
        super().__init__()
        self._app, self.folder, self._clock = app, folder, clock
        self.window = window or Window()
        self.desk = Desk(settings, settings_file, data_folder=folder, parent=self)
        self.opened: Opened | None = None
        self._is_closing = False
        self._session: SessionWatch | None = None
        self.entrance = Entrance(self.window, self.desk, folder, clock, parent=self)
        self._connect()

    @cached_property
    def idle(self) -> IdleWatch:
        """The watch for a program nobody is at, made when there is something to lock."""
        from linkworker_desktop.ui.idle import IdleWatch

        watch = IdleWatch(self._app, self)
        watch.idle.connect(self.lock)
        return watch

    @cached_property
    def tray(self) -> Tray:
        """The place for notices on the desktop, which outlives the open data."""
        from linkworker_desktop.ui.reminders.tray import Tray

        tray = Tray(self)
        tray.pressed.connect(self._come_forward)
        return tray

    @cached_property
    def locked_bell(self) -> LockedBell:
        """What reminds while the data are locked, without knowing of what."""
        from linkworker_desktop.ui.reminders.locked import LockedBell

        return LockedBell(self.tray, self._clock, self)

    def start(self) -> None:
        """Show the window with the screen the data folder asks for."""
        self.entrance.show_first()
        self.window.show()

    def end(self) -> None:
        """Let go of everything, also when the system ends the program."""
        self.idle.stop()
        if self.opened is not None:
            self.opened.close_at_once()
            self.opened = None
        self.entrance.end()

    def lock(self) -> None:
        """Cover and lock the data; the passphrase brings everything back."""
        self._put_away(self._locked)

    def quit(self) -> None:
        """Back up what changed, lock, and end. When the backup fails the window stays and says so."""
        if self.opened is None:
            self._leave()
        elif not self._is_closing:
            self._close(self.opened)

    def _connect(self) -> None:
        desk = self.desk
        self.window.close_asked.connect(self.quit)
        desk.quit_asked.connect(self.quit)
        desk.quit_without_backup_asked.connect(self._quit_without_backup)
        desk.lock_asked.connect(self.lock)
        desk.restore_asked.connect(lambda: self._put_away(lambda _sentence: self.entrance.show_restore()))
        desk.sample_asked.connect(lambda: self._put_away(lambda _sentence: self.entrance.open_sample()))
        desk.sample_deletion_asked.connect(
            lambda: self._put_away(lambda _sentence: self.entrance.delete_sample(), with_backup=False)
        )
        desk.settings_changed.connect(self._settings_changed)
        self.entrance.opened.connect(self._opened)
        self._app.commitDataRequest.connect(lambda _session: self.end())

    def _opened(self, services: Services, notices: list[Notice], is_sample: bool) -> None:  # noqa: FBT001
        from linkworker_desktop.ui.opened import Opened

        try:
            self.opened = Opened(services, self.desk, self.window, parent=self)
            self.opened.show()
        except Exception as error:
            self._not_opened(services, error)
            raise
        for notice in notices:
            self.opened.actions.tell(notice)
        self.desk.choose(recent_vault="sample" if is_sample else "real")
        after_paint(self.opened.main, self._first_page_painted)

    def _listen_to_desktop(self) -> None:
        from linkworker_desktop.ui.session_watch import SessionWatch

        if self._session is None:
            self._session = SessionWatch(self)
            self._session.left.connect(self._left_alone)

    def _left_alone(self) -> None:
        if self.opened is not None:
            self.lock()

    def _first_page_painted(self) -> None:
        """Watch from now on whether anybody is there, and soon load the rest."""
        if self.opened is not None:
            self.idle.start(self.desk.settings.lock_minutes)
            QTimer.singleShot(_AFTER_FIRST_PAGE, self.opened, self._load_other_pages)

    def _load_other_pages(self) -> None:
        """Load behind the first page what the others and every write need, and begin to listen to the desktop."""
        if self.opened is not None:
            self._listen_to_desktop()
            self.locked_bell.stop()
            self.opened.remind(self.tray)
            self.opened.actions.run_in_background(lambda: load(OTHER_PAGES), lambda _nothing: gc.freeze())

    def _come_forward(self) -> None:
        if self.window.isMinimized():
            self.window.showNormal()
        else:
            self.window.show()
        self.window.raise_()
        self.window.activateWindow()

    def _not_opened(self, services: Services, error: Exception) -> None:
        """Lock what could not be shown, so that it can be unlocked again."""
        opened, self.opened = self.opened, None
        services.close(with_backup=False)
        why = error.message if isinstance(error, UserError) else _("Der skete en fejl. Prøv igen.")
        self.entrance.show_unlock(error=why)
        if opened is not None:
            opened.drop()

    def _put_away(self, then: Callable[[str], object], *, with_backup: bool = True) -> None:
        """Close dialogs and the vault, if it is open, and go on; `then` gets what went wrong with the backup."""
        if self._is_closing:
            self._close_dialogs()
            return
        opened, self.opened = self.opened, None
        self.idle.stop()
        if opened is None:
            self._close_dialogs()
            then("")
            return
        unkept: tuple[str, ...] = ()

        def go_on(sentence: str) -> None:
            self._end_closing()
            opened.drop()
            then(_what_was_lost(sentence, unkept))

        self._is_closing = True
        try:
            self._cover(_("Låser …"), _("Sikkerhedskopien tages …") if with_backup else "")
            unkept = opened.leave()
            self.locked_bell.wait_until(opened.next_reminder)
        finally:
            opened.put_away(go_on, with_backup=with_backup)

    def _close(self, opened: Opened) -> None:
        """Back up, lock and end; who would lose something typed is told instead, at the locked window."""
        unkept: tuple[str, ...] = ()

        def go_on(sentence: str) -> None:
            self._end_closing()
            if not unkept:
                self._leave()
                return
            self.opened = None
            opened.drop()
            self._locked(_what_was_lost(sentence, unkept))

        self._is_closing = True
        self.idle.stop()
        try:
            self._cover(_("Lukker …"), _("Lukker: sikkerhedskopien tages …"))
            unkept = opened.leave()
        finally:
            opened.put_away(go_on, self._not_closed)

    def _cover(self, sentence: str, busy: str) -> None:
        """Let nothing of the data be seen or touched from now on."""
        self.entrance.show_waiting(sentence, keep_old=True)
        self._close_dialogs()
        self.window.set_busy(busy)

    def _end_closing(self) -> None:
        self._is_closing = False
        self.window.set_busy("")

    def _locked(self, sentence: str) -> None:
        self.entrance.show_unlock(error=sentence)

    def _leave(self) -> None:
        self.opened = None
        self.entrance.end()
        self.window.allow_closing()
        self.window.close()
        self.ended.emit()

    def _not_closed(self, sentence: str) -> None:
        self._end_closing()
        if self.opened is not None:
            self.opened.go_on()
            self.idle.start(self.desk.settings.lock_minutes)
            told = Notice(
                NoticeState.OVER,
                _("Sikkerhedskopien blev ikke lavet."),
                sentence,
                _("Luk alligevel"),
                self.desk.quit_without_backup_asked.emit,
            )
            self.opened.actions.tell(told)

    def _quit_without_backup(self) -> None:
        self._put_away(lambda _sentence: self._leave(), with_backup=False)

    def _close_dialogs(self) -> None:
        popup = self._app.activePopupWidget()
        while popup is not None:
            popup.close()
            popup = self._app.activePopupWidget()
        for widget in self._app.topLevelWidgets():
            if widget is not self.window and widget.isVisible() and widget.isWindow():
                _dismiss(widget)

    def _settings_changed(self, before: Settings, after: Settings) -> None:
        from linkworker_desktop.ui.application import dress, speak

        if (before.theme, before.text_size) != (after.theme, after.text_size):
            dress(self._app, after)
        if self.opened is not None:
            if before.lock_minutes != after.lock_minutes:
                self.idle.start(after.lock_minutes)
            if before.backup_folder != after.backup_folder:
                self.opened.use_backup_folder(after)
        if before.language != after.language:
            speak(self._app, after.language)
        if self.opened is not None and (before.language, before.text_size) != (
            after.language,
            after.text_size,
        ):
            self.opened.rebuild()


def _what_was_lost(backup: str, unkept: tuple[str, ...]) -> str:
    """Return what to say at the locked window; `backup` is why there is none, `unkept` why a draft is lost."""
    sentences = []
    if backup:
        sentences.append(_("Dataene er låst, men sikkerhedskopien blev ikke lavet. {why}").format(why=backup))
    if unkept:
        lost = _("Dataene er låst, men det sidste, du skrev, blev ikke gemt. {why}")
        sentences.append(lost.format(why=" ".join(unkept)))
    return " ".join(sentences)


def _dismiss(widget: QWidget) -> None:
    from PySide6.QtWidgets import QDialog

    if isinstance(widget, QDialog):
        widget.reject()
    widget.close()
