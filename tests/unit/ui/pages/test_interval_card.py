"""How often contacts are to be confirmed, chosen in the settings."""

from __future__ import annotations

from datetime import date

from pytestqt.qtbot import QtBot
from tests.builders.families import a_contact

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.categories import CATEGORIES
from linkworker_desktop.domain.contact import Sector
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.pages.settings.interval_card import IntervalCard


def _card(qtbot: QtBot, services: Services, actions: Actions) -> IntervalCard:
    card = IntervalCard(services, actions)
    qtbot.addWidget(card)
    card.load()
    card.show()
    return card


def _choose(card: IntervalCard, category: str, months: int) -> None:
    box = card.boxes[category]
    box.setCurrentIndex(box.findData(months))
    box.activated.emit(box.currentIndex())


def test_every_category_stands_in_its_sector_with_six_months(
    qtbot: QtBot, services: Services, actions: Actions
) -> None:
    card = _card(qtbot, services, actions)
    assert set(card.boxes) == set(CATEGORIES)
    assert {box.currentText() for box in card.boxes.values()} == {"hver 6. måned"}
    assert set(card.sectors) == {each.sector for each in CATEGORIES.values()}


def test_a_shorter_interval_makes_a_contact_due_and_ctrl_z_takes_it_back(
    qtbot: QtBot, services: Services, actions: Actions
) -> None:
    card = _card(qtbot, services, actions)
    services.contacts.save(a_contact("gp", verified_on=date(2026, 8, 1)))
    before = services.contacts.counts().to_confirm
    _choose(card, "gp", 3)
    assert services.contacts.counts().to_confirm == before + 1
    card.load()
    assert card.sectors[Sector.HEALTH]._said.text() == "1 har sit eget"
    actions.undo_stack.undo()
    card.load()
    assert card.boxes["gp"].currentText() == "hver 6. måned"
    assert services.contacts.counts().to_confirm == before


def test_a_sector_is_unfolded_to_reach_its_categories(
    qtbot: QtBot, services: Services, actions: Actions
) -> None:
    card = _card(qtbot, services, actions)
    assert not card.boxes["gp"].isVisible()
    card.sectors[Sector.HEALTH].fold_button.click()
    assert card.boxes["gp"].isVisible()
    assert not card.boxes["school"].isVisible()
