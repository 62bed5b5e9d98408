"""A paper on its way out: made in a thread, then to the printer by the system's dialog, or to a file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QPageLayout
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.i18n import _
from linkworker_desktop.services.outputs import write_output
from linkworker_desktop.ui.actions import Actions, Notice, NoticeState
from linkworker_desktop.ui.alive import when_alive
from linkworker_desktop.ui.file_dialogs import save_dialog, when_chosen
from linkworker_desktop.ui.pdf_pages import PDFIUM, refuse_window_thread
from linkworker_desktop.ui.printing import Printed, PrintJob, chosen_pages, make_printer


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A paper that `make` returns as a PDF in a thread; it raises UserError when there is nothing to print.

    `title` stands in the printer's list and over the dialogs, `file` is the name that is proposed. `printed` and
    `saved` are the sentences when it is done; `saved` has the hole `{name}`.
    """

    make: Callable[[], bytes]
    title: str
    file: str
    printed: str
    saved: str
    is_lying: bool = False


class PaperOutlet(QObject):
    """One printing at a time. `data` is the folder of the program's own files, which is never written over."""

    def __init__(self, actions: Actions, data: Path, window: QWidget) -> None:
        super().__init__(window)
        self._act, self._data, self._window = actions, data, window
        self._job: PrintJob | None = None

    def print(self, paper: Outgoing) -> None:
        """Make the paper, ask how to print in the system's dialog, then print."""
        if self._job is None:
            self._act.run_in_background(
                lambda: counted(paper.make()), when_alive(self, lambda made: self._ask_how(paper, *made))
            )

    def ask_file(self, paper: Outgoing) -> None:
        """Ask where, then write the PDF."""
        dialog = save_dialog(self._window, paper.title, _("PDF-filer (*.pdf)"), name=paper.file)
        when_chosen(dialog, lambda file: self.save(paper, file))

    def save(self, paper: Outgoing, file: Path) -> None:
        """Write the PDF to a file."""
        said = paper.saved.format(name=file.name)
        self._act.run_in_background(
            lambda: write_output(file, paper.make(), self._data),
            lambda _nothing: self._act.tell(Notice(NoticeState.DONE, said)),
        )

    def printer_for(self, paper: Outgoing) -> QPrinter:
        """Return the default printer set for a paper: one side of the sheet, lying where the paper lies."""
        printer = make_printer()
        printer.setDuplex(QPrinter.DuplexMode.DuplexNone)
        printer.setDocName(paper.title)
        if paper.is_lying:
            printer.setPageOrientation(QPageLayout.Orientation.Landscape)
        return printer

    def _ask_how(self, paper: Outgoing, pdf: bytes, pages: int) -> None:
        printer = self.printer_for(paper)
        dialog = QPrintDialog(printer, self._window)
        dialog.setWindowTitle(paper.title)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)

        def start(result: int) -> None:
            if result == QDialog.DialogCode.Accepted and self._job is None:
                self._start(paper, pdf, pages, printer)

        dialog.finished.connect(start)
        dialog.show()

    def _start(self, paper: Outgoing, pdf: bytes, pages: int, printer: QPrinter) -> None:
        self._job = PrintJob(self._act, self)
        self._job.finished.connect(lambda _printed: self._printed(paper, _printed))
        self._job.failed.connect(self._not_printed)
        self._job.start(lambda: pdf, printer, chosen_pages(printer, pages, 0), of=pages)

    def _printed(self, paper: Outgoing, _printed: Printed) -> None:
        self._end()
        self._act.tell(Notice(NoticeState.DONE, paper.printed))

    def _not_printed(self, error: UserError) -> None:
        self._end()
        self._act.tell(Notice(NoticeState.OVER, error.message))

    def _end(self) -> None:
        if self._job is not None:
            self._job.deleteLater()
            self._job = None


def counted(pdf: bytes) -> tuple[bytes, int]:
    """Return a PDF with the number of its pages. Raises RuntimeError in the window's thread."""
    refuse_window_thread()
    import pypdfium2

    with PDFIUM:
        document = pypdfium2.PdfDocument(pdf)
        try:
            return pdf, len(document)
        finally:
            document.close()
