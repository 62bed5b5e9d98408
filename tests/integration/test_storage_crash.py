"""Processes killed in the middle of their work lose nothing they said was saved."""

import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sqlalchemy import select
from tests.builders.vaults import PASSPHRASE, Home, a_home

from linkworker_desktop.persistence import search
from linkworker_desktop.persistence.backup import verify_backup
from linkworker_desktop.persistence.backup_file import backups_in
from linkworker_desktop.persistence.checking import check
from linkworker_desktop.persistence.engine import schema_version
from linkworker_desktop.persistence.keys import DataKey
from linkworker_desktop.persistence.migrations import upgrading
from linkworker_desktop.persistence.schema import revision_id
from linkworker_desktop.persistence.tables.contacts import ContactRow
from linkworker_desktop.persistence.vault import open_with_passphrase, open_with_recovery_key
from linkworker_desktop.persistence.version import SCHEMA_VERSION

ROUNDS = 8

PRELUDE = """
import sys
from pathlib import Path
from linkworker_desktop.persistence.vault import open_with_passphrase
from linkworker_desktop.persistence.engine import open_database
from linkworker_desktop.persistence import search
from tests.builders.vaults import a_contact, add_contact, CHEAP, CLOCK
folder = Path(sys.argv[1])
key = open_with_passphrase(folder, sys.argv[2])
def say(word):
    print(word, flush=True)
"""

WRITE = (
    PRELUDE
    + """
database = open_database(folder, key, clock=CLOCK)
for number in range(100_000):
    with database.write("contact.create") as session:
        pair = [a_contact(f"Par {number:06d} {side}") for side in "ab"]
        session.add_all(pair)
        session.flush()
        for contact in pair:
            search.index(session, search.SearchKind.CONTACT, contact.id, contact.person, "", "")
    say(number)
"""
)

BACK_UP = (
    PRELUDE
    + """
from datetime import timedelta
from linkworker_desktop.base.clock import FixedClock
from linkworker_desktop.persistence.backup import make_backup
database = open_database(folder, key, clock=CLOCK)
for number in range(100_000):
    database.clock = FixedClock(CLOCK.now() + timedelta(seconds=number))
    say(make_backup(database).file.name)
"""
)

CHANGE = (
    PRELUDE
    + """
from linkworker_desktop.persistence.vault import change_passphrase
for number in range(100_000):
    change_passphrase(folder, key, sys.argv[2] if number % 2 else "en anden", cost=CHEAP)
    say(number)
"""
)

UPGRADE = (
    PRELUDE
    + """
from linkworker_desktop.base.paths import DataFolder
from linkworker_desktop.persistence.locking import FolderLock
from linkworker_desktop.persistence.migrations.upgrading import upgrade
files = DataFolder(folder)
lock = FolderLock(files.lock)
say("begins")
upgrade(files, key, clock=CLOCK, versions=Path(sys.argv[3]))
say("done")
"""
)


def killed(script: str, home: Home, *arguments: str, words: int, seconds: float) -> list[str]:
    """Run a script on the home until it has said so many words and a little longer, kill it, return its words."""
    command = [sys.executable, "-c", script, str(home.folder), PASSPHRASE, *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        said = [process.stdout.readline().strip() for _word in range(words)]
        time.sleep(seconds)
        process.kill()
        said += process.stdout.read().split()
    assert all(said), "the script failed before it was killed"
    return said


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_a_killed_writer_loses_nothing_it_acknowledged_and_leaves_nothing_half(
    tmp_path: Path, seed: int
) -> None:
    home = a_home(tmp_path / "data")
    said = killed(WRITE, home, words=3, seconds=random.Random(seed).random() / 3)
    database = home.open()
    with database.read() as session:
        names = set(session.scalars(select(ContactRow.person)))
        found = {hit.title for hit in search.search(session, "par", limit=100_000)}
    report = check(database)
    notices = database.notices()
    database.close()
    complete = {name[:-2] for name in names}
    assert {f"Par {int(number):06d}" for number in said} <= complete
    assert len(complete) <= len(said) + 1
    assert names == {f"{pair} {side}" for pair in complete for side in "ab"} == found
    assert report.is_sound
    assert report.chain.rows == len(names)
    assert notices == ()


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_a_killed_backup_never_leaves_a_file_that_looks_like_one(tmp_path: Path, seed: int) -> None:
    home = a_home(tmp_path / "data", contacts=3)
    said = killed(BACK_UP, home, words=2, seconds=random.Random(seed).random() / 10)
    files = sorted((home.folder / "backups").glob("*.lwbackup"))
    assert {file.name for file in files} >= set(said)
    assert [backup.file for backup in backups_in(home.folder / "backups")] == files[::-1]
    for file in files[-2:]:
        assert verify_backup(file, home.key).report.counts["contact"] == 3
    database = home.open()
    assert check(database).is_sound
    database.close()


def test_a_killed_change_of_passphrase_leaves_exactly_one_of_the_two(tmp_path: Path) -> None:
    home = a_home(tmp_path / "data")
    killed(CHANGE, home, words=5, seconds=0.05)
    opened = [secret for secret in (PASSPHRASE, "en anden") if opens(home, secret)]
    assert len(opened) == 1
    assert open_with_recovery_key(home.folder, home.recovery_key).secret == home.key.secret
    home.open().close()
    assert list(home.folder.glob(".ny-*")) == []


def opens(home: Home, passphrase: str) -> bool:
    try:
        key: DataKey = open_with_passphrase(home.folder, passphrase)
    except Exception:
        return False
    return key.secret == home.key.secret


@pytest.mark.parametrize("seed", range(4))
def test_a_killed_upgrade_leaves_the_old_schema_with_every_row(tmp_path: Path, seed: int) -> None:
    home = a_home(tmp_path / "data", contacts=20)
    versions = tmp_path / "versions"
    shutil.copytree(upgrading.VERSIONS, versions, ignore=shutil.ignore_patterns("__pycache__"))
    (versions / f"{revision_id(SCHEMA_VERSION + 1)}_slow.py").write_text(
        f"""
import sqlalchemy as sa, time
from alembic import op
revision, down_revision = {revision_id(SCHEMA_VERSION + 1)!r}, {revision_id(SCHEMA_VERSION)!r}

def upgrade():
    with op.batch_alter_table("contact") as batch:
        batch.add_column(sa.Column("nickname", sa.String(40)))
    print("halfway", flush=True)
    time.sleep(30)
"""
    )
    said = killed(UPGRADE, home, str(versions), words=2, seconds=random.Random(seed).random() / 10)
    assert said == ["begins", "halfway"]
    assert schema_version(home.folder / "linkworker.db", home.key) == SCHEMA_VERSION
    database = home.open()
    report = check(database)
    database.close()
    assert report.is_sound
    assert report.counts["contact"] == 20
    assert not [name for name in report.counts if "tmp" in name]
