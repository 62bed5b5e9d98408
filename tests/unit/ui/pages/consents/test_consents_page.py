"""The register: a table, one consent in full, what is to be looked at, and what can be done."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QThreadPool
from PySide6.QtWidgets import QAbstractButton, QDialog
from pytestqt.qtbot import QtBot
from tests.builders.consents import NURSE, SCHOOL, Asked, id_of
from tests.builders.ears import Heard
from tests.builders.pdf_reading import ReadPdf

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.consent import ConsentParty, GivenBy
from linkworker_desktop.domain.consent_standing import ConsentState
from linkworker_desktop.domain.family import PersonId
from linkworker_desktop.services.changes import Kind
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.dialogs.consent import ConsentDialog
from linkworker_desktop.ui.dialogs.consent_change import WithdrawDialog
from linkworker_desktop.ui.kit.two_line_delegate import RowRole
from linkworker_desktop.ui.navigation import Destination, Place
from linkworker_desktop.ui.pages.consents import ConsentsPage
from linkworker_desktop.ui.pages.consents.table import Column
from linkworker_desktop.ui.pages.consents.words import LOOKS


@pytest.fixture
def page(qtbot: QtBot, services: Services, actions: Actions) -> Iterator[ConsentsPage]:
    made = ConsentsPage(services, actions)
    qtbot.addWidget(made)
    actions.changed.connect(made.refresh)
    made.resize(1232, 832)
    made.show()
    yield made
    for dialog in made.findChildren(QDialog):
        dialog.reject()
    made.leave()
    QThreadPool.globalInstance().waitForDone(5000)


def show(page: ConsentsPage, asked: Asked, person: PersonId | None = None) -> None:
    page.open(Destination(Place.CONSENTS, family=asked.id, person=person))


def names(page: ConsentsPage) -> list[str]:
    return [view.name for view in page.table.rows.views]


def dialog_of(page: ConsentsPage) -> QDialog:
    return [each for each in page.findChildren(QDialog) if each.isVisible()][-1]


@pytest.fixture
def every_state(asked: Asked, services: Services) -> Asked:
    """One consent in every state."""
    asked.say_yes("Samer")
    asked.say_yes("Rima", valid_to=date(2026, 12, 9))
    asked.say_yes("Samer", date(2026, 12, 1), purpose="helbred")
    asked.say_yes("Rima", date(2025, 1, 1), purpose="fritid")
    back = asked.say_yes("Karim", given_by=GivenBy.CUSTODY_HOLDER)
    services.consents.withdraw(id_of(back), date(2026, 11, 12), "ringede")
    renewed = asked.say_yes("Samer", date(2025, 12, 1), purpose="bolig", valid_to=date(2026, 12, 1))
    services.consents.renew(id_of(renewed), date(2026, 11, 20))
    return asked


def test_every_state_has_its_icon_and_its_word(page: ConsentsPage, every_state: Asked) -> None:
    show(page, every_state)
    model = page.table.rows
    shown = {
        view.state: (
            model.data(model.index(row, Column.STATE)),
            model.data(model.index(row, Column.STATE), RowRole.STATE),
        )
        for row, view in enumerate(model.views)
    }
    assert set(shown) == set(ConsentState)
    assert all(word and look is LOOKS[state] for state, (word, look) in shown.items())


def test_a_row_is_one_sentence_to_a_screen_reader(page: ConsentsPage, asked: Asked) -> None:
    asked.say_yes(parties=(NURSE, ConsentParty("Skovsunde Skole", name="Lone Enghavrekær")))
    show(page, asked)
    model = page.table.rows
    assert model.data(model.index(0, 0), Qt.ItemDataRole.AccessibleTextRole) == (
        "Samer, skole, oplysninger om dansk, skole og dagtilbud, med Sundhedsplejen, Lone Enghavrekær, "
        "gælder til 2.9.2027"
    )


def test_those_that_hold_stand_first_and_renewed_ones_last(page: ConsentsPage, every_state: Asked) -> None:
    show(page, every_state)
    states = [view.state for view in page.table.rows.views]
    assert states[0] is ConsentState.VALID
    assert states[-1] is ConsentState.RENEWED


def test_it_is_narrowed_by_member_and_by_state(page: ConsentsPage, every_state: Asked) -> None:
    show(page, every_state)
    page.filters.persons[every_state.person("Rima")].click()
    assert set(names(page)) == {"Rima"}
    page.filters.states[ConsentState.EXPIRED].click()
    assert [view.draft.purpose for view in page.table.rows.views] == ["fritid"]
    page.filters.persons[every_state.person("Rima")].click()
    page.filters.persons[every_state.person("Karim")].click()
    assert names(page) == []
    assert page._none_fits.isVisible()
    assert not page.pane.isVisible()


def test_a_destination_with_a_person_shows_theirs(page: ConsentsPage, every_state: Asked) -> None:
    show(page, every_state, every_state.person("Karim"))
    assert names(page) == ["Karim"]


def test_the_chosen_row_is_shown_in_full_and_stays_chosen(
    qtbot: QtBot, page: ConsentsPage, asked: Asked
) -> None:
    asked.say_yes("Samer")
    asked.say_yes("Rima", purpose="helbred")
    show(page, asked)
    qtbot.keyClick(page.table, Qt.Key.Key_Down)
    second = names(page)[1]
    assert page.table.view is not None
    assert page.table.view.name == second
    asked.say_yes("Layal", given_by=GivenBy.BOTH)
    page.refresh(frozenset(Kind))
    assert page.table.view.name == second


def test_enter_opens_the_form_of_the_chosen_row(qtbot: QtBot, page: ConsentsPage, asked: Asked) -> None:
    asked.say_yes("Rima")
    show(page, asked)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    dialog = dialog_of(page)
    assert isinstance(dialog, ConsentDialog)
    assert dialog.form.who.chosen() == (asked.person("Rima"),)


def test_withdrawn_on_the_page_it_is_said_there_at_once(page: ConsentsPage, asked: Asked) -> None:
    asked.say_yes()
    show(page, asked)
    page.pane.withdraw_button.click()
    dialog = dialog_of(page)
    assert isinstance(dialog, WithdrawDialog)
    dialog.save()
    assert page.pane.state.text() == "Trukket tilbage 24.11.2026"
    assert not page.pane.withdraw_button.isVisible()


def test_removed_it_can_be_taken_back(
    qtbot: QtBot, page: ConsentsPage, asked: Asked, actions: Actions, heard: Heard
) -> None:
    asked.say_yes()
    asked.say_yes("Rima")
    show(page, asked)
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    assert len(asked.views()) == 1
    assert heard.notices[-1].is_undo
    actions.undo_stack.undo()
    assert len(names(page)) == 2


def remarks(page: ConsentsPage) -> list[str]:
    return [button.accessibleName() for button in page.remarks.buttons]


def test_what_is_to_be_looked_at_has_the_button_that_helps(page: ConsentsPage, asked: Asked) -> None:
    asked.say_yes("Layal", given_by=GivenBy.CUSTODY_HOLDER, giver="Samer")
    asked.say_yes("Samer", parties=())
    show(page, asked)
    assert remarks(page) == [
        "Spørg igen … Layal er fyldt 15 og skal også selv spørges.",
        "Ret … Samer: Samtykket siger ikke, hvem der må dele. Vælg steder eller personer.",
        "Nyt samtykke … Rima har ikke givet samtykke.",
    ]


def test_asking_again_begins_with_the_same_and_ends_the_remark(page: ConsentsPage, asked: Asked) -> None:
    asked.say_yes("Samer")
    asked.say_yes("Rima")
    asked.say_yes("Layal", given_by=GivenBy.CUSTODY_HOLDER, giver="Samer", parties=(SCHOOL, NURSE))
    show(page, asked)
    page.remarks.buttons[0].click()
    dialog = dialog_of(page)
    assert isinstance(dialog, ConsentDialog)
    dialog.save()
    fresh = asked.views()[0].draft
    assert (fresh.given_by, fresh.parties, fresh.given_on) == (
        GivenBy.BOTH,
        (SCHOOL, NURSE),
        date(2026, 11, 24),
    )
    assert remarks(page) == []


def test_a_grown_up_without_consent_is_asked_by_the_button(page: ConsentsPage, asked: Asked) -> None:
    asked.say_yes("Samer")
    show(page, asked)
    page.remarks.buttons[0].click()
    dialog = dialog_of(page)
    assert isinstance(dialog, ConsentDialog)
    assert dialog.form.who.chosen() == (asked.person("Rima"),)


def test_an_empty_register_has_one_next_step_and_the_blank_form(page: ConsentsPage, asked: Asked) -> None:
    show(page, asked)
    assert page._nothing_yet.isVisible()
    assert not page.add_button.isVisible()
    page._nothing_yet_button.click()
    assert isinstance(dialog_of(page), ConsentDialog)
    paper = ReadPdf(page.deeds.empty_paper(asked.id).make())
    assert len(paper) == 4


def test_the_paper_of_one_consent_is_that_of_the_row(page: ConsentsPage, asked: Asked) -> None:
    asked.say_yes("Samer")
    view = asked.say_yes("Rima", purpose="helbred")
    show(page, asked)
    text = ReadPdf(page.deeds.paper(asked.id, view).make()).text(0)
    assert "Rima Zahrabani" in text
    assert "helbred" in text


def test_a_scan_is_hung_on_the_consent_and_taken_off(
    qtbot: QtBot, page: ConsentsPage, asked: Asked, tmp_path: Path
) -> None:
    view = asked.say_yes()
    show(page, asked)
    file = tmp_path / "blanket.pdf"
    file.write_bytes(b"%PDF-1.7 underskrevet")
    page.deeds.add_scan(view, file)
    qtbot.waitUntil(lambda: page.pane.open_scan_button.isVisible())
    assert asked.only().document == "blanket.pdf"
    page.pane.drop_scan_wanted.emit()
    assert asked.only().document == ""
    assert page.pane.scan_button.isVisible()


def test_every_button_has_a_name(page: ConsentsPage, every_state: Asked) -> None:
    show(page, every_state)
    buttons = [each for each in page.findChildren(QAbstractButton) if each.isVisible()]
    assert all(each.accessibleName() or each.text() for each in buttons)
    assert page.table.accessibleName() == "Samtykker"


def test_a_family_that_is_gone_leads_to_the_list(page: ConsentsPage, asked: Asked, heard: Heard) -> None:
    asked.services.families.delete(asked.id)
    asked.services.families.erase(asked.id)
    show(page, asked)
    assert heard.travels == [Destination(Place.FAMILIES)]


def test_the_way_up_leads_to_the_family(page: ConsentsPage, asked: Asked, heard: Heard) -> None:
    show(page, asked)
    page._go_back(1)
    assert heard.travels == [Destination(Place.FAMILY, family=asked.id)]
