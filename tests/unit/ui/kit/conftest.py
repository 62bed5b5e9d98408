"""Every test of the kit begins in the light theme at 100 %, with the pointer out of the way."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication

from linkworker_desktop.ui.kit.theme import Theme, apply_theme


@pytest.fixture(autouse=True)
def _light(qapp: QApplication) -> Iterator[None]:
    QCursor.setPos(5000, 5000)
    apply_theme(qapp, Theme.LIGHT)
    yield
    apply_theme(qapp, Theme.LIGHT)
