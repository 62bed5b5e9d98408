"""Networks for tests: rows as they are read, and a family in the vault with those who work with it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID, uuid5

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.contact import ContactId, Sector
from linkworker_desktop.domain.family import FamilyId, MemberDraft, PersonId, Relation
from linkworker_desktop.domain.network import Involved, InvolvementDraft, InvolvementId, Stay
from linkworker_desktop.domain.network_members import Household
from tests.builders.families import a_contact, a_family

TODAY = date(2026, 11, 24)
FAMILY = FamilyId(UUID(int=1))
_SPACE = UUID(int=2)

FARHAN, SAMIRA, IDRIS = (PersonId(UUID(int=number)) for number in (11, 12, 13))
STAYS = (
    Stay(FARHAN, "Farhan", "Farhaniyo", Relation.FATHER, date(1982, 5, 1)),
    Stay(SAMIRA, "Samira", "Farhaniyo", Relation.MOTHER, date(1987, 5, 1)),
    Stay(IDRIS, "Idris", "Farhaniyo", Relation.SON, date(2010, 5, 1)),
)


def a_household(on: date = TODAY, stays: Iterable[Stay] = STAYS) -> Household:
    """Return Farhan, Samira and Idris on a day."""
    return Household(stays, on)


def involved(
    person: str,
    organisation: str = "",
    unit: str = "",
    *,
    sector: Sector = Sector.MUNICIPALITY,
    ended_on: date | None = None,
    contact: str = "",
    **fields: object,
) -> Involved:
    """Return an involvement of the contact of a name in a place; `contact` tells two of one name apart."""
    key = contact or f"{person}|{organisation}|{unit}"
    ident = InvolvementId(uuid5(_SPACE, f"{key}{sorted(map(str, fields.items()))}"))
    draft = InvolvementDraft(FAMILY, ContactId(uuid5(_SPACE, key)), id=ident, **fields)  # type: ignore[arg-type]
    return Involved(
        draft,
        person,
        role="rådgiver",
        sector=sector,
        organisation=organisation,
        unit=unit,
        organisation_folded=organisation.casefold(),
        unit_folded=unit.casefold(),
        ended_on=ended_on,
    )


BODIES: tuple[tuple[str, str, str, int], ...] = (
    ("integration_unit", "Skovsunde Kommune", "Integrationsenheden", 4),
    ("benefits", "Skovsunde Kommune", "Ydelseskontoret", 3),
    ("child_family", "Skovsunde Kommune", "Børne- og familieafdelingen", 4),
    ("health_nurse", "Skovsunde Kommune", "Sundhedsplejen", 2),
    ("ppr", "Skovsunde Kommune", "PPR", 2),
    ("school_dept", "Skovsunde Kommune", "Tosprogskonsulenten", 1),
    ("childcare_allocation", "Skovsunde Kommune", "Pladsanvisningen", 1),
    ("culture_leisure", "Skovsunde Kommune", "Kultur og Fritid", 2),
    ("dental_child", "Skovsunde Kommune", "Kommunal tandpleje", 1),
    ("housing_assoc", "Skovsunde Boligforening", "", 2),
    ("school", "Ådalby Skole", "", 5),
    ("school", "Børnehuset Humlebien", "", 3),
    ("language_centre", "Sprogcenter Ådalby", "", 3),
    ("vocational", "Vester Ravnlund Erhvervsskole", "", 2),
    ("police", "Politi og SSP", "", 2),
    ("immigration", "Udlændingestyrelsen", "", 2),
    ("gp", "Lægehuset Ådalby", "", 3),
    ("hospital", "Skovsunde Sygehus", "", 5),
)
"""Eighteen authorities with 47 persons: category, organisation, unit, how many."""
OTHERS: tuple[tuple[str, str, int], ...] = (
    ("interpreter", "Nymølle Tolkeservice", 1),
    ("sports_club", "Klintebjerg IF", 1),
    ("volunteer_org", "Frivilligcafeen", 2),
    ("contact_family", "Kontaktfamilien Vindblomst", 1),
)
_FIRST = ("Birgit", "Jonas", "Mette", "Ole", "Lone", "Per", "Karin", "Dorthe", "Kim", "Eva", "Ulla", "Trine")
_LAST = ("Tidselmark", "Klokkelyng", "Agerspire", "Birkehegn", "Havgærde", "Mosevangely", "Kløverhaug")
_ROLES = ("rådgiver", "jobkonsulent", "sagsbehandler", "leder", "konsulent", "lærer", "sygeplejerske")


class Surrounded:
    """A family in the vault, and contacts that can be put round it by the service."""

    def __init__(self, services: Services, *members: MemberDraft) -> None:
        self.services = services
        saved = services.families.save(a_family("Farhaniyo-Sandgræs", *members))
        assert saved.id is not None
        self.id = FamilyId(saved.id)
        drafts = services.families.draft(self.id).members
        self.people = tuple(each.person for each in drafts if each.person is not None)
        self._made = 0

    def contact(self, category: str, organisation: str, unit: str = "", person: str = "") -> ContactId:
        """Save a contact that is in no network yet."""
        role = _ROLES[self._made % len(_ROLES)]
        saved = self.services.contacts.save(
            a_contact(category, organisation, unit=unit, person=person, role=role)
        )
        assert saved.id is not None
        return ContactId(saved.id)

    def someone(self, category: str, organisation: str, unit: str = "") -> ContactId:
        """Save a contact with an invented name of its own."""
        first, last = _FIRST[self._made % len(_FIRST)], _LAST[self._made // len(_FIRST) % len(_LAST)]
        self._made += 1
        return self.contact(category, organisation, unit, f"{first} {last}")

    def eighteen(self) -> None:
        """Put eighteen authorities with 47 persons round the family, and four others with five contacts."""
        for number, (category, organisation, unit, people) in enumerate(BODIES):
            contacts = [self.someone(category, organisation, unit) for _each in range(people)]
            chosen = (self.people[number % len(self.people)],) if number % 3 else ()
            self.services.network.add(self.id, contacts, persons=chosen)
        for category, organisation, people in OTHERS:
            contacts = [self.someone(category, organisation) for _each in range(people)]
            self.services.network.add(self.id, contacts)
