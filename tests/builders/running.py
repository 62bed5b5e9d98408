"""Fixtures: a program that is ended after every test, in the light look."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from linkworker_desktop.base.clock import FixedClock
from linkworker_desktop.base.settings import Settings
from linkworker_desktop.ui.kit.theme import Theme, apply_theme
from tests.builders.program import Desktop, a_desktop, a_vault

Start = Callable[..., Desktop]


@pytest.fixture(autouse=True)
def light(qapp: QApplication) -> Iterator[None]:
    """The light look at 100 %, also after a test that chose another."""
    apply_theme(qapp, Theme.LIGHT)
    yield
    apply_theme(qapp, Theme.LIGHT)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def start(qtbot: QtBot, folder: Path, clock: FixedClock) -> Iterator[Start]:
    """Start the program on the test's folder; called with `settings` if need be."""
    made: list[Desktop] = []

    def run(settings: Settings | None = None) -> Desktop:
        made.append(a_desktop(qtbot, folder, clock, settings=settings))
        return made[-1]

    yield run
    for desktop in made:
        desktop.finish()


@pytest.fixture
def desktop(start: Start, folder: Path, clock: FixedClock) -> Desktop:
    """The program in front of a locked vault."""
    a_vault(folder, clock)
    return start()
