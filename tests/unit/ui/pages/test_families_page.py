"""The page with all families."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot
from tests.builders.ears import Heard
from tests.builders.families import a_child, a_family, an_adult

from linkworker_desktop.base.clock import local_now
from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.family import FamilyDraft, FamilyId
from linkworker_desktop.services.family_list_views import EVERYBODY, USUAL_COLUMNS, ListColumn, ListQuery
from linkworker_desktop.services.family_views import FamilyFilter
from linkworker_desktop.ui.actions import Actions, NoticeState
from linkworker_desktop.ui.dialogs.erase import EraseDialog
from linkworker_desktop.ui.kit.button import Button
from linkworker_desktop.ui.models.families import FamiliesModel
from linkworker_desktop.ui.navigation import Destination, Place
from linkworker_desktop.ui.pages.families import FamiliesPage

Open = Callable[[], FamiliesPage]


@pytest.fixture
def open_page(qtbot: QtBot, services: Services, actions: Actions) -> Open:
    def made() -> FamiliesPage:
        page = FamiliesPage(services, actions)
        qtbot.addWidget(page)
        page.resize(1232, 800)
        actions.changed.connect(page.refresh)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        page.open(Destination(Place.FAMILIES))
        return page

    return made


def saved(services: Services, draft: FamilyDraft) -> FamilyId:
    made = services.families.save(draft).id
    assert made is not None
    return FamilyId(made)


def names(page: FamiliesPage) -> list[str]:
    model = page.table.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_an_empty_vault_shows_the_three_ways_to_begin(open_page: Open, heard: Heard) -> None:
    page = open_page()
    assert page.create_button.isVisible()
    assert page.empty_import_button.isVisible()
    assert not page.search.isVisible()
    page.create_button.click()
    page.sample_link.click()
    assert heard.travels == [Destination(Place.FAMILY_FORM), Destination(Place.SETTINGS, field="sample")]


def test_a_row_says_people_language_and_the_folder_in_words(open_page: Open, services: Services) -> None:
    saved(services, a_family("Nakhlawar", an_adult(), a_child(8)))
    model = open_page().table.model()
    texts = [str(model.index(0, column).data()) for column in range(model.columnCount())]
    assert texts == ["Nakhlawar", "2", "arabisk", "20.11. kl. 14.00", "5 timer tilbage"]


def test_the_list_narrows_while_typing_whatever_the_letters_case_and_accents(
    qtbot: QtBot, open_page: Open, services: Services
) -> None:
    for name in ("Nakhlawar", "Åwetselam", "Kalynopil"):
        saved(services, a_family(name))
    page = open_page()
    qtbot.keyClicks(page.search, "åwet")
    qtbot.waitUntil(lambda: names(page) == ["Åwetselam"])
    assert page.search.hasFocus()


def test_enter_in_the_search_opens_the_first_hit(
    qtbot: QtBot, open_page: Open, services: Services, heard
) -> None:
    saved(services, a_family("Nakhlawar"))
    family = saved(services, a_family("Kalynopil"))
    page = open_page()
    qtbot.keyClicks(page.search, "kaly")
    qtbot.keyClick(page.search, Qt.Key.Key_Return)
    assert heard.travels == [Destination(Place.FAMILY, family=family)]


def test_a_double_click_opens_the_family(
    qtbot: QtBot, open_page: Open, services: Services, heard: Heard
) -> None:
    family = saved(services, a_family())
    page = open_page()
    spot = page.table.visualRect(page.table.model().index(0, 0)).center()
    qtbot.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    qtbot.mouseDClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert heard.travels == [Destination(Place.FAMILY, family=family)]


def test_a_search_without_hits_says_so_and_keeps_the_field(
    qtbot: QtBot, open_page: Open, services: Services
) -> None:
    saved(services, a_family())
    page = open_page()
    qtbot.keyClicks(page.search, "xyz")
    qtbot.waitUntil(lambda: not page.table.isVisible())
    assert page.search.isVisible()


def test_a_protected_address_is_never_in_the_list(open_page: Open, services: Services) -> None:
    saved(services, a_family(protected_address=True))
    model = open_page().table.model()
    shown = [
        str(model.index(0, column).data(role))
        for column in range(model.columnCount())
        for role in (*range(20), *range(0x0100, 0x0100 + 1000))
    ]
    assert not any("Havnekajen" in text or "Nymølle" in text for text in shown)


def test_the_trash_gives_a_family_back_with_one_click(
    qtbot: QtBot, open_page: Open, services: Services
) -> None:
    family = saved(services, a_family())
    services.families.delete(family)
    page = open_page()
    qtbot.mouseClick(page.chips[FamilyFilter.TRASH], Qt.MouseButton.LeftButton)
    assert names(page) == ["Nakhlawar"]
    (button,) = page.restore_buttons()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert services.families.sheet(family).deleted_at is None
    assert names(page) == []


def _in_trash(qtbot: QtBot, page: FamiliesPage) -> EraseDialog:
    """Open the trash and the question about its first family."""
    qtbot.mouseClick(page.chips[FamilyFilter.TRASH], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(page.erase_buttons()[0], Qt.MouseButton.LeftButton)
    (dialog,) = page.findChildren(EraseDialog)
    return dialog


def test_a_family_in_the_trash_is_erased_after_one_question_that_says_what_goes(
    qtbot: QtBot, open_page: Open, services: Services, actions: Actions, heard: Heard
) -> None:
    family = saved(services, a_family("Nakhlawar", an_adult("Samir"), a_child(8)))
    services.issues.record_print(family, ("ar",), b"%PDF-1.7", 2)
    actions.run_write(lambda: services.families.delete(family))
    dialog = _in_trash(qtbot, open_page())
    said = " ".join(label.text() for label in dialog.findChildren(QLabel))
    for words in (
        "Slet familien Nakhlawar",
        "To personer: Samir Nakhlawar og Nour",
        "En trykt mappe",
        "ikke fortrydes",
    ):
        assert words in said
    assert actions.undo_stack.canUndo()
    qtbot.mouseClick(dialog.erase_button, Qt.MouseButton.LeftButton)
    assert services.families.counts()[FamilyFilter.TRASH] == 0
    assert not heard.notices[-1].is_undo
    assert not actions.undo_stack.canUndo()


def test_enter_in_the_question_keeps_the_family(qtbot: QtBot, open_page: Open, services: Services) -> None:
    services.families.delete(saved(services, a_family()))
    dialog = _in_trash(qtbot, open_page())
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert services.families.counts()[FamilyFilter.TRASH] == 1
    assert not dialog.isVisible()


def test_persons_no_family_has_are_named_in_the_trash_and_erased_there(
    qtbot: QtBot, open_page: Open, services: Services
) -> None:
    family = saved(services, a_family("Nakhlawar", an_adult("Samir"), an_adult("Layal")))
    draft = services.families.draft(family)
    services.families.save(replace(draft, members=draft.members[:1]))
    page = open_page()
    assert not page.lost.isVisible()
    qtbot.mouseClick(page.chips[FamilyFilter.TRASH], Qt.MouseButton.LeftButton)
    assert any("Layal" in label.text() for label in page.lost.findChildren(QLabel))
    qtbot.mouseClick(page.lost.erase_button, Qt.MouseButton.LeftButton)
    (dialog,) = page.findChildren(EraseDialog)
    qtbot.mouseClick(dialog.erase_button, Qt.MouseButton.LeftButton)
    assert services.families.persons_of_no_family() == ()
    assert not page.lost.isVisible()


def test_the_chosen_family_stays_chosen_when_something_is_changed(
    open_page: Open, services: Services, actions: Actions
) -> None:
    for name in ("Anwar", "Bakir", "Celik"):
        saved(services, a_family(name))
    page = open_page()
    page.table.setCurrentIndex(page.table.model().index(1, 0))
    actions.run_write(lambda: services.families.save(a_family("Aaberg")))
    assert page.table.currentIndex().data() == "Bakir"


def test_a_file_that_is_no_case_file_is_told_and_changes_nothing(
    qtbot: QtBot, open_page: Open, services: Services, heard: Heard, tmp_path: Path
) -> None:
    file = tmp_path / "brev.json"
    file.write_text("hej", encoding="utf-8")
    page = open_page()
    page.import_file(file)
    qtbot.waitUntil(lambda: bool(heard.notices))
    assert [notice.state for notice in heard.notices] == [NoticeState.OVER]
    assert page.import_button.isEnabled()
    assert services.families.rows() == ()


def test_a_case_file_comes_in_with_fortryd_and_is_opened(
    qtbot: QtBot, open_page: Open, services: Services, heard: Heard, tmp_path: Path
) -> None:
    family = saved(services, a_family())
    file = tmp_path / "F001.json"
    other_id = str(uuid4()).encode()
    person = services.families.draft(family).members[0].person
    data = services.case_files.export(family).replace(str(family).encode(), other_id)
    file.write_bytes(data.replace(str(person).encode(), str(uuid4()).encode()))
    page = open_page()
    page.import_file(file)
    assert not page.import_button.isEnabled()
    qtbot.waitUntil(lambda: bool(heard.travels))
    assert len(services.families.rows()) == 2
    assert heard.notices[-1].is_undo
    assert heard.travels == [Destination(Place.FAMILY, family=FamilyId(UUID(other_id.decode())))]


def test_the_model_keeps_qts_rules(qtbot: QtBot, services: Services) -> None:
    model = FamiliesModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    saved(services, a_family("Nakhlawar"))
    saved(services, a_family("Bo", an_adult("Li"), housed_at=None))
    now = local_now(services.clock)
    for query, columns in (
        (EVERYBODY, USUAL_COLUMNS),
        (EVERYBODY, tuple(ListColumn)),
        (ListQuery(text="bo"), tuple(ListColumn)),
        (ListQuery(text="nobody"), USUAL_COLUMNS),
    ):
        model.show(services.family_lists.page(query, columns).lines, columns, now)
    assert tester.model() is model


def primary_buttons(page: FamiliesPage) -> list[Button]:
    return [each for each in page.findChildren(Button) if each.isVisible() and each.text() == "Opret familie"]


@pytest.mark.parametrize("show", list(FamilyFilter))
def test_without_active_families_a_new_one_is_one_click_away_in_every_filter(
    qtbot: QtBot, open_page: Open, services: Services, heard: Heard, show: FamilyFilter
) -> None:
    services.families.delete(saved(services, a_family()))
    page = open_page()
    page.chips[show].click()
    QApplication.processEvents()
    (button,) = primary_buttons(page)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert heard.travels == [Destination(Place.FAMILY_FORM)]


@pytest.mark.parametrize("width", [844, 1024, 1184])
def test_the_family_has_room_for_its_name_at_every_width(
    open_page: Open, services: Services, width: int
) -> None:
    saved(services, a_family())
    page = open_page()
    page.resize(width, 700)
    QApplication.processEvents()
    assert page.table.columnWidth(0) >= 250
