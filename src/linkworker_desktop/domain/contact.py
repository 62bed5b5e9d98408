"""Contacts: places and people around the families, and when their facts are still to be trusted."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import NewType
from uuid import UUID

from linkworker_desktop.domain.family import Address
from linkworker_desktop.domain.folder import Pictogram
from linkworker_desktop.domain.opening_hours import Schedule

ContactId = NewType("ContactId", UUID)

VERIFIED_MONTHS = 6
"""A contact is to be confirmed every six months (rule R75; local, after LG Insight 2012)."""
WARNED_DAYS = 14


class Sector(StrEnum):
    """Which part of society a contact belongs to."""

    MUNICIPALITY = "kommune"
    STATE = "stat"
    HEALTH = "sundhed"
    EDUCATION = "uddannelse"
    WORK = "arbejde"
    HOUSING = "bolig"
    CIVIL_SOCIETY = "civilsamfund"
    PRIVATE = "privat"
    ACUTE = "akut"
    OTHER = "andet"


@dataclass(frozen=True, slots=True)
class Category:
    """A contact category; `label` is Danish."""

    code: str
    label: str
    sector: Sector
    pictogram: Pictogram
    is_emergency: bool = False


class Visibility(StrEnum):
    """Who may see a contact: anybody the folder is handed to, the municipality's own, or the link-worker alone."""

    EVERYONE = "everyone"
    MUNICIPALITY = "municipality"
    ONLY_ME = "only_me"


class InterpreterHelp(StrEnum):
    """Who sees to an interpreter when a family comes."""

    UNKNOWN = "unknown"
    PROVIDED = "provided"
    BOOK_FIRST = "book_first"
    BRING = "bring"
    NOT_NEEDED = "not_needed"


@dataclass(frozen=True, slots=True)
class PhoneDraft:
    """One phone number as typed, with a word for what it is (»hverdage«, »vagt«).

    `only_me` keeps it off all paper and out of every export unless it is asked for.
    """

    number: str
    label: str = ""
    only_me: bool = False


@dataclass(frozen=True, slots=True)
class EmailDraft:
    """A further e-mail address, with a word for what it is."""

    address: str
    label: str = ""
    only_me: bool = False


@dataclass(frozen=True, slots=True)
class PlaceDraft:
    """A further address, with a word for what it is (»værkstedet«, »indgang B«)."""

    address: Address
    label: str = ""


@dataclass(frozen=True, slots=True)
class EmployerDraft:
    """What the labour-market map knows of an employer (domain: beskæftigelseslandkort).

    `places` is the number of openings, None when nobody asked; `danish` is the Danish asked for (»DU2 modul 3«);
    `lines` are the bus and train lines that stop there; `last_placement_how` says how the last placement went.
    """

    trades: tuple[str, ...] = ()
    places: int | None = None
    openings: str = ""
    danish: str = ""
    skills: str = ""
    languages: tuple[str, ...] = ()
    mentor: str = ""
    transport: str = ""
    lines: tuple[str, ...] = ()
    last_placement_on: date | None = None
    last_placement_how: str = ""


@dataclass(frozen=True, slots=True)
class ContactDraft:
    """A contact as typed in: an organisation, its unit or service, a person, or a person in one of them.

    `hours` is what stands beside the weekly `schedule` (»efter aftale«); `printable` lets the contact into welcome
    folders; `closed_until` closes it for a while; `ended_on` takes it out of print for good. `private_note` and
    what is marked `only_me` never leaves the program unless it is asked for. `changed` names the fields edited
    since the last confirmation.
    """

    category: str
    organisation: str = ""
    person: str = ""
    role: str = ""
    phones: tuple[PhoneDraft, ...] = ()
    email: str = ""
    address: Address = Address()  # noqa: RUF009 - frozen
    hours: str = ""
    languages: tuple[str, ...] = ()
    printable: bool = True
    verified_on: date | None = None
    verified_how: str = ""
    ended_on: date | None = None
    note: str = ""
    contact: ContactId | None = None
    unit: str = ""
    service: str = ""
    more_emails: tuple[EmailDraft, ...] = ()
    more_addresses: tuple[PlaceDraft, ...] = ()
    website: str = ""
    schedule: Schedule = Schedule()  # noqa: RUF009 - frozen
    interpreter: InterpreterHelp = InterpreterHelp.UNKNOWN
    how_to_apply: str = ""
    what_to_bring: str = ""
    area_served: str = ""
    closed_until: date | None = None
    closed_why: str = ""
    visibility: Visibility = Visibility.EVERYONE
    private_note: str = ""
    verified_by: str = ""
    source: str = ""
    changed: tuple[str, ...] = ()
    employer: EmployerDraft | None = None

    @property
    def name(self) -> str:
        """Return the organisation, or the person where there is none."""
        return self.organisation or self.person

    @property
    def second_line(self) -> str:
        """Return who and what within the organisation, `Jobcenter · Inger Vindkærby · sagsbehandler`."""
        within = (self.unit, self.service, self.person if self.organisation else "", self.role)
        return " · ".join(part for part in within if part)

    def is_closed(self, today: date) -> bool:
        """Tell whether the contact is closed for a while; it is open again on the day it is closed until."""
        return self.closed_until is not None and today < self.closed_until

    def is_printed(self, today: date) -> bool:
        """Tell whether a family's folder may print the contact today."""
        open_to_all = self.printable and self.visibility is Visibility.EVERYONE
        return open_to_all and self.ended_on is None and not self.is_closed(today)


PRINTED_FIELDS = (
    "category",
    "organisation",
    "unit",
    "service",
    "person",
    "role",
    "phones",
    "email",
    "more_emails",
    "address",
    "more_addresses",
    "website",
    "hours",
    "schedule",
    "languages",
    "interpreter",
    "how_to_apply",
    "what_to_bring",
    "area_served",
)
"""What stands on paper about a contact: an edit of one of these takes its confirmation away."""


def printed_changes(before: ContactDraft, after: ContactDraft) -> tuple[str, ...]:
    """Return the names of the printed fields in which two versions of a contact differ."""
    return tuple(field for field in PRINTED_FIELDS if getattr(before, field) != getattr(after, field))


class Freshness(StrEnum):
    """Whether a contact's facts are confirmed; CHANGED are those edited since somebody confirmed them."""

    FRESH = "fresh"
    DUE_SOON = "due_soon"
    STALE = "stale"
    NEVER = "never"
    CHANGED = "changed"


UNCONFIRMED = frozenset({Freshness.STALE, Freshness.NEVER, Freshness.CHANGED})
"""Facts that are not printed without asking."""


def months_later(day: date, months: int) -> date:
    """Return the same day number `months` later, clipped to the end of the month."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def due_again(verified_on: date, months: int = VERIFIED_MONTHS) -> date:
    """Return the day a contact verified on `verified_on` is to be confirmed again."""
    return months_later(verified_on, months)


def first_fresh_day(today: date, months: int = VERIFIED_MONTHS) -> date:
    """Return the earliest day of confirmation that still counts on `today`."""
    day = months_later(today, -months)
    while due_again(day, months) < today:
        day += timedelta(days=1)
    while due_again(day - timedelta(days=1), months) >= today:
        day -= timedelta(days=1)
    return day


def freshness(
    verified_on: date | None,
    today: date,
    months: int = VERIFIED_MONTHS,
    *,
    changed: bool = False,
) -> Freshness:
    """Return whether facts verified on `verified_on` can be printed without asking on `today`.

    `months` is how long a confirmation of the contact's category counts; `changed` says that printed facts were
    edited since.
    """
    if verified_on is None:
        return Freshness.NEVER
    if changed:
        return Freshness.CHANGED
    due = due_again(verified_on, months)
    if today > due:
        return Freshness.STALE
    return Freshness.DUE_SOON if (due - today).days <= WARNED_DAYS else Freshness.FRESH
