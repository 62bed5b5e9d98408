"""The window: where it lies, how large it is, and what has the focus in it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QSettings, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.builders.program import LONG, Desktop

from linkworker_desktop.ui.unlock.first_run import FirstRun
from linkworker_desktop.ui.unlock.unlock_screen import UnlockScreen
from linkworker_desktop.ui.window import Window


@pytest.fixture
def store(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "place.ini"), QSettings.Format.IniFormat)


def room() -> QRect:
    return QGuiApplication.primaryScreen().availableGeometry()


def test_the_first_window_fits_the_screen(qtbot: QtBot, store: QSettings) -> None:
    window = Window(store)
    qtbot.addWidget(window)
    assert window.width() < room().width()
    assert window.height() < room().height()
    assert window.minimumHeight() <= window.height()


def test_a_window_too_large_for_the_screen_of_today_is_made_smaller(qtbot: QtBot, store: QSettings) -> None:
    store.setValue("window/place", QRect(100, 100, 4000, 3000))
    window = Window(store)
    qtbot.addWidget(window)
    assert window.width() < room().width()
    assert window.height() < room().height()


def test_a_window_from_a_screen_that_is_gone_lies_where_it_is_seen(qtbot: QtBot, store: QSettings) -> None:
    store.setValue("window/place", QRect(5000, 4000, 700, 560))
    window = Window(store)
    qtbot.addWidget(window)
    assert room().contains(window.pos())


def test_the_place_does_not_creep(qtbot: QtBot, store: QSettings) -> None:
    places = []
    for _time in range(3):
        window = Window(store)
        qtbot.addWidget(window)
        if not places:
            window.resize(QSize(700, 560))
            window.move(0, 20)
        window.show()
        QApplication.processEvents()
        places.append(QRect(window.pos(), window.size()))
        window.allow_closing()
        window.close()
    assert places[0] == places[1] == places[2]


def test_what_is_typed_first_goes_to_the_first_field_of_the_first_run(
    desktop_without_data: Desktop, qtbot: QtBot
) -> None:
    screen = desktop_without_data.screen(FirstRun)
    window = desktop_without_data.window
    window.activateWindow()
    qtbot.waitActive(window)
    qtbot.waitUntil(screen.municipality.name.line_edit.hasFocus, timeout=LONG)
    for letter in "Skov":
        QTest.keyClick(window.windowHandle(), letter)
    assert screen.municipality.name.line_edit.text() == "Skov"


def test_the_passphrase_field_has_the_focus_before_unlocking(desktop: Desktop, qtbot: QtBot) -> None:
    screen = desktop.screen(UnlockScreen)
    desktop.window.activateWindow()
    qtbot.waitActive(desktop.window)
    qtbot.waitUntil(screen.field.edit.hasFocus, timeout=LONG)


@pytest.fixture
def desktop_without_data(start: Callable[..., Desktop]) -> Desktop:
    return start()
