"""The relay on the screen: the card with its one next step, the dialogs, and the page with the whole log."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt, QThreadPool
from PySide6.QtWidgets import QAbstractButton, QComboBox, QDialog, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot
from tests.builders.ears import Heard
from tests.builders.families import a_contact
from tests.builders.life import Life, identifier

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.contact import PhoneDraft
from linkworker_desktop.domain.coordination import Actor, CoordinatorModel
from linkworker_desktop.domain.family import FamilyId
from linkworker_desktop.domain.relay import Agreement, RelayKind
from linkworker_desktop.services.relay_views import Said
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.page import Page
from linkworker_desktop.ui.navigation import Destination, Place
from linkworker_desktop.ui.pages.relay import RelayPage
from linkworker_desktop.ui.pages.relay.card import RelayCard
from linkworker_desktop.ui.pages.relay.coordination import CoordinatorsDialog, HotspotDialog
from linkworker_desktop.ui.pages.relay.deeds import RelayDeeds
from linkworker_desktop.ui.pages.relay.log_card import MOST_SHOWN
from linkworker_desktop.ui.pages.relay.log_row import StruckLabel
from linkworker_desktop.ui.pages.relay.moves import AnswerDialog, BeginDialog, CloseDialog, OfferDialog
from linkworker_desktop.ui.pages.relay.writing import CorrectDialog, WriteDialog

EARLIER = datetime(2026, 11, 10)
NBSP = "\u00a0"


@pytest.fixture
def family(services: Services) -> UUID:
    return Life(services, surname="Zahrabani").id


def contact(services: Services, name: str, unit: str) -> Actor:
    draft = a_contact(
        "health_nurse", "Skovsunde Kommune", unit=unit, person=name, phones=(PhoneDraft("01 23 40 11"),)
    )
    return services.relay.actor_of(identifier(services.contacts.save(draft)))


@pytest.fixture
def sine(services: Services) -> Actor:
    return contact(services, "Sine Tidselmark", "Integrationsenheden")


@pytest.fixture
def inger(services: Services) -> Actor:
    return contact(services, "Inger Vindkærby", "Sundhedsplejen")


@pytest.fixture
def held(services: Services, family: UUID, sine: Actor) -> UUID:
    """A family whose relay Sine holds since the 10th."""
    services.relay.open(family, sine, Said(at=EARLIER))
    return family


@pytest.fixture
def offered(services: Services, held: UUID, inger: Actor) -> UUID:
    """A family whose relay Sine has offered Inger yesterday."""
    services.relay.offer(held, inger, Said(at=datetime(2026, 11, 23, 9, 15)), answer_by=date(2026, 12, 7))
    return held


@pytest.fixture
def card(qtbot: QtBot, services: Services, actions: Actions) -> Iterator[RelayCard]:
    """A card served on a page of its own."""
    page = Page("Side")
    qtbot.addWidget(page)
    made = RelayCard()
    page.body.addWidget(made)
    RelayDeeds(services, actions, page).serve(made)
    page.resize(400, 400)
    page.show()
    yield made
    page.hide()


@pytest.fixture
def page(qtbot: QtBot, services: Services, actions: Actions) -> Iterator[RelayPage]:
    made = RelayPage(services, actions)
    qtbot.addWidget(made)
    actions.changed.connect(made.refresh)
    made.resize(1232, 832)
    made.show()
    yield made
    made.leave()
    QThreadPool.globalInstance().waitForDone(5000)


def show(page: RelayPage, family: UUID) -> None:
    page.open(Destination(Place.RELAY, family=FamilyId(family)))


def click(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.waitUntil(lambda: widget.height() > 0)
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


def dialog_of(widget: QWidget) -> QDialog:
    """Return the dialog that is open over a widget's window."""
    found = [each for each in widget.window().findChildren(QDialog) if each.isVisible()]
    return found[-1]


def holder(services: Services, family: UUID) -> str:
    state = services.relay.of_family(family).state
    return state.holder.name if state.holder else ""


# -- the card


def test_the_card_says_who_holds_it_and_to_whom_it_is_offered(
    services: Services, card: RelayCard, offered: UUID
) -> None:
    card.show_relay(services.relay.of_family(offered))
    assert card.caption.text() == "Holder stafetten"
    assert card.name.text() == "Sine Tidselmark"
    assert card.second.text().replace(NBSP, " ") == "Integrationsenheden · 01 23 40 11"
    assert card.offer.text() == "Tilbudt Inger Vindkærby 23.11."
    assert card.answer_by.text() == "Svar senest 7.12."


def test_an_empty_card_offers_to_choose_somebody(
    qtbot: QtBot, services: Services, card: RelayCard, family: UUID
) -> None:
    card.show_relay(services.relay.of_family(family))
    assert card.name.text() == "Ingen holder stafetten"
    assert card.next_button.text() == "Vælg tovholder"
    click(qtbot, card.next_button)
    dialog = dialog_of(card)
    assert isinstance(dialog, BeginDialog)
    dialog.save()
    assert holder(services, family) == "Maja Vindkærby"


def test_an_answer_takes_two_clicks(
    qtbot: QtBot, services: Services, card: RelayCard, offered: UUID, heard: Heard
) -> None:
    card.show_relay(services.relay.of_family(offered))
    click(qtbot, card.next_button)
    dialog = dialog_of(card)
    assert isinstance(dialog, AnswerDialog)
    click(qtbot, dialog.save_button)
    assert holder(services, offered) == "Inger Vindkærby"
    assert heard.notices[-1].sentence == "Inger Vindkærby har grebet stafetten."


def test_a_no_takes_two_clicks_and_keeps_the_holder(
    qtbot: QtBot, services: Services, card: RelayCard, offered: UUID
) -> None:
    card.show_relay(services.relay.of_family(offered))
    click(qtbot, card.next_button)
    dialog = dialog_of(card)
    assert isinstance(dialog, AnswerDialog)
    click(qtbot, dialog.remove_button)
    view = services.relay.of_family(offered)
    assert holder(services, offered) == "Sine Tidselmark"
    assert view.lines[0].entry.kind is RelayKind.DECLINED


def test_a_held_relay_is_given_on_to_somebody_round_the_family(
    qtbot: QtBot, services: Services, card: RelayCard, held: UUID
) -> None:
    card.show_relay(services.relay.of_family(held))
    click(qtbot, card.next_button)
    dialog = dialog_of(card)
    assert isinstance(dialog, OfferDialog)
    dialog.save()
    assert dialog.fields["to"].error == "Vælg en person."
    picker = dialog.fields["to"].editor.findChild(QComboBox)
    assert picker is not None
    assert [picker.itemText(at) for at in range(picker.count())] == [
        "Vælg …",
        "Maja Vindkærby · Link-worker",
        "En anden …",
    ]
    picker.setCurrentIndex(1)
    dialog.save()
    offer = services.relay.of_family(held).state.offer
    assert offer is not None
    assert (offer.taker.name, offer.answer_by) == ("Maja Vindkærby", date(2026, 12, 8))


def test_a_closed_family_is_only_looked_at(services: Services, card: RelayCard, held: UUID) -> None:
    services.families.close(FamilyId(held), date(2026, 11, 24), "flyttet")
    card.show_relay(services.relay.of_family(held))
    assert not card.next_button.isVisible()
    assert card.name.text() == "Sine Tidselmark"


def test_a_stuck_case_and_a_second_coordinator_stand_on_the_card(
    services: Services, card: RelayCard, held: UUID, sine: Actor, inger: Actor
) -> None:
    services.coordinators.set_hotspot(held, "Pasning spærrer", "Ida Nattergalby", date(2026, 11, 10))
    services.coordinators.save(held, CoordinatorModel.EXTENDED, [sine, inger])
    card.show_relay(services.relay.of_family(held))
    assert card.hotspot.text() == "Hotspot siden 10.11."
    assert "Ida Nattergalby har sagen" in card.hotspot.accessibleName()
    assert card.others.text() == "Tovholder også: Inger Vindkærby"


# -- refusals in the form


def test_an_impossible_day_is_said_at_its_field(
    qtbot: QtBot, services: Services, card: RelayCard, offered: UUID
) -> None:
    card.show_relay(services.relay.of_family(offered))
    click(qtbot, card.next_button)
    dialog = dialog_of(card)
    assert isinstance(dialog, AnswerDialog)
    for typed, said in (
        ("31.2.2026", "Skriv en dag, der findes"),
        ("25.11.2026", "ikke kommet endnu"),
        ("1.11.2026", "Der skete noget med stafetten 23.11.2026"),
    ):
        dialog.fields["at"].line_edit.setText(typed)
        dialog.save()
        errors = " ".join(field.error for field in dialog.fields.values())
        assert said in errors
        assert dialog.isVisible()
    assert holder(services, offered) == "Sine Tidselmark"


def test_what_was_answered_meanwhile_is_not_asked_again(
    services: Services, page: RelayPage, offered: UUID
) -> None:
    show(page, offered)
    services.relay.decline(offered)
    assert isinstance(page.deeds.answer(offered), OfferDialog)


def test_a_family_that_is_gone_opens_nothing(page: RelayPage, heard: Heard) -> None:
    assert page.deeds.answer(UUID(int=9)) is None
    assert "findes ikke længere" in heard.notices[-1].sentence


# -- writing in the log


def test_a_note_with_agreements_and_the_initiative_is_written(
    services: Services, page: RelayPage, held: UUID
) -> None:
    show(page, held)
    page.write_button.click()
    dialog = dialog_of(page)
    assert isinstance(dialog, WriteDialog)
    dialog.kinds.chips[RelayKind.AGREEMENT].click()
    dialog.save()
    assert dialog.fields["agreements"].error == "Skriv, hvad der er aftalt."
    dialog.agreements.add_button.click()
    row = dialog.agreements.rows[0]
    row.what.setText("Skriver til hjemmet")
    row.who.setEditText("Skovsunde Skole")
    row.due.setText("31.2.")
    dialog.save()
    assert "Skriv en dato, der findes" in dialog.fields["agreements"].error
    row.due.setText("30.11.2026")
    dialog.initiative.setEditText("Skovsunde Skole")
    dialog.save()
    state = services.relay.of_family(held).state
    assert state.initiative == "Skovsunde Skole"
    assert state.doing[0].agreements == (
        Agreement("Skriver til hjemmet", "Skovsunde Skole", date(2026, 11, 30)),
    )


def test_a_correction_stands_beside_its_line_and_a_retracted_line_is_struck(
    services: Services, page: RelayPage, held: UUID
) -> None:
    services.relay.note(held, Said("6. B"))
    show(page, held)
    row = page.log.rows[0]
    assert row.correct_button is not None
    row.correct_button.click()
    dialog = dialog_of(page)
    assert isinstance(dialog, CorrectDialog)
    editor = dialog.fields["text"].editor
    assert isinstance(editor, QPlainTextEdit)
    editor.setPlainText("Det er 6. C")
    dialog.save()
    assert "Rettelse: Det er 6. C" in page.log.rows[0].accessibleName()
    assert not page.log.rows[0].findChildren(StruckLabel)
    retract = page.log.rows[0].retract_button
    assert retract is not None
    retract.click()
    struck = page.log.rows[0].findChildren(StruckLabel)
    assert [label.text() for label in struck] == ["Notat", "6. B"]
    assert all(label.font().strikeOut() for label in struck)
    assert page.log.rows[0].accessibleName().startswith("Fortrudt. ")
    assert page.log.rows[0].retract_button is None


def test_what_a_later_line_rests_on_cannot_be_retracted(page: RelayPage, offered: UUID) -> None:
    show(page, offered)
    newest, opened = page.log.rows
    assert newest.retract_button is not None
    assert opened.retract_button is None


def test_a_long_log_shows_its_newest_lines_first_and_the_rest_when_asked(
    services: Services, page: RelayPage, held: UUID
) -> None:
    for number in range(MOST_SHOWN + 4):
        services.relay.note(held, Said(f"Note {number}"))
    show(page, held)
    assert len(page.log.rows) == MOST_SHOWN
    assert page.log.more_button is not None
    assert page.log.more_button.text() == "Vis 5 ældre"
    page.log.more_button.click()
    assert len(page.log.rows) == MOST_SHOWN + 5


# -- the page


def test_an_empty_page_begins_the_relay(page: RelayPage, services: Services, family: UUID) -> None:
    show(page, family)
    assert page.write_button.text() == "&Begynd stafetten"
    assert not page.print_button.isEnabled()
    page.write_button.click()
    dialog = dialog_of(page)
    assert isinstance(dialog, BeginDialog)
    dialog.save()
    assert page.write_button.text() == "&Skriv i loggen"
    assert page.print_button.isEnabled()


def test_ending_the_relay_leaves_its_log(page: RelayPage, services: Services, held: UUID) -> None:
    show(page, held)
    page.close_link.click()
    dialog = dialog_of(page)
    assert isinstance(dialog, CloseDialog)
    dialog.save()
    assert holder(services, held) == ""
    assert len(page.log.rows) == 2
    assert not page.close_link.isVisible()


def test_coordinators_are_chosen_by_model_and_name(
    page: RelayPage, services: Services, held: UUID, sine: Actor
) -> None:
    show(page, held)
    page.coordination.change_button.click()
    dialog = dialog_of(page)
    assert isinstance(dialog, CoordinatorsDialog)
    dialog.model.setCurrentIndex(dialog.model.findData(CoordinatorModel.EXTENDED))
    second = dialog.fields["second"].editor.findChild(QComboBox)
    assert second is not None
    second.setCurrentIndex(1)
    dialog.save()
    coordination = services.coordinators.of_family(held)
    assert coordination.model is CoordinatorModel.EXTENDED
    assert [each.actor.name for each in coordination.coordinators] == ["Sine Tidselmark", "Maja Vindkærby"]


def test_a_contact_outside_the_family_is_found_by_search(
    qtbot: QtBot, page: RelayPage, services: Services, held: UUID, inger: Actor
) -> None:
    show(page, held)
    dialog = page.deeds.coordinators(held)
    assert isinstance(dialog, CoordinatorsDialog)
    picker = dialog._pickers[1]
    picker.list.setCurrentIndex(picker.list.count() - 1)
    assert picker.search.isVisible()
    assert picker.search.accessibleName() == "Søg i kontakter"
    picker.search.set_contact(inger.contact, "Inger Vindkærby")  # type: ignore[arg-type]
    dialog.save()
    names = [each.actor.name for each in services.coordinators.of_family(held).coordinators]
    assert names == ["Sine Tidselmark", "Inger Vindkærby"]


def test_a_hotspot_is_set_and_taken_away(page: RelayPage, services: Services, held: UUID) -> None:
    show(page, held)
    assert page.coordination.hotspot_button is not None
    page.coordination.hotspot_button.click()
    dialog = dialog_of(page)
    assert isinstance(dialog, HotspotDialog)
    dialog.save()
    assert dialog.fields["reason"].error
    reason = dialog.fields["reason"].editor
    assert isinstance(reason, QPlainTextEdit)
    reason.setPlainText("Pasning spærrer")
    dialog.fields["manager"].line_edit.setText("Ida Nattergalby")
    dialog.save()
    assert services.coordinators.of_family(held).hotspot is not None
    again = page.deeds.hotspot(held)
    assert isinstance(again, HotspotDialog)
    again.remove()
    assert services.coordinators.of_family(held).hotspot is None


def test_the_breadcrumb_leads_to_the_family(page: RelayPage, held: UUID, heard: Heard) -> None:
    show(page, held)
    page.crumb_pressed.emit(1)
    assert heard.travels[-1] == Destination(Place.FAMILY, family=FamilyId(held))


def test_everything_that_can_be_pressed_or_typed_in_has_a_name(
    page: RelayPage, offered: UUID, services: Services
) -> None:
    show(page, offered)
    dialogs = [
        page.deeds.answer(offered),
        page.deeds.write(offered),
        page.deeds.coordinators(offered),
        page.deeds.hotspot(offered),
        page.deeds.close(offered),
        page.deeds.correct(offered, services.relay.of_family(offered).lines[0]),
    ]
    write = dialogs[1]
    assert isinstance(write, WriteDialog)
    write.agreements.add_button.click()
    for window in (page, *dialogs):
        assert window is not None
        for kind in (QAbstractButton, QComboBox, QPlainTextEdit, QLineEdit):
            for widget in window.findChildren(kind):
                if widget.isVisibleTo(window) and not isinstance(widget.parent(), QComboBox):
                    named = widget.accessibleName() or (
                        widget.text() if isinstance(widget, QAbstractButton) else ""
                    )
                    assert named, f"{type(widget).__name__} in {type(window).__name__}"


def test_the_log_is_saved_as_pdf(
    qtbot: QtBot, page: RelayPage, offered: UUID, tmp_path: Path, heard: Heard
) -> None:
    show(page, offered)
    file = tmp_path / "stafetlog.pdf"
    page.outlet.save(page.paper(), file)
    qtbot.waitUntil(lambda: bool(heard.notices), timeout=15_000)
    assert file.read_bytes().startswith(b"%PDF")
    assert heard.notices[-1].sentence == "Stafetloggen er gemt som stafetlog.pdf."


def test_struck_text_stays_struck_in_another_text_size() -> None:
    label = StruckLabel("Notat", TypeRole.BODY)
    label.restyle()
    assert label.font().strikeOut()


def test_an_answer_is_taken_back_and_given_again_with_undo_and_redo(
    qtbot: QtBot, services: Services, actions: Actions, card: RelayCard, offered: UUID
) -> None:
    card.show_relay(services.relay.of_family(offered))
    click(qtbot, card.next_button)
    dialog = dialog_of(card)
    assert isinstance(dialog, AnswerDialog)
    dialog.save()
    actions.undo_stack.undo()
    view = services.relay.of_family(offered)
    assert holder(services, offered) == "Sine Tidselmark"
    assert view.offered_to is not None
    actions.undo_stack.redo()
    assert holder(services, offered) == "Inger Vindkærby"
    assert len([line for line in services.relay.of_family(offered).lines if line.is_retracted]) == 0
