"""Asking for a file or a folder: Danish words, the usual ending, and the folder that was used last."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QDir, QStandardPaths, Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from linkworker_desktop.i18n import _

_used: list[Path] = []
"""The folder used last since the program was started; empty before the first time."""


def open_dialog(parent: QWidget | None, title: str, kind: str, *, start: Path | None = None) -> QFileDialog:
    """Return a dialog for one file that exists; `kind` is a filter of Qt's such as `PDF (*.pdf)`."""
    dialog = _dialog(parent, title, start)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilters([kind, _("Alle filer (*)")])
    _label(dialog, _("Åbn"))
    return dialog


def files_dialog(parent: QWidget | None, title: str, kind: str) -> QFileDialog:
    """Return a dialog for one or more files that exist."""
    dialog = _dialog(parent, title, None)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.setNameFilters([kind, _("Alle filer (*)")])
    _label(dialog, _("Åbn"))
    return dialog


def save_dialog(parent: QWidget | None, title: str, kind: str, *, name: str) -> QFileDialog:
    """Return a dialog for a file to be written; `name` is proposed, and its ending added where none is typed."""
    dialog = _dialog(parent, title, None)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter(kind)
    dialog.setDefaultSuffix(Path(name).suffix.removeprefix("."))
    dialog.selectFile(name)
    _label(dialog, _("Gem"))
    return dialog


def folder_dialog(parent: QWidget | None, title: str, *, start: Path | None = None) -> QFileDialog:
    """Return a dialog for a folder."""
    dialog = _dialog(parent, title, start)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    _label(dialog, _("Vælg"))
    return dialog


def ask(dialog: QFileDialog) -> Path | None:
    """Show a dialog and wait; return what was chosen, None when nothing was."""
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    chosen = dialog.selectedFiles()
    dialog.deleteLater()
    return _noted(dialog, Path(chosen[0])) if accepted and chosen else None


def when_chosen(dialog: QFileDialog, then: Callable[[Path], object]) -> None:
    """Show a dialog over its window and go on; `then` gets what was chosen."""
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(lambda name: then(_noted(dialog, Path(name))))
    dialog.open()


def when_files_chosen(dialog: QFileDialog, then: Callable[[list[Path]], object]) -> None:
    """Show a dialog of `files_dialog` over its window and go on; `then` gets what was chosen."""
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.filesSelected.connect(lambda names: then([_noted(dialog, Path(name)) for name in names]))
    dialog.open()


def first_folder() -> Path:
    """Return where a dialog starts: the folder used last, else the user's documents."""
    if _used and _used[0].is_dir():
        return _used[0]
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(documents) if documents and Path(documents).is_dir() else Path.home()


def _dialog(parent: QWidget | None, title: str, start: Path | None) -> QFileDialog:
    folder = start if start is not None and start.is_dir() else first_folder()
    dialog = QFileDialog(parent, title, str(folder))
    dialog.setFilter(QDir.Filter.AllDirs | QDir.Filter.Files | QDir.Filter.NoDotAndDotDot)
    return dialog


def _label(dialog: QFileDialog, accept: str) -> None:
    """Give Qt's own dialog our words; last of all, since another mode brings Qt's words back."""
    label = QFileDialog.DialogLabel
    for which, words in (
        (label.LookIn, _("Søg i")),
        (label.FileName, _("Navn")),
        (label.FileType, _("Filtype")),
        (label.Accept, accept),
        (label.Reject, _("Annullér")),
    ):
        dialog.setLabelText(which, words)


def _noted(dialog: QFileDialog, chosen: Path) -> Path:
    is_folder = dialog.fileMode() is QFileDialog.FileMode.Directory
    _used[:] = [chosen if is_folder else chosen.parent]
    return chosen
