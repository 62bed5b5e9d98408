"""One window per data folder: a second start raises the first window and ends."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCryptographicHash, QObject, Signal

from linkworker_desktop.base.errors import AlreadyOpen, StorageError
from linkworker_desktop.persistence.locking import FolderLock

if TYPE_CHECKING:  # the first program needs QtNetwork only once its window is painted
    from PySide6.QtNetwork import QLocalServer

_WAIT = 500
"""Milliseconds a running program has to answer."""
_PATIENCE = 4.0
"""Seconds in which a program that has just been started begins to listen."""
_RAISE = b"raise\n"


class SingleInstance(QObject):
    """The first holds a lock file and listens; `raise_asked` is sent when the program was started once more."""

    raise_asked = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = server_name(folder)
        self._lock: FolderLock | None = None
        self._server: QLocalServer | None = None

    def claim(self) -> bool:
        """Return whether this is the only one; otherwise the other has been asked to come to the front.

        A lock is gone with the program that held it, and one that nobody answers for counts for nothing: the data
        have a lock of their own.
        """
        try:
            self._lock = FolderLock(Path(tempfile.gettempdir()) / f"{self._name}.lock")
        except AlreadyOpen:
            return not _call(self._name, _PATIENCE)
        except StorageError:  # no lock can be made here
            return not _call(self._name, 0)
        return True

    def listen(self) -> None:
        """Hear from other starts from now on; called when the window is painted."""
        from PySide6.QtNetwork import QLocalServer

        QLocalServer.removeServer(self._name)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        self._server.listen(self._name)

    def release(self) -> None:
        """Stop listening and let another be the first."""
        if self._server is not None:
            self._server.close()
        if self._lock is not None:
            self._lock.release()

    def _answer(self) -> None:
        connection = self._server.nextPendingConnection() if self._server is not None else None
        if connection is not None:
            connection.disconnected.connect(connection.deleteLater)
            connection.disconnectFromServer()
            self.raise_asked.emit()


def server_name(folder: Path) -> str:
    """Return the name programs with the same data folder meet under; it does not tell the folder."""
    place = str(folder.resolve()).encode("utf-8", "surrogatepass")
    digest = QCryptographicHash.hash(place, QCryptographicHash.Algorithm.Sha256).data().hex()
    return f"linkworker-{digest[:24]}"


def _call(name: str, patience: float) -> bool:
    """Ask the first program to come to the front, for `patience` seconds; return whether it answered."""
    from PySide6.QtNetwork import QLocalSocket

    until = time.monotonic() + patience
    while True:
        socket = QLocalSocket()
        socket.connectToServer(name)
        if socket.waitForConnected(_WAIT):
            break
        if time.monotonic() > until:
            return False
        time.sleep(0.05)
    socket.write(_RAISE)
    socket.waitForBytesWritten(_WAIT)
    socket.disconnectFromServer()
    return True
