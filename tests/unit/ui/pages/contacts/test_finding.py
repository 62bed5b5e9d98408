"""Finding: chips and filters together are one question, and what is chosen is seen."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.builders.contacts_page import Hand, choose, contact_named, names
from tests.builders.families import a_contact

from linkworker_desktop.base.clock import FixedClock
from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.contact import Sector
from linkworker_desktop.domain.family import Address
from linkworker_desktop.services.changes import Kind
from linkworker_desktop.services.contact_views import ContactFilter, ContactOrder
from linkworker_desktop.ui.kit.combo_box import ComboBox
from linkworker_desktop.ui.navigation import Destination, Place
from linkworker_desktop.ui.pages.contacts import ContactsPage
from linkworker_desktop.ui.pages.contacts.choice import with_show
from linkworker_desktop.ui.pages.contacts.page import PANE_PAUSE


def pick(box: ComboBox, code: str) -> None:
    """Choose a line of a combo box as a user does."""
    line = box.findData(code)
    assert line > 0, f"{code} is not offered"
    box.setCurrentIndex(line)
    box.activated.emit(line)


@pytest.fixture
def wide(filled: ContactsPage, services: Services) -> ContactsPage:
    """The five contacts and three more, in other towns and languages."""
    havn = Address("Havnen 1", "0140", "Nymølle")
    for draft in (
        a_contact("pharmacy", "Nymølle Apotek", address=havn, languages=("ar",)),
        a_contact("dentist", "Tandhuset", address=havn, languages=("ar", "uk")),
        a_contact("school", "Nymølle Skole", address=havn),
    ):
        services.contacts.save(draft)
    filled.refresh(frozenset({Kind.CONTACT}))
    return filled


def test_to_confirm_and_a_sector_narrow_together(wide: ContactsPage, hand: Hand) -> None:
    hand.on(wide.finding.chips.to_confirm)
    hand.on(wide.finding.chips.sector_chip(Sector.HEALTH))
    assert names(wide) == ["Skovsunde Apotek"]
    assert wide.finding.chips.to_confirm.isChecked()
    assert wide.finding.chips.sector_chip(Sector.HEALTH).isChecked()
    assert not wide.finding.chips.all.isChecked()


def test_a_chip_pressed_once_more_is_given_up_and_all_clears_everything(
    wide: ContactsPage, hand: Hand
) -> None:
    sector = wide.finding.chips.sector_chip(Sector.HEALTH)
    hand.on(sector)
    hand.on(sector)
    assert len(names(wide)) == 8
    assert wide.finding.chips.all.isChecked()
    hand.on(sector)
    hand.on(wide.finding.chips.to_confirm)
    hand.on(wide.finding.chips.all)
    assert len(names(wide)) == 8
    assert not sector.isChecked()


def test_category_town_and_language_narrow_together(wide: ContactsPage, hand: Hand) -> None:
    hand.on(wide.finding.chips.narrow)
    narrowing = wide.finding.narrowing
    assert narrowing.category.hasFocus()
    pick(narrowing.town, "Nymølle")
    assert sorted(names(wide)) == ["Nymølle Apotek", "Nymølle Skole", "Tandhuset"]
    pick(narrowing.language, "ar")
    assert sorted(names(wide)) == ["Nymølle Apotek", "Tandhuset"]
    pick(narrowing.category, "dentist")
    assert names(wide) == ["Tandhuset"]
    assert wide.finding.chips.narrow.accessibleName() == "Filtre, 3"
    hand.on(narrowing.clear_button)
    assert len(names(wide)) == 8
    assert not narrowing.clear_button.isEnabled()


def test_filters_and_words_narrow_together_and_stay_when_something_is_saved(
    qtbot: QtBot, wide: ContactsPage, hand: Hand, services: Services
) -> None:
    hand.on(wide.finding.chips.narrow)
    pick(wide.finding.narrowing.town, "Nymølle")
    wide.finding.search.setFocus()
    QTest.keyClicks(wide.finding.search, "apotek")
    qtbot.waitUntil(lambda: names(wide) == ["Nymølle Apotek"])
    services.contacts.save(a_contact("bank", "Sparekassen"))
    wide.refresh(frozenset({Kind.CONTACT}))
    assert names(wide) == ["Nymølle Apotek"]
    assert wide.finding.search.text() == "apotek"
    assert wide.finding.search.hasFocus()


def test_a_filter_in_use_cannot_be_hidden(wide: ContactsPage, hand: Hand) -> None:
    chip = wide.finding.chips.narrow
    hand.on(chip)
    hand.on(chip)
    assert not wide.finding.narrowing.isVisible()
    hand.on(chip)
    pick(wide.finding.narrowing.language, "uk")
    hand.on(chip)
    assert wide.finding.narrowing.isVisible()
    assert chip.isChecked()


def test_nothing_that_fits_the_filters_is_said_and_one_link_leads_back(
    wide: ContactsPage, hand: Hand
) -> None:
    hand.on(wide.finding.chips.narrow)
    pick(wide.finding.narrowing.language, "uk")
    pick(wide.finding.narrowing.category, "school")
    assert wide.list.empty_words == "Ingen kontakter passer til filtrene"
    wide.list.all_asked.emit()
    assert len(names(wide)) == 8


def test_the_order_is_last_used_first_until_another_is_chosen(
    wide: ContactsPage, services: Services, clock: FixedClock
) -> None:
    services.contacts._clock = FixedClock(clock.now() + timedelta(hours=1))
    services.contacts.confirm(contact_named(wide, "Tandhuset"))
    wide.open(Destination(Place.CONTACTS))
    assert names(wide)[0] == "Tandhuset"
    wide.finding.narrowing.choose_order(ContactOrder.NAME)
    assert names(wide)[:2] == ["Bo Rugagerholt", "Lone Enghavrekær"]


def test_a_contact_that_is_used_stays_in_its_place_while_one_goes_through_the_list(
    wide: ContactsPage, hand: Hand, services: Services, clock: FixedClock
) -> None:
    before = names(wide)
    services.contacts._clock = FixedClock(clock.now() + timedelta(hours=1))
    choose(wide, "Tolkebroen")
    wide.sheet.confirm_asked.emit()
    assert names(wide) == before


def test_ended_and_trash_are_lists_of_their_own(wide: ContactsPage, services: Services) -> None:
    services.contacts.end(contact_named(wide, "Tandhuset"))
    services.contacts.delete(contact_named(wide, "Nymølle Skole"))
    wide.refresh(frozenset({Kind.CONTACT}))
    assert "Tandhuset" not in names(wide)
    wide.finding.chips._choose(with_show(wide.finding.query(), ContactFilter.ENDED))
    assert names(wide) == ["Tandhuset"]
    assert wide.finding.chips.more.text() == "Ophørte"
    wide.finding.chips._choose(with_show(wide.finding.query(), ContactFilter.TRASH))
    assert names(wide) == ["Nymølle Skole"]


def test_a_key_stroke_reads_no_counts_and_only_the_rows_that_are_seen(
    qtbot: QtBot, wide: ContactsPage, services: Services, statements: list[str]
) -> None:
    wide.finding.search.setFocus()
    QTest.keyClicks(wide.finding.search, "ap")
    statements.clear()
    QTest.keyClicks(wide.finding.search, "o")
    qtbot.waitUntil(lambda: len(names(wide)) == 2)
    qtbot.wait(PANE_PAUSE * 2)
    assert not any("count(" in each.casefold() and "group by" in each.casefold() for each in statements)


def test_the_search_field_leads_into_the_list_with_enter(wide: ContactsPage) -> None:
    QTest.keyClicks(wide.finding.search, "tandhuset")
    QTest.keyClick(wide.finding.search, Qt.Key.Key_Return)
    assert wide.list.table.hasFocus()
    assert names(wide) == ["Tandhuset"]
