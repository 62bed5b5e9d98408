"""Every page in Danish, in English and in a language 40 % longer: nothing is cut, nothing is left in Danish."""

from __future__ import annotations

import gettext
import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QPoint, Qt, QThreadPool
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
from tools.catalogues import LOCALE, read_catalogue

from linkworker_desktop.base.clock import FixedClock
from linkworker_desktop.bootstrap import Services, create
from linkworker_desktop.domain.contact import ContactDraft, ContactId
from linkworker_desktop.domain.family import Address, FamilyId, MemberDraft
from linkworker_desktop.domain.folder import PARTS
from linkworker_desktop.domain.reception_plan import plan_rules
from linkworker_desktop.domain.regions import REGIONS
from linkworker_desktop.i18n import catalogue, set_language
from linkworker_desktop.services.folder_views import HandOver
from linkworker_desktop.services.municipality import MunicipalityDraft
from linkworker_desktop.services.rule_book import shipped_plan, shipped_rules
from linkworker_desktop.ui import words
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.dialogs.add_contact_to_part import AddContactDialog
from linkworker_desktop.ui.dialogs.close_family import CloseFamilyDialog
from linkworker_desktop.ui.dialogs.hand_over import HandOverDialog, HandOverProposal
from linkworker_desktop.ui.dialogs.help import HelpDialog
from linkworker_desktop.ui.dialogs.passphrase import PassphraseDialog
from linkworker_desktop.ui.dialogs.recovery_key import RecoveryKeyDialog
from linkworker_desktop.ui.kit.label import ElidedLabel
from linkworker_desktop.ui.kit.mixed_text import MixedText
from linkworker_desktop.ui.kit.navigation_row import EDGE, NavigationRow
from linkworker_desktop.ui.kit.theme import Theme, apply_theme
from linkworker_desktop.ui.main_window import MainWindow
from linkworker_desktop.ui.navigation import Destination, Place
from linkworker_desktop.ui.unlock.first_run import BACKUP, BEGINNING, FirstRun
from linkworker_desktop.ui.unlock.recovery_screen import RecoveryScreen
from linkworker_desktop.ui.unlock.restore_screen import RestoreScreen
from linkworker_desktop.ui.unlock.setup import Setup, words_of
from linkworker_desktop.ui.unlock.unlock_screen import UnlockScreen
from tests.builders.families import a_child, a_contact, a_family, an_adult
from tests.conftest import CHEAP, PASSPHRASE

NOW = datetime(2026, 11, 24, 8, 42)
SIZE = (1440, 900)
PSEUDO = "longer"
NUMBER_ROOM = 44
"""What a place in the side panel keeps free at its right."""
MARK = "ŋ"
"""Stands in every text of the pseudo-language."""
_HOLES = re.compile(r"\{[^}]*\}|&")
NAMES = (
    *["Nakhlawar", "Rashidi", "Kovalenko", "Tarabin", "Zahiri", "Hakimi", "Samir", "Amal", "Nour"],
    *[
        "Testby",
        "Kommune",
        "Havnevej",
        "Skolevej",
        "Klinikken",
        "Banken",
        "Klubben",
        "Butikken",
        "Dansk",
        "English",
    ],
    *("Maja Lind", "Skolen Nord"),
    *(region.name for region in REGIONS),
)
"""What the vault of these tests calls people and places, and words that are the same in every language."""
_TYPED = re.compile(
    r"(?:Ctrl|Alt|Shift)\+\S+|F\d+|\d+\.\d+\.\d{4} kl\. \d+\.\d\d|(?:/[\w-]+)+",
)
"""Keys, codes, moments as they are typed, and paths."""
Show = Callable[[QWidget], QWidget]
Seen = TypeVar("Seen", bound=QWidget)
_DANISH = re.compile(r"[æøåÆØÅ»«]")


def longer(text: str) -> str:
    """Return a text with two fifths more letters, in words of seven."""
    letters = sum(each.isalpha() for each in _HOLES.sub("", text))
    more = re.sub(f"({MARK}{{7}})(?=.)", r"\1 ", MARK * math.ceil(letters * 0.4))
    tail = text[len(text.rstrip(" :…")) :]
    return text[: len(text) - len(tail)] + more + tail


class Longer(gettext.NullTranslations):
    """A language in which every text is the Danish one and two fifths more."""

    def gettext(self, message: str) -> str:
        return longer(message)

    def ngettext(self, singular: str, plural: str, number: int) -> str:
        return self.gettext(singular if number == 1 else plural)


TIGHT = {
    repr(longer(text))
    for text in (
        "Velkomstmapper",
        "Læser ikke: mappen læses højt",
        "CPR-nummeret følger ikke den gamle kontrol. Det kan være rigtigt alligevel.",
        "Brug gendannelsesnøgle",
        "Gendan sikkerhedskopi",
    )
}
"""Texts with room in Danish and English, but not for two fifths more."""


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


# -- what is seen


def _settle(qtbot: QtBot) -> None:
    """Let the layout and short background work come to rest."""
    QThreadPool.globalInstance().waitForDone(10_000)
    qtbot.wait(20)
    QApplication.processEvents()


def _visible(window: QWidget, kind: type[Seen]) -> list[Seen]:
    return [each for each in window.findChildren(kind) if each.isVisible()]


def cut(window: QWidget) -> list[str]:
    """Return the buttons and labels whose words have no room, and those that stand outside what shows them."""
    found = []
    widgets: list[QAbstractButton | QLabel] = [*_visible(window, QAbstractButton), *_visible(window, QLabel)]
    for widget in widgets:
        text = widget.text()
        if not text or isinstance(widget, ElidedLabel):
            continue
        if widget.hasHeightForWidth():
            if widget.heightForWidth(widget.width()) > widget.height():
                found.append(
                    f"too low by {widget.heightForWidth(widget.width()) - widget.height()}: {text!r}"
                )
        elif isinstance(widget, MixedText):
            continue
        elif _wanted(widget) > widget.width():
            found.append(f"too narrow by {_wanted(widget) - widget.width()}: {text!r}")
        elif _sticks_out(widget, window):
            found.append(f"outside: {text!r}")
    return found


def _wanted(widget: QAbstractButton | QLabel) -> int:
    """Return the width the words need; a place in the side panel gives up the room it keeps for a number."""
    width = widget.sizeHint().width()
    return width - NUMBER_ROOM + EDGE if isinstance(widget, NavigationRow) else width


def _sticks_out(widget: QWidget, window: QWidget) -> bool:
    parent = widget.parentWidget()
    while parent is not None:
        left = widget.mapTo(parent, QPoint(0, 0)).x()
        if left < 0 or left + widget.width() > parent.width():
            return True
        if parent is window:
            return False
        parent = parent.parentWidget()
    return False


def texts(window: QWidget) -> set[str]:
    """Return every text that is seen, in widgets, fields, lists and their headings, and in tips and names."""
    found = {window.windowTitle()}
    for widget in _visible(window, QWidget):
        found |= {widget.toolTip(), widget.accessibleName(), widget.accessibleDescription()}
        if isinstance(widget, (QAbstractButton, QLabel)):
            found.add(widget.text())
        elif isinstance(widget, QLineEdit):
            found |= {widget.text(), widget.placeholderText()}
        elif isinstance(widget, QComboBox):
            found |= {widget.itemText(row) for row in range(widget.count())}
        elif isinstance(widget, QAbstractItemView) and not isinstance(widget, QHeaderView):
            found |= _cells(widget.model())
    return found - {""}


def _cells(model: QAbstractItemModel | None) -> set[str]:
    if model is None:
        return set()
    roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)
    columns = range(1 if isinstance(model, QAbstractListModel) else model.columnCount())
    cells = [model.index(row, column) for row in range(model.rowCount()) for column in columns]
    said = [model.data(cell, role) for cell in cells for role in roles]
    said += [model.headerData(column, Qt.Orientation.Horizontal, roles[0]) for column in columns]
    return {each for each in said if isinstance(each, str)}


@cache
def _rule_names() -> frozenset[str]:
    """Return what the rules and the tasks of the reception plan are called, which the municipality writes itself."""
    names = {rule.name for rule in (*shipped_rules(), *plan_rules(shipped_plan()))}
    return frozenset(names | {name.partition(":")[0] for name in names})


def _words_of(text: str) -> str:
    """Return a text without names, figures, the titles that are printed in Danish, and the municipality's rules."""
    for name in sorted((*NAMES, *(part.title for part in PARTS), *_rule_names()), key=len, reverse=True):
        text = text.replace(name, "")
    return _TYPED.sub("", text)


def _is_foreign(text: str, language: str) -> bool:
    """Tell whether a text is not in the language that was chosen, or went past the catalogue."""
    if language == PSEUDO:
        return MARK not in text and any(each.isalpha() for each in _words_of(text))
    return language == "en" and (
        _DANISH.search(_words_of(text)) is not None or _words_of(text) in _only_danish()
    )


@cache
def _only_danish() -> frozenset[str]:
    """Return the Danish texts that are no English ones as well."""
    messages = [each for each in read_catalogue(LOCALE / "en" / "LC_MESSAGES" / "ui.po") if each.id]
    return frozenset(each.id for each in messages if isinstance(each.id, str)) - {
        each.string for each in messages
    }


def faults(window: QWidget, where: str, language: str, qtbot: QtBot) -> list[str]:
    """Return what is cut, and what is in another language than the one that was chosen."""
    _settle(qtbot)
    found = [each for each in cut(window) if language != PSEUDO or each.split(": ", 1)[1] not in TIGHT]
    found += [f"another language: {text!r}" for text in texts(window) if _is_foreign(text, language)]
    return [f"{where}: {each}" for each in found]


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


def test_pages_have_room_and_speak_one_language(language: str, town: Town, seen: Show, qtbot: QtBot) -> None:
    actions = Actions()
    window = MainWindow(town.services, actions)
    seen(window)
    found = []
    for destination in _destinations(town):
        window.open(destination)
        where = f"{destination.place} {destination.part or destination.field}".strip()
        found += faults(window, where, language, qtbot)
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


def test_dialogs_have_room_and_speak_one_language(language: str, town: Town, qtbot: QtBot) -> None:
    actions, services = Actions(), town.services
    proposal = HandOverProposal(NOW, ("Samir", "Amal"), ("ar", "da"), ("Amal",))
    dialogs = (
        HandOverDialog(proposal),
        CloseFamilyDialog(services, actions, services.families.sheet(town.due)),
        PassphraseDialog(services, actions),
        RecoveryKeyDialog(services, actions),
        AddContactDialog(services.contacts, ()),
        HelpDialog(),
    )
    found = []
    for dialog in dialogs:
        qtbot.addWidget(dialog)
        dialog.show()
        found += faults(dialog, type(dialog).__name__, language, qtbot)
        dialog.hide()
    assert found == [], "\n".join(found)


def test_english_dates_have_english_words() -> None:
    set_language("en")
    today = NOW.date()
    assert words.date_title(today) == "Tuesday 24 November"
    assert words.moment_words(datetime(2026, 11, 27, 11), today) == "Friday 27 Nov at 11.00"
    assert words.moment_words(datetime(2026, 11, 25, 9, 5), today) == "tomorrow at 9.05"
    assert words.short_date(date(2027, 1, 8), today) == "8 Jan 2027"
    assert words.language_words(("ar", "uk", "da")) == "Arabic, Ukrainian and Danish"
