"""Who can open the data: what a folder holds, changing the passphrase, a new recovery key, taking a backup back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from linkworker_desktop.base.clock import LOCAL_ZONE
from linkworker_desktop.base.paths import DataFolder
from linkworker_desktop.persistence import vault
from linkworker_desktop.persistence.keys import STANDARD_COST, Cost
from linkworker_desktop.persistence.locking import FolderLock
from linkworker_desktop.persistence.pending_restore import READY, finish_restore
from linkworker_desktop.persistence.vault import VaultState, vault_state

if TYPE_CHECKING:
    from linkworker_desktop.persistence.engine import Database

__all__ = ["BackupFile", "Secrets", "VaultState", "data_state", "describe_backup", "restore"]


@dataclass(frozen=True, slots=True)
class BackupFile:
    """What a backup says of itself: when it was made (local wall time) and how many families are in it."""

    file: Path
    made_at: datetime
    families: int
    contacts: int


def data_state(folder: Path) -> VaultState:
    """Return what is in `folder`, after finishing a restore that was cut off. Raises StorageError."""
    files = DataFolder(folder)
    if (files.root / READY).is_dir():
        lock = FolderLock(files.lock)
        try:
            finish_restore(files)
        finally:
            lock.release()
    return vault_state(folder)


def describe_backup(file: Path) -> BackupFile:
    """Return what a backup file says of itself, without opening its data. Raises BackupRefused or VaultNewer."""
    from linkworker_desktop.persistence.backup_file import read_backup

    manifest = read_backup(file).manifest
    made_at = manifest.created.astimezone(LOCAL_ZONE).replace(tzinfo=None)
    return BackupFile(file, made_at, manifest.counts.get("family", 0), manifest.counts.get("contact", 0))


def restore(
    file: Path,
    folder: Path,
    *,
    passphrase: str | None = None,
    recovery_key: str | None = None,
    replace_other_vault: bool = False,
) -> Path | None:
    """Let a backup take the place of the data in `folder`, which must be closed; return where those are kept, if any.

    The secret is the one in use when the backup was made. Raises WrongPassphrase, BackupRefused, OtherData if the
    folder holds another vault's data, VaultNewer, AlreadyOpen or another StorageError; the present data are untouched
    then.
    """
    from linkworker_desktop.persistence.restoring import key_of_backup, restore_backup

    key = key_of_backup(file, passphrase=passphrase, recovery_key=recovery_key)
    try:
        restored = restore_backup(file, folder, key, replace_other_vault=replace_other_vault)
    finally:
        key.wipe()
    return restored.kept_aside if restored else None


class Secrets:
    """The ways into one open vault. Each call derives a key and takes about a tenth of a second."""

    def __init__(self, database: Database, *, cost: Cost = STANDARD_COST) -> None:
        self._database = database
        self._cost = cost
        self._folder = database.files.root

    def note_opened(self) -> None:
        """Remember the present time as the one the data were opened at."""
        self._database.files.lock.touch()

    def change_passphrase(self, current: str, new: str) -> None:
        """Let `new` open the data instead of `current`. Raises WrongPassphrase or another StorageError."""
        vault.open_with_passphrase(self._folder, current).wipe()
        self.set_passphrase(new)

    def set_passphrase(self, new: str) -> None:
        """Let `new` open the data instead of the passphrase so far, also for somebody who came in with the key.

        Backups made earlier still open with the passphrase of their day. Raises StorageError.
        """
        vault.change_passphrase(self._folder, self._database.key, new, cost=self._cost)

    def new_recovery_key(self) -> str:
        """Make and return a new recovery key; the old one opens nothing from now on. Raises StorageError."""
        return vault.new_recovery_key(self._folder, self._database.key, cost=self._cost)

    def confirm(self, passphrase: str) -> None:
        """Return if `passphrase` opens the data. Raises WrongPassphrase or another StorageError."""
        vault.open_with_passphrase(self._folder, passphrase).wipe()
