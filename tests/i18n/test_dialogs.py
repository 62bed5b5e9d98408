"""Every dialog in Danish, in English and in a language 40 % longer: nothing is cut, nothing is left in Danish."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime

import pytest
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from linkworker_desktop.domain.events import EventKind
from linkworker_desktop.domain.family import PersonId
from linkworker_desktop.domain.rules.subjects import SubjectKind, SubjectRef
from linkworker_desktop.domain.rules.when import When
from linkworker_desktop.services.changes import Changed
from linkworker_desktop.services.deadline_choice import recordables
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.dialogs import day_dialog, event_day
from linkworker_desktop.ui.dialogs.add_contact_to_part import AddContactDialog
from linkworker_desktop.ui.dialogs.add_known_person import AddKnownPersonDialog
from linkworker_desktop.ui.dialogs.all_dates import AllDatesDialog
from linkworker_desktop.ui.dialogs.close_family import CloseFamilyDialog
from linkworker_desktop.ui.dialogs.consent import ConsentDialog
from linkworker_desktop.ui.dialogs.erase import EraseDialog
from linkworker_desktop.ui.dialogs.event import EventDialog
from linkworker_desktop.ui.dialogs.event_exempt import ExemptDialog
from linkworker_desktop.ui.dialogs.hand_over import HandOverDialog, HandOverProposal
from linkworker_desktop.ui.dialogs.happened import HappenedDialog
from linkworker_desktop.ui.dialogs.help import HelpDialog
from linkworker_desktop.ui.dialogs.passphrase import PassphraseDialog
from linkworker_desktop.ui.dialogs.placement import PlacementDialog
from linkworker_desktop.ui.dialogs.recovery_key import RecoveryKeyDialog
from linkworker_desktop.ui.pages.calendar.file_in_dialog import FileInDialog
from linkworker_desktop.ui.pages.calendar.file_out import FileOutDialog
from linkworker_desktop.ui.pages.calendar.narrowing import Choice
from linkworker_desktop.ui.pages.calendar.paper_choice import PaperKind
from linkworker_desktop.ui.pages.calendar.paper_dialog import OnScreen, PaperDialog
from linkworker_desktop.ui.pages.calendar.span import Shown, View
from linkworker_desktop.ui.paper_outlet import PaperOutlet
from tests.i18n.conftest import Town
from tests.i18n.speaking import faults

NOW = datetime(2026, 11, 24, 8, 42)
TODAY = date(2026, 11, 24)
Make = Callable[[Town, Actions, QWidget], Iterator[QDialog]]
ICS = "".join(
    f"{line}\r\n"
    for line in (
        *("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:x"),
        *("BEGIN:VEVENT", "UID:1", "SUMMARY:Kursus", "DTSTART;VALUE=DATE:20261201", "END:VEVENT"),
        *("BEGIN:VEVENT", "UID:2", "SUMMARY:Samtale", "DTSTART:20261202T100000", "END:VEVENT"),
        *("BEGIN:VEVENT", "UID:3", "SUMMARY:Samtale", "DTSTART:nej", "END:VEVENT"),
        "END:VCALENDAR",
    )
)


def folders(town: Town, actions: Actions, _window: QWidget) -> Iterator[QDialog]:
    """The dialogs round the folder, the contacts and the program itself."""
    services = town.services
    yield HandOverDialog(HandOverProposal(NOW, ("Samir", "Amal"), ("ar", "da"), ("Amal",)))
    yield CloseFamilyDialog(services, actions, services.families.sheet(town.due))
    yield PassphraseDialog(services, actions)
    yield RecoveryKeyDialog(services, actions)
    yield AddContactDialog(services.contacts, ())
    yield HelpDialog()


def calendar(town: Town, actions: Actions, window: QWidget) -> Iterator[QDialog]:
    """The dialogs of the calendar: something new, something changed, a day, an exemption, papers and files."""
    services = town.services
    for kind in EventKind:
        yield EventDialog.new(services, actions, window, kind=kind)
    for entry in services.calendar.entries(TODAY, date(2026, 12, 1)):
        if entry.event is not None:
            view = services.events.details(entry.event)
            yield EventDialog.editing(services, actions, view, entry, window)
    question = event_day.DayQuestion("Kursus", "Samtale", "Torvet", When(TODAY))
    yield event_day.DayDialog(question, TODAY, window)
    due = next(each for each in services.deadlines.due(town.due) if each.row.is_open)
    yield ExemptDialog(services, actions, due, window)
    outlet = PaperOutlet(actions, services.database.files.root, window)
    screen = OnScreen(Shown(View.MONTH, TODAY), Choice(meetings=False).wanted(), TODAY)
    for paper in PaperKind:
        yield PaperDialog(services.calendar_papers, outlet, screen, paper, window)
    exchange = services.calendar_exchange
    yield FileOutDialog(exchange, actions, screen, window)
    for name in ("outlook.ics",):
        plans = exchange.plan(ICS.encode()), exchange.plan(ICS.encode(), as_closed_days=True)
        yield FileInDialog(name, *plans, window)
        closed = FileInDialog(name, *plans, window)
        closed.what.setCurrentIndex(1)
        yield closed


def family(town: Town, actions: Actions, window: QWidget) -> Iterator[QDialog]:
    """The dialogs of the family's page and form."""
    services = town.services
    sheet = services.families.sheet(town.due)
    people = [
        (PersonId(each.draft.person), each.draft.given_name) for each in sheet.members if each.draft.person
    ]
    due = services.deadlines.due(town.due)
    yield PlacementDialog(services, actions, people, parent=window)
    yield ConsentDialog(services, actions, people, parent=window)
    dates = AllDatesDialog("Nakhlawar", window)
    dates.show_deadlines(due)
    yield dates
    refs = [(SubjectRef(SubjectKind.PERSON, person), name) for person, name in people]
    choices = recordables(SubjectRef(SubjectKind.FAMILY, town.due), refs, (), due)
    yield HappenedDialog("Nakhlawar", choices, TODAY, actions, _never, window)
    yield day_dialog.DayDialog(
        "Nakhlawar", When(TODAY), TODAY, actions, _never, note="Samtale", remove=_never, parent=window
    )
    yield EraseDialog("Nakhlawar?", ("Samir", "Amal"), ("Banken",), _never, window)
    known = AddKnownPersonDialog(services.families.found_persons, (), TODAY, TODAY, window)
    known.search.setText("Samir")
    yield known


def _never(*_given: object) -> Changed:
    raise AssertionError("nothing is pressed")


@pytest.mark.parametrize("make", [folders, calendar, family], ids=lambda make: make.__name__)
def test_dialogs_have_room_and_speak_one_language(
    language: str, town: Town, qtbot: QtBot, make: Make
) -> None:
    actions, window = Actions(), QWidget()
    qtbot.addWidget(window)
    window.resize(1440, 900)
    found = []
    for dialog in make(town, actions, window):
        qtbot.addWidget(dialog)
        dialog.show()
        found += faults(dialog, type(dialog).__name__, language, qtbot)
        dialog.hide()
    actions.wait_for_background()
    assert found == [], "\n".join(found)
