"""Hearing from a Linux desktop that the screen is locked or the computer goes to sleep.

On Windows and macOS, and where no message bus runs, nothing is heard; there the idle time alone locks.
"""

from __future__ import annotations

import logging
import sys

from PySide6.QtCore import SLOT, QObject, Signal, Slot
from PySide6.QtDBus import QDBusConnection

log = logging.getLogger(__name__)

_SLEEP = (
    "org.freedesktop.login1",
    "/org/freedesktop/login1",
    "org.freedesktop.login1.Manager",
    "PrepareForSleep",
)
_LOCK = ("", "", "org.freedesktop.login1.Session", "Lock")
"""Sent for `loginctl lock-session` and by desktops that leave locking to it; a lock of any session counts."""
_SAVERS = (
    "org.freedesktop.ScreenSaver",
    "org.gnome.ScreenSaver",
    "org.cinnamon.ScreenSaver",
    "org.mate.ScreenSaver",
)
"""Whoever covers the screen says so with `ActiveChanged`, whatever the desktop."""


class SessionWatch(QObject):
    """Sends `left` when the screen is covered or the computer is about to sleep; may send it twice for one leaving."""

    left = Signal()

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        system: QDBusConnection | None = None,
        session: QDBusConnection | None = None,
    ) -> None:
        super().__init__(parent)
        if system is None and session is None and sys.platform.startswith("linux"):
            system, session = QDBusConnection.systemBus(), QDBusConnection.sessionBus()
        heard = []
        if system is not None and system.isConnected():
            heard.append(self._hear(system, _SLEEP, SLOT("_sleep_changed(bool)")))
            heard.append(self._hear(system, _LOCK, SLOT("_locked()")))
        if session is not None and session.isConnected():
            heard += [
                self._hear(session, ("", "", saver, "ActiveChanged"), SLOT("_cover_changed(bool)"))
                for saver in _SAVERS
            ]
        self._is_listening = any(heard)
        log.info("listening for a locked screen and sleep: %s", self._is_listening)

    @property
    def is_listening(self) -> bool:
        """Whether there is a bus that would tell."""
        return self._is_listening

    def _hear(self, bus: QDBusConnection, signal: tuple[str, str, str, str], slot: str) -> bool:
        # the stubs of PySide6 ask for bytes, PySide6 itself for the text that SLOT() gives
        return bus.connect(*signal, self, slot)  # type: ignore[call-overload, no-any-return]

    @Slot(bool)
    def _sleep_changed(self, goes: bool) -> None:  # noqa: FBT001 - carried by the bus
        if goes:
            self.left.emit()

    @Slot(bool)
    def _cover_changed(self, is_covered: bool) -> None:  # noqa: FBT001 - carried by the bus
        if is_covered:
            self.left.emit()

    @Slot()
    def _locked(self) -> None:
        self.left.emit()
