"""The phrases of the log in the settings: one kind at a time, written, moved, removed and taken back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot
from tests.builders.ears import Heard

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.log_entry import LogKind
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.pages.settings.phrases_card import PhrasesCard

LEFT, ALT = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def card(qtbot: QtBot, services: Services, actions: Actions) -> PhrasesCard:
    made = PhrasesCard(services, actions)
    qtbot.addWidget(made)
    actions.changed.connect(lambda _kinds: made.load())
    made.resize(560, 700)
    made.load()
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def seen(card: PhrasesCard) -> list[str]:
    return [card.list.item(row).text() for row in range(card.list.count())]


def kept(services: Services, kind: LogKind | None) -> list[str]:
    return [phrase.text for phrase in services.phrases.rows() if phrase.kind is kind]


def show_kind(card: PhrasesCard, kind: LogKind | None) -> None:
    card.chips[kind].click()
    QApplication.processEvents()


@pytest.mark.parametrize("kind", [*LogKind, None])
def test_a_chip_shows_the_phrases_of_its_kind_in_their_order(
    card: PhrasesCard, services: Services, kind: LogKind | None
) -> None:
    show_kind(card, kind)
    assert seen(card) == kept(services, kind)
    assert card.chips[kind].accessibleName().endswith(str(len(seen(card))))


def test_a_new_phrase_is_of_the_kind_that_is_shown_and_stands_last(
    qtbot: QtBot, card: PhrasesCard, services: Services
) -> None:
    show_kind(card, LogKind.VISIT)
    qtbot.keyClicks(card.text.line_edit, "Kom på besøg.")
    qtbot.keyClick(card.text.line_edit, Qt.Key.Key_Return)
    assert kept(services, LogKind.VISIT)[-1] == seen(card)[-1] == "Kom på besøg."
    assert card.text.line_edit.text() == ""
    assert card.list.currentRow() == card.list.count() - 1


def test_nothing_written_is_said_at_the_field(card: PhrasesCard) -> None:
    card.add()
    assert card.text.error == "Skriv en sætning."


def test_a_phrase_is_changed_where_it_stands(qtbot: QtBot, card: PhrasesCard, services: Services) -> None:
    show_kind(card, LogKind.CALL)
    second = services.phrases.rows(LogKind.CALL)[1]
    card.list.setCurrentRow(1)
    card.list.setFocus()
    qtbot.keyClick(card.list, Qt.Key.Key_F2)
    field = card.list.findChild(QLineEdit)
    assert field is not None
    assert field.text() == second.text
    field.selectAll()
    qtbot.keyClicks(field, "Ringede forgæves")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: kept(services, LogKind.CALL)[1] == "Ringede forgæves")
    assert seen(card)[1] == "Ringede forgæves"
    assert services.phrases.rows(LogKind.CALL)[1].id == second.id


def test_a_phrase_without_words_stays_as_it_was(card: PhrasesCard, services: Services) -> None:
    show_kind(card, LogKind.CALL)
    before = kept(services, LogKind.CALL)
    card.list.item(0).setText("  ")
    assert seen(card) == kept(services, LogKind.CALL) == before
    assert card.text.error == "Skriv en sætning."


def test_a_phrase_that_was_not_changed_is_not_saved(
    card: PhrasesCard, services: Services, heard: Heard
) -> None:
    card.list.item(0).setToolTip("noget andet")
    assert not services.phrases.is_own()
    assert heard.notices == []


def test_alt_and_an_arrow_move_a_phrase_within_its_kind_and_the_keyboard_stays_with_it(
    qtbot: QtBot, card: PhrasesCard, services: Services
) -> None:
    show_kind(card, LogKind.CALL)
    others = {kind: kept(services, kind) for kind in (*LogKind, None) if kind is not LogKind.CALL}
    first, second, third, *rest = seen(card)
    card.list.setCurrentRow(0)
    card.list.setFocus()
    for _time in range(2):
        qtbot.keyClick(card.list, Qt.Key.Key_Down, ALT)
    assert seen(card) == kept(services, LogKind.CALL) == [second, third, first, *rest]
    assert card.list.currentRow() == 2
    qtbot.keyClick(card.list, Qt.Key.Key_Up, ALT)
    assert kept(services, LogKind.CALL) == [second, first, third, *rest]
    assert {kind: kept(services, kind) for kind in others} == others


@pytest.mark.parametrize(("row", "below"), [(0, 3), (3, 0), (1, 4)])
def test_dropping_a_phrase_keeps_it_where_it_was_dropped(
    card: PhrasesCard, services: Services, row: int, below: int
) -> None:
    show_kind(card, LogKind.CALL)
    wanted = seen(card)
    moved = wanted.pop(row)
    wanted.insert(below if below < row else below - 1, moved)
    card.list.setCurrentRow(row)
    card.list.model().moveRow(QModelIndex(), row, QModelIndex(), below)
    assert seen(card) == kept(services, LogKind.CALL) == wanted


def test_the_ends_of_the_list_are_the_end_of_moving(card: PhrasesCard, services: Services) -> None:
    card.list.setCurrentRow(0)
    assert not card.up_button.isEnabled()
    assert card.down_button.isEnabled()
    card.list.step(-1)
    card.list.setCurrentRow(card.list.count() - 1)
    assert not card.down_button.isEnabled()
    card.list.step(1)
    assert not services.phrases.is_own()


def test_delete_takes_a_phrase_away_and_undo_brings_it_back(
    qtbot: QtBot, card: PhrasesCard, services: Services, actions: Actions
) -> None:
    before = seen(card)
    card.list.setCurrentRow(1)
    card.list.setFocus()
    qtbot.keyClick(card.list, Qt.Key.Key_Delete)
    assert seen(card) == [before[0], *before[2:]]
    assert card.list.currentRow() == 1
    actions.undo_stack.undo()
    assert seen(card) == before


def test_the_programs_own_come_back_and_can_be_taken_back(
    qtbot: QtBot, card: PhrasesCard, services: Services, actions: Actions
) -> None:
    assert not card.reset_button.isVisible()
    before = seen(card)
    services.phrases.add("Vores egen.", card.kind)
    card.load()
    qtbot.mouseClick(card.reset_button, LEFT)
    assert seen(card) == before
    assert not card.reset_button.isVisible()
    actions.undo_stack.undo()
    assert seen(card) == [*before, "Vores egen."]


def test_a_kind_without_phrases_says_so(card: PhrasesCard, services: Services) -> None:
    show_kind(card, LogKind.LETTER)
    for phrase in services.phrases.rows():
        if phrase.kind is LogKind.LETTER:
            services.phrases.remove(phrase.id)
    card.load()
    assert not card.list.isVisible()
    assert not card.remove_button.isEnabled()
