"""From a click to a write and back: what is undone, done again, and refused."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from tests.builders.ears import listen

from linkworker_desktop.base.errors import DiskFull
from linkworker_desktop.services.changes import Changed, Kind
from linkworker_desktop.ui.actions import Actions


class Counter:
    """Something that is written, taken back and written again; `is_full` refuses every write."""

    def __init__(self) -> None:
        self.count, self.is_full = 0, False

    def add(self, step: int = 1) -> Changed:
        if self.is_full:
            raise DiskFull("Der er ikke plads på drevet.")
        self.count += step
        return Changed(frozenset({Kind.FAMILY}), f"Tallet er {self.count}.", None, lambda: self.add(-step))


@pytest.fixture
def actions(qapp: QApplication) -> Actions:
    return Actions()


def test_a_refused_undo_can_be_tried_again(actions: Actions) -> None:
    counter = Counter()
    actions.run_write(counter.add)
    counter.is_full = True
    actions.undo_stack.undo()
    assert counter.count == 1
    assert actions.undo_stack.canUndo()
    counter.is_full = False
    actions.undo_stack.undo()
    assert counter.count == 0
    assert not actions.undo_stack.canUndo()


def test_a_refused_redo_can_be_tried_again(actions: Actions) -> None:
    counter = Counter()
    actions.run_write(counter.add)
    actions.undo_stack.undo()
    counter.is_full = True
    actions.undo_stack.redo()
    assert counter.count == 0
    assert actions.undo_stack.canRedo()
    counter.is_full = False
    actions.undo_stack.redo()
    assert counter.count == 1


def test_undo_and_redo_say_which_they_were(actions: Actions) -> None:
    heard = listen(actions)
    actions.run_write(Counter().add, quiet=True)
    actions.undo_stack.undo()
    actions.undo_stack.redo()
    assert [one.sentence for one in heard.notices] == ["Fortrudt: Tallet er 1.", "Gjort igen: Tallet er 1."]


def test_what_cannot_be_done_again_is_not_offered_again(actions: Actions) -> None:
    def once() -> Changed:
        return Changed(
            frozenset({Kind.FAMILY}), "Gemt.", None, lambda: Changed(frozenset(), "Væk.", None, None)
        )

    actions.run_write(once)
    actions.undo_stack.undo()
    assert not actions.undo_stack.canRedo()
    assert not actions.undo_stack.canUndo()
