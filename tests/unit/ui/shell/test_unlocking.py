"""Unlocking: the right door opens, every wrong one says which kind of wrong it is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.builders.program import LONG, PASSPHRASE, Desktop, a_vault

from linkworker_desktop.base.clock import FixedClock
from linkworker_desktop.base.paths import DataFolder
from linkworker_desktop.bootstrap import unlock
from linkworker_desktop.persistence.locking import FolderLock
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.main_window import MainWindow
from linkworker_desktop.ui.opened import Opened
from linkworker_desktop.ui.opened_papers import OpenedPapers
from linkworker_desktop.ui.unlock.first_run import FirstRun
from linkworker_desktop.ui.unlock.key_card import KeyCard
from linkworker_desktop.ui.unlock.passphrase_choice import PassphraseChoice
from linkworker_desktop.ui.unlock.recovery_screen import RecoveryScreen
from linkworker_desktop.ui.unlock.restore_screen import RestoreScreen
from linkworker_desktop.ui.unlock.unlock_screen import UnlockScreen

Start = Callable[..., Desktop]


def tried(desktop: Desktop, passphrase: str) -> UnlockScreen:
    """Type a passphrase that will not do and wait for the answer."""
    screen = desktop.screen(UnlockScreen)
    desktop.qtbot.keyClicks(screen.field.edit, passphrase)
    screen.button.click()
    desktop.qtbot.waitUntil(screen.button.isEnabled, timeout=LONG)
    return screen


def test_the_right_passphrase_opens_the_overview(desktop: Desktop) -> None:
    assert desktop.unlock().here.place.value == "overview"


def test_the_greeting_and_the_day_are_shown_but_no_name(desktop: Desktop) -> None:
    screen = desktop.screen(UnlockScreen)
    words = {label.text() for label in screen.findChildren(type(screen.subtitle))}
    assert {"Godmorgen", "Tirsdag 24. november, uge 48"} <= words
    assert not any("Skovsunde" in text or "Maja" in text for text in words)


def test_a_wrong_passphrase_is_said_at_the_field(desktop: Desktop) -> None:
    screen = tried(desktop, "forkert kode her")
    assert screen.field._field.error == "Adgangskoden passer ikke. Prøv igen."
    assert screen.error.text == ""


def test_an_empty_passphrase_is_not_tried(desktop: Desktop) -> None:
    screen = desktop.screen(UnlockScreen)
    screen.button.click()
    assert screen.field._field.error == "Skriv din adgangskode."


def test_a_damaged_vault_is_not_called_a_wrong_passphrase(
    start: Start, folder: Path, clock: FixedClock
) -> None:
    a_vault(folder, clock)
    DataFolder(folder).vault.write_text("{}")
    screen = tried(start(), PASSPHRASE)
    assert screen.field._field.error == ""
    assert "vault.json" in screen.error.text


def test_a_damaged_database_offers_a_backup(start: Start, folder: Path, clock: FixedClock) -> None:
    a_vault(folder, clock)
    database = DataFolder(folder).database
    database.write_bytes(b"\x07" * database.stat().st_size)
    screen = tried(start(), PASSPHRASE)
    assert screen.field._field.error == ""
    assert screen.error.text


def test_data_open_elsewhere_are_said_to_be_open(desktop: Desktop, folder: Path) -> None:
    lock = FolderLock(DataFolder(folder).lock)
    try:
        screen = tried(desktop, PASSPHRASE)
    finally:
        lock.release()
    assert screen.error.text == "Programmet har allerede disse data åbne. Brug det vindue, der er åbent."


def test_a_folder_without_data_begins_the_first_run(start: Start) -> None:
    assert start().screen(FirstRun).step == 0


def test_a_folder_that_lost_its_vault_file_asks_for_a_backup(
    start: Start, folder: Path, clock: FixedClock
) -> None:
    a_vault(folder, clock)
    DataFolder(folder).vault.unlink()
    screen = start().screen(UnlockScreen)
    assert screen.error.text == "Der mangler en fil i datamappen. Gendan dataene fra en sikkerhedskopi."
    assert screen.field.isHidden()
    assert not screen.restore_link.isHidden()


def test_the_recovery_key_leads_to_a_new_passphrase(start: Start, folder: Path, clock: FixedClock) -> None:
    key = a_vault(folder, clock)
    desktop = start()
    desktop.screen(UnlockScreen).recovery_link.click()
    screen = desktop.screen(RecoveryScreen)
    screen.key.line_edit.setText(key.lower().replace("-", " "))
    screen.open_button.click()
    desktop.qtbot.waitUntil(screen.choice.isVisible, timeout=LONG)
    for field in (screen.choice.first, screen.choice.second):
        field.edit.setText("syv stille svaner på søen")
    screen.save_button.click()
    desktop.screen(MainWindow)
    desktop.program.lock()
    desktop.unlock("syv stille svaner på søen")


def test_a_slip_in_the_recovery_key_is_told_apart_from_another_key(
    start: Start, folder: Path, clock: FixedClock
) -> None:
    key = a_vault(folder, clock)
    desktop = start()
    desktop.screen(UnlockScreen).recovery_link.click()
    screen = desktop.screen(RecoveryScreen)
    screen.key.line_edit.setText(("B" if key[0] != "B" else "C") + key[1:])
    screen.open_button.click()
    desktop.qtbot.waitUntil(lambda: bool(screen.key.error), timeout=LONG)
    assert "tegn for tegn" in screen.key.error


def test_an_error_while_opening_leaves_a_door_that_can_be_tried_again(
    desktop: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(_opened: Opened, _destination: object = None) -> None:
        raise ZeroDivisionError

    screen = desktop.screen(UnlockScreen)
    with monkeypatch.context() as patch, desktop.qtbot.captureExceptions() as raised:
        patch.setattr(Opened, "show", breaks)
        desktop.qtbot.keyClicks(screen.field.edit, PASSPHRASE)
        screen.button.click()
        desktop.qtbot.waitUntil(lambda: bool(screen.error.text), timeout=LONG)
    assert [kind for kind, *_rest in raised] == [ZeroDivisionError]
    desktop.unlock()


def test_ctrl_q_ends_the_program_before_it_is_unlocked(desktop: Desktop) -> None:
    desktop.screen(UnlockScreen)
    QTest.keyClick(desktop.window, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    assert desktop.ended == [True]


def test_a_backup_of_other_data_takes_their_place_only_when_that_is_meant(
    start: Start, folder: Path, tmp_path: Path, clock: FixedClock
) -> None:
    a_vault(folder, clock)
    a_vault(tmp_path / "other", clock, name="Birkekær Kommune")
    other = unlock(tmp_path / "other", passphrase=PASSPHRASE, clock=clock)
    backup = other.backups.make_now().file
    other.close(with_backup=False)
    desktop = start()
    desktop.screen(UnlockScreen).restore_link.click()
    screen = desktop.screen(RestoreScreen)
    screen.take_file(backup)
    screen.passphrase.edit.setText(PASSPHRASE)
    screen.button.click()
    desktop.qtbot.waitUntil(screen.question.isVisible, timeout=LONG)
    assert screen.button.text() == "&Erstat dataene"
    mine = unlock(folder, passphrase=PASSPHRASE, clock=clock)
    assert mine.municipality.read().name == "Skovsunde Kommune"
    mine.close(with_backup=False)
    screen.button.click()
    desktop.screen(MainWindow)
    assert desktop.program.opened is not None
    assert desktop.program.opened.services.municipality.read().name == "Birkekær Kommune"


def test_another_backup_is_asked_about_anew(start: Start, folder: Path, clock: FixedClock) -> None:
    a_vault(folder, clock)
    desktop = start()
    desktop.screen(UnlockScreen).restore_link.click()
    screen = desktop.screen(RestoreScreen)
    screen._ask_about_other(asks=True)
    screen.take_file(folder / "gone.lwbackup")
    assert screen.question.isHidden()
    assert screen.button.text() == "&Gendan"


def test_papers_a_killed_program_left_in_a_reader_are_gone_at_the_next_start(
    start: Start, folder: Path, clock: FixedClock
) -> None:
    a_vault(folder, clock)
    left = OpenedPapers(folder).lend("velkomstmappe-F001-ar.pdf", b"%PDF")
    start()
    assert not left.exists()


@pytest.mark.parametrize("text", ["", "kort", "passwordpassword", "1234567890123"])
def test_weak_passphrases_are_refused_with_a_reason(text: str) -> None:
    from linkworker_desktop.services.strength import judge

    judgement = judge(text)
    assert not judgement.is_accepted
    assert judgement.refusal.endswith(".")


def test_a_sentence_is_a_good_passphrase_but_not_the_own_name() -> None:
    from linkworker_desktop.services.strength import judge

    assert judge("fem grønne cykler ved havnen").is_accepted
    assert not judge("Skovsundekommune", ["Skovsunde Kommune"]).is_accepted


def test_a_weak_passphrase_is_refused_once_and_under_its_field(qtbot: QtBot) -> None:
    choice = PassphraseChoice(Actions())
    qtbot.addWidget(choice)
    choice.first.edit.setText("kodeord1")
    with qtbot.waitSignal(choice.refused, timeout=LONG):
        choice.ask()
    qtbot.waitUntil(lambda: bool(choice.bar.accessibleName()), timeout=LONG)
    assert choice.first.error
    assert choice.bar.accessibleName() == "Svag"


def test_a_key_saved_as_a_file_is_to_be_moved_away(qtbot: QtBot, tmp_path: Path) -> None:
    card = KeyCard(Actions(), lambda _key: b"%PDF-1.4")
    qtbot.addWidget(card)
    card.set_key("AAAA-BBBB")
    with qtbot.waitSignal(card.kept, timeout=LONG):
        card.save_to(tmp_path / "key.pdf")
    assert card.saved.text() == "Gem filen et andet sted end på denne computer, og slet den her."
    card.set_key("CCCC-DDDD")
    assert card.saved.isHidden()
