"""What can be told of a data folder before anything heavy is imported."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from linkworker_desktop.base.clock import LOCAL_ZONE
from linkworker_desktop.base.paths import DataFolder


def looks_ready(folder: Path) -> bool:
    """Tell whether vault file and database are both there; whether they are sound shows when they are opened."""
    files = DataFolder(folder)
    return files.vault.exists() and files.database.exists()


def last_opened(folder: Path) -> datetime | None:
    """Return when the data were last opened here (local wall time), by the time of a file; None when unknown."""
    try:
        seconds = DataFolder(folder).lock.stat().st_mtime
    except OSError:
        return None
    return datetime.fromtimestamp(seconds, LOCAL_ZONE).replace(tzinfo=None)


def has_backups(folder: Path) -> bool:
    """Tell whether there is any file in the backups folder beside the data."""
    backups = DataFolder(folder).backups
    return backups.is_dir() and any(backups.iterdir())
