"""A consent as it is typed in: whose, what for, and how long it holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NewType
from uuid import UUID

from linkworker_desktop.domain.family import PersonId

ConsentId = NewType("ConsentId", UUID)


@dataclass(frozen=True, slots=True)
class ConsentDraft:
    """A consent; without `valid_to` the rule about consents says how long it holds."""

    person: PersonId
    given_on: date
    purpose: str = ""
    valid_to: date | None = None
    withdrawn_on: date | None = None
    note: str = ""
    consent: ConsentId | None = None
