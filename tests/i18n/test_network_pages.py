"""The network page and its dialogs have room, and speak one language."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from linkworker_desktop.services.contact_views import ContactQuery
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.dialogs.add_involvements import AddInvolvementsDialog
from linkworker_desktop.ui.dialogs.involvement import InvolvementDialog
from linkworker_desktop.ui.dialogs.kinship import KinshipDialog
from linkworker_desktop.ui.main_window import MainWindow
from linkworker_desktop.ui.navigation import Destination, Place
from tests.i18n.conftest import Show, Town
from tests.i18n.speaking import faults


@pytest.fixture(scope="module", autouse=True)
def network(town: Town) -> None:
    """Some contacts work with the family."""
    town.services.network.add(town.due, list(town.services.contacts.keys(ContactQuery())[:3]))


@pytest.mark.parametrize("field", ["", "list", "kin"])
def test_the_network_page_has_room_and_speaks_one_language(
    language: str, town: Town, seen: Show, qtbot: QtBot, field: str
) -> None:
    actions = Actions()
    window = MainWindow(town.services, actions)
    seen(window)
    window.open(Destination(Place.NETWORK, family=town.due, field=field))
    found = faults(window, f"network {field}", language, qtbot)
    actions.wait_for_background()
    assert found == [], "\n".join(found)


def test_the_dialogs_of_the_network_have_room_and_speak_one_language(
    language: str, town: Town, seen: Show, qtbot: QtBot
) -> None:
    services, actions = town.services, Actions()
    network = services.network.of_family(town.due).network
    body = (*network.authorities, *network.others)[0]
    adding = AddInvolvementsDialog(services, actions, town.due)
    creating = AddInvolvementsDialog(services, actions, town.due)
    dialogs: tuple[QDialog, ...] = (
        adding,
        creating,
        InvolvementDialog(services, actions, body, network.members),
        KinshipDialog(services, actions, town.due, services.kinship.genogram(town.due).nodes),
    )
    found = []
    for dialog in dialogs:
        seen(dialog)
        if dialog is creating:
            creating.create_button.click()
        found += faults(dialog, type(dialog).__name__, language, qtbot)
        dialog.hide()
    assert found == [], "\n".join(found)
