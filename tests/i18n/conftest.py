"""Fixtures: the languages the interface is looked at in, and a small vault with something on every page."""

from __future__ import annotations

import gettext
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from linkworker_desktop.base.clock import FixedClock
from linkworker_desktop.bootstrap import Services, create
from linkworker_desktop.domain.contact import ContactDraft, ContactId
from linkworker_desktop.domain.family import Address, FamilyId, MemberDraft
from linkworker_desktop.i18n import catalogue, set_language
from linkworker_desktop.services.folder_views import HandOver
from linkworker_desktop.services.municipality import MunicipalityDraft
from linkworker_desktop.ui.kit.theme import Theme, apply_theme
from tests.builders.events import FIRST_TUESDAY, a_meeting, a_task, an_appointment, save
from tests.builders.families import a_child, a_contact, a_family, an_adult
from tests.conftest import CHEAP, PASSPHRASE
from tests.i18n.speaking import PSEUDO, Longer

SIZE = (1440, 900)
Show = Callable[[QWidget], QWidget]


@pytest.fixture(params=["da", "en", PSEUDO])
def language(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, qapp: QApplication) -> str:
    """The interface speaks Danish, English, or the longer language."""
    apply_theme(qapp, Theme.LIGHT)
    if request.param == PSEUDO:
        plain, longer = gettext.NullTranslations(), Longer()
        monkeypatch.setattr(catalogue, "_translations", lambda domain, _: longer if domain == "ui" else plain)
    set_language("da" if request.param == "da" else "en")
    return str(request.param)


@pytest.fixture
def seen(qtbot: QtBot) -> Show:
    """Show a window as large as a usual screen."""

    def show(window: QWidget) -> QWidget:
        qtbot.addWidget(window)
        window.resize(*SIZE)
        window.show()
        return window

    return show


@dataclass(frozen=True, slots=True)
class Town:
    """A small vault whose names have no Danish letters, so that any such letter is the program's own."""

    services: Services
    due: FamilyId
    closed: FamilyId
    stale: ContactId


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    folder = tmp_path_factory.mktemp("pages") / "data"
    services, _key = create(
        folder,
        PASSPHRASE,
        MunicipalityDraft(name="Testby Kommune", town="Testby", linkworker="Maja Lind", linkworker_phone="01 23 45 67"),
        clock=FixedClock(datetime(2026, 11, 24, 7, 42, tzinfo=UTC)),
        cost=CHEAP,
    )  # fmt: skip
    due, closed = _keep_families(services)
    stale = _keep_contacts(services)
    _keep_events(services, due)
    handed = services.issues.record_print(due, ("ar",), b"%PDF", 24)
    services.issues.hand_over(handed, HandOver(datetime(2026, 11, 24, 8, 42), "Samir", True, "Dina"))
    printed = _family(services, "Tarabin", housed_at=datetime(2026, 11, 22, 10))
    services.issues.record_print(printed, ("ar",), b"%PDF 2", 24)
    yield Town(services, due, closed, stale)
    services.close(with_backup=False)


def _family(services: Services, surname: str, *members: MemberDraft, **fields: object) -> FamilyId:
    where = Address("Havnevej 3", "0140", "Testby")
    made = services.families.save(a_family(surname, *members, address=where, **fields)).id
    assert made is not None
    return FamilyId(made)


def _keep_families(services: Services) -> tuple[FamilyId, FamilyId]:
    """Keep families in every state: due with all that a family can have, late, waiting, closed, deleted."""
    grown = an_adult("Samir", cpr="0203850000", moved_in=date(2026, 11, 22))
    cannot = an_adult("Amal", reads=(), reads_nothing=True, moved_out=date(2026, 12, 1))
    due = _family(services, "Nakhlawar", grown, cannot, a_child(7), protected_address=True)
    _family(services, "Rashidi", housed_at=datetime(2026, 11, 10, 14))
    _family(services, "Kovalenko", housed_at=None)
    closed = _family(services, "Zahiri")
    services.families.close(closed, date(2026, 11, 20), "Flyttet")
    services.families.delete(_family(services, "Hakimi"))
    for family in (closed, due):
        services.families.note_opened(family)
    return due, closed


def _keep_events(services: Services, family: FamilyId) -> None:
    """Keep something of every sort in the calendar: planned, late, done, repeated."""
    save(services, an_appointment("Samtale", family=family, place="Torvet"))
    save(services, a_task("Kursus", due=date(2026, 11, 20)))
    services.events.complete(save(services, a_task("Samtale", due=date(2026, 11, 23))))
    save(services, a_meeting(recurrence=FIRST_TUESDAY))


def _keep_contacts(services: Services) -> ContactId:
    """Keep contacts in every state and return the one that was confirmed too long ago."""
    kept = {}
    for name, confirmed, category in (
        ("Klinikken", date(2026, 2, 1), "gp"),
        ("Skolen Nord", date(2026, 11, 9), "school"),
        ("Banken", None, "bank"),
        ("Klubben", date(2026, 6, 1), "sports_club"),
        ("Butikken", date(2026, 11, 9), "employer"),
    ):
        where = Address("Skolevej 3", "0130", "Testby")
        draft: ContactDraft = a_contact(category, name, address=where, verified_on=confirmed)
        kept[name] = ContactId(services.contacts.save(draft).id)  # type: ignore[arg-type]
    services.contacts.end(kept["Klubben"])
    services.contacts.delete(kept["Butikken"])
    return kept["Klinikken"]
