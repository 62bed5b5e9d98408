"""The sample municipality: a vault of its own, with a passphrase everybody may know, deleted with one click."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from linkworker_desktop.base.clock import Clock
from linkworker_desktop.base.errors import StorageError
from linkworker_desktop.base.paths import SAMPLE_PASSPHRASE, demo_data_folder
from linkworker_desktop.i18n import _

if TYPE_CHECKING:
    from linkworker_desktop.bootstrap import Services

SAMPLE_NAME = "Skovsunde"


def sample_folder(data_folder: Path) -> Path:
    """Return where the sample of a data folder lies."""
    return demo_data_folder(data_folder)


def has_sample(data_folder: Path) -> bool:
    """Tell whether the sample has been made to its end and not deleted."""
    from linkworker_desktop.services.secrets import VaultState, data_state

    folder = sample_folder(data_folder)
    return data_state(folder) is VaultState.READY and not _unfinished(folder).exists()


def open_sample(data_folder: Path, clock: Clock) -> Services:
    """Open the sample, built first if there is none; takes some seconds then, so run it in a worker.

    A sample cut off while it was built is built anew. Raises StorageError.
    """
    from linkworker_desktop.bootstrap import unlock

    folder = sample_folder(data_folder)
    if has_sample(data_folder):
        return unlock(folder, passphrase=SAMPLE_PASSPHRASE, clock=clock)
    delete_sample(data_folder)
    return _build(folder, clock)


def delete_made_sample(data_folder: Path) -> None:
    """Delete the sample made beside the municipality's own data. Raises StorageError, also where there is none.

    A sample in a data folder of its own, as the command line makes it, is not deleted from within.
    """
    if not sample_folder(data_folder).exists():
        raise StorageError(
            _("Intet er slettet. Eksemplet ligger i en mappe for sig selv: luk programmet, og slet mappen.")
        )
    delete_sample(data_folder)


def delete_sample(data_folder: Path) -> None:
    """Delete the sample with everything in it; it must be closed. Raises StorageError."""
    folder = sample_folder(data_folder)
    try:
        if folder.exists():
            shutil.rmtree(folder)
    except OSError as error:
        raise StorageError(
            _("Eksempeldata kunne ikke slettes. Luk andre programmer, og prøv igen.")
        ) from error


def _build(folder: Path, clock: Clock) -> Services:
    from linkworker_desktop.bootstrap import create
    from linkworker_desktop.services.sample import SAMPLE_MUNICIPALITY, build_sample

    services, _key = create(folder, SAMPLE_PASSPHRASE, SAMPLE_MUNICIPALITY, clock=clock)
    try:
        _unfinished(folder).touch()
        build_sample(services, clock.today())
        _unfinished(folder).unlink()
    except BaseException:
        services.close(with_backup=False)
        raise
    return services


def _unfinished(folder: Path) -> Path:
    """Return the mark of a sample that is not all there yet."""
    return folder / "unfinished"
