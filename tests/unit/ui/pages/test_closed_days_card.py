"""Closed days in the settings: the usual ones in one click, what moves shown before it is done."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from tests.builders.ears import Heard
from tests.builders.rule_change import settle_in

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.rules.happenings import HappeningKind as Kind
from linkworker_desktop.domain.rules.rule import Rule, Who
from linkworker_desktop.domain.rules.spans import Span, Unit
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.kit.button import Button
from linkworker_desktop.ui.kit.chip import Chip
from linkworker_desktop.ui.navigation import Destination, Place
from linkworker_desktop.ui.pages.settings.closed_days_card import ClosedDaysCard


@pytest.fixture
def card(qtbot: QtBot, services: Services, actions: Actions) -> ClosedDaysCard:
    settle_in(services)
    services.rules.save(Rule("R101", "Brev", Who.FAMILY, (Kind.HOUSED,), Span(2, Unit.WORKING_DAYS)))
    made = ClosedDaysCard(services, actions)
    qtbot.addWidget(made)
    actions.changed.connect(lambda _kinds: made.load())
    made.resize(560, 600)
    made.show()
    made.load()
    return made


def click(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.waitUntil(lambda: widget.height() > 0)  # what was just shown gets its place first
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


def kept(services: Services) -> list[tuple[str, str]]:
    return [(view.day.name, view.words) for view in services.closed_days.all()]


def test_a_usual_day_is_one_click(qtbot: QtBot, card: ClosedDaysCard, services: Services) -> None:
    chip = next(chip for chip in card.findChildren(Chip) if chip.text() == "Juleaftensdag 24.12.")
    click(qtbot, chip)
    assert kept(services) == [("Juleaftensdag", "24. december")]
    assert "Juleaftensdag 24.12." not in {chip.text() for chip in card.findChildren(Chip) if chip.isVisible()}


def test_a_day_that_moves_something_is_shown_first(
    qtbot: QtBot, card: ClosedDaysCard, services: Services
) -> None:
    qtbot.keyClicks(card.name.line_edit, "Klemmedag")
    qtbot.keyClicks(card.day.line_edit, "12.11.2026")
    card.yearly.setChecked(False)
    click(qtbot, card.add_button)
    assert card.moves.title == "1 åben frist flytter sig"
    assert kept(services) == []
    click(qtbot, card.accept_button)
    assert kept(services) == [("Klemmedag", "12. november 2026")]
    assert services.closed_days.all()[0].day.covers(date(2026, 11, 12))


def test_leaving_a_proposal_changes_nothing(qtbot: QtBot, card: ClosedDaysCard, services: Services) -> None:
    qtbot.keyClicks(card.day.line_edit, "12.11.")
    click(qtbot, card.add_button)
    click(qtbot, card.decline_button)
    assert kept(services) == []
    assert not card.accept_button.isVisible()


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("snart", "Datoen findes ikke. Skriv fx 24.12."),
        ("25.12.2026", "Dagen er en helligdag, så der er lukket i forvejen."),
    ],
)
def test_what_is_no_closed_day_is_said_at_the_field(
    qtbot: QtBot, card: ClosedDaysCard, services: Services, text: str, error: str
) -> None:
    card.yearly.setChecked(False)
    qtbot.keyClicks(card.day.line_edit, text)
    click(qtbot, card.add_button)
    assert card.day.error == error
    assert kept(services) == []


def test_a_day_is_removed_with_its_button(
    qtbot: QtBot, card: ClosedDaysCard, services: Services, heard: Heard
) -> None:
    services.closed_days.add(services.closed_days.offered()[:1])
    card.load()
    qtbot.wait(1)
    button = next(
        button
        for button in card.findChildren(Button)
        if button.isVisible() and button.accessibleName() == "Fjern Juleaftensdag"
    )
    click(qtbot, button)
    assert kept(services) == []
    assert heard.notices[-1].is_undo


def test_the_rules_are_one_click_away(qtbot: QtBot, card: ClosedDaysCard, heard: Heard) -> None:
    click(qtbot, card.rules_link)
    assert heard.travels == [Destination(Place.RULES)]
