"""What pages and posters read and write about how units work together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from linkworker_desktop.domain.contact import ContactId

WARNED_DAYS = 30


class ReviewState(StrEnum):
    """Whether it is time to look something through."""

    OK = "ok"
    SOON = "soon"
    OVERDUE = "overdue"
    NONE = "none"


def review_state(review_on: date | None, today: date) -> ReviewState:
    """Return how a day of review stands on `today`; it is soon in the last 30 days."""
    if review_on is None:
        return ReviewState.NONE
    if review_on < today:
        return ReviewState.OVERDUE
    return ReviewState.SOON if (review_on - today).days <= WARNED_DAYS else ReviewState.OK


@dataclass(frozen=True, slots=True)
class UnitName:
    """A unit by its name and organisation; without an organisation it is the municipality's own."""

    unit: str
    organisation: str = ""

    @property
    def text(self) -> str:
        return ", ".join(part for part in (self.unit, self.organisation) if part)


@dataclass(frozen=True, slots=True)
class UnitView:
    """A unit, and how much hangs on it."""

    id: UUID
    name: UnitName
    contacts: int
    interfaces: int
    agreements: int


@dataclass(frozen=True, slots=True)
class InterfaceDraft:
    """Who does what between two units (snitfladebeskrivelse): until where, and who takes over.

    `a_does` and `b_does` are one task a line; `handover` says at what point the one lets go and the other takes over.
    """

    a: UnitName
    b: UnitName
    shared: str = ""
    a_does: str = ""
    b_does: str = ""
    handover: str = ""
    procedure: str = ""
    contact_a: ContactId | None = None
    contact_b: ContactId | None = None
    agreed_on: date | None = None
    review_on: date | None = None
    note: str = ""
    id: UUID | None = None


@dataclass(frozen=True, slots=True)
class AgreementDraft:
    """An agreement with volunteers (samarbejdsaftale); `do` and `do_not` are one task a line."""

    partner: UnitName
    title: str
    do: str = ""
    do_not: str = ""
    support: str = ""
    confidentiality: str = ""
    contact: ContactId | None = None
    agreed_on: date | None = None
    review_on: date | None = None
    ended_on: date | None = None
    note: str = ""
    id: UUID | None = None


@dataclass(frozen=True, slots=True)
class ProcedureDraft:
    """A procedure (forretningsgang): one step a line; `where` says where the full text lies."""

    title: str
    owner: UnitName
    steps: str = ""
    where: str = ""
    review_on: date | None = None
    id: UUID | None = None


CooperationDraft = InterfaceDraft | AgreementDraft | ProcedureDraft


@dataclass(frozen=True, slots=True)
class InterfaceView:
    """A kept interface. The names are empty where no contact is chosen."""

    id: UUID
    draft: InterfaceDraft
    review: ReviewState
    contact_a_name: str = ""
    contact_b_name: str = ""


@dataclass(frozen=True, slots=True)
class AgreementView:
    """A kept agreement. The name is empty where no contact is chosen."""

    id: UUID
    draft: AgreementDraft
    review: ReviewState
    contact_name: str = ""


@dataclass(frozen=True, slots=True)
class ProcedureView:
    """A kept procedure."""

    id: UUID
    draft: ProcedureDraft
    review: ReviewState
