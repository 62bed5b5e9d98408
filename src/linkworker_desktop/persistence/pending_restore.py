"""Putting restored data in the place of the old in steps that can be taken again after a crash.

Restored files are first made ready in a folder under a temporary name. Renaming that folder is the moment the restore
happens: before it the old data count and the temporary folder is thrown away, after it the rest is finished, now or
at the next start. The old data wait in that folder too and end in a numbered one of their own, which no later restore
touches.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from linkworker_desktop.base.files import sync_folder
from linkworker_desktop.base.paths import DataFolder
from linkworker_desktop.persistence.failures import file_errors

UNFINISHED = ".restore-unfinished"
READY = ".restore-ready"
_REPLACED = "replaced"


def staging_folder(files: DataFolder) -> Path:
    """Return an empty folder to make restored files ready in. Raises StorageError."""
    folder = files.root / UNFINISHED
    with file_errors():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(mode=0o700)
    return folder


def put_restored_in_place(files: DataFolder) -> Path | None:
    """Let the files in the staging folder take the place of the present ones; return where those are now, if any.

    Raises StorageError.
    """
    with file_errors():
        sync_folder(files.root / UNFINISHED)
        (files.root / UNFINISHED).rename(files.root / READY)
        sync_folder(files.root)
    return finish_restore(files)


def finish_restore(files: DataFolder) -> Path | None:
    """Finish a restore that was cut off, or throw away one that had not come so far.

    Returns the folder with the data it replaced, None if there were none or nothing was to be finished. The caller
    holds the folder's lock. Raises StorageError.
    """
    ready = DataFolder(files.root / READY)
    with file_errors():
        shutil.rmtree(files.root / UNFINISHED, ignore_errors=True)
        if not ready.root.is_dir():
            return None
        replaced = ready.root / _REPLACED
        if ready.vault.exists() and ready.database.exists():
            _move_old_aside(files, replaced)
        for new, place in ((ready.vault, files.vault), (ready.database, files.database)):
            if new.exists():
                new.replace(place)
        kept = _keep(replaced, files)
        sync_folder(files.root)
        shutil.rmtree(ready.root)
    return kept


def _move_old_aside(files: DataFolder, replaced: Path) -> None:
    """Move everything the old vault is made of; a file moved before a crash is not there any more and is left be."""
    old = [*files.database_files, files.anchor, files.vault]
    replaced.mkdir(mode=0o700, exist_ok=True)
    for file in old:
        if file.exists():
            file.replace(replaced / file.name)
    sync_folder(replaced)


def _keep(replaced: Path, files: DataFolder) -> Path | None:
    """Give the replaced data a folder of their own, beside those of earlier restores."""
    if not replaced.is_dir() or not any(replaced.iterdir()):
        return None
    return replaced.rename(files.next_kept_aside())
