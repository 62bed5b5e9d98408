"""What a write reports back: which records changed, and how to take it back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID


class Kind(StrEnum):
    """The kinds of records pages listen for."""

    FAMILY = "family"
    CONTACT = "contact"
    FOLDER = "folder"
    MUNICIPALITY = "municipality"
    DEADLINE = "deadline"
    EVENT = "event"
    RULE = "rule"
    LOG = "log"


@dataclass(frozen=True, slots=True)
class Changed:
    """The outcome of a write. `sentence` says what happened; `undo` takes it back, None when nothing can.

    `undo` is itself a write and returns its own `Changed`, whose `undo` does it again.
    """

    kinds: frozenset[Kind]
    sentence: str
    id: UUID | None = None
    undo: Callable[[], Changed] | None = field(default=None, compare=False)
    remarks: tuple[str, ...] = ()
