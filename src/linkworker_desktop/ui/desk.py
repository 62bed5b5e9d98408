"""What a page may ask of the program around it, and the choices of this user on this computer."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.base.settings import Settings, save_settings
from linkworker_desktop.i18n import _


class Desk(QObject):
    """Lives as long as the program; the signals are wishes the program fulfils."""

    settings_changed = Signal(object, object)
    """Settings before and after."""
    lock_asked = Signal()
    quit_asked = Signal()
    quit_without_backup_asked = Signal()
    restore_asked = Signal()
    backup_asked = Signal()
    sample_asked = Signal()
    sample_deletion_asked = Signal()
    backup_made = Signal(object)
    """BackupView: the newest backup, None when there is none."""

    def __init__(
        self,
        settings: Settings | None = None,
        file: Path | None = None,
        *,
        data_folder: Path | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._settings = settings or Settings()
        self._file = file
        self.data_folder = data_folder
        """Where the municipality's own data lie."""

    @property
    def settings(self) -> Settings:
        """The choices as they are now."""
        return self._settings

    def choose(self, **choices: Any) -> None:
        """Keep some choices by the names of the fields of `Settings`. Raises `UserError` if they cannot be saved."""
        before, after = self._settings, replace(self._settings, **choices)
        if before == after:
            return
        if self._file is not None:
            try:
                save_settings(self._file, after)
            except OSError as error:
                raise UserError(
                    _("Valget kunne ikke gemmes. Se efter, om disken er fuld eller skrivebeskyttet.")
                ) from error
        self._settings = after
        self.settings_changed.emit(before, after)
