"""The frame: where one can go, what is said, what the keys do."""

from __future__ import annotations

from pathlib import Path
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.builders.program import LONG, Desktop

from linkworker_desktop.domain.family import FamilyDraft, FamilyId, MemberDraft
from linkworker_desktop.ui.actions import Notice, NoticeState
from linkworker_desktop.ui.dialogs.help import HelpDialog
from linkworker_desktop.ui.kit.fonts import TypeRole, font
from linkworker_desktop.ui.kit.navigation_row import EDGE
from linkworker_desktop.ui.main_window import MainWindow
from linkworker_desktop.ui.navigation import Destination, Place
from linkworker_desktop.ui.opened import Opened
from linkworker_desktop.ui.opened_papers import OpenedPapers
from linkworker_desktop.ui.pages.folder import FolderPage
from linkworker_desktop.ui.shortcuts import SHORTCUTS
from linkworker_desktop.ui.status import backup_words

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def main(desktop: Desktop, qtbot: QtBot) -> MainWindow:
    window = desktop.unlock()
    desktop.window.activateWindow()
    qtbot.waitActive(desktop.window)
    return window


def opened(desktop: Desktop) -> Opened:
    assert desktop.program.opened is not None
    return desktop.program.opened


def add_family(desktop: Desktop, surname: str = "Nakhlawar") -> FamilyId:
    draft = FamilyDraft(surname=surname, members=(MemberDraft(given_name="Karim"),))
    services = opened(desktop).services
    changed = opened(desktop).actions.run_write(lambda: services.families.save(draft))
    assert changed is not None
    assert changed.id is not None
    return FamilyId(changed.id)


@pytest.mark.parametrize(
    "place", [Place.OVERVIEW, Place.FAMILIES, Place.CONTACTS, Place.FOLDERS, Place.SETTINGS]
)
def test_a_row_of_the_panel_leads_to_its_page(main: MainWindow, place: Place) -> None:
    main.side_panel.rows[place].click()
    assert main.here.place is place
    assert main.side_panel.rows[place].isChecked()


def test_a_family_is_shown_under_families(main: MainWindow, desktop: Desktop) -> None:
    family = add_family(desktop)
    opened(desktop).actions.go(Destination(Place.FAMILY, family=family))
    assert main.side_panel.rows[Place.FAMILIES].isChecked()


def test_the_title_of_the_window_holds_no_name(main: MainWindow, desktop: Desktop) -> None:
    add_family(desktop)
    assert desktop.window.windowTitle() == "Linkworker"


def test_new_family_is_not_offered_twice(main: MainWindow, desktop: Desktop) -> None:
    assert main.new_family.isHidden()
    add_family(desktop)
    assert not main.new_family.isHidden()


def test_ctrl_z_takes_back_and_ctrl_y_does_again(main: MainWindow, desktop: Desktop) -> None:
    add_family(desktop)
    families = opened(desktop).services.families
    QTest.keyClick(desktop.window, Qt.Key.Key_Z, CTRL)
    assert len(families.rows()) == 0
    QTest.keyClick(desktop.window, Qt.Key.Key_Y, CTRL)
    assert len(families.rows()) == 1


def test_ctrl_z_with_nothing_to_take_back_says_so(main: MainWindow, desktop: Desktop) -> None:
    QTest.keyClick(desktop.window, Qt.Key.Key_Z, CTRL)
    assert [one.sentence for one in main.told()] == ["Der er ikke noget at fortryde."]


def test_ctrl_s_is_harmless(main: MainWindow, desktop: Desktop) -> None:
    QTest.keyClick(desktop.window, Qt.Key.Key_S, CTRL)
    assert [one.sentence for one in main.told()] == ["Alt er gemt."]


def test_ctrl_p_leads_from_a_family_to_its_folder(main: MainWindow, desktop: Desktop) -> None:
    family = add_family(desktop)
    opened(desktop).actions.go(Destination(Place.FAMILY, family=family))
    QTest.keyClick(desktop.window, Qt.Key.Key_P, CTRL)
    assert main.here == Destination(Place.FOLDER, family=family)


def test_the_keys_lead_where_they_say(main: MainWindow, desktop: Desktop) -> None:
    QTest.keyClick(desktop.window, Qt.Key.Key_Comma, CTRL)
    assert main.here.place is Place.SETTINGS
    QTest.keyClick(desktop.window, Qt.Key.Key_N, CTRL)
    assert main.here.place is Place.FAMILY_FORM
    QTest.keyClick(desktop.window, Qt.Key.Key_K, CTRL)
    assert main.search.hasFocus()


@pytest.mark.parametrize("focused", ["search", "side_panel", "page"])
def test_ctrl_p_prints_the_folder_whatever_has_the_focus(
    main: MainWindow, desktop: Desktop, focused: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed: list[bool] = []
    monkeypatch.setattr(FolderPage, "print_folder", lambda _page: printed.append(True))
    opened(desktop).actions.go(Destination(Place.FOLDER, family=add_family(desktop)))
    if focused == "search":
        main.search.start()
    elif focused == "side_panel":
        main.side_panel.rows[Place.CONTACTS].setFocus()
    QTest.keyClick(desktop.window, Qt.Key.Key_P, CTRL)
    assert printed == [True]


def test_a_folder_is_entered_at_its_parts_and_again_where_it_was_left(
    main: MainWindow, desktop: Desktop
) -> None:
    family = add_family(desktop)
    opened(desktop).actions.go(Destination(Place.FAMILY, family=family))
    opened(desktop).actions.go(Destination(Place.FOLDER, family=family))
    page = main.page
    assert isinstance(page, FolderPage)
    assert page.parts.view.hasFocus()
    page.buttons.print_button.setFocus()
    QTest.keyClick(desktop.window, Qt.Key.Key_F5)
    assert page.buttons.print_button.hasFocus()


def test_the_folder_of_a_family_that_is_gone_says_so_at_the_families(
    main: MainWindow, desktop: Desktop
) -> None:
    opened(desktop).actions.go(Destination(Place.FOLDER, family=FamilyId(uuid4())))
    assert main.here.place is Place.FAMILIES
    assert len(main.told()) == 1


@pytest.mark.parametrize("width", [1280, 1440])
def test_no_name_in_the_panel_is_cut(main: MainWindow, desktop: Desktop, width: int) -> None:
    desktop.window.resize(width, 800)
    QApplication.processEvents()
    for row in main.side_panel.rows.values():
        needed = QFontMetrics(font(TypeRole.BODY_BOLD)).horizontalAdvance(row.text())
        assert row.width() - row._text_left() - EDGE >= needed


def test_a_paper_in_a_reader_is_gone_when_the_data_are_locked(
    main: MainWindow, desktop: Desktop, folder: Path
) -> None:
    lent = OpenedPapers(folder).lend("velkomstmappe-F001-ar.pdf", b"%PDF")
    desktop.program.lock()
    assert not lent.exists()


@pytest.mark.parametrize("place", [Place.FAMILY, Place.FAMILY_FORM, Place.FOLDER])
def test_a_family_that_is_gone_leads_to_a_page_that_is_not(
    main: MainWindow, desktop: Desktop, place: Place
) -> None:
    opened(desktop).actions.go(Destination(place, family=FamilyId(uuid4())))
    assert main.here.place in {Place.OVERVIEW, Place.FAMILIES}


def test_ctrl_f_goes_to_the_search_field_of_the_page(main: MainWindow, desktop: Desktop) -> None:
    add_family(desktop)
    opened(desktop).actions.go(Destination(Place.FOLDERS))
    QTest.keyClick(desktop.window, Qt.Key.Key_F, CTRL)
    assert main.page.search.hasFocus()  # type: ignore[attr-defined]


def test_every_key_of_the_help_is_bound_once(main: MainWindow) -> None:
    bound = sorted(
        shortcut.key().toString()
        for shortcut in main.findChildren(QShortcut, options=Qt.FindChildOption.FindDirectChildrenOnly)
    )
    assert bound == sorted(key for shortcut in SHORTCUTS for key in shortcut.keys)


def test_f1_shows_the_keys(main: MainWindow, desktop: Desktop, qtbot: QtBot) -> None:
    QTest.keyClick(desktop.window, Qt.Key.Key_F1)
    dialog = main.findChild(HelpDialog)
    assert dialog is not None
    assert dialog.isVisible()
    dialog.close_button.click()
    assert not dialog.isVisible()


def test_what_was_done_can_still_be_undone_on_the_next_page(main: MainWindow, desktop: Desktop) -> None:
    add_family(desktop)
    opened(desktop).actions.go(Destination(Place.CONTACTS))
    assert [one.button for one in main.told()] == ["Fortryd"]


def sentences(main: MainWindow) -> list[str]:
    return [one.sentence for one in main.told()]


def test_what_is_said_at_once_is_all_kept_except_what_passes(main: MainWindow) -> None:
    main.tell(Notice(NoticeState.DONE, "Den ene"))
    main.tell(Notice(NoticeState.OVER, "Den alvorlige"))
    main.tell(Notice(NoticeState.DONE, "Den anden"))
    assert set(sentences(main)) == {"Den alvorlige", "Den anden"}


def test_a_failure_does_not_come_back_after_a_later_success(main: MainWindow, qapp: QApplication) -> None:
    main.tell(Notice(NoticeState.OVER, "Det blev ikke gemt."))
    qapp.processEvents()
    main.tell(Notice(NoticeState.DONE, "Det er gemt."))
    assert sentences(main) == ["Det er gemt."]
    banner = main.page._banners.current
    assert banner is not None
    banner.close_banner()
    assert main.page._banners.current is None


def test_a_notice_stays_behind_on_the_page_it_was_said_on(
    main: MainWindow, desktop: Desktop, qapp: QApplication
) -> None:
    main.tell(Notice(NoticeState.OVER, "Det blev ikke gemt."))
    qapp.processEvents()
    main.open(main.here)
    assert sentences(main) == ["Det blev ikke gemt."]
    opened(desktop).actions.go(Destination(Place.CONTACTS))
    opened(desktop).actions.go(Destination(Place.OVERVIEW))
    assert sentences(main) == []
    assert main.page._banners.current is None


def test_a_notice_about_one_family_is_not_shown_at_the_next(
    main: MainWindow, desktop: Desktop, qapp: QApplication
) -> None:
    first, second = add_family(desktop), add_family(desktop, "Kalynopil")
    opened(desktop).actions.go(Destination(Place.FAMILY, family=first))
    main.tell(Notice(NoticeState.SOON, "Familiefilen er gemt."))
    qapp.processEvents()
    opened(desktop).actions.go(Destination(Place.FAMILY, family=second))
    assert sentences(main) == []


def test_the_status_line_follows_a_backup(
    main: MainWindow, desktop: Desktop, qtbot: QtBot, folder: Path
) -> None:
    add_family(desktop)
    with qtbot.waitSignal(desktop.program.desk.backup_made, timeout=LONG):
        opened(desktop).back_up()
    assert "i dag kl. 8.42" in main.status._backup._words.text()


def test_an_old_backup_is_late() -> None:
    from datetime import datetime, timedelta

    now = datetime(2026, 11, 24, 8, 42)
    assert backup_words(now - timedelta(days=8), now)[1]
    assert not backup_words(now - timedelta(days=6), now)[1]
    assert backup_words(None, now) == ("Sikkerhedskopi: tages, når du lukker", False)


@pytest.mark.parametrize(
    "place", [Place.OVERVIEW, Place.FAMILIES, Place.CONTACTS, Place.FOLDERS, Place.SETTINGS]
)
def test_making_a_page_never_shows_a_window_of_its_own(
    main: MainWindow, place: Place, qapp: QApplication
) -> None:
    """A part shown before it has its place flashes up as a window and takes the focus."""
    seen: list[object] = []
    qapp.focusWindowChanged.connect(seen.append)
    main.open(Destination(place))
    qapp.processEvents()
    qapp.focusWindowChanged.disconnect(seen.append)
    assert seen == []


def test_no_page_is_made_before_it_is_visited(main: MainWindow) -> None:
    assert set(main._pages) == {Place.OVERVIEW}


def test_the_panel_is_narrow_in_a_small_window(main: MainWindow, desktop: Desktop) -> None:
    desktop.window.resize(1440, 800)
    wide = main.side_panel.width()
    desktop.window.resize(1280, 800)
    assert main.side_panel.width() < wide
