"""The open database: one per data folder, with short units of work for reading and writing."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from linkworker_desktop.base.clock import Clock, SystemClock
from linkworker_desktop.base.errors import StorageError, VaultMissing, VaultNewer
from linkworker_desktop.base.files import probe_write, put_in_place, remove_leftovers, temporary_beside
from linkworker_desktop.base.paths import DataFolder
from linkworker_desktop.i18n import _
from linkworker_desktop.persistence.anchor import NEWEST_HEAD, Head, read_anchor, write_anchor
from linkworker_desktop.persistence.driver import (
    APPLICATION_ID,
    connect,
    driver_errors,
    require_encrypted,
    require_sound_driver,
)
from linkworker_desktop.persistence.failures import damaged, file_errors
from linkworker_desktop.persistence.keys import DataKey
from linkworker_desktop.persistence.locking import FolderLock
from linkworker_desktop.persistence.look import Look, instant
from linkworker_desktop.persistence.looker import Looker
from linkworker_desktop.persistence.pending_restore import finish_restore
from linkworker_desktop.persistence.vault import read_vault, require_key_of
from linkworker_desktop.persistence.vault_file import Vault
from linkworker_desktop.persistence.version import SCHEMA_VERSION

if TYPE_CHECKING:  # the first page is read without SQLAlchemy, which takes longer to load than that page
    from sqlalchemy import Engine
    from sqlalchemy.orm import Session

    from linkworker_desktop.persistence.sessions import Sessions

log = logging.getLogger(__name__)

CLOSING_SECONDS = 10.0
"""How long closing waits for work in other threads."""

_ROW_OF_ANCHOR = "SELECT sha256 FROM audit WHERE seq = :seq"
_LAST_RECORDED = "SELECT at FROM audit ORDER BY seq DESC LIMIT 1"


class Database:
    """An unlocked database and the hold on its folder; safe to use from several threads."""

    def __init__(self, files: DataFolder, vault: Vault, key: DataKey, lock: FolderLock, clock: Clock) -> None:
        self.files = files
        self.vault = vault
        self.key = key
        self.clock = clock
        self.actor = ""
        """Who is written in the audit trail where `write` is not told."""
        self._lock = lock
        self._looker = Looker(files.database, key)
        self._made: Sessions | None = None
        self._making = threading.Lock()
        self._at_work = 0
        self._is_closing = False
        self._idle = threading.Condition()

    @property
    def engine(self) -> Engine:
        """The engine, for checks and tools; services use `look`, `read` and `write`."""
        return self._sessions.engine

    @property
    def is_open(self) -> bool:
        """Whether the data are unlocked."""
        return not self._is_closing

    @contextmanager
    def look(self) -> Iterator[Look]:
        """Give one snapshot to be read in plain SQL, ready before SQLAlchemy is loaded. Raises StorageError."""
        with self._working(), driver_errors(), self._looker.look() as look:
            yield look

    @contextmanager
    def read(self) -> Iterator[Session]:
        """Give a session that sees one snapshot and cannot change anything. Raises StorageError."""
        with self._working(), self._sessions.read() as session:
            yield session

    @contextmanager
    def write(self, action: str = "", *, actor: str | None = None, purpose: str = "") -> Iterator[Session]:
        """Give a session whose changes are all saved and recorded in the audit trail, or none of them.

        Only one writer works at a time; others wait up to five seconds. Raises StorageError; an IntegrityError
        and errors of the block itself come through after everything has been undone.
        """
        who = self.actor if actor is None else actor
        with (
            self._working(),
            self._sessions.write(
                action, actor=who, purpose=purpose, clock=self.clock, recorded=self._note_head
            ) as session,
        ):
            yield session

    def audit_head(self) -> Head | None:
        """Return the last row of the audit trail; it changes with every saved change."""
        with self.look() as look:
            row = look.row(NEWEST_HEAD)
        return None if row is None else Head(row.seq, row.sha256)

    def notices(self) -> tuple[str, ...]:
        """Return sentences about what is odd but no reason to refuse: lost work, a clock set back."""
        anchor = read_anchor(self.files.anchor, self.vault.id)
        with self.look() as look:
            kept = look.row(_ROW_OF_ANCHOR, {"seq": anchor.seq}) if anchor is not None else None
            last = look.row(_LAST_RECORDED, kinds={"at": instant})
        notices = []
        if anchor is not None and (kept is None or kept.sha256 != anchor.sha256):
            notices.append(
                _("Det sidste, der blev gemt, er gået tabt. Se i sikkerhedskopierne, om der mangler noget.")
            )
        if last is not None and last.at > self.clock.now():
            notices.append(
                _("Computerens ur går bagud. Stil det, før du skriver mere: fristerne følger uret.")
            )
        return tuple(notices)

    def checkpoint(self) -> bool:
        """Empty the write-ahead log into the database; call when idle and after a deletion.

        Returns False if someone is reading just now. Raises StorageError.
        """
        with self._working(), driver_errors():
            return self._looker.empty_log()

    def close(self) -> None:
        """Lock the data: wait for work to end, empty the log, drop the key, let go of the folder."""
        with self._idle:
            if self._is_closing:
                return
            self._is_closing = True
            if not self._idle.wait_for(lambda: self._at_work == 0, CLOSING_SECONDS):
                log.warning("closed with %s units of work open", self._at_work)
        try:
            with driver_errors():
                self._looker.empty_log()
        except StorageError as error:
            log.warning("no checkpoint at closing: %s", type(error).__name__)
        finally:
            self._looker.close()
            if self._made is not None:
                self._made.engine.dispose()
            self.key.wipe()
            self._lock.release()

    @property
    def _sessions(self) -> Sessions:
        with self._making:
            if self._made is None:
                from linkworker_desktop.persistence.sessions import Sessions

                self._made = Sessions(self.files.database, self.key)
            return self._made

    def _note_head(self, head: Head) -> None:
        write_anchor(self.files.anchor, self.vault.id, head)

    @contextmanager
    def _working(self) -> Iterator[None]:
        with self._idle:
            if self._is_closing:
                raise StorageError(_("Dataene er låst. Skriv adgangskoden for at gå videre."))
            self._at_work += 1
        try:
            yield
        finally:
            with self._idle:
                self._at_work -= 1
                self._idle.notify_all()


def open_database(folder: Path, key: DataKey, *, clock: Clock | None = None) -> Database:
    """Open the data in `folder`, upgraded to this program's schema after a verified backup if they are older.

    The database gets a copy of `key` and wipes it when closed. Nothing is ever created here. Raises AlreadyOpen,
    DataFolderReadOnly, VaultMissing, VaultDamaged, VaultNewer, WrongPassphrase or another StorageError.
    """
    files = DataFolder(folder)
    lock = _take(files)
    own_key = key.copy()
    try:
        finish_restore(files)
        with file_errors():
            remove_leftovers(files.root)
        vault = read_vault(folder)
        require_key_of(vault, own_key)
        version = schema_version(files.database, own_key)
        if version < SCHEMA_VERSION:
            from linkworker_desktop.persistence.migrations.upgrading import (
                upgrade,
            )  # alembic is slow to import

            upgrade(files, own_key, clock=clock or SystemClock())
        database = Database(files, vault, own_key, lock, clock or SystemClock())
    except BaseException:
        own_key.wipe()
        lock.release()
        raise
    return database


def create_database(folder: Path, key: DataKey, *, clock: Clock | None = None) -> Database:
    """Make the empty database of a new vault and open it. Raises StorageError if there is one already."""
    files = DataFolder(folder)
    require_key_of(read_vault(folder), key)
    lock = _take(files)
    try:
        if files.database.exists():
            raise StorageError(_("Der ligger allerede data i mappen. Vælg en tom mappe."))
        with file_errors():
            temporary = temporary_beside(files.database)
            try:
                _fill(temporary, key)
                put_in_place(temporary, files.database)
            finally:
                temporary.unlink(missing_ok=True)
    finally:
        lock.release()
    return open_database(folder, key, clock=clock)


def schema_version(database: Path, key: DataKey) -> int:
    """Return the schema version of a database file, reading only.

    Raises VaultMissing without the file, VaultNewer for a version above this program's, VaultDamaged for a file
    that is empty, unencrypted, another program's or not what was written.
    """
    if not database.is_file():
        raise VaultMissing(_("Databasen mangler i datamappen. Gendan fra en sikkerhedskopi."))
    with file_errors():
        require_encrypted(database)
    with driver_errors():
        connection = connect(database, key, read_only=True)
        try:
            application = connection.execute("PRAGMA application_id").fetchone()[0]
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        finally:
            connection.close()
    if application != APPLICATION_ID or version < 1 or tables == 0:
        raise damaged()
    if version > SCHEMA_VERSION:
        raise VaultNewer(
            _("Dataene er gemt af en nyere udgave af programmet. Opdatér programmet, og prøv igen.")
        )
    return int(version)


def _take(files: DataFolder) -> FolderLock:
    require_sound_driver()
    if not files.root.is_dir():
        raise VaultMissing(_("Datamappen findes ikke. Er drevet sat til?"))
    with file_errors():
        probe_write(files.root)
    return FolderLock(files.lock)


def _fill(file: Path, key: DataKey) -> None:
    from linkworker_desktop.persistence.schema import create_schema
    from linkworker_desktop.persistence.sqlite import WRITER, build_engine, checkpoint, storage_errors

    engine = build_engine(file, key, create=True).execution_options(**{WRITER: True})
    try:
        with storage_errors():
            with engine.begin() as connection:
                create_schema(connection)
            checkpoint(engine)
    finally:
        engine.dispose()
    require_encrypted(file)
