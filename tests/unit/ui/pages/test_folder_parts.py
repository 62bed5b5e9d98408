"""The list of parts: ticked, ordered and read aloud by keyboard and mouse."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot
from tests.builders.families import a_family

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.family import FamilyId
from linkworker_desktop.services.folder_views import FolderPartView, PartState
from linkworker_desktop.ui.models.folder_parts import FolderPartsModel, PartRole
from linkworker_desktop.ui.pages.folder.folder_words import state_words
from linkworker_desktop.ui.pages.folder.parts_card import PartsCard


@pytest.fixture
def parts(services: Services) -> tuple[FolderPartView, ...]:
    saved = services.families.save(a_family())
    assert saved.id is not None
    return services.folders.view(FamilyId(saved.id)).parts


@pytest.fixture
def card(qtbot: QtBot, parts: tuple[FolderPartView, ...]) -> PartsCard:
    made = PartsCard()
    qtbot.addWidget(made)
    made.resize(340, 640)
    made.show_parts(parts)
    made.show()
    return made


def left_out(parts: tuple[FolderPartView, ...], number: int) -> tuple[FolderPartView, ...]:
    return tuple(
        replace(part, included=False, state=PartState.OFF) if part.number == number else part
        for part in parts
    )


def test_the_model_keeps_qts_rules(qtbot: QtBot, parts: tuple[FolderPartView, ...]) -> None:
    model = FolderPartsModel(state_words)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    model.set_parts(parts)
    model.set_parts(parts[::-1])
    model.set_parts(parts[::-1])
    assert tester.model() is model


def test_space_takes_a_part_out(qtbot: QtBot, card: PartsCard) -> None:
    card.select(8)
    with qtbot.waitSignal(card.model.tick_asked) as asked:
        qtbot.keyClick(card.view, Qt.Key.Key_Space)
    assert asked.args == [8, False]


def test_a_click_on_the_box_ticks_and_one_on_the_title_only_selects(qtbot: QtBot, card: PartsCard) -> None:
    row = card.view.visualRect(card.model.index(4))
    asked: list[tuple[int, bool]] = []
    card.model.tick_asked.connect(lambda number, is_in: asked.append((number, is_in)))
    qtbot.mouseClick(card.view.viewport(), Qt.MouseButton.LeftButton, pos=row.center())
    assert asked == []
    assert card.number == 5
    box = QPoint(row.left() + 22, row.center().y())
    qtbot.mouseClick(card.view.viewport(), Qt.MouseButton.LeftButton, pos=box)
    assert asked == [(5, False)]


def test_alt_and_an_arrow_move_a_part(qtbot: QtBot, card: PartsCard) -> None:
    card.select(8)
    with qtbot.waitSignal(card.model.move_asked) as asked:
        qtbot.keyClick(card.view, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert asked.args == [8, 7]
    with qtbot.waitSignal(card.model.move_asked) as asked:
        qtbot.keyClick(card.view, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert asked.args == [8, 9]


def test_the_first_part_cannot_move_up(qtbot: QtBot, card: PartsCard) -> None:
    card.select(1)
    with qtbot.assertNotEmitted(card.model.move_asked):
        qtbot.keyClick(card.view, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)


@pytest.mark.parametrize(("number", "before_row", "place"), [(2, 0, 1), (2, 5, 5), (2, -1, 11), (2, 11, 11)])
def test_a_part_dropped_between_two_goes_there(
    qtbot: QtBot, card: PartsCard, number: int, before_row: int, place: int
) -> None:
    data = card.model.mimeData([card.model.index(number - 1)])
    with qtbot.waitSignal(card.model.move_asked) as asked:
        card.model.dropMimeData(data, Qt.DropAction.MoveAction, before_row, 0, QModelIndex())
    assert asked.args == [number, place]


def test_a_part_dropped_where_it_stands_stays(qtbot: QtBot, card: PartsCard) -> None:
    data = card.model.mimeData([card.model.index(1)])
    with qtbot.assertNotEmitted(card.model.move_asked):
        card.model.dropMimeData(data, Qt.DropAction.MoveAction, 1, 0, QModelIndex())
        card.model.dropMimeData(data, Qt.DropAction.MoveAction, 2, 0, QModelIndex())


def test_the_chosen_part_stays_chosen_when_the_order_changes(
    card: PartsCard, parts: tuple[FolderPartView, ...]
) -> None:
    card.select(8)
    card.show_parts([parts[7], *parts[:7], *parts[8:]])
    assert card.number == 8
    assert card.view.currentIndex().row() == 0


def test_parts_left_out_leave_no_hole_in_the_numbers(
    card: PartsCard, parts: tuple[FolderPartView, ...]
) -> None:
    card.show_parts(left_out(parts, 10))
    numbers = [card.model.index(row).data(PartRole.PRINTED) for row in range(11)]
    assert numbers == [1, 2, 3, 4, 5, 6, 7, 8, 9, None, 10]


def test_every_row_reads_as_a_sentence(card: PartsCard, parts: tuple[FolderPartView, ...]) -> None:
    card.show_parts(left_out(parts, 10))
    said = [card.model.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(11)]
    assert said[3] == "4 Kort over byen, med i mappen, 2 mangler" or said[3].startswith(
        "4 Kort over byen, med"
    )
    assert said[9] == "Frivillighed og netværk, ikke med i mappen"


def test_a_narrow_list_paints_without_the_words(qtbot: QtBot, card: PartsCard) -> None:
    wide = card.view.grab().toImage()
    card.resize(280, 640)
    narrow = card.view.grab().toImage()
    assert narrow.width() < wide.width()
    assert card.model.index(0).data(Qt.ItemDataRole.ToolTipRole).startswith("Plan for din første tid")
