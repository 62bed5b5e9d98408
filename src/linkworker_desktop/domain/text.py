"""The small tree a folder text is made of: blocks of runs, with holes where a fact goes in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

FIRST_STRONG_ISOLATE = "\u2068"
LEFT_TO_RIGHT_ISOLATE = "\u2066"
POP_ISOLATE = "\u2069"
NO_BREAK_SPACE = "\u00a0"


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text in one weight. `fact` names the fact whose value goes here; `text` is then empty."""

    text: str
    bold: bool = False
    fact: str | None = None


class InsertKind(StrEnum):
    """What the program fills in by itself; written `[[kontakter]]` on a line of its own."""

    CONTACTS = "kontakter"
    WEEKS = "ugeskema"
    EMERGENCY = "112"
    MAP = "kort"
    PLACES = "steder"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading on a line of its own."""

    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of running text."""

    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class ListItem:
    """One item of a list; `number` is None for a bullet, else the figure printed before it."""

    runs: tuple[Run, ...]
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Callout:
    """The framed »Vigtigt« box: one paragraph."""

    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Insert:
    """A line of its own that the program fills in when the paper is made."""

    kind: InsertKind


Block = Heading | Paragraph | ListItem | Callout | Insert


def runs_of(block: Block) -> tuple[Run, ...]:
    """Return the runs of a block; an insert has none."""
    return () if isinstance(block, Insert) else block.runs


def facts_in(blocks: tuple[Block, ...]) -> Iterator[str]:
    """Yield the name of every fact the blocks ask for, in reading order, repeats included."""
    for block in blocks:
        for run in runs_of(block):
            if run.fact is not None:
                yield run.fact


def isolated(value: str, *, any_script: bool = False) -> str:
    """Return `value` closed off from the direction of the text around it (UAX #9 isolates).

    Spaces inside become no-break spaces when the value is short figures (a phone number, a date);
    `any_script` lets the value choose its own direction, else it is left-to-right.
    """
    opening = FIRST_STRONG_ISOLATE if any_script else LEFT_TO_RIGHT_ISOLATE
    return f"{opening}{value}{POP_ISOLATE}"
