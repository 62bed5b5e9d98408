"""The whole schema, and the mark of which one a database has."""

from __future__ import annotations

from sqlalchemy import Connection

from linkworker_desktop.persistence import search_index, tables
from linkworker_desktop.persistence.driver import APPLICATION_ID
from linkworker_desktop.persistence.tables import audit, relay
from linkworker_desktop.persistence.version import SCHEMA_VERSION

metadata = tables.Base.metadata

VERSION_TABLE = "alembic_version"
_CREATE_VERSION_TABLE = (
    f"CREATE TABLE {VERSION_TABLE} "
    "(version_num VARCHAR(32) NOT NULL, CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
)


def create_schema(connection: Connection) -> None:
    """Create all tables, indexes and triggers, and mark the database as this program's at the newest version."""
    metadata.create_all(connection)
    connection.exec_driver_sql(_CREATE_VERSION_TABLE)
    connection.exec_driver_sql(f"INSERT INTO {VERSION_TABLE} VALUES ('{revision_id(SCHEMA_VERSION)}')")  # noqa: S608
    mark(connection, SCHEMA_VERSION)


def drop_derived(connection: Connection) -> None:
    """Remove what the revisions do not describe: triggers, views and search indexes."""
    audit.drop_guards(connection)
    relay.drop_guards(connection)
    search_index.drop_indexes(connection)


def create_derived(connection: Connection) -> None:
    """Create what `drop_derived` removed, as this version of the program has it."""
    audit.create_guards(connection)
    relay.create_guards(connection)
    search_index.create_indexes(connection)


def mark(connection: Connection, version: int) -> None:
    """Write the program's mark and the schema version; both become visible with the commit."""
    connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version={version}")


def revision_id(version: int) -> str:
    """Return the migration's name for a version: 1 is »0001«."""
    return f"{version:04d}"
