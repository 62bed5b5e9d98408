"""What can wait until a widget is on the screen: a thread begun before would take the interpreter from its painting."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

LONGEST = 250
"""Milliseconds it waits for a widget nobody sees, e.g. in a minimised window."""


def after_paint(widget: QWidget, then: Callable[[], object]) -> None:
    """Call `then` once, when the widget and what it holds have been painted next; never when it is deleted before."""
    _Waiting(widget, then)


class _Waiting(QObject):
    """Lives in the widget until it has called."""

    def __init__(self, widget: QWidget, then: Callable[[], object]) -> None:
        super().__init__(widget)
        self._then: Callable[[], object] | None = then
        widget.installEventFilter(self)
        QTimer.singleShot(LONGEST, self, self._call)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self._call)  # when the children are painted as well
        return False

    def _call(self) -> None:
        then, self._then = self._then, None
        if then is not None:
            self.deleteLater()
            then()
