"""The small network is a button with a name, and paints as many dots as there are authorities."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from linkworker_desktop.ui.kit.chip import Chip
from linkworker_desktop.ui.kit.flow_box import FlowBox
from linkworker_desktop.ui.kit.small_network import NetworkDot, SmallNetwork
from linkworker_desktop.ui.kit.states import Sector
from linkworker_desktop.ui.kit.theme import Theme, apply_theme
from linkworker_desktop.ui.kit.tokens import tokens_of


@pytest.fixture
def small(qtbot: QtBot, qapp: QApplication) -> SmallNetwork:
    apply_theme(qapp, Theme.LIGHT)
    made = SmallNetwork()
    qtbot.addWidget(made)
    made.resize(288, made.sizeHint().height())
    made.show()
    return made


def show(small: SmallNetwork, dots: int) -> None:
    small.set_network(
        name="Zahrabani",
        people="7 personer",
        dots=[NetworkDot(Sector.HEALTH)] * dots,
        count=f"{dots} myndigheder",
    )


def test_it_is_a_button_with_the_count_as_its_name(qtbot: QtBot, small: SmallNetwork) -> None:
    show(small, 18)
    spoken = QAccessible.queryAccessibleInterface(small)
    assert spoken is not None
    assert spoken.role() is QAccessible.Role.Button
    assert spoken.text(QAccessible.Text.Name) == "18 myndigheder"
    with qtbot.waitSignal(small.clicked):
        qtbot.keyClick(small, Qt.Key.Key_Return)


@pytest.mark.parametrize("dots", [0, 1, 18, 40])
def test_every_dot_has_its_colour_at_its_own_place(small: SmallNetwork, dots: int) -> None:
    show(small, dots)
    picture = small.grab().toImage()
    wanted = QColor(tokens_of(small).health)
    places = small._places(small._middle())
    assert len(places) == dots
    assert all(picture.pixelColor(place.toPoint()) == wanted for place in places)
    assert len({(round(place.x()), round(place.y())) for place in places}) == dots


def test_a_box_of_chips_is_as_high_as_its_lines(qtbot: QtBot, qapp: QApplication) -> None:
    apply_theme(qapp, Theme.LIGHT)
    box = FlowBox()
    qtbot.addWidget(box)
    chips = [Chip(f"Medlem nummer {number}") for number in range(6)]
    for chip in chips:
        box.add(chip)
    box.resize(300, 10)
    box.show()
    qtbot.waitUntil(lambda: box.minimumHeight() > chips[0].sizeHint().height())
    assert box.minimumHeight() >= max(chip.geometry().bottom() for chip in chips)
    for chip in chips[1:]:
        box.drop(chip)
    qtbot.waitUntil(lambda: box.minimumHeight() == chips[0].sizeHint().height())
