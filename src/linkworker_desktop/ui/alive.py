"""Answers from worker threads that come after their widget has gone are dropped."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject
from shiboken6 import isValid

Answer = TypeVar("Answer")


def when_alive(owner: QObject, then: Callable[[Answer], object]) -> Callable[[Answer], None]:
    """Return `then` as a function that does nothing once `owner` has been deleted."""

    def take(answer: Answer) -> None:
        if isValid(owner):
            then(answer)

    return take
