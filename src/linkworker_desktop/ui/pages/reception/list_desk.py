"""The tick lists of a family's plan, one page for each unit, to the printer or to a file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject, Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.bootstrap import Services
from linkworker_desktop.i18n import _
from linkworker_desktop.services.outputs import write_output
from linkworker_desktop.ui.actions import Actions, Notice, NoticeState
from linkworker_desktop.ui.alive import when_alive
from linkworker_desktop.ui.file_dialogs import save_dialog, when_chosen
from linkworker_desktop.ui.pdf_pages import PDFIUM, refuse_window_thread
from linkworker_desktop.ui.printing import Printed, PrintJob, make_printer


class ListDesk(QObject):
    """One printing at a time; the PDF is made in a thread."""

    def __init__(self, services: Services, actions: Actions, window: QWidget) -> None:
        super().__init__(window)
        self._services, self._act, self._window = services, actions, window
        self._job: PrintJob | None = None

    def pdf(self, family: UUID, units: Sequence[str]) -> bytes:
        """Return the lists. Raises UserError when there is nothing to print."""
        return self._services.calendar_papers.reception_lists(family, units)

    def print(self, family: UUID, units: Sequence[str]) -> None:
        """Make the lists, ask how to print in the system's dialog, then print."""
        if self._job is None:
            self._act.run_in_background(
                lambda: _counted(self.pdf(family, units)), when_alive(self, self._ask_how)
            )

    def ask_file(self, family: UUID, units: Sequence[str]) -> None:
        """Ask where, then write the PDF."""
        dialog = save_dialog(
            self._window, _("Gem tjeklister"), _("PDF-filer (*.pdf)"), name=_("modtagelsesplan.pdf")
        )
        when_chosen(dialog, lambda file: self.save(family, units, file))

    def save(self, family: UUID, units: Sequence[str], file: Path) -> None:
        """Write the PDF to a file."""
        data = self._services.database.files.root
        self._act.run_in_background(
            lambda: write_output(file, self.pdf(family, units), data),
            lambda _nothing: self._act.tell(
                Notice(NoticeState.DONE, _("Tjeklisterne er gemt som {name}.").format(name=file.name))
            ),
        )

    def _ask_how(self, made: tuple[bytes, int]) -> None:
        printer = make_printer()
        printer.setDuplex(QPrinter.DuplexMode.DuplexNone)
        printer.setDocName(_("Modtagelsesplan"))
        dialog = QPrintDialog(printer, self._window)
        dialog.setWindowTitle(_("Udskriv tjeklister"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)

        def start(result: int) -> None:
            if result == QDialog.DialogCode.Accepted:
                self._start(*made, printer)

        dialog.finished.connect(start)
        dialog.show()

    def _start(self, pdf: bytes, pages: int, printer: QPrinter) -> None:
        self._job = PrintJob(self._act, self)
        self._job.finished.connect(self._printed)
        self._job.failed.connect(self._not_printed)
        self._job.start(lambda: pdf, printer, range(pages), of=pages)

    def _printed(self, _printed: Printed) -> None:
        self._end()
        self._act.tell(Notice(NoticeState.DONE, _("Tjeklisterne er sendt til printeren.")))

    def _not_printed(self, error: UserError) -> None:
        self._end()
        self._act.tell(Notice(NoticeState.OVER, error.message))

    def _end(self) -> None:
        if self._job is not None:
            self._job.deleteLater()
            self._job = None


def _counted(pdf: bytes) -> tuple[bytes, int]:
    """Return a PDF with the number of its pages; in a worker thread."""
    refuse_window_thread()
    import pypdfium2

    with PDFIUM:
        document = pypdfium2.PdfDocument(pdf)
        try:
            return pdf, len(document)
        finally:
            document.close()
