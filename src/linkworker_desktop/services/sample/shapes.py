"""The shape of the sample's data files, and reading them."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any, Literal

import msgspec

from linkworker_desktop.base.resources import resource_path
from linkworker_desktop.domain.family import Relation
from linkworker_desktop.domain.rules.subjects import Residence

Sex = Literal["male", "female"]
FolderHistory = Literal["full", "short", "numbers", "none"]
SpelledName = tuple[str, str]
"""A name in Latin letters and in its own script (empty for languages written in Latin letters)."""


class NamePool(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    male: tuple[SpelledName, ...]
    female: tuple[SpelledName, ...]


class DanishNames(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    given: tuple[str, ...]
    surnames: tuple[str, ...]


class Town(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A town, and what its families use there; `last_bus` is a clock time as printed."""

    name: str
    post_code: str
    school: str
    doctor: str
    daycare: str
    waste: str
    bus: str
    last_bus: str


class Meetings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where meetings, course and Danish lessons are held."""

    infomoede_sted: str
    kursus_sted: str
    dansk_sted: str
    teams: tuple[str, ...]


class Towns(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    town: tuple[Town, ...]
    municipality: dict[str, str]
    """Facts that are the same for all families."""
    meetings: Meetings

    def named(self, name: str) -> Town:
        """Return the town called `name`."""
        return next(town for town in self.town if town.name == name)


class WorkShape(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the labour-market map knows of an employer; the last placement was `placed` days before today."""

    trades: tuple[str, ...]
    places: int
    openings: str
    danish: str
    transport: str
    lines: tuple[str, ...]
    skills: str = ""
    languages: tuple[str, ...] = ()
    mentor: str = ""
    placed: int | None = None
    how: str = ""


class PersonShape(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Somebody in an organisation. `verified` and `ended` are days before today, `due_in` days from today."""

    role: str
    name: str = ""
    phone: str = ""
    languages: tuple[str, ...] = ("da",)
    printable: bool = False
    verified: int | None = None
    due_in: int | None = None
    never: bool = False
    ended: int | None = None
    how: str = ""
    only_me: bool = False


class OrganisationShape(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An organisation with its people; `entry` tells whether it is a contact itself."""

    category: str
    name: str = ""
    role: str = ""
    street: str = ""
    post_code: str = ""
    phone: str = ""
    hours: str = ""
    domain: str = ""
    languages: tuple[str, ...] = ("da",)
    entry: bool = True
    printable: bool = True
    verified: int | None = None
    due_in: int | None = None
    never: bool = False
    ended: int | None = None
    how: str = ""
    closed: int | None = None
    closed_why: str = ""
    work: WorkShape | None = None
    people: tuple[PersonShape, ...] = ()


class HousedShape(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """When a family moved in: `days` before today at a clock time; `exact` also on a Saturday or Sunday."""

    days: int
    at: str
    exact: bool = False


class ClosedShape(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    days: int
    reason: str


class MemberShape(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"relation": "is"}):
    """A member of a family; age in years, months or days. `key` marks a person who is in two families."""

    relation: Relation
    age: int | None = None
    months: int | None = None
    days: int | None = None
    name: str | SpelledName = ""
    sex: Sex | None = None
    also: tuple[str, ...] = ()
    reads_nothing: bool = False
    twin: bool = False
    one_word: bool = False
    cpr: bool = True
    key: str = ""
    of: str = ""
    moved_in: int | None = None
    moved_out: int | None = None


class FamilyShape(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A family; `language` is what it speaks, `languages` what its folder is printed in where that was chosen."""

    surname: SpelledName
    language: str
    town: str
    members: tuple[MemberShape, ...]
    female_surname: SpelledName | None = None
    languages: tuple[str, ...] = ()
    street: str = ""
    housed: HousedShape | None = None
    infomoede_today: str = ""
    note: str = ""
    missing: tuple[str, ...] = ()
    parts_off: tuple[int, ...] = ()
    folder: FolderHistory = "numbers"
    handed_after_hours: int | None = None
    paper: str = ""
    opened: int | None = None
    protected: bool = False
    no_cpr: bool = False
    residence: Residence | None = None
    closed: ClosedShape | None = None
    trash: bool = False

    @property
    def knows_nothing_yet(self) -> bool:
        """Tell whether no fact of the folder is given: the family has not come yet."""
        return "*" in self.missing


@cache
def names() -> dict[str, NamePool]:
    """Return the first names of every language."""
    tables = {code: table for code, table in _table("names").items() if code != "danish"}
    return msgspec.convert(tables, dict[str, NamePool])


@cache
def danish_names() -> DanishNames:
    """Return the names of the people in the municipality."""
    return msgspec.convert(_table("names")["danish"], DanishNames)


@cache
def towns() -> Towns:
    """Return the towns with their schools, doctors and buses."""
    return msgspec.convert(_table("towns"), Towns)


@cache
def organisations() -> tuple[OrganisationShape, ...]:
    """Return the organisations with their people."""
    return msgspec.convert(_table("contacts")["organisation"], tuple[OrganisationShape, ...])


@cache
def family_shapes() -> tuple[FamilyShape, ...]:
    """Return the families in the order of their codes."""
    return msgspec.convert(_table("families")["family"], tuple[FamilyShape, ...])


def _table(name: str) -> dict[str, Any]:
    file = resource_path("examples", "skovsunde", f"{name}.toml")
    return tomllib.loads(file.read_text(encoding="utf-8"))
