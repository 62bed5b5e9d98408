"""The first run: four short steps; only the passphrase is needed now."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.domain.problems import InvalidInput
from linkworker_desktop.i18n import _
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.alive import when_alive
from linkworker_desktop.ui.file_dialogs import ask, open_dialog
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import link_button, primary_button, secondary_button
from linkworker_desktop.ui.unlock.frame import EntryFrame, ErrorLine
from linkworker_desktop.ui.unlock.passphrase_step import PassphraseStep
from linkworker_desktop.ui.unlock.setup import Setup
from linkworker_desktop.ui.unlock.step_marks import StepMarks
from linkworker_desktop.ui.unlock.steps import (
    BackupStep,
    Beginning,
    BeginningStep,
    MunicipalityStep,
    MunicipalityWords,
    own_words,
)

if TYPE_CHECKING:
    from linkworker_desktop.bootstrap import Services

MUNICIPALITY, PASSPHRASE, BEGINNING, BACKUP = range(4)


@dataclass(frozen=True, slots=True)
class FirstRunResult:
    """What came out of the first run. `import_file` is the family file to take in."""

    services: Services
    beginning: Beginning
    import_file: Path | None
    backup_folder: Path | None


class FirstRun(QWidget):
    """The wizard. `finished` carries a `FirstRunResult`; `restore_asked` comes before there is any vault."""

    finished = Signal(object)
    vault_made = Signal(object)
    restore_asked = Signal()

    def __init__(
        self,
        actions: Actions,
        setup: Setup,
        *,
        default_backups: Path,
        sample_name: str,
        sample_passphrase: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._actions, self._setup = actions, setup
        self._services: Services | None = None
        self._import_file: Path | None = None
        self._step = 0
        self.ask_file: Callable[[], Path | None] = self._ask_for_file
        """Asks for a family file; None when nothing was chosen."""
        self.marks = StepMarks(4)
        self.error = ErrorLine()
        self.municipality = MunicipalityStep()
        self.passphrase = PassphraseStep(actions, self._key_paper)
        self.beginning = BeginningStep(sample_name, sample_passphrase)
        self.backup = BackupStep(default_backups)
        self.pages = (self.municipality, self.passphrase, self.beginning, self.backup)
        self.back = secondary_button(_("&Tilbage"))
        self.skip = link_button(_("Spring over"))
        self.forward = primary_button(_("&Fortsæt"))
        self._sheet = QWidget()
        self._build()
        self._connect()
        self._show(MUNICIPALITY)

    @property
    def step(self) -> int:
        """The present step, from 0."""
        return self._step

    def resume(self, services: Services, words: MunicipalityWords, step: int) -> None:
        """Go on where an earlier start was cut off; a key nobody kept is made anew."""
        self._services = services
        self.municipality.show_words(words)
        self.passphrase.set_made()
        self._show(max(step, PASSPHRASE))
        if step <= PASSPHRASE:
            self._run(lambda: self._setup.new_key(services), self.passphrase.show_key)

    def go_on(self) -> None:
        """Leave the present step forwards."""
        (self._leave_municipality, self._leave_passphrase, self._leave_beginning, self._leave_backup)[
            self._step
        ]()

    def go_back(self) -> None:
        """Go to the step before; nothing typed is lost."""
        if self._step:
            self._show(self._step - 1)

    def skip_step(self) -> None:
        """Go on without what the step asks for."""
        if self._step == MUNICIPALITY:
            self._show(PASSPHRASE)
        elif self._step == BEGINNING:
            self.beginning.choose(Beginning.EMPTY)
            self._enter_backup()
        elif self._step == BACKUP:
            self.backup.set_folder(None)
            self._leave_backup()

    def _build(self) -> None:
        frame = EntryFrame(
            _("Velkommen til Linkworker"),
            _("Fire korte trin, så er du i gang. Kun adgangskoden er nødvendig nu."),
            width=456,
            top=72,
        )
        sheet = QVBoxLayout(self._sheet)
        sheet.setContentsMargins(0, 0, 0, 0)
        for page in self.pages:
            sheet.addWidget(page)
        line = QHBoxLayout()
        line.setSpacing(measures.GAP_16)
        line.addWidget(self.back)
        line.addStretch(1)
        line.addWidget(self.skip)
        line.addWidget(self.forward)
        frame.column.addWidget(self.marks)
        frame.column.addSpacing(measures.GAP_8)
        frame.column.addWidget(self._sheet)
        frame.column.addWidget(self.error)
        frame.column.addSpacing(measures.GAP_12)
        frame.column.addLayout(line)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(frame)

    def _connect(self) -> None:
        self.forward.clicked.connect(self.go_on)
        self.back.clicked.connect(self.go_back)
        self.skip.clicked.connect(self.skip_step)
        self.municipality.entered.connect(self.go_on)
        self.municipality.restore_asked.connect(self.restore_asked)
        self.passphrase.entered.connect(self.go_on)
        self.passphrase.changed.connect(self._show_buttons)
        self.passphrase.accepted.connect(self._lock_with)

    def _show(self, step: int) -> None:
        self._step = step
        self.error.show_text("")
        self.passphrase.own_words = own_words(self.municipality.words())
        for page in self.pages:
            page.setVisible(page is self.pages[step])
        self.marks.set_step(step)
        self._show_buttons()
        self.setFocusProxy(self.pages[step])
        self.setFocus()

    def _show_buttons(self) -> None:
        self.back.setVisible(self._step > 0)
        self.skip.setVisible(self._step != PASSPHRASE)
        self.forward.setText(_("&Kom i gang") if self._step == BACKUP else _("&Fortsæt"))
        self.forward.updateGeometry()
        self.forward.setEnabled(self._step != PASSPHRASE or self.passphrase.can_go_on)
        self.municipality.restore_link.setVisible(self._services is None)

    def _leave_municipality(self) -> None:
        self.municipality.clear_problems()
        services, words = self._services, self.municipality.words()
        if services is None:
            self._show(PASSPHRASE)
        else:
            self._run(
                lambda: self._setup.save_words(services, words), lambda _nothing: self._show(PASSPHRASE)
            )

    def _leave_passphrase(self) -> None:
        if self.passphrase.needs_lock:
            self._set_busy(busy=True)
            self.passphrase.ask(lambda: self._set_busy(busy=False))
        elif self.passphrase.card.is_kept:
            self._enter(BEGINNING)

    def _lock_with(self, passphrase: str) -> None:
        services, words = self._services, self.municipality.words()
        if services is None:
            self._run(lambda: self._setup.create(passphrase, words), self._created)
        else:
            self._run(
                lambda: self._setup.change_passphrase(services, passphrase), lambda _nothing: self._changed()
            )

    def _created(self, made: tuple[Services, str]) -> None:
        self._services, key = made
        self.vault_made.emit(self._services)
        self.passphrase.set_made()
        self.passphrase.show_key(key)
        self._show_buttons()

    def _changed(self) -> None:
        self.passphrase.set_made()
        if self.passphrase.card.is_kept:
            self._enter(BEGINNING)

    def _leave_beginning(self) -> None:
        chosen = self.beginning.beginning()
        if chosen is Beginning.IMPORT and not self._ask_import_file():
            return
        if chosen is Beginning.RESTORE:
            self._finish()
        else:
            self._enter_backup()

    def _enter_backup(self) -> None:
        self._enter(BACKUP)

    def _leave_backup(self) -> None:
        self._finish()

    def _enter(self, step: int) -> None:
        services = self._services
        if services is not None:
            self._run(lambda: self._setup.remember(services, step), lambda _nothing: self._show(step))

    def _finish(self) -> None:
        services = self._services
        if services is None:
            return
        chosen = self.beginning.beginning()
        result = FirstRunResult(
            services,
            chosen,
            self._import_file if chosen is Beginning.IMPORT else None,
            self.backup.folder(),
        )
        self._run(lambda: self._setup.end(services), lambda _nothing: self.finished.emit(result))

    def _ask_import_file(self) -> bool:
        self._import_file = self.ask_file()
        return self._import_file is not None

    def _ask_for_file(self) -> Path | None:
        return ask(open_dialog(self, _("Vælg en familiefil"), _("Familiefil (*.json)")))

    def _key_paper(self, key: str) -> bytes:
        if self._services is None:
            raise RuntimeError("there is no key before there is a vault")
        return self._setup.key_paper(self._services, key)

    def _run(self, work: Callable[[], object], done: Callable[..., object]) -> None:
        self._set_busy(busy=True)
        self.error.show_text("")

        def take(result: object) -> None:
            self._set_busy(busy=False)
            done(result)

        self._actions.run_in_background(work, when_alive(self, take), when_alive(self, self._failed))

    def _set_busy(self, *, busy: bool) -> None:
        for widget in (self.back, self.skip, self.forward, self._sheet):
            widget.setEnabled(not busy)
        if not busy:
            self._show_buttons()

    def _failed(self, error: Exception) -> None:
        self._set_busy(busy=False)
        if isinstance(error, InvalidInput):
            self._show(MUNICIPALITY)
            for problem in error.problems:
                self.municipality.show_problem(problem.field, problem.sentence)
        elif isinstance(error, UserError):
            self.error.show_text(error.message)
        else:
            raise error
