"""Counting what is asked of the database."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import event

from linkworker_desktop.bootstrap import Services

_AROUND = {"BEGIN", "ROLLBACK", "COMMIT", "PRAGMA"}
"""What goes round a unit of work and neither reads nor writes a row."""


@contextmanager
def counted_statements(services: Services) -> Iterator[list[str]]:
    """Collect the statements that read or write rows meanwhile, of the sessions and of the looks."""
    sent: list[str] = []

    def note(statement: str) -> None:
        if statement.split()[0].upper() not in _AROUND:
            sent.append(" ".join(statement.split()))

    def heard(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        note(statement)

    event.listen(services.database.engine, "before_cursor_execute", heard)
    with services.database.look() as look:
        look.connection.set_trace_callback(note)
    try:
        yield sent
    finally:
        event.remove(services.database.engine, "before_cursor_execute", heard)
        with services.database.look() as look:
            look.connection.set_trace_callback(None)
