"""Whom a due date is about: a family, a person, a placement …, and what is known of them apart from dates."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from uuid import UUID

from linkworker_desktop.i18n.marks import N_


class SubjectKind(StrEnum):
    """What a fact or a due date is recorded for."""

    MUNICIPALITY = "municipality"
    FAMILY = "family"
    PERSON = "person"
    PLACEMENT = "placement"
    CONSENT = "consent"
    CONTACT = "contact"
    MEETING = "meeting"


@dataclass(frozen=True, slots=True)
class SubjectRef:
    """One family, person, … Its hash is kept, since every rule looks facts up by it."""

    kind: SubjectKind
    ident: UUID
    _hash: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_hash", hash((self.kind, self.ident)))

    def __hash__(self) -> int:
        return self._hash


MUNICIPALITY = SubjectRef(SubjectKind.MUNICIPALITY, UUID(int=0))
"""The one municipality the data belong to."""


class Residence(StrEnum):
    """On what ground somebody stays in Denmark; it decides how the municipality takes over."""

    ASYLUM = "asylum_s7"
    QUOTA = "quota_s8"
    HUMANITARIAN = "humanitarian_9b"
    MINOR = "minor_9c"
    REUNIFIED_REFUGEE = "family_reunified_refugee"
    REUNIFIED_OTHER = "family_reunified_other"
    UKRAINE = "ukraine_special"
    OTHER = "other"


class Trait(StrEnum):
    """What else decides whether a rule applies."""

    IN_PROGRAMME = "in_programme"
    CHILD = "child"
    """Known to be a child although the birth date is not known."""
    SUPPORT_PLAN = "support_plan"
    PLACED_OUTSIDE_HOME = "placed_outside_home"
    CASE_MEETING = "case_meeting"


Condition = Residence | Trait

REUNIFIED = frozenset({Residence.REUNIFIED_REFUGEE, Residence.REUNIFIED_OTHER})

CONDITION_LABELS: dict[Condition, str] = {
    Residence.ASYLUM: N_("flygtninge med asyl (§ 7)"),
    Residence.QUOTA: N_("kvoteflygtninge (§ 8)"),
    Residence.HUMANITARIAN: N_("humanitær opholdstilladelse (§ 9 b)"),
    Residence.MINOR: N_("uledsagede mindreårige (§ 9 c)"),
    Residence.REUNIFIED_REFUGEE: N_("familiesammenførte til en flygtning"),
    Residence.REUNIFIED_OTHER: N_("andre familiesammenførte"),
    Residence.UKRAINE: N_("fordrevne fra Ukraine (særlov)"),
    Residence.OTHER: N_("andet opholdsgrundlag"),
    Trait.IN_PROGRAMME: N_("i program"),
    Trait.CHILD: N_("barn uden kendt fødselsdato"),
    Trait.SUPPORT_PLAN: N_("børn med barnets plan eller støtte"),
    Trait.PLACED_OUTSIDE_HOME: N_("unge anbragt uden for hjemmet"),
    Trait.CASE_MEETING: N_("møder om en bestemt familie"),
}


@dataclass(frozen=True, slots=True)
class Subject:
    """One subject with what is known of it.

    `parent` is the family of a person, the person of a placement or a consent, the family of a meeting. What
    is not recorded for a subject itself holds from its parent: dates to count from, residence, exemptions.
    After `ended_on` (case closed, moved out, consent withdrawn, contact gone) nothing is due any more.
    """

    ref: SubjectRef
    parent: SubjectRef | None = None
    born: date | None = None
    residence: Residence | None = None
    traits: frozenset[Trait] = frozenset()
    ended_on: date | None = None

    def meets(self, condition: Condition, residence: Residence | None) -> bool:
        """Tell whether a condition holds; `residence` is the subject's own or inherited one."""
        return condition == residence if isinstance(condition, Residence) else condition in self.traits
