"""SQLAlchemy's sessions on an open database: those that read, and those whose changes are recorded."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import event
from sqlalchemy.orm import Session, sessionmaker

from linkworker_desktop.base.clock import Clock
from linkworker_desktop.persistence import audit
from linkworker_desktop.persistence.anchor import Head
from linkworker_desktop.persistence.keys import DataKey
from linkworker_desktop.persistence.sqlite import WRITER, build_engine, storage_errors


class Sessions:
    """The engine of one database file and what makes its sessions."""

    def __init__(self, file: Path, key: DataKey) -> None:
        self.engine = build_engine(file, key)
        self._readers = sessionmaker(self.engine, autoflush=False, expire_on_commit=False)
        event.listen(self._readers, "before_flush", _refuse_flush)
        self._writers = sessionmaker(self.engine.execution_options(**{WRITER: True}), expire_on_commit=False)
        audit.attach(self._writers)

    @contextmanager
    def read(self) -> Iterator[Session]:
        """Give a session that sees one snapshot and cannot change anything. Raises StorageError."""
        with storage_errors(), self._readers() as session:
            yield session

    @contextmanager
    def write(
        self, action: str, *, actor: str, purpose: str, clock: Clock, recorded: Callable[[Head], object]
    ) -> Iterator[Session]:
        """Give a session that saves all or nothing; `recorded` gets the new head of the audit trail afterwards.

        Raises StorageError, IntegrityError, and what the block raises.
        """
        with storage_errors(), self._writers() as session:
            session.info[audit.ACTION] = action
            session.info[audit.ACTOR] = actor
            session.info[audit.PURPOSE] = purpose
            session.info[audit.CLOCK] = clock
            with session.begin():
                yield session
            head: Head | None = session.info.get(audit.HEAD)
        if head is not None:
            recorded(head)


def _refuse_flush(*_arguments: object) -> None:
    raise RuntimeError("a reading session cannot change anything: use Database.write()")
