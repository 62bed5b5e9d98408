"""The families a contact works with: seen in its pane, each one click away, and counted before it is replaced."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication
from tests.builders.contacts_page import Hand, choose, contact_named, name_of, words_on
from tests.builders.families import a_child, an_adult
from tests.builders.life import Life

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.contact import ContactId
from linkworker_desktop.domain.network import InvolvementDraft
from linkworker_desktop.services.changes import Kind
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.navigation import Destination, Place
from linkworker_desktop.ui.pages.contacts import ContactsPage
from linkworker_desktop.ui.pages.contacts.dialogs.replace import ReplaceDialog
from linkworker_desktop.ui.pages.contacts.families import MOST_ROWS

BO = "Ydelseskontoret"


@pytest.fixture
def life(services: Services) -> Life:
    return Life(services, an_adult(), a_child(12))


@pytest.fixture
def bo(filled: ContactsPage) -> ContactId:
    return contact_named(filled, BO)


def work(life: Life, contact: ContactId, **fields: object) -> None:
    values: dict[str, object] = {"since": date(2026, 9, 1), "purpose": "ydelser"}
    life.services.network.save(InvolvementDraft(life.id, contact, **(values | fields)))  # type: ignore[arg-type]


def rows(page: ContactsPage) -> list[str]:
    """Go to Bo and return what a screen reader says of the families that are seen."""
    choose(page, BO)
    page.refresh(frozenset({Kind.CONTACT}))
    QApplication.processEvents()
    return [name_of(row) for row in page.sheet.families.rows if row.isVisible()]


def test_a_contact_that_works_with_nobody_shows_nothing_of_families(filled: ContactsPage) -> None:
    assert rows(filled) == []
    assert not filled.sheet.families.isVisible()


def test_a_family_stands_with_whom_since_when_and_why_and_is_one_click_away(
    filled: ContactsPage, life: Life, bo: ContactId, travelled: list[Destination], hand: Hand
) -> None:
    work(life, bo, persons=(life.person("Nour"),))
    work(life, bo, since=None, purpose="")
    assert sorted(rows(filled)) == [
        "Familien Nakhlawar, Nour, siden 1.9.2026 · ydelser",
        "Familien Nakhlawar, hele familien",
    ]
    assert "Arbejder med" in words_on(filled.sheet.families)
    assert "siden 1.9.2026 · ydelser" in words_on(filled.sheet.families)
    hand.on(filled.sheet.families.rows[0])
    assert travelled[-1] == Destination(Place.FAMILY, family=life.id)


def test_the_network_stands_there_alone_and_not_again_among_the_uses(
    filled: ContactsPage, life: Life, services: Services
) -> None:
    interpreter = contact_named(filled, "Tolkebroen")
    work(life, interpreter)
    choose(filled, "Tolkebroen")
    QApplication.processEvents()
    assert filled.sheet.families.isVisible()
    assert not filled.sheet.uses.isVisible()


def test_what_has_ended_waits_behind_a_line(
    filled: ContactsPage, life: Life, bo: ContactId, hand: Hand
) -> None:
    work(life, bo, until=date(2026, 11, 2))
    assert rows(filled) == []
    button = filled.sheet.families.ended_button
    assert button.text() == "1 afsluttet"
    hand.on(button)
    QApplication.processEvents()
    assert [name_of(row) for row in filled.sheet.families.rows] == [
        "Familien Nakhlawar, hele familien, 1.9.2026 til 2.11.2026 · ydelser"
    ]
    assert button.text() == "Skjul afsluttede"


def test_many_families_are_shown_when_asked_for_and_the_focus_goes_on(
    filled: ContactsPage, services: Services, bo: ContactId, hand: Hand
) -> None:
    for number in range(MOST_ROWS + 2):
        work(Life(services, surname=f"Familie{number}"), bo)
    assert len(rows(filled)) == MOST_ROWS
    assert filled.sheet.families.all_button.text() == "Vis 2 til"
    hand.on(filled.sheet.families.all_button)
    assert len(filled.sheet.families.rows) == MOST_ROWS + 2
    assert filled.sheet.families.rows[MOST_ROWS].hasFocus()


def test_an_ended_contact_worked_with_the_families(filled: ContactsPage, life: Life, bo: ContactId) -> None:
    work(life, bo)
    life.services.contacts.end(bo)
    assert len(rows(filled)) == 1
    assert filled.sheet.families.title.text() == "Arbejdede med"


def test_the_preview_of_a_replacement_counts_the_networks_and_says_what_stays(
    filled: ContactsPage, services: Services, actions: Actions, bo: ContactId
) -> None:
    for surname in ("Qamhawar", "Kalynopil"):
        family = Life(services, surname=surname)
        work(family, bo)
    services.relay.open(family.id, services.relay.actor_of(bo))
    dialog = ReplaceDialog(services, actions, bo, filled)
    dialog.open()
    dialog.search.setText("lægehuset")
    QApplication.processEvents()
    assert "2 netværk" in dialog.preview.text()
    said = words_on(dialog)
    assert "Bo Rugagerholt har stafetten hos Kalynopil. Giv den videre på familiens side." in said
    dialog.reject()
