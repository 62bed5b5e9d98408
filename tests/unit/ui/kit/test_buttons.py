"""Buttons, chips, check boxes and segments: sizes, names, keyboard and the focus ring."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import (
    Button,
    ButtonKind,
    icon_button,
    link_button,
    primary_button,
    record_button,
    secondary_button,
)
from linkworker_desktop.ui.kit.check_box import CheckBox
from linkworker_desktop.ui.kit.chip import Chip
from linkworker_desktop.ui.kit.focus_ring import _Ring
from linkworker_desktop.ui.kit.icons import Icon
from linkworker_desktop.ui.kit.navigation_row import NavigationRow
from linkworker_desktop.ui.kit.switcher import Switcher
from linkworker_desktop.ui.kit.theme import Theme, apply_theme
from linkworker_desktop.ui.kit.tokens import LIGHT

Column = Callable[..., QWidget]


@pytest.fixture
def a_column(qtbot: QtBot) -> Column:
    """Show widgets under each other in an active window."""
    pages: list[QWidget] = []

    def show(*widgets: QWidget) -> QWidget:
        page = QWidget()
        pages.append(page)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(16, 16, 16, 16)
        for widget in widgets:
            layout.addWidget(widget)
        qtbot.addWidget(page)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        return page

    return show


def visible_rings(page: QWidget) -> list[_Ring]:
    return [ring for ring in page.findChildren(_Ring) if ring.isVisible()]


@pytest.mark.parametrize("percent", [100, 130, 150])
@pytest.mark.parametrize("kind", ButtonKind)
def test_the_word_on_a_button_is_never_cut(
    a_column: Column, qapp: QApplication, kind: ButtonKind, percent: int
) -> None:
    apply_theme(qapp, Theme.LIGHT, text_size=percent)
    button = Button("Velkomstmappe udleveret", kind, Icon.CHECK)
    a_column(button)
    metrics = QFontMetrics(button.font())
    assert button.width() >= metrics.horizontalAdvance(button.text()) + measures.scaled(16)
    assert button.height() >= metrics.height()


def test_buttons_have_the_heights_of_the_design(a_column: Column) -> None:
    buttons = primary_button("Udskriv"), secondary_button("Gem PDF"), record_button("Holdt i dag")
    a_column(*buttons)
    assert [button.height() for button in buttons] == [36, 36, 28]


def test_a_button_grows_with_the_text_size_while_it_is_shown(a_column: Column, qapp: QApplication) -> None:
    button = secondary_button("Gem PDF")
    a_column(button)
    before = button.sizeHint()
    apply_theme(qapp, Theme.LIGHT, text_size=150)
    assert button.sizeHint().width() > before.width()
    assert button.sizeHint().height() > before.height()


def test_a_primary_button_is_filled_with_the_accent(a_column: Column) -> None:
    button = primary_button("Udskriv")
    a_column(button)
    assert button.grab().toImage().pixelColor(6, 18).name() == LIGHT.accent.lower()


def test_an_icon_button_says_its_name(a_column: Column) -> None:
    button = icon_button(Icon.ZOOM_IN, "Zoom ind")
    a_column(button)
    assert button.accessibleName() == "Zoom ind"
    assert button.width() == button.height() == 28


def test_the_keyboard_sees_a_ring_and_the_mouse_does_not(a_column: Column) -> None:
    first, second = secondary_button("Gem PDF"), secondary_button("Møde")
    page = a_column(first, second)
    assert not visible_rings(page)
    QTest.mouseClick(first, Qt.MouseButton.LeftButton)
    assert not visible_rings(page)
    first.setFocus(Qt.FocusReason.MouseFocusReason)
    QTest.keyClick(first, Qt.Key.Key_Tab)
    assert second.hasFocus()
    (ring,) = visible_rings(page)
    assert ring.geometry() == second.geometry().adjusted(-4, -4, 4, 4)


def test_the_ring_follows_its_button_and_leaves_with_the_focus(a_column: Column) -> None:
    first, second = secondary_button("Gem PDF"), secondary_button("Møde")
    page = a_column(first, second)
    second.setFocus(Qt.FocusReason.TabFocusReason)
    second.move(second.pos() + QPoint(0, 30))
    (ring,) = visible_rings(page)
    assert ring.geometry().center() == second.geometry().center()
    second.hide()
    assert not [ring for ring in visible_rings(page) if ring.geometry().contains(second.geometry())]


def test_the_ring_is_drawn_on_the_page_that_scrolls(a_column: Column) -> None:
    area, content = QScrollArea(), QWidget()
    area.setWidgetResizable(True)
    layout = QVBoxLayout(content)
    button = secondary_button("Gem PDF")
    layout.addWidget(button)
    area.setWidget(content)
    a_column(area)
    button.setFocus(Qt.FocusReason.TabFocusReason)
    (ring,) = visible_rings(area)
    assert ring.parentWidget() is content


def test_a_program_that_ends_with_a_ring_on_screen_ends_well() -> None:
    code = (
        "from PySide6.QtCore import Qt; from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget\n"
        "from linkworker_desktop.ui.kit.button import secondary_button\n"
        "app = QApplication([]); page = QWidget(); column = QVBoxLayout(page)\n"
        "button = secondary_button('Gem'); column.addWidget(button); page.show(); app.processEvents()\n"
        "page.activateWindow(); app.processEvents(); button.clearFocus()\n"
        "button.setFocus(Qt.FocusReason.TabFocusReason)\n"
        "app.processEvents(); assert button._ring is not None\n"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=60).returncode == 0


def test_space_presses_a_button(qtbot: QtBot, a_column: Column) -> None:
    button = link_button("Vis alle")
    a_column(button)
    button.setFocus()
    with qtbot.waitSignal(button.clicked, timeout=1000):
        QTest.keyClick(button, Qt.Key.Key_Space)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
@pytest.mark.parametrize(
    "button",
    [
        pytest.param(lambda: secondary_button("Gem PDF"), id="button"),
        pytest.param(lambda: link_button("Vis alle"), id="link"),
        pytest.param(lambda: Chip("Skole"), id="chip"),
        pytest.param(lambda: CheckBox("MitID"), id="check box"),
        pytest.param(lambda: NavigationRow("Overblik", Icon.COTTAGE), id="row"),
    ],
)
def test_enter_presses_what_has_the_focus(
    qtbot: QtBot, a_column: Column, button: Callable[[], QAbstractButton], key: Qt.Key
) -> None:
    focused = button()
    a_column(focused)
    focused.setFocus()
    with qtbot.waitSignal(focused.clicked, timeout=1000):
        QTest.keyClick(focused, key)


def test_enter_chooses_a_segment(qtbot: QtBot, a_column: Column) -> None:
    switcher = Switcher(["Dansk", "Arabisk"], name="Sprog")
    a_column(switcher)
    segment = switcher._group.button(1)
    segment.setFocus()
    with qtbot.waitSignal(switcher.chosen, check_params_cb=lambda index: index == 1):
        QTest.keyClick(segment, Qt.Key.Key_Return)


def test_enter_held_down_presses_once(a_column: Column) -> None:
    button, pressed = secondary_button("Gem PDF"), list[bool]()
    button.clicked.connect(lambda: pressed.append(True))
    a_column(button)
    for again in (False, True, True):
        event = QKeyEvent(
            QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", again
        )
        QApplication.sendEvent(button, event)
    assert pressed == [True]


def test_in_a_dialog_enter_on_a_check_box_is_the_default_buttons_and_on_a_button_its_own(
    qtbot: QtBot,
) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    box, cancel, save = CheckBox("MitID"), secondary_button("Annullér"), primary_button("Gem")
    pressed: list[str] = []
    cancel.clicked.connect(lambda: pressed.append("cancel"))
    save.clicked.connect(lambda: pressed.append("save"))
    layout = QVBoxLayout(dialog)
    for widget in (box, cancel, save):
        layout.addWidget(widget)
    save.setDefault(True)
    dialog.show()
    QTest.keyClick(box, Qt.Key.Key_Return)
    QTest.keyClick(cancel, Qt.Key.Key_Return)
    assert pressed == ["save", "cancel"]
    assert not box.isChecked()


def test_choosing_a_chip_moves_nothing(a_column: Column) -> None:
    chip = Chip("Skole", Icon.SCHOOL, count=22)
    several = Chip("Møder", several=True)
    a_column(chip, several)
    for one in (chip, several):
        before = one.sizeHint()
        one.click()
        assert one.isChecked()
        assert one.sizeHint() == before


def test_a_chip_says_its_count(qtbot: QtBot) -> None:
    chip = Chip("Skole", count=22)
    qtbot.addWidget(chip)
    assert chip.accessibleName() == "Skole, 22"
    chip.set_count(None)
    assert chip.accessibleName() == "Skole"


def test_the_whole_check_box_can_be_clicked(a_column: Column) -> None:
    box = CheckBox("Velkomstmappe udleveret")
    box.setFixedWidth(400)
    a_column(box)
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(390, 4))
    assert box.isChecked()
    assert box.height() == 28


def test_a_checked_box_looks_different_from_an_empty_one(a_column: Column) -> None:
    box = CheckBox("MitID")
    a_column(box)
    empty = box.grab().toImage()
    box.setChecked(True)
    assert box.grab().toImage() != empty


def test_a_switcher_tells_which_segment_was_pressed(qtbot: QtBot, a_column: Column) -> None:
    switcher = Switcher(["Dansk", "Arabisk"], name="Sprog")
    a_column(switcher)
    segment = switcher._group.button(1)
    assert segment.accessibleName() == "Sprog: Arabisk"
    with qtbot.waitSignal(switcher.chosen, check_params_cb=lambda index: index == 1):
        QTest.mouseClick(segment, Qt.MouseButton.LeftButton)
    assert switcher.index() == 1
    switcher.set_labels(["Dansk", "Dari", "Pashto"])
    assert switcher.index() == 0


def test_a_navigation_row_says_what_is_late(a_column: Column) -> None:
    row = NavigationRow("Overblik", Icon.COTTAGE)
    a_column(row)
    row.set_counts(late=5, waiting=12)
    assert row.accessibleName() == "Overblik, 5 over tiden"
    row.set_counts(waiting=12)
    assert row.accessibleName() == "Overblik, 12 venter"
    assert row.height() == 40
