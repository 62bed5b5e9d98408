"""One piece of work in a thread, with progress and a way to stop it."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.alive import when_alive

Result = TypeVar("Result")
SELDOM = 0.05
"""Seconds between two steps of progress that are told."""


class Told:
    """Given to the work: `progress` may be called as often as one likes, `cancelled` says when to stop."""

    def __init__(self, emit: Callable[[int, int], None]) -> None:
        self._emit = emit
        self._last = 0.0
        self._stop = threading.Event()

    def progress(self, done: int, total: int) -> None:
        """Tell how far the work is, at most twenty times a second; called in the thread of the work."""
        now = time.monotonic()
        if now - self._last >= SELDOM or done == total:
            self._last = now
            self._emit(done, total)

    def cancelled(self) -> bool:
        """Tell whether the work is to stop."""
        return self._stop.is_set()

    def cancel(self) -> None:
        """Ask the work to stop."""
        self._stop.set()


class Job(QObject):
    """Runs one work at a time; what an older one still answers is dropped. `progressed` carries done and total."""

    progressed = Signal(int, int)
    began = Signal(str)
    ended = Signal()

    def __init__(self, actions: Actions, parent: QObject) -> None:
        super().__init__(parent)
        self._act = actions
        self._told: Told | None = None

    @property
    def is_running(self) -> bool:
        """Whether something is under way."""
        return self._told is not None

    def run(
        self,
        words: str,
        work: Callable[[Told], Result],
        done: Callable[[Result], object],
        failed: Callable[[Exception], object],
    ) -> None:
        """Run `work` in a thread, then `done` or `failed` in the window's; `words` say what is going on."""
        self.cancel()
        told = Told(self.progressed.emit)
        self._told = told
        self.began.emit(words)
        self._act.run_in_background(
            lambda: work(told),
            when_alive(self, lambda result: self._end(told, lambda: done(result))),
            when_alive(self, lambda error: self._end(told, lambda: failed(error))),
        )

    def cancel(self) -> None:
        """Stop what is under way; it answers nothing any more, unless it asks to be told by `failed`."""
        if self._told is not None:
            self._told.cancel()

    def _end(self, told: Told, report: Callable[[], object]) -> None:
        if told is not self._told:
            return
        self._told = None
        self.ended.emit()
        report()
