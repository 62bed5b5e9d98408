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


@dataclass(frozen=True, slots=True)
class PhoneDraft:
    """One phone number as typed, with a word for what it is (»hverdage«, »vagt«)."""

    number: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class ContactDraft:
    """A contact as typed in: an organisation, a person, or a person in an organisation.

    `hours` and `note` are free text; `printable` lets it into welcome folders; `ended_on` takes it out again.
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

    @property
    def name(self) -> str:
        """Return the organisation, or the person where there is none."""
        return self.organisation or self.person

    @property
    def second_line(self) -> str:
        """Return who and what within the organisation, `Inger Vindkærby · sagsbehandler`."""
        return " · ".join(part for part in (self.person if self.organisation else "", self.role) if part)


class Freshness(StrEnum):
    """Whether a contact's facts are confirmed."""

    FRESH = "fresh"
    DUE_SOON = "due_soon"
    STALE = "stale"
    NEVER = "never"


def months_later(day: date, months: int) -> date:
    """Return the same day number `months` later, clipped to the end of the month."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def due_again(verified_on: date) -> date:
    """Return the day a contact verified on `verified_on` is to be confirmed again."""
    return months_later(verified_on, VERIFIED_MONTHS)


def first_fresh_day(today: date) -> date:
    """Return the earliest day of confirmation that still counts on `today`."""
    day = months_later(today, -VERIFIED_MONTHS)
    while due_again(day) < today:
        day += timedelta(days=1)
    while due_again(day - timedelta(days=1)) >= today:
        day -= timedelta(days=1)
    return day


def freshness(verified_on: date | None, today: date) -> Freshness:
    """Return whether facts verified on `verified_on` can be printed without asking on `today`."""
    if verified_on is None:
        return Freshness.NEVER
    due = due_again(verified_on)
    if today > due:
        return Freshness.STALE
    return Freshness.DUE_SOON if (due - today).days <= WARNED_DAYS else Freshness.FRESH
