"""What pages and papers read about families: frozen, shaped for the place that shows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from linkworker_desktop.domain.family import Address, FamilyId, MemberDraft
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


class FamilyFilter(StrEnum):
    """Which families a list shows."""

    ACTIVE = "active"
    CLOSED = "closed"
    TRASH = "trash"
