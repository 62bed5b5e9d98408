"""A file with a backup's name is a whole backup."""

import errno
import hashlib
import json
import random
import shutil
import zipfile
from pathlib import Path

import pytest
from sqlalchemy import text
from tests.builders.vaults import CLOCK, Home, a_home, add_contact

from linkworker_desktop.base.clock import FixedClock
from linkworker_desktop.base.errors import (
    BackupRefused,
    DiskFull,
    StorageError,
    UserError,
    VaultDamaged,
    VaultNewer,
    WrongPassphrase,
)
from linkworker_desktop.persistence import backup as backup_module
from linkworker_desktop.persistence.backup import (
    is_due,
    latest_verified,
    make_backup,
    verify_backup,
)
from linkworker_desktop.persistence.backup_file import (
    DATABASE,
    MANIFEST,
    VAULT,
    Backup,
    backups_in,
    has_right_hash,
    read_backup,
)
from linkworker_desktop.persistence.engine import Database
from linkworker_desktop.persistence.keys import DataKey
from linkworker_desktop.persistence.version import SCHEMA_VERSION


@pytest.fixture
def made(home: Home, tmp_path: Path) -> Path:
    """A backup file of the home's three contacts, lying outside the data folder."""
    database = home.open()
    file = make_backup(database, tmp_path / "usb" / "kopi.lwbackup").file
    database.close()
    return file


def rewrite(file: Path, changes: dict[str, bytes | None]) -> None:
    """Write the backup anew with other entries; None leaves one out."""
    with zipfile.ZipFile(file) as old:
        content: dict[str, bytes | None] = {name: old.read(name) for name in old.namelist()}
    with zipfile.ZipFile(file, "w") as new:
        for name, data in (content | changes).items():
            if data is not None:
                new.writestr(name, data)


def with_manifest(file: Path, **fields: object) -> None:
    with zipfile.ZipFile(file) as old:
        manifest = json.loads(old.read(MANIFEST))
    rewrite(file, {MANIFEST: json.dumps(manifest | fields).encode()})


def test_a_backup_holds_every_row_and_passes_every_check(home: Home, made: Path) -> None:
    verified = verify_backup(made, home.key)
    assert verified.report.is_sound
    assert verified.backup.manifest.counts["contact"] == 3
    assert verified.backup.manifest.audit_seq == 3
    assert [file.name for file in made.parent.iterdir()] == ["kopi.lwbackup"]


def test_a_backup_is_an_ordinary_zip_of_three_files_with_nothing_readable_in_it(made: Path) -> None:
    with zipfile.ZipFile(made) as container:
        assert container.namelist() == [MANIFEST, VAULT, DATABASE]
        assert container.testzip() is None
    assert b"Kontakt" not in made.read_bytes()


def test_a_backup_made_while_others_write_is_one_moment(database: Database) -> None:
    add_contact(database, "Før")
    with database.write("contact.create") as session:
        session.connection()
        made = make_backup(database)
    assert made.manifest.counts["contact"] == 1
    assert made.file.name == f"linkworker-{CLOCK.now():%Y%m%d-%H%M%S}.lwbackup"


def test_a_backup_is_due_only_when_something_was_saved_since(database: Database) -> None:
    folder = database.files.backups
    assert not is_due(database, folder)
    add_contact(database, "En")
    assert is_due(database, folder)
    make_backup(database)
    assert not is_due(database, folder)
    add_contact(database, "To")
    assert is_due(database, folder)


def test_another_vaults_key_does_not_open_a_backup(made: Path) -> None:
    with pytest.raises(WrongPassphrase):
        verify_backup(made, DataKey.random())


def test_a_flipped_bit_never_passes_as_the_backup_that_was_made(
    home: Home, made: Path, tmp_path: Path
) -> None:
    whole = made.read_bytes()
    database_hash = verify_backup(made, home.key).backup.manifest.database_sha256
    chance = random.Random(3)
    refused = 0
    for _round in range(60):
        damaged = bytearray(whole)
        damaged[chance.randrange(len(whole))] ^= 1 << chance.randrange(8)
        made.write_bytes(damaged)
        try:
            verified = verify_backup(made, home.key)
        except UserError:
            refused += 1
        else:  # a date or a permission in the zip's own headers, which nobody reads
            assert verified.backup.manifest.database_sha256 == database_hash
    assert refused >= 55


@pytest.mark.parametrize("share", [0, 0.01, 0.5, 0.99])
def test_a_backup_cut_short_is_refused(home: Home, made: Path, share: float) -> None:
    content = made.read_bytes()
    made.write_bytes(content[: int(len(content) * share)])
    with pytest.raises(BackupRefused):
        verify_backup(made, home.key)


@pytest.mark.parametrize(
    "name", ["../../evil", "/abs", "C:\\x", "\\\\srv\\x", "linkworker.db/../x", "extra.txt"]
)
def test_a_backup_with_any_other_name_in_it_is_refused(made: Path, name: str) -> None:
    rewrite(made, {name: b"x"})
    with pytest.raises(BackupRefused, match="ikke en sikkerhedskopi"):
        read_backup(made)


def test_a_backup_with_one_name_twice_is_refused(made: Path) -> None:
    with zipfile.ZipFile(made, "a") as container, pytest.warns(UserWarning, match="Duplicate"):
        container.writestr(DATABASE, b"x")
    with pytest.raises(BackupRefused):
        read_backup(made)


def test_a_backup_without_the_vault_file_says_so(made: Path) -> None:
    rewrite(made, {VAULT: None})
    with pytest.raises(BackupRefused, match=r"vault\.json"):
        read_backup(made)


def test_a_compressed_backup_is_refused_so_that_no_file_can_unpack_to_gigabytes(made: Path) -> None:
    with zipfile.ZipFile(made) as old:
        content = {name: old.read(name) for name in old.namelist()}
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in content.items():
            new.writestr(name, data)
    with pytest.raises(BackupRefused):
        read_backup(made)


@pytest.mark.parametrize("fields", [{"schema": SCHEMA_VERSION + 1}, {"format": 2}])
def test_a_backup_of_a_newer_program_is_refused(made: Path, fields: dict[str, int]) -> None:
    with_manifest(made, **fields)
    with pytest.raises(VaultNewer, match="nyere udgave"):
        read_backup(made)


def test_a_manifest_that_counts_other_rows_than_the_database_is_refused(home: Home, made: Path) -> None:
    with_manifest(made, counts={"contact": 140})
    with pytest.raises(BackupRefused, match="kontrollen"):
        verify_backup(made, home.key)


def test_a_manifest_with_another_hash_than_the_database_is_refused(home: Home, made: Path) -> None:
    with_manifest(made, database_sha256="0" * 64)
    with pytest.raises(BackupRefused, match="beskadiget"):
        verify_backup(made, home.key)


def test_another_vaults_files_under_this_vaults_manifest_are_refused(
    home: Home, made: Path, tmp_path: Path
) -> None:
    other = a_home(tmp_path / "other")
    vault = (other.folder / "vault.json").read_bytes()
    rewrite(made, {VAULT: vault})
    with_manifest(made, vault_sha256=hashlib.sha256(vault).hexdigest())
    with pytest.raises(BackupRefused):
        verify_backup(made, home.key)


def test_a_copy_that_came_out_empty_is_never_given_a_backups_name(
    database: Database, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    empty = a_home(tmp_path / "empty").folder / "linkworker.db"
    add_contact(database, "Skole")
    monkeypatch.setattr(backup_module, "_vacuum_into", lambda _source, _key, copy: shutil.copy(empty, copy))
    with pytest.raises(StorageError):
        make_backup(database)
    assert list(database.files.backups.iterdir()) == []


def test_a_backup_has_no_backups_name_until_it_was_checked_and_read_again(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[list[str]] = []

    def look_around(backup: Backup) -> bool:
        seen.append([file.name for file in database.files.backups.glob("*.lwbackup")])
        return has_right_hash(backup)

    monkeypatch.setattr(backup_module, "has_right_hash", look_around)
    make_backup(database)
    assert seen == [[]]


def test_a_backup_cut_off_before_its_last_step_leaves_nothing(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_room(*_files: Path) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(backup_module, "put_in_place", no_room)
    with pytest.raises(DiskFull):
        make_backup(database)
    assert list(database.files.backups.iterdir()) == []


def test_data_that_do_not_pass_the_check_are_not_backed_up_as_if_they_did(database: Database) -> None:
    add_contact(database, "Skole")
    with database.write("x") as session:
        session.execute(text("DROP TRIGGER audit_no_update"))
        session.execute(text("UPDATE audit SET actor = 'En anden'"))
    with pytest.raises(VaultDamaged):
        make_backup(database)
    assert list(database.files.backups.iterdir()) == []


def test_the_newest_backup_that_is_still_whole_is_the_one_to_trust(database: Database) -> None:
    files = []
    for day in (1, 2, 3):
        database.clock = FixedClock(CLOCK.now().replace(month=12, day=day))
        add_contact(database, f"{day}")
        files.append(make_backup(database).file)
    content = bytearray(files[2].read_bytes())
    content[len(content) // 2] ^= 1
    files[2].write_bytes(content)
    (database.files.backups / "andet.lwbackup").write_bytes(b"hest")
    assert [backup.file for backup in backups_in(database.files.backups)] == files[::-1]
    latest = latest_verified(database.files.backups, database.vault.id)
    assert latest is not None
    assert latest.file == files[1]
    assert latest_verified(database.files.backups, "another vault") is None


def test_what_a_killed_backup_left_is_cleared_away_by_the_next(database: Database) -> None:
    database.files.backups.mkdir()
    (database.files.backups / ".ny-halv.tmp").write_bytes(b"x")
    made = make_backup(database)
    assert [file.name for file in database.files.backups.iterdir()] == [made.file.name]
