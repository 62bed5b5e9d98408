"""What the network map says, before anybody decides where the ink goes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from linkworker_desktop.documents.directory_content import Sender
from linkworker_desktop.domain.contact import Sector
from linkworker_desktop.domain.network import Frequency

MOST_MEMBERS = 8
"""So many vertical lines stand beside each other on one map."""
_LEFT = frozenset({Sector.MUNICIPALITY, Sector.HOUSING})


@dataclass(frozen=True, slots=True)
class PrintedMember:
    """A member with the number that stands for them; `words` are `far, 44 år`."""

    number: int
    name: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class PrintedPerson:
    """A person within a body and the numbers of the members they work with; the name may be empty."""

    name: str
    role: str
    members: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PrintedBody:
    """An authority: one horizontal line with a dot on each of `members`."""

    name: str
    sector: Sector
    frequency: Frequency
    members: tuple[int, ...]
    persons: tuple[PrintedPerson, ...]

    @property
    def is_left(self) -> bool:
        """Tell whether it stands at the left: the municipality and the home; the others stand at the right."""
        return self.sector in _LEFT

    def only(self, members: frozenset[int]) -> PrintedBody:
        """Return the body with what of it works with some members."""
        return replace(
            self,
            members=tuple(each for each in self.members if each in members),
            persons=tuple(
                replace(person, members=tuple(each for each in person.members if each in members))
                for person in self.persons
                if not person.members or members & set(person.members)
            ),
        )


@dataclass(frozen=True, slots=True)
class NetworkPaper:
    """A network map to be set. `others` are names that are not counted; `facts` are label and value."""

    surname: str
    members: tuple[PrintedMember, ...]
    bodies: tuple[PrintedBody, ...]
    persons: int
    others: tuple[str, ...]
    other_contacts: int
    facts: tuple[tuple[str, str], ...]
    sender: Sender
    printed_on: date


@dataclass(frozen=True, slots=True)
class MapPart:
    """One map: at most eight members, and the bodies that work with them."""

    members: tuple[PrintedMember, ...]
    bodies: tuple[PrintedBody, ...]


def map_parts(paper: NetworkPaper) -> tuple[MapPart, ...]:
    """Return the maps of a paper: one, or for more than eight members several of nearly the same size.

    A body stands on every map of a member it works with; one that works with nobody stands on the first.
    """
    parts = []
    for number, members in enumerate(_shared_out(paper.members)):
        wanted = frozenset(member.number for member in members)
        bodies = tuple(
            body.only(wanted)
            for body in paper.bodies
            if wanted & set(body.members) or (not body.members and number == 0)
        )
        parts.append(MapPart(members, bodies))
    return tuple(parts)


def _shared_out(members: Sequence[PrintedMember]) -> list[tuple[PrintedMember, ...]]:
    maps = max(1, -(-len(members) // MOST_MEMBERS))
    ends = [len(members) * part // maps for part in range(maps + 1)]
    return [tuple(members[first:last]) for first, last in pairwise(ends)]
