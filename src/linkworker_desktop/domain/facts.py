"""The fixed list of facts a folder text may ask for, written `{name}` in the text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from linkworker_desktop.i18n.marks import N_


class FactKind(StrEnum):
    """How a fact is typed in and printed."""

    TEXT = "text"
    NAME = "name"
    PHONE = "phone"
    DATE = "date"
    MOMENT = "moment"
    """A local date with a clock time."""
    IMAGE = "image"
    """A picture, asked for by an insert and not by a placeholder."""


class FactScope(StrEnum):
    """Where the fact is kept, and so which page mends it when it is missing."""

    MUNICIPALITY = "municipality"
    FAMILY = "family"
    FAMILY_SHEET = "family_sheet"
    """Fields of the family form itself: surname, address, moved in."""


class Applies(StrEnum):
    """Which families the fact is asked of; for others its lines are left out in silence."""

    ALL = "all"
    SCHOOL_CHILDREN = "school_children"
    SMALL_CHILDREN = "small_children"
    ADULTS = "adults"


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact: `label` and `hint` are Danish, to be translated where they are shown."""

    name: str
    label: str
    kind: FactKind
    scope: FactScope
    hint: str = ""
    required: bool = True
    applies: Applies = Applies.ALL


_M = FactScope.MUNICIPALITY
_F = FactScope.FAMILY
_S = FactScope.FAMILY_SHEET

_ALL = (
    Fact(
        "kommune",
        N_("Kommunens navn"),
        FactKind.NAME,
        _M,
        N_("Som det står på breve, fx »Skovsunde Kommune«"),
    ),
    Fact("by", N_("Kommunens hovedby"), FactKind.NAME, _M),
    Fact("region", N_("Region"), FactKind.NAME, _M),
    Fact("linkworker", N_("Dit navn"), FactKind.NAME, _M, N_("Står på forsiden og nederst på hver side")),
    Fact("linkworker_telefon", N_("Din telefon"), FactKind.PHONE, _M),
    Fact("linkworker_tid", N_("Din telefontid"), FactKind.TEXT, _M, N_("fx hverdage 9–15"), required=False),
    Fact(
        "hjemmeside",
        N_("Kommunens hjemmeside"),
        FactKind.NAME,
        _M,
        N_("Uden https, fx skovsunde.example"),
        required=False,
    ),
    Fact(
        "genbrugsplads", N_("Genbrugsplads"), FactKind.NAME, _M, N_("Adresse på den nærmeste"), required=False
    ),
    Fact("buskort", N_("Steder, der sælger buskort"), FactKind.NAME, _M, required=False),
    Fact("familie", N_("Efternavn"), FactKind.NAME, _S),
    Fact("adresse", N_("Adresse"), FactKind.NAME, _S),
    Fact(
        "indflytning",
        N_("Flyttede ind"),
        FactKind.MOMENT,
        _S,
        N_("dag.måned.år og klokkeslæt, fx 5.1.2026 kl. 14.00"),
    ),
    Fact(
        "infomoede", N_("Infomøde, dato og tid"), FactKind.MOMENT, _F, N_("Senest 96 timer efter indflytning")
    ),
    Fact("infomoede_sted", N_("Infomøde, sted"), FactKind.NAME, _F),
    Fact("raadgiver", N_("Rådgiver"), FactKind.NAME, _F, N_("Den, familien møder i kommunen")),
    Fact("raadgiver_moede", N_("Møde med rådgiver"), FactKind.MOMENT, _F, required=False),
    Fact("kursus_start", N_("Startdato for introforløb"), FactKind.MOMENT, _F, applies=Applies.ADULTS),
    Fact("kursus_sted", N_("Introforløb, sted"), FactKind.NAME, _F, applies=Applies.ADULTS),
    Fact(
        "kort",
        N_("Kort over byen"),
        FactKind.IMAGE,
        _F,
        N_("Et billede, hvor hjem, skole og læge er tegnet ind"),
    ),
    Fact("affaldsdag", N_("Dag for affald"), FactKind.TEXT, _F, N_("fx hver mandag"), required=False),
    Fact("stoppested", N_("Nærmeste stoppested"), FactKind.NAME, _F),
    Fact("buslinje", N_("Bus til sprogcenter"), FactKind.NAME, _F, N_("fx 3")),
    Fact("sidste_bus", N_("Sidste bus hjem"), FactKind.TEXT, _F, N_("fx 22.40"), required=False),
    Fact("skole", N_("Børnenes skole"), FactKind.NAME, _F, applies=Applies.SCHOOL_CHILDREN),
    Fact("skole_start", N_("Første skoledag"), FactKind.MOMENT, _F, applies=Applies.SCHOOL_CHILDREN),
    Fact("dagtilbud", N_("Dagtilbud"), FactKind.NAME, _F, applies=Applies.SMALL_CHILDREN, required=False),
    Fact("dansk_start", N_("Startdato for danskundervisning"), FactKind.MOMENT, _F, applies=Applies.ADULTS),
    Fact("dansk_sted", N_("Danskundervisning, sted og lokale"), FactKind.NAME, _F, applies=Applies.ADULTS),
    Fact(
        "dansk_hold",
        N_("Danskhold"),
        FactKind.NAME,
        _F,
        N_("fx DU2-B"),
        applies=Applies.ADULTS,
        required=False,
    ),
)

FACTS: Mapping[str, Fact] = MappingProxyType({fact.name: fact for fact in _ALL})
"""Every fact by its name. A text that asks for another one is refused."""
