"""Ties between persons as they are typed in, and what cannot be true of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NewType
from uuid import UUID

from linkworker_desktop.domain.family import PersonId
from linkworker_desktop.domain.problems import Problem
from linkworker_desktop.i18n import _
from linkworker_desktop.i18n.marks import N_

KinshipId = NewType("KinshipId", UUID)

USUAL_PARENTS = 2


class KinshipKind(StrEnum):
    """What one person is to another."""

    PARENT = "parent"
    PARTNER = "partner"
    FORMER_PARTNER = "former_partner"
    SIBLING = "sibling"
    GUARDIAN = "guardian"


KINSHIP_LABELS = {
    KinshipKind.PARENT: N_("forælder til"),
    KinshipKind.PARTNER: N_("gift eller sammen med"),
    KinshipKind.FORMER_PARTNER: N_("tidligere gift eller sammen med"),
    KinshipKind.SIBLING: N_("søskende til"),
    KinshipKind.GUARDIAN: N_("værge for"),
}
MUTUAL = frozenset({KinshipKind.PARTNER, KinshipKind.FORMER_PARTNER, KinshipKind.SIBLING})
"""Ties that say the same whichever of the two is named first."""


@dataclass(frozen=True, slots=True)
class Tie:
    """`person` is the parent, partner, sibling or guardian of `other`."""

    person: PersonId
    other: PersonId
    kind: KinshipKind
    id: KinshipId | None = None

    @property
    def pair(self) -> frozenset[PersonId]:
        return frozenset({self.person, self.other})

    def says_the_same(self, tie: Tie) -> bool:
        """Tell whether two ties are one; one between two equals can be written from either side."""
        if self.kind is not tie.kind:
            return False
        if self.kind in MUTUAL:
            return self.pair == tie.pair
        return (self.person, self.other) == (tie.person, tie.other)


def tie_problems(tie: Tie, ties: Iterable[Tie]) -> Iterator[Problem]:
    """Yield why a tie cannot be kept beside the others; `ties` may hold an older wording of it."""
    others = [each for each in ties if tie.id is None or each.id != tie.id]
    if tie.person == tie.other:
        yield Problem("other", _("Et slægtskab er mellem to personer. Vælg en anden."))
    elif any(tie.says_the_same(each) for each in others):
        yield Problem("other", _("Det slægtskab står her allerede."))
    elif tie.kind is KinshipKind.PARENT and tie.person in descendants_of(tie.other, others):
        sentence = _("Så blev nogen sin egen forfader. Ret det andet slægtskab først, eller byt de to om.")
        yield Problem("other", sentence)
    elif tie.kind in {KinshipKind.PARTNER, KinshipKind.FORMER_PARTNER} and any(
        each.pair == tie.pair and each.kind in {KinshipKind.PARTNER, KinshipKind.FORMER_PARTNER}
        for each in others
    ):
        yield Problem("kind", _("De to står allerede som et par. Ret det, der står."))


def tie_remarks(tie: Tie, ties: Iterable[Tie], name: str) -> Iterator[str]:
    """Yield what is to be looked at though it may be true: `name` has more than two parents."""
    if tie.kind is not KinshipKind.PARENT:
        return
    parents = {
        each.person for each in (*ties, tie) if each.kind is KinshipKind.PARENT and each.other == tie.other
    }
    if len(parents) > USUAL_PARENTS:
        yield _("{name} har nu {number} forældre. Se efter, om det er rigtigt.").format(
            name=name, number=len(parents)
        )


def descendants_of(person: PersonId, ties: Sequence[Tie]) -> set[PersonId]:
    """Return the children of a person, their children and so on; not the person, unless the ties go in a circle."""
    children: dict[PersonId, list[PersonId]] = {}
    for tie in ties:
        if tie.kind is KinshipKind.PARENT:
            children.setdefault(tie.person, []).append(tie.other)
    found: set[PersonId] = set()
    waiting = [person]
    while waiting:
        for child in children.get(waiting.pop(), ()):
            if child not in found:
                found.add(child)
                waiting.append(child)
    return found
