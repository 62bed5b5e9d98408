"""The calendar page over a real vault, shown in a window of its own."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.navigation import Destination, Place
from linkworker_desktop.ui.pages.calendar import CalendarPage

Open = Callable[..., CalendarPage]
Settle = Callable[[], None]
WIDE = QSize(1232, 800)
NARROW = QSize(980, 640)


@pytest.fixture
def settle(actions: Actions) -> Settle:
    """Wait until everything that is read in a thread is shown."""

    def wait() -> None:
        for _again in range(3):
            actions.wait_for_background()
            QApplication.processEvents()

    return wait


@pytest.fixture
def open_page(qtbot: QtBot, services: Services, actions: Actions, settle: Settle) -> Open:
    def made(size: QSize = WIDE, **where: object) -> CalendarPage:
        page = CalendarPage(services, actions)
        qtbot.addWidget(page)
        page.resize(size)
        actions.changed.connect(page.refresh)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        page.open(Destination(Place.CALENDAR, **where))  # type: ignore[arg-type]
        settle()
        return page

    return made
