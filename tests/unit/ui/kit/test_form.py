"""Fields, passphrase, strength, search and combo box."""

from __future__ import annotations

import subprocess
import sys

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from linkworker_desktop.ui.kit.combo_box import ComboBox
from linkworker_desktop.ui.kit.field import Field
from linkworker_desktop.ui.kit.passphrase_field import PassphraseField
from linkworker_desktop.ui.kit.search_field import SearchField
from linkworker_desktop.ui.kit.strength_bar import Strength, StrengthBar


def spoken(widget: object) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)  # type: ignore[call-overload]
    return str(interface.text(QAccessible.Text.Name))


def test_the_label_is_the_editors_name_and_its_way_in(qtbot: QtBot) -> None:
    field = Field("&Efternavn", help_text="Som det skal stå på mappen")
    qtbot.addWidget(field)
    field.show()
    assert spoken(field.editor) == "Efternavn"
    assert field.line_edit.accessibleDescription() == "Som det skal stå på mappen"
    assert field.focusProxy() is field.editor


def test_an_error_takes_the_place_of_the_help_and_gives_it_back(qtbot: QtBot) -> None:
    field = Field("Postnummer", help_text="Fire cifre")
    qtbot.addWidget(field)
    field.show()
    field.set_error("Postnummeret har fire cifre.")
    assert field.error == "Postnummeret har fire cifre."
    assert field._note.text() == field.error
    assert field._sign.isVisible()
    assert field.editor.property("invalid") is True
    field.set_error("")
    assert field._note.text() == "Fire cifre"
    assert not field._sign.isVisible()


def test_an_error_changes_the_border_on_screen(qtbot: QtBot) -> None:
    field = Field("Postnummer", QLineEdit("013"))
    qtbot.addWidget(field)
    field.show()
    before = field.editor.grab().toImage()
    field.set_error("Fire cifre")
    assert field.editor.grab().toImage().pixelColor(40, 1).name() == "#ae2a1c"
    assert field.editor.grab().toImage() != before


def test_a_field_wraps_any_editor(qtbot: QtBot) -> None:
    field = Field("Note", QPlainTextEdit())
    qtbot.addWidget(field)
    assert spoken(field.editor) == "Note"
    with pytest.raises(TypeError, match="QPlainTextEdit"):
        _ = field.line_edit


def test_the_eye_shows_the_passphrase_and_says_what_it_does(qtbot: QtBot) -> None:
    field = PassphraseField("Adgangskode")
    qtbot.addWidget(field)
    field.show()
    field.edit.setText("fem grønne cykler")
    eye = field.edit._eye
    assert field.edit.echoMode() is QLineEdit.EchoMode.Password
    assert eye.accessibleName() == "Vis adgangskoden"
    QTest.mouseClick(eye, Qt.MouseButton.LeftButton)
    assert field.edit.echoMode() is QLineEdit.EchoMode.Normal
    assert eye.accessibleName() == "Skjul adgangskoden"
    field.clear()
    assert field.text() == ""
    assert field.edit.echoMode() is QLineEdit.EchoMode.Password


def test_a_capital_without_shift_means_caps_lock(qtbot: QtBot) -> None:
    field = PassphraseField("Adgangskode")
    qtbot.addWidget(field)
    field.show()
    caps = field._caps
    QTest.keyEvent(QTest.KeyAction.Click, field.edit, "A", Qt.KeyboardModifier.ShiftModifier)
    assert caps.isHidden()
    QTest.keyEvent(QTest.KeyAction.Click, field.edit, "A")
    assert not caps.isHidden()
    QTest.keyEvent(QTest.KeyAction.Click, field.edit, "b")
    assert caps.isHidden()


def test_return_in_the_passphrase_is_told(qtbot: QtBot) -> None:
    field = PassphraseField("Adgangskode")
    qtbot.addWidget(field)
    with qtbot.waitSignal(field.entered):
        QTest.keyClick(field.edit, Qt.Key.Key_Return)


def test_strength_is_said_in_words(qtbot: QtBot) -> None:
    bar = StrengthBar()
    qtbot.addWidget(bar)
    assert bar.accessibleName() == ""
    bar.set_strength(Strength.STRONG, "28 tegn")
    assert bar.accessibleName() == "Stærk: 28 tegn"
    assert [strength.filled for strength in Strength] == [0, 1, 2, 3, 4]


def test_a_search_field_is_named_by_its_placeholder(qtbot: QtBot) -> None:
    field = SearchField("Find en kontakt", key="Ctrl+F")
    qtbot.addWidget(field)
    assert spoken(field) == "Find en kontakt"


def test_scrolling_past_a_combo_box_changes_nothing(qtbot: QtBot) -> None:
    box = ComboBox()
    box.addItems(["Arabisk", "Dari", "Ukrainsk"])
    qtbot.addWidget(box)
    box.show()
    middle = QPointF(10, 10)
    wheel = QWheelEvent(
        middle,
        middle,
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(box, wheel)
    assert box.currentText() == "Arabisk"


def test_nothing_before_unlocking_loads_qtsvg() -> None:
    code = (
        "import sys; from PySide6.QtWidgets import QApplication; app = QApplication([])\n"
        "from linkworker_desktop.ui.kit.theme import Theme, apply_theme; apply_theme(app, Theme.DARK)\n"
        "from linkworker_desktop.ui.kit.landscape import Landscape\n"
        "from linkworker_desktop.ui.kit.passphrase_field import PassphraseField\n"
        "from linkworker_desktop.ui.kit.strength_bar import Strength, StrengthBar\n"
        "from linkworker_desktop.ui.kit.button import Button, ButtonKind\n"
        "picture, field, bar = Landscape('Godmorgen', 'Tirsdag'), PassphraseField('Adgangskode'), StrengthBar()\n"
        "field.set_error('Forkert'); bar.set_strength(Strength.WEAK)\n"
        "for part in (picture, field, bar, Button('Lås op', ButtonKind.PRIMARY, large=True)): part.grab()\n"
        "sys.exit('PySide6.QtSvg' in sys.modules)\n"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=60).returncode == 0
