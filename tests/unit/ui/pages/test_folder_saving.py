"""The folder as a file, and what is written when it is handed out."""

from __future__ import annotations

import errno
import os
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.domain.problems import Problem
from linkworker_desktop.services.folder_views import HandOver
from linkworker_desktop.services.outputs import write_output
from linkworker_desktop.ui.dialogs.hand_over import HandOverDialog, HandOverProposal
from linkworker_desktop.ui.pages.folder.saving import file_name

NOW = datetime(2026, 11, 24, 8, 42)


def test_the_file_name_tells_nothing_about_the_family() -> None:
    assert file_name("F003", ("ar",)) == "velkomstmappe-F003-ar.pdf"
    assert file_name("F003", ("ar", "uk")) == "velkomstmappe-F003-ar-uk.pdf"
    assert file_name("F003", ("da",)) == "velkomstmappe-F003-da.pdf"


def test_a_paper_is_saved_whole(tmp_path: Path) -> None:
    file = tmp_path / "velkomstmappe-F003-ar.pdf"
    file.write_bytes(b"old")
    write_output(file, b"%PDF new", None)
    assert file.read_bytes() == b"%PDF new"
    assert list(tmp_path.iterdir()) == [file]


def test_a_missing_drive_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="Er drevet sat til"):
        write_output(tmp_path / "gone" / "mappe.pdf", b"%PDF", None)


def test_a_full_disk_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UserError, match="ikke plads på drevet"):
        write_output(tmp_path / "mappe.pdf", b"%PDF", None)
    assert list(tmp_path.iterdir()) == []


def a_dialog(qtbot: QtBot, *adults: str, non_readers: tuple[str, ...] = ()) -> HandOverDialog:
    made = HandOverDialog(HandOverProposal(NOW, adults, ("ar", "da"), non_readers))
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_hand_over_is_proposed_as_it_probably_was(qtbot: QtBot) -> None:
    dialog = a_dialog(qtbot, "Karim Nakhlawar", "Samira Nakhlawar", non_readers=("Samira",))
    with qtbot.waitSignal(dialog.noted) as noted:
        qtbot.mouseClick(dialog.note_button, Qt.MouseButton.LeftButton)
    assert noted.args == [HandOver(NOW, "Karim Nakhlawar og Samira Nakhlawar", True, "")]


def test_a_name_in_arabic_is_written_down_without_marks_of_direction(qtbot: QtBot) -> None:
    dialog = a_dialog(qtbot, "سامر", "Hana Zahrabani")
    with qtbot.waitSignal(dialog.noted) as noted:
        qtbot.mouseClick(dialog.note_button, Qt.MouseButton.LeftButton)
    assert noted.args[0].handed_to == "سامر og Hana Zahrabani"


def test_what_the_program_refuses_is_said_at_the_moment_and_the_dialog_stays(qtbot: QtBot) -> None:
    dialog = a_dialog(qtbot, "Karim Nakhlawar")
    dialog.show_problems([Problem("handed_out_at", "Mappen blev først trykt 24.11.2026 kl. 8.30.")])
    assert dialog.moment.error == "Mappen blev først trykt 24.11.2026 kl. 8.30."
    assert dialog.isVisible()


def test_nobody_is_read_to_unless_somebody_cannot_read(qtbot: QtBot) -> None:
    assert not a_dialog(qtbot, "Karim Nakhlawar").read_aloud.isChecked()


def test_another_receiver_can_be_typed(qtbot: QtBot) -> None:
    dialog = a_dialog(qtbot, "Karim Nakhlawar")
    dialog.who.setEditText("Onkel Yusuf")
    dialog.interpreter.line_edit.setText("telefontolk")
    with qtbot.waitSignal(dialog.noted) as noted:
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert noted.args == [HandOver(NOW, "Onkel Yusuf", False, "telefontolk")]


def test_a_moment_that_is_none_is_told_at_its_field(qtbot: QtBot) -> None:
    dialog = a_dialog(qtbot, "Karim Nakhlawar")
    dialog.moment.line_edit.setText("31.2.2026 kl. 9")
    with qtbot.assertNotEmitted(dialog.noted):
        qtbot.mouseClick(dialog.note_button, Qt.MouseButton.LeftButton)
    assert dialog.moment.error.startswith("Skriv dag og klokkeslæt")


def test_what_the_service_refuses_is_told_at_its_field(qtbot: QtBot) -> None:
    dialog = a_dialog(qtbot, "Karim Nakhlawar")
    dialog.show_problems([Problem("handed_out_at", "Udleveringen ligger ude i fremtiden. Ret datoen.")])
    assert dialog.moment.error == "Udleveringen ligger ude i fremtiden. Ret datoen."
