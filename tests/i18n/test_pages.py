"""Every page in Danish, in English and in a language 40 % longer: nothing is cut, nothing is left in Danish.

A new page is one more `Destination` in `_destinations`; a new dialog one more line in `test_dialogs`.
"""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from linkworker_desktop.i18n import set_language
from linkworker_desktop.ui import words
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.main_window import MainWindow
from linkworker_desktop.ui.navigation import Destination, Place
from linkworker_desktop.ui.pages.calendar import CalendarPage
from linkworker_desktop.ui.pages.calendar.span import View
from linkworker_desktop.ui.pages.rules import RulesPage
from linkworker_desktop.ui.unlock.first_run import BACKUP, BEGINNING, FirstRun
from linkworker_desktop.ui.unlock.recovery_screen import RecoveryScreen
from linkworker_desktop.ui.unlock.restore_screen import RestoreScreen
from linkworker_desktop.ui.unlock.setup import Setup, words_of
from linkworker_desktop.ui.unlock.unlock_screen import UnlockScreen
from tests.i18n.conftest import Show, Town
from tests.i18n.speaking import faults

NOW = datetime(2026, 11, 24, 8, 42)
FILLED = 500
"""Milliseconds in which a page is filled with what was counted beside."""


def _destinations(town: Town) -> list[Destination]:
    return [
        Destination(Place.OVERVIEW),
        Destination(Place.FAMILIES),
        Destination(Place.CONTACTS),
        Destination(Place.CONTACTS, contact=town.stale),
        Destination(Place.CONTACTS, contact=town.stale, field="edit"),
        Destination(Place.FOLDERS),
        Destination(Place.SETTINGS),
        Destination(Place.RULES),
        Destination(Place.RULES, field="R45"),
        Destination(Place.RECEPTION),
        Destination(Place.RECEPTION, field="P301"),
        Destination(Place.RECEPTION, family=town.due),
        Destination(Place.FAMILY, family=town.due),
        Destination(Place.FAMILY, family=town.closed),
        Destination(Place.FAMILY_FORM),
        Destination(Place.FAMILY_FORM, family=town.due),
        *(Destination(Place.FOLDER, family=town.due, part=part) for part in (1, 4, 8)),
    ]


def test_pages_have_room_and_speak_one_language(language: str, town: Town, seen: Show, qtbot: QtBot) -> None:
    actions = Actions()
    window = MainWindow(town.services, actions)
    seen(window)
    found = []
    for destination in _destinations(town):
        window.open(destination)
        where = f"{destination.place} {destination.part or destination.field}".strip()
        now = faults(window, where, language, qtbot)
        if now:  # what is cut only while a page is being filled is no fault
            actions.wait_for_background()
            qtbot.wait(FILLED)
            now = faults(window, where, language, qtbot)
        found += now
    actions.wait_for_background()
    assert found == [], "\n".join(found)


@pytest.mark.parametrize("view", list(View))
def test_the_calendar_has_room_and_speaks_one_language(
    language: str, town: Town, seen: Show, qtbot: QtBot, view: View
) -> None:
    vars(town.services).pop("calendar", None)  # what it has counted is kept in the words of its language
    actions = Actions()
    window = MainWindow(town.services, actions)
    seen(window)
    window.open(Destination(Place.CALENDAR))
    page = window.page
    assert isinstance(page, CalendarPage)
    page.show_view(view)
    found = faults(window, f"calendar {view.name}", language, qtbot)
    entry = next(
        (each for each in town.services.calendar.entries(NOW.date(), NOW.date()) if each.deadline), None
    )
    if view is View.MONTH and entry is not None:
        page._opening.open(page.month, entry, page.month.rect())
        found += faults(window, "an opened entry", language, qtbot)
    actions.wait_for_background()
    assert found == [], "\n".join(found)


@pytest.mark.parametrize("key", ["R01", "R45", "R46", "R70", "R74", "R77"])
def test_the_form_of_a_rule_has_room_and_speaks_one_language(
    language: str, town: Town, seen: Show, qtbot: QtBot, key: str
) -> None:
    actions = Actions()
    window = MainWindow(town.services, actions)
    seen(window)
    window.open(Destination(Place.RULES, field=key))
    page = window.page
    assert isinstance(page, RulesPage)
    page._edit()
    found = faults(window, f"the form of {key}", language, qtbot)
    page.editing.cancel()
    actions.wait_for_background()
    assert found == [], "\n".join(found)


def test_the_first_run_has_room_and_speaks_one_language(
    language: str, town: Town, tmp_path: Path, seen: Show, qtbot: QtBot
) -> None:
    setup = Setup(tmp_path / "new", town.services.clock)
    run = FirstRun(
        Actions(), setup, default_backups=Path("/backups"), sample_name="Testby", sample_passphrase="testby"
    )
    seen(run)
    found = faults(run, "step 0", language, qtbot)
    run.go_on()
    found += faults(run, "step 1", language, qtbot)
    for step in (BEGINNING, BACKUP):
        run.resume(town.services, words_of(town.services), step)
        found += faults(run, f"step {step}", language, qtbot)
    assert found == [], "\n".join(found)


def test_the_way_in_has_room_and_speaks_one_language(
    language: str, town: Town, seen: Show, qtbot: QtBot
) -> None:
    actions, opened = Actions(), datetime(2026, 11, 23, 16, 5)
    backup = town.services.backups.make_now()
    restore = RestoreScreen(
        actions, lambda *_: None, today=NOW.date(), folder=Path("/backups"), replaces=True
    )
    restore.take_file(backup.file)
    screens = (
        UnlockScreen(actions, lambda _: None, now=NOW, last_opened=opened),
        UnlockScreen(actions, lambda _: None, now=NOW, last_opened=opened, sample_passphrase="testby"),
        RecoveryScreen(actions, lambda _: None, lambda *_: None),
        restore,
    )
    found = []
    for screen in screens:
        found += faults(seen(screen), type(screen).__name__, language, qtbot)
        screen.hide()
    assert found == [], "\n".join(found)


def test_english_dates_have_english_words() -> None:
    set_language("en")
    today = NOW.date()
    assert words.date_title(today) == "Tuesday 24 November"
    assert words.moment_words(datetime(2026, 11, 27, 11), today) == "Friday 27 Nov at 11.00"
    assert words.moment_words(datetime(2026, 11, 25, 9, 5), today) == "tomorrow at 9.05"
    assert words.short_date(date(2027, 1, 8), today) == "8 Jan 2027"
    assert words.language_words(("ar", "uk", "da")) == "Arabic, Ukrainian and Danish"
