"""The card of a family's page: who said yes for how long, who is to be asked, who took it back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QThreadPool
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot
from tests.builders.consents import Asked, id_of
from tests.builders.ears import Heard
from tests.builders.life import Life

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.consent import ConsentDraft, GivenBy
from linkworker_desktop.domain.family import MemberDraft, Relation
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.dialogs.consent import ConsentDialog
from linkworker_desktop.ui.kit.card import Card
from linkworker_desktop.ui.navigation import Destination, Place
from linkworker_desktop.ui.pages.consents.card import MOST_SHOWN, ConsentsCard
from linkworker_desktop.ui.pages.family import FamilyPage


@pytest.fixture
def page(qtbot: QtBot, services: Services, actions: Actions) -> Iterator[FamilyPage]:
    made = FamilyPage(services, actions)
    qtbot.addWidget(made)
    actions.changed.connect(made.refresh)
    made.resize(1232, 832)
    made.show()
    yield made
    for dialog in made.findChildren(QDialog):
        dialog.reject()
    made.leave()
    QThreadPool.globalInstance().waitForDone(5000)


def card_of(page: FamilyPage, asked: Life) -> ConsentsCard:
    page.open(Destination(Place.FAMILY, family=asked.id))
    card: Card = page.cards.life.consents
    assert isinstance(card, ConsentsCard)
    return card


def said(card: ConsentsCard) -> list[str]:
    return [row.accessibleName() for row in card.rows]


def test_it_is_grouped_as_it_is_read(page: FamilyPage, asked: Asked, services: Services) -> None:
    custody = GivenBy.CUSTODY_HOLDER
    asked.say_yes("Samer", valid_to=date(2027, 9, 2))
    asked.say_yes("Karim", valid_to=date(2027, 9, 2), given_by=custody, giver="Samer")
    asked.say_yes("Layal", date(2024, 6, 2), valid_to=date(2026, 12, 9), given_by=custody, giver="Samer")
    back = asked.say_yes("Rima")
    services.consents.withdraw(id_of(back), date(2026, 11, 12))

    assert said(card_of(page, asked)) == [
        "Samer, skole, til 2.9.2027",
        "Karim, skole, til 2.9.2027",
        "Layal skal selv spørges, før 9.12.",
        "Rima: trukket tilbage, skole, 12.11.",
    ]


def test_those_who_said_yes_to_the_same_for_as_long_share_a_row(page: FamilyPage, asked: Asked) -> None:
    for name in ("Samer", "Rima"):
        asked.say_yes(name)
    assert said(card_of(page, asked)) == ["Samer, Rima, skole, til 2.9.2027"]


def test_the_grown_up_without_any_consent_are_said_and_asked_by_a_click(
    page: FamilyPage, asked: Asked
) -> None:
    card = card_of(page, asked)
    assert said(card) == ["Samer, Rima: intet samtykke"]
    card.rows[0].click()
    (dialog,) = [each for each in page.findChildren(ConsentDialog) if each.isVisible()]
    assert dialog.form.who.chosen() == (asked.person("Samer"), asked.person("Rima"))


@pytest.mark.parametrize(
    ("given_on", "given_by", "is_asked"),
    [
        (date(2024, 6, 8), None, True),  # the day before she turned 15
        (date(2024, 6, 9), None, False),
        (date(2026, 9, 2), GivenBy.CUSTODY_HOLDER, True),
        (date(2026, 9, 2), GivenBy.BOTH, False),
    ],
)
def test_the_young_are_asked_themselves_where_only_who_has_custody_said_yes(
    page: FamilyPage, asked: Asked, given_on: date, given_by: GivenBy | None, is_asked: bool
) -> None:
    asked.say_yes("Layal", given_on, given_by=given_by, valid_to=date(2027, 1, 1))
    found = [each for each in said(card_of(page, asked)) if "spørges" in each]
    assert found == (["Layal skal selv spørges, før 1.1.2027"] if is_asked else [])


def test_who_soon_turns_fifteen_is_to_be_asked_before_the_birthday(
    page: FamilyPage, services: Services
) -> None:
    girl = MemberDraft("Dalia", relation=Relation.DAUGHTER, birth_date=date(2012, 1, 3))
    boy = MemberDraft("Omar", relation=Relation.SON, birth_date=date(2012, 2, 3))
    life = Life(services, girl, boy, surname="Sandgræs")
    for name in ("Dalia", "Omar"):
        given_by = GivenBy.CUSTODY_HOLDER
        services.consents.save(ConsentDraft(life.person(name), date(2026, 10, 1), "skole", given_by=given_by))
    assert said(card_of(page, life)) == [
        "Omar, skole, til 1.10.2027",
        "Dalia skal selv spørges, før 3.1.2027",
    ]


def test_what_ran_out_and_what_soon_will_is_said(page: FamilyPage, asked: Asked) -> None:
    asked.say_yes("Samer", valid_to=date(2026, 11, 23))
    asked.say_yes("Rima", valid_to=date(2026, 12, 1))
    assert said(card_of(page, asked)) == ["Samer, skole, udløb 23.11.", "Rima, skole, til 1.12.2026"]


def test_nothing_that_calls_for_something_is_hidden_behind_more(
    page: FamilyPage, asked: Asked, services: Services
) -> None:
    for month in range(1, 8):
        asked.say_yes("Samer", valid_to=date(2027, month, 1))
    services.consents.withdraw(id_of(asked.say_yes("Rima")), date(2026, 11, 12))
    card = card_of(page, asked)
    assert len(card.rows) == MOST_SHOWN
    assert said(card)[-1].startswith("Rima: trukket tilbage")
    card._show_all()
    assert len(card.rows) == 8


def test_a_renewed_one_is_not_shown_beside_the_new(
    page: FamilyPage, asked: Asked, services: Services
) -> None:
    asked.say_yes("Rima")
    services.consents.renew(id_of(asked.say_yes("Samer")), date(2026, 11, 24))
    assert said(card_of(page, asked)) == ["Rima, skole, til 2.9.2027", "Samer, skole, til 24.11.2027"]


def test_show_all_goes_to_the_register(page: FamilyPage, asked: Asked, heard: Heard) -> None:
    card_of(page, asked).all_button.click()
    assert heard.travels == [Destination(Place.CONSENTS, family=asked.id)]


def test_the_same_again_moves_nothing(page: FamilyPage, asked: Asked) -> None:
    asked.say_yes()
    card = card_of(page, asked)
    before = list(card.rows)
    page.open(Destination(Place.FAMILY, family=asked.id))
    assert card.rows == before
