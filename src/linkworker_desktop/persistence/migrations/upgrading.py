"""Upgrading a database: a verified backup first, then all revisions in one transaction, checked before the commit."""

from __future__ import annotations

import logging
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, event

from linkworker_desktop.base.clock import Clock
from linkworker_desktop.base.errors import StorageError
from linkworker_desktop.base.paths import DataFolder
from linkworker_desktop.i18n import _
from linkworker_desktop.persistence.backup import backup_name, write_backup
from linkworker_desktop.persistence.checking import broken_references, row_counts
from linkworker_desktop.persistence.keys import DataKey
from linkworker_desktop.persistence.schema import VERSION_TABLE, create_derived, drop_derived, mark
from linkworker_desktop.persistence.sqlite import WRITER, build_engine, checkpoint, storage_errors

log = logging.getLogger(__name__)

SCRIPTS = Path(__file__).parent
VERSIONS = SCRIPTS / "versions"


def upgrade(files: DataFolder, key: DataKey, *, clock: Clock, versions: Path | None = None) -> None:
    """Bring the database of a folder this process holds to the newest revision, or leave it exactly as it was.

    `versions` is a folder of revisions to use instead of the program's own. Raises StorageError.
    """
    write_backup(files, key, files.backups / backup_name(clock.now()), clock=clock)
    engine = build_engine(files.database, key)
    event.listen(engine, "connect", _without_foreign_keys)
    try:
        with storage_errors():
            with engine.execution_options(**{WRITER: True}).begin() as connection:
                upgrade_connection(connection, versions)
            checkpoint(engine)
    finally:
        engine.dispose()


def upgrade_connection(connection: Connection, versions: Path | None = None) -> None:
    """Run all due revisions in the connection's transaction, which must have begun with foreign keys off.

    With foreign keys on, rebuilding a parent table deletes the rows of its children without an error.
    Raises StorageError if references or row counts are not as before; the caller rolls back.
    """
    if connection.exec_driver_sql("PRAGMA foreign_keys").scalar():
        raise RuntimeError("foreign keys must be off before the transaction begins")
    config = migrations_config(connection, versions)
    scripts = ScriptDirectory.from_config(config)
    before = row_counts(connection)
    due = _due(connection, scripts)
    drop_derived(connection)
    command.upgrade(config, "head")
    create_derived(connection)
    mark(connection, int(scripts.get_current_head() or 0))
    _require_unharmed(connection, before, due)
    log.info("upgraded by %s revisions", len(due))


def head_version(versions: Path | None = None) -> int:
    """Return the number of the newest revision."""
    return int(ScriptDirectory.from_config(migrations_config(None, versions)).get_current_head() or 0)


def migrations_config(connection: Connection | None, versions: Path | None) -> Config:
    """Return Alembic's settings for a connection and, if given, another folder of revisions."""
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    config.set_main_option("path_separator", "newline")
    config.set_main_option("file_template", "%%(rev)s_%%(slug)s")
    config.set_main_option("version_locations", str(versions or VERSIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def _due(connection: Connection, scripts: ScriptDirectory) -> list[frozenset[str]]:
    present = MigrationContext.configure(connection).get_current_revision()
    revisions = scripts.iterate_revisions("head", present or "base")
    return [getattr(revision.module, "CHANGED_TABLES", frozenset()) for revision in revisions]


def _require_unharmed(connection: Connection, before: dict[str, int], due: list[frozenset[str]]) -> None:
    meant = frozenset().union(*due) | {VERSION_TABLE}
    after = row_counts(connection)
    lost = [name for name, rows in before.items() if name not in meant and after.get(name) != rows]
    broken = broken_references(connection)
    if lost or broken:
        log.error("the upgrade was undone: rows changed in %s, references broken: %s", lost, broken)
        raise StorageError(_("Dataene kunne ikke flyttes til den nye udgave. Alt er, som det var før."))


def _without_foreign_keys(connection: object, _record: object) -> None:
    connection.execute("PRAGMA foreign_keys=OFF")  # type: ignore[attr-defined]
