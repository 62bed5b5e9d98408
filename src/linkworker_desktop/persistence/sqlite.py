"""SQLAlchemy's engine on an encrypted database file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.pool import NullPool, QueuePool
from sqlcipher3 import dbapi2

from linkworker_desktop.persistence.driver import connect, emptied_log
from linkworker_desktop.persistence.failures import from_sqlite_code
from linkworker_desktop.persistence.keys import DataKey

WRITER = "writer"


def build_engine(path: Path, key: DataKey, *, create: bool = False, read_only: bool = False) -> Engine:
    """Return an engine on the file: writers take the write lock at once, readers see one snapshot.

    A read-only engine keeps no connection open, so that the file can be moved afterwards.
    """
    engine = create_engine(
        "sqlite://",
        module=dbapi2,
        creator=lambda: connect(path, key, create=create, read_only=read_only),
        poolclass=NullPool if read_only or create else QueuePool,
        hide_parameters=True,
    )
    event.listen(engine, "begin", _begin)
    return engine


@contextmanager
def storage_errors() -> Iterator[None]:
    """Turn what the database says of disk, lock or damage into a StorageError.

    Broken constraints and our own mistakes pass through as they are; parameters are hidden in both.
    """
    try:
        yield
    except IntegrityError:
        raise
    except (DBAPIError, dbapi2.Error) as error:
        origin = error.orig if isinstance(error, DBAPIError) else error
        known = from_sqlite_code(getattr(origin, "sqlite_errorcode", None))
        if known is None:
            raise
        raise known from error


def checkpoint(engine: Engine) -> bool:
    """Move the write-ahead log into the database and empty it; return whether that was possible now."""
    connection = engine.raw_connection()
    try:
        return emptied_log(connection.driver_connection)
    finally:
        connection.close()


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get(WRITER, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
