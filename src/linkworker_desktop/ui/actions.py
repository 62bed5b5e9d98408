"""The one way from a click to a write: run it, say what happened, offer to take it back, tell the pages."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.domain.problems import InvalidInput
from linkworker_desktop.i18n import _

if TYPE_CHECKING:  # nothing is written before the data are open
    from linkworker_desktop.services.changes import Changed
    from linkworker_desktop.ui.navigation import Destination

log = logging.getLogger(__name__)
Result = TypeVar("Result")


class NoticeState(StrEnum):
    """What a notice is about; decides its colour and icon."""

    DONE = "done"
    INFO = "info"
    SOON = "soon"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Notice:
    """A line for the banner: a bold first sentence, the rest, and at most one small button."""

    state: NoticeState
    sentence: str
    rest: str = ""
    button: str = ""
    act: Callable[[], object] | None = None
    is_undo: bool = False


class Actions(QObject):
    """Shared by all pages; lives as long as the vault is open."""

    changed = Signal(object)
    """frozenset[Kind]: which kinds of records were changed."""
    noticed = Signal(object)
    """Notice: something to say in the banner."""
    travelled = Signal(object)
    """Destination: somebody wants to go there."""
    saved = Signal()
    """Something was written just now."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.undo_stack: QUndoStack = _Writes(self)
        self._pool = QThreadPool.globalInstance()
        self._running: set[_Task] = set()

    def go(self, destination: Destination) -> None:
        """Ask the window to show a page."""
        self.travelled.emit(destination)

    def tell(self, notice: Notice) -> None:
        """Show a notice in the banner."""
        self.noticed.emit(notice)

    def run_write(self, work: Callable[[], Changed], *, quiet: bool = False) -> Changed | None:
        """Run a write and report it. `InvalidInput` comes through to the form that can show it at its field.

        Any other `UserError` becomes a notice and None is returned. With `quiet` nothing is said when it went
        well; it can be taken back with Ctrl+Z all the same.
        """
        try:
            changed = work()
        except InvalidInput:
            raise
        except UserError as error:
            self.tell(Notice(NoticeState.OVER, error.message))
            return None
        if changed.undo is not None:
            self.undo_stack.push(_Write(self, changed))
        if not quiet:
            self.tell(self._notice_of(changed))
        self._spread(changed)
        return changed

    def _notice_of(self, changed: Changed) -> Notice:
        rest = " ".join(changed.remarks)
        if changed.undo is None:
            return Notice(NoticeState.DONE, changed.sentence, rest)
        return Notice(
            NoticeState.DONE, changed.sentence, rest, _("Fortryd"), self.undo_stack.undo, is_undo=True
        )

    def _spread(self, changed: Changed) -> None:
        self.saved.emit()
        self.changed.emit(changed.kinds)

    def run_again(self, work: Callable[[], Changed], said: str, *, is_undo: bool) -> Changed | None:
        """Run an undo or a redo of the write that was reported as `said`, for the undo stack.

        A refusal becomes a notice and None is returned.
        """
        try:
            changed = work()
        except UserError as error:
            self.tell(Notice(NoticeState.OVER, error.message))
            return None
        words = _("Fortrudt: {what}") if is_undo else _("Gjort igen: {what}")
        self.tell(Notice(NoticeState.INFO, words.format(what=said)))
        self._spread(changed)
        return changed

    def run_in_background(
        self,
        work: Callable[[], Result],
        done: Callable[[Result], object],
        failed: Callable[[Exception], object] | None = None,
    ) -> None:
        """Run `work` in a thread and `done` (or `failed`) in the window's; a `UserError` becomes a notice."""
        task = _Task(work)
        self._running.add(task)
        task.signals.finished.connect(lambda result: self._finish(task, lambda: done(result)))
        task.signals.failed.connect(lambda error: self._finish(task, lambda: self._fail(error, failed)))
        self._pool.start(task)

    def wait_for_background(self, milliseconds: int = 30_000) -> bool:
        """Wait for the threads, before the vault is locked. Returns whether all ended."""
        return self._pool.waitForDone(milliseconds)

    def _finish(self, task: _Task, report: Callable[[], object]) -> None:
        self._running.discard(task)
        report()

    def _fail(self, error: Exception, failed: Callable[[Exception], object] | None) -> None:
        if failed is not None:
            failed(error)
        elif isinstance(error, UserError):
            self.tell(Notice(NoticeState.OVER, error.message))
        else:
            raise error


class _Write(QUndoCommand):
    """A write that was done, can be undone, and done again; the stack calls `turn` before it moves."""

    def __init__(self, actions: Actions, changed: Changed) -> None:
        super().__init__(changed.sentence)
        self._actions = actions
        self._next = changed.undo

    def turn(self, *, is_undo: bool) -> bool:
        """Undo the write or do it again; return whether it was done."""
        if self._next is None:
            return False
        changed = self._actions.run_again(self._next, self.text(), is_undo=is_undo)
        if changed is None:
            return False
        self._next = changed.undo
        self.setObsolete(changed.undo is None)
        return True


class _Writes(QUndoStack):
    """Moves only when the work is done, so that an undo that was refused can be tried again."""

    def undo(self) -> None:
        if self.canUndo() and _turned(self.command(self.index() - 1), is_undo=True):
            super().undo()

    def redo(self) -> None:
        if self.canRedo() and _turned(self.command(self.index()), is_undo=False):
            super().redo()


def _turned(command: QUndoCommand, *, is_undo: bool) -> bool:
    return isinstance(command, _Write) and command.turn(is_undo=is_undo)


class _TaskSignals(QObject):
    finished = Signal(object)
    failed = Signal(object)


class _Task(QRunnable):
    """One piece of work in the pool."""

    def __init__(self, work: Callable[[], object]) -> None:
        super().__init__()
        self.setAutoDelete(False)
        self.signals = _TaskSignals()
        self._work = work

    def run(self) -> None:
        try:
            result = self._work()
        except Exception as error:  # carried to the window's thread, where it is shown or raised
            self.signals.failed.emit(error)
        else:
            self.signals.finished.emit(result)
