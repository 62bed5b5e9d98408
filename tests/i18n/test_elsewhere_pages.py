"""What the family file touches elsewhere, in Danish, in English and in a language 40 % longer."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from linkworker_desktop.domain.consent import ConsentDraft, ConsentParty
from linkworker_desktop.domain.coordination import CoordinatorModel
from linkworker_desktop.domain.network import InvolvementDraft
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.main_window import MainWindow
from linkworker_desktop.ui.navigation import Destination, Place
from linkworker_desktop.ui.pages.contacts import ContactsPage
from linkworker_desktop.ui.pages.contacts.dialogs.replace import ReplaceDialog
from linkworker_desktop.ui.pages.settings import SettingsPage
from tests.i18n.conftest import Show, Town
from tests.i18n.speaking import faults


def _begin(town: Town) -> None:
    """Let the contact work with a family now and earlier, coordinate it, hold its relay and be named in a consent."""
    services, family, contact = town.services, town.due, town.stale
    if services.network.of_contact(contact):
        return
    member = services.families.draft(family).members[0].person
    assert member is not None
    services.network.save(InvolvementDraft(family, contact, since=date(2026, 9, 1), purpose="Kursus"))
    services.network.save(
        InvolvementDraft(family, contact, (member,), since=date(2026, 1, 5), until=date(2026, 3, 2))
    )
    actor = services.relay.actor_of(contact)
    services.coordinators.save(family, CoordinatorModel.LINKWORKER, [actor])
    services.relay.open(family, actor)
    party = ConsentParty("Klinikken", contact=contact)
    services.consents.save(ConsentDraft(member, date(2026, 10, 1), "Kursus", parties=(party,)))


def test_the_families_of_a_contact_and_its_replacement_have_room_and_speak_one_language(
    language: str, town: Town, seen: Show, qtbot: QtBot
) -> None:
    _begin(town)
    actions = Actions()
    window = MainWindow(town.services, actions)
    seen(window)
    window.open(Destination(Place.CONTACTS, contact=town.stale))
    page = window.page
    assert isinstance(page, ContactsPage)
    page.sheet.families.ended_button.click()
    QApplication.processEvents()
    found = faults(window, "contact", language, qtbot)
    dialog = ReplaceDialog(town.services, actions, town.stale, window)
    dialog.list.setCurrentIndex(dialog.model.index(0))
    found += faults(dialog, "replace", language, qtbot)
    actions.wait_for_background()
    assert found == [], "\n".join(found)


def test_the_municipalitys_own_phrases_have_room_and_speak_one_language(
    language: str, town: Town, seen: Show, qtbot: QtBot
) -> None:
    town.services.phrases.add("Kursus")
    actions = Actions()
    window = MainWindow(town.services, actions)
    seen(window)
    window.open(Destination(Place.SETTINGS, field="phrases"))
    page = window.page
    assert isinstance(page, SettingsPage)
    found = faults(window, "phrases", language, qtbot)
    page.phrases.chips[None].click()
    page.phrases.add()
    found += faults(window, "phrases", language, qtbot)
    actions.wait_for_background()
    assert found == [], "\n".join(found)
