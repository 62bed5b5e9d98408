"""A new family in the real window: two clicks and typing, from wherever one stands."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt, QThreadPool
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from tests.builders.families import a_family

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.folder_deadline import FolderDeadlineState
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.kit.banner import Banner
from linkworker_desktop.ui.kit.theme import Theme, apply_theme
from linkworker_desktop.ui.main_window import MainWindow
from linkworker_desktop.ui.navigation import Destination, Place
from linkworker_desktop.ui.pages.family import FamilyPage
from linkworker_desktop.ui.pages.family_form import FamilyFormPage
from linkworker_desktop.ui.pages.overview import OverviewPage


class Hand:
    """A hand on the mouse that counts, and one on the keyboard that does not."""

    def __init__(self) -> None:
        self.clicks = 0

    def click(self, widget: QWidget) -> None:
        """Click something that is seen."""
        assert widget.isVisible(), widget
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
        self.clicks += 1
        QApplication.processEvents()

    def type(self, text: str) -> None:
        """Type into whatever has the cursor."""
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClicks(focused, text)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the cursor is."""
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key, modifier)
        QApplication.processEvents()


@pytest.fixture
def actions(qapp: QApplication) -> Actions:
    return Actions()


@pytest.fixture
def window(qtbot: QtBot, services: Services, actions: Actions) -> Iterator[MainWindow]:
    apply_theme(QApplication.instance(), Theme.LIGHT)  # type: ignore[arg-type]
    shown = MainWindow(services, actions)
    qtbot.addWidget(shown)
    shown.resize(1440, 900)
    with qtbot.waitActive(shown):
        shown.show()
        shown.activateWindow()
    shown.open(Destination(Place.OVERVIEW))
    QApplication.processEvents()
    yield shown
    QThreadPool.globalInstance().waitForDone(5000)


def type_five_facts(hand: Hand) -> None:
    """Type the five facts with Tab between them, the cursor in the first one."""
    for text in ("Nakhlawar", "arab", "Havnekajen 3, 1. th.", "0140", "Nymølle Strand"):
        hand.type(text)
        hand.press(Qt.Key.Key_Tab)
    hand.type("20.11.2026 kl. 14.00")
    hand.press(Qt.Key.Key_Tab)
    for name, relation, birth in (("Farid", "far", "2.3.1985"), ("Amal", "mor", "37"), ("Nour", "dat", "8")):
        hand.type(name)
        hand.press(Qt.Key.Key_Tab)
        hand.type(relation)
        hand.press(Qt.Key.Key_Tab)
        hand.type(birth)
        if name != "Nour":
            hand.press(Qt.Key.Key_Return)


def test_the_first_family_takes_two_clicks(window: MainWindow, services: Services) -> None:
    hand = Hand()
    overview = window.page
    assert isinstance(overview, OverviewPage)
    hand.click(overview.create_button)
    form = window.page
    assert isinstance(form, FamilyFormPage)
    type_five_facts(hand)
    hand.click(form.save_button)
    assert hand.clicks == 2
    assert isinstance(window.page, FamilyPage)
    (row,) = services.families.rows()
    assert (row.surname, row.people, row.languages) == ("Nakhlawar", 3, ("ar",))
    assert row.folder.state is FolderDeadlineState.DUE_SOON


def test_a_further_family_takes_two_clicks_from_any_page(
    window: MainWindow, services: Services, actions: Actions
) -> None:
    actions.run_write(lambda: services.families.save(a_family("Zahrabani")))
    for place in (Place.OVERVIEW, Place.FAMILIES):
        hand = Hand()
        window.open(Destination(place))
        QApplication.processEvents()
        hand.click(window.new_family)
        form = window.page
        assert isinstance(form, FamilyFormPage)
        type_five_facts(hand)
        hand.click(form.save_button)
        assert (hand.clicks, type(window.page)) == (2, FamilyPage)
    assert len(services.families.rows()) == 3


def test_a_new_family_needs_no_click_at_all_from_the_keyboard(window: MainWindow, services: Services) -> None:
    window.setFocus()
    hand = Hand()
    QTest.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()
    type_five_facts(hand)
    hand.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(window.page, FamilyPage)
    assert hand.clicks == 0
    assert len(services.families.rows()) == 1


def test_the_family_can_be_taken_back_with_one_click_on_its_page(
    window: MainWindow, services: Services
) -> None:
    hand = Hand()
    window.open(Destination(Place.FAMILY_FORM))
    QApplication.processEvents()
    form = window.page
    assert isinstance(form, FamilyFormPage)
    type_five_facts(hand)
    form.save()
    QApplication.processEvents()
    (banner,) = [banner for banner in window.page.findChildren(Banner) if banner.isVisible()]
    assert banner.button is not None
    hand.click(banner.button)
    assert services.families.rows() == ()


def test_locking_in_the_middle_loses_nothing(qtbot: QtBot, window: MainWindow, services: Services) -> None:
    window.open(Destination(Place.FAMILY_FORM))
    QApplication.processEvents()
    Hand().type("Nakhla")
    window.leave_pages()
    again = MainWindow(services, Actions())
    qtbot.addWidget(again)
    again.open(Destination(Place.FAMILY_FORM))
    form = again.page
    assert isinstance(form, FamilyFormPage)
    assert isinstance(form.facts.fields["surname"].editor, QLineEdit)
    assert form.facts.fields["surname"].line_edit.text() == "Nakhla"
