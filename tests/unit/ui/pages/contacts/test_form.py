"""The form: hours as they are typed, growing lines, folded groups, and drafts that lose nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.builders.contacts_page import Hand, choose, name_of
from tests.builders.families import a_contact

from linkworker_desktop.base.clock import FixedClock
from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.contact import (
    ContactDraft,
    ContactId,
    EmailDraft,
    EmployerDraft,
    InterpreterHelp,
    PhoneDraft,
    PlaceDraft,
    Visibility,
)
from linkworker_desktop.domain.family import Address
from linkworker_desktop.domain.opening_hours import Opening, OtherHours, Schedule
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.navigation import Destination, Place
from linkworker_desktop.ui.pages.contacts import ContactsPage
from linkworker_desktop.ui.pages.contacts.schedule_editor import read_day
from linkworker_desktop.ui.pages.contacts.typed import Typed, from_json, to_json

PHARMACY = "Skovsunde Apotek"
NINE_TO_THREE = tuple(Opening(day, time(9), time(15)) for day in range(5))
EVERYTHING = ContactDraft(
    category="employer",
    organisation="Klintebjerg Bageri",
    person="Ole Kornbakkelund",
    role="bager",
    phones=(PhoneDraft("01 23 47 31", "butik"), PhoneDraft("01 23 47 32", "direkte", only_me=True)),
    email="post@bageri.example",
    more_emails=(EmailDraft("ole@bageri.example", "Ole", only_me=True),),
    address=Address("Torvet 1", "0150", "Klintebjerg"),
    more_addresses=(PlaceDraft(Address("Havnen 2", "0151", "Havn"), "udsalget"),),
    website="https://bageri.example",
    hours="efter aftale",
    schedule=Schedule(
        (*NINE_TO_THREE, Opening(5, time(7), time(12)), Opening(5, time(13), time(14, 30))),
        (OtherHours(date(2026, 12, 24), date(2027, 1, 1), why="jul"),),
    ),
    languages=("da", "ar"),
    interpreter=InterpreterHelp.BRING,
    unit="Bageriet",
    service="praktik",
    how_to_apply="Ring",
    what_to_bring="Rene sko",
    area_served="hele kommunen",
    visibility=Visibility.MUNICIPALITY,
    note="Tidlige morgener",
    private_note="Spørg til hunden",
    employer=EmployerDraft(
        trades=("bager", "butik"),
        places=2,
        openings="praktik",
        danish="DU2 modul 3",
        skills="kan møde kl. 4",
        languages=("en",),
        mentor="Ole",
        transport="10 minutter til fods",
        lines=("12", "104"),
        last_placement_on=date(2026, 3, 2),
        last_placement_how="Gik godt",
    ),
)


def begin(page: ContactsPage) -> None:
    page.open(Destination(Place.CONTACTS, field="new"))


def edit(page: ContactsPage) -> None:
    """Change the contact that is looked at."""
    page.sheet.edit_button.click()
    QApplication.processEvents()  # widgets in layouts are shown by the next turn of the loop


def saved(page: ContactsPage, services: Services) -> ContactDraft:
    assert page.list.current is not None
    return services.contacts.view(page.list.current).draft


def test_everything_that_can_be_known_goes_through_the_form_untouched(filled: ContactsPage) -> None:
    filled.form.show_draft(EVERYTHING)
    assert filled.form.typed() == EVERYTHING
    assert filled.form.loose() == {}


def test_an_unfinished_form_goes_through_its_draft_untouched() -> None:
    typed = Typed(EVERYTHING, {"schedule.2": "måske"})
    assert from_json(to_json(typed), ContactDraft(category="")) == typed


@pytest.mark.parametrize("content", ["", "{}", "[]", "null", '{"category": 3}', "\x00"])
def test_a_draft_that_is_not_ours_is_nothing(content: str) -> None:
    assert from_json(content, EVERYTHING) is None


# -- hours


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("9-15", [(time(9), time(15))]),
        ("9.30–12 og 13-17", [(time(9, 30), time(12)), (time(13), time(17))]),
        ("", []),
        ("lukket", []),
        ("Lukket.", []),
        ("ved ikke", None),
        ("tor 9-15", None),
    ],
)
def test_a_day_is_typed_as_one_would_write_it(text: str, expected: list[tuple[time, time]] | None) -> None:
    read = read_day(0, text)
    assert (None if read is None else [(each.opens, each.closes) for each in read]) == expected


def test_a_whole_week_is_typed_in_one_line(filled: ContactsPage, services: Services) -> None:
    choose(filled, PHARMACY)
    edit(filled)
    filled.form.sections["hours"].head.click()
    week = filled.form.hours.schedule.week.line_edit
    week.setFocus()
    QTest.keyClicks(week, "man-fre 9-15, lør 9-12; lukket 24.12.-1.1.")
    QTest.keyClick(week, Qt.Key.Key_Return)
    assert [day.text() for day in filled.form.hours.schedule.days] == [*["9–15"] * 5, "9–12", ""]
    filled.form.save_asked.emit()
    schedule = saved(filled, services).schedule
    assert schedule.weekly == (*NINE_TO_THREE, Opening(5, time(9), time(12)))
    assert schedule.exceptions == (OtherHours(date(2026, 12, 24), date(2027, 1, 1)),)


def test_several_days_pasted_into_one_go_to_their_lines(filled: ContactsPage) -> None:
    begin(filled)
    filled.form.sections["hours"].head.click()
    QGuiApplication.clipboard().setText("man-fre 9-15")
    line = filled.form.hours.schedule.days[3]
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert [day.text() for day in filled.form.hours.schedule.days] == [*["9–15"] * 5, "", ""]
    assert filled.form.typed().schedule.weekly == NINE_TO_THREE


def test_one_day_pasted_into_a_line_is_only_text(filled: ContactsPage) -> None:
    begin(filled)
    QGuiApplication.clipboard().setText("9-15")
    line = filled.form.hours.schedule.days[0]
    filled.form.sections["hours"].head.click()
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert line.text() == "9-15"


def test_hours_that_cannot_be_read_are_said_at_their_line_and_nothing_is_saved(
    filled: ContactsPage, services: Services
) -> None:
    contact = choose(filled, PHARMACY)
    edit(filled)
    filled.form.hours.schedule.days[2].setText("når der er nogen")
    filled.form.save_asked.emit()
    line = filled.form.hours.schedule.days[2]
    assert line.isVisible()
    assert line.hasFocus()
    assert "Skriv fx 9–15" in line.accessibleDescription()
    assert not services.contacts.view(contact).draft.schedule


def test_days_with_other_hours_are_typed_on_a_line_of_their_own(
    filled: ContactsPage, services: Services
) -> None:
    choose(filled, PHARMACY)
    edit(filled)
    rows = filled.form.hours.exceptions
    filled.form.sections["hours"].head.click()
    rows.add_button.click()
    days, hours, why = rows.rows[0].editors()
    for editor, text in ((days, "24.12."), (hours, "9-12"), (why, "juleaften")):
        QTest.keyClicks(editor, text)
    filled.form.save_asked.emit()
    expected = OtherHours(date(2026, 12, 24), date(2026, 12, 24), time(9), time(12), "juleaften")
    assert saved(filled, services).schedule.exceptions == (expected,)


def test_what_cannot_be_read_is_kept_as_it_was_typed(
    qtbot: QtBot, filled: ContactsPage, services: Services, actions: Actions
) -> None:
    begin(filled)
    filled.form.who.fields["person"].line_edit.setText("Åse Strandkålby")
    filled.form.hours.schedule.days[4].setText("til middag")
    filled.leave()
    after = ContactsPage(services, actions)
    qtbot.addWidget(after)
    after.open(Destination(Place.CONTACTS, field="new"))
    assert after.form.hours.schedule.days[4].text() == "til middag"
    assert after.form.sections["hours"].head.isChecked()


# -- groups and lines


def test_the_required_comes_first_and_the_rest_is_folded_with_a_summary(filled: ContactsPage) -> None:
    filled.form.show_draft(replace(EVERYTHING, contact=ContactId(choose(filled, PHARMACY))))
    heads = {name: section.head for name, section in filled.form.sections.items()}
    assert not any(head.isChecked() for head in heads.values())
    assert heads["reach"].accessibleDescription().startswith("Torvet 1, Klintebjerg")
    assert heads["hours"].accessibleDescription().startswith("man–fre 9–15")
    assert "foldet ind" in name_of(heads["hours"])


def test_a_wrong_field_in_a_folded_group_folds_it_out(filled: ContactsPage) -> None:
    choose(filled, PHARMACY)
    edit(filled)
    filled.form.fields["email"].line_edit.setText("ikke en adresse")
    filled.form.save_asked.emit()
    assert filled.form.fields["email"].editor.hasFocus()
    assert filled.form.sections["reach"].head.isChecked()


def test_the_employers_group_comes_with_the_category(filled: ContactsPage) -> None:
    begin(filled)
    section = filled.form.sections["employer"]
    assert not section.isVisible()
    filled.form.who.category.setEditText("virksomhed")
    filled.form.who.category.edited.emit()
    assert section.isVisible()


def test_a_number_of_places_that_is_no_number_is_said_at_its_field(filled: ContactsPage) -> None:
    begin(filled)
    filled.form.who.category.set_code("employer")
    filled.form.who.fields["organisation"].line_edit.setText("Bageriet")
    filled.form.employer.fields["places"].line_edit.setText("mange")
    filled.form.save_asked.emit()
    assert filled.form.employer.fields["places"].error == "Skriv et helt tal, fx 2."


def test_a_number_is_locked_with_one_click_and_says_so(
    filled: ContactsPage, services: Services, hand: Hand
) -> None:
    choose(filled, PHARMACY)
    edit(filled)
    row = filled.form.who.phones.rows[0]
    assert row.lock is not None
    hand.on(row.lock)
    assert hand.mouse == 1
    filled.form.save_asked.emit()
    assert saved(filled, services).phones[0].only_me


def test_tab_goes_through_lines_that_were_added(filled: ContactsPage) -> None:
    begin(filled)
    filled.form.who.phones.add_button.click()
    walked = []
    for _step in range(4):
        focused = QApplication.focusWidget()
        assert focused is not None
        walked.append(name_of(focused))
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert walked == ["Telefon 2", "Telefon 2: hvad det er", "Telefon 2: kun for mig", "Slet telefon 2"]


def test_units_are_completed_from_the_place_that_was_typed(filled: ContactsPage, services: Services) -> None:
    services.contacts.save(a_contact("integration_unit", "Skovsunde Kommune", unit="Jobcenter"))
    begin(filled)
    filled.form.who.fields["organisation"].line_edit.setText("Skovsunde Kommune")
    filled.form.who.place_left.emit("Skovsunde Kommune")
    completer = filled.form.unit.fields["unit"].line_edit.completer()
    assert completer is not None
    completer.setCompletionPrefix("job")
    assert completer.currentCompletion() == "Jobcenter"


def test_saving_keeps_what_was_confirmed_or_ended_while_the_form_was_open(
    filled: ContactsPage, services: Services, clock: FixedClock
) -> None:
    contact = next(row.id for row in services.contacts.rows() if row.name == PHARMACY)
    filled.open(Destination(Place.CONTACTS, contact=contact, field="edit"))
    services.contacts.verify(contact)
    services.contacts.close_until(contact, date(2026, 12, 1), "ombygning")
    filled.form.fields["role"].line_edit.setText("vagtapotek")
    filled.form.save_button.click()
    draft = services.contacts.view(contact).draft
    assert (draft.role, draft.verified_on, draft.changed) == ("vagtapotek", clock.today(), ("role",))
    assert (draft.closed_until, draft.closed_why) == (date(2026, 12, 1), "ombygning")
