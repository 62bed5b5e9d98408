"""The sheet of all parts: written as a picture, nameable throughout, and painted without losing references."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from linkworker_desktop.ui.kit.app_icon import app_icon
from linkworker_desktop.ui.kit.button import Button
from linkworker_desktop.ui.kit.gallery import Sheet, main
from linkworker_desktop.ui.kit.theme import Theme, apply_theme
from linkworker_desktop.ui.kit.tokens import DARK, LIGHT

PAINTS = 1000


def test_the_picture_has_both_themes_beside_each_other(qapp: QApplication, tmp_path: Path) -> None:
    file = tmp_path / "kit.png"
    assert main([str(file)]) == 0
    picture = QImage(str(file))
    assert (picture.width(), picture.height()) == (1440, 900)
    assert picture.pixelColor(4, 4).name() == LIGHT.window.lower()
    assert picture.pixelColor(1436, 4).name() == DARK.window.lower()


def test_the_picture_is_twice_as_large_at_double_scale(tmp_path: Path) -> None:
    file = tmp_path / "kit.png"
    command = [sys.executable, "-m", "linkworker_desktop.ui.kit.gallery", str(file)]
    subprocess.run(command, check=True, timeout=60, env=dict(os.environ, QT_SCALE_FACTOR="2"))
    picture = QImage(str(file))
    assert (picture.width(), picture.height()) == (2880, 1800)


def test_everything_that_takes_the_focus_has_a_name(qtbot: QtBot) -> None:
    sheet = Sheet("Lys")
    qtbot.addWidget(sheet)
    nameless = [
        widget
        for widget in sheet.findChildren(QWidget)
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
    ]
    assert nameless == []


@pytest.mark.parametrize("percent", [100, 115, 130, 150])
def test_no_word_of_the_sheet_is_cut_at_any_text_size(qtbot: QtBot, qapp: QApplication, percent: int) -> None:
    apply_theme(qapp, Theme.DARK, text_size=percent)
    sheet = Sheet("Mørk")
    qtbot.addWidget(sheet)
    sheet.resize(sheet.sizeHint())
    sheet.show()
    cut = [
        part
        for part in (*sheet.findChildren(Button), *sheet.findChildren(QLabel))
        if part.isVisible()
        and (part.height() < part.minimumSizeHint().height() or part.width() < part.minimumSizeHint().width())
    ]
    assert cut == []


def test_a_thousand_paints_keep_the_references_to_none(qtbot: QtBot) -> None:
    """PySide6 6.12.0 on Python 3.11 loses one reference to None at almost every painter call, until it dies."""
    sheet = Sheet("Lys")
    qtbot.addWidget(sheet)
    sheet.resize(sheet.sizeHint())
    image = QImage(sheet.size(), QImage.Format.Format_ARGB32_Premultiplied)
    sheet.render(image)
    parts = [part for part in sheet.findChildren(QWidget) if type(part).paintEvent is not QWidget.paintEvent]
    assert len(parts) > 30
    before, painted = sys.getrefcount(None), 0
    while painted < PAINTS:
        for part in parts:
            part.render(image)
        painted += len(parts)
    assert abs(sys.getrefcount(None) - before) < PAINTS // 10


def test_a_theme_change_repaints_what_is_shown(qtbot: QtBot, qapp: QApplication) -> None:
    class Paints(QObject):
        count = 0

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            self.count += event.type() is QEvent.Type.Paint
            return False

    sheet = Sheet("Lys")
    qtbot.addWidget(sheet)
    sheet.show()
    qtbot.waitExposed(sheet)
    seen = Paints()
    sheet._ringed.installEventFilter(seen)
    apply_theme(qapp, Theme.DARK)
    qtbot.waitUntil(lambda: seen.count > 0)


def test_the_window_has_an_icon_in_every_size(qapp: QApplication) -> None:
    sizes = {size.width() for size in app_icon().availableSizes()}
    assert {16, 32, 48, 256} <= sizes
    assert app_icon().pixmap(64, 64).toImage().pixelColor(32, 8).name() == LIGHT.accent.lower()
