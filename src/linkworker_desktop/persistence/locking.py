"""One process per data folder: a lock the system lets go of when the process ends, however it ends."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from linkworker_desktop.base.errors import AlreadyOpen
from linkworker_desktop.i18n import _
from linkworker_desktop.persistence.failures import file_errors

if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


class FolderLock:
    """An exclusive hold on a lock file. The file stays, is empty, and says nothing by being there."""

    def __init__(self, file: Path) -> None:
        """Take the lock. Raises AlreadyOpen if another holds it, DataFolderReadOnly if the file cannot be made."""
        with file_errors():
            self._descriptor: int | None = os.open(file, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _lock(self._descriptor)
        except OSError as error:
            self.release()
            raise AlreadyOpen(
                _("Programmet har allerede disse data åbne. Brug det vindue, der er åbent.")
            ) from error

    def release(self) -> None:
        """Let go; a second call does nothing."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None
