"""Which facts a family's folder has, and which of them it is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from linkworker_desktop.domain.facts import FACTS, Applies, Fact
from linkworker_desktop.domain.family import SCHOOL_AGES, FamilyDraft, present

MUNICIPALITY_COLUMNS = {
    "kommune": "name",
    "by": "town",
    "region": "region",
    "linkworker": "linkworker",
    "linkworker_telefon": "linkworker_phone",
    "linkworker_tid": "linkworker_hours",
}


@dataclass(frozen=True, slots=True)
class FactValues:
    """The facts of one family and its municipality, as they are kept: dates in ISO form, the rest as typed."""

    kept: Mapping[str, str]
    applicable: frozenset[str]
    """Facts asked of this family; the lines of others are left out in silence."""

    def is_missing(self, fact: Fact) -> bool:
        """Tell whether the fact is required, asked of this family, and not given."""
        return fact.required and fact.name in self.applicable and not self.kept.get(fact.name)


def values_of(kept: Mapping[str, str], family: FamilyDraft, today: date) -> FactValues:
    """Return the facts of `family`: those kept by name, and those that stand on its own sheet."""
    sheet = {
        "familie": family.surname,
        "adresse": "" if family.protected_address else family.address.line,
        "indflytning": family.housed_at.isoformat(timespec="minutes") if family.housed_at else "",
    }
    applicable = applicable_facts(family, today)
    if family.protected_address:
        applicable -= {"adresse"}
    return FactValues({**kept, **sheet}, applicable)


def columns_of(row: object | None) -> dict[str, str]:
    """Return the facts that are columns of the municipality's row, empty where there is none."""
    return {name: getattr(row, column, None) or "" for name, column in MUNICIPALITY_COLUMNS.items()}


def applicable_facts(family: FamilyDraft, today: date) -> frozenset[str]:
    """Return the names of the facts that are asked of a family with these members."""
    ages = [member.age(today) for member in present(family.members, today)]
    holds = {
        Applies.ALL: True,
        Applies.ADULTS: any(member.is_adult(today) for member in present(family.members, today)) or not ages,
        Applies.SCHOOL_CHILDREN: any(age in SCHOOL_AGES for age in ages if age is not None),
        Applies.SMALL_CHILDREN: any(age < SCHOOL_AGES.start for age in ages if age is not None),
    }
    return frozenset(name for name, fact in FACTS.items() if holds[fact.applies])
