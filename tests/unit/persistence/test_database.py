"""Opening, reading, writing and closing the data of a folder."""

import logging
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from sqlalchemy import func, select, text, update
from sqlalchemy.exc import IntegrityError
from sqlcipher3 import dbapi2
from tests.builders.vaults import CLOCK, PASSPHRASE, Home, a_contact, add_contact, fail_halfway

from linkworker_desktop.base.errors import (
    AlreadyOpen,
    DatabaseBusy,
    StorageError,
    VaultMissing,
    WrongPassphrase,
)
from linkworker_desktop.persistence import driver
from linkworker_desktop.persistence.engine import Database, create_database, open_database
from linkworker_desktop.persistence.keys import DataKey
from linkworker_desktop.persistence.tables.contacts import ContactRow, OrganisationRow


def count(database: Database) -> int:
    with database.read() as session:
        return session.scalar(select(func.count()).select_from(ContactRow)) or 0


def test_what_is_written_is_there_after_closing_and_opening(home: Home) -> None:
    database = home.open()
    add_contact(database, "Skovsunde Skole")
    database.close()
    again = home.open()
    assert count(again) == 4
    again.close()


def test_a_unit_of_work_that_fails_leaves_nothing(database: Database) -> None:
    with pytest.raises(KeyError), database.write("contact.create") as session:
        fail_halfway(session, "Halv")
    assert count(database) == 0


def test_a_broken_constraint_comes_through_and_names_no_value(database: Database) -> None:
    with pytest.raises(IntegrityError) as caught, database.write("organisation.create") as session:
        session.add_all(
            [OrganisationRow(name="Hemmelig Skole", folded="x"), OrganisationRow(name="To", folded="x")]
        )
    assert "Hemmelig" not in str(caught.value)


def test_a_reading_session_cannot_save(database: Database) -> None:
    with pytest.raises(RuntimeError, match=r"Database\.write"), database.read() as session:
        fail_halfway(session, "Forkert vej")
    assert count(database) == 0


def test_a_bulk_change_that_would_pass_the_audit_trail_by_is_refused(database: Database) -> None:
    add_contact(database, "Skole")
    with pytest.raises(RuntimeError, match="audit"), database.write("x") as session:
        session.execute(update(ContactRow).values(person="Alle"))


def test_every_connection_gets_the_settings_that_keep_data_safe(database: Database) -> None:
    expected = {
        "journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1, "temp_store": 2,
        "trusted_schema": 0,
    }  # fmt: skip
    with database.read() as session, database.read() as other:
        for one in (session, other):
            assert {name: one.scalar(text(f"PRAGMA {name}")) for name in expected} == expected


def test_a_writer_takes_the_write_lock_before_it_reads(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(driver, "BUSY_SECONDS", 0.05)
    database.engine.dispose()
    with database.write("first") as first:
        first.scalar(select(func.count()).select_from(ContactRow))
        with pytest.raises(DatabaseBusy), database.write("second") as second:
            second.scalar(select(func.count()).select_from(ContactRow))


def test_a_reader_sees_one_snapshot_while_others_write(database: Database) -> None:
    with database.read() as session:
        before = session.scalar(select(func.count()).select_from(ContactRow))
        add_contact(database, "Skole")
        assert session.scalar(select(func.count()).select_from(ContactRow)) == before
    assert count(database) == 1


def test_threads_write_one_after_the_other_without_losing_any(database: Database) -> None:
    def work(name: str) -> None:
        for number in range(10):
            add_contact(database, f"{name} {number}")

    threads = [threading.Thread(target=work, args=(f"Tråd {number}",)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert count(database) == 40


def test_a_second_opening_of_the_same_folder_is_refused(home: Home) -> None:
    database = home.open()
    with pytest.raises(AlreadyOpen) as caught:
        home.open()
    assert str(home.folder) not in caught.value.message
    database.close()
    home.open().close()


def test_closing_waits_for_work_in_other_threads(home: Home) -> None:
    database = home.open()
    started, may_end, closed = threading.Event(), threading.Event(), threading.Event()

    def work() -> None:
        with database.write("contact.create") as session:
            session.add(a_contact("Sidste"))
            started.set()
            may_end.wait(10)

    def close() -> None:
        database.close()
        closed.set()

    worker, closer = threading.Thread(target=work), threading.Thread(target=close)
    worker.start()
    started.wait(10)
    closer.start()
    assert not closed.wait(0.2)
    may_end.set()
    worker.join()
    closer.join()
    again = home.open()
    assert count(again) == 4
    again.close()


def test_a_closed_database_says_that_it_is_locked_and_has_no_key(home: Home) -> None:
    database = home.open()
    database.close()
    database.close()
    assert not database.is_open
    with pytest.raises(StorageError, match="låst"), database.read():
        pass
    with pytest.raises(ValueError, match="wiped"):
        _ = database.key.secret
    assert home.key.secret


def test_closing_leaves_no_write_ahead_log(home: Home) -> None:
    database = home.open()
    add_contact(database, "Skole")
    assert (home.folder / "linkworker.db-wal").stat().st_size > 0
    database.close()
    assert sorted(file.name for file in home.folder.iterdir()) == [
        "anchor.json", "in-use.lock", "linkworker.db", "vault.json",
    ]  # fmt: skip


def test_a_checkpoint_empties_the_log(database: Database) -> None:
    add_contact(database, "Skole")
    assert database.checkpoint()
    assert database.files.database_files[1].stat().st_size == 0


def test_another_vaults_key_is_refused_before_the_database_is_touched(home: Home) -> None:
    with pytest.raises(WrongPassphrase):
        open_database(home.folder, DataKey.random())


def test_opening_never_makes_a_database(home: Home, tmp_path: Path) -> None:
    (home.folder / "linkworker.db").unlink()
    with pytest.raises(VaultMissing):
        home.open()
    assert not (home.folder / "linkworker.db").exists()
    with pytest.raises(VaultMissing):
        open_database(tmp_path / "nowhere", home.key)
    assert not (tmp_path / "nowhere").exists()


def test_a_database_is_never_made_on_top_of_another(home: Home) -> None:
    with pytest.raises(StorageError, match="allerede data"):
        create_database(home.folder, home.key, clock=CLOCK)
    database = home.open()
    assert count(database) == 3
    database.close()


def test_an_old_driver_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dbapi2, "sqlite_version_info", (3, 51, 2))
    with pytest.raises(StorageError, match="sikker nok"):
        driver.require_sound_driver()


def test_opening_a_current_database_does_not_import_alembic(home: Home) -> None:
    script = (
        "import sys; from pathlib import Path;"
        "from linkworker_desktop.persistence.engine import open_database;"
        "from linkworker_desktop.persistence.vault import open_with_passphrase;"
        "folder = Path(sys.argv[1]);"
        "open_database(folder, open_with_passphrase(folder, sys.argv[2])).close();"
        "assert not [name for name in sys.modules if name.split('.')[0] in ('alembic', 'PySide6', 'reportlab')]"
    )
    subprocess.run([sys.executable, "-c", script, str(home.folder), PASSPHRASE], check=True)


def test_nothing_of_a_person_reaches_the_log(
    database: Database, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    caplog.set_level(logging.DEBUG)
    add_contact(database, "Rosmarin Hemmelig", note="fortroligt")
    with pytest.raises(IntegrityError), database.write("x") as session:
        session.add(ContactRow(person="Rosmarin Hemmelig", languages=[]))
    assert "Rosmarin" not in caplog.text
    assert "fortroligt" not in caplog.text
