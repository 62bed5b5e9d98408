"""A whole round of calls by the keyboard alone, over two days."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import QEvent, QObject, Qt, QThreadPool
from PySide6.QtGui import QKeyEvent, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from tests.builders.ears import Heard, listen
from tests.builders.families import a_contact, a_family

from linkworker_desktop.base.clock import LOCAL_ZONE
from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.contact import ContactId, PhoneDraft
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.main_window import MainWindow
from linkworker_desktop.ui.navigation import Destination, Place
from linkworker_desktop.ui.pages.call_round import CallRoundPage

Key = Qt.Key
LONG_AGO = date(2026, 2, 1)
TODAY = date(2026, 11, 24)


@dataclass
class Calendar:
    """A clock that stands still until a test turns it."""

    moment: datetime

    def now(self) -> datetime:
        return self.moment

    def today(self) -> date:
        return self.moment.astimezone(LOCAL_ZONE).date()


class Mouse(QObject):
    """Counts the clicks of a mouse."""

    def __init__(self) -> None:
        super().__init__()
        self.clicks = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.MouseButtonPress and isinstance(watched, QWidget):
            self.clicks += 1
        return False


class Desk:
    """A main window that is driven by keys, and what it says."""

    def __init__(self, qtbot: QtBot, services: Services, actions: Actions) -> None:
        self.qtbot, self.services = qtbot, services
        self.heard: Heard = listen(actions)
        self.main = MainWindow(services, actions)
        qtbot.addWidget(self.main)
        self.main.resize(1440, 900)
        with qtbot.waitActive(self.main):
            self.main.show()
            self.main.activateWindow()
        self.main.open(Destination(Place.CALL_ROUND))

    @property
    def page(self) -> CallRoundPage:
        page = self.main.page
        assert isinstance(page, CallRoundPage)
        return page

    @property
    def named(self) -> str:
        """The name on the card that is shown."""
        card = self.page.card
        return card.contact.name if card is not None else ""

    def press(self, *keys: Key) -> None:
        """Press keys where the focus is."""
        for key in keys:
            focused = QApplication.focusWidget()
            assert focused is not None
            QTest.keyClick(focused, key)

    def type(self, text: str) -> None:
        focused = QApplication.focusWidget()
        assert isinstance(focused, QLineEdit)
        QTest.keyClicks(focused, text)

    def undo(self) -> None:
        QTest.keyClick(self.main, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


@pytest.fixture
def clock() -> Calendar:
    """Tuesday 24 November 2026, 8.42 in Denmark."""
    return Calendar(datetime(2026, 11, 24, 7, 42, tzinfo=UTC))


@pytest.fixture
def actions(qapp: QApplication) -> Iterator[Actions]:
    made = Actions()
    yield made
    QThreadPool.globalInstance().waitForDone(5000)


@pytest.fixture
def contacts(services: Services) -> dict[str, ContactId]:
    """Four that are due in Danish order of their names, and one that is not."""
    for contact in services.contacts.rows():
        services.contacts.verify(contact.id)
    kept = {}
    for name, confirmed in (
        ("Apoteket", LONG_AGO),
        ("Banken", LONG_AGO),
        ("Cykelklubben", LONG_AGO),
        ("Dagplejen", LONG_AGO),
        ("Enheden", date(2026, 11, 1)),
    ):
        draft = a_contact("pharmacy", name, phones=(PhoneDraft("01 23 41 62"),), verified_on=confirmed)
        made = services.contacts.save(draft).id
        assert made is not None
        kept[name] = ContactId(made)
    return kept


@pytest.fixture
def desk(qtbot: QtBot, services: Services, actions: Actions, contacts: dict[str, ContactId]) -> Desk:
    return Desk(qtbot, services, actions)


def test_a_round_goes_from_start_to_end_by_the_keyboard_alone(
    desk: Desk, services: Services, contacts: dict[str, ContactId], qapp: QApplication
) -> None:
    mouse = Mouse()
    qapp.installEventFilter(mouse)
    desk.press(Key.Key_Return)
    assert (desk.named, desk.page.calling.count.text()) == ("Apoteket", "1 af 4")

    desk.press(Key.Key_J)
    assert (desk.named, desk.page.calling.count.text()) == ("Banken", "2 af 4")
    confirmed = services.contacts.view(contacts["Apoteket"]).draft
    assert (confirmed.verified_on, confirmed.verified_how) == (TODAY, "telefon")

    desk.press(Key.Key_R)
    desk.type("01 23 99 99")
    desk.press(Key.Key_Return)
    corrected = services.contacts.view(contacts["Banken"])
    assert [each.number for each in corrected.draft.phones] == ["01 23 99 99"]
    assert corrected.draft.verified_on == TODAY
    assert corrected.draft.changed == ()
    assert not corrected.needs_confirming

    assert desk.named == "Cykelklubben"
    desk.press(Key.Key_O)
    assert services.contacts.view(contacts["Cykelklubben"]).draft.ended_on == TODAY

    assert desk.named == "Dagplejen"
    desk.press(Key.Key_T)
    done = desk.page.done
    assert done.isVisible()
    assert done.said.text() == "Én er bekræftet, én er rettet og én er ophørt."
    assert done.left_line.text() == "Én blev ikke truffet og kommer igen."
    assert services.contacts.view(contacts["Dagplejen"]).needs_confirming

    desk.press(Key.Key_Tab, Key.Key_Return)
    assert desk.named == "Dagplejen"
    desk.press(Key.Key_J)
    assert done.title.text() == "Runden er færdig"
    desk.press(Key.Key_Return)
    qapp.removeEventFilter(mouse)
    assert desk.main.here.place is Place.CONTACTS
    assert services.call_rounds.open_round() is None
    assert mouse.clicks == 0


def test_a_round_is_stopped_and_gone_on_with_another_day(
    desk: Desk, services: Services, clock: Calendar
) -> None:
    desk.press(Key.Key_Return, Key.Key_J, Key.Key_T)
    assert desk.named == "Cykelklubben"
    desk.press(Key.Key_Escape)
    assert desk.main.here.place is Place.CONTACTS

    clock.moment += timedelta(days=1)
    desk.main.open(Destination(Place.CALL_ROUND))
    assert desk.page.beginning.resume_button.text() == "Fortsæt runden fra i går: 1 af 4"
    desk.press(Key.Key_Return)
    assert desk.named == "Cykelklubben"
    desk.press(Key.Key_J, Key.Key_J)
    assert desk.named == "Banken"  # not reached yesterday, offered again today
    desk.press(Key.Key_J)
    assert desk.page.done.title.text() == "Runden er færdig"


def test_ctrl_z_takes_an_answer_back_and_shows_its_card_again(
    desk: Desk, services: Services, contacts: dict[str, ContactId]
) -> None:
    desk.press(Key.Key_Return)
    for key, name in ((Key.Key_J, "Apoteket"), (Key.Key_T, "Banken"), (Key.Key_O, "Cykelklubben")):
        assert desk.named == name
        desk.press(key)
    for name in ("Cykelklubben", "Banken", "Apoteket"):
        desk.undo()
        assert desk.named == name
    for contact in contacts.values():
        assert services.contacts.view(contact).draft.ended_on is None
    assert services.contacts.view(contacts["Apoteket"]).draft.verified_on == LONG_AGO


def test_ctrl_z_on_the_last_page_shows_the_last_card_again(desk: Desk, services: Services) -> None:
    desk.press(Key.Key_Return, Key.Key_J, Key.Key_J, Key.Key_J, Key.Key_J)
    assert desk.page.done.isVisible()
    desk.undo()
    assert desk.named == "Dagplejen"
    assert services.call_rounds.open_round() is not None


def test_left_goes_to_the_card_before_and_its_answer_is_open_again(
    desk: Desk, services: Services, contacts: dict[str, ContactId]
) -> None:
    desk.press(Key.Key_Return, Key.Key_J, Key.Key_Left)
    assert desk.named == "Apoteket"
    assert services.contacts.view(contacts["Apoteket"]).draft.verified_on == LONG_AGO
    desk.press(Key.Key_J)
    assert desk.named == "Banken"
    desk.press(Key.Key_Backspace)
    assert desk.named == "Apoteket"


def test_right_skips_a_card_until_the_end(desk: Desk) -> None:
    desk.press(Key.Key_Return, Key.Key_Right, Key.Key_J, Key.Key_J, Key.Key_J)
    assert desk.page.done.left_line.text() == "Én er sprunget over og kommer igen."
    desk.press(Key.Key_Tab, Key.Key_Return)
    assert desk.named == "Apoteket"


def test_who_answered_is_typed_without_answering_for_the_contact(
    desk: Desk, services: Services, contacts: dict[str, ContactId]
) -> None:
    desk.press(Key.Key_Return)
    desk.page.calling.card.asked.who.setFocus()
    desk.type("Jo Roto")
    desk.press(Key.Key_Left, Key.Key_Backspace)
    assert desk.named == "Apoteket"
    desk.press(Key.Key_Return, Key.Key_J)
    assert desk.named == "Banken"
    last = services.contacts.history(contacts["Apoteket"])[0]
    assert (last.how, last.note) == ("telefon", "Talte med Jo Roo.")


def test_a_wrong_correction_is_said_at_its_field_and_the_card_stays(
    desk: Desk, services: Services, contacts: dict[str, ContactId]
) -> None:
    desk.press(Key.Key_Return, Key.Key_R)
    edit = desk.page.calling.card.edit
    edit.fields["email"].line_edit.setText("x" * 400)
    desk.press(Key.Key_Return)
    assert desk.named == "Apoteket"
    assert edit.fields["email"].error
    assert edit.fields["email"].line_edit.hasFocus()
    assert services.contacts.view(contacts["Apoteket"]).draft.verified_on == LONG_AGO
    desk.press(Key.Key_Escape)
    assert not desk.page.calling.card.is_editing
    desk.press(Key.Key_J)
    assert desk.named == "Banken"


def test_hours_nobody_touched_stay_as_they_were(
    desk: Desk, services: Services, contacts: dict[str, ContactId]
) -> None:
    desk.press(Key.Key_Return, Key.Key_R)
    desk.page.calling.card.edit.fields["hours"].line_edit.setText("man–fre 9–15; kun efter aftale")
    desk.press(Key.Key_Return)
    kept = services.contacts.view(contacts["Apoteket"]).draft
    assert len(kept.schedule.weekly) == 5
    assert "efter aftale" in kept.hours
    desk.press(Key.Key_Left, Key.Key_R, Key.Key_Return)
    assert services.contacts.view(contacts["Apoteket"]).draft.schedule == kept.schedule
    assert services.contacts.view(contacts["Apoteket"]).draft.hours == kept.hours


def test_the_number_is_copied_and_never_broken(desk: Desk) -> None:
    desk.press(Key.Key_Return)
    line = desk.page.calling.card.phones.lines[0]
    assert "\u00a0" in line.number.text()
    assert not line.number.wordWrap()
    assert line.number.sizeHint().width() <= line.width()
    QTest.keyClick(desk.page.calling.card.right_button, Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "01 23 41 62"


def test_contacts_in_folders_that_are_to_go_out_come_first(
    qtbot: QtBot, services: Services, actions: Actions, contacts: dict[str, ContactId]
) -> None:
    bank = a_contact("bank", "Østbanken", verified_on=LONG_AGO)
    for name in ("Apoteket", "Banken", "Cykelklubben", "Dagplejen"):
        draft = services.contacts.view(contacts[name]).draft
        services.contacts.save(replace(draft, printable=False))
    services.contacts.save(bank)
    services.families.save(a_family())
    desk = Desk(qtbot, services, actions)
    assert desk.page.beginning.folders_chip.isChecked()
    assert desk.page.beginning.begin_button.text() == "Begynd med 1 kontakt"
    desk.press(Key.Key_Return)
    assert desk.named == "Østbanken"
    assert desk.page.card is not None
    assert desk.page.card.folders == ("Nakhlawar",)


def test_a_held_key_answers_for_one_contact_alone(desk: Desk) -> None:
    desk.press(Key.Key_Return)
    held = QKeyEvent(QEvent.Type.KeyPress, Key.Key_J, Qt.KeyboardModifier.NoModifier, "j", True)
    for _repeat in range(3):
        QApplication.sendEvent(desk.page.calling.card.right_button, held)
    assert desk.named == "Apoteket"
    assert not any(each.autoRepeat() for each in desk.page.calling.findChildren(QShortcut))


def test_without_anybody_due_there_is_nothing_to_begin(
    qtbot: QtBot, services: Services, actions: Actions, contacts: dict[str, ContactId]
) -> None:
    for contact in contacts.values():
        services.contacts.verify(contact)
    desk = Desk(qtbot, services, actions)
    assert not desk.page.beginning.begin_button.isEnabled()
