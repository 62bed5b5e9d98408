"""The import's work in a thread: reading files one after the other, planning, and writing."""

from __future__ import annotations

from collections import deque

from PySide6.QtCore import QObject, Signal

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.bootstrap import Services
from linkworker_desktop.exchange.contact_files.readings import FileReading
from linkworker_desktop.i18n import _
from linkworker_desktop.services.contact_import_plan import ImportPlan
from linkworker_desktop.services.contact_imports import ImportCancelled, ImportDone
from linkworker_desktop.ui.actions import Actions, Notice, NoticeState
from linkworker_desktop.ui.pages.contact_import.chosen import ChosenFile
from linkworker_desktop.ui.pages.contact_import.job import Job, Told

DEFAULT = "other"


class ImportWork(QObject):
    """Does one thing at a time; the signals carry the `ChosenFile` it was about."""

    began = Signal(str)
    progressed = Signal(int, int)
    ended = Signal()
    was_read = Signal(object)
    was_planned = Signal(object)
    was_carried_out = Signal(object)
    refused = Signal(object)

    def __init__(self, services: Services, actions: Actions, parent: QObject) -> None:
        super().__init__(parent)
        self._services, self._act = services, actions
        self._job = Job(actions, self)
        self._waiting: deque[tuple[ChosenFile, dict[str, object]]] = deque()
        self._job.began.connect(self.began)
        self._job.progressed.connect(self.progressed)
        self._job.ended.connect(self.ended)

    @property
    def is_running(self) -> bool:
        """Whether something is under way."""
        return self._job.is_running

    def read(self, file: ChosenFile, options: dict[str, object] | None = None) -> None:
        """Read a file with the options of `ContactImports.read`, after those that wait."""
        self._waiting.append((file, options or {}))
        if not self._job.is_running:
            self._read_next()

    def forget(self, file: ChosenFile) -> None:
        """Do not read a file that waits."""
        self._waiting = deque(each for each in self._waiting if each[0] is not file)

    def plan(self, file: ChosenFile) -> None:
        """Find out what would happen with a file."""
        imports, reading = self._services.contact_imports, file.reading
        assert reading is not None  # only what was read is planned
        mapping, category = file.mapping, file.category or DEFAULT

        def work(told: Told) -> ImportPlan:
            return imports.plan(
                reading, mapping=mapping, category=category, progress=told.progress, cancelled=told.cancelled
            )

        def done(plan: ImportPlan) -> None:
            file.take_plan(plan)
            self.was_planned.emit(file)

        self._job.run(_("Ser efter dubletter …"), work, done, lambda error: self._fail(file, error))

    def carry_out(self, file: ChosenFile) -> None:
        """Fetch what was planned and decided."""
        imports, plan, decisions = self._services.contact_imports, file.plan, dict(file.decisions)
        assert plan is not None  # only what was planned is carried out

        def work(told: Told) -> ImportDone:
            return imports.carry_out(plan, decisions, progress=told.progress, cancelled=told.cancelled)

        def done(outcome: ImportDone) -> None:
            file.done = outcome
            self._act.run_write(lambda: outcome.changed, quiet=True)
            self.was_carried_out.emit(file)

        self._job.run(_("Henter …"), work, done, lambda error: self._fail(file, error))

    def cancel(self) -> None:
        """Stop what is under way; nothing has been written then."""
        self._waiting.clear()
        self._job.cancel()

    def _read_next(self) -> None:
        if not self._waiting:
            return
        file, options = self._waiting.popleft()
        imports, path = self._services.contact_imports, file.path

        def done(reading: FileReading) -> None:
            file.take(reading)
            self.was_read.emit(file)
            self._read_next()

        def failed(error: Exception) -> None:
            if not isinstance(error, (UserError, ImportCancelled)):
                raise error
            file.problem = str(error)
            self.was_read.emit(file)
            self._read_next()

        self._job.run(
            _("Læser {name} …").format(name=file.name),
            lambda _told: imports.read(path, **options),  # type: ignore[arg-type]
            done,
            failed,
        )

    def _fail(self, file: ChosenFile, error: Exception) -> None:
        if isinstance(error, ImportCancelled):
            self._act.tell(Notice(NoticeState.INFO, _("Annulleret."), _("Intet er hentet.")))
        elif isinstance(error, UserError):
            self._act.tell(Notice(NoticeState.OVER, error.message))
        else:
            raise error
        self.refused.emit(file)
