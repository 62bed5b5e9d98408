"""The family file in the real window: written in, worked with, kept through a lock and a cut, and put on paper."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

import platformdirs
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QThreadPool, QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QScrollArea, QWidget
from pytestqt.qtbot import QtBot
from tests.builders.contacts_page import Hand
from tests.builders.ears import listen
from tests.builders.families import a_child, a_contact, a_family, an_adult
from tests.builders.program import LONG, Desktop

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.contact import PhoneDraft
from linkworker_desktop.domain.family import FamilyId
from linkworker_desktop.domain.information import InformationKind
from linkworker_desktop.i18n import _
from linkworker_desktop.services.contact_views import ContactQuery
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.dialogs.add_involvements import AddInvolvementsDialog
from linkworker_desktop.ui.dialogs.consent import ConsentDialog
from linkworker_desktop.ui.dialogs.consent_change import WithdrawDialog
from linkworker_desktop.ui.main_window import MainWindow
from linkworker_desktop.ui.navigation import Destination, Place
from linkworker_desktop.ui.pages.consents import ConsentsPage
from linkworker_desktop.ui.pages.family import FamilyPage
from linkworker_desktop.ui.pages.family.cards import FamilyCards
from linkworker_desktop.ui.pages.family.papers import PAPERS
from linkworker_desktop.ui.pages.family.timeline_row import TimelineRow
from linkworker_desktop.ui.pages.relay.moves import AnswerDialog, BeginDialog, OfferDialog
from linkworker_desktop.ui.pages.relay.person_picker import PersonPicker
from linkworker_desktop.ui.unlock.unlock_screen import UnlockScreen

Start = Callable[..., Desktop]
Dialog = TypeVar("Dialog", bound=QDialog)
CTRL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton
TODAY = date(2026, 11, 24)
LETTER = b"%PDF-1.7 brev fra skolen"


@dataclass
class Case:
    """The window over a family of two, and the hand that works in it."""

    desktop: Desktop
    family: FamilyId
    hand: Hand

    @property
    def main(self) -> MainWindow:
        assert self.desktop.program.opened is not None
        return self.desktop.program.opened.main

    @property
    def services(self) -> Services:
        assert self.desktop.program.opened is not None
        return self.desktop.program.opened.services

    @property
    def actions(self) -> Actions:
        assert self.desktop.program.opened is not None
        return self.desktop.program.opened.actions

    @property
    def page(self) -> FamilyPage:
        page = self.main.page
        assert isinstance(page, FamilyPage)
        return page

    @property
    def cards(self) -> FamilyCards:
        return self.page.cards

    def show(self) -> FamilyCards:
        """Go to the family's page."""
        self.main.open(Destination(Place.FAMILY, family=self.family))
        QApplication.processEvents()
        return self.cards

    def click(self, widget: QWidget) -> None:
        """Click a widget, brought into view as the wheel would."""
        above = widget.parentWidget()
        while above is not None:
            if isinstance(above, QScrollArea):
                above.ensureWidgetVisible(widget)
            above = above.parentWidget()
        QApplication.processEvents()
        self.hand.on(widget)
        QApplication.processEvents()

    def dialog(self, kind: type[Dialog]) -> Dialog:
        """Return the one dialog of a kind that is open."""
        (found,) = [each for each in self.desktop.window.findChildren(kind) if each.isVisible()]
        return found


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What is lent to other programs lies with the test."""
    monkeypatch.setattr(platformdirs, "user_cache_dir", lambda *_given, **_named: str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def case(desktop: Desktop, qtbot: QtBot) -> Iterator[Case]:
    """The overview of a vault with one family that was opened before, and three contacts."""
    desktop.unlock()
    assert desktop.program.opened is not None
    services = desktop.program.opened.services
    for category, unit, person in (
        ("integration_unit", "Integrationsenheden", "Sine Tidselmark"),
        ("health_nurse", "Sundhedsplejen", "Inger Vindkærby"),
        ("sports_club", "", ""),
    ):
        organisation = "Skovsunde Kommune" if unit else "Svømmeklubben"
        phones = (PhoneDraft("01 23 40 11"),)
        services.contacts.save(a_contact(category, organisation, unit=unit, person=person, phones=phones))
    made = services.families.save(a_family("Nakhlawar", an_adult("Samir"), a_child(8, "Nour"))).id
    assert made is not None
    case = Case(desktop, FamilyId(made), Hand())
    desktop.window.resize(1440, 900)
    with qtbot.waitActive(desktop.window):
        desktop.window.activateWindow()
    case.show()
    case.main.open(Destination(Place.OVERVIEW))
    QApplication.processEvents()
    yield case
    QThreadPool.globalInstance().waitForDone(5000)


def typed(text: str) -> None:
    """Type where the cursor is."""
    QTest.keyClicks(_focused(), text)


def drop(page: QWidget, *paths: Path) -> None:
    """Drop files on a page."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    rest = (Qt.DropAction.CopyAction, mime, LEFT, Qt.KeyboardModifier.NoModifier)
    for event in (QDragEnterEvent(QPoint(5, 5), *rest), QDropEvent(QPointF(5, 5), *rest)):
        QApplication.sendEvent(page, event)


def newest(case: Case) -> TimelineRow:
    """Return what stands first on the time line, below the name of its day."""
    return next(row for row in case.cards.timeline.model.rows if not row.is_heading)


def put_all_into_the_network(case: Case) -> None:
    """Let all three contacts work with the whole family."""
    case.services.network.add(case.family, case.services.contacts.keys(ContactQuery()))


def files_in(folder: Path) -> list[Path]:
    """Return every file below a folder."""
    return [path for path in folder.rglob("*") if path.is_file()]


def test_a_note_typed_after_ctrl_l_stands_first_and_is_found_by_the_search(case: Case) -> None:
    QTest.keyClick(case.main, Qt.Key.Key_L, CTRL)
    typed("Nøglen er hentet hos boligselskabet")
    QTest.keyClick(_focused(), Qt.Key.Key_Return)
    QApplication.processEvents()
    assert newest(case).text == "Nøglen er hentet hos boligselskabet"
    case.main.open(Destination(Place.OVERVIEW))
    QTest.keyClick(case.main, Qt.Key.Key_K, CTRL)
    typed("nøglen")
    QTest.keyClick(_focused(), Qt.Key.Key_Return)
    QApplication.processEvents()
    timeline = case.cards.timeline
    shown = timeline.model.row(timeline.view.currentIndex().row())
    assert shown is not None
    assert shown.text == "Nøglen er hentet hos boligselskabet"
    assert case.hand.mouse == 0


def test_a_half_typed_line_is_there_after_a_lock_and_after_a_cut(
    case: Case, qtbot: QtBot, folder: Path, tmp_path: Path, start: Start
) -> None:
    QTest.keyClick(case.main, Qt.Key.Key_L, CTRL)
    typed("midt i en ")
    case.desktop.program.lock()
    case.desktop.unlock()
    cards = case.show()
    assert cards.entry.editor.toPlainText() == "midt i en "
    cards.entry.start()
    typed("sætning")
    qtbot.waitUntil(lambda: _kept(case) == "midt i en sætning", timeout=LONG)
    shutil.copytree(folder, tmp_path / "cut")
    case.desktop.program.end()
    shutil.rmtree(folder)
    (tmp_path / "cut").rename(folder)
    again = Case(start(), case.family, Hand())
    again.desktop.unlock()
    assert again.show().entry.editor.toPlainText() == "midt i en sætning"


def _kept(case: Case) -> str:
    line = case.services.log.kept_line(case.family)
    return line.text if line is not None else ""


def test_a_contact_is_in_the_network_with_three_clicks_and_is_counted(case: Case, qtbot: QtBot) -> None:
    cards = case.show()
    case.click(cards.network.add_button)
    dialog = case.dialog(AddInvolvementsDialog)
    typed("sundhedspl")
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 1, timeout=LONG)
    where = dialog.list.visualRect(dialog.model.index(0)).center()
    QTest.mouseClick(dialog.list.viewport(), LEFT, pos=where)
    case.hand.mouse += 1
    case.click(dialog.add_button)
    assert case.hand.mouse == 3
    cards = case.show()
    assert "1 myndighed, 1 person" in cards.network.small.accessibleName()


def test_a_club_is_in_the_network_but_is_not_counted(case: Case) -> None:
    put_all_into_the_network(case)
    assert "2 myndigheder, 2 personer" in case.show().network.small.accessibleName()


def test_the_relay_is_begun_offered_and_answered_with_two_clicks(case: Case) -> None:
    put_all_into_the_network(case)
    relay = case.show().relay
    case.click(relay.next_button)
    begin = case.dialog(BeginDialog)
    _pick(begin.fields["holder"].editor, "Sine Tidselmark")
    case.click(begin.save_button)
    assert (relay.caption.text(), relay.name.text()) == ("Holder stafetten", "Sine Tidselmark")
    case.click(relay.next_button)
    offer = case.dialog(OfferDialog)
    _pick(offer.fields["to"].editor, "Inger Vindkærby")
    case.click(offer.save_button)
    assert relay.offer.text() == "Tilbudt Inger Vindkærby 24.11."
    assert relay.name.text() == "Sine Tidselmark"
    before = case.hand.mouse
    case.click(relay.next_button)
    case.click(case.dialog(AnswerDialog).save_button)
    assert case.hand.mouse - before == 2
    assert relay.name.text() == "Inger Vindkærby"
    assert relay.offer.text() == ""


def _pick(picker: QWidget, name: str) -> None:
    assert isinstance(picker, PersonPicker)
    rows = [picker.list.itemText(at) for at in range(picker.list.count())]
    picker.list.setCurrentIndex(next(at for at, row in enumerate(rows) if row.startswith(name)))


def test_a_file_dropped_on_the_page_is_opened_from_a_copy_that_a_lock_removes(
    case: Case, qtbot: QtBot, tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []

    def open_url(url: QUrl) -> bool:
        opened.append(Path(url.toLocalFile()))
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    (tmp_path / "Brev fra skolen.pdf").write_bytes(LETTER)
    cards = case.show()
    drop(case.page, tmp_path / "Brev fra skolen.pdf")
    qtbot.waitUntil(lambda: len(cards.documents.rows) == 1, timeout=LONG)
    case.click(cards.documents.rows[0].button)
    qtbot.waitUntil(lambda: len(opened) == 1, timeout=LONG)
    assert case.hand.mouse == 1
    assert opened[0].read_bytes() == LETTER
    assert opened[0].is_relative_to(cache)
    case.desktop.program.lock()
    case.desktop.screen(UnlockScreen)
    assert files_in(cache) == []


def test_every_paper_of_the_menu_can_be_made(case: Case, qtbot: QtBot, tmp_path: Path) -> None:
    put_all_into_the_network(case)
    sine = case.services.relay.of_family(case.family).people[0].actor
    case.services.relay.open(case.family, sine)
    case.show()
    menu, said = case.page.paper_menu, listen(case.actions)
    offered = [action.text() for action in menu.menu.actions() if not action.isSeparator()]
    assert [_(paper.label) for paper in PAPERS] == offered[1:-1]
    for number, paper in enumerate(PAPERS):
        file = tmp_path / f"{number}.pdf"
        menu.outlet.save(menu.outgoing(paper), file)
        qtbot.waitUntil(lambda number=number: len(said.notices) > number, timeout=LONG)
        assert file.exists(), (paper.label, said.notices[-1].sentence)
        assert file.read_bytes().startswith(b"%PDF"), paper.label


def test_a_consent_is_given_and_withdrawn(case: Case) -> None:
    case.main.open(Destination(Place.CONSENTS, family=case.family))
    page = case.main.page
    assert isinstance(page, ConsentsPage)
    QTest.keyClick(_focused(), Qt.Key.Key_Space)
    QApplication.processEvents()
    given = case.dialog(ConsentDialog)
    typed("Job og praktik")
    case.click(given.form.kinds[InformationKind.WORK])
    case.click(given.save_button)
    assert page.pane.state.text() == "Gælder til 24.11.2027"
    case.click(page.pane.withdraw_button)
    case.click(case.dialog(WithdrawDialog).save_button)
    assert page.pane.state.text() == "Trukket tilbage 24.11.2026"
    assert not page.pane.withdraw_button.isVisible()
    (glance,) = case.services.families.page(case.family).consents
    assert (glance.name, glance.purpose, glance.withdrawn_on) == ("Samir", "Job og praktik", TODAY)
    case.show()
    assert newest(case).title == "Samtykke trukket tilbage"


def _focused() -> QWidget:
    focused = QApplication.focusWidget()
    assert focused is not None
    return focused
