"""Several SELECTs sent as one statement, so that a page with much on it asks the database few questions."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from linkworker_desktop.persistence.look import Kinds, Look, named_row


@dataclass(frozen=True, slots=True)
class Part:
    """A SELECT of numbers and texts under a name of its own, and the columns it gives, in their order."""

    name: str
    columns: tuple[str, ...]
    statement: str
    kinds: Kinds = field(default_factory=dict)


def together(
    look: Look, parts: Sequence[Part], values: Mapping[str, object] | None = None
) -> dict[str, list[Any]]:
    """Return the rows of each part by its name, with their columns as attributes; the order of rows is not kept.

    `values` are those of the `:names` of all parts.
    """
    arms = (
        f"SELECT '{part.name}' AS part, json_array({', '.join(part.columns)}) AS cells FROM ({part.statement})"  # noqa: S608
        for part in parts
    )
    by_name = {part.name: part for part in parts}
    found: dict[str, list[Any]] = {part.name: [] for part in parts}
    for row in look.rows(" UNION ALL ".join(arms), values):
        part = by_name[row.part]
        found[row.part].append(named_row(part.columns, part.kinds, json.loads(row.cells)))
    return found
