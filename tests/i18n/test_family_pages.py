"""A family and one of its people in Danish, in English and in a language 40 % longer: pages and dialogs of the log."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from linkworker_desktop.domain.log_entry import LogDraft, LogEntryId, LogKind, Sensitivity
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.dialogs.log import LogDialog
from linkworker_desktop.ui.dialogs.log_phrases import PhrasesDialog
from linkworker_desktop.ui.dialogs.log_trash import LogTrashDialog
from linkworker_desktop.ui.main_window import MainWindow
from linkworker_desktop.ui.navigation import Destination, Place
from linkworker_desktop.ui.pages.family import FamilyPage
from tests.i18n.conftest import Show, Town
from tests.i18n.speaking import faults


def _begin(town: Town) -> LogEntryId:
    """Write an entry about the first member and delete another; return the one that stands."""
    if not town.services.log.trash(town.due):
        deleted = town.services.log.add(town.due, "Kursus").id
        assert deleted is not None
        town.services.log.delete(LogEntryId(deleted))
    person = town.services.families.draft(town.due).members[0].person
    assert person is not None
    made = town.services.log.save(
        LogDraft(town.due, "Samtale", LogKind.CALL, persons=(person,), sensitivity=Sensitivity.ONLY_ME)
    )
    assert made.id is not None
    return LogEntryId(made.id)


def test_the_pages_have_room_and_speak_one_language(
    language: str, town: Town, seen: Show, qtbot: QtBot
) -> None:
    _begin(town)
    actions = Actions()
    window = MainWindow(town.services, actions)
    seen(window)
    found = []
    for family in (town.due, town.closed):
        window.open(Destination(Place.FAMILY, family=family))
        found += faults(window, "family", language, qtbot)
    page = window.page
    assert isinstance(page, FamilyPage)
    page.start_filter()
    page.cards.entry.tags.set_sensitivity(Sensitivity.SENSITIVE)
    found += faults(window, "family, filter", language, qtbot)
    person = town.services.families.draft(town.due).members[0].person
    window.open(Destination(Place.PERSON, family=town.due, person=person))
    found += faults(window, "person", language, qtbot)
    actions.wait_for_background()
    assert found == [], "\n".join(found)


def test_the_dialogs_have_room_and_speak_one_language(
    language: str, town: Town, seen: Show, qtbot: QtBot
) -> None:
    entry = _begin(town)
    actions, services = Actions(), town.services
    members = [(each.person, each.given_name) for each in services.families.draft(town.due).members]
    dialogs = (
        LogDialog(services, actions, services.log.entry(entry), [each for each in members if each[0]]),
        LogTrashDialog(services, actions, town.due),
    )
    found = []
    for dialog in dialogs:
        seen(dialog)
        found += faults(dialog, type(dialog).__name__, language, qtbot)
        dialog.reject()
    assert found == [], "\n".join(found)


def test_the_phrases_have_room(language: str, town: Town, seen: Show, qtbot: QtBot) -> None:
    """The phrases themselves are the municipality's own, in Danish."""
    dialog = PhrasesDialog(town.services, Actions())
    dialog.list.clear()
    dialog.text.line_edit.clear()
    seen(dialog)
    found = faults(dialog, "phrases", language, qtbot)
    dialog.reject()
    assert found == [], "\n".join(found)
