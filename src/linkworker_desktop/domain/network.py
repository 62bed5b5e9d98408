"""Who works with a family: what is typed in about it, and the network read from it on a day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NewType
from uuid import UUID

from linkworker_desktop.domain.contact import ContactId, Sector
from linkworker_desktop.domain.family import FamilyId, PersonId, Relation
from linkworker_desktop.i18n.marks import N_

InvolvementId = NewType("InvolvementId", UUID)

AUTHORITY_SECTORS = frozenset(
    {Sector.MUNICIPALITY, Sector.STATE, Sector.HEALTH, Sector.EDUCATION, Sector.HOUSING}
)
"""What counts as an authority unless said otherwise: public bodies, and housing, which places for the municipality."""

MOST_UNCOORDINATED = 10
"""With more authorities than these a family needs a coordinator (LG Insight 2012: 17-18 before, one after)."""


class Frequency(StrEnum):
    """How often a contact works with the family, the strongest first."""

    WEEKLY = "weekly"
    MONTHLY = "monthly"
    SELDOM = "seldom"
    UNKNOWN = "unknown"


FREQUENCY_LABELS = {
    Frequency.WEEKLY: N_("hver uge"),
    Frequency.MONTHLY: N_("hver måned"),
    Frequency.SELDOM: N_("sjældnere"),
    Frequency.UNKNOWN: N_("hvor tit er ikke noteret"),
}


class CountsAs(StrEnum):
    """Whether an involvement counts as an authority's; by itself the contact's sector decides."""

    BY_SECTOR = ""
    AUTHORITY = "authority"
    OTHER = "other"


COUNTS_AS_LABELS = {
    CountsAs.BY_SECTOR: N_("Som kontaktens område siger"),
    CountsAs.AUTHORITY: N_("Tæl som myndighed"),
    CountsAs.OTHER: N_("Tæl ikke som myndighed"),
}


class EndedWhy(StrEnum):
    """Why somebody no longer works with the family."""

    UNTIL = "until"
    CONTACT = "contact"
    MEMBERS = "members"


ENDED_LABELS = {
    EndedWhy.UNTIL: N_("afsluttet"),
    EndedWhy.CONTACT: N_("kontakten er ophørt"),
    EndedWhy.MEMBERS: N_("medlemmet er flyttet"),
}


@dataclass(frozen=True, slots=True)
class InvolvementDraft:
    """A contact that works with a family, or with the members in `persons` alone; without any it is everybody.

    `since` None is not known, `until` None goes on. On the day `until` it has ended, as on the day somebody moves out.
    """

    family: FamilyId
    contact: ContactId
    persons: tuple[PersonId, ...] = ()
    purpose: str = ""
    since: date | None = None
    until: date | None = None
    frequency: Frequency = Frequency.UNKNOWN
    counts_as: CountsAs = CountsAs.BY_SECTOR
    note: str = ""
    id: InvolvementId | None = None


@dataclass(frozen=True, slots=True)
class Involved:
    """An involvement together with what is known of its contact.

    The folded names are the forms organisations and units are compared in. `ended_on` is the day the contact ended or
    was deleted, None while it goes on.
    """

    draft: InvolvementDraft
    person: str
    role: str
    sector: Sector
    organisation: str = ""
    unit: str = ""
    organisation_folded: str = ""
    unit_folded: str = ""
    ended_on: date | None = None


@dataclass(frozen=True, slots=True)
class Stay:
    """A stretch of days somebody lived with the family; open ends are None."""

    person: PersonId
    name: str
    surname: str
    relation: Relation
    birth_date: date | None = None
    moved_in: date | None = None
    moved_out: date | None = None

    def covers(self, day: date) -> bool:
        """Tell whether they live here on `day`: not on the day they move out, and not before they are born."""
        begun = all(first is None or first <= day for first in (self.moved_in, self.birth_date))
        return begun and (self.moved_out is None or self.moved_out > day)


@dataclass(frozen=True, slots=True)
class NetworkMember:
    """A member of the household; `age` in whole years on the day read. Who has left is not `is_here`."""

    id: PersonId
    name: str
    surname: str
    relation: Relation
    birth_date: date | None
    age: int | None
    is_here: bool


@dataclass(frozen=True, slots=True)
class BodyPerson:
    """A contact within a body, all its involvements with the family together.

    `name` is empty for an entry without a person, which is no person of the count. `members` are whom it works with,
    in the order of the household; `since` None is not known, `until` None goes on.
    """

    contact: ContactId
    name: str
    role: str
    members: tuple[PersonId, ...]
    is_for_all: bool
    frequency: Frequency
    since: date | None
    until: date | None
    purpose: str
    ended: EndedWhy | None
    involvements: tuple[InvolvementDraft, ...]


@dataclass(frozen=True, slots=True)
class NetworkBody:
    """A unit of the municipality or another body: one card of the map. `key` stays the same from day to day."""

    key: str
    name: str
    organisation: str
    sector: Sector
    is_authority: bool
    persons: tuple[BodyPerson, ...]
    members: tuple[PersonId, ...]
    is_for_all: bool
    frequency: Frequency
    since: date | None
    until: date | None
    is_ended: bool

    @property
    def named(self) -> tuple[BodyPerson, ...]:
        """Return the persons of the count: the contacts that are somebody."""
        return tuple(person for person in self.persons if person.name)


@dataclass(frozen=True, slots=True)
class Counts:
    """`authorities` are bodies, `persons` those named in them, `others` and `ended` contacts."""

    authorities: int = 0
    persons: int = 0
    others: int = 0
    ended: int = 0


@dataclass(frozen=True, slots=True)
class Network:
    """Who works with a family on a day.

    Bodies stand by sector, then by name. A body of which only some have ended stands in both `authorities` (or
    `others`) and `ended`, with the same key.
    """

    members: tuple[NetworkMember, ...]
    authorities: tuple[NetworkBody, ...]
    others: tuple[NetworkBody, ...]
    ended: tuple[NetworkBody, ...]
    counts: Counts
    per_sector: Mapping[Sector, Counts]
    per_member: Mapping[PersonId, Counts]
