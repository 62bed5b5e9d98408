"""Backups that were opened and checked before they got their name."""

from __future__ import annotations

import hashlib
import logging
import tempfile
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from linkworker_desktop import __version__
from linkworker_desktop.base.clock import Clock
from linkworker_desktop.base.errors import BackupRefused, StorageError, VaultDamaged
from linkworker_desktop.base.files import put_in_place, remove_leftovers, temporary_beside
from linkworker_desktop.base.paths import DataFolder
from linkworker_desktop.i18n import _
from linkworker_desktop.persistence.backup_file import (
    SUFFIX,
    Backup,
    Manifest,
    backups_in,
    extract,
    has_right_hash,
    hash_of,
    read_backup,
    write_container,
)
from linkworker_desktop.persistence.checking import CheckReport, check_engine
from linkworker_desktop.persistence.driver import connect, driver_errors, require_encrypted
from linkworker_desktop.persistence.engine import Database, schema_version
from linkworker_desktop.persistence.failures import damaged, file_errors
from linkworker_desktop.persistence.keys import DataKey
from linkworker_desktop.persistence.sqlite import build_engine
from linkworker_desktop.persistence.vault import require_key_of
from linkworker_desktop.persistence.vault_file import vault_from_bytes

log = logging.getLogger(__name__)

INTERVAL = timedelta(minutes=30)
_PREFIX = "linkworker-"
_STAMP = "%Y%m%d-%H%M%S"


@dataclass(frozen=True, slots=True)
class VerifiedBackup:
    """A backup that was opened with its key and checked from end to end."""

    backup: Backup
    report: CheckReport


def backup_name(moment: datetime) -> str:
    """Return the file name of a backup made at `moment` (UTC)."""
    return f"{_PREFIX}{moment.strftime(_STAMP)}{SUFFIX}"


def make_backup(database: Database, out: Path | None = None) -> Backup:
    """Write a backup of the open database to the file `out`, or to its backups folder under the present time.

    It is made under a temporary name, opened with the key, checked and synced before it is renamed: a file with a
    backup's name is a whole backup. Raises StorageError; nothing is left behind then.
    """
    seen = database.audit_head()
    target = out or database.files.backups / backup_name(database.clock.now())
    return write_backup(
        database.files, database.key, target, clock=database.clock, at_least=seen.seq if seen else 0
    )


def write_backup(files: DataFolder, key: DataKey, out: Path, *, clock: Clock, at_least: int = 0) -> Backup:
    """Write a verified backup of a folder this process holds, with audit rows up to `at_least` in it.

    Raises StorageError.
    """
    with file_errors():
        out.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if out.parent == files.backups:
            remove_leftovers(files.backups)
        copy, container = temporary_beside(out), temporary_beside(out)
        try:
            _vacuum_into(files.database, key, copy)
            report = _checked(copy, key)
            if _last_seq(report) < at_least:
                raise StorageError(_("Sikkerhedskopien blev ikke hel. Prøv igen."))
            vault = files.vault.read_bytes()
            write_container(container, _manifest(copy, key, vault, report, clock), vault, copy)
            if not has_right_hash(read_backup(container)):
                raise StorageError(_("Sikkerhedskopien kunne ikke læses igen. Prøv en anden disk."))
            put_in_place(container, out)
        finally:
            copy.unlink(missing_ok=True)
            container.unlink(missing_ok=True)
    log.info("backup made up to audit row %s", _last_seq(report))
    return read_backup(out)


def verify_backup(file: Path, key: DataKey) -> VerifiedBackup:
    """Open a backup with its key and check it from end to end, in a temporary folder.

    Raises BackupRefused if anything is wrong with it, WrongPassphrase if the key is another vault's, VaultNewer.
    """
    backup = read_backup(file)
    with file_errors(), tempfile.TemporaryDirectory(prefix="linkworker-") as folder:
        copy = Path(folder) / "copy.db"
        extract(backup, copy)
        return VerifiedBackup(backup, verify_extracted(backup, copy, key))


def verify_extracted(backup: Backup, database: Path, key: DataKey) -> CheckReport:
    """Check a database taken out of a backup against the backup's manifest. Raises as verify_backup."""
    require_key_of(backup.vault, key)
    try:
        schema_version(database, key)
        report = _checked(database, key)
    except VaultDamaged as error:
        raise _refused() from error
    if report.counts != backup.manifest.counts or _last_seq(report) != backup.manifest.audit_seq:
        raise _refused()
    return report


def latest_verified(folder: Path, vault_id: str) -> Backup | None:
    """Return the newest backup of the vault whose database is still byte for byte the one that was verified."""
    for backup in backups_in(folder):
        if backup.manifest.vault == vault_id and has_right_hash(backup):
            return backup
    return None


def is_due(database: Database, folder: Path) -> bool:
    """Return whether something was saved since the newest backup in `folder`."""
    head = database.audit_head()
    newest = next((one for one in backups_in(folder) if one.manifest.vault == database.vault.id), None)
    return head is not None and (newest is None or newest.manifest.audit_sha256 != head.sha256)


def _vacuum_into(source: Path, key: DataKey, copy: Path) -> None:
    with driver_errors():
        connection = connect(source, key)
        try:
            connection.execute("VACUUM INTO ?", (str(copy),))
        finally:
            connection.close()
    require_encrypted(copy)


def _checked(copy: Path, key: DataKey) -> CheckReport:
    engine = build_engine(copy, key, read_only=True)
    try:
        report = check_engine(engine)
    finally:
        engine.dispose()
    if not report.is_sound:
        raise damaged()
    return report


def _manifest(copy: Path, key: DataKey, vault: bytes, report: CheckReport, clock: Clock) -> Manifest:
    head = report.chain.head
    return Manifest(
        program=__version__,
        schema=schema_version(copy, key),
        created=clock.now(),
        vault=vault_from_bytes(vault).id,
        counts=report.counts,
        audit_seq=_last_seq(report),
        audit_sha256=head.sha256 if head else "",
        database_size=copy.stat().st_size,
        database_sha256=hash_of(copy),
        vault_sha256=hashlib.sha256(vault).hexdigest(),
    )


def _last_seq(report: CheckReport) -> int:
    return report.chain.head.seq if report.chain.head else 0


def _refused() -> BackupRefused:
    return BackupRefused(_("Sikkerhedskopien holdt ikke til kontrollen og bliver ikke brugt. Vælg en anden."))
