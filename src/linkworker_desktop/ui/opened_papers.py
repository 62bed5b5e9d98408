"""Papers and documents lent to the computer's own programs: in one private folder that is emptied again."""

from __future__ import annotations

import shutil
import stat
import tempfile
from contextlib import suppress
from pathlib import Path

import platformdirs
from PySide6.QtCore import QCoreApplication, QCryptographicHash, QObject, QTimer, QUrl
from PySide6.QtGui import QDesktopServices

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.base.paths import APPLICATION
from linkworker_desktop.i18n import _
from linkworker_desktop.services.outputs import from_disk

KEPT_MINUTES = 15


def papers_folder(data: Path) -> Path:
    """Return the folder of this user, outside the data, for papers lent from the data folder `data`."""
    place = str(data.absolute()).encode()
    name = bytes(QCryptographicHash.hash(place, QCryptographicHash.Algorithm.Sha256).data()).hex()[:16]
    return Path(platformdirs.user_cache_dir(APPLICATION, appauthor=False)) / "papers" / name


def sweep_papers(data: Path) -> None:
    """Remove every paper lent from a data folder, also by a program that was cut off.

    A file that a reader still holds, as it may on Windows, is removed the next time.
    """
    _wipe(papers_folder(data))


class OpenedPapers(QObject):
    """Papers lent from one data folder. They are removed soon, with this object, and when the data are locked."""

    def __init__(self, data: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = papers_folder(data)
        self._lent: list[Path] = []
        self._removing = QTimer(self, singleShot=True, interval=KEPT_MINUTES * 60_000)
        self._removing.timeout.connect(self.remove)
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.remove)
        lent = self._lent
        self.destroyed.connect(lambda: _remove(lent))

    def open(self, name: str, content: bytes, *, no_reader: str = "") -> None:
        """Show a PDF, or another document, in the system's program for it.

        Raises `UserError`; `no_reader` is its sentence where the system has no such program.
        """
        self.remove()
        file = self.lend(name, content)
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(file))):
            self.remove()
            raise UserError(
                no_reader or _("Der er ingen PDF-læser på computeren. Gem mappen som PDF i stedet.")
            )

    def lend(self, name: str, content: bytes) -> Path:
        """Return a file that is removed after a quarter of an hour. Raises `UserError`.

        It cannot be written to, so that nobody corrects a copy that is about to go.
        """
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            folder = Path(tempfile.mkdtemp(dir=self._folder))
            self._lent.append(folder)
            file = folder / name
            file.write_bytes(content)
            file.chmod(stat.S_IRUSR)
        except OSError as error:
            self.remove()
            raise from_disk(error) from error
        self._removing.start()
        return file

    def remove(self) -> None:
        """Remove every file lent; one a reader still holds is tried again next time."""
        _remove(self._lent)


def _remove(lent: list[Path]) -> None:
    for folder in list(lent):
        _wipe(folder)
        if not folder.exists():
            lent.remove(folder)


def _wipe(folder: Path) -> None:
    """Remove a folder; what cannot be written to is made removable first, as Windows asks for."""
    for file in folder.rglob("*"):
        with suppress(OSError):
            file.chmod(stat.S_IRWXU)
    shutil.rmtree(folder, ignore_errors=True)
