"""Full disks, folders that cannot be written, and what a thief can read."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.builders.vaults import PASSPHRASE, Home, a_home, add_contact

from linkworker_desktop.base.errors import DiskFull
from linkworker_desktop.persistence.backup import make_backup
from linkworker_desktop.persistence.checking import check
from linkworker_desktop.persistence.failures import from_os_error, from_sqlite_code
from linkworker_desktop.persistence.search import SearchKind, index
from linkworker_desktop.persistence.vault import open_with_passphrase

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="uses limits and users of POSIX systems")

FULL_DISK = """
import json, resource, signal, sys
from pathlib import Path
from linkworker_desktop.base.errors import StorageError
from linkworker_desktop.persistence.backup import make_backup
from linkworker_desktop.persistence.engine import create_database, open_database
from linkworker_desktop.persistence.restoring import restore_backup
from linkworker_desktop.persistence.vault import change_passphrase, create_vault, open_with_passphrase
from tests.builders.vaults import CHEAP, CLOCK, a_contact, add_contact

operation, folder, backup = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
key = open_with_passphrase(folder, sys.argv[4])

def save_much():
    database = open_database(folder, key, clock=CLOCK)
    limit(60_000)
    with database.write("x") as session:
        session.add_all([a_contact(f"{number:05d} " + "x" * 150) for number in range(2000)])

def back_up():
    database = open_database(folder, key, clock=CLOCK)
    limit(60_000)
    make_backup(database)

def restore():
    limit(60_000)
    restore_backup(backup, folder, key)

def change():
    limit(100)
    change_passphrase(folder, key, "ny", cost=CHEAP)

def create():
    limit(60_000)
    _vault, fresh, _recovery = create_vault(folder / "new", "x", demo=False, cost=CHEAP)
    create_database(folder / "new", fresh)

def limit(size):
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

try:
    {"save_much": save_much, "back_up": back_up, "restore": restore, "change": change, "create": create}[operation]()
except StorageError as error:
    print(json.dumps([type(error).__name__, error.message]))
"""

READ_ONLY = """
import json, os, sys
from pathlib import Path
from linkworker_desktop.base.errors import StorageError
from linkworker_desktop.persistence.engine import open_database
from linkworker_desktop.persistence.vault import open_with_passphrase
import linkworker_desktop.persistence.driver
folder = Path(sys.argv[1])
key = open_with_passphrase(folder, sys.argv[2])
if os.geteuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
try:
    open_database(folder, key)
except StorageError as error:
    print(json.dumps([type(error).__name__, error.message]))
"""


def contents(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.is_file()}


@pytest.mark.parametrize("operation", ["save_much", "back_up", "restore", "change", "create"])
def test_a_full_disk_is_said_in_a_sentence_and_costs_nothing_that_was_saved(
    tmp_path: Path, operation: str
) -> None:
    home = a_home(tmp_path / "data", contacts=5)
    database = home.open()
    backup = make_backup(database, tmp_path / "usb" / "kopi.lwbackup").file
    database.close()
    arguments = [operation, str(home.folder), str(backup), PASSPHRASE]
    said = subprocess.run(
        [sys.executable, "-c", FULL_DISK, *arguments], capture_output=True, text=True, check=True
    ).stdout
    _name, message = json.loads(said)
    assert message.startswith("Disken")
    assert open_with_passphrase(home.folder, PASSPHRASE).secret == home.key.secret
    again = home.open()
    report = check(again)
    again.close()
    assert report.is_sound
    assert report.counts["contact"] == 5
    assert [file.name for file in tmp_path.rglob("*") if file.name.startswith((".ny-", ".restore"))] == []
    assert list(home.folder.glob("backups/*")) == []
    assert not (home.folder / "new" / "linkworker.db").exists()


def test_no_space_left_is_a_full_disk_whoever_says_it() -> None:
    assert isinstance(from_os_error(OSError(28, "No space left on device")), DiskFull)
    assert isinstance(from_sqlite_code(13), DiskFull)


@pytest.fixture
def readable_home() -> Iterator[Home]:
    """A closed vault whose folder everybody may read and nobody may write."""
    with tempfile.TemporaryDirectory() as root:
        home = a_home(Path(root) / "data", contacts=2)
        Path(root).chmod(0o755)
        for file in home.folder.iterdir():
            file.chmod(0o444)
        home.folder.chmod(0o555)
        yield home
        home.folder.chmod(0o755)


def test_a_folder_that_cannot_be_written_is_refused_and_left_as_it_is(readable_home: Home) -> None:
    before = contents(readable_home.folder)
    arguments = [str(readable_home.folder), PASSPHRASE]
    said = subprocess.run(
        [sys.executable, "-c", READ_ONLY, *arguments], capture_output=True, text=True, check=True
    ).stdout
    name, message = json.loads(said)
    assert name == "DataFolderReadOnly"
    assert "skrives" in message
    assert contents(readable_home.folder) == before


def test_nothing_of_a_person_can_be_read_in_any_file_of_the_data_folder(tmp_path: Path) -> None:
    home = a_home(tmp_path / "data")
    database = home.open()
    for number in range(30):
        contact = add_contact(database, f"Rosmarin Hemmelig {number}", note="flygtede over grænsen")
        with database.write("index") as session:
            index(
                session,
                SearchKind.CONTACT,
                contact,
                f"Rosmarin Hemmelig {number}",
                "",
                "flygtede over grænsen",
            )
    make_backup(database)
    while_open = read_everything(home.folder)
    database.close()
    for everything in (while_open, read_everything(home.folder)):
        assert len(everything) > 100_000
        for secret in (
            "Rosmarin",
            "rosmarin",
            "Hemmelig",
            "flygtede",
            "CREATE TABLE",
            "SQLite format",
            PASSPHRASE,
        ):
            assert secret.encode() not in everything
            assert secret.encode("utf-16-le") not in everything
        assert home.key.secret not in everything
        assert home.key.secret.hex().encode() not in everything


def read_everything(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file())


def test_the_files_are_for_their_owner_only(tmp_path: Path) -> None:
    previous = os.umask(0o022)
    try:
        home = a_home(tmp_path / "data", contacts=1)
        database = home.open()
        make_backup(database)
        others = [file.name for file in home.folder.rglob("*") if file.stat().st_mode & 0o077]
        database.close()
    finally:
        os.umask(previous)
    assert others == []
