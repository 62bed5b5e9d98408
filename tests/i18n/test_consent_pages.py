"""The consents in Danish, in English and in a language 40 % longer: the register, full and empty, and its dialogs."""

from __future__ import annotations

from datetime import date

from pytestqt.qtbot import QtBot

from linkworker_desktop.domain.consent import ConsentDraft, ConsentId, ConsentParty, GivenBy
from linkworker_desktop.domain.information import InformationKind
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.dialogs.consent import ConsentDialog
from linkworker_desktop.ui.main_window import MainWindow
from linkworker_desktop.ui.navigation import Destination, Place
from linkworker_desktop.ui.pages.consents import ConsentsPage
from tests.i18n.conftest import Show, Town
from tests.i18n.speaking import faults


def _begin(town: Town) -> None:
    consents, family = town.services.consents, town.due
    if consents.of_family(family):
        return
    members = town.services.families.draft(family).members
    grown, second, child = (each.person for each in members if each.person is not None)
    scope, parties = frozenset({InformationKind.SCHOOL}), (ConsentParty("Skolen Nord"),)
    for person, given_by in ((grown, GivenBy.SELF), (child, GivenBy.CUSTODY_HOLDER)):
        draft = ConsentDraft(person, date(2026, 9, 2), "Kursus", given_by=given_by, giver="Samir")
        consents.save(ConsentDraft(person, date(2025, 1, 1), "Samtale", given_by=given_by))
        consents.save(draft)
        consents.save(
            ConsentDraft(person, date(2026, 10, 1), "Kursus", date(2026, 12, 1), scope=scope, parties=parties)
        )
    newest = consents.of_family(family)[0].draft.consent
    assert newest is not None
    consents.withdraw(ConsentId(newest), date(2026, 11, 12), "Samtale")
    del second


def test_the_register_has_room_and_speaks_one_language(
    language: str, town: Town, seen: Show, qtbot: QtBot
) -> None:
    _begin(town)
    actions = Actions()
    window = MainWindow(town.services, actions)
    seen(window)
    found = []
    for family in (town.due, town.closed):
        window.open(Destination(Place.CONSENTS, family=family))
        found += faults(window, "consents", language, qtbot)
    actions.wait_for_background()
    assert found == [], "\n".join(found)


def test_the_dialogs_have_room_and_speak_one_language(
    language: str, town: Town, seen: Show, qtbot: QtBot
) -> None:
    _begin(town)
    actions = Actions()
    window = MainWindow(town.services, actions)
    seen(window)
    window.open(Destination(Place.CONSENTS, family=town.due))
    page = window.page
    assert isinstance(page, ConsentsPage)
    view = page.table.rows.views[0]
    assert view.draft.consent is not None
    dialogs = (
        page.deeds.add(town.due),
        page.deeds.open(view.draft.consent),
        page.deeds.withdraw(view),
        page.deeds.renew(view),
    )
    found = []
    for dialog in dialogs:
        assert dialog is not None
        if isinstance(dialog, ConsentDialog):
            dialog.form.more_link.click()
        found += faults(dialog, type(dialog).__name__, language, qtbot)
        dialog.reject()
    actions.wait_for_background()
    assert found == [], "\n".join(found)
