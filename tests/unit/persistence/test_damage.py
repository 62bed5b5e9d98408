"""Damaged, foreign and newer files are told apart and left as they are."""

import hashlib
import os
import random
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlcipher3 import dbapi2
from tests.builders.vaults import CLOCK, Home, a_home, add_contact

from linkworker_desktop.base.errors import StorageError, UserError, VaultDamaged, VaultMissing, VaultNewer
from linkworker_desktop.persistence.checking import check
from linkworker_desktop.persistence.driver import connect
from linkworker_desktop.persistence.engine import open_database
from linkworker_desktop.persistence.version import SCHEMA_VERSION


def hashes(folder: Path) -> dict[str, str]:
    return {
        file.name: hashlib.sha256(file.read_bytes()).hexdigest()
        for file in folder.iterdir()
        if file.name != "in-use.lock"
    }


def test_a_sound_database_passes_every_check(home: Home) -> None:
    database = home.open()
    report = check(database)
    database.close()
    assert report.is_sound
    assert (report.counts["contact"], report.counts["audit"], report.chain.rows) == (3, 3, 3)


@pytest.mark.parametrize("share", [0, 0.1, 0.5, 0.999])
def test_a_database_cut_short_is_called_damaged(tmp_path: Path, share: float) -> None:
    home = a_home(tmp_path / "data", contacts=40)
    file = home.folder / "linkworker.db"
    os.truncate(file, int(file.stat().st_size * share))
    before = hashes(home.folder)
    assert not is_sound(home)
    if share <= 0.1:
        assert hashes(home.folder) == before


@pytest.mark.parametrize(
    "content", [b"\x00" * 8192, bytes(range(256)) * 64, b"hest", b"SQLite format 3\x00" * 512]
)
def test_a_file_that_is_no_encrypted_database_is_called_damaged_and_left_alone(
    home: Home, content: bytes
) -> None:
    (home.folder / "linkworker.db").write_bytes(content)
    before = hashes(home.folder)
    with pytest.raises(VaultDamaged):
        home.open()
    assert hashes(home.folder) == before


def test_a_plain_database_in_the_place_of_the_encrypted_one_is_refused(home: Home) -> None:
    file = home.folder / "linkworker.db"
    file.unlink()
    plain = dbapi2.connect(str(file))
    plain.execute("CREATE TABLE a (x)")
    plain.close()
    with pytest.raises(VaultDamaged):
        home.open()


def test_an_encrypted_database_of_another_program_is_refused(home: Home) -> None:
    file = home.folder / "linkworker.db"
    file.unlink()
    foreign = connect(file, home.key, create=True)
    foreign.execute("CREATE TABLE a (x)")
    foreign.execute("PRAGMA user_version=1")
    foreign.close()
    with pytest.raises(VaultDamaged):
        home.open()


def test_every_flipped_bit_is_found_on_opening_or_by_the_check(tmp_path: Path) -> None:
    home = a_home(tmp_path / "data", contacts=5)
    file = home.folder / "linkworker.db"
    whole = file.read_bytes()
    chance = random.Random(7)
    for _round in range(50):
        damaged = bytearray(whole)
        damaged[chance.randrange(len(whole))] ^= 1 << chance.randrange(8)
        file.write_bytes(damaged)
        assert not is_sound(home)
    file.write_bytes(whole)
    assert is_sound(home)


def is_sound(home: Home) -> bool:
    try:
        database = open_database(home.folder, home.key, clock=CLOCK)
    except VaultDamaged:
        return False
    try:
        return check(database).is_sound
    except VaultDamaged:
        return False
    finally:
        database.close()


def test_a_database_of_a_newer_version_is_refused_and_its_files_are_unchanged(home: Home) -> None:
    raw = connect(home.folder / "linkworker.db", home.key)
    raw.execute(f"PRAGMA user_version={SCHEMA_VERSION + 1}")
    raw.close()
    before = hashes(home.folder)
    with pytest.raises(VaultNewer, match="nyere udgave"):
        home.open()
    assert hashes(home.folder) == before


def test_a_missing_database_is_called_missing(home: Home) -> None:
    (home.folder / "linkworker.db").unlink()
    with pytest.raises(VaultMissing, match="Databasen mangler"):
        home.open()


def test_a_lost_write_ahead_log_is_noticed_at_the_next_opening(home: Home) -> None:
    database = home.open()
    database.checkpoint()
    sound = (home.folder / "linkworker.db").read_bytes()
    add_contact(database, "Tabt")
    database.close()
    (home.folder / "linkworker.db").write_bytes(sound)
    again = home.open()
    assert any("tabt" in notice for notice in again.notices())
    again.close()


@pytest.mark.parametrize("content", [None, b"", b"{", b'{"vault": "x", "seq": 9, "sha256": "y"}'])
def test_a_missing_or_foreign_anchor_is_no_reason_to_warn(home: Home, content: bytes | None) -> None:
    anchor = home.folder / "anchor.json"
    anchor.unlink()
    if content is not None:
        anchor.write_bytes(content)
    database = home.open()
    assert database.notices() == ()
    database.close()


def test_damage_met_in_the_middle_of_work_is_said_as_one_sentence(home: Home) -> None:
    database = home.open()
    with database.read() as session:
        page_size = int(session.scalar(text("PRAGMA page_size")) or 0)
    database.close()
    file = home.folder / "linkworker.db"
    content = bytearray(file.read_bytes())
    for start in range(page_size, len(content), page_size):
        content[start + 100] ^= 1
    file.write_bytes(content)
    with pytest.raises(StorageError) as caught:
        read_all(home)
    assert isinstance(caught.value, UserError)
    assert caught.value.message.startswith("Databasen er beskadiget.")


def read_all(home: Home) -> None:
    database = home.open()
    try:
        with database.read() as session:
            session.execute(text("SELECT person FROM contact")).all()
    finally:
        database.close()
