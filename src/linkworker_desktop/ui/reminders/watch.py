"""Watching the clock: what was missed since last time, and what its moment comes for while the window is open."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, QTimer, Signal

from linkworker_desktop.base.clock import local_now
from linkworker_desktop.bootstrap import Services
from linkworker_desktop.services.changes import Kind
from linkworker_desktop.services.reminder_views import Reminder
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.alive import when_alive

LONGEST_SLEEP = timedelta(minutes=10)
"""The clock is looked at so often at least: a computer that slept, or a clock that was set, wakes no timer."""
_SHORTEST = timedelta(seconds=1)
_FOLLOWS = frozenset({Kind.EVENT, Kind.DEADLINE, Kind.RULE, Kind.FAMILY})


@dataclass(frozen=True, slots=True)
class Stand:
    """What waits, and when the next one comes."""

    waiting: tuple[Reminder, ...]
    next_at: datetime | None


class ReminderWatch(QObject):
    """Reads in a thread, at the start, at each moment and after each change."""

    opened = Signal(object)
    """tuple[Reminder, ...]: what was missed while the program was closed; sent once."""
    changed = Signal(object)
    """tuple[Reminder, ...]: all that waits now."""
    arrived = Signal(object)
    """tuple[Reminder, ...]: those whose moment has just come."""

    def __init__(self, services: Services, actions: Actions, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services, self._act = services, actions
        self._told: frozenset[str] = frozenset()
        self._asked = 0
        self._is_on = False
        self.next_at: datetime | None = None
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.look)
        actions.changed.connect(self._follow)

    def start(self) -> None:
        """Tell what was missed, then watch."""
        self._is_on = True
        self._act.run_in_background(self._services.reminders.opened, when_alive(self, self._begin))

    def stop(self) -> None:
        """Watch no more until it is started again, or asked to look."""
        self._is_on = False
        self._asked += 1
        self._timer.stop()

    def look(self) -> None:
        """Read what waits now; an answer that came too late is dropped."""
        self._is_on = True
        self._asked += 1
        number = self._asked

        def take(stand: Stand) -> None:
            if number == self._asked:
                self._take(stand)

        self._act.run_in_background(self._read, when_alive(self, take))

    def _begin(self, missed: tuple[Reminder, ...]) -> None:
        self._told = frozenset(each.key for each in missed)
        self.opened.emit(missed)
        self.look()

    def _read(self) -> Stand:
        now = local_now(self._services.clock)
        reminders = self._services.reminders
        return Stand(reminders.waiting(now), reminders.next_moment(now))

    def _take(self, stand: Stand) -> None:
        new = tuple(each for each in stand.waiting if each.key not in self._told)
        self._told |= {each.key for each in stand.waiting}
        self.next_at = stand.next_at
        self.changed.emit(stand.waiting)
        if new:
            self.arrived.emit(new)
        self._sleep(stand.next_at)

    def _sleep(self, until: datetime | None) -> None:
        span = LONGEST_SLEEP
        if until is not None:
            span = min(LONGEST_SLEEP, max(_SHORTEST, until - local_now(self._services.clock)))
        self._timer.start(int(span / timedelta(milliseconds=1)))

    def _follow(self, kinds: frozenset[Kind]) -> None:
        if self._is_on and kinds & _FOLLOWS:
            self.look()
