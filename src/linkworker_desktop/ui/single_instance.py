"""One window per data folder: a second start raises the first window and ends."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCryptographicHash, QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_WAIT = 500
"""Milliseconds a running program has to answer."""
_RAISE = b"raise\n"


class SingleInstance(QObject):
    """The listening end; `raise_asked` is sent when the program was started once more."""

    raise_asked = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = server_name(folder)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)

    def claim(self) -> bool:
        """Return whether this is the only one; otherwise the other has been asked to come to the front.

        What a killed program left behind does not answer and is cleared away.
        """
        if _call(self._name):
            return False
        QLocalServer.removeServer(self._name)
        self._server.listen(self._name)
        return True

    def release(self) -> None:
        """Stop listening."""
        self._server.close()

    def _answer(self) -> None:
        connection = self._server.nextPendingConnection()
        if connection is not None:
            connection.disconnected.connect(connection.deleteLater)
            connection.disconnectFromServer()
            self.raise_asked.emit()


def server_name(folder: Path) -> str:
    """Return the name programs with the same data folder meet under; it does not tell the folder."""
    place = str(folder.resolve()).encode("utf-8", "surrogatepass")
    digest = QCryptographicHash.hash(place, QCryptographicHash.Algorithm.Sha256).data().hex()
    return f"linkworker-{digest[:24]}"


def _call(name: str) -> bool:
    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(_WAIT):
        return False
    socket.write(_RAISE)
    socket.waitForBytesWritten(_WAIT)
    socket.disconnectFromServer()
    return True
