"""Adding to the network in few clicks, correcting, ending, removing; and who is whose."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot
from tests.builders.ears import Heard
from tests.builders.network import a_bare_family, keep_contact, people_of

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.family import FamilyId
from linkworker_desktop.domain.kinship import KinshipKind
from linkworker_desktop.domain.network import CountsAs, Frequency, NetworkBody
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.dialogs.add_involvements import AddInvolvementsDialog
from linkworker_desktop.ui.dialogs.involvement import InvolvementDialog
from linkworker_desktop.ui.dialogs.kinship import KinshipDialog
from linkworker_desktop.ui.navigation import Destination, Place
from linkworker_desktop.ui.pages.network import NetworkPage


class Clicks:
    """Clicks as a user does, and counts them."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self.count = 0

    def on(self, widget: QWidget, place: QPoint | None = None) -> None:
        self._qtbot.waitUntil(lambda: widget.height() > 0 and widget.isVisible())
        self._qtbot.mouseClick(widget, Qt.MouseButton.LeftButton, pos=place or widget.rect().center())
        self.count += 1


@pytest.fixture
def clicks(qtbot: QtBot) -> Clicks:
    return Clicks(qtbot)


@pytest.fixture
def bare(services: Services) -> FamilyId:
    return a_bare_family(services, "Nakhlawar")


@pytest.fixture
def host(qtbot: QtBot) -> QWidget:
    """The window the dialogs belong to."""
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def dialog(services: Services, actions: Actions, bare: FamilyId, host: QWidget) -> AddInvolvementsDialog:
    made = AddInvolvementsDialog(services, actions, bare, host)
    made.open()
    return made


def found(qtbot: QtBot, dialog: AddInvolvementsDialog, text: str) -> None:
    """Type, and wait until the first hit is what was typed."""
    qtbot.keyClicks(dialog.search, text)
    qtbot.waitUntil(
        lambda: (
            dialog.model.rowCount() > 0 and text in dialog.model.line_at(0).name and dialog.list.isVisible()
        )
    )


def row_place(dialog: AddInvolvementsDialog, row: int) -> QPoint:
    return dialog.list.visualRect(dialog.model.index(row)).center()


def body(services: Services, family: FamilyId, name: str) -> NetworkBody:
    bodies = services.network.of_family(family).network
    return next(each for each in (*bodies.authorities, *bodies.ended) if each.name == name)


def opened(
    host: QWidget, services: Services, actions: Actions, family: FamilyId, name: str
) -> InvolvementDialog:
    members = services.network.of_family(family).network.members
    made = InvolvementDialog(services, actions, body(services, family, name), members, host)
    made.open()
    return made


def test_a_contact_is_in_the_network_of_one_member_after_four_clicks(
    qtbot: QtBot, page: NetworkPage, services: Services, family: FamilyId, clicks: Clicks
) -> None:
    keep_contact(services, "library", "Ådalby Bibliotek", person="Åse Vindmose")
    clicks.on(page.add_button)
    dialog = page.findChild(AddInvolvementsDialog)
    assert dialog is not None
    found(qtbot, dialog, "Åse")
    clicks.on(dialog.list.viewport(), row_place(dialog, 0))
    clicks.on(dialog.form.members[people_of(services, family)["Nour"]])
    clicks.on(dialog.add_button)
    assert clicks.count <= 4
    added = body(services, family, "Ådalby Bibliotek")
    assert added.members == (people_of(services, family)["Nour"],)
    assert added.since == date(2026, 11, 24)
    assert page.count.text() == "19 myndigheder, 48 personer"


def test_the_first_hit_is_added_with_the_keyboard_alone(
    qtbot: QtBot, dialog: AddInvolvementsDialog, services: Services, bare: FamilyId
) -> None:
    found(qtbot, dialog, "Vibeke")
    qtbot.keyClick(dialog.search, Qt.Key.Key_Return)
    dialog.add_button.click()
    assert [each.name for each in services.network.of_family(bare).network.authorities] == [
        "Lægehuset Ådalby"
    ]


def test_several_are_chosen_over_several_searches_and_added_at_once(
    qtbot: QtBot, dialog: AddInvolvementsDialog, services: Services, bare: FamilyId, clicks: Clicks
) -> None:
    for name in ("Vibeke", "Bo Rugagerholt"):
        dialog.search.clear()
        found(qtbot, dialog, name)
        clicks.on(dialog.list.viewport(), row_place(dialog, 0))
    assert dialog.add_button.text() == "Tilføj 2"
    dialog.form.often.setCurrentIndex(list(Frequency).index(Frequency.WEEKLY))
    dialog.add_button.click()
    network = services.network.of_family(bare).network
    assert network.counts.persons == 2
    assert {each.frequency for each in network.authorities} == {Frequency.WEEKLY}


def test_a_new_contact_is_made_in_place_and_chosen(
    qtbot: QtBot, dialog: AddInvolvementsDialog, services: Services, bare: FamilyId
) -> None:
    qtbot.keyClicks(dialog.search, "Ragnhild Åmark")
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 0)
    dialog.create_button.click()
    form = dialog.new_contact
    assert form.person.line_edit.text() == "Ragnhild Åmark"
    form.make_button.click()
    assert form.category.error
    form.organisation.line_edit.setText("Rådgivningen Åhuset")
    form.category_box.set_code("ppr")
    form.phone.line_edit.setText("01 23 45 99")
    form.make_button.click()
    assert len(dialog.chosen) == 1
    dialog.add_button.click()
    (added,) = services.network.of_family(bare).network.authorities
    assert [each.name for each in added.persons] == ["Ragnhild Åmark"]


def test_a_day_that_does_not_exist_is_said_at_its_field_and_nothing_is_added(
    qtbot: QtBot, dialog: AddInvolvementsDialog, services: Services, bare: FamilyId
) -> None:
    found(qtbot, dialog, "Vibeke")
    dialog.form.since.line_edit.setText("31.2.2026")
    dialog.add_button.click()
    assert dialog.form.since.error == "Skriv en dag, der findes, fx 20.11.2026 eller i går."
    assert services.network.of_family(bare).network.authorities == ()


def test_nothing_chosen_is_said_in_one_sentence(dialog: AddInvolvementsDialog) -> None:
    dialog.add_button.click()
    assert dialog._error.text() == "Vælg mindst én kontakt."


def test_for_whom_and_how_often_are_corrected_and_can_be_taken_back(
    host: QWidget, services: Services, actions: Actions, family: FamilyId
) -> None:
    made = opened(host, services, actions, family, "Pladsanvisningen")
    people = people_of(services, family)
    made.form.members[people["Nour"]].click()
    made.form.often.setCurrentIndex(0)
    made.form.purpose.line_edit.setText("fuld plads")
    made.save_button.click()
    after = body(services, family, "Pladsanvisningen")
    assert after.members == (people["Nour"], people["Yasin"])
    assert after.persons[0].purpose == "fuld plads"
    actions.undo_stack.undo()
    assert body(services, family, "Pladsanvisningen").members == (people["Yasin"],)


def test_work_with_somebody_taken_off_the_list_does_not_become_work_with_everybody(
    host: QWidget, services: Services, actions: Actions, family: FamilyId
) -> None:
    yasin = people_of(services, family)["Yasin"]
    draft = services.families.draft(family)
    services.families.save(replace(draft, members=tuple(m for m in draft.members if m.person != yasin)))
    made = opened(host, services, actions, family, "Pladsanvisningen")
    assert not made.form.everybody.isChecked()
    made.form.purpose.line_edit.setText("fuld plads")
    made.save_button.click()
    (person,) = body(services, family, "Pladsanvisningen").persons
    (kept,) = person.involvements
    assert (kept.purpose, kept.persons) == ("fuld plads", (yasin,))


def test_turning_to_another_contact_keeps_what_was_typed(
    host: QWidget, services: Services, actions: Actions, family: FamilyId
) -> None:
    made = opened(host, services, actions, family, "PPR")
    made.form.purpose.line_edit.setText("test af syn")
    made.contact_box.setCurrentIndex(1)
    made.contact_box.activated.emit(1)
    assert made.form.purpose.line_edit.text() == ""
    assert body(services, family, "PPR").persons[0].purpose == "test af syn"


def test_one_click_ends_it_today_and_another_lets_it_go_on(
    host: QWidget, services: Services, actions: Actions, family: FamilyId
) -> None:
    opened(host, services, actions, family, "Pladsanvisningen").end_button.click()
    assert body(services, family, "Pladsanvisningen").is_ended
    again = opened(host, services, actions, family, "Pladsanvisningen")
    assert again.reopen_button.isVisible()
    again.reopen_button.click()
    assert not body(services, family, "Pladsanvisningen").is_ended


def test_all_of_an_authority_are_ended_at_once(
    host: QWidget, services: Services, actions: Actions, family: FamilyId
) -> None:
    made = opened(host, services, actions, family, "PPR")
    assert made.end_all_button.text() == "Afslut alle 3"
    made.end_all_button.click()
    assert body(services, family, "PPR").is_ended


def test_what_never_was_is_removed_and_can_be_taken_back(
    host: QWidget, services: Services, actions: Actions, family: FamilyId
) -> None:
    opened(host, services, actions, family, "Pladsanvisningen").remove_button.click()
    assert services.network.of_family(family).network.counts.authorities == 17
    actions.undo_stack.undo()
    assert services.network.of_family(family).network.counts.authorities == 18


def test_an_authority_can_be_left_out_of_the_count(
    host: QWidget, services: Services, actions: Actions, family: FamilyId
) -> None:
    made = opened(host, services, actions, family, "Pladsanvisningen")
    made.form._counting.setCurrentIndex(list(CountsAs).index(CountsAs.OTHER))
    made.save_button.click()
    assert services.network.of_family(family).network.counts.authorities == 17


def test_an_end_before_the_beginning_is_said_at_its_field(
    host: QWidget, services: Services, actions: Actions, family: FamilyId
) -> None:
    made = opened(host, services, actions, family, "Pladsanvisningen")
    made.form.until.line_edit.setText("1.1.2020")
    made.save_button.click()
    assert made.form.until.error or made.form.since.error
    assert not body(services, family, "Pladsanvisningen").is_ended


def test_the_contact_behind_a_card_is_one_click_away(
    page: NetworkPage, services: Services, family: FamilyId, heard: Heard
) -> None:
    one = body(services, family, "PPR")
    page.open_body(one)
    dialog = page.findChild(InvolvementDialog)
    assert dialog is not None
    dialog.contact_button.click()
    assert heard.travels[-1] == Destination(Place.CONTACTS, contact=one.persons[0].contact)


def test_a_tie_is_written_down_drawn_and_removed(
    qtbot: QtBot, page: NetworkPage, services: Services, family: FamilyId
) -> None:
    page.kin.show_family(family, date(2026, 11, 24))
    names = [node.name for node in page.kin.tree.nodes]
    before = len(page.kin.drawing.layout_now().lines)
    page.kin.edit()
    dialog = page.kin.findChild(KinshipDialog)
    assert dialog is not None
    dialog.choose(names.index("Hana"), KinshipKind.PARENT, names.index("Samer"))
    dialog.add_button.click()
    assert [tie.sentence for tie in services.kinship.ties(family)] == ["Hana er forælder til Samer"]
    page.kin.show_family(family, date(2026, 11, 24))
    assert len(page.kin.drawing.layout_now().lines) > before
    dialog.add_button.click()
    assert dialog.other.error == "Det slægtskab står her allerede."
    (remove,) = dialog.remove_buttons
    qtbot.mouseClick(remove, Qt.MouseButton.LeftButton)
    assert services.kinship.ties(family) == ()
    assert isinstance(dialog, QDialog)
