"""Errors sorted by whose fault they are: the user's input, the storage, or (everything else) our own bug."""

from __future__ import annotations


class UserError(Exception):
    """Something the link-worker can act on; `message` is one translated sentence and is shown as it stands."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class StorageError(UserError):
    """The data folder could not be read or written as asked; nothing half-done was kept."""


class WrongPassphrase(StorageError):
    """The passphrase or recovery key opens none of the vault's slots; the vault itself is sound."""


class VaultMissing(StorageError):
    """The folder holds no vault, or only one of the two files a vault is made of."""


class VaultDamaged(StorageError):
    """The vault file or the database is there, but its content is not what was written."""


class VaultNewer(StorageError):
    """The data were written by a newer version of the program and were left untouched."""


class AlreadyOpen(StorageError):
    """Another process has the data folder open."""


class DataFolderReadOnly(StorageError):
    """The data folder, or the file asked for, cannot be written."""


class DiskFull(StorageError):
    """There was no room for the write; everything saved earlier is still there."""


class DatabaseBusy(StorageError):
    """Another writer held the database longer than the program waits."""


class BackupRefused(StorageError):
    """The file is not a backup that can be restored; nothing was changed."""


class OtherData(BackupRefused):
    """The backup is of other data than those in the folder it was to replace; nothing was changed."""
