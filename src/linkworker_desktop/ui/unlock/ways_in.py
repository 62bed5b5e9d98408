"""The ways into the data of one folder or of its sample; everything here runs in a worker."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from linkworker_desktop.base.clock import Clock
from linkworker_desktop.ui.sample_vault import sample_folder

if TYPE_CHECKING:
    from linkworker_desktop.bootstrap import Services
    from linkworker_desktop.ui.desk import Desk


class WaysIn:
    """Opens the vault, gives it another passphrase, and takes a backup back; imports what that needs only then."""

    def __init__(self, folder: Path, desk: Desk, clock: Clock) -> None:
        self._folder, self._desk, self._clock = folder, desk, clock

    def open(
        self, *, passphrase: str | None = None, recovery_key: str | None = None, is_sample: bool = False
    ) -> Services:
        """Open the data with one of their secrets and note the time. Raises `StorageError`."""
        from linkworker_desktop.bootstrap import unlock
        from linkworker_desktop.services.secrets import Secrets

        kept = None if is_sample else self._desk.settings.backup_folder
        services = unlock(
            sample_folder(self._folder) if is_sample else self._folder,
            passphrase=passphrase,
            recovery_key=recovery_key,
            clock=self._clock,
            backup_folder=Path(kept) if kept else None,
        )
        Secrets(services.database).note_opened()
        return services

    @staticmethod
    def set_passphrase(services: Services, passphrase: str) -> None:
        """Let another passphrase open the data, and back them up with it at once. Raises `StorageError`."""
        from linkworker_desktop.services.secrets import Secrets

        Secrets(services.database).set_passphrase(passphrase)
        services.backups.make_now()

    def restore(self, file: Path, secret: str, by_key: bool, replaces_other: bool) -> None:  # noqa: FBT001
        """Let a backup take the place of the data. Raises `StorageError`."""
        from linkworker_desktop.services.secrets import restore

        restore(
            file,
            self._folder,
            passphrase=None if by_key else secret,
            recovery_key=secret if by_key else None,
            replace_other_vault=replaces_other,
        )
