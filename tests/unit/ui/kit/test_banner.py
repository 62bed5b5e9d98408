"""Banners: one at a time, and »Fortryd« stays while it is held."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from linkworker_desktop.ui.kit.banner import UNDO_MILLISECONDS, Banner, undo_banner
from linkworker_desktop.ui.kit.banner_slot import BannerSlot
from linkworker_desktop.ui.kit.states import State


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    QVBoxLayout(widget).addWidget(QLineEdit())  # takes the focus a window gives when it is shown
    widget.setGeometry(400, 400, 700, 200)  # away from where the pointer stands
    qtbot.addWidget(widget)
    return widget


def placed(page: QWidget, widget: QWidget) -> None:
    layout = page.layout()
    assert layout is not None
    layout.addWidget(widget)
    page.show()


def short_banner() -> Banner:
    return Banner(State.DONE, "Sket.", action="Fortryd", milliseconds=60)


def test_undo_stays_for_ten_seconds(qtbot: QtBot) -> None:
    banner = undo_banner("Familien Nakhlawar er oprettet.", "14 datoer er regnet ud.")
    qtbot.addWidget(banner)
    assert UNDO_MILLISECONDS == 10_000
    assert banner.leaves_by_itself
    assert banner.button is not None
    assert banner.button.text() == "Fortryd"
    assert banner.accessibleName() == "Familien Nakhlawar er oprettet. 14 datoer er regnet ud."


def test_a_banner_with_a_time_leaves_by_itself(qtbot: QtBot, page: QWidget) -> None:
    banner = short_banner()
    placed(page, banner)
    with qtbot.waitSignal(banner.closed, timeout=2000):
        pass
    assert banner.isHidden()


def test_a_banner_stays_while_the_focus_is_on_its_button(qtbot: QtBot, page: QWidget) -> None:
    banner = short_banner()
    placed(page, banner)
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    assert banner.button is not None
    banner.button.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.wait(150)
    assert banner.isVisible()
    with qtbot.waitSignal(banner.closed, timeout=2000):
        banner.button.clearFocus()


def test_a_banner_stays_while_the_pointer_is_on_it(qtbot: QtBot, page: QWidget) -> None:
    banner = short_banner()
    placed(page, banner)
    at = QPointF(5, 5)
    QApplication.sendEvent(banner, QEnterEvent(at, at, at))
    qtbot.wait(150)
    assert banner.isVisible()
    with qtbot.waitSignal(banner.closed, timeout=2000):
        QApplication.sendEvent(banner, QEvent(QEvent.Type.Leave))


def test_the_button_of_a_banner_acts(qtbot: QtBot, page: QWidget) -> None:
    banner = Banner(State.MISSING, "To oplysninger mangler.", action="Udfyld", dismissible=True)
    placed(page, banner)
    assert banner.button is not None
    with qtbot.waitSignal(banner.acted):
        QTest.mouseClick(banner.button, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(banner.closed):
        banner.close_banner()
    with qtbot.assertNotEmitted(banner.closed):
        banner.close_banner()


def test_a_long_sentence_wraps_instead_of_being_cut(qtbot: QtBot, page: QWidget) -> None:
    banner = Banner(
        State.MISSING, "To oplysninger mangler.", "Kort over byen og startdato. " * 6, action="Udfyld"
    )
    placed(page, banner)
    page.resize(400, 400)
    assert banner.heightForWidth(400) > 2 * banner.heightForWidth(2000) - 20


def test_only_the_most_serious_banner_is_seen(qtbot: QtBot) -> None:
    slot = BannerSlot()
    qtbot.addWidget(slot)
    slot.show()
    missing, late = Banner(State.MISSING, "To mangler."), Banner(State.OVER, "Tre er over tiden.")
    slot.add(missing)
    assert slot.current is missing
    slot.add(late)
    assert slot.current is late
    assert missing.isHidden()
    late.close_banner()
    assert slot.current is missing
    assert not missing.isHidden()


def test_undo_comes_first_while_it_lasts_and_a_new_one_replaces_it(qtbot: QtBot) -> None:
    slot = BannerSlot()
    qtbot.addWidget(slot)
    late, first, second = (
        Banner(State.OVER, "Tre er over tiden."),
        undo_banner("Flyttet."),
        undo_banner("Rettet."),
    )
    slot.add(late)
    slot.add(first)
    assert slot.current is first
    slot.add(second)
    assert slot.current is second
    second.close_banner()
    assert slot.current is late


def test_the_newest_notice_comes_before_a_banner_that_has_long_to_last(qtbot: QtBot) -> None:
    slot = BannerSlot()
    qtbot.addWidget(slot)
    missing, printed = Banner(State.OVER, "Tre mangler."), undo_banner("Udskrevet.")
    failed = Banner(State.OVER, "Det blev ikke gemt.")
    slot.add(missing)
    slot.add(printed)
    slot.add(failed, is_notice=True)
    assert slot.current is failed
    failed.close_banner()
    assert slot.current is printed


def test_an_empty_slot_takes_no_room(qtbot: QtBot) -> None:
    slot = BannerSlot()
    qtbot.addWidget(slot)
    slot.add(Banner(State.INFO, "Nyt."))
    slot.clear()
    assert slot.isHidden()
    assert slot.current is None
