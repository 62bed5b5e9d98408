"""What an import would do: each row, the contact it looks like, where the two differ, and what is decided."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from linkworker_desktop.domain.contact import ContactDraft
from linkworker_desktop.exchange.contact_files.readings import FileKind
from linkworker_desktop.services.contact_differences import Difference, Side, apply, differences


class Outcome(StrEnum):
    """What becomes of a row unless the user decides otherwise."""

    NEW = "new"
    KNOWN = "known"
    """It is there already, with everything the row says: nothing happens."""
    SAME = "same"
    """It is there already, and the row only adds to it: the two are merged."""
    DOUBTFUL = "doubtful"
    """It looks like one that is there: left out until somebody decides."""
    REFUSED = "refused"


class Action(StrEnum):
    """What can be decided of a row."""

    MERGE = "merge"
    KEEP_BOTH = "keep_both"
    SKIP = "skip"


@dataclass(frozen=True, slots=True)
class Decision:
    """What the user decided of one row; `sides` by the name of the difference, the others as proposed."""

    action: Action
    sides: Mapping[str, Side] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """One row or card.

    `number` is the row as a spreadsheet shows it, or the line a card begins on. `draft` is what the file says,
    `ours` the contact it looks like, whose id is None when it is an earlier row, `same_row`: of this file, or of the
    earlier file with the index `same_file`.
    """

    number: int
    outcome: Outcome
    name: str
    draft: ContactDraft | None = None
    ours: ContactDraft | None = None
    same_row: int | None = None
    same_file: int | None = None
    differences: tuple[Difference, ...] = ()
    reason: str = ""
    remarks: tuple[str, ...] = ()
    cells: tuple[str, ...] = ()

    @property
    def must_decide(self) -> bool:
        """Tell whether the row is left out until somebody decides."""
        return self.outcome is Outcome.DOUBTFUL


@dataclass(frozen=True, slots=True)
class Stand:
    """How the contacts stood when the plan was made: their number and the latest change."""

    number: int
    latest: str


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What an import of one file would do. `headers` are those of its table; `stand` tells when it is out of date."""

    name: str
    kind: FileKind
    rows: tuple[PlannedRow, ...]
    stand: Stand
    headers: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def read(self) -> int:
        """Return how many rows or cards were read."""
        return len(self.rows)

    @property
    def counts(self) -> dict[Outcome, int]:
        """Return how many rows there are of each outcome."""
        counted = Counter(row.outcome for row in self.rows)
        return {outcome: counted[outcome] for outcome in Outcome}

    def of(self, outcome: Outcome) -> tuple[PlannedRow, ...]:
        """Return the rows of one outcome."""
        return tuple(row for row in self.rows if row.outcome is outcome)


def merged(row: PlannedRow, sides: Mapping[str, Side]) -> ContactDraft:
    """Return what merging a row with the contact it looks like would give, for showing it."""
    if row.ours is None or row.draft is None:
        raise ValueError("the row looks like no contact")
    return merged_with(row.ours, row.draft, sides)


def merged_with(ours: ContactDraft, theirs: ContactDraft, sides: Mapping[str, Side]) -> ContactDraft:
    """Return `ours` with what `theirs` brings, each difference to the chosen or the proposed side."""
    result = ours
    for each in differences(ours, theirs):
        side = sides.get(each.field, each.proposed)
        if side is Side.BOTH and not each.can_both:
            side = each.proposed
        result = apply(result, theirs, each.field, side)
    return replace(result, contact=ours.contact)


__all__ = [
    "Action",
    "Decision",
    "Difference",
    "ImportPlan",
    "Outcome",
    "PlannedRow",
    "Side",
    "Stand",
    "merged",
    "merged_with",
]
