"""The connection that looks are taken through."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from linkworker_desktop.persistence.driver import connect, emptied_log
from linkworker_desktop.persistence.keys import DataKey
from linkworker_desktop.persistence.look import Look

CACHE_KIB = 32_000
"""Pages kept decrypted at most: enough for the indexes of 50 000 contacts, which a search goes through."""


class Looker:
    """The one connection all looks share, opened at the first; threads take turns."""

    def __init__(self, file: Path, key: DataKey) -> None:
        self._file, self._key = file, key
        self._connection: Any = None
        self._turn = threading.RLock()

    @contextmanager
    def look(self) -> Iterator[Look]:
        """Give a snapshot; a look within a look is the same one. Raises dbapi2.Error."""
        with self._turn:
            connection = self._opened()
            if connection.in_transaction:
                yield Look(connection)
                return
            connection.execute("BEGIN")
            try:
                yield Look(connection)
            finally:
                connection.execute("ROLLBACK")

    def empty_log(self) -> bool:
        """Move the write-ahead log into the database; return whether that was possible now. Raises dbapi2.Error."""
        with self._turn:
            return emptied_log(self._opened())

    def close(self) -> None:
        """Close the connection; the next look would open another."""
        with self._turn:
            if self._connection is not None:
                self._connection.close()
                self._connection = None

    def _opened(self) -> Any:
        if self._connection is None:
            connection = connect(self._file, self._key)
            connection.execute("PRAGMA query_only=ON")
            connection.execute(f"PRAGMA cache_size=-{CACHE_KIB}")
            self._connection = connection
        return self._connection
