"""Everything before the data are open: which screen the folder asks for, and the ways from one to the next."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from linkworker_desktop.base.clock import Clock, local_now
from linkworker_desktop.base.errors import UserError
from linkworker_desktop.base.paths import SAMPLE_PASSPHRASE, DataFolder
from linkworker_desktop.i18n import _
from linkworker_desktop.services.presence import has_backups, last_opened, looks_ready
from linkworker_desktop.ui.actions import Actions, Notice, NoticeState
from linkworker_desktop.ui.alive import when_alive
from linkworker_desktop.ui.desk import Desk
from linkworker_desktop.ui.sample_vault import (
    SAMPLE_NAME,
    delete_made_sample,
    open_sample,
    sample_folder,
)
from linkworker_desktop.ui.unlock.unlock_screen import UnlockScreen
from linkworker_desktop.ui.unlock.ways_in import WaysIn
from linkworker_desktop.ui.warming import FIRST_PAGE, load
from linkworker_desktop.ui.window import Window

if TYPE_CHECKING:
    from linkworker_desktop.bootstrap import Services
    from linkworker_desktop.ui.unlock.first_run import FirstRun, FirstRunResult

_AFTER_PAINT = 300
"""Milliseconds until what the first frame can do without; nobody opens a paper as quickly."""


class Entrance(QObject):
    """Sends `opened` (services, what to say first, whether it is the sample) and `warmed` after the imports."""

    opened = Signal(object, list, bool)
    warmed = Signal()

    def __init__(
        self, window: Window, desk: Desk, folder: Path, clock: Clock, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._window, self._desk, self._folder, self._clock = window, desk, folder, clock
        self._actions = Actions(self)
        self._ways = WaysIn(folder, desk, clock)
        self._is_sample = False
        self._is_warm = False
        self._unfinished: Services | None = None
        """A vault that is open but not in use yet: in the first run, or with a new passphrase to be chosen."""

    def show_first(self) -> None:
        """Show the screen the data folder asks for; soon remove papers a program that was cut off left behind."""
        QTimer.singleShot(_AFTER_PAINT, self, self._sweep)
        if looks_ready(self._folder):
            self.show_unlock()
        elif self._desk.settings.recent_vault == "sample" and looks_ready(sample_folder(self._folder)):
            self.open_sample()
        else:
            self._show_by_state()

    def show_unlock(self, *, error: str = "", notice: str = "") -> None:
        """Show »Lås op« for the data that were open last."""
        if not self._is_sample and not looks_ready(self._folder):
            self._show_by_state(notice)
            return
        shown = self._window.screen_shown
        if isinstance(shown, UnlockScreen) and shown.is_sample is self._is_sample:
            screen = shown
            screen.set_waiting("")
        else:
            screen = self._unlock_screen()
            self._window.show_screen(screen)
        if error:
            screen.show_error(error)
        if notice:
            screen.show_notice(notice)

    def show_waiting(self, sentence: str, *, keep_old: bool = False) -> None:
        """Cover what was seen at once and say what is being done; `keep_old` when it is put away behind."""
        shown = self._window.screen_shown
        screen = shown if isinstance(shown, UnlockScreen) else self._unlock_screen()
        screen.set_waiting(sentence)
        self._window.show_screen(screen, keep_old=keep_old)

    def show_first_run(self, notice: str = "") -> None:
        """Show the first run from its beginning."""
        screen = self._first_run()
        self._window.show_screen(screen)
        if notice:
            screen.error.show_text(notice)
        self._warm_up()

    def show_restore(self, *, back: Callable[[], object] | None = None) -> None:
        """Show »Gendan sikkerhedskopi«; »Tilbage« leads to where one came from."""
        from linkworker_desktop.ui.unlock.restore_screen import RestoreScreen

        self._is_sample = False
        files = DataFolder(self._folder)
        screen = RestoreScreen(
            self._actions,
            self._ways.restore,
            today=self._clock.today(),
            folder=Path(self._desk.settings.backup_folder or files.backups),
            replaces=files.database.exists(),
        )
        screen.back_asked.connect(back or self.show_unlock)
        screen.restored.connect(self._restored)
        self._window.show_screen(screen)
        self._warm_up()

    def open_sample(self) -> None:
        """Open the sample municipality, made first if need be."""
        self._is_sample = True
        self.show_waiting(_("Eksempelkommunen {name} åbnes …").format(name=SAMPLE_NAME))
        self._window.set_busy(_("Eksempelkommunen lægges frem …"))
        folder, clock = self._folder, self._clock
        self._run(lambda: open_sample(folder, clock), self._sample_opened, self._sample_failed)

    def delete_sample(self) -> None:
        """Delete the sample, which is closed, and come back to the municipality's own data."""
        self._is_sample = False
        self.show_waiting(_("Eksempeldata slettes …"))
        folder = self._folder
        self._run(
            lambda: delete_made_sample(folder),
            lambda _nothing: self._sample_deleted(),
            lambda error: self._say(error, self.show_unlock),
        )

    def end(self) -> None:
        """Close what is half open and wait for the threads."""
        self._actions.wait_for_background()
        if self._unfinished is not None:
            self._unfinished.close(with_backup=False)
            self._unfinished = None

    def _sweep(self) -> None:
        from linkworker_desktop.ui.opened_papers import sweep_papers

        for folder in (self._folder, sample_folder(self._folder)):
            sweep_papers(folder)

    def _unlock_screen(self) -> UnlockScreen:
        folder = sample_folder(self._folder) if self._is_sample else self._folder
        screen = UnlockScreen(
            self._actions,
            lambda passphrase: self._open(passphrase=passphrase),
            now=local_now(self._clock),
            last_opened=last_opened(folder),
            sample_passphrase=SAMPLE_PASSPHRASE if self._is_sample else "",
        )
        screen.unlocked.connect(self._unlocked)
        screen.recovery_asked.connect(self._show_recovery)
        screen.restore_asked.connect(self.show_restore)
        screen.sample_asked.connect(self._turn_to_own if self._is_sample else self.open_sample)
        screen.painted.connect(self._warm_up)
        return screen

    def _show_by_state(self, notice: str = "") -> None:
        """Finish a restore that was cut off, then show what the folder asks for."""
        from linkworker_desktop.services.secrets import VaultState, data_state

        error = ""
        try:
            state = data_state(self._folder)
        except UserError as refused:
            state, error = VaultState.INCOMPLETE, refused.message
        nothing_to_lose = not DataFolder(self._folder).database.exists() and not has_backups(self._folder)
        if state is VaultState.READY:
            self._window.show_screen(self._unlock_screen())
        elif state is VaultState.EMPTY or (nothing_to_lose and not error):
            self.show_first_run(notice)
        else:
            screen = self._unlock_screen()
            self._window.show_screen(screen)
            missing = _("Der mangler en fil i datamappen. Gendan dataene fra en sikkerhedskopi.")
            screen.set_incomplete(error or missing)

    def _first_run(self) -> FirstRun:
        from linkworker_desktop.ui.unlock.first_run import FirstRun
        from linkworker_desktop.ui.unlock.setup import Setup

        screen = FirstRun(
            self._actions,
            Setup(self._folder, self._clock),
            default_backups=DataFolder(self._folder).backups,
            sample_name=SAMPLE_NAME,
            sample_passphrase=SAMPLE_PASSPHRASE,
        )
        screen.vault_made.connect(self._keep)
        screen.finished.connect(self._first_run_over)
        screen.restore_asked.connect(lambda: self.show_restore(back=self.show_first_run))
        return screen

    def _show_recovery(self) -> None:
        from linkworker_desktop.ui.unlock.recovery_screen import RecoveryScreen

        screen = RecoveryScreen(
            self._actions, lambda typed: self._open(recovery_key=typed), self._ways.set_passphrase
        )
        screen.opened.connect(self._keep)
        screen.finished.connect(self._unlocked)
        screen.back_asked.connect(self._give_up)
        self._window.show_screen(screen)

    def _open(self, *, passphrase: str | None = None, recovery_key: str | None = None) -> Services:
        return self._ways.open(passphrase=passphrase, recovery_key=recovery_key, is_sample=self._is_sample)

    def _restored(self, passphrase: str) -> None:
        if not passphrase:
            self.show_unlock(notice=_("Dataene er gendannet. Lås op med adgangskoden fra dengang."))
            return
        self.show_waiting(_("Dataene er gendannet og åbnes …"))
        self._run(
            lambda: self._open(passphrase=passphrase),
            lambda services: self._unlocked(services, _("Dataene er gendannet.")),
            lambda error: self._say(error, self.show_unlock),
        )

    def _unlocked(self, services: Services, sentence: str = "") -> None:
        from linkworker_desktop.ui.unlock.setup import unfinished_step, words_of

        self._unfinished = None
        step = None if self._is_sample else unfinished_step(services)
        if step is not None:
            self._unfinished = services
            screen = self._first_run()
            self._window.show_screen(screen)
            screen.resume(services, words_of(services), step)
            return
        notices = [Notice(NoticeState.DONE, sentence)] if sentence else []
        self.opened.emit(services, notices, self._is_sample)

    def _first_run_over(self, result: FirstRunResult) -> None:
        from linkworker_desktop.ui.unlock.steps import Beginning

        self._unfinished = None
        if result.backup_folder is not None:
            self._desk.choose(backup_folder=str(result.backup_folder))
            result.services.backups.use_folder(result.backup_folder)
        if result.beginning is Beginning.SAMPLE:
            self._run(result.services.close, lambda _nothing: self.open_sample())
        elif result.beginning is Beginning.RESTORE:
            close = result.services.close
            self._run(lambda: close(with_backup=False), lambda _nothing: self.show_restore())
        else:
            self._begin_with(result.services, result.import_file)

    def _begin_with(self, services: Services, file: Path | None) -> None:
        """Open what the first run made, with the family of a file in it if there is one."""
        if file is None:
            self.opened.emit(services, [], False)
            return
        self._unfinished = services

        def begin(notice: Notice) -> None:
            self._unfinished = None
            self.opened.emit(services, [notice], False)

        def failed(error: Exception) -> None:
            is_ours = not isinstance(error, UserError)
            sentence = _("Familiefilen kunne ikke hentes.") if is_ours else str(error)
            begin(Notice(NoticeState.OVER, sentence))
            if is_ours:
                raise error

        self._run(
            lambda: services.case_files.import_file(file),
            lambda changed: begin(Notice(NoticeState.DONE, changed.sentence)),
            failed,
        )

    def _sample_opened(self, services: Services) -> None:
        self._window.set_busy("")
        self.opened.emit(services, [], True)

    def _sample_failed(self, error: Exception) -> None:
        self._window.set_busy("")
        self._is_sample = False
        self._say(error, self.show_unlock)

    def _sample_deleted(self) -> None:
        self._desk.choose(recent_vault="real")
        self.show_unlock(notice=_("Eksempeldata er slettet."))

    def _turn_to_own(self) -> None:
        self._is_sample = False
        self.show_unlock()

    def _keep(self, services: Services) -> None:
        self._unfinished = services

    def _give_up(self) -> None:
        services, self._unfinished = self._unfinished, None
        if services is None:
            self.show_unlock()
        else:
            self._run(lambda: services.close(with_backup=False), lambda _nothing: self.show_unlock())

    def _say(self, error: Exception, then: Callable[[], object]) -> None:
        if not isinstance(error, UserError):
            raise error
        then()
        screen = self._window.screen_shown
        if isinstance(screen, UnlockScreen):
            screen.show_error(error.message)

    def _run(
        self,
        work: Callable[[], object],
        done: Callable[..., object],
        failed: Callable[[Exception], object] | None = None,
    ) -> None:
        refused = failed or (lambda error: self._say(error, self.show_unlock))
        self._actions.run_in_background(work, when_alive(self, done), when_alive(self, refused))

    def _warm_up(self) -> None:
        if not self._is_warm:
            self._is_warm = True
            self._actions.run_in_background(lambda: load(FIRST_PAGE), lambda _nothing: self.warmed.emit())
