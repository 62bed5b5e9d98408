"""A look sees one snapshot in plain SQL, changes nothing, and reads what the mapped classes wrote."""

from __future__ import annotations

import threading
from datetime import UTC, date, datetime

import pytest
from tests.builders.vaults import add_contact

from linkworker_desktop.base.errors import StorageError
from linkworker_desktop.persistence import look as kinds
from linkworker_desktop.persistence.engine import Database

COUNT = "SELECT count(*) AS number FROM contact"


def count(database: Database) -> int:
    with database.look() as look:
        row = look.row(COUNT)
    assert row is not None
    return int(row.number)


def test_a_look_sees_one_snapshot_while_others_write(database: Database) -> None:
    with database.look() as look:
        before = look.row(COUNT)
        add_contact(database, "Skole")
        assert look.row(COUNT) == before
    assert count(database) == 1


def test_a_look_within_a_look_is_the_same_one(database: Database) -> None:
    with database.look():
        add_contact(database, "Skole")
        assert count(database) == 1
        add_contact(database, "Læge")
        assert count(database) == 1
    assert count(database) == 2


def test_nothing_can_be_changed_through_a_look(database: Database) -> None:
    add_contact(database, "Skole")
    with pytest.raises(StorageError), database.look() as look:
        look.rows("DELETE FROM contact")
    assert count(database) == 1


def test_threads_look_one_after_the_other(database: Database) -> None:
    add_contact(database, "Skole")
    seen: list[int] = []
    threads = [threading.Thread(target=lambda: seen.append(count(database))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert seen == [1] * 8


def test_a_locked_database_cannot_be_looked_at(database: Database) -> None:
    assert count(database) == 0
    database.close()
    with pytest.raises(StorageError), database.look():
        pass


def test_columns_become_what_they_stand_for(database: Database) -> None:
    statement = "SELECT '2026-11-24' AS day, '2026-11-24 07:42:00.000000' AS at, NULL AS none, 'x' AS kept"
    with database.look() as look:
        row = look.row(statement, kinds={"day": kinds.day, "at": kinds.instant, "none": kinds.day})
    assert row is not None
    assert (row.day, row.at) == (date(2026, 11, 24), datetime(2026, 11, 24, 7, 42, tzinfo=UTC))
    assert (row.none, row.kept) == (None, "x")


def test_a_look_finds_rows_by_a_list_of_their_identifiers(database: Database) -> None:
    for name in ("Skole", "Læge", "Politi"):
        add_contact(database, name)
    by_id = "SELECT id FROM contact WHERE id IN (SELECT value FROM json_each(:wanted))"
    with database.look() as look:
        every = [row.id for row in look.rows("SELECT id FROM contact", kinds={"id": kinds.identifier})]
        found = look.rows(by_id, {"wanted": kinds.among(every[:2])}, {"id": kinds.identifier})
    assert {row.id for row in found} == set(every[:2])
