"""Backups of the vault: made when something changed, checked before they count, thinned out with age."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from linkworker_desktop.base.clock import LOCAL_ZONE
from linkworker_desktop.persistence.failures import file_errors
from linkworker_desktop.services.outputs import refuse_own_files

if TYPE_CHECKING:  # SQLAlchemy, which the first page does without
    from linkworker_desktop.persistence.checking import CheckReport
    from linkworker_desktop.persistence.engine import Database


@dataclass(frozen=True, slots=True)
class BackupView:
    """A verified backup: where it lies and when it was made (local wall time)."""

    file: Path
    made_at: datetime


class Backups:
    """Making and listing backups of the open vault. `folder` None means the folder beside the data."""

    def __init__(self, database: Database, folder: Path | None = None) -> None:
        self._database = database
        self._folder = folder or database.files.backups

    @property
    def folder(self) -> Path:
        """Return where backups are put."""
        return self._folder

    def use_folder(self, folder: Path | None) -> None:
        """Put backups in `folder` from now on; None means the folder beside the data."""
        self._folder = folder or self._database.files.backups

    def latest(self) -> BackupView | None:
        """Return the newest backup of this vault, None when there is none."""
        from linkworker_desktop.persistence.backup_file import backups_in

        own = [
            backup for backup in backups_in(self._folder) if backup.manifest.vault == self._database.vault.id
        ]
        return _view(own[0].file, own[0].manifest.created) if own else None

    def make_if_due(self) -> BackupView | None:
        """Make a verified backup when something was saved since the last one. Raises `StorageError`."""
        from linkworker_desktop.persistence.backup import is_due

        return self.make_now() if is_due(self._database, self._folder) else None

    def make_now(self) -> BackupView:
        """Make a verified backup in the folder, changed or not, and thin out old ones. Raises `StorageError`."""
        from linkworker_desktop.persistence.backup import backup_name, make_backup
        from linkworker_desktop.persistence.rotation import rotate

        backup = make_backup(self._database, self._folder / backup_name(self._database.clock.now()))
        rotate(self._folder, self._database.vault.id)
        return _view(backup.file, backup.manifest.created)

    def make(self, out: Path) -> BackupView:
        """Make a verified backup in the file `out`, over an older one if need be. Raises `StorageError`."""
        from linkworker_desktop.persistence.backup import make_backup

        refuse_own_files(out, self._database.files)
        backup = make_backup(self._database, out)
        return _view(backup.file, backup.manifest.created)

    def kept_aside(self) -> tuple[Path, ...]:
        """Return the folders with data that restores replaced, oldest first. Raises `StorageError`."""
        with file_errors():
            return self._database.files.kept_aside()

    def check(self) -> CheckReport:
        """Check the whole vault: every page, every reference and the audit chain."""
        from linkworker_desktop.persistence.checking import check

        return check(self._database)


def _view(file: Path, created: datetime) -> BackupView:
    return BackupView(file, created.astimezone(LOCAL_ZONE).replace(tzinfo=None))
