"""A restore gives back what was saved, or changes nothing."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from tests.builders.vaults import CHEAP, PASSPHRASE, Home, a_home, add_contact

from linkworker_desktop.base.errors import (
    AlreadyOpen,
    BackupRefused,
    UserError,
    VaultMissing,
    WrongPassphrase,
)
from linkworker_desktop.base.paths import DataFolder
from linkworker_desktop.persistence import pending_restore
from linkworker_desktop.persistence.backup import make_backup
from linkworker_desktop.persistence.checking import check
from linkworker_desktop.persistence.restoring import key_of_backup, restore_backup
from linkworker_desktop.persistence.tables.contacts import ContactRow
from linkworker_desktop.persistence.vault import change_passphrase, open_with_passphrase


@pytest.fixture
def made(home: Home, tmp_path: Path) -> Path:
    """A backup of three contacts; one more was added since, and the passphrase was changed."""
    database = home.open()
    file = make_backup(database, tmp_path / "usb" / "kopi.lwbackup").file
    add_contact(database, "Efter kopien")
    database.close()
    change_passphrase(home.folder, home.key, "ny", cost=CHEAP)
    return file


def names(home: Home) -> list[str]:
    database = home.open()
    with database.read() as session:
        found = list(session.scalars(select(ContactRow.person).order_by(ContactRow.person)))
    assert check(database).is_sound
    assert database.notices() == ()
    database.close()
    return found


def contents(folder: Path) -> dict[str, bytes]:
    return {
        str(file): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file() and file.stat().st_size
    }


BEFORE = ["Kontakt 0000", "Kontakt 0001", "Kontakt 0002"]
AFTER = ["Efter kopien", *BEFORE]


def test_a_restore_brings_back_the_rows_and_the_passphrase_of_that_time(home: Home, made: Path) -> None:
    key = key_of_backup(made, passphrase=PASSPHRASE)
    restored = restore_backup(made, home.folder, key)
    assert restored is not None
    assert restored.report.is_sound
    assert names(home) == BEFORE
    assert open_with_passphrase(home.folder, PASSPHRASE).secret == home.key.secret
    with pytest.raises(WrongPassphrase):
        open_with_passphrase(home.folder, "ny")


def test_the_data_that_were_replaced_are_kept_aside_and_can_be_opened(home: Home, made: Path) -> None:
    restored = restore_backup(made, home.folder, home.key)
    assert restored is not None
    assert restored.kept_aside == home.folder / "before-restore-1"
    assert names(Home(restored.kept_aside, home.key, home.recovery_key)) == AFTER


def test_a_second_restore_leaves_what_the_first_kept_aside(home: Home, made: Path) -> None:
    restore_backup(made, home.folder, home.key)
    database = home.open()
    add_contact(database, "Mellem to gendannelser")
    database.close()
    restore_backup(made, home.folder, home.key)
    first, second = DataFolder(home.folder).kept_aside()
    assert names(Home(first, home.key, "")) == AFTER
    assert names(Home(second, home.key, "")) == [*BEFORE, "Mellem to gendannelser"]
    assert names(home) == BEFORE


def test_a_folder_without_data_has_nothing_kept_aside(home: Home, made: Path, tmp_path: Path) -> None:
    restored = restore_backup(made, tmp_path / "new", home.key)
    assert restored is not None
    assert restored.kept_aside is None
    assert DataFolder(tmp_path / "new").kept_aside() == ()


def test_a_computer_without_data_gets_them_by_the_recovery_key(
    home: Home, made: Path, tmp_path: Path
) -> None:
    key = key_of_backup(made, recovery_key=home.recovery_key)
    restore_backup(made, tmp_path / "new" / "data", key)
    assert names(Home(tmp_path / "new" / "data", key, "")) == BEFORE


def test_data_that_can_no_longer_be_opened_are_replaced(home: Home, made: Path) -> None:
    (home.folder / "vault.json").unlink()
    (home.folder / "linkworker.db").write_bytes(b"")
    restore_backup(made, home.folder, home.key)
    assert names(home) == BEFORE


def test_a_write_ahead_log_of_the_old_data_never_meets_the_restored(home: Home, made: Path) -> None:
    log = home.folder / "linkworker.db-wal"
    database = home.open()
    add_contact(database, "Kun i loggen")
    left_by_a_crash = log.read_bytes()
    database.close()
    log.write_bytes(left_by_a_crash)
    restore_backup(made, home.folder, home.key)
    assert names(home) == BEFORE


def test_a_restore_called_off_before_the_switch_changes_nothing(home: Home, made: Path) -> None:
    before = contents(home.folder)
    assert restore_backup(made, home.folder, home.key, go_on=lambda: False) is None
    assert contents(home.folder) == before
    assert names(home) == AFTER


def test_a_damaged_backup_changes_nothing(home: Home, made: Path) -> None:
    content = bytearray(made.read_bytes())
    content[len(content) // 2] ^= 1
    made.write_bytes(content)
    before = contents(home.folder)
    with pytest.raises(BackupRefused):
        restore_backup(made, home.folder, home.key)
    assert contents(home.folder) == before


def test_a_missing_backup_is_said_in_a_sentence(home: Home, tmp_path: Path) -> None:
    with pytest.raises(UserError):
        restore_backup(tmp_path / "none.lwbackup", home.folder, home.key)


def test_another_vaults_backup_is_refused_unless_that_is_meant(
    made: Path, home: Home, tmp_path: Path
) -> None:
    other = a_home(tmp_path / "other", contacts=1)
    before = contents(other.folder)
    with pytest.raises(BackupRefused, match="andre data"):
        restore_backup(made, other.folder, home.key)
    assert contents(other.folder) == before
    restore_backup(made, other.folder, home.key, replace_other_vault=True)
    assert names(Home(other.folder, home.key, "")) == BEFORE


def test_open_data_are_not_replaced(home: Home, made: Path) -> None:
    database = home.open()
    with pytest.raises(AlreadyOpen):
        restore_backup(made, home.folder, home.key)
    database.close()
    assert names(home) == AFTER


class Killed(BaseException):
    """Stands for the process ending here."""


@pytest.mark.parametrize("step", range(20))
def test_a_restore_cut_off_at_any_step_ends_with_the_old_data_or_the_restored(
    home: Home, made: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    left = step

    def dying(original: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **options: Any) -> Any:
            nonlocal left
            if left == 0:
                raise Killed
            left -= 1
            return original(*arguments, **options)

        return call

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", dying(Path.replace))
        patch.setattr(Path, "rename", dying(Path.rename))
        patch.setattr(shutil, "rmtree", dying(shutil.rmtree))
        try:
            restore_backup(made, home.folder, home.key)
            was_cut = False
        except Killed:
            was_cut = True
    found = names(home)
    assert found in (BEFORE, AFTER)
    if not was_cut:
        assert found == BEFORE
    files = DataFolder(home.folder)
    kept = [names(Home(aside, home.key, "")) for aside in files.kept_aside()]
    assert kept == ([AFTER] if found == BEFORE else [])
    assert not (files.root / pending_restore.READY).exists()
    assert not (files.root / pending_restore.UNFINISHED).exists()


def test_half_a_vault_can_be_told_from_none(home: Home, made: Path) -> None:
    (home.folder / "linkworker.db").unlink()
    with pytest.raises(VaultMissing):
        home.open()
    restore_backup(made, home.folder, home.key)
    assert names(home) == BEFORE
