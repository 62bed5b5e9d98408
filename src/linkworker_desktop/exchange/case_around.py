"""What a case file holds round a family: its network, ties, coordinators, relay log, notes and documents."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import UNSET, Meta, UnsetType

from linkworker_desktop.domain.coordination import CoordinatorModel
from linkworker_desktop.domain.information import InformationKind
from linkworker_desktop.domain.kinship import KinshipKind
from linkworker_desktop.domain.log_entry import LogKind, Sensitivity
from linkworker_desktop.domain.network import CountsAs, Frequency
from linkworker_desktop.domain.relay import RelayKind
from linkworker_desktop.exchange.case_contact import CaseContact, Line, Name, Paragraphs, Part
from linkworker_desktop.exchange.case_life import Instant, Note, WallTime

MOST_NOTES = 50_000
MOST_INVOLVED = 2_000
MOST_TIES = 2_000
MOST_OF_RELAY = 5_000
MOST_DOCUMENTS = 2_000

Persons = Annotated[tuple[UUID, ...], Meta(max_length=200)]
Author = Annotated[str, Meta(max_length=120)]
Tag = Annotated[str, Meta(max_length=20)]


class CaseInvolvement(Part, frozen=True, kw_only=True):
    """A contact working with the family, or with the members named. Without `counts_as` its sector decides."""

    id: UUID
    contact: CaseContact
    persons: Persons | UnsetType = UNSET
    purpose: Line | UnsetType = UNSET
    since: date | UnsetType = UNSET
    until: date | UnsetType = UNSET
    frequency: Frequency | UnsetType = UNSET
    counts_as: CountsAs | UnsetType = UNSET
    note: Paragraphs | UnsetType = UNSET


class CaseKinship(Part, frozen=True, kw_only=True):
    """A tie: `person` is the parent, partner, sibling or guardian of `other`."""

    person: UUID
    other: UUID
    kind: KinshipKind


class CaseCardPlace(Part, frozen=True, kw_only=True):
    """Where the user put a card of the network map."""

    card: Annotated[str, Meta(min_length=1, max_length=500)]
    x: float
    y: float


class CaseCoordinator(Part, frozen=True, kw_only=True):
    """Who coordinates from one day to another; without a contact it is the link-worker."""

    contact: CaseContact | UnsetType = UNSET
    name: Name = ""
    since: date
    until: date | UnsetType = UNSET


class CaseCoordination(Part, frozen=True, kw_only=True):
    """How the family is coordinated, by whom, and whether a manager has taken it up."""

    model: CoordinatorModel | UnsetType = UNSET
    coordinators: Annotated[tuple[CaseCoordinator, ...], Meta(max_length=200)] = ()
    hotspot_on: date | UnsetType = UNSET
    hotspot_reason: Line | UnsetType = UNSET
    hotspot_manager: Name | UnsetType = UNSET


class CaseAgreement(Part, frozen=True, kw_only=True):
    """Who does what until when."""

    what: Line
    who: Name = ""
    due: date | None = None


class CaseHolder(Part, frozen=True, kw_only=True):
    """Somebody the relay is with, comes from or goes to; without a contact it is the link-worker."""

    contact: CaseContact | UnsetType = UNSET
    name: Name = ""


class CaseRelayEntry(Part, frozen=True, kw_only=True):
    """An entry of the relay log, in the order it was written. `corrects` is the entry it speaks of."""

    id: UUID
    at: WallTime
    recorded_at: Instant | UnsetType = UNSET
    author: Author = ""
    kind: RelayKind
    giver: CaseHolder | UnsetType = msgspec.field(name="from", default=UNSET)
    receiver: CaseHolder | UnsetType = msgspec.field(name="to", default=UNSET)
    text: Note | UnsetType = UNSET
    agreements: Annotated[tuple[CaseAgreement, ...], Meta(max_length=200)] | UnsetType = UNSET
    initiative: Name | UnsetType = UNSET
    answer_by: date | UnsetType = UNSET
    family_told: bool = False
    corrects: UUID | UnsetType = UNSET


class CaseLogEntry(Part, frozen=True, kw_only=True):
    """A note, call, visit or agreement. `at` is Danish wall time; without `persons` it is about the family."""

    id: UUID
    at: WallTime
    kind: LogKind
    text: Note
    author: Author = ""
    contact: CaseContact | UnsetType = UNSET
    persons: Persons | UnsetType = UNSET
    role_tag: Tag | UnsetType = UNSET
    group_tag: Tag | UnsetType = UNSET
    sensitivity: Sensitivity = Sensitivity.NORMAL
    about: Annotated[tuple[InformationKind, ...], Meta(max_length=20)] | UnsetType = UNSET


class CaseDocument(Part, frozen=True, kw_only=True):
    """A file kept with the family, whole."""

    id: UUID
    name: Annotated[str, Meta(min_length=1, max_length=255)]
    kind: Annotated[str, Meta(max_length=40)] = ""
    media_type: Annotated[str, Meta(max_length=120)] = ""
    person: UUID | UnsetType = UNSET
    note: Paragraphs | UnsetType = UNSET
    added_at: Instant | UnsetType = UNSET
    content: bytes


CaseAround = CaseInvolvement | CaseKinship | CaseCardPlace | CaseCoordinator | CaseLogEntry | CaseDocument
"""Records that are sorted by what they hold; the relay log keeps the order it was written in."""


def around_order(record: CaseAround) -> tuple[datetime, bytes]:
    """Return what records are sorted by: notes by time, documents by identifier, the rest by everything they hold."""
    if isinstance(record, CaseDocument):
        return datetime.min, record.id.bytes  # noqa: DTZ901 - wall time
    at = record.at if isinstance(record, CaseLogEntry) else datetime.min  # noqa: DTZ901 - wall time
    return at, msgspec.json.encode(record)
