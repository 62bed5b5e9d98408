"""Which backups are kept: the 5 newest, and the newest of each of 12 days, 8 weeks and 12 months."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from datetime import date
from pathlib import Path

from linkworker_desktop.base.clock import LOCAL_ZONE
from linkworker_desktop.persistence.backup_file import Backup, backups_in
from linkworker_desktop.persistence.failures import file_errors

NEWEST = 5
DAILY, WEEKLY, MONTHLY = 12, 8, 12


def rotate(folder: Path, vault_id: str) -> list[Path]:
    """Delete the vault's backups in `folder` that no rule keeps, and return them. Raises StorageError.

    Other vaults' backups and files that are no whole backup are never touched.
    """
    own = [backup for backup in backups_in(folder) if backup.manifest.vault == vault_id]
    kept = kept_of(own)
    surplus = [backup.file for backup in own if backup.file not in kept]
    with file_errors():
        for file in surplus:
            file.unlink()
    return surplus


def kept_of(backups: Iterable[Backup]) -> set[Path]:
    """Return the files to keep of backups given newest first; days are days in Denmark."""
    newest_first = list(backups)
    kept = {backup.file for backup in newest_first[:NEWEST]}
    for period, most in ((_day, DAILY), (_week, WEEKLY), (_month, MONTHLY)):
        kept |= _newest_of_each(newest_first, period, most)
    return kept


def _newest_of_each(backups: list[Backup], period: Callable[[date], Hashable], most: int) -> set[Path]:
    newest: dict[Hashable, Path] = {}
    for backup in backups:
        newest.setdefault(period(backup.manifest.created.astimezone(LOCAL_ZONE).date()), backup.file)
    return set(list(newest.values())[:most])


def _day(day: date) -> Hashable:
    return day


def _week(day: date) -> Hashable:
    return day.isocalendar()[:2]


def _month(day: date) -> Hashable:
    return (day.year, day.month)
