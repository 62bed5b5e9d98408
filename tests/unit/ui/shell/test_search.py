"""The search box: what it finds, in groups, driven by the keyboard alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import platformdirs
import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot
from tests.builders.program import Desktop

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.contact import ContactDraft
from linkworker_desktop.domain.document import DocumentKind
from linkworker_desktop.domain.family import FamilyDraft, FamilyId, MemberDraft
from linkworker_desktop.domain.timeline import TimelineItem
from linkworker_desktop.ui.kit.icons import Icon
from linkworker_desktop.ui.kit.two_line_delegate import RowRole
from linkworker_desktop.ui.main_window import MainWindow
from linkworker_desktop.ui.models.search_hits import Hit, HitGroup, SearchHits
from linkworker_desktop.ui.navigation import Place
from linkworker_desktop.ui.pages.family import FamilyPage


@pytest.fixture
def main(desktop: Desktop, qtbot: QtBot) -> MainWindow:
    window = desktop.unlock()
    assert desktop.program.opened is not None
    services = desktop.program.opened.services
    for surname in ("Nakhlawar", "Kalynopil"):
        services.families.save(FamilyDraft(surname=surname, members=(MemberDraft(given_name="Karim"),)))
    services.contacts.save(ContactDraft(category="school", organisation="Nakkebølle Skole"))
    desktop.window.activateWindow()
    qtbot.waitActive(desktop.window)
    return window


def shown(main: MainWindow, text: str) -> list[str]:
    main.search.start()
    main.search.setText(text)
    main.search.look()
    model = main.search.popup.hits
    return [str(model.index(row).data()) for row in range(model.rowCount())]


def test_hits_stand_in_groups(main: MainWindow) -> None:
    rows = shown(main, "nak")
    assert rows[:4] == ["Familier", "Nakhlawar", "Kontakter", "Nakkebølle Skole"]
    assert "Mappe Nakhlawar" in rows


def test_a_person_is_found_by_name_and_leads_to_their_page(main: MainWindow, qtbot: QtBot) -> None:
    rows = shown(main, "karim nakh")
    assert rows[rows.index("Personer") :][:2] == ["Personer", "Karim Nakhlawar"]
    hits = main.search.popup.hits
    row = rows.index("Karim Nakhlawar")
    assert hits.index(row).data(RowRole.SECOND_LINE) == "familien Nakhlawar · F001"
    main.search.popup.list.clicked.emit(hits.index(row))
    qtbot.waitUntil(lambda: main.here.place is Place.PERSON)


def services_of(desktop: Desktop) -> Services:
    assert desktop.program.opened is not None
    return desktop.program.opened.services


def press(main: MainWindow, words: str) -> None:
    """Choose the line that says this with the mouse."""
    hits = main.search.popup.hits
    row = [str(hits.index(row).data()) for row in range(hits.rowCount())].index(words)
    main.search.popup.list.clicked.emit(hits.index(row))


def _opening(opened: list[str]) -> Callable[[QUrl], bool]:
    """Return what stands in for opening a file outside the program; it keeps the file's name."""

    def take(url: QUrl) -> bool:
        opened.append(url.fileName())
        return True

    return take


def family_page(main: MainWindow) -> FamilyPage:
    page = main.page
    assert isinstance(page, FamilyPage)
    return page


def test_a_line_of_the_log_is_found_and_chosen_on_its_familys_page(
    main: MainWindow, desktop: Desktop, qtbot: QtBot
) -> None:
    services = services_of(desktop)
    family = FamilyId(services.families.by_code("F002"))
    entry = services.log.add(family, "Cyklen er stjålet").id
    for number in range(4):
        services.log.add(family, f"Noget andet {number}")
    assert "Log" in shown(main, "cyklen")
    press(main, "Note")
    qtbot.waitUntil(lambda: main.here.place is Place.FAMILY and main.here.family == family)
    timeline = family_page(main).cards.timeline
    row = timeline.model.row(timeline.view.currentIndex().row())
    assert row is not None
    assert isinstance(row.about, TimelineItem)
    assert row.about.ref == entry


def test_a_document_is_found_in_its_group_and_opened_on_its_familys_page(
    main: MainWindow, desktop: Desktop, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(platformdirs, "user_cache_dir", lambda *_given, **_named: str(tmp_path / "cache"))
    monkeypatch.setattr(QDesktopServices, "openUrl", _opening(opened))
    services = services_of(desktop)
    family = FamilyId(services.families.by_code("F001"))
    services.documents.add(family, "Afgørelse om bolig.pdf", b"%PDF-1.7 brev", kind=DocumentKind.DECISION)
    rows = shown(main, "afgørelse")
    assert rows[rows.index("Dokumenter") :][:2] == ["Dokumenter", "Afgørelse om bolig.pdf"]
    press(main, "Afgørelse om bolig.pdf")
    qtbot.waitUntil(lambda: main.here.place is Place.FAMILY and main.here.family == family)
    qtbot.waitUntil(lambda: opened == ["Afgørelse om bolig.pdf"], timeout=5000)


def test_the_phrases_of_the_log_are_found_in_the_settings(main: MainWindow, qtbot: QtBot) -> None:
    assert "Faste sætninger" in shown(main, "fraser")
    press(main, "Faste sætninger")
    qtbot.waitUntil(lambda: main.here.place is Place.SETTINGS)


def test_nothing_typed_offers_a_few_commands(main: MainWindow) -> None:
    assert shown(main, "")[:2] == ["Kommandoer", "Ny familie"]


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("ny fam", "Ny familie"),
        ("lås", "Lås"),
        ("indst", "Indstillinger"),
        ("mørkt", "Mørkt udseende"),
        ("mørk", "Mørkt udseende"),
        ("lys", "Mørkt udseende"),
        ("sikkerhedskopi", "Tag en sikkerhedskopi nu"),
        ("tag en kopi", "Tag en sikkerhedskopi nu"),
        ("gendan", "Gendan en sikkerhedskopi"),
        ("eksempel", "Eksempelkommunen"),
        ("sprog", "Programmets sprog"),
        ("adgangskode", "Skift adgangskode"),
        ("hjælp", "Hjælp og genveje"),
    ],
)
def test_commands_are_found_by_their_first_letters(main: MainWindow, text: str, command: str) -> None:
    assert command in shown(main, text)


def test_mappe_and_a_name_leads_to_the_folder(main: MainWindow, qtbot: QtBot) -> None:
    assert shown(main, "mappe kaly") == ["Velkomstmapper", "Mappe Kalynopil"]
    qtbot.keyClick(main.search, Qt.Key.Key_Return)
    assert main.here.place is Place.FOLDER


def test_a_family_is_three_letters_and_enter_away(main: MainWindow, qtbot: QtBot) -> None:
    main.search.start()
    qtbot.keyClicks(main.search, "kal")
    qtbot.keyClick(main.search, Qt.Key.Key_Return)
    assert main.here.place is Place.FAMILY
    assert main.search.text() == ""
    assert main.search.popup.isHidden()


def test_arrows_pass_over_headings_and_go_round(main: MainWindow, qtbot: QtBot) -> None:
    shown(main, "nak")
    popup = main.search.popup
    assert popup.row == 1
    qtbot.keyClick(main.search, Qt.Key.Key_Down)
    assert popup.row == 3
    qtbot.keyClick(main.search, Qt.Key.Key_Up)
    qtbot.keyClick(main.search, Qt.Key.Key_Up)
    assert popup.row == popup.hits.rowCount() - 1


def test_escape_closes_the_list_and_empties_the_field(main: MainWindow, qtbot: QtBot) -> None:
    shown(main, "nak")
    qtbot.keyClick(main.search, Qt.Key.Key_Escape)
    assert main.search.popup.isHidden()
    assert main.search.text() == ""


def test_no_hits_are_said_in_words(main: MainWindow) -> None:
    assert shown(main, "qqxxzz") == []
    assert not main.search.popup.nothing.isHidden()


def test_the_dark_look_is_chosen_from_the_box(main: MainWindow, desktop: Desktop, qtbot: QtBot) -> None:
    shown(main, "mørkt")
    qtbot.keyClick(main.search, Qt.Key.Key_Return)
    assert desktop.program.desk.settings.theme == "dark"
    assert "Lyst udseende" in shown(main, "lyst")


def test_the_model_of_the_hits_is_sound(qtmodeltester: object, qapp: object) -> None:
    model = SearchHits()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    hits = (Hit("Nakhlawar", lambda: None, Icon.PERSON, "Skovsunde"), Hit("Lås", lambda: None, Icon.LOCK))
    model.set_groups([HitGroup("Familier", hits), HitGroup("Kontakter", ())])
    assert model.rowCount() == 3
    model.set_groups([])
    assert model.next_hit(-1, 1) == -1
    del tester
