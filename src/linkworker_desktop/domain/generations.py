"""Which generation of a family tree each person stands in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from linkworker_desktop.domain.family import PersonId, Relation
from linkworker_desktop.domain.household_tree import Relative
from linkworker_desktop.domain.kinship import MUTUAL, KinshipKind, Tie

_BY_WORD: Mapping[Relation, int] = {
    Relation.GRANDFATHER: 0,
    Relation.GRANDMOTHER: 0,
    Relation.SON: 2,
    Relation.DAUGHTER: 2,
}
_MIDDLE = 1


def generations(people: Sequence[Relative], ties: Iterable[Tie]) -> dict[PersonId, int]:
    """Return each person's generation, 0 the oldest; partners and siblings stand in the same one.

    A tie that would put somebody above themselves is passed over. People without ties stand where their word in the
    household puts them.
    """
    groups = _Groups([person.id for person in people])
    kept = [tie for tie in ties if tie.person in groups.of and tie.other in groups.of]
    for tie in kept:
        if tie.kind in MUTUAL:
            groups.join(tie.person, tie.other)
    edges = _descents(groups, kept)
    levels = _levels({groups.root(person.id) for person in people}, edges)
    placed = _beside_each_other(people, groups, edges, levels)
    oldest = min(placed.values(), default=0)
    return {person: level - oldest for person, level in placed.items()}


class _Groups:
    """Persons who stand in one generation, joined one pair at a time."""

    def __init__(self, persons: Iterable[PersonId]) -> None:
        self.of = {person: person for person in persons}

    def root(self, person: PersonId) -> PersonId:
        while self.of[person] != person:
            person = self.of[person]
        return person

    def join(self, one: PersonId, other: PersonId) -> None:
        self.of[self.root(one)] = self.root(other)


def _descents(groups: _Groups, ties: Iterable[Tie]) -> dict[PersonId, set[PersonId]]:
    """Return for every group the groups below it."""
    below: dict[PersonId, set[PersonId]] = {}
    for tie in ties:
        if tie.kind is not KinshipKind.PARENT:
            continue
        above, under = groups.root(tie.person), groups.root(tie.other)
        if above != under and not _leads(under, above, below):
            below.setdefault(above, set()).add(under)
    return below


def _leads(start: PersonId, end: PersonId, below: Mapping[PersonId, set[PersonId]]) -> bool:
    waiting, seen = [start], {start}
    while waiting:
        here = waiting.pop()
        if here == end:
            return True
        new = below.get(here, set()) - seen
        seen |= new
        waiting += new
    return False


def _levels(roots: Iterable[PersonId], below: Mapping[PersonId, set[PersonId]]) -> dict[PersonId, int]:
    """Return how far each group is from the furthest ancestors; ancestors stand just above their eldest children."""
    levels = dict.fromkeys(roots, 0)
    for _step in levels:
        for above, children in below.items():
            for child in children:
                levels[child] = max(levels[child], levels[above] + 1)
    has_parents = {child for children in below.values() for child in children}
    for above, children in below.items():
        if above not in has_parents:
            levels[above] = min(levels[child] for child in children) - 1
    return levels


def _beside_each_other(
    people: Sequence[Relative],
    groups: _Groups,
    below: Mapping[PersonId, set[PersonId]],
    levels: Mapping[PersonId, int],
) -> dict[PersonId, int]:
    """Move every tree so that the words of the household agree with most of its levels."""
    trees = _Groups(list(groups.of))
    for above, children in below.items():
        for child in children:
            trees.join(above, child)
    shifts: dict[PersonId, Counter[int]] = {}
    for person in people:
        tree, level = trees.root(groups.root(person.id)), levels[groups.root(person.id)]
        shift = _BY_WORD.get(person.relation, _MIDDLE) - level
        shifts.setdefault(tree, Counter())[shift] += 1 if person.is_here else 0
    chosen = {
        tree: min(counted, key=lambda shift: (-counted[shift], shift)) for tree, counted in shifts.items()
    }
    return {
        person.id: levels[groups.root(person.id)] + chosen[trees.root(groups.root(person.id))]
        for person in people
    }
