"""Files written where the user says: whole or not at all, and never over the program's own."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from pathlib import Path

from linkworker_desktop.base.errors import DataFolderReadOnly, DiskFull, StorageError
from linkworker_desktop.base.files import write_atomically
from linkworker_desktop.base.paths import DataFolder
from linkworker_desktop.i18n import _

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_REFUSED = {errno.EACCES, errno.EPERM, errno.EROFS}
_BACKUP = ".lwbackup"


def write_output(path: Path, content: bytes, folder: Path | None) -> None:
    """Write `content` to the file the user named; `folder` holds the data in use.

    The file's own folder is not made: one that is gone may be on a drive that was taken out. Raises StorageError with
    one sentence; what was there before is untouched then.
    """
    refuse_own_files(path, DataFolder(folder) if folder is not None else None)
    if path.suffix.casefold() == _BACKUP and path.exists():
        raise _own()
    try:
        write_atomically(path, content)
    except OSError as error:
        raise from_disk(error) from error


def refuse_own_files(path: Path, files: DataFolder | None) -> None:
    """Raise StorageError if writing to `path` would hit what the program keeps, or something that is no file.

    Links are followed. The files of `files` are meant, and those of any other data folder `path` lies in.
    """
    try:
        target = path.resolve()
        is_other_thing = target.exists() and not target.is_file()
        is_own = any(_is_own(target, each) for each in _data_folders(target, files))
    except (OSError, RuntimeError) as error:  # a circle of links is a RuntimeError
        raise _not_there() from error
    if is_own:
        raise _own()
    if is_other_thing:
        raise StorageError(_("Der ligger en mappe eller noget andet end en fil. Vælg et andet filnavn."))


def from_disk(error: OSError) -> StorageError:
    """Return what can be done about a file that could not be written."""
    if error.errno in _FULL:
        return DiskFull(_("Der er ikke plads på drevet. Gør plads, eller vælg et andet sted."))
    if error.errno in _REFUSED:
        return DataFolderReadOnly(
            _("Der kan ikke gemmes det sted. Luk filen, hvis den er åben, eller vælg et andet sted.")
        )
    return _not_there()


def _data_folders(target: Path, files: DataFolder | None) -> Iterator[DataFolder]:
    beside = DataFolder(target.parent)
    if beside.vault.exists() or beside.database.exists():
        yield beside
    if files is not None:
        yield DataFolder(files.root.resolve())


def _is_own(target: Path, files: DataFolder) -> bool:
    """Tell whether `target` is one of the files a data folder is made of, by name or as a hard link."""
    own = (*files.database_files, files.vault, files.anchor, files.lock)
    if target.parent == files.root and target.name.casefold() in {file.name.casefold() for file in own}:
        return True
    return target.exists() and any(file.exists() and target.samefile(file) for file in own)


def _not_there() -> StorageError:
    return StorageError(
        _("Filen kunne ikke gemmes dér. Er drevet sat til? Vælg et andet sted, og prøv igen.")
    )


def _own() -> StorageError:
    return StorageError(_("Dér ligger programmets egne data. Vælg et andet filnavn eller en anden mappe."))
