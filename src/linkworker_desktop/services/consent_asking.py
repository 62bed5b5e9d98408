"""Who is to be asked for a consent: by their age, and who of the household can answer for a child."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from linkworker_desktop.domain.consent import GivenBy
from linkworker_desktop.domain.consent_standing import ASKED_FROM_AGE
from linkworker_desktop.domain.family import ADULT_AGE, MemberDraft, PersonId
from linkworker_desktop.services.family_views import FamilySheet


@dataclass(frozen=True, slots=True)
class Asked:
    """A member of a family as they can be asked: `by_age` is who says yes for them."""

    person: PersonId
    name: str
    born: date | None
    is_adult: bool
    is_here: bool
    by_age: GivenBy


def asked_of(sheet: FamilySheet, today: date) -> tuple[Asked, ...]:
    """Return everybody of a family, also those who have left; order of the household."""
    return tuple(
        Asked(
            person=member.draft.person,
            name=member.draft.given_name,
            born=member.draft.birth_date,
            is_adult=member.is_adult,
            is_here=member.lives_here,
            by_age=proposed_giver(member.draft, today),
        )
        for member in sheet.members
        if member.draft.person is not None
    )


def proposed_giver(member: MemberDraft, today: date) -> GivenBy:
    """Return who is to be asked for a member: from 15 the young person too, from 18 nobody else."""
    age = member.age(today)
    if age is None:
        return GivenBy.SELF if member.is_adult(today) else GivenBy.CUSTODY_HOLDER
    if age >= ADULT_AGE:
        return GivenBy.SELF
    return GivenBy.BOTH if age >= ASKED_FROM_AGE else GivenBy.CUSTODY_HOLDER
