"""The tables search reads: one row per thing that can be found, and two trigram indexes over them."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
    event,
)

from linkworker_desktop.persistence.tables.base import Base

NAMES = "search_name"
NOTES = "search_note"
INDEXES = {NAMES: "is_long = 0", NOTES: "is_long = 1"}
"""Short names apart from running text: ranking a log would score every line of it."""

search_doc = Table(
    "search_doc",
    Base.metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", String(20), nullable=False),
    Column("entity_id", Uuid(), nullable=False),
    Column("is_long", Boolean, nullable=False),
    Column("title", Text, nullable=False),
    Column("subtitle", Text, nullable=False),
    Column("folded_title", Text, nullable=False),
    Column("folded", Text, nullable=False),
    UniqueConstraint("kind", "entity_id"),
)


def create_indexes(connection: Connection) -> None:
    """Create the indexes and the triggers that keep them, and fill them from the rows there are."""
    for name, condition in INDEXES.items():
        for statement in _statements(name, condition):
            connection.exec_driver_sql(statement)


def drop_indexes(connection: Connection) -> None:
    """Remove the indexes and their triggers; the rows they were made from stay."""
    for name in INDEXES:
        for event_name in ("insert", "delete", "update"):
            connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {name}_{event_name}")
        connection.exec_driver_sql(f"DROP TABLE IF EXISTS {name}")
        connection.exec_driver_sql(f"DROP VIEW IF EXISTS {name}_source")


def _statements(name: str, condition: str) -> tuple[str, ...]:
    """Return the DDL of one index.

    The content comes through a view so that »rebuild« gives each index its own rows; »secure-delete« takes the
    letters of a removed text out of the index at once.
    """
    source = f"{name}_source"
    add = f"INSERT INTO {name}(rowid, folded) SELECT new.id, new.folded WHERE new.{condition}"
    drop = (
        f"INSERT INTO {name}({name}, rowid, folded) SELECT 'delete', old.id, old.folded WHERE old.{condition}"
    )
    options = f"content='{source}', content_rowid='id', tokenize='trigram case_sensitive 1'"
    return (
        f"CREATE VIEW {source} AS SELECT id, folded FROM search_doc WHERE {condition}",  # noqa: S608
        f"CREATE VIRTUAL TABLE {name} USING fts5(folded, {options})",
        f"INSERT INTO {name}({name}, rank) VALUES('secure-delete', 1)",
        f"CREATE TRIGGER {name}_insert AFTER INSERT ON search_doc BEGIN {add}; END",
        f"CREATE TRIGGER {name}_delete AFTER DELETE ON search_doc BEGIN {drop}; END",
        f"CREATE TRIGGER {name}_update AFTER UPDATE ON search_doc BEGIN {drop}; {add}; END",
        f"INSERT INTO {name}({name}) VALUES('rebuild')",
    )


@event.listens_for(search_doc, "after_create")
def _after_create(_table: Table, connection: Connection, **_options: object) -> None:
    create_indexes(connection)
