"""Putting restored data in the place of the old in steps that can be taken again after a crash.

Restored files are first made ready in a folder under a temporary name. Renaming that folder is the moment the restore
happens: before it the old data count and the temporary folder is thrown away, after it the rest is finished, now or
at the next start. The old data are kept aside.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from linkworker_desktop.base.files import sync_folder
from linkworker_desktop.base.paths import DataFolder
from linkworker_desktop.persistence.failures import file_errors

UNFINISHED = ".restore-unfinished"
READY = ".restore-ready"


def staging_folder(files: DataFolder) -> Path:
    """Return an empty folder to make restored files ready in. Raises StorageError."""
    folder = files.root / UNFINISHED
    with file_errors():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(mode=0o700)
    return folder


def put_restored_in_place(files: DataFolder) -> None:
    """Let the files in the staging folder take the place of the present ones. Raises StorageError."""
    with file_errors():
        sync_folder(files.root / UNFINISHED)
        (files.root / UNFINISHED).rename(files.root / READY)
        sync_folder(files.root)
    finish_restore(files)


def finish_restore(files: DataFolder) -> bool:
    """Finish a restore that was cut off, or throw away one that had not come so far; return whether one was finished.

    The caller holds the folder's lock. Raises StorageError.
    """
    ready = DataFolder(files.root / READY)
    with file_errors():
        shutil.rmtree(files.root / UNFINISHED, ignore_errors=True)
        if not ready.root.is_dir():
            return False
        if ready.vault.exists() and ready.database.exists():
            _move_old_aside(files)
        for new, place in ((ready.vault, files.vault), (ready.database, files.database)):
            if new.exists():
                new.replace(place)
        sync_folder(files.root)
        shutil.rmtree(ready.root)
    return True


def _move_old_aside(files: DataFolder) -> None:
    """Move everything the old vault is made of; a file moved before a crash is not there any more and is left be."""
    old = [*files.database_files, files.anchor, files.vault]
    if not files.kept_aside.is_dir():
        files.kept_aside.mkdir(mode=0o700)
    for file in old:
        if file.exists():
            file.replace(files.kept_aside / file.name)
    sync_folder(files.kept_aside)
