"""Checks of a whole database: every page, every reference, every audit row."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, Engine
from sqlalchemy.orm import Session

from linkworker_desktop.persistence.audit import ChainReport, verify_chain
from linkworker_desktop.persistence.engine import Database
from linkworker_desktop.persistence.sqlite import storage_errors

_OK = "ok"
_MOST_MESSAGES = 20


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What a check found. The messages are the database's own, in English, and name no person."""

    page_faults: tuple[str, ...]
    structure_faults: tuple[str, ...]
    broken_references: tuple[str, ...]
    chain: ChainReport
    counts: dict[str, int]

    @property
    def is_sound(self) -> bool:
        """Whether nothing at all was found."""
        return (
            not (self.page_faults or self.structure_faults or self.broken_references) and self.chain.is_sound
        )


def check(database: Database) -> CheckReport:
    """Check an open database, after emptying its write-ahead log into it.

    Raises VaultDamaged if it is so damaged that it cannot be walked through, or another StorageError.
    """
    database.checkpoint()
    return check_engine(database.engine)


def check_engine(engine: Engine) -> CheckReport:
    """Check the database of an engine whose write-ahead log is empty. Raises as check."""
    with storage_errors(), engine.connect() as connection, Session(connection) as session:
        return CheckReport(
            page_faults=_messages(connection, "PRAGMA cipher_integrity_check"),
            structure_faults=_messages(connection, "PRAGMA integrity_check"),
            broken_references=broken_references(connection),
            chain=verify_chain(session),
            counts=row_counts(connection),
        )


def row_counts(connection: Connection) -> dict[str, int]:
    """Return the number of rows in every ordinary table, by name."""
    names = connection.exec_driver_sql(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite\\_%' "
        "ESCAPE '\\' ORDER BY name"
    ).scalars()
    return {name: _count(connection, name) for name in names}


def broken_references(connection: Connection) -> tuple[str, ...]:
    """Return »table -> referred table« for each row that refers to a row that is not there."""
    rows = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchmany(_MOST_MESSAGES)
    return tuple(f"{row[0]} -> {row[2]}" for row in rows)


def _messages(connection: Connection, pragma: str) -> tuple[str, ...]:
    rows = connection.exec_driver_sql(pragma).fetchmany(_MOST_MESSAGES)
    return tuple(str(row[0]) for row in rows if row[0] != _OK)


def _count(connection: Connection, table: str) -> int:
    quoted = '"' + table.replace('"', '""') + '"'
    return int(connection.exec_driver_sql(f"SELECT count(*) FROM {quoted}").scalar_one())  # noqa: S608
