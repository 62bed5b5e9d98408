"""The program's look, and what a page says to its window."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QThreadPool
from PySide6.QtWidgets import QApplication
from tests.builders.ears import Heard, listen

from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.kit.theme import Theme, apply_theme


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> None:
    """Give the program its look, as the window does before any page is made."""
    apply_theme(qapp, Theme.LIGHT)


@pytest.fixture
def actions(qapp: QApplication) -> Iterator[Actions]:
    made = Actions()
    yield made
    QThreadPool.globalInstance().waitForDone(5000)


@pytest.fixture
def heard(actions: Actions) -> Heard:
    """What is told from now on."""
    return listen(actions)
