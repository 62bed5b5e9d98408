"""The large words of a deadline: bold while there is something to hurry for, plain otherwise."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.states import State
from linkworker_desktop.ui.kit.tag import StateLabel


class Countdown(StateLabel):
    """A state label in the size of a countdown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(State.WAITING, "", parent=parent)

    def _role(self) -> TypeRole:
        return TypeRole.COUNTDOWN if self._state.bold else TypeRole.COUNTDOWN_PLAIN
