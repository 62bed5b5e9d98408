"""What a change of the rules would move, before it is made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from linkworker_desktop.domain.rules.due import DueDate
from linkworker_desktop.domain.rules.engine import due_dates
from linkworker_desktop.domain.rules.facts import Facts
from linkworker_desktop.domain.rules.rule import Rule
from linkworker_desktop.domain.rules.subjects import SubjectRef
from linkworker_desktop.domain.rules.working_days import WorkingDays


@dataclass(frozen=True, slots=True)
class Move:
    """One open due date before and after; None where it comes or goes."""

    before: DueDate | None
    after: DueDate | None


def moved(
    old: Sequence[Rule],
    new: Sequence[Rule],
    facts: Facts,
    now: datetime,
    days: WorkingDays | None = None,
    new_days: WorkingDays | None = None,
) -> tuple[Move, ...]:
    """Return the open due dates that get another date, come or go; what is finished is never among them.

    `new_days` is the calendar after the change, where the closed days change with it.
    """
    return moves_between(due_dates(old, facts, now, days), due_dates(new, facts, now, new_days or days))


def moves_between(before: Sequence[DueDate], after: Sequence[DueDate]) -> tuple[Move, ...]:
    """Return the open due dates that are not the same in two readings of the same facts.

    A day that has passed and so settled its rule has passed, whatever the rule says afterwards.
    """
    passed = {(row.rule.code, row.subject) for row in before if row.is_finished and row.rule.passes}
    old, new = _open(before), _open(after)
    keys = (key for key in dict.fromkeys([*old, *new]) if key[:2] not in passed)
    moves = (Move(old.get(key), new.get(key)) for key in keys)
    return tuple(move for move in moves if _dates(move.before) != _dates(move.after))


def _open(rows: Sequence[DueDate]) -> dict[tuple[str, SubjectRef, int], DueDate]:
    """Return the open rows by rule and subject, and by number where a rule has several open for a subject."""
    groups: dict[tuple[str, SubjectRef], list[DueDate]] = {}
    for row in rows:
        if row.is_open:
            groups.setdefault((row.rule.code, row.subject), []).append(row)
    return {
        (*key, 0 if len(group) == 1 else row.number or place): row
        for key, group in groups.items()
        for place, row in enumerate(group, start=1)
    }


def _dates(row: DueDate | None) -> object:
    return None if row is None else (row.due, row.latest)
