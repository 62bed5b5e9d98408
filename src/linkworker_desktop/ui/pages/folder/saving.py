"""A folder as a file: where somebody says, or for a short time where a PDF reader can open it."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QTimer, QUrl
from PySide6.QtGui import QDesktopServices

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.domain.languages import DANISH
from linkworker_desktop.i18n import _
from linkworker_desktop.services.outputs import from_disk

KEPT_MINUTES = 15


def file_name(code: str, languages: tuple[str, ...]) -> str:
    """Return `velkomstmappe-F003-ar.pdf`: a name that says nothing about the family to one who sees the folder."""
    foreign = [language for language in languages if language != DANISH] or [DANISH]
    return f"velkomstmappe-{code}-{'-'.join(foreign)}.pdf"


class OpenedPapers(QObject):
    """PDF files lent to the system's reader, in a folder only this user can open; removed again soon."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folders: list[Path] = []
        self._removing = QTimer(self, singleShot=True, interval=KEPT_MINUTES * 60_000)
        self._removing.timeout.connect(self.remove)
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.remove)
        folders = self._folders
        self.destroyed.connect(lambda: _remove(folders))

    def open(self, name: str, pdf: bytes) -> None:
        """Show the PDF in the system's reader. Raises `UserError`."""
        self.remove()
        file = self.lend(name, pdf)
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(file))):
            self.remove()
            raise UserError(_("Der er ingen PDF-læser på computeren. Gem mappen som PDF i stedet."))

    def lend(self, name: str, pdf: bytes) -> Path:
        """Return a file with the PDF that is removed after a quarter of an hour. Raises `UserError`."""
        try:
            folder = Path(tempfile.mkdtemp(prefix="linkworker-"))
            self._folders.append(folder)
            file = folder / name
            file.write_bytes(pdf)
        except OSError as error:
            raise from_disk(error) from error
        self._removing.start()
        return file

    def remove(self) -> None:
        """Remove every file lent; one a reader still holds is tried again next time."""
        _remove(self._folders)


def _remove(folders: list[Path]) -> None:
    for folder in list(folders):
        shutil.rmtree(folder, ignore_errors=True)
        if not folder.exists():
            folders.remove(folder)
