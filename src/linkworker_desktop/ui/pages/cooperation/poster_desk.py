"""Posters to the printer or to a file."""

from __future__ import annotations

from collections.abc import Callable
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
from linkworker_desktop.ui.file_dialogs import save_dialog, when_chosen
from linkworker_desktop.ui.pages.cooperation.registers import Register
from linkworker_desktop.ui.printing import Printed, PrintJob, make_printer, wants_grey


class PosterDesk(QObject):
    """One poster at a time; the PDF is made in a thread."""

    def __init__(self, services: Services, actions: Actions, window: QWidget) -> None:
        super().__init__(window)
        self._services, self._act, self._window = services, actions, window
        self._job: PrintJob | None = None

    def pdf(self, register: Register, of: UUID, *, black_and_white: bool = False) -> bytes:
        """Return a poster. Raises UserError when it is gone or longer than its sheet, ValueError for a procedure."""
        papers = self._services.contact_papers
        if register is Register.INTERFACE:
            return papers.interface_poster(of, black_and_white=black_and_white)
        if register is Register.AGREEMENT:
            return papers.agreement_poster(of, black_and_white=black_and_white)
        raise ValueError("a procedure has no poster")

    def print(self, register: Register, of: UUID, title: str) -> None:
        """Ask how to print in the system's dialog, then print."""
        if self._job is not None:
            return
        printer = make_printer()
        printer.setDuplex(QPrinter.DuplexMode.DuplexNone)
        printer.setDocName(title)
        dialog = QPrintDialog(printer, self._window)
        dialog.setWindowTitle(_("Udskriv plakat"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)

        def start(result: int) -> None:
            if result == QDialog.DialogCode.Accepted:
                grey = wants_grey(printer)
                self._start(lambda: self.pdf(register, of, black_and_white=grey), printer)

        dialog.finished.connect(start)
        dialog.show()

    def ask_file(self, register: Register, of: UUID, title: str) -> None:
        """Ask where, then write the PDF."""
        name = f"{_file_words(title)}.pdf"
        dialog = save_dialog(self._window, _("Gem plakat"), _("PDF-filer (*.pdf)"), name=name)
        when_chosen(dialog, lambda file: self.save(register, of, file))

    def save(self, register: Register, of: UUID, file: Path) -> None:
        """Write the PDF to a file."""
        data = self._services.database.files.root
        self._act.run_in_background(
            lambda: write_output(file, self.pdf(register, of), data),
            lambda _nothing: self._act.tell(
                Notice(NoticeState.DONE, _("Plakaten er gemt som {name}.").format(name=file.name))
            ),
        )

    def _start(self, make: Callable[[], bytes], printer: QPrinter) -> None:
        self._job = PrintJob(self._act, self)
        self._job.finished.connect(self._printed)
        self._job.failed.connect(self._not_printed)
        self._job.start(make, printer, [0], of=1)

    def _printed(self, _printed: Printed) -> None:
        self._end()
        self._act.tell(Notice(NoticeState.DONE, _("Plakaten er sendt til printeren.")))

    def _not_printed(self, error: UserError) -> None:
        self._end()
        self._act.tell(Notice(NoticeState.OVER, error.message))

    def _end(self) -> None:
        if self._job is not None:
            self._job.deleteLater()
            self._job = None


def _file_words(title: str) -> str:
    """Return a title as part of a file's name."""
    return "".join(sign if sign.isalnum() or sign in " -." else "-" for sign in title).strip() or _("plakat")
