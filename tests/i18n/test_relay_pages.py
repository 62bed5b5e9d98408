"""The relay in Danish, in English and in a language 40 % longer: its page, held and empty, and its dialogs."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from pytestqt.qtbot import QtBot

from linkworker_desktop.domain.coordination import Actor, CoordinatorModel
from linkworker_desktop.domain.relay import Agreement
from linkworker_desktop.services.relay_views import Said
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.main_window import MainWindow
from linkworker_desktop.ui.navigation import Destination, Place
from linkworker_desktop.ui.pages.relay import RelayPage
from linkworker_desktop.ui.pages.relay.writing import WriteDialog
from tests.i18n.conftest import Show, Town
from tests.i18n.speaking import faults


def _begin(town: Town) -> None:
    relay, family = town.services.relay, town.due
    if relay.of_family(family).lines:
        return
    relay.open(family, relay.myself(), Said("Samtale", at=datetime(2026, 11, 2)))
    relay.note(
        family, Said("Kursus", (Agreement("Samtale", "Skolen Nord", date(2026, 11, 9)),), "Skolen Nord")
    )
    note = relay.of_family(family).lines[0].entry.id
    relay.correct(note, "Torvet")
    relay.meeting(family, Said("Kursus"))
    relay.retract(relay.of_family(family).lines[0].entry.id)
    relay.offer(family, Actor("Amal"), answer_by=date(2026, 12, 7))
    town.services.coordinators.set_hotspot(family, "Torvet", "Nour")


def test_the_page_has_room_and_speaks_one_language(
    language: str, town: Town, seen: Show, qtbot: QtBot
) -> None:
    _begin(town)
    actions = Actions()
    window = MainWindow(town.services, actions)
    seen(window)
    found = []
    for family in (town.due, town.closed):
        window.open(Destination(Place.RELAY, family=family))
        found += faults(window, "relay", language, qtbot)
    actions.wait_for_background()
    assert found == [], "\n".join(found)


@pytest.mark.parametrize("model", [CoordinatorModel.NONE, CoordinatorModel.LINKWORKER])
def test_the_dialogs_have_room_and_speak_one_language(
    language: str, town: Town, seen: Show, qtbot: QtBot, model: CoordinatorModel
) -> None:
    _begin(town)
    town.services.coordinators.save(town.due, model, [])
    actions = Actions()
    window = MainWindow(town.services, actions)
    seen(window)
    window.open(Destination(Place.RELAY, family=town.due))
    page = window.page
    assert isinstance(page, RelayPage)
    line = town.services.relay.of_family(town.due).lines[0]
    dialogs = (
        page.deeds.answer(town.due),
        page.deeds.begin(town.due),
        page.deeds.write(town.due),
        page.deeds.correct(town.due, line),
        page.deeds.close(town.due),
        page.deeds.coordinators(town.due),
        page.deeds.hotspot(town.due),
    )
    found = []
    for dialog in dialogs:
        assert dialog is not None
        if isinstance(dialog, WriteDialog):
            dialog.agreements.add_button.click()
        found += faults(dialog, type(dialog).__name__, language, qtbot)
        dialog.reject()
    actions.wait_for_background()
    assert found == [], "\n".join(found)
