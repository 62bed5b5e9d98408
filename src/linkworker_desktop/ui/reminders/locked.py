"""Being reminded while the data are locked: only the moment is known, and only a neutral sentence is said."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import QObject, QTimer

from linkworker_desktop.base.clock import Clock, local_now
from linkworker_desktop.i18n import _
from linkworker_desktop.ui.reminders.tray import Tray
from linkworker_desktop.ui.reminders.watch import LONGEST_SLEEP

_SHORTEST = timedelta(seconds=1)


class LockedBell(QObject):
    """Says once that something waits, when its moment comes before somebody unlocks."""

    def __init__(self, tray: Tray, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tray, self._clock = tray, clock
        self._moment: datetime | None = None
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.look)

    def wait_until(self, moment: datetime | None) -> None:
        """Wait for a moment in wall time; for none, say nothing."""
        self._moment = moment if self._tray.is_there else None
        self.look()

    def stop(self) -> None:
        """Say nothing any more."""
        self._moment = None
        self._timer.stop()

    def look(self) -> None:
        """Speak if the moment has come, else wait on; a computer that slept is caught up with."""
        if self._moment is None:
            self._timer.stop()
            return
        left = self._moment - local_now(self._clock)
        if left <= timedelta():
            self._moment = None
            self._tray.say("Linkworker", _("En påmindelse venter. Åbn programmet."))
        else:
            self._timer.start(int(min(LONGEST_SLEEP, max(_SHORTEST, left)) / timedelta(milliseconds=1)))
