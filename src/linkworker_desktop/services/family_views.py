"""What pages and papers read about families: frozen, shaped for the place that shows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from linkworker_desktop.domain.family import Address, FamilyId, MemberDraft, PersonId
from linkworker_desktop.domain.folder_deadline import FolderDeadline


@dataclass(frozen=True, slots=True)
class FamilyRow:
    """A line of the list of families. `address` is empty when it is protected."""

    id: FamilyId
    code: str
    surname: str
    address: str
    is_protected: bool
    people: int
    languages: tuple[str, ...]
    housed_at: datetime | None
    folder: FolderDeadline
    closed_on: date | None
    deleted_at: datetime | None


@dataclass(frozen=True, slots=True)
class MemberSheet:
    """A member as the family page shows them. `cpr_masked` never holds the whole number."""

    draft: MemberDraft
    age: int | None
    is_adult: bool
    lives_here: bool
    cpr_masked: str
    cpr_remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FamilySheet:
    """Everything the family page shows. `languages` are the folder's, chosen or proposed."""

    id: FamilyId
    code: str
    surname: str
    address: Address
    is_protected: bool
    housed_at: datetime | None
    languages: tuple[str, ...]
    languages_are_proposed: bool
    note: str
    members: tuple[MemberSheet, ...]
    folder: FolderDeadline
    closed_on: date | None
    closed_reason: str
    deleted_at: datetime | None
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class Home:
    """A family somebody lives with."""

    family: FamilyId
    surname: str


@dataclass(frozen=True, slots=True)
class FoundPerson:
    """A person found by name. `home` is the family they live with, or lived with last; None when no family has them."""

    id: PersonId
    given_name: str
    surname: str
    original_name: str
    birth_date: date | None
    home: Home | None
    code: str
    lives_there: bool

    @property
    def name(self) -> str:
        """Return `Samir Nakhlawar`."""
        return f"{self.given_name} {self.surname}".strip()


@dataclass(frozen=True, slots=True)
class Erasure:
    """What goes when a family is erased for good; `staying` are the members another family has as well."""

    surname: str
    persons: tuple[str, ...]
    staying: tuple[str, ...]
    printed: int
    handed_out: int


class FamilyFilter(StrEnum):
    """Which families a list shows."""

    ACTIVE = "active"
    CLOSED = "closed"
    TRASH = "trash"
