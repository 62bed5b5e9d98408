"""What a case file holds of a family's life: facts, exemptions, finished dates, placements, consents, events."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import UNSET, Meta, UnsetType

from linkworker_desktop.domain.consent import GivenBy
from linkworker_desktop.domain.information import InformationKind
from linkworker_desktop.domain.placement import PlacementKind
from linkworker_desktop.domain.rules.happenings import HappeningKind
from linkworker_desktop.exchange.case_contact import (
    CaseContact,
    ClockTime,
    Label,
    Line,
    Name,
    Paragraphs,
    Part,
)

WallTime = Annotated[datetime, Meta(tz=False)]
Instant = Annotated[datetime, Meta(tz=True)]
RuleCode = Annotated[str, Meta(max_length=20)]
Code = Annotated[str, Meta(max_length=40)]
Note = Annotated[str, Meta(max_length=100_000)]

MOST_FACTS = 20_000
MOST_EVENTS = 20_000
MOST_OCCURRENCES = 5_000
MOST_OTHERS = 2_000


class About(Part, frozen=True, kw_only=True):
    """Whom something is recorded for: one of these, or the family itself where none is given."""

    person: UUID | UnsetType = UNSET
    placement: UUID | UnsetType = UNSET
    consent: UUID | UnsetType = UNSET
    meeting: UUID | UnsetType = UNSET


class CaseHappening(About, frozen=True, kw_only=True):
    """A dated fact. `time` is Danish wall time; `rule` is the rule ticked off where `kind` is `ticked`."""

    kind: HappeningKind
    on: date = msgspec.field(name="date")
    at: ClockTime | UnsetType = msgspec.field(name="time", default=UNSET)
    rule: RuleCode | UnsetType = UNSET
    note: Paragraphs | UnsetType = UNSET
    recorded_at: Instant | UnsetType = UNSET


class CaseExemption(About, frozen=True, kw_only=True):
    """Somebody is let off a rule, or without one off the whole programme, from a day on."""

    reason: Annotated[str, Meta(min_length=1, max_length=400)]
    on: date = msgspec.field(name="date")
    rule: RuleCode | UnsetType = UNSET


class CaseSettled(About, frozen=True, kw_only=True):
    """A finished due date as it stood when it was finished."""

    rule: Annotated[str, Meta(min_length=1, max_length=20)]
    done_on: date
    due_on: date
    due_time: ClockTime | UnsetType = UNSET
    latest_on: date | UnsetType = UNSET
    sentence: Paragraphs | UnsetType = UNSET


class CasePlacement(Part, frozen=True, kw_only=True):
    """A work placement of a member."""

    id: UUID
    person: UUID
    kind: PlacementKind = PlacementKind.WORK_PLACEMENT
    employer: CaseContact | UnsetType = UNSET
    tasks: Line = ""
    mentor: Name = ""
    transport: Line = ""
    begun_on: date
    planned_end_on: date | None = None
    ended_on: date | None = None
    ended_early_reason: Line = ""
    note: Paragraphs = ""


class CaseConsentParty(Part, frozen=True, kw_only=True):
    """A place or a person that information may go to and come from; without a contact by its names alone."""

    contact: CaseContact | UnsetType = UNSET
    organisation: Name | UnsetType = UNSET
    unit: Name | UnsetType = UNSET
    name: Name | UnsetType = UNSET


class CaseConsent(Part, frozen=True, kw_only=True):
    """A consent of a member; without `valid_to` the rule about consents says how long it holds.

    The fields from `given_by` on are written only where they say something.
    """

    id: UUID
    person: UUID
    purpose: Line = ""
    given_on: date
    valid_to: date | None = None
    withdrawn_on: date | None = None
    note: Paragraphs = ""
    given_by: GivenBy | UnsetType = UNSET
    giver: Name | UnsetType = UNSET
    holder: Name | UnsetType = UNSET
    scope: Annotated[tuple[InformationKind, ...], Meta(max_length=20)] | UnsetType = UNSET
    parties: Annotated[tuple[CaseConsentParty, ...], Meta(max_length=500)] | UnsetType = UNSET
    language: Annotated[str, Meta(max_length=8)] | UnsetType = UNSET
    interpreter: Annotated[str, Meta(max_length=120)] | UnsetType = UNSET
    read_aloud: bool | UnsetType = UNSET
    exceptions: Paragraphs | UnsetType = UNSET
    withdrawn_how: Name | UnsetType = UNSET
    document: UUID | UnsetType = UNSET


class CaseOccurrence(Part, frozen=True, kw_only=True):
    """What became of one day of a series."""

    original_on: date
    moved_to_on: date | UnsetType = UNSET
    moved_to_at: ClockTime | UnsetType = UNSET
    snoozed_until: WallTime | UnsetType = UNSET
    done_on: date | UnsetType = UNSET
    cancelled: bool = False
    note: Paragraphs | UnsetType = UNSET


class CaseEvent(Part, frozen=True, kw_only=True):
    """An appointment, a task or a meeting of the family; what is not given is not known. Times are wall time."""

    id: UUID
    kind: Code
    title: Name
    person: UUID | UnsetType = UNSET
    contact: CaseContact | UnsetType = UNSET
    meeting: UUID | UnsetType = UNSET
    meeting_type: Code | UnsetType = UNSET
    place: Name | UnsetType = UNSET
    note: Note | UnsetType = UNSET
    starts_on: date | UnsetType = UNSET
    starts_at: ClockTime | UnsetType = UNSET
    ends_on: date | UnsetType = UNSET
    ends_at: ClockTime | UnsetType = UNSET
    due_on: date | UnsetType = UNSET
    due_at: ClockTime | UnsetType = UNSET
    recurrence: Line | UnsetType = UNSET
    responsible: Annotated[str, Meta(max_length=20)] = "linkworker"
    unit: Name | UnsetType = UNSET
    role_tag: Annotated[str, Meta(max_length=20)] | UnsetType = UNSET
    group_tag: Annotated[str, Meta(max_length=20)] | UnsetType = UNSET
    waiting_for: Name | UnsetType = UNSET
    remind_before: Annotated[int, Meta(ge=0, le=1_000_000)] | UnsetType = UNSET
    snoozed_until: WallTime | UnsetType = UNSET
    done_on: date | UnsetType = UNSET
    uid: Annotated[str, Meta(min_length=1, max_length=255)] | UnsetType = UNSET
    origin: Label | UnsetType = UNSET
    occurrences: Annotated[tuple[CaseOccurrence, ...], Meta(max_length=MOST_OCCURRENCES)] | UnsetType = UNSET


CaseRecord = CaseHappening | CaseExemption | CaseSettled | CasePlacement | CaseConsent | CaseEvent


def record_order(record: CaseRecord) -> tuple[date, bytes]:
    """Return what records are sorted by: their day, then everything they hold."""
    match record:
        case CaseHappening() | CaseExemption():
            day = record.on
        case CaseSettled():
            day = record.done_on
        case CasePlacement():
            day = record.begun_on
        case CaseConsent():
            day = record.given_on
        case CaseEvent():
            day = record.starts_on or record.due_on or date.min
    return day, msgspec.json.encode(record)
