"""Backups are thinned out with age."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from linkworker_desktop.base.clock import FixedClock
from linkworker_desktop.persistence.backup import make_backup
from linkworker_desktop.persistence.backup_file import Backup, Manifest
from linkworker_desktop.persistence.engine import Database
from linkworker_desktop.persistence.rotation import kept_of, rotate
from linkworker_desktop.persistence.vault_file import Vault

VAULT = Vault(id="a", demo=False, slots={}, key_check=b"")


def a_backup(moment: datetime) -> Backup:
    manifest = Manifest("1", 1, moment, "a", {}, 0, "", 0, "", "")
    return Backup(Path(f"{moment:%Y%m%d-%H%M}"), manifest, VAULT)


def kept(moments: list[datetime]) -> list[str]:
    return sorted((file.name for file in kept_of([a_backup(moment) for moment in moments])), reverse=True)


NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)


def test_the_five_newest_are_kept_whatever_their_day() -> None:
    assert kept([NOW - timedelta(minutes=number) for number in range(9)]) == [
        f"20261124-{clock}" for clock in ("1200", "1159", "1158", "1157", "1156")
    ]


def test_of_an_older_day_only_the_newest_is_kept() -> None:
    today = [NOW - timedelta(minutes=number) for number in range(5)]
    before = [NOW - timedelta(days=1, hours=hours) for hours in range(3)]
    assert kept(today + before)[5:] == ["20261123-1200"]


def test_a_year_of_daily_backups_becomes_twelve_days_eight_weeks_and_twelve_months() -> None:
    names = kept([NOW - timedelta(days=days) for days in range(400)])
    assert names[:12] == [f"{NOW - timedelta(days=days):%Y%m%d-%H%M}" for days in range(12)]
    sundays = [name for name in names[12:] if datetime.strptime(name, "%Y%m%d-%H%M").weekday() == 6]
    assert len(sundays) >= 6
    assert names[-1] == "20251231-1200"
    assert len(names) == 12 + 6 + 10


def test_the_newest_is_always_kept_and_none_of_none() -> None:
    assert kept([]) == []
    assert kept([NOW - timedelta(days=4000)]) == ["20151212-1200"]


def test_a_backup_near_midnight_belongs_to_the_danish_day() -> None:
    summer_night = datetime(2026, 7, 1, 22, 30, tzinfo=UTC)
    assert kept([summer_night, summer_night - timedelta(hours=2)]) == ["20260701-2230", "20260701-2030"]


@pytest.mark.parametrize("days", [1, 40])
def test_rotation_deletes_own_surplus_and_leaves_other_files_alone(database: Database, days: int) -> None:
    folder = database.files.backups
    for number in range(7):
        database.clock = FixedClock(NOW + timedelta(days=days, minutes=number))
        make_backup(database)
    (folder / "andet.lwbackup").write_bytes(b"not a backup")
    (folder / "noter.txt").write_text("mine")
    deleted = rotate(folder, database.vault.id)
    assert len(deleted) == 2
    assert len(list(folder.iterdir())) == 5 + 2
    assert rotate(folder, "another vault") == []
