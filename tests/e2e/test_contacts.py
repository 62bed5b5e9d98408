"""The directory in the real window: how many clicks and keys its daily errands take."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt, QThreadPool
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot
from tests.builders.contacts_page import Hand, names, shown, words_on
from tests.builders.families import a_contact, a_family

from linkworker_desktop.base.clock import local_now
from linkworker_desktop.bootstrap import Services
from linkworker_desktop.services.folder_views import HandOver
from linkworker_desktop.services.municipality import MunicipalityDraft
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.kit.theme import Theme, apply_theme
from linkworker_desktop.ui.main_window import MainWindow
from linkworker_desktop.ui.navigation import Destination, Place
from linkworker_desktop.ui.pages.contacts import ContactsPage

TODAY = date(2026, 11, 24)


@pytest.fixture
def municipality(municipality: MunicipalityDraft) -> MunicipalityDraft:
    """Without a region, so that the directory has only what a test puts in."""
    return replace(municipality, region="")


@pytest.fixture
def window(qtbot: QtBot, services: Services) -> Iterator[MainWindow]:
    """The window at the overview, over three contacts."""
    apply_theme(QApplication.instance(), Theme.LIGHT)  # type: ignore[arg-type]
    for category, name, day in (
        ("school", "Skovsunde Skole", date(2026, 2, 1)),
        ("pharmacy", "Skovsunde Apotek", date(2026, 3, 18)),
        ("gp", "Lægehuset Ådalby", date(2026, 10, 14)),
    ):
        services.contacts.save(a_contact(category, name, verified_on=day))
    made = MainWindow(services, Actions())
    qtbot.addWidget(made)
    made.resize(1440, 900)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.open(Destination(Place.OVERVIEW))
    QApplication.processEvents()
    yield made
    QThreadPool.globalInstance().waitForDone(5000)


@pytest.fixture
def hand() -> Hand:
    return Hand()


def page_of(window: MainWindow) -> ContactsPage:
    assert isinstance(window.page, ContactsPage)
    QApplication.processEvents()
    return window.page


def test_the_number_of_a_school_is_one_click_and_a_few_letters_away(
    qtbot: QtBot, window: MainWindow, hand: Hand
) -> None:
    hand.on(window.side_panel.rows[Place.CONTACTS])
    page = page_of(window)
    focused = QApplication.focusWidget()
    assert isinstance(focused, QLineEdit)
    QTest.keyClicks(focused, "folkes")
    qtbot.waitUntil(lambda: names(page) == ["Skovsunde Skole"])
    qtbot.waitUntil(lambda: "01\u00a023\u00a041\u00a050" in words_on(page.sheet))
    assert hand.mouse == 1


def test_a_contact_is_confirmed_with_one_key_and_the_next_is_one_more(
    window: MainWindow, services: Services, hand: Hand
) -> None:
    window.open(Destination(Place.CONTACTS, field="to_confirm"))
    page = page_of(window)
    QTest.keyClick(page.finding.search, Qt.Key.Key_Return)
    first = shown(page).id
    hand.key(page.list.table, Qt.Key.Key_J)
    assert services.contacts.view(first).draft.verified_on == TODAY
    assert len(names(page)) == 1
    hand.key(page.list.table, Qt.Key.Key_J)
    assert page.list.empty_words == "Alle kontakter er bekræftet"
    assert (hand.keys, hand.mouse) == (2, 0)


def test_a_number_is_corrected_everywhere_it_is_printed_with_two_clicks_and_the_families_are_named(
    window: MainWindow, services: Services, hand: Hand
) -> None:
    window.open(Destination(Place.CONTACTS))
    page = page_of(window)
    apotek = services.contacts.keys(replace(page.finding.query(), text="apotek"))[0]
    services.contacts.confirm(apotek)
    family = services.families.save(a_family("Nakhlawar")).id
    issue = services.issues.record_print(family, ("ar",), b"%PDF", 40)  # type: ignore[arg-type]
    services.issues.hand_over(issue, HandOver(local_now(services.clock), "Samir"))
    window.open(Destination(Place.CONTACTS, contact=apotek))
    QApplication.processEvents()
    hand.on(page.sheet.edit_button)
    QApplication.processEvents()
    page.form.who.phones.rows[0].number.setText("01 23 41 99")
    hand.on(page.form.save_button)
    assert hand.mouse == 2
    assert page._affected.banner is not None
    assert "Nakhlawar skal have en ny side: telefon" in page._affected.banner.accessibleName()


def test_ctrl_f_puts_the_cursor_into_the_search_from_anywhere_on_the_page(window: MainWindow) -> None:
    window.open(Destination(Place.CONTACTS))
    page = page_of(window)
    page.list.table.setFocus()
    QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.finding.search.hasFocus()


def test_undo_of_a_confirmation_is_one_key_and_keeps_the_place(
    window: MainWindow, services: Services, hand: Hand
) -> None:
    window.open(Destination(Place.CONTACTS))
    page = page_of(window)
    QTest.keyClick(page.finding.search, Qt.Key.Key_Return)
    first = shown(page).id
    before = services.contacts.view(first).draft.verified_on
    QTest.keyClick(page.list.table, Qt.Key.Key_J)
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert services.contacts.view(first).draft.verified_on == before
    assert shown(page).id == first
    assert page.list.table.hasFocus()
