"""The lists on the page of families: saved ones, filters, columns, sorting, and several families at once."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pypdfium2
import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot
from tests.builders.ears import Heard
from tests.builders.families import a_child, a_family, an_adult
from tests.builders.statements import counted_statements

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.coordination import Actor, CoordinatorModel
from linkworker_desktop.domain.family import Address, FamilyId
from linkworker_desktop.services.changes import Kind
from linkworker_desktop.services.family_list_views import USUAL_COLUMNS, ListColumn, ListLook
from linkworker_desktop.services.family_views import FamilyFilter
from linkworker_desktop.ui.actions import Actions, NoticeState
from linkworker_desktop.ui.navigation import Destination, Place
from linkworker_desktop.ui.pages.families import FamiliesPage
from linkworker_desktop.ui.pages.families.bulk_dialogs import CloseFamiliesDialog, TasksDialog
from linkworker_desktop.ui.pages.families.columns_dialog import ColumnsDialog
from linkworker_desktop.ui.pages.families.lists_dialog import ListsDialog
from linkworker_desktop.ui.pages.families.save_dialog import SaveListDialog

LEFT = Qt.MouseButton.LeftButton
Open = Callable[[], FamiliesPage]


@pytest.fixture
def three(services: Services) -> dict[str, FamilyId]:
    """Three families; Anwar is coordinated, Bakir reads Ukrainian, Celik's address is protected."""
    made = {}
    for name, language in (("Anwar", "ar"), ("Bakir", "uk"), ("Celik", "ar")):
        draft = a_family(
            name,
            an_adult("Samir", language),
            a_child(8),
            housed_at=datetime(2026, 3, 2, 10, 0),
            protected_address=name == "Celik",
            address=Address("Torvet 4", "0120", "Skovsunde"),
        )
        family = services.families.save(draft).id
        assert family is not None
        made[name] = FamilyId(family)
    services.coordinators.save(made["Anwar"], CoordinatorModel.EXTENDED, [Actor("Sine Tidselmark")])
    return made


@pytest.fixture
def open_page(qtbot: QtBot, services: Services, actions: Actions, three: dict[str, FamilyId]) -> Open:
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


def names(page: FamiliesPage) -> list[str]:
    return [line.row.surname for line in page.listing.model.lines]


def page_texts(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    return [page.get_textpage().get_text_range() for page in document]


def dialog_of(page: FamiliesPage, kind: type[QDialog]) -> QDialog:
    (dialog,) = (each for each in page.findChildren(kind) if each.isVisible())
    return dialog


def choose_rows(page: FamiliesPage, *rows: int) -> None:
    flags = QItemSelectionModel.SelectionFlag
    page.table.clearSelection()
    for row in rows:
        index = page.listing.model.index(row, 0)
        page.table.selectionModel().select(index, flags.Select | flags.Rows)


def test_a_saved_list_is_one_click_and_one_more_gives_it_up(qtbot: QtBot, open_page: Open) -> None:
    page = open_page()
    chip = next(iter(page.lists.chips.values()))
    assert chip.text() == "Uden tovholder"
    qtbot.mouseClick(chip, LEFT)
    assert names(page) == ["Bakir", "Celik"]
    assert chip.isChecked()
    qtbot.mouseClick(chip, LEFT)
    assert names(page) == ["Anwar", "Bakir", "Celik"]
    assert not chip.isChecked()


def test_filters_stay_out_of_sight_until_they_are_wanted(qtbot: QtBot, open_page: Open) -> None:
    page = open_page()
    assert not page.narrowing.isVisible()
    qtbot.mouseClick(page.lists.narrow, LEFT)
    assert page.narrowing.isVisible()
    box = page.narrowing.boxes["language"]
    box.setCurrentIndex(box.findData("uk"))
    box.activated.emit(box.currentIndex())
    assert names(page) == ["Bakir"]
    qtbot.mouseClick(page.narrowing.clear_button, LEFT)
    assert names(page) == ["Anwar", "Bakir", "Celik"]


@pytest.mark.parametrize(("typed", "found"), [("7", 3), ("9", 0), ("", 3)])
def test_the_age_of_a_child_narrows_while_typing(
    qtbot: QtBot, open_page: Open, typed: str, found: int
) -> None:
    page = open_page()
    qtbot.mouseClick(page.lists.narrow, LEFT)
    field = page.narrowing.numbers["child_from"].line_edit
    qtbot.keyClicks(field, typed)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert len(names(page)) == found


@pytest.mark.parametrize("typed", ["18", "-1", "x", "1e3", "٣", "9" * 40])
def test_a_number_that_cannot_be_is_said_at_its_field_and_asks_for_nothing(
    qtbot: QtBot, open_page: Open, typed: str
) -> None:
    page = open_page()
    qtbot.mouseClick(page.lists.narrow, LEFT)
    field = page.narrowing.numbers["child_from"]
    field.line_edit.setText(typed)
    qtbot.keyClick(field.line_edit, Qt.Key.Key_Return)
    assert field.error
    assert len(names(page)) == 3


def test_a_list_is_saved_with_filters_columns_and_order(
    qtbot: QtBot, open_page: Open, services: Services, heard: Heard
) -> None:
    page = open_page()
    qtbot.mouseClick(page.lists.narrow, LEFT)
    box = page.narrowing.boxes["language"]
    box.setCurrentIndex(box.findData("uk"))
    box.activated.emit(box.currentIndex())
    qtbot.mouseClick(page.narrowing.save_button, LEFT)
    dialog = dialog_of(page, SaveListDialog)
    assert isinstance(dialog, SaveListDialog)
    qtbot.mouseClick(dialog.new_button, LEFT)
    assert dialog.name.error
    qtbot.keyClicks(dialog.name.line_edit, "Ukrainsk")
    qtbot.mouseClick(dialog.new_button, LEFT)
    kept = services.family_lists.standing().saved[-1]
    assert (kept.name, kept.query.language, kept.columns) == ("Ukrainsk", "uk", USUAL_COLUMNS)
    assert heard.notices[-1].is_undo
    assert list(page.lists.chips.values())[-1].isChecked()


def test_lists_are_renamed_moved_and_removed_at_once(
    qtbot: QtBot, open_page: Open, services: Services, actions: Actions
) -> None:
    page = open_page()
    page._ask_lists()
    dialog = dialog_of(page, ListsDialog)
    assert isinstance(dialog, ListsDialog)
    dialog.name.line_edit.setText("Mangler tovholder")
    qtbot.mouseClick(dialog.rename_button, LEFT)
    qtbot.mouseClick(dialog.down_button, LEFT)
    shown = [chip.text() for chip in page.lists.chips.values()]
    assert shown[:2] == ["Uden samtykke", "Mangler tovholder"]
    qtbot.mouseClick(dialog.remove_button, LEFT)
    assert len(page.lists.chips) == 4
    actions.undo_stack.undo()
    assert len(page.lists.chips) == 5
    dialog.name.line_edit.setText("  ")
    qtbot.mouseClick(dialog.rename_button, LEFT)
    assert dialog.name.error


def test_columns_are_chosen_ordered_and_remembered(qtbot: QtBot, open_page: Open, services: Services) -> None:
    page = open_page()
    qtbot.mouseClick(page.lists.columns_button, LEFT)
    dialog = dialog_of(page, ColumnsDialog)
    assert isinstance(dialog, ColumnsDialog)
    (item,) = dialog.list.findItems("Tovholder", Qt.MatchFlag.MatchExactly)
    item.setCheckState(Qt.CheckState.Checked)
    dialog.list.setCurrentItem(item)
    for _step in range(9):
        qtbot.mouseClick(dialog.up_button, LEFT)
    qtbot.mouseClick(dialog.save_button, LEFT)
    columns = page.listing.model.columns
    assert set(columns) == {*USUAL_COLUMNS, ListColumn.COORDINATOR}
    assert columns.index(ListColumn.COORDINATOR) < columns.index(ListColumn.FOLDER)
    assert services.family_lists.standing().look.columns == columns
    section = columns.index(ListColumn.COORDINATOR)
    assert page.listing.model.index(0, section).data() == "Sine Tidselmark"


def test_the_family_itself_can_not_be_taken_off(qtbot: QtBot, open_page: Open) -> None:
    page = open_page()
    qtbot.mouseClick(page.lists.columns_button, LEFT)
    dialog = dialog_of(page, ColumnsDialog)
    assert isinstance(dialog, ColumnsDialog)
    (item,) = dialog.list.findItems("Familie", Qt.MatchFlag.MatchExactly)
    assert not item.flags() & Qt.ItemFlag.ItemIsUserCheckable


def test_a_column_is_ticked_by_a_click_and_by_the_space_bar(qtbot: QtBot, open_page: Open) -> None:
    page = open_page()
    qtbot.mouseClick(page.lists.columns_button, LEFT)
    dialog = dialog_of(page, ColumnsDialog)
    assert isinstance(dialog, ColumnsDialog)
    before = dialog.columns()
    box = dialog.list.visualItemRect(dialog.list.item(1))
    qtbot.mouseClick(dialog.list.viewport(), LEFT, pos=QPoint(box.left() + 16, box.center().y()))
    assert ListColumn.PEOPLE not in dialog.columns()
    dialog.list.setCurrentRow(1)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Space)
    assert dialog.columns() == before


def test_a_click_on_a_head_sorts_and_one_more_turns_it_round(qtbot: QtBot, open_page: Open) -> None:
    page = open_page()
    head = page.table.horizontalHeader()

    def click(section: int) -> None:
        at = QPoint(head.sectionPosition(section) + 20, head.height() // 2)
        qtbot.mouseClick(head.viewport(), LEFT, pos=at)

    click(2)
    assert names(page) == ["Anwar", "Celik", "Bakir"]
    assert head.isSortIndicatorShown()
    click(2)
    assert names(page)[0] == "Bakir"
    click(0)
    assert names(page) == ["Anwar", "Bakir", "Celik"]


def test_a_drawn_width_is_remembered(qtbot: QtBot, open_page: Open, services: Services) -> None:
    page = open_page()
    page.table.horizontalHeader().resizeSection(2, 222)
    qtbot.waitUntil(lambda: bool(services.family_lists.standing().look.widths))
    assert services.family_lists.standing().look.widths == {ListColumn.LANGUAGES: 222}
    again = open_page()
    assert again.table.columnWidth(2) == 222


def test_several_chosen_families_can_be_dealt_with_together_and_one_cannot(
    qtbot: QtBot, open_page: Open
) -> None:
    page = open_page()
    assert not page.bulk.isVisible()
    choose_rows(page, 0, 2)
    assert page.bulk.isVisible()
    assert page.bulk.accessibleName() == "2 familier er valgt"
    qtbot.mouseClick(page.bulk.fewer_button, LEFT)
    assert not page.bulk.isVisible()


def test_several_go_to_the_trash_with_one_fortryd(
    qtbot: QtBot, open_page: Open, services: Services, actions: Actions, heard: Heard
) -> None:
    page = open_page()
    choose_rows(page, 0, 2)
    qtbot.mouseClick(page.bulk.delete_button, LEFT)
    assert names(page) == ["Bakir"]
    assert (len(heard.notices), heard.notices[0].is_undo) == (1, True)
    actions.undo_stack.undo()
    assert names(page) == ["Anwar", "Bakir", "Celik"]
    actions.undo_stack.redo()
    assert services.families.counts()[FamilyFilter.TRASH] == 2


def test_several_are_closed_with_one_fortryd(
    qtbot: QtBot, open_page: Open, services: Services, actions: Actions
) -> None:
    page = open_page()
    choose_rows(page, 1, 2)
    qtbot.mouseClick(page.bulk.close_button, LEFT)
    dialog = dialog_of(page, CloseFamiliesDialog)
    assert isinstance(dialog, CloseFamiliesDialog)
    dialog.day.line_edit.setText("31.2.2026")
    qtbot.mouseClick(dialog.save_button, LEFT)
    assert dialog.day.error
    dialog.day.line_edit.setText("25.11.2026")
    qtbot.mouseClick(dialog.save_button, LEFT)
    assert "fremtiden" in dialog.day.error
    dialog.day.line_edit.setText("20.11.2026")
    qtbot.mouseClick(dialog.save_button, LEFT)
    assert services.families.counts()[FamilyFilter.CLOSED] == 2
    actions.undo_stack.undo()
    assert services.families.counts()[FamilyFilter.ACTIVE] == 3


def test_each_gets_a_task_of_its_own_and_one_undo_takes_them_all(
    qtbot: QtBot, open_page: Open, services: Services, actions: Actions, three: dict[str, FamilyId]
) -> None:
    page = open_page()
    choose_rows(page, 0, 1)
    qtbot.mouseClick(page.bulk.task_button, LEFT)
    dialog = dialog_of(page, TasksDialog)
    assert isinstance(dialog, TasksDialog)
    qtbot.mouseClick(dialog.save_button, LEFT)
    assert dialog.title.error
    qtbot.keyClicks(dialog.title.line_edit, "Ring om skolestart")
    dialog.due.line_edit.setText("1.12.2026")
    qtbot.mouseClick(dialog.save_button, LEFT)
    found = {name: [each.draft.title for each in services.events.of_family(three[name])] for name in three}
    assert found == {"Anwar": ["Ring om skolestart"], "Bakir": ["Ring om skolestart"], "Celik": []}
    actions.undo_stack.undo()
    assert services.events.of_family(three["Anwar"]) == ()


def test_case_files_go_into_a_folder_and_write_nothing_over(
    qtbot: QtBot, open_page: Open, heard: Heard, tmp_path: Path
) -> None:
    page = open_page()
    choose_rows(page, 0, 1)
    for _round in range(2):
        told = len(heard.notices)
        page.deeds.write_files(page.listing.chosen(), tmp_path)
        qtbot.waitUntil(lambda told=told: len(heard.notices) > told)
    files = sorted(each.name for each in tmp_path.glob("familie-*.json"))
    assert len(files) == 4
    assert json.loads((tmp_path / files[0]).read_text(encoding="utf-8"))
    assert heard.notices[-1].state is NoticeState.DONE


def test_a_folder_that_is_gone_is_said(qtbot: QtBot, open_page: Open, heard: Heard, tmp_path: Path) -> None:
    page = open_page()
    choose_rows(page, 0, 1)
    page.deeds.write_files(page.listing.chosen(), tmp_path / "væk")
    qtbot.waitUntil(lambda: bool(heard.notices))
    assert heard.notices[0].state is NoticeState.OVER


def test_the_workbook_has_what_is_shown_and_runs_nothing(
    qtbot: QtBot, open_page: Open, services: Services, heard: Heard, tmp_path: Path
) -> None:
    services.families.save(a_family('=HYPERLINK("x")', an_adult("Li")))
    services.family_lists.keep_look(ListLook((ListColumn.SURNAME, ListColumn.PEOPLE, ListColumn.ADDRESS)))
    page = open_page()
    page.deeds.write_workbook(page.shown_table(), tmp_path / "ud.xlsx")
    qtbot.waitUntil(lambda: bool(heard.notices))
    sheet = load_workbook(tmp_path / "ud.xlsx").active
    assert sheet is not None
    rows = [tuple(cell.value for cell in row) for row in sheet.iter_rows()]
    assert rows[0] == ("Familie", "Personer", "Adresse")
    assert ("Celik", 2, "beskyttet") in rows
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
    assert any(str(row[0]).startswith("'=") for row in rows)
    assert sum("Torvet" in str(row[2]) for row in rows) == 2


def test_the_paper_lies_is_confidential_and_has_no_protected_address(
    open_page: Open, services: Services
) -> None:
    services.family_lists.keep_look(ListLook((ListColumn.SURNAME, ListColumn.ADDRESS)))
    page = open_page()
    (text,) = page_texts(services.family_list_papers.pdf(page.shown_table()))
    assert "FORTROLIGT" in text
    assert text.count("Torvet 4") == 2
    assert all(name in text for name in ("Anwar", "Bakir", "Celik", "beskyttet"))


def test_the_chosen_families_alone_are_printed(open_page: Open) -> None:
    page = open_page()
    choose_rows(page, 0, 2)
    assert [row[0] for row in page.shown_table().rows] == ["Anwar", "Celik"]


def test_the_dates_of_several_are_one_paper(qtbot: QtBot, open_page: Open, services: Services) -> None:
    page = open_page()
    made: list[bytes] = []
    paper = page.deeds.fridge([row.row.id for row in page.listing.model.lines])
    page._act.run_in_background(paper.make, made.append)
    qtbot.waitUntil(lambda: bool(made), timeout=20_000)
    assert len(page_texts(made[0])) == 3


def test_a_long_list_of_every_column_prints_on_several_pages(services: Services, open_page: Open) -> None:
    for number in range(40):
        services.families.save(a_family(f"Familie {number:02}", an_adult("Li " * 12)))
    services.family_lists.keep_look(ListLook(tuple(ListColumn)))
    page = open_page()
    pages = page_texts(services.family_list_papers.pdf(page.shown_table()))
    assert len(pages) > 1
    assert all("Sprog" in text for text in pages)


def test_showing_the_page_with_every_column_asks_six_questions(services: Services, open_page: Open) -> None:
    services.family_lists.keep_look(ListLook(tuple(ListColumn)))
    page = open_page()
    with counted_statements(services) as sent:
        page.refresh(frozenset({Kind.FAMILY}))
    assert len(sent) <= 6


def test_what_is_chosen_and_the_scroll_stay_when_something_is_changed(
    open_page: Open, services: Services, actions: Actions
) -> None:
    page = open_page()
    choose_rows(page, 0, 1)
    actions.run_write(lambda: services.families.save(a_family("Aaberg")))
    assert [row.surname for row in page.listing.chosen()] == ["Anwar", "Bakir"]


@pytest.mark.parametrize("show", [FamilyFilter.CLOSED, FamilyFilter.TRASH])
def test_lists_and_filters_are_of_the_active_alone(
    open_page: Open, services: Services, show: FamilyFilter
) -> None:
    services.family_lists.keep_look(ListLook(tuple(ListColumn)))
    page = open_page()
    next(iter(page.lists.chips.values())).click()
    page.chips[show].click()
    QApplication.processEvents()
    assert not page.lists.isVisible()
    assert page.listing.model.columns == USUAL_COLUMNS
    page.chips[FamilyFilter.ACTIVE].click()
    assert len(names(page)) == 3
