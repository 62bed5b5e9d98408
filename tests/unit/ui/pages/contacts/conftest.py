"""The contacts page over a real vault, empty or with five contacts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.builders.contacts_page import Hand
from tests.builders.families import a_contact

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.contact import PhoneDraft
from linkworker_desktop.persistence.look import Look
from linkworker_desktop.services.municipality import MunicipalityDraft
from linkworker_desktop.ui.actions import Actions, Notice
from linkworker_desktop.ui.navigation import Destination, Place
from linkworker_desktop.ui.pages.contacts import ContactsPage


@pytest.fixture
def municipality(municipality: MunicipalityDraft) -> MunicipalityDraft:
    """Without a region, so that the directory begins empty."""
    return replace(municipality, region="")


@pytest.fixture
def hand() -> Hand:
    return Hand()


@pytest.fixture
def said() -> list[Notice]:
    return []


@pytest.fixture
def travelled() -> list[Destination]:
    return []


@pytest.fixture
def page(
    qtbot: QtBot,
    services: Services,
    actions: Actions,
    said: list[Notice],
    travelled: list[Destination],
) -> Iterator[ContactsPage]:
    """The page 1180 wide and shown, as in a window of 1440; it follows writes as in the main window."""
    made = ContactsPage(services, actions)
    qtbot.addWidget(made)
    actions.changed.connect(made.refresh)
    actions.noticed.connect(said.append)
    actions.travelled.connect(travelled.append)
    made.resize(1180, 780)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    made.leave()


@pytest.fixture
def filled(page: ContactsPage, services: Services) -> ContactsPage:
    """Five contacts in four sectors: one stale, one soon due, one never confirmed, two confirmed."""
    for draft in (
        a_contact(verified_on=date(2026, 10, 14)),
        a_contact("pharmacy", "Skovsunde Apotek", verified_on=date(2026, 3, 18), verified_how="ringet op"),
        a_contact("benefits", "Ydelseskontoret", person="Bo Rugagerholt", verified_on=date(2026, 6, 6)),
        a_contact("school", "Skovsunde Skole", person="Lone Enghavrekær", verified_on=None),
        a_contact(
            "interpreter",
            "Tolkebroen",
            languages=("ar", "ti"),
            phones=(PhoneDraft("+45 01234912"),),
            verified_on=date(2026, 11, 2),
        ),
    ):
        services.contacts.save(draft)
    page.open(Destination(Place.CONTACTS))
    QApplication.processEvents()  # widgets in layouts are shown by the next turn of the loop
    return page


@pytest.fixture
def statements(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every SELECT read from now on in plain SQL."""
    read: list[str] = []
    plain = Look.rows

    def rows(look: Look, statement: str, *given: Any, **named: Any) -> list[Any]:
        read.append(statement)
        return plain(look, statement, *given, **named)

    monkeypatch.setattr(Look, "rows", rows)
    return read
