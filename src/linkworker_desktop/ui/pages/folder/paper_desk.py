"""From the finished folder to paper, a file or a PDF reader; and what is written down about it afterwards."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QDialog, QWidget
from shiboken6 import isValid

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.family import FamilyId
from linkworker_desktop.i18n import _, ngettext
from linkworker_desktop.services.changes import Kind
from linkworker_desktop.services.outputs import write_output
from linkworker_desktop.services.papers import Paper
from linkworker_desktop.ui.actions import Actions, Notice, NoticeState
from linkworker_desktop.ui.file_dialogs import save_dialog, when_chosen
from linkworker_desktop.ui.opened_papers import OpenedPapers
from linkworker_desktop.ui.pages.folder.panels import ProgressPanel
from linkworker_desktop.ui.pages.folder.paper_builder import PaperBuilder
from linkworker_desktop.ui.pages.folder.saving import file_name
from linkworker_desktop.ui.printing import Printed, PrintJob, chosen_pages, make_printer, wants_grey


@dataclass(frozen=True, slots=True)
class Errand:
    """Whose folder it is, in which languages, and which page is in view (from 0)."""

    family: FamilyId
    code: str
    languages: tuple[str, ...]
    page: int = 0


class PaperDesk(QObject):
    """Waits for the newest paper, then prints, saves or opens it. One errand at a time."""

    recorded = Signal(object, str)
    """The id of the issue written down, and the sentence that says what happened."""
    waiting_changed = Signal(bool)
    """Whether an errand waits for the paper to be ready."""

    def __init__(
        self,
        services: Services,
        actions: Actions,
        builder: PaperBuilder,
        progress: ProgressPanel,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._services, self._actions, self._window = services, actions, window
        self._builder, self._progress = builder, progress
        self._waiting: Callable[[Paper], None] | None = None
        self._job: PrintJob | None = None
        self._opened = OpenedPapers(services.database.files.root, self)
        builder.built.connect(self._go_on)
        builder.failed.connect(self._give_up)
        progress.cancelled.connect(self._cancel)

    @property
    def is_printing(self) -> bool:
        """Whether pages are on their way to a printer."""
        return self._job is not None

    def print(self, errand: Errand) -> None:
        """Ask how to print in the system's dialog, then print."""
        if not self.is_printing:
            self._when_ready(partial(self._ask_printer, errand))

    def save(self, errand: Errand) -> None:
        """Ask where, then write the PDF."""
        self._when_ready(partial(self._ask_place, errand))

    def open(self, errand: Errand) -> None:
        """Show the PDF in the system's reader."""
        self._when_ready(partial(self._open, errand))

    def forget(self) -> None:
        """Drop an errand that waits, because the page is left."""
        if self._waiting is not None:
            self._waiting = None
            self.waiting_changed.emit(False)

    def _when_ready(self, work: Callable[[Paper], None]) -> None:
        paper = self._builder.paper
        if paper is not None:
            work(paper)
            return
        self._waiting = work
        self.waiting_changed.emit(True)
        if not self._builder.is_busy:
            self._builder.retry()

    def _go_on(self, paper: Paper) -> None:
        work, self._waiting = self._waiting, None
        if work is not None:
            self.waiting_changed.emit(False)
            work(paper)

    def _give_up(self, sentence: str) -> None:
        if self._waiting is not None:
            self.forget()
            self._actions.tell(Notice(NoticeState.OVER, _("Mappen er ikke klar."), sentence))

    # -- printing

    def _ask_printer(self, errand: Errand, paper: Paper) -> None:
        printer = make_printer()
        dialog = QPrintDialog(printer, self._window)
        dialog.setWindowTitle(_("Udskriv velkomstmappe"))
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintCurrentPage)
        dialog.setMinMax(1, paper.pages)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

        def start(result: int) -> None:
            if result == QDialog.DialogCode.Accepted:
                grey = wants_grey(printer)
                make = partial(self._grey_pdf, errand) if grey else partial(_pdf_of, paper)
                job = self._new_job(errand, paper)
                job.start(make, printer, chosen_pages(printer, paper.pages, errand.page), of=paper.pages)

        dialog.finished.connect(start)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.show()

    def _new_job(self, errand: Errand, paper: Paper) -> PrintJob:
        self._job = PrintJob(self._actions, self)
        self._job.progressed.connect(self._progress.show_progress)
        self._job.finished.connect(lambda printed: self._printed(errand, paper, printed))
        self._job.cancelled.connect(self._stopped)
        self._job.failed.connect(self._not_printed)
        self._progress.begin()
        return self._job

    def _grey_pdf(self, errand: Errand) -> bytes:
        """Return the errand's own folder in black and white, whichever family is open by now; for a worker."""
        return self._builder.make(errand.family, errand.languages, black_and_white=True).pdf

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _printed(self, errand: Errand, paper: Paper, printed: Printed) -> None:
        self._end_job()
        if printed.is_whole:
            self._record(errand, printed.pdf, paper.pages, _("Mappen er sendt til printeren."))
            return
        sentence = ngettext(
            "{count} side er sendt til printeren.", "{count} sider er sendt til printeren.", printed.sides
        )
        self._actions.tell(Notice(NoticeState.DONE, sentence.format(count=printed.sides)))

    def _stopped(self) -> None:
        self._end_job()
        self._actions.tell(Notice(NoticeState.INFO, _("Udskrivningen er stoppet.")))

    def _not_printed(self, error: UserError) -> None:
        self._end_job()
        self._actions.tell(Notice(NoticeState.OVER, error.message))

    def _end_job(self) -> None:
        if self._job is not None:
            self._job.deleteLater()
            self._job = None
        self._progress.hide()

    # -- files

    def _ask_place(self, errand: Errand, paper: Paper) -> None:
        name = file_name(errand.code, errand.languages)
        dialog = save_dialog(self._window, _("Gem velkomstmappe"), _("PDF-filer (*.pdf)"), name=name)
        when_chosen(dialog, lambda file: self._save(errand, paper, file))

    def _save(self, errand: Errand, paper: Paper, file: Path) -> None:
        data = self._services.database.files.root
        sentence = _("Mappen er gemt som {name}.").format(name=file.name)
        self._actions.run_in_background(
            lambda: write_output(file, paper.pdf, data),
            lambda _nothing: self._record(errand, paper.pdf, paper.pages, sentence),
        )

    def _open(self, errand: Errand, paper: Paper) -> None:
        try:
            self._opened.open(file_name(errand.code, errand.languages), paper.pdf)
        except UserError as error:
            self._actions.tell(Notice(NoticeState.OVER, error.message))

    # -- what is written down

    def _record(self, errand: Errand, pdf: bytes, pages: int, sentence: str) -> None:
        def done(issue: UUID) -> None:
            self._actions.saved.emit()
            self._actions.changed.emit(frozenset({Kind.FOLDER}))
            if isValid(self):
                self.recorded.emit(issue, sentence)

        self._actions.run_in_background(
            lambda: self._services.issues.record_print(errand.family, errand.languages, pdf, pages), done
        )


def _pdf_of(paper: Paper) -> bytes:
    return paper.pdf
