"""The family tree of a household, ready to be drawn: who stands where, couples, children, twins."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from linkworker_desktop.domain.family import PersonId, Relation
from linkworker_desktop.domain.generations import generations
from linkworker_desktop.domain.household_tree import Relative, household_ties
from linkworker_desktop.domain.kinship import USUAL_PARENTS, KinshipKind, Tie
from linkworker_desktop.domain.moments import age_on

_FIRST_OF_A_COUPLE = (Relation.FATHER, Relation.GRANDFATHER)


@dataclass(frozen=True, slots=True)
class GenogramNode:
    """A person of the tree; `order` counts from the left in the generation, `households` the families lived with."""

    id: PersonId
    name: str
    surname: str
    relation: Relation
    birth_date: date | None
    age: int | None
    generation: int
    order: int
    is_here: bool
    households: int


@dataclass(frozen=True, slots=True)
class Union:
    """A couple, or the parents of somebody; `b` is None where one parent is known. `a` stands at the left."""

    a: PersonId
    b: PersonId | None = None
    is_former: bool = False
    is_couple: bool = True


@dataclass(frozen=True, slots=True)
class ChildLink:
    """A child of the union with this place in `Genogram.unions`."""

    child: PersonId
    union: int


@dataclass(frozen=True, slots=True)
class Genogram:
    """A family tree. `siblings` have no parents in it that say so; `guardians` are (guardian, ward)."""

    nodes: tuple[GenogramNode, ...]
    unions: tuple[Union, ...]
    children: tuple[ChildLink, ...]
    twins: tuple[tuple[PersonId, ...], ...]
    siblings: tuple[tuple[PersonId, PersonId], ...]
    guardians: tuple[tuple[PersonId, PersonId], ...]


def genogram(people: Sequence[Relative], typed: Sequence[Tie], on: date) -> Genogram:
    """Return the tree of a household and those tied to it; ages are those of `on`.

    `people` stand in the order of the household; those of other households come after them.
    """
    known = {person.id for person in people}
    ties = household_ties(people, [tie for tie in typed if tie.pair <= known])
    levels = generations(people, ties)
    parents = _parents(people, ties)
    unions, children = _unions(people, ties, parents, levels)
    places = _places(people, unions, children, levels)
    return Genogram(
        nodes=tuple(
            _node(person, levels[person.id], places[person.id], on)
            for person in sorted(people, key=lambda each: (levels[each.id], places[each.id]))
        ),
        unions=unions,
        children=children,
        twins=_twins(people, parents),
        siblings=tuple(
            (tie.person, tie.other)
            for tie in ties
            if tie.kind is KinshipKind.SIBLING and not parents[tie.person] & parents[tie.other]
        ),
        guardians=tuple((tie.person, tie.other) for tie in ties if tie.kind is KinshipKind.GUARDIAN),
    )


def _node(person: Relative, level: int, place: int, on: date) -> GenogramNode:
    birth = person.birth_date
    return GenogramNode(
        id=person.id,
        name=person.name,
        surname=person.surname,
        relation=person.relation,
        birth_date=birth,
        age=None if birth is None or birth > on else age_on(birth, on),
        generation=level,
        order=place,
        is_here=person.is_here,
        households=person.households,
    )


def _parents(people: Iterable[Relative], ties: Iterable[Tie]) -> dict[PersonId, frozenset[PersonId]]:
    found: dict[PersonId, set[PersonId]] = {person.id: set() for person in people}
    for tie in ties:
        if tie.kind is KinshipKind.PARENT:
            found[tie.other].add(tie.person)
    return {child: frozenset(parents) for child, parents in found.items()}


def _unions(
    people: Sequence[Relative],
    ties: Iterable[Tie],
    parents: dict[PersonId, frozenset[PersonId]],
    levels: dict[PersonId, int],
) -> tuple[tuple[Union, ...], tuple[ChildLink, ...]]:
    """Return the couples, then the parents who are none; every child hangs on its parents, on one line if they pair."""
    place = {person.id: number for number, person in enumerate(people)}
    words = {person.id: person.relation for person in people}

    def side(person: PersonId) -> tuple[bool, int]:
        return words[person] not in _FIRST_OF_A_COUPLE, place[person]

    unions: list[Union] = []
    for tie in ties:
        if tie.kind in {KinshipKind.PARTNER, KinshipKind.FORMER_PARTNER}:
            a, b = sorted(tie.pair, key=side)
            unions.append(Union(a, b, is_former=tie.kind is KinshipKind.FORMER_PARTNER))
    links = [
        ChildLink(child, _index(pair, unions))
        for child in sorted(parents, key=lambda each: (levels[each], place[each]))
        for pair in _pairs(sorted(parents[child], key=side), unions)
    ]
    return tuple(unions), tuple(links)


def _pairs(parents: Sequence[PersonId], unions: Iterable[Union]) -> list[tuple[PersonId, ...]]:
    """Return parents two by two: a couple of the tree first, then two who are none, the rest alone."""
    if not parents:
        return []
    if len(parents) <= USUAL_PARENTS:
        return [tuple(parents)]
    couple = next(((each.a, each.b) for each in unions if each.b and {each.a, each.b} <= set(parents)), None)
    first = tuple(parents[:USUAL_PARENTS]) if couple is None else couple
    return [first, *((each,) for each in parents if each not in first)]


def _index(pair: tuple[PersonId, ...], unions: list[Union]) -> int:
    b = pair[1] if len(pair) == USUAL_PARENTS else None
    for number, union in enumerate(unions):
        if (union.a, union.b) == (pair[0], b):
            return number
    unions.append(Union(pair[0], b, is_couple=False))
    return len(unions) - 1


def _twins(
    people: Iterable[Relative], parents: dict[PersonId, frozenset[PersonId]]
) -> tuple[tuple[PersonId, ...], ...]:
    """Return those born on one day of the same parents; without a birth date or parents nobody is a twin."""
    births: dict[tuple[date, frozenset[PersonId]], list[PersonId]] = {}
    for person in people:
        if person.birth_date is not None and parents[person.id]:
            births.setdefault((person.birth_date, parents[person.id]), []).append(person.id)
    return tuple(tuple(group) for group in births.values() if len(group) > 1)


def _places(
    people: Sequence[Relative],
    unions: Sequence[Union],
    children: Iterable[ChildLink],
    levels: dict[PersonId, int],
) -> dict[PersonId, int]:
    """Return each person's place in the generation: under the parents, eldest first, partners side by side."""
    place = {person.id: number for number, person in enumerate(people)}
    born = {person.id: person.birth_date or date.max for person in people}
    above: dict[PersonId, list[PersonId]] = {}
    for link in children:
        union = unions[link.union]
        above.setdefault(link.child, []).extend(each for each in (union.a, union.b) if each)
    beside: dict[PersonId, list[PersonId]] = {}
    for union in unions:
        if union.b is not None and levels[union.a] == levels[union.b]:
            beside.setdefault(union.a, []).append(union.b)
            beside.setdefault(union.b, []).append(union.a)
    found: dict[PersonId, int] = {}
    for level in sorted(set(levels.values())):
        row = [person for person in levels if levels[person] == level]
        row.sort(
            key=lambda each: (
                min((found.get(parent, len(place)) for parent in above.get(each, ())), default=len(place)),
                born[each] if each in above else date.min,
                place[each],
            )
        )
        found |= {person: number for number, person in enumerate(_with_partners(row, beside, unions))}
    return found


def _with_partners(
    row: Sequence[PersonId], beside: dict[PersonId, list[PersonId]], unions: Iterable[Union]
) -> list[PersonId]:
    """Return a generation with partners side by side, the one named first of a couple at the left."""
    at_the_right = {union.b for union in unions if union.b is not None}
    ordered: list[PersonId] = []
    for person in row:
        if person in ordered:
            continue
        partners = [each for each in beside.get(person, ()) if each not in ordered and each in row]
        if partners and person in at_the_right:
            ordered += [partners[0], person, *partners[1:]]
        else:
            ordered += [person, *partners]
    return ordered
