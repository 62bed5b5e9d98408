"""Lists of families: what is asked for, the columns they can have, and the lines pages and papers show."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum, StrEnum
from typing import NewType
from uuid import UUID

from linkworker_desktop.domain.rules.subjects import Residence
from linkworker_desktop.domain.rules.when import When
from linkworker_desktop.i18n.marks import N_
from linkworker_desktop.services.family_views import FamilyFilter, FamilyRow

SavedListId = NewType("SavedListId", UUID)

PLAN_MONTHS = 6
QUIET_DAYS = 60


class ListColumn(StrEnum):
    """The columns a list can have; the values are kept."""

    SURNAME = "surname"
    CODE = "code"
    ADDRESS = "address"
    PEOPLE = "people"
    AGES = "ages"
    LANGUAGES = "languages"
    PHASE = "phase"
    HOUSED = "housed"
    FOLDER = "folder"
    NEXT = "next"
    LATE = "late"
    COORDINATOR = "coordinator"
    NOTED = "noted"
    CONSENTS = "consents"
    PLAN = "plan"
    AUTHORITIES = "authorities"
    INTERPRETER = "interpreter"


COLUMN_LABELS = {
    ListColumn.SURNAME: N_("Familie"),
    ListColumn.CODE: N_("Kode"),
    ListColumn.ADDRESS: N_("Adresse"),
    ListColumn.PEOPLE: N_("Personer"),
    ListColumn.AGES: N_("Alder"),
    ListColumn.LANGUAGES: N_("Sprog"),
    ListColumn.PHASE: N_("Fase"),
    ListColumn.HOUSED: N_("Flyttede ind"),
    ListColumn.FOLDER: N_("Velkomstmappe"),
    ListColumn.NEXT: N_("Næste dato"),
    ListColumn.LATE: N_("Over tiden"),
    ListColumn.COORDINATOR: N_("Tovholder"),
    ListColumn.NOTED: N_("Sidste notat"),
    ListColumn.CONSENTS: N_("Samtykke til"),
    ListColumn.PLAN: N_("Plan fra"),
    ListColumn.AUTHORITIES: N_("Myndigheder"),
    ListColumn.INTERPRETER: N_("Tolk"),
}
USUAL_COLUMNS = (
    ListColumn.SURNAME,
    ListColumn.PEOPLE,
    ListColumn.LANGUAGES,
    ListColumn.HOUSED,
    ListColumn.FOLDER,
)


class FamilyPhase(IntEnum):
    """How far a family is."""

    COMING = 0
    ARRIVAL = 1
    COURSE = 2
    WORK = 3


PHASE_LABELS = {
    FamilyPhase.COMING: N_("På vej"),
    FamilyPhase.ARRIVAL: N_("Ankomst"),
    FamilyPhase.COURSE: N_("Introforløb"),
    FamilyPhase.WORK: N_("Praktik"),
}


class Lack(StrEnum):
    """The conditions the shipped lists are made of; the values are kept."""

    COORDINATOR = "no_coordinator"
    CONSENT = "no_consent"
    PLAN = "old_plan"
    PROGRESS = "no_progress"
    COMING = "coming"


@dataclass(frozen=True, slots=True)
class ListQuery:
    """What is asked of the list; the conditions hold together, empty ones ask for nothing.

    `plan_months` and `quiet_days` are the numbers of `Lack.PLAN` and `Lack.PROGRESS`; `child_from` and `child_to` ask
    for a child whose age lies between them, `least` and `most` for so many people. `town` is spelled as in the address.
    """

    show: FamilyFilter = FamilyFilter.ACTIVE
    text: str = ""
    lacks: frozenset[Lack] = frozenset()
    plan_months: int = PLAN_MONTHS
    quiet_days: int = QUIET_DAYS
    language: str = ""
    town: str = ""
    phase: FamilyPhase | None = None
    residence: Residence | None = None
    coordinator: str = ""
    is_hotspot: bool = False
    child_from: int | None = None
    child_to: int | None = None
    least: int | None = None
    most: int | None = None
    sort: ListColumn = ListColumn.SURNAME
    is_falling: bool = False


EVERYBODY = ListQuery()


@dataclass(frozen=True, slots=True)
class NextDate:
    """What comes next for a family."""

    name: str
    when: When


@dataclass(frozen=True, slots=True)
class ListFacts:
    """What is known of a family beyond the list itself, on the day it was read.

    `coordinators` are names; `consents_until` is the last day the first of the consents in force holds;
    `adults_without_consent` counts the adults of the household nobody may share anything about.
    """

    phase: FamilyPhase
    coordinators: tuple[str, ...] = ()
    noted_on: date | None = None
    moved_on: date | None = None
    plan_on: date | None = None
    takeover_on: date | None = None
    consents_until: date | None = None
    adults_without_consent: int = 0
    authorities: int = 0
    residences: frozenset[Residence] = frozenset()
    is_hotspot: bool = False


@dataclass(frozen=True, slots=True)
class ListLine:
    """A line: the family, and what the columns and conditions asked for; the rest is not read.

    `ages` are those of the household, oldest first; `interpreter` are the languages an interpreter is needed in.
    """

    row: FamilyRow
    ages: tuple[int, ...]
    interpreter: tuple[str, ...]
    town: str = ""
    facts: ListFacts | None = None
    next: NextDate | None = None
    late: int = 0


@dataclass(frozen=True, slots=True)
class ListLook:
    """How the table stands: its columns, and the width of each in pixels at 100 % where the user chose one."""

    columns: tuple[ListColumn, ...] = USUAL_COLUMNS
    widths: dict[ListColumn, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SavedList:
    """A list with a name. A shipped one has `lack` and no name of its own until somebody gives it one."""

    id: SavedListId
    name: str
    query: ListQuery
    columns: tuple[ListColumn, ...] = ()
    lack: Lack | None = None


@dataclass(frozen=True, slots=True)
class ListChoices:
    """What can be chosen among in the filters."""

    languages: tuple[str, ...] = ()
    towns: tuple[str, ...] = ()
    coordinators: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands round the list: how many families each filter has, persons of no family, the saved lists."""

    counts: dict[FamilyFilter, int]
    persons_of_no_family: int
    saved: tuple[SavedList, ...]
    look: ListLook


@dataclass(frozen=True, slots=True)
class ListPage:
    """The lines a query finds, in its order; `of_all` is how many there are without it."""

    lines: tuple[ListLine, ...]
    of_all: int
    choices: ListChoices
    today: date


@dataclass(frozen=True, slots=True)
class ListTable:
    """A list as it is printed and written: exactly what is shown. A number is a number in a workbook."""

    title: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str | int, ...], ...]
    narrowed: str = ""
