"""Noticing that nobody is at the program, so that it can lock itself."""

from __future__ import annotations

import time

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

TICK_MILLISECONDS = 5_000

_INPUT = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
    QEvent.Type.TabletPress,
}


class IdleWatch(QObject):
    """Sends `idle` once when no key, click or movement came to any of the program's windows for some minutes.

    Both clocks are asked: the wall clock also counts the hours a laptop slept. Only windows are watched, not every
    widget's every event.
    """

    idle = Signal()

    def __init__(self, app: QGuiApplication, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._minutes = 0
        self._seen = _now()
        self._timer = QTimer(self, interval=TICK_MILLISECONDS)
        self._timer.timeout.connect(self._look)
        app.focusWindowChanged.connect(self._watch)
        for window in app.topLevelWindows():
            self._watch(window)

    @property
    def is_watching(self) -> bool:
        """Whether anything would be noticed now."""
        return self._timer.isActive()

    def start(self, minutes: int) -> None:
        """Watch for so many minutes without anybody; 0 never sends `idle`."""
        self._minutes = minutes
        self._seen = _now()
        if minutes:
            self._timer.start()
        else:
            self._timer.stop()

    def stop(self) -> None:
        """Stop watching, e.g. because the data are locked."""
        self._timer.stop()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in _INPUT:
            self._seen = _now()
        return False

    def _watch(self, window: QWindow | None) -> None:
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)
            self._seen = _now()

    def _look(self) -> None:
        gone = max(now - seen for now, seen in zip(_now(), self._seen, strict=True))
        if gone >= self._minutes * 60:
            self._timer.stop()
            self.idle.emit()


def _now() -> tuple[float, float]:
    return time.monotonic(), time.time()
