"""Counting the morning in a thread, one at a time; what was asked for meanwhile is counted once more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.ui.actions import Actions, Notice, NoticeState
from linkworker_desktop.ui.alive import when_alive

if TYPE_CHECKING:
    from linkworker_desktop.bootstrap import Services
    from linkworker_desktop.services.morning_views import MorningView


class MorningReader(QObject):
    """`counted` carries a `MorningView` in the window's thread."""

    counted = Signal(object)

    def __init__(self, services: Services, actions: Actions, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services, self._act = services, actions
        self._is_reading, self._is_stale = False, False

    def read(self) -> None:
        """Count the morning anew."""
        if self._is_reading:
            self._is_stale = True
            return
        self._is_reading, self._is_stale = True, False
        services = self._services

        def count() -> MorningView:
            return services.morning.view()  # loaded here, in the thread, the first time

        self._act.run_in_background(count, when_alive(self, self._take), when_alive(self, self._fail))

    def _take(self, morning: MorningView) -> None:
        self._is_reading = False
        if self._is_stale:
            self.read()
        else:
            self.counted.emit(morning)

    def _fail(self, error: Exception) -> None:
        self._is_reading = False
        if not isinstance(error, UserError):
            raise error
        self._act.tell(Notice(NoticeState.OVER, error.message))
