"""Locking and closing: nothing is left open, nothing typed is lost, and the backup is made or its failure said."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel
from pytestqt.qtbot import QtBot
from tests.builders.program import LONG, Desktop, a_vault

from linkworker_desktop.base.clock import FixedClock
from linkworker_desktop.base.errors import DiskFull
from linkworker_desktop.base.paths import DataFolder
from linkworker_desktop.base.settings import Settings
from linkworker_desktop.domain.family import FamilyDraft, MemberDraft
from linkworker_desktop.services.backups import Backups
from linkworker_desktop.ui.closing import Closing
from linkworker_desktop.ui.dialogs.crash import CrashDialog
from linkworker_desktop.ui.dialogs.help import HelpDialog
from linkworker_desktop.ui.main_window import MainWindow
from linkworker_desktop.ui.navigation import Destination, Place
from linkworker_desktop.ui.opened import Opened
from linkworker_desktop.ui.unlock.unlock_screen import UnlockScreen

Start = Callable[..., Desktop]


@pytest.fixture
def desktop(start: Start, folder: Path, clock: FixedClock, qtbot: QtBot) -> Desktop:
    a_vault(folder, clock)
    made = start()
    made.unlock()
    made.window.activateWindow()
    qtbot.waitActive(made.window)
    return made


def opened(desktop: Desktop) -> Opened:
    assert desktop.program.opened is not None
    return desktop.program.opened


def add_family(desktop: Desktop, surname: str = "Nakhlawar") -> None:
    draft = FamilyDraft(surname=surname, members=(MemberDraft(given_name="Karim"),))
    services = opened(desktop).services
    opened(desktop).actions.run_write(lambda: services.families.save(draft))


def locked(desktop: Desktop) -> UnlockScreen:
    screen = desktop.screen(UnlockScreen)
    desktop.qtbot.waitUntil(screen.button.isEnabled, timeout=LONG)
    return screen


def test_ctrl_shift_l_locks_the_vault(desktop: Desktop) -> None:
    database = opened(desktop).services.database
    QTest.keyClick(
        desktop.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    locked(desktop)
    assert not database.is_open


def test_the_screen_is_covered_at_once(desktop: Desktop) -> None:
    desktop.program.lock()
    assert isinstance(desktop.window.screen_shown, UnlockScreen)


def test_nothing_of_a_family_is_left_to_see(desktop: Desktop, qtbot: QtBot) -> None:
    add_family(desktop)
    opened(desktop).actions.go(Destination(Place.FAMILIES))
    desktop.program.lock()
    screen = locked(desktop)
    assert not any("Nakhlawar" in label.text() for label in screen.findChildren(QLabel))
    assert desktop.window.windowTitle() == "Linkworker"
    qtbot.waitUntil(lambda: not desktop.window.findChildren(MainWindow), timeout=LONG)


def test_locking_makes_the_backup_that_is_due(desktop: Desktop, folder: Path) -> None:
    add_family(desktop)
    desktop.program.lock()
    locked(desktop)
    assert len(list(DataFolder(folder).backups.glob("*.lwbackup"))) == 1


def test_a_backup_that_fails_is_said_and_the_vault_is_locked_all_the_same(
    desktop: Desktop, folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "not-a-folder").write_text("")
    services = opened(desktop).services
    services.backups.use_folder(tmp_path / "not-a-folder")
    add_family(desktop)
    desktop.program.lock()
    screen = locked(desktop)
    assert screen.error.text.startswith("Dataene er låst, men sikkerhedskopien blev ikke lavet.")
    assert not services.database.is_open


def test_an_open_dialog_is_closed_by_locking(desktop: Desktop, qtbot: QtBot) -> None:
    help_dialog = HelpDialog(opened(desktop).main)
    qtbot.addWidget(help_dialog)
    help_dialog.open()
    desktop.program.lock()
    locked(desktop)
    assert not any(
        dialog.isVisible() for dialog in QApplication.topLevelWidgets() if isinstance(dialog, QDialog)
    )


def test_work_in_a_thread_is_waited_for(desktop: Desktop) -> None:
    services, seen = opened(desktop).services, []

    def slow() -> int:
        time.sleep(0.4)
        return len(services.families.rows())

    opened(desktop).actions.run_in_background(slow, seen.append)
    desktop.program.lock()
    locked(desktop)
    assert seen == [0]


def test_our_text_is_taken_off_the_clipboard(desktop: Desktop) -> None:
    QGuiApplication.clipboard().setText("Nakhlawar")
    desktop.program.lock()
    locked(desktop)
    assert QGuiApplication.clipboard().text() == ""


def test_another_programs_text_stays_on_the_clipboard(desktop: Desktop) -> None:
    QGuiApplication.clipboard().setText("Nakhlawar")
    QGuiApplication.clipboard().blockSignals(True)
    QGuiApplication.clipboard().setText("fra et andet program")
    QGuiApplication.clipboard().blockSignals(False)
    desktop.program.lock()
    locked(desktop)
    assert QGuiApplication.clipboard().text() == "fra et andet program"


def test_a_field_being_typed_in_is_kept(desktop: Desktop, qtbot: QtBot) -> None:
    opened(desktop).actions.go(Destination(Place.SETTINGS, field="linkworker_hours"))
    page = opened(desktop).main.page
    field = page.municipality.fields["linkworker_hours"].line_edit  # type: ignore[attr-defined]
    qtbot.waitUntil(field.hasFocus, timeout=LONG)
    qtbot.keyClicks(field, "hverdage 8-14")
    desktop.program.lock()
    locked(desktop)
    desktop.unlock()
    assert opened(desktop).services.municipality.read().linkworker_hours == "hverdage 8-14"


def test_after_unlocking_the_program_works_on(desktop: Desktop) -> None:
    desktop.program.lock()
    locked(desktop)
    desktop.unlock()
    add_family(desktop)
    assert len(opened(desktop).services.families.rows()) == 1


def test_closing_makes_a_verified_backup_and_ends(desktop: Desktop, folder: Path, qtbot: QtBot) -> None:
    add_family(desktop)
    desktop.window.close()
    qtbot.waitUntil(lambda: bool(desktop.ended), timeout=LONG)
    assert len(list(DataFolder(folder).backups.glob("*.lwbackup"))) == 1


def test_closing_twice_does_nothing_more(desktop: Desktop, qtbot: QtBot) -> None:
    desktop.window.close()
    desktop.window.close()
    qtbot.waitUntil(lambda: bool(desktop.ended), timeout=LONG)
    assert desktop.ended == [True]


def test_a_failed_backup_at_closing_leaves_the_choice(desktop: Desktop, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "not-a-folder").write_text("")
    opened(desktop).services.backups.use_folder(tmp_path / "not-a-folder")
    add_family(desktop)
    desktop.window.close()
    told = opened(desktop).main.told
    qtbot.waitUntil(lambda: any(one.button == "Luk alligevel" for one in told()), timeout=LONG)
    assert not desktop.ended
    assert opened(desktop).services.database.is_open
    next(one for one in told() if one.button == "Luk alligevel").act()  # type: ignore[misc]
    qtbot.waitUntil(lambda: bool(desktop.ended), timeout=LONG)


def test_the_system_may_end_the_program_at_any_time(desktop: Desktop) -> None:
    database = opened(desktop).services.database
    desktop.program.end()
    assert not database.is_open


def test_an_idle_program_locks_itself(desktop: Desktop) -> None:
    desktop.program.idle.idle.emit()
    locked(desktop)


def test_no_minutes_means_never(start: Start, folder: Path, clock: FixedClock) -> None:
    a_vault(folder, clock)
    desktop = start(Settings(lock_minutes=0))
    desktop.unlock()
    assert not desktop.program.idle.is_watching
    desktop.program.desk.choose(lock_minutes=5)
    assert desktop.program.idle.is_watching


def test_a_crash_dialog_does_not_keep_the_vault_open(desktop: Desktop, qtbot: QtBot) -> None:
    dialog = CrashDialog("", None, desktop.window)
    qtbot.addWidget(dialog)
    dialog.open()
    desktop.program.lock()
    locked(desktop)
    assert not dialog.isVisible()


def break_leaving(desktop: Desktop, error: Exception) -> None:
    """Let the page that is seen fail when it is to keep what is unfinished."""

    def fails() -> bool:
        raise error

    opened(desktop).main.page.leave = fails  # type: ignore[attr-defined]


@pytest.mark.parametrize("error", [DiskFull("Der er ikke plads på drevet."), ZeroDivisionError()])
def test_a_page_that_cannot_keep_its_draft_is_locked_all_the_same(desktop: Desktop, error: Exception) -> None:
    services = opened(desktop).services
    break_leaving(desktop, error)
    desktop.program.lock()
    assert isinstance(desktop.window.screen_shown, UnlockScreen)
    screen = locked(desktop)
    assert not services.database.is_open
    assert "det sidste, du skrev, blev ikke gemt" in screen.error.text
    desktop.unlock()
    desktop.program.lock()
    locked(desktop)


def test_a_page_that_cannot_keep_its_draft_is_locked_by_closing_too(desktop: Desktop, qtbot: QtBot) -> None:
    services = opened(desktop).services
    break_leaving(desktop, DiskFull("Der er ikke plads på drevet."))
    desktop.window.close()
    screen = locked(desktop)
    assert not services.database.is_open
    assert "Der er ikke plads på drevet." in screen.error.text
    desktop.window.close()
    qtbot.waitUntil(lambda: bool(desktop.ended), timeout=LONG)


def test_the_system_ends_a_program_whose_page_cannot_keep_its_draft(desktop: Desktop) -> None:
    database = opened(desktop).services.database
    break_leaving(desktop, DiskFull("Der er ikke plads på drevet."))
    desktop.program.end()
    assert not database.is_open


def test_one_page_that_fails_does_not_keep_the_others_from_their_drafts(desktop: Desktop) -> None:
    left: list[bool] = []
    opened(desktop).actions.go(Destination(Place.CONTACTS))
    opened(desktop).main.page.leave = lambda: left.append(True)  # type: ignore[attr-defined]
    opened(desktop).actions.go(Destination(Place.OVERVIEW))
    left.clear()
    break_leaving(desktop, DiskFull("Der er ikke plads på drevet."))
    desktop.program.lock()
    locked(desktop)
    assert left == [True]


def test_a_page_that_cannot_keep_its_draft_can_be_left_and_says_so(desktop: Desktop) -> None:
    break_leaving(desktop, DiskFull("Der er ikke plads på drevet."))
    opened(desktop).actions.go(Destination(Place.FAMILIES))
    assert opened(desktop).main.here.place is Place.FAMILIES
    assert [one.sentence for one in opened(desktop).main.told()] == ["Der er ikke plads på drevet."]


@pytest.mark.parametrize("keeps_open", [True, False])
def test_a_backup_that_breaks_down_still_locks(
    desktop: Desktop, qtbot: QtBot, keeps_open: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(_backups: Backups) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(Backups, "make_if_due", breaks)
    services = opened(desktop).services
    closing = Closing(
        services, opened(desktop).actions, keeps_open_on_failure=keeps_open, parent=desktop.program
    )
    with qtbot.captureExceptions() as raised, qtbot.waitSignal(closing.closed, timeout=LONG):
        closing.start()
    assert not services.database.is_open
    qtbot.waitUntil(lambda: [kind for kind, *_rest in raised] == [ZeroDivisionError], timeout=LONG)


def test_nothing_can_be_typed_while_the_last_backup_is_made(desktop: Desktop) -> None:
    desktop.window.close()
    assert isinstance(desktop.window.screen_shown, UnlockScreen)
    assert not opened(desktop).main.isVisible()


def test_a_failed_backup_at_closing_shows_the_page_again_and_watches_on(
    desktop: Desktop, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "not-a-folder").write_text("")
    opened(desktop).services.backups.use_folder(tmp_path / "not-a-folder")
    add_family(desktop)
    desktop.window.close()
    qtbot.waitUntil(lambda: desktop.window.screen_shown is opened(desktop).main, timeout=LONG)
    assert desktop.program.idle.is_watching


def test_our_text_is_taken_off_the_clipboard_by_closing(desktop: Desktop, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("Nakhlawar")
    desktop.window.close()
    qtbot.waitUntil(lambda: bool(desktop.ended), timeout=LONG)
    assert QGuiApplication.clipboard().text() == ""


def test_a_screen_that_waited_takes_a_passphrase_again(desktop: Desktop) -> None:
    desktop.program.lock()
    screen = locked(desktop)
    screen.field.edit.setText("forkert")
    screen.button.click()
    screen.set_waiting("Låser …")
    screen.set_waiting("")
    assert screen.button.text() == "&Lås op"
    assert screen.button.isEnabled()
    assert not screen.field.edit.isReadOnly()
    QApplication.processEvents()
