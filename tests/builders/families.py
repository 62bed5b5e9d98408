"""Families and contacts for tests, invented."""

from __future__ import annotations

from datetime import date, datetime

from linkworker_desktop.domain.contact import ContactDraft, PhoneDraft
from linkworker_desktop.domain.family import Address, FamilyDraft, MemberDraft, Relation

HOUSED = datetime(2026, 11, 20, 14, 0)


def an_adult(name: str = "Samir", language: str = "ar", **fields: object) -> MemberDraft:
    """Return a grown-up who speaks and reads one language."""
    values: dict[str, object] = {
        "relation": Relation.FATHER,
        "birth_date": date(1985, 3, 2),
        "speaks": (language,),
        "reads": (language,),
    }
    return MemberDraft(name, **(values | fields))  # type: ignore[arg-type]


def a_child(age: int, name: str = "Nour") -> MemberDraft:
    """Return a child of an age on 24 November 2026."""
    return MemberDraft(name, relation=Relation.DAUGHTER, birth_date=date(2026 - age, 1, 15))


def a_family(surname: str = "Nakhlawar", *members: MemberDraft, **fields: object) -> FamilyDraft:
    """Return a family with an address and a housing date."""
    values: dict[str, object] = {
        "surname": surname,
        "address": Address("Havnekajen 3, 1. th.", "0140", "Nymølle Strand"),
        "housed_at": HOUSED,
        "members": members or (an_adult(),),
    }
    return FamilyDraft(**(values | fields))  # type: ignore[arg-type]


def a_contact(category: str = "gp", organisation: str = "Lægehuset Ådalby", **fields: object) -> ContactDraft:
    """Return a contact confirmed a month before 24 November 2026."""
    values: dict[str, object] = {
        "category": category,
        "organisation": organisation,
        "phones": (PhoneDraft("01 23 41 50"),),
        "address": Address("Skolevænget 3", "0130", "Ådalby"),
        "verified_on": date(2026, 10, 24),
    }
    return ContactDraft(**(values | fields))  # type: ignore[arg-type]
