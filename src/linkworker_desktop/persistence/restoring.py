"""Taking a backup back into use: checked in full before the present data are touched, which are then kept aside."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from linkworker_desktop.base.errors import OtherData, VaultDamaged, VaultMissing
from linkworker_desktop.base.files import sync_file
from linkworker_desktop.base.paths import DataFolder
from linkworker_desktop.i18n import _
from linkworker_desktop.persistence.backup import verify_extracted
from linkworker_desktop.persistence.backup_file import Backup, extract, read_backup
from linkworker_desktop.persistence.checking import CheckReport
from linkworker_desktop.persistence.failures import file_errors
from linkworker_desktop.persistence.keys import DataKey
from linkworker_desktop.persistence.locking import FolderLock
from linkworker_desktop.persistence.pending_restore import (
    finish_restore,
    put_restored_in_place,
    staging_folder,
)
from linkworker_desktop.persistence.vault import read_vault, unlock_with_passphrase, unlock_with_recovery_key


@dataclass(frozen=True, slots=True)
class Restored:
    """A backup that is in use again, what its check found, and where the data it replaced are kept, if any."""

    backup: Backup
    report: CheckReport
    kept_aside: Path | None


def key_of_backup(file: Path, *, passphrase: str | None = None, recovery_key: str | None = None) -> DataKey:
    """Return the data key of a backup by the secret that was in use when it was made. Raises as read_backup,
    and WrongPassphrase.
    """
    vault = read_backup(file).vault
    if recovery_key is not None:
        return unlock_with_recovery_key(vault, recovery_key)
    return unlock_with_passphrase(vault, passphrase or "")


def restore_backup(
    file: Path,
    folder: Path,
    key: DataKey,
    *,
    replace_other_vault: bool = False,
    go_on: Callable[[], bool] = lambda: True,
) -> Restored | None:
    """Replace the data in `folder` by those of a backup; return it, or None if `go_on` said no before the switch.

    `folder` may be new. The database there must be closed. The old data end in a numbered
    folder »before-restore-…«, those of earlier restores stay. Raises BackupRefused for a file that is no whole backup,
    OtherData for another vault's, WrongPassphrase, VaultNewer, AlreadyOpen or another StorageError; the old data are
    untouched then.
    """
    backup = read_backup(file)
    files = DataFolder(folder)
    with file_errors():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    lock = FolderLock(files.lock)
    try:
        finish_restore(files)
        if not replace_other_vault:
            _require_same_vault(backup, folder)
        return _restore(backup, files, key, go_on)
    finally:
        lock.release()


def _restore(backup: Backup, files: DataFolder, key: DataKey, go_on: Callable[[], bool]) -> Restored | None:
    staging = DataFolder(staging_folder(files))
    try:
        with file_errors():
            extract(backup, staging.database, staging.vault)
        report = verify_extracted(backup, staging.database, key)
        with file_errors():
            sync_file(staging.database)
            sync_file(staging.vault)
        if not go_on():
            return None
        kept_aside = put_restored_in_place(files)
    finally:
        shutil.rmtree(staging.root, ignore_errors=True)
    return Restored(backup, report, kept_aside)


def _require_same_vault(backup: Backup, folder: Path) -> None:
    try:
        present = read_vault(folder)
    except (VaultMissing, VaultDamaged):
        return
    if present.id != backup.vault.id:
        raise OtherData(
            _("Sikkerhedskopien hører til andre data end dem, der ligger her. Vælg en tom mappe.")
        )
