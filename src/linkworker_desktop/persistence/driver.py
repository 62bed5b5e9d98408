"""Connections to an encrypted database file: the driver, the key and the settings every connection gets."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlcipher3 import dbapi2

from linkworker_desktop.base.errors import StorageError
from linkworker_desktop.i18n import _
from linkworker_desktop.persistence.failures import damaged, from_sqlite_code
from linkworker_desktop.persistence.keys import KEY_BYTES, DataKey

APPLICATION_ID = 0x4C574B44
"""»LWKD«, written in every database of this program."""

OLDEST_SQLITE = (3, 51, 3)
"""Older versions can lose committed writes when two connections reset the write-ahead log."""

BUSY_SECONDS = 5.0

_WRITE_AHEAD = "PRAGMA journal_mode=WAL"
_PRAGMAS = (
    "PRAGMA foreign_keys=ON",
    _WRITE_AHEAD,
    "PRAGMA synchronous=FULL",
    "PRAGMA secure_delete=ON",
    "PRAGMA temp_store=MEMORY",
    "PRAGMA trusted_schema=OFF",
)
_PLAIN_HEADER = b"SQLite format 3\x00"


def require_sound_driver() -> None:
    """Raise StorageError unless the bundled SQLite is new enough, encrypts, and can search text."""
    connection = dbapi2.connect(":memory:")
    try:
        cipher = connection.execute("PRAGMA cipher_version").fetchone()
        has_fts = connection.execute("SELECT sqlite_compileoption_used('ENABLE_FTS5')").fetchone()[0]
    finally:
        connection.close()
    if dbapi2.sqlite_version_info < OLDEST_SQLITE or not cipher or not cipher[0] or not has_fts:
        raise StorageError(
            _("Programmet er installeret med en database, der ikke er sikker nok. Installér det igen.")
        )


def connect(path: Path, key: DataKey, *, create: bool = False, read_only: bool = False) -> Any:
    """Return a DB-API connection in autocommit with the key and all settings applied.

    Without `create` a missing file is an error, never a new database. Reading only also leaves no file beside it,
    which is right for files nobody else writes meanwhile. Raises dbapi2.Error.
    """
    connection = dbapi2.connect(
        f"{_uri(path)}?{_access(path, create=create, read_only=read_only)}",
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        timeout=BUSY_SECONDS,
    )
    try:
        connection.execute("PRAGMA cipher_log_level=NONE")
        connection.execute(f"PRAGMA key=\"x'{_key_digits(key)}'\"")
        for pragma in _PRAGMAS:
            if not (read_only and pragma == _WRITE_AHEAD):
                connection.execute(pragma)
    except dbapi2.Error:
        connection.close()
        raise
    return connection


@contextmanager
def driver_errors() -> Iterator[None]:
    """Turn what the driver says of disk, lock or damage into a StorageError; our own mistakes pass through."""
    try:
        yield
    except dbapi2.Error as error:
        known = from_sqlite_code(getattr(error, "sqlite_errorcode", None))
        if known is None:
            raise
        raise known from error


def emptied_log(connection: Any) -> bool:
    """Move the write-ahead log into the database and empty it; return whether that was possible now."""
    result = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return result is not None and result[0] == 0


def require_encrypted(path: Path) -> None:
    """Raise VaultDamaged if the file is empty or readable without a key."""
    with path.open("rb") as file:
        header = file.read(len(_PLAIN_HEADER))
    if len(header) < len(_PLAIN_HEADER) or header == _PLAIN_HEADER:
        raise damaged()


def _access(path: Path, *, create: bool, read_only: bool) -> str:
    if create:
        return "mode=rwc"
    if not read_only:
        return "mode=rw"
    log = path.with_name(f"{path.name}-wal")
    has_log = log.exists() and log.stat().st_size > 0
    return "mode=ro" if has_log else "mode=ro&immutable=1"


def _key_digits(key: DataKey) -> str:
    digits = key.secret.hex()
    if len(digits) != 2 * KEY_BYTES:  # a key of another length would be taken for a passphrase without a word
        raise ValueError("a data key is 32 bytes")
    return digits


def _uri(path: Path) -> str:
    posix = path.absolute().as_posix()
    return "file://" + ("" if posix.startswith("/") else "/") + quote(posix, safe="/:")
