"""Finding employers that fit a person's wishes and the bus."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from tests.builders.contacts_page import Hand, words_on
from tests.builders.families import a_contact, a_family, an_adult

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.contact import EmployerDraft
from linkworker_desktop.ui.kit.combo_box import ComboBox
from linkworker_desktop.ui.kit.two_line_delegate import RowRole
from linkworker_desktop.ui.navigation import Destination, Place
from linkworker_desktop.ui.pages.contacts import ContactsPage


def pick(box: ComboBox, text: str) -> None:
    """Choose a line of a combo box by its words, as a user does."""
    line = box.findText(text)
    assert line >= 0, f"{text} is not offered"
    box.setCurrentIndex(line)
    box.activated.emit(line)


def found(page: ContactsPage) -> list[str]:
    model = page.employers.model
    return [str(model.index(row).data()) for row in range(model.rowCount())]


@pytest.fixture
def working(filled: ContactsPage, services: Services, hand: Hand) -> ContactsPage:
    """Two employers, looked for."""
    kitchen = EmployerDraft(trades=("køkken",), places=2, danish="DU1 modul 1", lines=("12",))
    garden = EmployerDraft(trades=("gartner",), danish="DU3 modul 5", languages=("ar",), lines=("104",))
    services.contacts.save(a_contact("employer", "Nymølle Strandhotel", employer=kitchen))
    services.contacts.save(a_contact("employer", "Skovsunde Gartneri", employer=garden))
    services.families.save(a_family("Nakhlawar", an_adult(language="ar")))
    filled.open(Destination(Place.CONTACTS, field="employers"))
    QApplication.processEvents()
    return filled


def test_the_employers_take_the_place_of_the_list_and_their_contact_stands_beside(
    working: ContactsPage,
) -> None:
    assert found(working) == ["Nymølle Strandhotel", "Skovsunde Gartneri"]
    assert not working.finding.isVisible()
    assert "Nymølle Strandhotel" in words_on(working.sheet)


def test_wishes_put_the_best_fit_first_with_the_reasons_in_words(working: ContactsPage) -> None:
    pick(working.wishes.trade, "gartner")
    pick(working.wishes.line, "104")
    assert found(working)[0] == "Skovsunde Gartneri"
    said = str(working.employers.model.index(0).data(RowRole.SECOND_LINE))
    assert "gartner" in said.casefold()
    assert "104" in said
    assert str(working.employers.model.index(0).data(RowRole.RIGHT)) == "passer godt"


def test_a_family_brings_its_own_wishes(working: ContactsPage) -> None:
    pick(working.wishes.family, "Nakhlawar")
    assert working.wishes.wishes().languages == ("ar",)
    assert found(working)[0] == "Skovsunde Gartneri"
    assert "Derfor" in words_on(working.sheet)


def test_the_wishes_are_cleared_with_one_click(working: ContactsPage, hand: Hand) -> None:
    pick(working.wishes.trade, "gartner")
    QApplication.processEvents()
    hand.on(working.wishes.clear_button)
    assert not working.wishes.wishes()
    assert not working.wishes.clear_button.isEnabled()


def test_the_directory_is_one_click_away_and_has_its_round_again(working: ContactsPage) -> None:
    assert not working.round_card.isVisible()
    working.head.views.chosen.emit(0)
    assert working.list.isVisible()
    assert working.round_card.isVisible()
    assert working.finding.isVisible()


def test_without_a_single_employer_the_first_one_is_begun_from_here(filled: ContactsPage) -> None:
    filled.open(Destination(Place.CONTACTS, field="employers"))
    filled.employers.create_asked.emit()
    assert filled.form.isVisible()
    assert filled.form.who.category.code() == "employer"
