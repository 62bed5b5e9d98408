"""What the disk and the database complain of, as one sentence the link-worker can act on."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from linkworker_desktop.base.errors import (
    DatabaseBusy,
    DataFolderReadOnly,
    DiskFull,
    StorageError,
    VaultDamaged,
    VaultMissing,
)
from linkworker_desktop.i18n import _

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_READ_ONLY = {errno.EROFS, errno.EACCES, errno.EPERM}
_PRIMARY_CODE = 0xFF
"""An extended result code of SQLite keeps the primary code in its lowest byte."""


@contextmanager
def file_errors() -> Iterator[None]:
    """Turn an OSError in the block into the StorageError that says what to do."""
    try:
        yield
    except OSError as error:
        raise from_os_error(error) from error


def from_os_error(error: OSError) -> StorageError:
    """Return the StorageError for an error from the file system."""
    if error.errno in _FULL:
        return disk_full()
    if error.errno in _READ_ONLY:
        return read_only()
    if isinstance(error, FileNotFoundError):
        return VaultMissing(_("Mappen eller filen findes ikke længere. Er drevet sat til?"))
    return StorageError(_("Filen kunne ikke læses eller skrives. Prøv igen, eller vælg en anden mappe."))


def from_sqlite_code(code: int | None) -> StorageError | None:
    """Return the StorageError for a result code of SQLite, or None if the code tells of a bug or a constraint.

    Codes: https://www.sqlite.org/rescode.html
    """
    match None if code is None else code & _PRIMARY_CODE:
        case 5 | 6:
            return DatabaseBusy(_("Dataene er optaget lige nu. Vent et øjeblik, og prøv igen."))
        case 8:
            return read_only()
        case 10 | 15:
            return StorageError(_("Disken kunne ikke læses eller skrives. Det sidste blev ikke gemt."))
        case 11 | 26:
            return damaged()
        case 13:
            return disk_full()
        case 14:
            return VaultMissing(_("Databasen kan ikke findes. Er drevet sat til?"))
        case _:
            return None


def disk_full() -> DiskFull:
    """Return the error for a disk without room."""
    return DiskFull(_("Disken er fuld. Det sidste blev ikke gemt; alt det tidligere er der stadig."))


def read_only() -> DataFolderReadOnly:
    """Return the error for a folder that cannot be written."""
    return DataFolderReadOnly(
        _("Der kan ikke skrives i mappen. Vælg en anden mappe, eller få lov at skrive i den.")
    )


def damaged() -> VaultDamaged:
    """Return the error for a database whose pages are not what was written."""
    return VaultDamaged(
        _("Databasen er beskadiget. Gendan fra den nyeste sikkerhedskopi; den gamle fil bliver gemt.")
    )
