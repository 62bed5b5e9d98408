"""The open vault a command works on."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from linkworker_desktop import bootstrap
from linkworker_desktop.base.paths import settings_file
from linkworker_desktop.base.settings import chosen_data_folder, load_settings
from linkworker_desktop.bootstrap import Services
from linkworker_desktop.cli.secret import ask_passphrase


@contextmanager
def unlocked(arguments: argparse.Namespace) -> Iterator[Services]:
    """Give the services of the vault in the data folder, and lock it afterwards. Raises `StorageError`."""
    services = bootstrap.unlock(data_folder(arguments), passphrase=ask_passphrase())
    try:
        yield services
    finally:
        services.close(with_backup=False)


def data_folder(arguments: argparse.Namespace) -> Path:
    """Return the folder asked for, else the one chosen in the settings."""
    return chosen_data_folder(arguments.data, load_settings(settings_file()))
