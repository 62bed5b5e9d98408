"""The backup file: a plain zip of the encrypted database, the vault file and a manifest, nothing else."""

from __future__ import annotations

import hashlib
import json
import logging
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from linkworker_desktop.base.errors import BackupRefused, StorageError, VaultNewer
from linkworker_desktop.base.files import NotAFile, require_file
from linkworker_desktop.i18n import _
from linkworker_desktop.persistence.failures import file_errors
from linkworker_desktop.persistence.vault_file import Vault, vault_from_bytes
from linkworker_desktop.persistence.version import SCHEMA_VERSION

log = logging.getLogger(__name__)

FORMAT = 1
SUFFIX = ".lwbackup"

MANIFEST = "manifest.json"
VAULT = "vault.json"
DATABASE = "linkworker.db"

_MAX_SMALL_FILE = 1_000_000
_CHUNK = 1 << 20
_STAMP = (2026, 1, 1, 0, 0, 0)
"""The zip's own times are fixed; the manifest says when the backup was made."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup says of itself. Counts and hashes only, nothing about a person."""

    program: str
    schema: int
    created: datetime
    vault: str
    counts: dict[str, int]
    audit_seq: int
    audit_sha256: str
    database_size: int
    database_sha256: str
    vault_sha256: str


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup file whose manifest and vault were read."""

    file: Path
    manifest: Manifest
    vault: Vault


def write_container(target: Path, manifest: Manifest, vault: bytes, database: Path) -> None:
    """Write the three files into a zip at `target`, not compressed: encrypted pages do not shrink. Raises OSError."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as container:
        _add(container, MANIFEST, _manifest_to_bytes(manifest))
        _add(container, VAULT, vault)
        with database.open("rb") as source, container.open(_entry(DATABASE), "w", force_zip64=True) as place:
            while chunk := source.read(_CHUNK):
                place.write(chunk)


def read_backup(file: Path) -> Backup:
    """Return what a backup file says of itself; the database in it is not read.

    Raises BackupRefused for a file that is no whole backup, VaultNewer for a newer program's, or StorageError.
    """
    with _opened(file) as container:
        raw_manifest = _small(container, MANIFEST)
        raw_vault = _small(container, VAULT)
        manifest = _manifest_from_bytes(raw_manifest)
        if hashlib.sha256(raw_vault).hexdigest() != manifest.vault_sha256:
            raise _damaged()
        if container.getinfo(DATABASE).file_size != manifest.database_size:
            raise _damaged()
    vault = vault_from_bytes(raw_vault)
    if vault.id != manifest.vault:
        raise _damaged()
    return Backup(file, manifest, vault)


def extract(backup: Backup, database: Path, vault: Path | None = None) -> None:
    """Write the backup's database, and its vault file if asked, to the given paths and compare the hashes.

    Names inside the file are never used as paths. Raises BackupRefused or StorageError.
    """
    with _opened(backup.file) as container:
        if vault is not None:
            vault.write_bytes(_small(container, VAULT))
        with container.open(DATABASE) as source, database.open("wb") as place:
            digest = _copy(source, place)
    if digest != backup.manifest.database_sha256:
        raise _damaged()


def has_right_hash(backup: Backup) -> bool:
    """Return whether the database in the backup is byte for byte the one that was verified."""
    try:
        with _opened(backup.file) as container, container.open(DATABASE) as source:
            return _copy(source, None) == backup.manifest.database_sha256
    except BackupRefused:
        return False


def hash_of(file: Path) -> str:
    """Return the SHA-256 of a file in hex. Raises OSError."""
    with file.open("rb") as source:
        return _copy(source, None)


def backups_in(folder: Path) -> list[Backup]:
    """Return the readable backups in a folder, newest first; files that are no whole backup are passed over."""
    found = []
    for file in folder.glob(f"*{SUFFIX}") if folder.is_dir() else ():
        try:
            found.append(read_backup(file))
        except StorageError as error:
            log.warning("%s is no usable backup: %s", file.name, type(error).__name__)
    return sorted(found, key=lambda backup: (backup.manifest.created, backup.file.name), reverse=True)


@contextmanager
def _opened(file: Path) -> Iterator[zipfile.ZipFile]:
    with file_errors():
        try:
            require_file(file)
            with zipfile.ZipFile(file) as container:
                _require_exact_content(container)
                yield container
        except (
            zipfile.BadZipFile,
            EOFError,
            NotImplementedError,
            RuntimeError,
            UnicodeError,
            ValueError,
            NotAFile,
        ) as error:
            raise _damaged() from error


def _require_exact_content(container: zipfile.ZipFile) -> None:
    entries = container.infolist()
    if VAULT not in container.namelist():
        raise BackupRefused(_("Filen mangler nøglefilen »vault.json« og kan ikke bruges som sikkerhedskopi."))
    names = sorted(entry.filename for entry in entries)
    if names != sorted((MANIFEST, VAULT, DATABASE)):
        raise BackupRefused(_("Filen er ikke en sikkerhedskopi fra dette program."))
    for entry in entries:
        if entry.compress_type != zipfile.ZIP_STORED or entry.compress_size != entry.file_size:
            raise _damaged()


def _small(container: zipfile.ZipFile, name: str) -> bytes:
    if container.getinfo(name).file_size > _MAX_SMALL_FILE:
        raise _damaged()
    return container.read(name)


def _add(container: zipfile.ZipFile, name: str, content: bytes) -> None:
    container.writestr(_entry(name), content)


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _STAMP)
    entry.external_attr = 0o600 << 16
    return entry


def _copy(source: IO[bytes], place: IO[bytes] | None) -> str:
    digest = hashlib.sha256()
    while chunk := source.read(_CHUNK):
        digest.update(chunk)
        if place is not None:
            place.write(chunk)
    return digest.hexdigest()


def _manifest_to_bytes(manifest: Manifest) -> bytes:
    content = asdict(manifest) | {"format": FORMAT, "created": manifest.created.isoformat()}
    return json.dumps(content, indent=2, sort_keys=True).encode("ascii")


def _manifest_from_bytes(data: bytes) -> Manifest:
    try:
        content = json.loads(data)
        written, schema = int(content.pop("format")), int(content["schema"])
        if written > FORMAT or schema > SCHEMA_VERSION:
            raise VaultNewer(
                _("Sikkerhedskopien er lavet af en nyere udgave af programmet. Opdatér programmet først.")
            )
        created = datetime.fromisoformat(content.pop("created")).astimezone(UTC)
        counts = {str(name): int(rows) for name, rows in content.pop("counts").items()}
        return Manifest(created=created, counts=counts, **content)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise _damaged() from error


def _damaged() -> BackupRefused:
    return BackupRefused(_("Sikkerhedskopien er beskadiget og bliver ikke brugt. Vælg en anden."))
