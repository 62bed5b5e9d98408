"""A consent as it is typed in: who gave it for whom, to share what with whom, and how long it holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NewType
from uuid import UUID

from linkworker_desktop.domain.contact import ContactId
from linkworker_desktop.domain.document import DocumentId
from linkworker_desktop.domain.family import PersonId
from linkworker_desktop.domain.information import InformationKind
from linkworker_desktop.i18n.marks import N_

ConsentId = NewType("ConsentId", UUID)


class GivenBy(StrEnum):
    """Who said yes. From 15 years the young person is asked beside who has custody."""

    SELF = "self"
    CUSTODY_HOLDER = "custody_holder"
    BOTH = "both"


GIVEN_BY_LABELS = {
    GivenBy.SELF: N_("personen selv"),
    GivenBy.CUSTODY_HOLDER: N_("forældremyndighedens indehaver"),
    GivenBy.BOTH: N_("den unge og forældremyndighedens indehaver"),
}


@dataclass(frozen=True, slots=True)
class ConsentParty:
    """A place or a person information may go to and come from.

    With `contact` it is that contact; without, everybody of the unit, or of the organisation where no unit is named.
    """

    organisation: str = ""
    unit: str = ""
    name: str = ""
    contact: ContactId | None = None


@dataclass(frozen=True, slots=True)
class ConsentDraft:
    """A consent; without `valid_to` the rule about consents says how long it holds.

    `given_by` None is a consent written down before it was asked who gave it. `giver` names who has custody where
    that is not the person; `holder` is the unit that may give and get the information.
    """

    person: PersonId
    given_on: date
    purpose: str = ""
    valid_to: date | None = None
    withdrawn_on: date | None = None
    note: str = ""
    consent: ConsentId | None = None
    given_by: GivenBy | None = None
    giver: str = ""
    holder: str = ""
    scope: frozenset[InformationKind] = frozenset()
    parties: tuple[ConsentParty, ...] = ()
    language: str = ""
    interpreter: str = ""
    read_aloud: bool = False
    exceptions: str = ""
    withdrawn_how: str = ""
    document: DocumentId | None = None
