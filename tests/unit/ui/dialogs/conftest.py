"""Dialogs over a real vault."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QThreadPool
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.builders.ears import Heard, listen

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.dialogs.event import EventDialog
from linkworker_desktop.ui.kit.theme import Theme, apply_theme

New = Callable[..., EventDialog]


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> None:
    apply_theme(qapp, Theme.LIGHT)


@pytest.fixture
def actions(qapp: QApplication) -> Iterator[Actions]:
    made = Actions()
    yield made
    QThreadPool.globalInstance().waitForDone(5000)


@pytest.fixture
def heard(actions: Actions) -> Heard:
    return listen(actions)


@pytest.fixture
def new_event(qtbot: QtBot, services: Services, actions: Actions) -> New:
    def made(**values: object) -> EventDialog:
        dialog = EventDialog.new(services, actions, **values)  # type: ignore[arg-type]
        qtbot.addWidget(dialog)
        with qtbot.waitActive(dialog):
            dialog.show()
            dialog.activateWindow()
        return dialog

    return made
