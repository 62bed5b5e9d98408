"""What the words of a household say about who is whose: father and mother of the children, husband and wife."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from linkworker_desktop.domain.family import PersonId, Relation
from linkworker_desktop.domain.kinship import USUAL_PARENTS, KinshipKind, Tie, descendants_of

_PARENTS = (Relation.FATHER, Relation.MOTHER)
_CHILDREN = (Relation.SON, Relation.DAUGHTER)
_GRANDPARENTS = (Relation.GRANDFATHER, Relation.GRANDMOTHER)
_SIBLINGS = (Relation.BROTHER, Relation.SISTER)


@dataclass(frozen=True, slots=True)
class Relative:
    """Somebody of the household, or tied to somebody of it; `households` is how many families they live with."""

    id: PersonId
    name: str
    surname: str
    relation: Relation = Relation.OTHER
    birth_date: date | None = None
    is_here: bool = True
    households: int = 1


def household_ties(members: Sequence[Relative], ties: Sequence[Tie]) -> tuple[Tie, ...]:
    """Return the ties typed in, and those the words of the household add to them.

    What is typed in comes first: a pair it names gets no second tie, a child no third parent, nobody a second partner.
    Words that fit several persons (two mothers and a father) say nothing; beside one parent typed in, the mother comes
    first. On whose side a grandparent is, is only known where there is one parent. Of parents who live apart nothing
    says that they are a couple.
    """
    found = list(ties)
    for made in _from_words(members):
        if _fits(made, found, members):
            found.append(made)
    return tuple(found)


def _from_words(members: Sequence[Relative]) -> Iterator[Tie]:
    parents = _clear(members)
    children = _those(members, _CHILDREN)
    for child in children:
        yield from (Tie(parent.id, child.id, KinshipKind.PARENT) for parent in reversed(parents))
    if len(parents) == USUAL_PARENTS and all(parent.is_here for parent in parents):
        yield Tie(parents[0].id, parents[1].id, KinshipKind.PARTNER)
    grandparents = _those(members, _GRANDPARENTS)
    if len(grandparents) == len({each.relation for each in grandparents}) == USUAL_PARENTS:
        yield Tie(grandparents[0].id, grandparents[1].id, KinshipKind.PARTNER)
    if len(parents) == 1:
        yield from (Tie(each.id, parents[0].id, KinshipKind.PARENT) for each in grandparents[:USUAL_PARENTS])
    yield from _spouses(members, parents)
    if not _those(members, _PARENTS):
        equals = [
            *_those(members, _SIBLINGS),
            *(_those(members, (Relation.SINGLE,)) if len(members) > 1 else ()),
        ]
        if _those(members, _SIBLINGS):
            yield from (Tie(equals[0].id, each.id, KinshipKind.SIBLING) for each in equals[1:])


def _spouses(members: Sequence[Relative], parents: Sequence[Relative]) -> Iterator[Tie]:
    spouses = _those(members, (Relation.SPOUSE,))
    heads = parents or _those(members, (Relation.SINGLE,)) or spouses[1:]
    if spouses and len(heads) == 1:
        yield Tie(heads[0].id, spouses[0].id, KinshipKind.PARTNER)


def _clear(members: Sequence[Relative]) -> list[Relative]:
    """Return the parents of the household's children, without those it is not clear of."""
    parents = _those(members, _PARENTS)
    if len(parents) <= USUAL_PARENTS:
        return parents
    return [each for each in parents if sum(other.relation is each.relation for other in parents) == 1]


def _those(members: Iterable[Relative], relations: Sequence[Relation]) -> list[Relative]:
    found = [member for member in members if member.relation in relations]
    return sorted(found, key=lambda member: relations.index(member.relation))


def _fits(made: Tie, ties: Sequence[Tie], members: Sequence[Relative]) -> bool:
    if any(tie.pair == made.pair for tie in ties):
        return False
    if made.kind is KinshipKind.PARTNER:
        return not any(tie.kind is KinshipKind.PARTNER and tie.pair & made.pair for tie in ties)
    if made.kind is not KinshipKind.PARENT:
        return True
    words = {member.id: member.relation for member in members}
    known = [tie.person for tie in ties if tie.kind is KinshipKind.PARENT and tie.other == made.other]
    has_room = len(known) < USUAL_PARENTS
    is_circular = made.person in descendants_of(made.other, ties)
    is_replaced = any(
        words.get(each) is words.get(made.person) and tie_is_typed(each, made.other, ties) for each in known
    )
    return has_room and not is_circular and not is_replaced


def tie_is_typed(parent: PersonId, child: PersonId, ties: Iterable[Tie]) -> bool:
    """Tell whether somebody wrote down that one is the parent of the other."""
    return any(tie.id is not None and (tie.person, tie.other) == (parent, child) for tie in ties)
