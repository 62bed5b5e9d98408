"""What pages read about contacts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import overload
from uuid import UUID

from linkworker_desktop.domain.contact import (
    UNCONFIRMED,
    Category,
    ContactDraft,
    ContactId,
    Freshness,
    Sector,
    Visibility,
)
from linkworker_desktop.domain.family import FamilyId

Months = Mapping[str, int]
"""For how many months a confirmation counts, in the categories where it is not the default."""
_HEX = 32


class ContactFilter(StrEnum):
    """Which contacts a list shows; those closed for a while are active too."""

    ACTIVE = "active"
    TO_CONFIRM = "to_confirm"
    CLOSED = "closed"
    ENDED = "ended"
    TRASH = "trash"


class ContactOrder(StrEnum):
    """How a list is sorted: by the name it shows, or what was edited or called last first."""

    NAME = "name"
    LAST_USED = "last_used"


@dataclass(frozen=True, slots=True)
class ContactQuery:
    """What a list of contacts is narrowed to; an empty set stands for all, several in one set for any of them.

    `in_folders` keeps those that stand in a folder that is not handed out yet.
    """

    text: str = ""
    show: ContactFilter = ContactFilter.ACTIVE
    sectors: frozenset[Sector] = frozenset()
    categories: frozenset[str] = frozenset()
    towns: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    has_phone: bool | None = None
    only_due: bool = False
    in_folders: bool = False
    order: ContactOrder = ContactOrder.NAME


class ContactKeys(Sequence[ContactId]):
    """The ids of a long list in its order, kept as one string and made into ids where somebody looks."""

    __slots__ = ("_joined",)

    def __init__(self, joined: str = "") -> None:
        self._joined = joined

    def __len__(self) -> int:
        return len(self._joined) // _HEX

    @overload
    def __getitem__(self, index: int) -> ContactId: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[ContactId, ...]: ...
    def __getitem__(self, index: int | slice) -> ContactId | tuple[ContactId, ...]:
        if isinstance(index, slice):
            return tuple(self._at(place) for place in range(*index.indices(len(self))))
        place = index + len(self) if index < 0 else index
        if not 0 <= place < len(self):
            raise IndexError(index)
        return self._at(place)

    def __iter__(self) -> Iterator[ContactId]:
        return (self._at(place) for place in range(len(self)))

    def __contains__(self, contact: object) -> bool:
        return isinstance(contact, UUID) and self._find(contact) >= 0

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ContactKeys) and self._joined == other._joined

    def __hash__(self) -> int:
        return hash(self._joined)

    def index(self, contact: object, start: int = 0, stop: int | None = None) -> int:
        """Return the place of a contact. Raises ValueError when it is not in the list."""
        place = self._find(contact) if isinstance(contact, UUID) else -1
        if place < start or (stop is not None and place >= stop):
            raise ValueError(contact)
        return place

    def _at(self, place: int) -> ContactId:
        return ContactId(UUID(hex=self._joined[place * _HEX : (place + 1) * _HEX]))

    def _find(self, contact: UUID) -> int:
        found = self._joined.find(contact.hex)
        while found >= 0 and found % _HEX:
            found = self._joined.find(contact.hex, found + 1)
        return found // _HEX if found >= 0 else -1


@dataclass(frozen=True, slots=True)
class ContactCounts:
    """How many contacts each filter shows; the sectors and the other facets count the active ones.

    Categories are codes, languages are codes; the facets are sorted by number, the largest first.
    """

    active: int
    to_confirm: int
    ended: int
    trash: int
    sectors: dict[Sector, int]
    closed: int = 0
    categories: dict[str, int] = field(default_factory=dict)
    towns: dict[str, int] = field(default_factory=dict)
    languages: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ContactLine:
    """A contact in a long list: the person where there is one, else the organisation, and a second line.

    `phone` is the number to call as it is read, empty when there is none.
    """

    id: ContactId
    name: str
    second: str
    category: Category
    phone: str
    town: str
    freshness: Freshness
    verified_on: date | None
    due_again: date | None
    closed_until: date | None
    ended_on: date | None
    deleted_at: datetime | None
    printable: bool
    visibility: Visibility
    languages: tuple[str, ...]

    @property
    def needs_confirming(self) -> bool:
        """Tell whether the contact is to be confirmed before it is printed."""
        return self.freshness in UNCONFIRMED


@dataclass(frozen=True, slots=True)
class ContactView:
    """A contact in its pane. `phone` is the first number as it is read, empty when there is none.

    `closed` says that it is closed for a while and open again on `draft.closed_until`.
    """

    id: ContactId
    draft: ContactDraft
    category: Category
    phone: str
    freshness: Freshness
    due_again: date | None
    deleted_at: datetime | None
    closed: bool = False

    @property
    def name(self) -> str:
        return self.draft.name

    @property
    def needs_confirming(self) -> bool:
        """Tell whether the contact is to be confirmed before it is printed."""
        return self.freshness in UNCONFIRMED


class VerificationResult(StrEnum):
    """What came of looking at a contact's facts."""

    CONFIRMED = "confirmed"
    CORRECTED = "corrected"
    NOT_REACHED = "not_reached"
    ENDED = "ended"
    CLOSED = "closed"
    REOPENED = "reopened"
    TAKEN_BACK = "taken_back"
    """What was said before it was a mistake."""


@dataclass(frozen=True, slots=True)
class VerificationEntry:
    """One entry of a contact's history; `at` is local wall time."""

    at: datetime
    result: VerificationResult
    by: str
    how: str
    note: str


class UseKind(StrEnum):
    """Where a contact can stand: what a use is tells whose id its target is."""

    FAMILY = "family"
    """Put into this family's folder by hand; the target is the family."""
    FOLDER = "folder"
    """Printed in this family's folder by its category; the target is the family."""
    HANDED_OUT = "handed_out"
    """In a folder that was handed out; the target is that printed folder."""
    AGREEMENT = "agreement"
    INTERFACE = "interface"
    CALL_ROUND = "call_round"
    EVENT = "event"
    """In an appointment, a task or a meeting that is not over."""
    PLACEMENT = "placement"
    """The workplace of a placement that is not over."""
    NETWORK = "network"
    """Works with this family; the target is the family."""
    COORDINATOR = "coordinator"
    """Coordinates round this family; the target is the family."""


@dataclass(frozen=True, slots=True)
class ContactUse:
    """One place a contact stands; `on` is the day of an event."""

    kind: UseKind
    title: str
    detail: str
    target: UUID
    family: FamilyId | None = None
    on: date | None = None


@dataclass(frozen=True, slots=True)
class AffectedFolder:
    """A handed-out folder in which a contact has other facts than today; `fields` are Danish words for them."""

    issue: UUID
    family: FamilyId
    code: str
    surname: str
    handed_out_at: datetime
    handed_to: str
    fields: tuple[str, ...]
