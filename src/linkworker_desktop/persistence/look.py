"""Reading in plain SQL, without SQLAlchemy: loading that takes longer than reading the first page."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import Any
from uuid import UUID

Kinds = Mapping[str, Callable[[Any], object]]
"""What turns the values of a column, by its name, into what they stand for; the others stay as they are kept."""


def instant(kept: str) -> datetime:
    """Return an instant, which is kept in UTC without saying so."""
    return datetime.fromisoformat(kept).replace(tzinfo=UTC)


moment: Callable[[str], datetime] = datetime.fromisoformat
day: Callable[[str], date] = date.fromisoformat
identifier: Callable[[str], UUID] = UUID
texts: Callable[[str], list[str]] = json.loads


def among(identifiers: Iterable[UUID]) -> str:
    """Return identifiers as the value of a name in `IN (SELECT value FROM json_each(:name))`."""
    return json.dumps([each.hex for each in identifiers])


class Look:
    """One snapshot of the data; `connection` is the driver's."""

    def __init__(self, connection: Any) -> None:
        self.connection = connection

    def rows(
        self, statement: str, values: Mapping[str, object] | None = None, kinds: Kinds | None = None
    ) -> list[Any]:
        """Return the rows of a SELECT with their columns as attributes; `values` are those of its `:names`."""
        cursor = self.connection.execute(statement, values or {})
        columns = [(column[0], (kinds or {}).get(column[0], _as_kept)) for column in cursor.description]
        return [_named(columns, row) for row in cursor]

    def row(
        self, statement: str, values: Mapping[str, object] | None = None, kinds: Kinds | None = None
    ) -> Any | None:
        """Return the first row of a SELECT, None where there is none."""
        return next(iter(self.rows(statement, values, kinds)), None)


def named_row(columns: Iterable[str], kinds: Kinds, cells: Iterable[Any]) -> SimpleNamespace:
    """Return one row with its columns as attributes, each turned into what it stands for."""
    return _named(((name, kinds.get(name, _as_kept)) for name in columns), cells)


def _named(columns: Iterable[tuple[str, Callable[[Any], object]]], row: Iterable[Any]) -> SimpleNamespace:
    pairs = zip(columns, row, strict=True)
    return SimpleNamespace(**{name: None if kept is None else turn(kept) for (name, turn), kept in pairs})


def _as_kept(value: object) -> object:
    return value
