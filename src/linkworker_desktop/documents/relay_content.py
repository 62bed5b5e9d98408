"""What the relay log says on paper, before anybody decides where the ink goes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from linkworker_desktop.documents.directory_content import Sender
from linkworker_desktop.domain.relay import RelayKind


@dataclass(frozen=True, slots=True)
class PrintedAgreement:
    """What somebody does; `who` may be empty."""

    what: str
    who: str = ""
    due: date | None = None


@dataclass(frozen=True, slots=True)
class PrintedCorrection:
    """What was put right later, beside what it is about."""

    day: date
    text: str


@dataclass(frozen=True, slots=True)
class PrintedEntry:
    """One entry of the log; `name` is whom the relay was given, offered or refused by."""

    day: date
    kind: RelayKind
    name: str = ""
    text: str = ""
    agreements: Sequence[PrintedAgreement] = ()
    answer_by: date | None = None
    family_told: bool = False
    corrections: Sequence[PrintedCorrection] = ()


@dataclass(frozen=True, slots=True)
class RelayPaper:
    """The log of a family. Entries come in the order they happened; without `holder` nobody holds the relay.

    `language` is the one beside Danish, None for Danish alone.
    """

    surname: str
    holder: str
    holder_unit: str
    since: date | None
    offered_to: str
    answer_by: date | None
    initiative: str
    agreements: Sequence[PrintedAgreement]
    entries: Sequence[PrintedEntry]
    sender: Sender
    printed_on: date
    language: str | None = None
