"""The file dialogs: where they start, what they add, what they say."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from linkworker_desktop.ui import file_dialogs
from linkworker_desktop.ui.file_dialogs import first_folder, open_dialog, save_dialog, when_chosen


@pytest.fixture(autouse=True)
def nothing_used_yet() -> Iterator[None]:
    file_dialogs._used.clear()
    yield
    file_dialogs._used.clear()


def test_the_ending_is_added_where_none_is_typed(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = save_dialog(None, "Gem", "Familiefil (*.json)", name="familie-F001.json")
    qtbot.addWidget(dialog)
    assert [Path(file).name for file in dialog.selectedFiles()] == ["familie-F001.json"]
    dialog.setDirectory(str(tmp_path))
    dialog.selectFile("min familie")
    assert dialog.selectedFiles() == [str(tmp_path / "min familie.json")]


def test_the_next_dialog_starts_in_the_folder_used_last(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = open_dialog(None, "Vælg", "Billeder (*.png)")
    qtbot.addWidget(dialog)
    heard: list[Path] = []
    when_chosen(dialog, heard.append)
    dialog.fileSelected.emit(str(tmp_path / "kort.png"))
    assert heard == [tmp_path / "kort.png"]
    assert first_folder() == tmp_path
    dialog.hide()


def test_the_dialog_speaks_danish(qtbot: QtBot) -> None:
    save = save_dialog(None, "Gem velkomstmappe", "PDF-filer (*.pdf)", name="mappe.pdf")
    opening = open_dialog(None, "Vælg en fil", "PDF-filer (*.pdf)")
    for dialog in (save, opening):
        qtbot.addWidget(dialog)
    label = QFileDialog.DialogLabel
    assert [save.labelText(one) for one in (label.LookIn, label.FileName, label.FileType)] == [
        "Søg i",
        "Navn",
        "Filtype",
    ]
    assert (save.labelText(label.Accept), save.labelText(label.Reject)) == ("Gem", "Annullér")
    assert (opening.labelText(label.Accept), opening.labelText(label.Reject)) == ("Åbn", "Annullér")
