"""Where this user's files lie, and what each file in a data folder is called."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import platformdirs

APPLICATION = "linkworker-desktop"
DATA_FOLDER_VARIABLE = "LINKWORKER_DATA"

KEPT_ASIDE = "before-restore-"
"""What the folders with data that a restore replaced begin with; a number follows."""

NETWORK_DRIVE = "network drive"
"""A mark, not a word for the screen."""

_SYNC_SERVICES = ("OneDrive", "Dropbox", "Google Drive", "iCloud", "Nextcloud", "Box Sync")


@dataclass(frozen=True, slots=True)
class DataFolder:
    """The names of the files in one data folder; nothing is created by asking."""

    root: Path

    @property
    def database(self) -> Path:
        return self.root / "linkworker.db"

    @property
    def vault(self) -> Path:
        return self.root / "vault.json"

    @property
    def anchor(self) -> Path:
        """The last audit row's number and hash, kept beside the database so that a lost tail is noticed."""
        return self.root / "anchor.json"

    @property
    def lock(self) -> Path:
        return self.root / "in-use.lock"

    @property
    def backups(self) -> Path:
        return self.root / "backups"

    def kept_aside(self) -> tuple[Path, ...]:
        """Return the folders with data that restores replaced, oldest first. Raises OSError."""
        return tuple(folder for _number, folder in sorted(self._numbered_aside()) if folder.is_dir())

    def next_kept_aside(self) -> Path:
        """Return where the data replaced next belong: a folder that is not there yet. Raises OSError."""
        last = max((number for number, _folder in self._numbered_aside()), default=0)
        return self.root / f"{KEPT_ASIDE}{last + 1}"

    def _numbered_aside(self) -> list[tuple[int, Path]]:
        found = [(entry.name.removeprefix(KEPT_ASIDE), entry) for entry in self.root.glob(f"{KEPT_ASIDE}*")]
        return [(int(number), entry) for number, entry in found if number.isascii() and number.isdecimal()]

    @property
    def database_files(self) -> tuple[Path, ...]:
        """The database with the write-ahead log and shared index that belong to it."""
        name = self.database.name
        return (self.database, self.root / f"{name}-wal", self.root / f"{name}-shm")


def default_data_folder() -> Path:
    """Return the user's data folder, or the one named by the variable LINKWORKER_DATA."""
    named = os.environ.get(DATA_FOLDER_VARIABLE)
    if named:
        return Path(named)
    return Path(platformdirs.user_data_dir(APPLICATION, appauthor=False))


SAMPLE_PASSPHRASE = "skovsunde"  # noqa: S105 - shown on the screen: the people are invented
"""What opens the sample municipality."""


def demo_data_folder(root: Path | None = None) -> Path:
    """Return the folder of the sample municipality, kept apart from the real data so that it can be deleted."""
    return (root or default_data_folder()) / "eksempelby"


def log_folder() -> Path:
    """Return the folder for logs."""
    return Path(platformdirs.user_log_dir(APPLICATION, appauthor=False))


def settings_file() -> Path:
    """Return the file with the few settings needed before the data are unlocked."""
    return Path(platformdirs.user_config_dir(APPLICATION, appauthor=False)) / "settings.json"


def sync_service_of(folder: Path) -> str | None:
    """Return the name of the synchronising service a folder lies in, or NETWORK_DRIVE, as far as its path tells.

    A write-ahead log is not safe where another program copies or serves the files one by one.
    """
    text = str(folder)
    if text.startswith(("\\\\", "//")):
        return NETWORK_DRIVE
    for service in _SYNC_SERVICES:
        if any(part.casefold().startswith(service.casefold()) for part in folder.parts):
            return service
    return None
