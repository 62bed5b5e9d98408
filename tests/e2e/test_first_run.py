"""The first run, from an empty folder to the open program, and what happens when it is cut off."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from tests.builders.program import LONG, Desktop
from tests.builders.program import PASSPHRASE as SECRET

from linkworker_desktop.base.clock import FixedClock
from linkworker_desktop.base.settings import load_settings
from linkworker_desktop.bootstrap import unlock
from linkworker_desktop.domain.family import FamilyDraft, MemberDraft
from linkworker_desktop.ui.main_window import MainWindow
from linkworker_desktop.ui.unlock.first_run import BACKUP, BEGINNING, MUNICIPALITY, PASSPHRASE, FirstRun
from linkworker_desktop.ui.unlock.restore_screen import RestoreScreen
from linkworker_desktop.ui.unlock.steps import Beginning, MunicipalityWords
from linkworker_desktop.ui.unlock.unlock_screen import UnlockScreen

Start = Callable[..., Desktop]


@pytest.fixture
def desktop(start: Start) -> Desktop:
    return start()


@pytest.fixture
def run(desktop: Desktop) -> FirstRun:
    return desktop.screen(FirstRun)


def type_passphrase(run: FirstRun, passphrase: str = SECRET, again: str | None = None) -> None:
    run.passphrase.choice.first.edit.setText(passphrase)
    run.passphrase.choice.second.edit.setText(passphrase if again is None else again)


def make_vault(qtbot: QtBot, run: FirstRun) -> None:
    """Come to the second step and let the vault be made."""
    if run.step == MUNICIPALITY:
        run.go_on()
    type_passphrase(run)
    run.go_on()
    qtbot.waitUntil(lambda: bool(run.passphrase.card.key), timeout=LONG)


def come_to(qtbot: QtBot, run: FirstRun, step: int) -> None:
    """Come to the third or fourth step."""
    make_vault(qtbot, run)
    run.passphrase.card.tick.setChecked(True)
    while run.step < step:
        before = run.step
        qtbot.waitUntil(run.forward.isEnabled, timeout=LONG)
        run.go_on()
        qtbot.waitUntil(lambda before=before: run.step > before, timeout=LONG)
    qtbot.waitUntil(run.forward.isEnabled, timeout=LONG)


def test_everything_but_the_passphrase_can_be_skipped(desktop: Desktop, run: FirstRun, qtbot: QtBot) -> None:
    run.skip_step()
    assert run.skip.isHidden()
    make_vault(qtbot, run)
    run.passphrase.card.tick.setChecked(True)
    run.go_on()
    qtbot.waitUntil(lambda: run.step == BEGINNING, timeout=LONG)
    run.skip_step()
    qtbot.waitUntil(lambda: run.step == BACKUP, timeout=LONG)
    run.skip_step()
    desktop.screen(MainWindow)


def test_what_the_first_step_says_stands_on_the_folders(
    desktop: Desktop, run: FirstRun, qtbot: QtBot
) -> None:
    run.municipality.show_words(
        MunicipalityWords("Skovsunde Kommune", "Region Midtjylland", "Maja Vindkærby", "01 23 45 67", "9–15")
    )
    come_to(qtbot, run, BACKUP)
    run.go_on()
    desktop.screen(MainWindow)
    opened = desktop.program.opened
    assert opened is not None
    kept = opened.services.municipality.read()
    assert (kept.name, kept.linkworker, kept.linkworker_hours) == (
        "Skovsunde Kommune",
        "Maja Vindkærby",
        "9–15",
    )
    assert {contact.name for contact in opened.services.contacts.rows()} >= {"Politi"}


@pytest.mark.parametrize(
    ("passphrase", "again", "field"),
    [("kort", "kort", "first"), ("aaaaaaaaaaaa", "aaaaaaaaaaaa", "first"), (SECRET, "noget andet", "second")],
)
def test_a_passphrase_that_will_not_do_makes_no_vault(
    run: FirstRun, qtbot: QtBot, folder: Path, passphrase: str, again: str, field: str
) -> None:
    run.go_on()
    type_passphrase(run, passphrase, again)
    run.go_on()
    refused = getattr(run.passphrase.choice, field)
    qtbot.waitUntil(lambda: bool(refused._field.error), timeout=LONG)
    assert run.step == PASSPHRASE
    assert not folder.exists()


def test_going_on_waits_until_the_key_is_kept(run: FirstRun, qtbot: QtBot) -> None:
    make_vault(qtbot, run)
    assert not run.forward.isEnabled()
    run.go_on()
    assert run.step == PASSPHRASE
    run.passphrase.card.tick.setChecked(True)
    assert run.forward.isEnabled()


def test_a_saved_key_is_a_kept_key(run: FirstRun, qtbot: QtBot, tmp_path: Path) -> None:
    make_vault(qtbot, run)
    run.passphrase.card.save_to(tmp_path / "nøgle.pdf")
    qtbot.waitUntil(run.forward.isEnabled, timeout=LONG)
    assert (tmp_path / "nøgle.pdf").read_bytes().startswith(b"%PDF")


def test_the_key_shown_opens_the_vault(desktop: Desktop, run: FirstRun, qtbot: QtBot, folder: Path) -> None:
    make_vault(qtbot, run)
    key = run.passphrase.card.key
    desktop.program.end()
    unlock(folder, recovery_key=key).close(with_backup=False)


def test_going_back_and_changing_the_passphrase_keeps_the_key(
    desktop: Desktop, run: FirstRun, qtbot: QtBot, folder: Path
) -> None:
    make_vault(qtbot, run)
    key = run.passphrase.card.key
    run.passphrase.card.tick.setChecked(True)
    run.go_back()
    assert run.step == MUNICIPALITY
    run.go_on()
    qtbot.waitUntil(lambda: run.step == PASSPHRASE and run.forward.isEnabled(), timeout=LONG)
    type_passphrase(run, "syv stille svaner på søen")
    run.go_on()
    qtbot.waitUntil(lambda: run.step == BEGINNING, timeout=LONG)
    desktop.program.end()
    unlock(folder, passphrase="syv stille svaner på søen").close(with_backup=False)
    unlock(folder, recovery_key=key).close(with_backup=False)


def test_a_crash_before_the_key_was_kept_makes_another_one(
    start: Start, desktop: Desktop, run: FirstRun, qtbot: QtBot, folder: Path
) -> None:
    make_vault(qtbot, run)
    lost = run.passphrase.card.key
    desktop.program.end()
    again = start()
    screen = again.screen(UnlockScreen)
    screen.field.edit.setText(SECRET)
    screen.button.click()
    resumed = again.screen(FirstRun)
    qtbot.waitUntil(lambda: bool(resumed.passphrase.card.key), timeout=LONG)
    assert resumed.step == PASSPHRASE
    assert resumed.passphrase.card.key != lost


def test_a_crash_later_goes_on_where_it_was(
    start: Start, desktop: Desktop, run: FirstRun, qtbot: QtBot
) -> None:
    come_to(qtbot, run, BACKUP)
    desktop.program.end()
    again = start()
    screen = again.screen(UnlockScreen)
    screen.field.edit.setText(SECRET)
    screen.button.click()
    resumed = again.screen(FirstRun)
    assert resumed.step == BACKUP
    qtbot.waitUntil(resumed.forward.isEnabled, timeout=LONG)
    resumed.go_on()
    again.screen(MainWindow)


def test_the_chosen_backup_folder_is_used(
    desktop: Desktop, run: FirstRun, qtbot: QtBot, tmp_path: Path
) -> None:
    come_to(qtbot, run, BACKUP)
    run.backup.set_folder(tmp_path / "usb")
    run.go_on()
    desktop.screen(MainWindow)
    assert load_settings(tmp_path / "settings.json").backup_folder == str(tmp_path / "usb")
    desktop.program.quit()
    qtbot.waitUntil(lambda: bool(desktop.ended), timeout=LONG)
    assert len(list((tmp_path / "usb").glob("*.lwbackup"))) == 1


def test_a_backup_in_a_synchronised_folder_is_warned_of(run: FirstRun, tmp_path: Path) -> None:
    run.backup.set_folder(tmp_path / "OneDrive" / "kopier")
    assert not run.backup.warning.isHidden()
    run.backup.set_folder(tmp_path / "kopier")
    assert run.backup.warning.isHidden()


def test_a_backup_can_be_restored_before_anything_is_made(
    desktop: Desktop, run: FirstRun, qtbot: QtBot, tmp_path: Path, clock: FixedClock
) -> None:
    backup = a_backup(tmp_path / "old", clock)
    run.municipality.restore_link.click()
    screen = desktop.screen(RestoreScreen)
    screen.take_file(backup)
    assert "1 familie" in screen.described.text()
    screen.passphrase.edit.setText(SECRET)
    screen.button.click()
    desktop.screen(MainWindow)
    opened = desktop.program.opened
    assert opened is not None
    assert [row.surname for row in opened.services.families.rows()] == ["Nakhlawar"]


def test_a_backup_and_a_wrong_passphrase_change_nothing(
    desktop: Desktop, run: FirstRun, qtbot: QtBot, tmp_path: Path, folder: Path, clock: FixedClock
) -> None:
    run.municipality.restore_link.click()
    screen = desktop.screen(RestoreScreen)
    screen.take_file(a_backup(tmp_path / "old", clock))
    screen.passphrase.edit.setText("noget helt andet")
    screen.button.click()
    qtbot.waitUntil(lambda: bool(screen.passphrase._field.error), timeout=LONG)
    assert not (folder / "linkworker.db").exists()


def test_a_family_file_is_taken_in_at_the_end(
    desktop: Desktop, run: FirstRun, qtbot: QtBot, tmp_path: Path, clock: FixedClock
) -> None:
    file = a_family_file(tmp_path / "colleague", clock)
    come_to(qtbot, run, BEGINNING)
    run.beginning.choose(Beginning.IMPORT)
    run.ask_file = lambda: file
    run.go_on()
    qtbot.waitUntil(lambda: run.step == BACKUP and run.forward.isEnabled(), timeout=LONG)
    run.go_on()
    desktop.screen(MainWindow)
    opened = desktop.program.opened
    assert opened is not None
    assert [row.surname for row in opened.services.families.rows()] == ["Nakhlawar"]


def a_backup(folder: Path, clock: FixedClock) -> Path:
    services = _other_vault(folder, clock)
    made = services.backups.make_now()
    services.close(with_backup=False)
    return made.file


def a_family_file(folder: Path, clock: FixedClock) -> Path:
    services = _other_vault(folder, clock)
    file = folder / "familie.json"
    file.write_bytes(services.case_files.export(services.families.rows()[0].id))
    services.close(with_backup=False)
    return file


def _other_vault(folder: Path, clock: FixedClock):  # type: ignore[no-untyped-def]
    from tests.builders.program import CHEAP

    from linkworker_desktop.bootstrap import create
    from linkworker_desktop.services.municipality import MunicipalityDraft

    services, _key = create(
        folder, SECRET, MunicipalityDraft(name="Birkekær Kommune"), clock=clock, cost=CHEAP
    )
    services.families.save(FamilyDraft(surname="Nakhlawar", members=(MemberDraft(given_name="Karim"),)))
    return services
