"""A family with 18 authorities and 47 people round it, all invented."""

from __future__ import annotations

from datetime import date

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.contact import ContactId
from linkworker_desktop.domain.family import FamilyId, MemberDraft, PersonId, Relation
from linkworker_desktop.domain.network import Frequency, InvolvementDraft
from tests.builders.families import a_contact, a_family

MEMBERS = (
    ("Samer", Relation.FATHER, 41),
    ("Rima", Relation.MOTHER, 37),
    ("Hana", Relation.GRANDMOTHER, 68),
    ("Layal", Relation.DAUGHTER, 17),
    ("Karim", Relation.SON, 12),
    ("Nour", Relation.DAUGHTER, 8),
    ("Yasin", Relation.SON, 3),
)
TOWN = "Skovsunde Kommune"
Body = tuple[str, str, str, str, Frequency, str]
WEEKLY, MONTHLY, SELDOM = Frequency.WEEKLY, Frequency.MONTHLY, Frequency.SELDOM
AUTHORITIES: tuple[Body, ...] = (
    ("integration_unit", TOWN, "Integrationsenheden", "Samer Rima", WEEKLY,
     "Sine Tidselmark, Mette Lyngdalskov, Lars Havrelundby, Kirsten Pilehegnstoft"),
    ("reception_team", TOWN, "Modtageteamet", "Samer Rima", MONTHLY,
     "Anders Granholtsø, Torben Havlyngby, Hanne Birkestjerne"),
    ("benefits", TOWN, "Ydelseskontoret", "Samer Hana", SELDOM, "Bo Rugagerholt, Hanne Mosedalskær, Ulla Elverhøjby"),
    ("health_nurse", TOWN, "Sundhedsplejen", "Yasin Rima", SELDOM, "Inger Vindkærby, Pia Kløverengby"),
    ("child_family", TOWN, "Børn og familie", "Karim Layal", MONTHLY,
     "Karin Ravnsøgård*, Per Klintevangby*, Niels Hasselhegn, Birgit Svalegårdsø"),
    ("school_dept", TOWN, "Skoleafdelingen", "Nour Karim", MONTHLY, "Jens Nattergalby, Jonas Muslingevig*"),
    ("ppr", TOWN, "PPR", "Karim", MONTHLY, "Lise Fyrskovlyng, Astrid Bøgelundskær, Henrik Brombærhøj"),
    ("dental_child", TOWN, "Kommunal tandpleje", "Karim Nour Yasin", MONTHLY, "Ida Rørsangerby*, Morten Timianbakke"),
    ("youth_guidance", TOWN, "Ungeindsatsen", "Layal", SELDOM, "Tove Pilehegnstoft, Rasmus Mosedalskær"),
    ("childcare_allocation", TOWN, "Pladsanvisningen", "Yasin", SELDOM, "Gitte Lærkedalsø"),
    ("immigration", "Udlændingestyrelsen", "", "Samer", SELDOM, "Signe Nattergalby"),
    ("police", "Politi og SSP", "", "Karim", MONTHLY, "Camilla Tangsøvang, Erik Hasselhegn"),
    ("tax", "Udbetaling Danmark", "", "Rima", SELDOM, "Frederik Tidselmark"),
    ("gp", "Lægehuset Ådalby", "", "Hana Rima", SELDOM, "Vibeke Muslingevig, Mads Granholtsø, Anja Klintevangby"),
    ("trauma_clinic", "Traumeklinikken", "", "Samer", SELDOM,
     "Steen Bøgelundskær, Helle Lyngdalskov, Oskar Ravnsøgård"),
    ("hospital", "Ådalby Sygehus", "", "Karim", MONTHLY,
     "Line Kløverengby, Troels Rørsangerby, Eva Rugagerholt, Kasper Vindkærby"),
    ("language_centre", "Sprogcenter Fjordvej", "", "Samer Rima", WEEKLY, "Maria Brombærhøj, Bent Elverhøjby"),
    ("school", "Skovsunde Skole", "", "Karim Nour Layal", WEEKLY,
     "Lone Enghavrekær, Trine Lærkedalsø, Jakob Timianbakke, Sanne Birkestjerne, Ebbe Svalegårdsø"),
)  # fmt: skip
OTHERS = (
    ("interpreter", "Tolkebroen", "Samer Rima Hana"),
    ("employer", "Klintebjerg Bageri", "Samer"),
    ("sports_club", "Svømmeklubben", "Karim Nour"),
    ("volunteer_org", "Lektiecaféen", "Layal"),
)
SINCE = date(2026, 8, 3)


def a_networked_family(services: Services, *, others: bool = True) -> FamilyId:
    """Keep the family Zahrabani with 18 authorities, 47 people, and the others that are not counted."""
    family = a_bare_family(services)
    people = people_of(services, family)
    drafts: list[InvolvementDraft] = []
    for number, (category, organisation, unit, whom, frequency, names) in enumerate(AUTHORITIES):
        since = SINCE.replace(month=8 + number % 3, day=3 + number)
        for name in names.split(", "):
            contact = keep_contact(services, category, organisation, unit=unit, person=name.rstrip("*"))
            only = ("Karim",) if name.endswith("*") else tuple(whom.split())
            drafts.append(
                InvolvementDraft(
                    family, contact, tuple(people[each] for each in only), since=since, frequency=frequency
                )
            )
    for category, organisation, whom in OTHERS if others else ():
        contact = keep_contact(services, category, organisation)
        drafts.append(
            InvolvementDraft(family, contact, tuple(people[each] for each in whom.split()), since=SINCE)
        )
    services.network.save_many(drafts)
    return family


def a_bare_family(services: Services, surname: str = "Zahrabani", count: int = len(MEMBERS)) -> FamilyId:
    """Keep a family with nobody round it; more than seven members are given further names."""
    rows = [MEMBERS[n] if n < len(MEMBERS) else (f"Barn{n}", Relation.SON, n) for n in range(count)]
    members = [
        MemberDraft(
            name, relation=relation, birth_date=date(2026 - age, 1, 15), speaks=("ar",), reads=("ar",)
        )
        for name, relation, age in rows
    ]
    made = services.families.save(a_family(surname, *members)).id
    assert made is not None
    return FamilyId(made)


def people_of(services: Services, family: FamilyId) -> dict[str, PersonId]:
    """Return the members' ids by their given names."""
    members = services.network.of_family(family).network.members
    return {member.name: member.id for member in members}


def keep_contact(services: Services, category: str, organisation: str, **fields: object) -> ContactId:
    """Keep a contact and return its id."""
    made = services.contacts.save(a_contact(category, organisation, **fields)).id
    assert made is not None
    return ContactId(made)
