"""The few settings needed before the data are unlocked; they hold nothing about a person."""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from linkworker_desktop.base.files import write_atomically
from linkworker_desktop.base.paths import DATA_FOLDER_VARIABLE, default_data_folder

log = logging.getLogger(__name__)

LANGUAGES = ("da", "en")
THEMES = ("system", "light", "dark")
TEXT_SIZES = (100, 115, 130, 150)
LOCK_MINUTES = (0, 5, 10, 15, 30, 60)
"""Minutes without a key or a click before the data are locked; 0 never locks."""
VAULT_KINDS = ("real", "sample")


@dataclass(frozen=True, slots=True)
class Settings:
    """Choices of this user on this computer. Folders are texts; None means the default place."""

    language: str = "da"
    data_folder: str | None = None
    backup_folder: str | None = None
    theme: str = "system"
    text_size: int = 100
    """Percent."""
    lock_minutes: int = 15
    recent_vault: str = "real"
    """Which data were open last: the municipality's own or the sample."""


_ACCEPTED: Mapping[str, Callable[[object], bool]] = {
    "language": lambda value: value in LANGUAGES,
    "data_folder": lambda value: isinstance(value, str),
    "backup_folder": lambda value: isinstance(value, str),
    "theme": lambda value: value in THEMES,
    "text_size": lambda value: type(value) is int and value in TEXT_SIZES,
    "lock_minutes": lambda value: type(value) is int and value in LOCK_MINUTES,
    "recent_vault": lambda value: value in VAULT_KINDS,
}


def load_settings(file: Path) -> Settings:
    """Return the saved settings; a missing or unreadable file gives the defaults, odd values are passed over."""
    try:
        content = json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError, RecursionError) as error:
        log.warning("settings could not be read: %s", type(error).__name__)
        return Settings()
    if not isinstance(content, dict):
        return Settings()
    return Settings(
        **{name: content[name] for name, fits in _ACCEPTED.items() if name in content and fits(content[name])}
    )


def save_settings(file: Path, settings: Settings) -> None:
    """Write the settings to `file`, making its folder if needed. Raises OSError."""
    file.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(file, json.dumps(asdict(settings), ensure_ascii=False, indent=2).encode("utf-8"))


def chosen_data_folder(named: str | Path | None, settings: Settings) -> Path:
    """Return the folder named at the start, else the variable LINKWORKER_DATA's, the settings', or the user's own."""
    if named:
        return Path(named)
    if settings.data_folder and not os.environ.get(DATA_FOLDER_VARIABLE):
        return Path(settings.data_folder)
    return default_data_folder()
