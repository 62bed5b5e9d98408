"""The contacts of a part: confirmed, moved, taken out and found."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.builders.ears import Heard
from tests.builders.families import a_contact, a_family

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.family import FamilyId
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.dialogs.add_contact_to_part import AddContactDialog
from linkworker_desktop.ui.navigation import Destination, Place
from linkworker_desktop.ui.pages.folder.contact_row import ContactRow
from linkworker_desktop.ui.pages.folder.contacts_section import ContactsSection

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def family(services: Services) -> FamilyId:
    saved = services.families.save(a_family())
    services.contacts.save(a_contact("sports_club", "Skovsunde Boldklub"))
    services.contacts.save(a_contact("sports_club", "Ådalby Svømmeklub", verified_on=date(2026, 3, 20)))
    services.contacts.save(a_contact("sports_club", "Klintebjerg Gymnastik"))
    services.contacts.save(a_contact("dentist", "Tandklinikken Havnen"))
    services.contacts.save(a_contact("gp", "Lægehuset Ådalby", printable=False))
    assert saved.id is not None
    return FamilyId(saved.id)


@pytest.fixture
def section(qtbot: QtBot, services: Services, actions: Actions, family: FamilyId) -> ContactsSection:
    made = ContactsSection(services, actions)
    qtbot.addWidget(made)

    def show() -> None:
        part = next(part for part in services.folders.view(family).parts if part.number == 9)
        made.show_contacts(family, 9, part.contacts)

    actions.changed.connect(lambda _kinds: show())
    show()
    made.resize(392, 500)
    made.show()
    return made


def names(section: ContactsSection) -> list[str]:
    return [row.contact.name for row in section.rows]


def row(section: ContactsSection, name: str) -> ContactRow:
    return next(each for each in section.rows if each.contact.name == name)


def choose(row: ContactRow, text: str) -> None:
    next(action for action in row.menu_button.menu().actions() if action.text() == text).trigger()


@pytest.fixture
def dialog(qtbot: QtBot, section: ContactsSection) -> AddContactDialog:
    qtbot.mouseClick(section.add_button, LEFT)
    made = section.findChild(AddContactDialog)
    assert made is not None
    return made


def found(dialog: AddContactDialog) -> list[str]:
    return [dialog.model.contact_at(line).name for line in range(dialog.model.rowCount())]


def test_an_old_number_is_confirmed_with_one_click(
    qtbot: QtBot, section: ContactsSection, heard: Heard
) -> None:
    old = row(section, "Ådalby Svømmeklub")
    assert old.confirm_button.isVisible()
    qtbot.mouseClick(old.confirm_button, LEFT)
    assert not row(section, "Ådalby Svømmeklub").contact.needs_confirming
    assert heard.notices[-1].sentence == "Ådalby Svømmeklub er bekræftet i dag."


def test_a_fresh_number_asks_nothing(section: ContactsSection) -> None:
    assert not row(section, "Skovsunde Boldklub").confirm_button.isVisible()


def test_a_wrong_number_is_mended_among_the_contacts(
    qtbot: QtBot, section: ContactsSection, heard: Heard
) -> None:
    old = row(section, "Ådalby Svømmeklub")
    qtbot.mouseClick(old.edit_button, LEFT)
    assert heard.travels == [Destination(Place.CONTACTS, contact=old.contact.id)]


def test_alt_and_an_arrow_move_a_contact_and_keep_the_focus_on_it(
    qtbot: QtBot, section: ContactsSection
) -> None:
    before = names(section)
    moved = row(section, before[0])
    moved.handle.setFocus()
    qtbot.keyClick(moved.handle, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert names(section) == [before[1], before[0], before[2]]
    assert row(section, before[0]).handle.hasFocus()


def test_the_first_contact_cannot_move_up(section: ContactsSection) -> None:
    before = names(section)
    choose(row(section, before[0]), "Flyt op")
    assert names(section) == before


def test_a_contact_let_go_below_the_others_is_last(section: ContactsSection) -> None:
    before = names(section)
    first = row(section, before[0])
    first.dropped.emit(section.height())
    assert names(section) == [before[1], before[2], before[0]]


def test_a_contact_let_go_where_it_stands_stays(section: ContactsSection) -> None:
    before = names(section)
    row(section, before[1]).dropped.emit(3)
    assert names(section) == before


def test_a_contact_taken_out_can_be_taken_back(
    actions: Actions, section: ContactsSection, heard: Heard
) -> None:
    before = names(section)
    choose(row(section, before[1]), "Tag ud af denne mappe")
    assert names(section) == [before[0], before[2]]
    assert heard.notices[-1].is_undo
    actions.undo_stack.undo()
    assert sorted(names(section)) == sorted(before)


def test_only_contacts_that_can_be_printed_and_are_not_there_are_offered(dialog: AddContactDialog) -> None:
    offered = found(dialog)
    assert "Tandklinikken Havnen" in offered
    assert "Lægehuset Ådalby" not in offered
    assert "Skovsunde Boldklub" not in offered


def test_a_few_letters_and_enter_add_a_contact(
    qtbot: QtBot, section: ContactsSection, dialog: AddContactDialog
) -> None:
    qtbot.keyClicks(dialog.search, "tandk")
    assert found(dialog) == ["Tandklinikken Havnen"]
    qtbot.keyClick(dialog.search, Qt.Key.Key_Return)
    assert "Tandklinikken Havnen" in names(section)


def test_the_arrows_choose_among_the_found_while_typing(qtbot: QtBot, dialog: AddContactDialog) -> None:
    first = dialog.list.currentIndex().row()
    qtbot.keyClick(dialog.search, Qt.Key.Key_Down)
    assert dialog.list.currentIndex().row() == first + 1


def test_a_search_without_hits_offers_to_create_the_contact(
    qtbot: QtBot, section: ContactsSection, dialog: AddContactDialog, heard: Heard
) -> None:
    qtbot.keyClicks(dialog.search, "Skakklubben")
    assert not dialog.add_button.isEnabled()
    assert dialog._nothing.text() == "Ingen kontakter passer til »Skakklubben«."
    qtbot.mouseClick(dialog.create_button, LEFT)
    assert heard.travels[-1].place is Place.CONTACTS
    assert heard.travels[-1].text == "Skakklubben"


def test_escape_adds_nothing(qtbot: QtBot, section: ContactsSection, dialog: AddContactDialog) -> None:
    before = names(section)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert names(section) == before
