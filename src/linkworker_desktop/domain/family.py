"""Families and their members as they are typed in, and what follows from it for the folder."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import NewType
from uuid import UUID

from linkworker_desktop.domain.languages import DANISH
from linkworker_desktop.domain.moments import age_on
from linkworker_desktop.domain.rules.subjects import Residence, Trait
from linkworker_desktop.i18n.marks import N_

FamilyId = NewType("FamilyId", UUID)
PersonId = NewType("PersonId", UUID)

ADULT_AGE = 18
SCHOOL_AGES = range(6, 17)


class Relation(StrEnum):
    """What a member is to the household."""

    FATHER = "father"
    MOTHER = "mother"
    SON = "son"
    DAUGHTER = "daughter"
    GRANDFATHER = "grandfather"
    GRANDMOTHER = "grandmother"
    BROTHER = "brother"
    SISTER = "sister"
    SPOUSE = "spouse"
    SINGLE = "single"
    OTHER = "other"


RELATION_LABELS = {
    Relation.FATHER: N_("far"),
    Relation.MOTHER: N_("mor"),
    Relation.SON: N_("søn"),
    Relation.DAUGHTER: N_("datter"),
    Relation.GRANDFATHER: N_("bedstefar"),
    Relation.GRANDMOTHER: N_("bedstemor"),
    Relation.BROTHER: N_("bror"),
    Relation.SISTER: N_("søster"),
    Relation.SPOUSE: N_("ægtefælle"),
    Relation.SINGLE: N_("enlig"),
    Relation.OTHER: N_("anden"),
}
_CHILD_RELATIONS = frozenset({Relation.SON, Relation.DAUGHTER})


@dataclass(frozen=True, slots=True)
class Address:
    """A Danish address; the post code is text of four digits."""

    street: str = ""
    post_code: str = ""
    town: str = ""

    @property
    def line(self) -> str:
        """Return `Kløverbakken 14, 2. tv., 0110 Skovsunde`, without the parts that are missing."""
        place = f"{self.post_code} {self.town}".strip()
        return ", ".join(part for part in (self.street, place) if part)

    @property
    def is_complete(self) -> bool:
        return bool(self.street and (self.post_code or self.town))


@dataclass(frozen=True, slots=True)
class MemberDraft:
    """A member as typed in. `surname` empty means the family's; `person` None means somebody new.

    `moved_in` and `moved_out` are the days this person lived with this family; a person moves by ending one
    membership and beginning another. `traits` None are those everybody begins with: an adult is in the programme;
    with `exempt_reason` they are let off all of it from `exempt_on`.
    """

    given_name: str
    surname: str = ""
    original_name: str = ""
    relation: Relation = Relation.OTHER
    birth_date: date | None = None
    cpr: str = ""
    speaks: tuple[str, ...] = ()
    reads: tuple[str, ...] = ()
    reads_nothing: bool = False
    moved_in: date | None = None
    moved_out: date | None = None
    person: PersonId | None = None
    residence: Residence | None = None
    traits: frozenset[Trait] | None = None
    exempt_reason: str = ""
    exempt_on: date | None = None

    def age(self, today: date) -> int | None:
        """Return the age in whole years, None without a birth date."""
        return None if self.birth_date is None else age_on(self.birth_date, today)

    def is_adult(self, today: date) -> bool:
        """Tell whether the member is 18; without a birth date the relation decides."""
        age = self.age(today)
        return self.relation not in _CHILD_RELATIONS if age is None else age >= ADULT_AGE

    def lives_here(self, today: date) -> bool:
        """Tell whether the member has not moved out by `today`."""
        return self.moved_out is None or self.moved_out > today


@dataclass(frozen=True, slots=True)
class FamilyDraft:
    """A family as typed in. `housed_at` is local wall time; without `languages` the folder has the proposed one."""

    surname: str = ""
    address: Address = field(default_factory=Address)
    protected_address: bool = False
    housed_at: datetime | None = None
    languages: tuple[str, ...] = ()
    note: str = ""
    members: tuple[MemberDraft, ...] = ()
    family: FamilyId | None = None


def present(members: Iterable[MemberDraft], today: date) -> tuple[MemberDraft, ...]:
    """Return the members who live with the family on `today`, in their order."""
    return tuple(member for member in members if member.lives_here(today))


def proposed_language(members: Sequence[MemberDraft], today: date) -> str:
    """Return the language code of the folder: what most adults read, else what most speak, else Danish.

    Danish readers count only when nobody reads anything else. A tie goes to the first adult's language.
    """
    here = present(members, today)
    adults = [member for member in here if member.is_adult(today)] or list(here)
    read = Counter(code for member in adults for code in member.reads if code != DANISH)
    spoken = Counter(code for member in adults for code in member.speaks if code != DANISH)
    most = (read or spoken).most_common(1)
    return most[0][0] if most else DANISH


def non_readers(members: Sequence[MemberDraft], today: date) -> tuple[MemberDraft, ...]:
    """Return the adults at home who read no language at all; the folder is read aloud to them."""
    return tuple(
        member for member in present(members, today) if member.reads_nothing and member.is_adult(today)
    )
