"""The points of the first 96 hours, out of the due dates of a family."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from linkworker_desktop.domain.rules.due import State
from linkworker_desktop.domain.rules.happenings import HappeningKind
from linkworker_desktop.services.deadline_views import Deadline
from linkworker_desktop.services.morning_views import Point, PointKind


@dataclass(frozen=True, slots=True)
class _Asked:
    kind: PointKind
    rule: str
    settles: HappeningKind


_POINTS = (
    _Asked(PointKind.HOUSING, "R04", HappeningKind.HOUSING_ASSIGNED),
    _Asked(PointKind.INFO_MEETING, "R10", HappeningKind.INFO_MEETING_HELD),
    _Asked(PointKind.FOLDER, "R11", HappeningKind.FOLDER_HANDED_OUT),
    _Asked(PointKind.COURSE, "R12", HappeningKind.COURSE_BEGUN),
    _Asked(PointKind.ADVISER, "R13", HappeningKind.ADVISER_MEETING_AGREED),
    _Asked(PointKind.BANK, "R14", HappeningKind.BANK_ACCOUNT),
    _Asked(PointKind.MITID, "R14", HappeningKind.MITID),
)
CODES = frozenset(asked.rule for asked in _POINTS)
"""The rules the points come from."""
COUNTED_IN_HOURS = frozenset({"R10", "R11", "R12", "R13"})
"""Those of them that are said by the 96-hour clock itself."""


def by_family(deadlines: Iterable[Deadline]) -> dict[UUID, list[Deadline]]:
    """Return the due dates the points come from, family by family."""
    found: dict[UUID, list[Deadline]] = {}
    for each in deadlines:
        if each.family is not None and each.row.rule.code in CODES:
            found.setdefault(each.family, []).append(each)
    return found


def points_of(deadlines: Iterable[Deadline]) -> tuple[Point, ...]:
    """Return the points of one family; a rule that is switched off or concerns nobody in it gives none."""
    by_rule: dict[str, list[Deadline]] = {}
    for each in deadlines:
        by_rule.setdefault(each.row.rule.code, []).append(each)
    return tuple(
        Point(asked.kind, asked.settles, _wanting(by_rule, asked))
        for asked in _POINTS
        if asked.rule in by_rule
    )


def _wanting(by_rule: Mapping[str, list[Deadline]], asked: _Asked) -> tuple[Deadline, ...]:
    return tuple(
        each
        for each in by_rule[asked.rule]
        if each.state is not State.NOT_APPLICABLE and asked.settles in each.settles
    )
