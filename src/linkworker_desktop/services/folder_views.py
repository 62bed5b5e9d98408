"""What the folder page reads: the parts with their state, what is missing, and what was handed out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from linkworker_desktop.domain.facts import Fact
from linkworker_desktop.domain.family import FamilyId
from linkworker_desktop.domain.folder_deadline import FolderDeadline
from linkworker_desktop.services.contact_views import ContactView


class PartState(StrEnum):
    """What a part of the folder still wants."""

    READY = "ready"
    MISSING = "missing"
    STALE = "stale"
    OFF = "off"


class TextStanding(StrEnum):
    """How far a part's text in one language can be trusted."""

    ORIGINAL = "original"
    CHECKED = "checked"
    NOT_CHECKED = "not_checked"
    OUTDATED = "outdated"
    """The Danish text was changed after this translation was made."""
    NONE = "none"
    """There is no translation; the Danish text is printed and the page says so."""


@dataclass(frozen=True, slots=True)
class PartText:
    """A part's text in one language as the editor shows it; `body` is small Markdown."""

    text_id: str
    language: str
    title: str
    body: str
    standing: TextStanding
    checked_by: str
    checked_on: date | None
    is_own: bool
    """The municipality has its own wording; it can be taken back to the shipped one."""


@dataclass(frozen=True, slots=True)
class MissingFact:
    """A fact a chosen part asks for and nobody has given: the parts' numbers, and where they stand in this folder."""

    fact: Fact
    parts: tuple[int, ...]
    positions: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class FactField:
    """A fact as it is filled in: what it is, and the value as typed (empty when there is none)."""

    fact: Fact
    value: str
    is_missing: bool


@dataclass(frozen=True, slots=True)
class MapPicture:
    """A town map as PNG or JPEG; `is_own` is False for the municipality's, which every family gets."""

    content: bytes
    is_own: bool


@dataclass(frozen=True, slots=True)
class FolderPartView:
    """One line of the list of parts. `number` is the part's own, `position` where it stands in this folder.

    `title` is in the interface's language; the paper has each language's own.
    """

    number: int
    position: int
    title: str
    state: PartState
    included: bool
    facts: tuple[FactField, ...]
    contacts: tuple[ContactView, ...]
    missing: int
    stale: int
    languages: dict[str, TextStanding]


@dataclass(frozen=True, slots=True)
class Issue:
    """A printed folder, and its hand-over once there is one (local wall time)."""

    id: UUID
    printed_at: datetime
    handed_out_at: datetime | None
    handed_to: str
    handed_by: str
    languages: tuple[str, ...]
    read_aloud: bool
    interpreter: str
    pages: int


@dataclass(frozen=True, slots=True)
class FolderStanding:
    """Where a family's folder stands, for the page of the family; `stale` counts the contacts to confirm."""

    deadline: FolderDeadline
    missing: tuple[MissingFact, ...]
    stale: int
    issues: tuple[Issue, ...]


@dataclass(frozen=True, slots=True)
class FolderView:
    """Everything the folder page shows for one family."""

    family: FamilyId
    code: str
    surname: str
    deadline: FolderDeadline
    languages: tuple[str, ...]
    languages_are_proposed: bool
    non_readers: tuple[str, ...]
    parts: tuple[FolderPartView, ...]
    missing: tuple[MissingFact, ...]
    stale: tuple[ContactView, ...]
    issues: tuple[Issue, ...]
    is_closed: bool
    """The work with the family has ended, or it lies in the trash: nobody waits for the folder."""


@dataclass(frozen=True, slots=True)
class HandOver:
    """The hand-over of a folder as typed in; `handed_out_at` is local wall time."""

    handed_out_at: datetime
    handed_to: str = ""
    read_aloud: bool = False
    interpreter: str = ""
