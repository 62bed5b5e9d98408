"""Every page in Danish, in English and in a language 40 % longer: nothing is cut, nothing is left in Danish."""

from __future__ import annotations

import gettext
import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot
from tests.builders.families import a_child, a_contact, a_family, an_adult
from tests.conftest import CHEAP, PASSPHRASE
from tools.catalogues import LOCALE, read_catalogue

from linkworker_desktop.base.clock import FixedClock
from linkworker_desktop.bootstrap import Services, create
from linkworker_desktop.domain.contact import ContactDraft, ContactId
from linkworker_desktop.domain.family import Address, FamilyDraft, FamilyId, MemberDraft
from linkworker_desktop.i18n import catalogue, set_language
from linkworker_desktop.services.folder_views import HandOver
from linkworker_desktop.services.municipality import MunicipalityDraft
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.dialogs.add_contact_to_part import AddContactDialog
from linkworker_desktop.ui.dialogs.close_family import CloseFamilyDialog
from linkworker_desktop.ui.dialogs.hand_over import HandOverDialog, HandOverProposal
from linkworker_desktop.ui.dialogs.help import HelpDialog
from linkworker_desktop.ui.dialogs.passphrase import PassphraseDialog
from linkworker_desktop.ui.dialogs.recovery_key import RecoveryKeyDialog
from linkworker_desktop.ui.kit.label import ElidedLabel
from linkworker_desktop.ui.kit.theme import Theme, apply_theme
from linkworker_desktop.ui.main_window import MainWindow
from linkworker_desktop.ui.navigation import Destination, Place
from linkworker_desktop.ui.unlock.first_run import FirstRun
from linkworker_desktop.ui.unlock.recovery_screen import RecoveryScreen
from linkworker_desktop.ui.unlock.restore_screen import RestoreScreen
from linkworker_desktop.ui.unlock.setup import Setup, words_of
from linkworker_desktop.ui.unlock.unlock_screen import UnlockScreen

NOW = datetime(2026, 11, 24, 8, 42)
SIZE = (1440, 900)
PSEUDO = "longer"
MARK = "ŋ"
"""Stands in every text of the pseudo-language."""
_HOLES = re.compile(r"\{[^}]*\}|&")
_DANISH = re.compile(r"[æøåÆØÅ»«]")


class Longer(gettext.NullTranslations):
    """A language in which every text is the Danish one and two fifths more."""

    def gettext(self, message: str) -> str:
        letters = sum(each.isalpha() for each in _HOLES.sub("", message))
        more = re.sub(f"({MARK}{{7}})(?=.)", r"\1 ", MARK * math.ceil(letters * 0.4))
        tail = message[len(message.rstrip(" :…")) :]
        return message[: len(message) - len(tail)] + more + tail

    def ngettext(self, singular: str, plural: str, number: int) -> str:
        return self.gettext(singular if number == 1 else plural)


@pytest.fixture(params=["da", "en", PSEUDO])
def language(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, qapp: QApplication) -> str:
    """The interface speaks Danish, English, or the longer language."""
    apply_theme(qapp, Theme.LIGHT)
    if request.param == PSEUDO:
        plain, longer = gettext.NullTranslations(), Longer()
        monkeypatch.setattr(catalogue, "_translations", lambda domain, _: longer if domain == "ui" else plain)
    set_language("da" if request.param == "da" else "en")
    return str(request.param)


@dataclass(frozen=True, slots=True)
class Town:
    """A small vault whose names have no Danish letters, so that any such letter is the program's own."""

    services: Services
    due: FamilyId
    closed: FamilyId
    stale: ContactId
    folder: Path
    handed: object


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
    handed = services.issues.record_print(due, ("ar",), b"%PDF", 24)
    services.issues.hand_over(handed, HandOver(datetime(2026, 11, 23, 9, 30), "Samir", True, "Dina"))
    printed = _family(services, "Tarabin", housed_at=datetime(2026, 11, 22, 10))
    services.issues.record_print(printed, ("ar",), b"%PDF 2", 24)
    yield Town(services, due, closed, stale, folder, handed)
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


def _keep_contacts(services: Services) -> ContactId:
    """Keep contacts in every state and return the one that was confirmed too long ago."""
    kept = {}
    for name, confirmed, category in (
        ("Klinikken", date(2026, 2, 1), "gp"),
        ("Skolen Nord", date(2026, 11, 9), "school"),
        ("Banken", None, "bank"),
        ("Klubben", date(2026, 6, 1), "sports"),
        ("Butikken", date(2026, 11, 9), "company"),
    ):
        where = Address("Skolevej 3", "0130", "Testby")
        draft: ContactDraft = a_contact(category, name, address=where, verified_on=confirmed)
        kept[name] = ContactId(services.contacts.save(draft).id)  # type: ignore[arg-type]
    services.contacts.end(kept["Klubben"])
    services.contacts.delete(kept["Butikken"])
    return kept["Klinikken"]


def _destinations(town: Town) -> list[Destination]:
    return [
        Destination(Place.OVERVIEW),
        Destination(Place.FAMILIES),
        Destination(Place.CONTACTS),
        Destination(Place.CONTACTS, contact=town.stale),
        Destination(Place.CONTACTS, contact=town.stale, field="edit"),
        Destination(Place.FOLDERS),
        Destination(Place.SETTINGS),
        Destination(Place.FAMILY, family=town.due),
        Destination(Place.FAMILY, family=town.closed),
        Destination(Place.FAMILY_FORM),
        Destination(Place.FAMILY_FORM, family=town.due),
        *(Destination(Place.FOLDER, family=town.due, part=part) for part in (1, 4, 8)),
    ]


def test_every_page_fits(language: str, town: Town, qtbot: QtBot) -> None:
    actions = Actions()
    window = MainWindow(town.services, actions)
    qtbot.addWidget(window)
    window.resize(*SIZE)
    window.show()
    found = []
    for destination in _destinations(town):
        window.open(destination)
        where = f"{destination.place} {destination.part or ''}{destination.field}".strip()
        found += faults(window, where, language, qtbot)
    actions.wait_for_background()
    assert found == [], "\n".join(found)
