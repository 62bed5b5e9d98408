"""The case file: everything the program knows of one family, as one JSON document.

The format is described in `docs/formats.md`; its schema lies in `resources/schema/case-file-1.json` and is
made from the classes here.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any
from uuid import UUID

import msgspec
from msgspec import UNSET, Meta, UnsetType

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.domain.family import Relation
from linkworker_desktop.domain.rules.subjects import Residence, Trait
from linkworker_desktop.exchange.case_around import (
    MOST_DOCUMENTS,
    MOST_INVOLVED,
    MOST_NOTES,
    MOST_OF_RELAY,
    MOST_TIES,
    CaseCardPlace,
    CaseCoordination,
    CaseDocument,
    CaseInvolvement,
    CaseKinship,
    CaseLogEntry,
    CaseRelayEntry,
)
from linkworker_desktop.exchange.case_contact import CaseContact, Languages, Name, Part, PostCode, Town
from linkworker_desktop.exchange.case_life import (
    MOST_EVENTS,
    MOST_FACTS,
    MOST_OTHERS,
    CaseConsent,
    CaseEvent,
    CaseExemption,
    CaseHappening,
    CasePlacement,
    CaseSettled,
    Instant,
    WallTime,
)
from linkworker_desktop.i18n import _

FORMAT = "linkworker-case"
VERSION = 1
LARGEST = 400_000_000
"""Bytes; the documents of a family, which are the most of it, stay below 250 MB, as base64 a third more."""
MOST_MEMBERS = 200
MOST_PARTS = 11

PartNumber = Annotated[int, Meta(ge=1, le=MOST_PARTS)]


class CaseMember(Part, frozen=True, kw_only=True):
    """One stay of one person with the family. Dates are ISO; languages are codes.

    `residence` and `traits` are written only where they say something.
    """

    person: UUID
    given_name: Name
    surname: Name = ""
    original_name: Annotated[str, Meta(max_length=400)] = ""
    relation: Relation = Relation.OTHER
    birth_date: date | None = None
    cpr: Annotated[str, Meta(max_length=40)] = ""
    speaks: Languages = ()
    reads: Languages = ()
    reads_nothing: bool = False
    moved_in: date | None = None
    moved_out: date | None = None
    residence: Residence | UnsetType = UNSET
    traits: Annotated[tuple[Trait, ...], Meta(max_length=20)] | UnsetType = UNSET


class CaseFamily(Part, frozen=True, kw_only=True):
    """The family. `housed_at` is Danish wall time without zone."""

    id: UUID
    code: Annotated[str, Meta(pattern="^F[0-9]{1,9}$")]
    surname: Name
    street: Name = ""
    post_code: PostCode = ""
    town: Town = ""
    protected_address: bool = False
    housed_at: WallTime | None = None
    languages: Languages = ()
    note: Annotated[str, Meta(max_length=100_000)] = ""
    closed_on: date | None = None
    closed_reason: Name = ""
    members: Annotated[tuple[CaseMember, ...], Meta(max_length=MOST_MEMBERS)] = ()


class CasePart(Part, frozen=True, kw_only=True):
    """A part of the folder where this family's differs from the model."""

    number: PartNumber
    position: PartNumber
    included: bool = True


class CaseChoice(Part, frozen=True, kw_only=True):
    """A contact put into or taken out of a part of this family's folder."""

    part: PartNumber
    position: Annotated[int, Meta(ge=0, le=1_000_000)]
    included: bool
    contact: CaseContact


class CaseFact(Part, frozen=True, kw_only=True):
    """A fact of the family as it is kept: dates in ISO form, the rest as typed."""

    name: Annotated[str, Meta(max_length=40)]
    value: Annotated[str, Meta(min_length=1, max_length=300)]


class CaseIssue(Part, frozen=True, kw_only=True):
    """A printed folder with its exact paper. `printed_at` is an instant, `handed_out_at` Danish wall time."""

    printed_at: Instant
    handed_out_at: WallTime | None = None
    handed_to: Name = ""
    handed_by: Annotated[str, Meta(max_length=120)] = ""
    languages: Languages = ()
    read_aloud: bool = False
    interpreter: Annotated[str, Meta(max_length=120)] = ""
    pages: Annotated[int, Meta(ge=1, le=100_000)]
    paper: bytes


class CaseFolder(Part, frozen=True, kw_only=True):
    """The family's folder; `map` is a PNG or JPEG."""

    parts: Annotated[tuple[CasePart, ...], Meta(max_length=MOST_PARTS)] = ()
    choices: Annotated[tuple[CaseChoice, ...], Meta(max_length=500)] = ()
    facts: Annotated[tuple[CaseFact, ...], Meta(max_length=100)] = ()
    map: bytes | None = None
    issues: Annotated[tuple[CaseIssue, ...], Meta(max_length=200)] = ()


class CaseFile(Part, frozen=True, kw_only=True):
    """The whole document; of the records of the family's life only those there are any of are written."""

    format: str
    version: int
    family: CaseFamily
    folder: CaseFolder = CaseFolder()
    happenings: Annotated[tuple[CaseHappening, ...], Meta(max_length=MOST_FACTS)] | UnsetType = UNSET
    exemptions: Annotated[tuple[CaseExemption, ...], Meta(max_length=MOST_OTHERS)] | UnsetType = UNSET
    settled: Annotated[tuple[CaseSettled, ...], Meta(max_length=MOST_FACTS)] | UnsetType = UNSET
    placements: Annotated[tuple[CasePlacement, ...], Meta(max_length=MOST_OTHERS)] | UnsetType = UNSET
    consents: Annotated[tuple[CaseConsent, ...], Meta(max_length=MOST_OTHERS)] | UnsetType = UNSET
    events: Annotated[tuple[CaseEvent, ...], Meta(max_length=MOST_EVENTS)] | UnsetType = UNSET
    network: Annotated[tuple[CaseInvolvement, ...], Meta(max_length=MOST_INVOLVED)] | UnsetType = UNSET
    network_places: Annotated[tuple[CaseCardPlace, ...], Meta(max_length=MOST_INVOLVED)] | UnsetType = UNSET
    kinships: Annotated[tuple[CaseKinship, ...], Meta(max_length=MOST_TIES)] | UnsetType = UNSET
    coordination: CaseCoordination | UnsetType = UNSET
    relay: Annotated[tuple[CaseRelayEntry, ...], Meta(max_length=MOST_OF_RELAY)] | UnsetType = UNSET
    log: Annotated[tuple[CaseLogEntry, ...], Meta(max_length=MOST_NOTES)] | UnsetType = UNSET
    documents: Annotated[tuple[CaseDocument, ...], Meta(max_length=MOST_DOCUMENTS)] | UnsetType = UNSET


class _Head(msgspec.Struct):
    format: str = ""
    version: Any = 0


def case_file_bytes(case: CaseFile) -> bytes:
    """Return the document: UTF-8, two spaces of indent, keys in the fixed order, a newline at the end."""
    return msgspec.json.format(msgspec.json.encode(case), indent=2) + b"\n"


def entry_order(entry: CaseChoice | CaseIssue) -> tuple[object, ...]:
    """Return what choices and issues are sorted by: part and place, or time, then everything else they hold."""
    first = (entry.part, entry.position) if isinstance(entry, CaseChoice) else (entry.printed_at,)
    return (*first, msgspec.json.encode(entry))


def parse_case_file(data: bytes) -> CaseFile:
    """Return the document in `data`. Raises `UserError` with one sentence when it cannot be taken in whole."""
    if len(data) > LARGEST:
        raise UserError(_("Filen fylder mere end 400 MB og kan ikke være en familiefil."))
    try:
        head = msgspec.json.decode(data.removeprefix(b"\xef\xbb\xbf"), type=_Head)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise UserError(_("Filen er ikke en familiefil. Vælg en fil, som Linkworker har gemt.")) from error
    if head.format != FORMAT:
        raise UserError(_("Filen er ikke en familiefil. Vælg en fil, som Linkworker har gemt."))
    if head.version != VERSION:
        raise UserError(
            _("Familiefilen er fra en anden udgave af programmet. Opdatér programmet, og prøv igen.")
        )
    try:
        return msgspec.json.decode(data.removeprefix(b"\xef\xbb\xbf"), type=CaseFile)
    except msgspec.ValidationError as error:
        raise UserError(_sentence(str(error))) from None
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        raise UserError(
            _("Familiefilen er beskadiget og kan ikke læses. Bed om at få den sendt igen.")
        ) from None


def schema() -> dict[str, Any]:
    """Return the JSON Schema of the document."""
    return msgspec.json.schema(CaseFile)


def _sentence(message: str) -> str:
    unknown = re.search(r"unknown field `([^`]{1,40})", message)
    if unknown:
        said = _("Familiefilen har et felt, programmet ikke kender: {field}. Intet er taget ind.")
        return said.format(field=unknown[1])
    missing = re.search(r"required field `([^`]{1,40})", message)
    if missing:
        return _("Familiefilen mangler feltet {field}. Intet er taget ind.").format(field=missing[1])
    if message.startswith("Expected `array` of length <=") and "`$.family.members`" in message:
        return _("Familiefilen har flere personer, end en familie kan have. Intet er taget ind.")
    place = re.search(r"at `\$\.?([^`]{1,60})", message)
    return unusable(place[1] if place else "?").message


def unusable(field: str) -> UserError:
    """Return the error for a value that cannot be used; `field` is its place, e.g. `folder.facts[0]`."""
    sentence = _("Familiefilen har en værdi, der ikke kan bruges, i {field}. Intet er taget ind.")
    return UserError(sentence.format(field=field))
