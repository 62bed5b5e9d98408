"""A contact in a case file; what is left out of it stands for the value everybody begins with."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

import msgspec
from msgspec import UNSET, Meta, UnsetType

from linkworker_desktop.domain.contact import InterpreterHelp, Visibility

Name = Annotated[str, Meta(max_length=200)]
Town = Annotated[str, Meta(max_length=120)]
PostCode = Annotated[str, Meta(max_length=4)]
Language = Annotated[str, Meta(max_length=8)]
Languages = Annotated[tuple[Language, ...], Meta(max_length=40)]
Label = Annotated[str, Meta(max_length=80)]
Line = Annotated[str, Meta(max_length=400)]
Paragraphs = Annotated[str, Meta(max_length=4000)]
ClockTime = Annotated[str, Meta(pattern="^([01][0-9]|2[0-3]):[0-5][0-9]$")]


class Part(msgspec.Struct, forbid_unknown_fields=True, frozen=True, kw_only=True, omit_defaults=False):
    """A piece of the file; unknown keys are refused, so that nothing is lost in silence."""


class CasePhone(Part, frozen=True, kw_only=True):
    """A phone number as it was typed."""

    number: Annotated[str, Meta(min_length=1, max_length=80)]
    label: Label = ""


class CaseEmail(Part, frozen=True, kw_only=True):
    """An e-mail address beside the first."""

    address: Annotated[str, Meta(min_length=1, max_length=200)]
    label: Label = ""


class CasePlace(Part, frozen=True, kw_only=True):
    """An address beside the first."""

    label: Label = ""
    street: Name = ""
    post_code: PostCode = ""
    town: Town = ""


class CaseOpening(Part, frozen=True, kw_only=True):
    """Open on a weekday (0 is Monday); one that closes at or before it opens goes on into the next day."""

    weekday: Annotated[int, Meta(ge=0, le=6)]
    opens: ClockTime
    closes: ClockTime


class CaseOtherHours(Part, frozen=True, kw_only=True):
    """Days with other hours, both ends included; closed without times."""

    first: date
    last: date
    opens: ClockTime | None = None
    closes: ClockTime | None = None
    why: Label = ""


class CaseSchedule(Part, frozen=True, kw_only=True):
    """The week of a place and what differs from it."""

    weekly: Annotated[tuple[CaseOpening, ...], Meta(max_length=70)] = ()
    exceptions: Annotated[tuple[CaseOtherHours, ...], Meta(max_length=200)] = ()


class CaseEmployer(Part, frozen=True, kw_only=True):
    """What the labour-market map knows of an employer."""

    trades: Annotated[tuple[Label, ...], Meta(max_length=60)] = ()
    places: Annotated[int, Meta(ge=0, le=10_000)] | None = None
    openings: Paragraphs = ""
    danish: Name = ""
    skills: Paragraphs = ""
    languages: Languages = ()
    mentor: Name = ""
    transport: Paragraphs = ""
    lines: Annotated[tuple[Label, ...], Meta(max_length=60)] = ()
    last_placement_on: date | None = None
    last_placement_how: Paragraphs = ""


class CaseContact(Part, frozen=True, kw_only=True):
    """A contact chosen for this family, with what is needed to know it again elsewhere.

    The fields from `unit` on are written only where they say something.
    """

    category: Annotated[str, Meta(max_length=40)]
    organisation: Name = ""
    person: Name = ""
    role: Name = ""
    phones: Annotated[tuple[CasePhone, ...], Meta(max_length=50)] = ()
    email: Name = ""
    street: Name = ""
    post_code: PostCode = ""
    town: Town = ""
    hours: Line = ""
    languages: Languages = ()
    printable: bool = True
    verified_on: date | None = None
    verified_how: Name = ""
    unit: Name | UnsetType = UNSET
    service: Name | UnsetType = UNSET
    more_emails: Annotated[tuple[CaseEmail, ...], Meta(max_length=20)] | UnsetType = UNSET
    more_addresses: Annotated[tuple[CasePlace, ...], Meta(max_length=20)] | UnsetType = UNSET
    website: Line | UnsetType = UNSET
    schedule: CaseSchedule | UnsetType = UNSET
    interpreter: InterpreterHelp | UnsetType = UNSET
    how_to_apply: Paragraphs | UnsetType = UNSET
    what_to_bring: Paragraphs | UnsetType = UNSET
    area_served: Line | UnsetType = UNSET
    closed_until: date | UnsetType = UNSET
    closed_why: Name | UnsetType = UNSET
    visibility: Visibility | UnsetType = UNSET
    verified_by: Town | UnsetType = UNSET
    source: Name | UnsetType = UNSET
    changed: Annotated[tuple[Label, ...], Meta(max_length=40)] | UnsetType = UNSET
    employer: CaseEmployer | UnsetType = UNSET
    ended_on: date | UnsetType = UNSET


def said(value: Any, *, otherwise: Any) -> Any:
    """Return a field's value, or what it stands for when it was left out."""
    return otherwise if value is UNSET else value


def only_if(value: Any) -> Any:
    """Return a field's value as it is written: left out when it says nothing."""
    return value or UNSET
