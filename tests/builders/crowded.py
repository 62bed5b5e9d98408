"""An invented family of eight with 18 authorities and 47 persons round it, as a case file, and what hands counted."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import NAMESPACE_URL, uuid5

MUNICIPALITY = "Skovsunde Kommune"
SHARED_PHONE = "01 11 22 33"


def identifier(name: str) -> str:
    """Return the same UUID for the same name."""
    return str(uuid5(NAMESPACE_URL, f"linkworker/crowded/{name}"))


def _member(name: str, relation: str, born: str | None, **more: object) -> dict[str, Any]:
    return {
        "person": identifier(name), "given_name": name, "relation": relation, "birth_date": born, **more
    }  # fmt: skip


MEMBERS = (
    _member("Hamid", "grandfather", "1951-03-01", original_name="حميد"),
    _member("Dawit", "father", "1985-11-25", original_name="Давид"),
    _member("Rahel", "mother", "1988-02-29", original_name="ራሄል"),
    _member("Lina", "daughter", "2012-05-05"),
    _member("Mina", "daughter", "2012-05-05"),
    _member("Omar", "son", None, moved_in="2025-12-01", moved_out="2026-03-01"),
    _member("Omar", "son", None, moved_in="2026-09-01"),
    _member("Sara", "daughter", "2020-11-24"),
    _member("Nour", "other", "2026-10-05", original_name="နူး"),
)
"""Three generations, twins, one without birth date who was away, one of two families, one born on 29 February."""

_BODIES: tuple[tuple[str, str, str, str, tuple[str, ...], str], ...] = (
    (
        "integration_unit",
        MUNICIPALITY,
        "Integrationsenheden",
        "",
        ("Mette Vindkærby", "Ole Vindkærby", "Lone Enghavrekær", "Per Klokkelyng", "Ida Tidselmark"),
        "",
    ),
    ("benefits", MUNICIPALITY, "Ydelseskontoret", "", ("Lone Enghavrekær", "Bo Rugagerholt", "Eva Ravn"), ""),
    (
        "child_family",
        MUNICIPALITY,
        "Børn og Familie",
        "Lina Mina",
        ("Anna Birkemose", "Karl Birkemose", "Rie Hedelyngsø", "Tom Ålekistevang"),
        "",
    ),
    ("health_nurse", MUNICIPALITY, "Sundhedsplejen", "Nour", ("Gry Markjord",), ""),
    ("ppr", MUNICIPALITY, "PPR", "Omar", ("Siv Klitager", "Jan Klitager"), ""),
    ("citizen_service", MUNICIPALITY, "Borgerservice", "", ("",), ""),
    (
        "language_centre",
        MUNICIPALITY,
        "Sprogcentret",
        "Rahel Dawit",
        ("Ulla Lærkebo", "Finn Lærkebo", "Nina Strandeng"),
        "",
    ),
    ("dental_child", MUNICIPALITY, "Tandplejen", "Lina", ("Tue Hvidsand", "Liv Hvidsand"), ""),
    ("immigration", "Udlændingestyrelsen", "", "", ("Sif Egekrog", "Åge Egekrog"), ""),
    ("police", "Midt Politi", "", "Dawit", ("Jørn Myremose", "Dorthe Myremose"), ""),
    ("tax", "Udbetaling Danmark", "", "", ("", "Britta Lyngsvad"), ""),
    (
        "hospital",
        "Klintebjerg Sygehus",
        "Børneafdelingen",
        "Sara",
        ("Ea Holmsø", "Bo Holmsø", "Pia Fuglemark"),
        "",
    ),
    (
        "hospital",
        "Klintebjerg Sygehus",
        "Hjerteafdelingen",
        "Hamid",
        ("Ib Stenløkke", "Ea Holmsø", "Per Stenløkke", "Ann Tjørnelund"),
        "",
    ),
    ("gp", "Lægehuset Ådalby", "", "", ("Vita Nørrelund",), ""),
    ("gp", "Lægehuset Aadalby", "", "", ("Hans Sønderlund",), ""),
    ("trauma_clinic", "Traumeklinik Nord", "", "Rahel", ("Lis Kærsgård", "Mads Kærsgård"), ""),
    ("school", "Skovsunde Skole", "", "Lina Mina", ("Eva Rosenvang", "Leif Rosenvang", "Nils Torpvig"), ""),
    ("school", "Ådalby Skole", "", "Omar", ("Aase Bæklund", "Erik Bæklund", "Ruth Dalgaardsø"), ""),
    ("housing_assoc", "Boligforeningen Kløver", "", "", ("Kim Halmtorp", "Else Halmtorp"), ""),
    ("volunteer_org", "Frivilligcentret", "", "Hamid", ("Maren Østerled",), "authority"),
    # -- shown beside the count
    ("employer", "Nymølle Bageri", "", "Dawit", ("Villy Kringelbo", "Jytte Kringelbo"), ""),
    ("volunteer_org", "Frivilligcentret", "", "", ("Grethe Vesterled",), ""),
    ("sports_club", "Ådalby IF", "", "Omar", ("Bent Målgård",), ""),
    ("interpreter", "Tolkegruppen", "", "", ("Zahra Ordhøj",), ""),
    ("bank", "Klint Bank", "", "", ("Steen Skillinge",), ""),
    ("shelter_hotline", "Krisecentret Lyset", "", "Rahel", ("",), ""),
    ("contact_family", "", "", "", ("Familien Tidselmark",), ""),
    ("caretaker", "Ejendomskontoret", "", "", ("Palle Nøglegård",), "other"),
    ("gp", "Lægen ved Søen", "", "Nour", ("Bodil Søgræs",), "other"),
)

_DATED: tuple[tuple[str, str, str, str, str, str, str, str], ...] = (
    ("health_nurse", MUNICIPALITY, "Sundhedsplejen", "Nour", "Kaj Markjord", "2026-10-06", "", ""),
    ("asylum_centre", "Asylcenter Vest", "", "", "Poul Vesterhede", "", "2026-11-23", ""),
    ("integration_unit", MUNICIPALITY, "Integrationsenheden", "", "Jens Hedelyngsø", "", "2026-11-24", ""),
    ("school", "Skovsunde Skole", "", "Mina", "Kis Torpvig", "", "", "2026-11-10"),
    ("employer", "Klintens Auto", "", "Dawit", "Ove Kobling", "", "2026-10-01", ""),
    ("school", "Skovsunde Skole", "", "Lina", "Gerda Vikarsen", "", "2026-11-01", ""),
    ("school", "Skovsunde Skole", "", "Mina", "Gerda Vikarsen", "2026-11-01", "", ""),
    ("youth_guidance", MUNICIPALITY, "Ungeenheden", "Lina", "Ane Fremtidsbo", "2026-11-25", "", ""),
)
"""From tomorrow, until today, until yesterday, a contact that has ended, one that went from one twin to the other."""


def _involvement(number: int, contact: dict[str, Any], members: str, **more: str) -> dict[str, Any]:
    said: dict[str, Any] = {"id": identifier(f"involvement {number}"), "contact": contact}
    if members:
        said["persons"] = sorted(identifier(name) for name in members.split())
    return said | {name: value for name, value in more.items() if value}


def _network() -> Iterable[dict[str, Any]]:
    number = 0
    for category, organisation, unit, members, people, counts_as in _BODIES:
        for person in people:
            number += 1
            contact: dict[str, Any] = {"category": category, "organisation": organisation, "person": person}
            if unit:
                contact["unit"] = unit
            if "Vindkærby" in person:
                contact["phones"] = [{"number": SHARED_PHONE, "label": ""}]
            yield _involvement(number, contact, members, counts_as=counts_as)
    for category, organisation, unit, members, person, since, until, ended_on in _DATED:
        number += 1
        contact = {"category": category, "organisation": organisation, "person": person}
        contact |= {"unit": unit} if unit else {}
        contact |= {"ended_on": ended_on} if ended_on else {}
        yield _involvement(number, contact, members, since=since, until=until)


def _ties() -> Iterable[dict[str, str]]:
    for parent, child in (
        ("Hamid", "Dawit"), *((each, name) for each in ("Dawit", "Rahel") for name in ("Lina", "Mina", "Omar"))
    ):  # fmt: skip
        yield {"person": identifier(parent), "other": identifier(child), "kind": "parent"}
    yield {"person": identifier("Dawit"), "other": identifier("Rahel"), "kind": "partner"}


def crowded() -> dict[str, Any]:
    """Return the case file, made anew."""
    return {
        "format": "linkworker-case",
        "version": 1,
        "family": {
            "id": identifier("family"),
            "code": "F518",
            "surname": "Gebrezahr",
            "members": [dict(each) for each in MEMBERS],
        },
        "network": list(_network()),
        "kinships": list(_ties()),
    }


def other_home() -> dict[str, Any]:
    """Return the case file of the other family one of the daughters lives with."""
    members = [dict(each) for each in MEMBERS if each["given_name"] == "Sara"]
    return {
        "format": "linkworker-case",
        "version": 1,
        "family": {
            "id": identifier("other home"), "code": "F519", "surname": "Nakhlawar", "members": members
        },
        "network": [
            _involvement(
                9000, {"category": "daycare", "organisation": MUNICIPALITY, "unit": "Solhuset"}, "Sara"
            )
        ],
    }  # fmt: skip


Row = tuple[int, int, int, int]
"""Authorities, persons, others, ended."""

COUNTED: dict[str, Row] = {
    "2026-11-24": (18, 47, 10, 4),
    "2026-11-23": (18, 48, 10, 3),
    "2026-11-25": (19, 48, 10, 4),
    "2026-05-01": (17, 44, 10, 6),
}
BY_SECTOR: dict[str, Row] = {
    "kommune": (7, 18, 0, 1),
    "stat": (3, 5, 0, 1),
    "sundhed": (3, 11, 1, 0),
    "uddannelse": (3, 10, 0, 1),
    "bolig": (1, 2, 1, 0),
    "civilsamfund": (1, 1, 3, 0),
    "arbejde": (0, 0, 2, 1),
    "privat": (0, 0, 2, 0),
    "akut": (0, 0, 1, 0),
}
BY_MEMBER: dict[str, Row] = {
    "Hamid": (9, 20, 5, 2),
    "Dawit": (9, 20, 7, 3),
    "Rahel": (9, 20, 6, 2),
    "Lina": (10, 24, 5, 3),
    "Mina": (9, 23, 5, 3),
    "Omar": (9, 20, 6, 2),
    "Sara": (8, 18, 5, 2),
    "Nour": (8, 17, 6, 2),
}
AUTHORITIES = {
    "Integrationsenheden": 5, "Ydelseskontoret": 3, "Børn og Familie": 4, "Sundhedsplejen": 2, "PPR": 2,
    "Borgerservice": 0, "Sprogcentret": 3, "Tandplejen": 2, "Udlændingestyrelsen": 2, "Midt Politi": 2,
    "Udbetaling Danmark": 1, "Klintebjerg Sygehus": 7, "Lægehuset Aadalby": 2, "Traumeklinik Nord": 2,
    "Skovsunde Skole": 4, "Ådalby Skole": 3, "Boligforeningen Kløver": 2, "Frivilligcentret": 1,
}  # fmt: skip
"""Each authority of 24 November 2026 and how many persons it has."""
OTHERS = {
    "Nymølle Bageri", "Frivilligcentret", "Ådalby IF", "Tolkegruppen", "Klint Bank", "Krisecentret Lyset",
    "Familien Tidselmark", "Ejendomskontoret", "Lægen ved Søen",
}  # fmt: skip
ENDED = {
    "Poul Vesterhede": "until",
    "Jens Hedelyngsø": "until",
    "Kis Torpvig": "contact",
    "Ove Kobling": "until",
}
AGES = {
    "Hamid": 75, "Dawit": 40, "Rahel": 38, "Lina": 14, "Mina": 14, "Omar": None, "Sara": 6, "Nour": 0
}  # fmt: skip
