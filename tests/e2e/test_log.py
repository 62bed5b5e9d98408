"""Writing in the log, from anywhere in the real window: keys alone, two clicks, and through a lock."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt, QThreadPool
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.builders.families import a_family, an_adult
from tests.builders.program import Desktop

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.family import FamilyId
from linkworker_desktop.domain.log_entry import LogKind
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.kit.theme import Theme, apply_theme
from linkworker_desktop.ui.main_window import MainWindow
from linkworker_desktop.ui.navigation import Destination, Place
from linkworker_desktop.ui.pages.family import FamilyPage
from linkworker_desktop.ui.pages.person import PersonPage

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def family(services: Services) -> FamilyId:
    made = services.families.save(a_family("Zahrabani", an_adult("Samer"))).id
    assert made is not None
    return FamilyId(made)


@pytest.fixture
def window(qtbot: QtBot, services: Services, family: FamilyId) -> Iterator[MainWindow]:
    apply_theme(QApplication.instance(), Theme.LIGHT)  # type: ignore[arg-type]
    shown = MainWindow(services, Actions())
    qtbot.addWidget(shown)
    shown.resize(1440, 900)
    with qtbot.waitActive(shown):
        shown.show()
        shown.activateWindow()
    shown.open(Destination(Place.OVERVIEW))
    QApplication.processEvents()
    yield shown
    QThreadPool.globalInstance().waitForDone(5000)


def page_of(window: MainWindow) -> FamilyPage:
    page = window.page
    assert isinstance(page, FamilyPage)
    return page


def written(services: Services, family: FamilyId) -> list[str]:
    items = services.timeline.page(family).items
    return [item.text for item in items if item.kind.value in set(LogKind)]


def type_and_enter(text: str) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClicks(focused, text)
    QTest.keyClick(focused, Qt.Key.Key_Return)
    QApplication.processEvents()


def test_a_note_takes_ctrl_l_typing_and_enter(
    window: MainWindow, services: Services, family: FamilyId
) -> None:
    window.open(Destination(Place.FAMILY, family=family))
    QTest.keyClick(window, Qt.Key.Key_L, CTRL)
    type_and_enter("Samer ringede om bussen")
    assert written(services, family) == ["Samer ringede om bussen"]


def test_ctrl_l_on_another_page_opens_the_family_last_seen(
    window: MainWindow, services: Services, family: FamilyId
) -> None:
    window.open(Destination(Place.FAMILY, family=family))
    window.open(Destination(Place.CONTACTS))
    QTest.keyClick(window, Qt.Key.Key_L, CTRL)
    assert window.here.family == family
    assert page_of(window).cards.entry.editor.hasFocus()
    type_and_enter("fra kontakterne")
    assert written(services, family) == ["fra kontakterne"]


def test_ctrl_l_on_the_page_of_a_person_begins_a_note_about_them(
    window: MainWindow, services: Services, family: FamilyId
) -> None:
    person = services.families.draft(family).members[0].person
    window.open(Destination(Place.PERSON, family=family, person=person))
    QTest.keyClick(window, Qt.Key.Key_L, CTRL)
    type_and_enter("vil gerne køre taxa")
    assert services.timeline.page(family).items[0].about == (person,)


def test_ctrl_l_before_any_family_was_opened_asks_which(window: MainWindow, family: FamilyId) -> None:
    QTest.keyClick(window, Qt.Key.Key_L, CTRL)
    assert window.search.hasFocus()
    assert window.told()[-1].sentence == "Vælg en familie først."


def test_a_note_is_two_clicks_on_the_page(window: MainWindow, services: Services, family: FamilyId) -> None:
    window.open(Destination(Place.FAMILY, family=family))
    QApplication.processEvents()
    line = page_of(window).cards.entry
    QTest.mouseClick(line.editor.viewport(), Qt.MouseButton.LeftButton)
    QTest.keyClicks(line.editor, "to klik")
    QTest.mouseClick(line.kinds[LogKind.CALL], Qt.MouseButton.LeftButton)
    assert written(services, family) == ["to klik"]


def test_the_search_finds_an_entry_and_a_person(
    window: MainWindow, services: Services, family: FamilyId
) -> None:
    services.log.add(family, "Nøglen er hentet hos boligselskabet")
    hits = [hit for group in window._finding("nøglen") for hit in group.hits]
    next(hit for hit in hits if "Nøglen" in f"{hit.title} {hit.subtitle}").act()
    timeline = page_of(window).cards.timeline
    row = timeline.model.row(timeline.view.currentIndex().row())
    assert row is not None
    assert row.text == "Nøglen er hentet hos boligselskabet"
    hits = [hit for group in window._finding("samer") for hit in group.hits]
    next(hit for hit in hits if hit.title.startswith("Samer")).act()
    assert isinstance(window.page, PersonPage)


def test_what_is_typed_is_there_after_a_lock(desktop: Desktop, qtbot: QtBot) -> None:
    main = desktop.unlock()
    opened = desktop.program.opened
    assert opened is not None
    made = opened.services.families.save(a_family("Nakhlawar")).id
    assert made is not None
    main.open(Destination(Place.FAMILY, family=FamilyId(made), field="log"))
    QTest.keyClicks(page_of(main).cards.entry.editor, "midt i en sætning")
    desktop.program.lock()
    again = desktop.unlock()
    again.open(Destination(Place.FAMILY, family=FamilyId(made)))
    assert page_of(again).cards.entry.editor.toPlainText() == "midt i en sætning"
