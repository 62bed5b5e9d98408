"""The case file: everything the program knows of one family, as one JSON document.

The format is described in `docs/formats.md`; its schema lies in `resources/schema/case-file-1.json` and is
made from the classes here.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

import msgspec

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.i18n import _

FORMAT = "linkworker-case"
VERSION = 1
LARGEST = 100_000_000
"""Bytes; a family with many printed folders and a map stays far below."""
MOST_MEMBERS = 200
_DEEPEST = 16


class _Part(msgspec.Struct, forbid_unknown_fields=True, frozen=True, kw_only=True, omit_defaults=False):
    """A piece of the file; unknown keys are refused, so that nothing is lost in silence."""


class CaseMember(_Part, frozen=True, kw_only=True):
    """One stay of one person with the family. Dates are ISO; languages are codes."""

    person: UUID
    given_name: str
    surname: str = ""
    original_name: str = ""
    relation: str = "other"
    birth_date: date | None = None
    cpr: str = ""
    speaks: tuple[str, ...] = ()
    reads: tuple[str, ...] = ()
    reads_nothing: bool = False
    moved_in: date | None = None
    moved_out: date | None = None


class CaseFamily(_Part, frozen=True, kw_only=True):
    """The family. `housed_at` is Danish wall time without zone."""

    id: UUID
    code: str
    surname: str
    street: str = ""
    post_code: str = ""
    town: str = ""
    protected_address: bool = False
    housed_at: datetime | None = None
    languages: tuple[str, ...] = ()
    note: str = ""
    closed_on: date | None = None
    closed_reason: str = ""
    members: Annotated[tuple[CaseMember, ...], msgspec.Meta(max_length=MOST_MEMBERS)] = ()


class CasePhone(_Part, frozen=True, kw_only=True):
    """A phone number as it was typed."""

    number: str
    label: str = ""


class CaseContact(_Part, frozen=True, kw_only=True):
    """A contact chosen for this family, with what is needed to know it again elsewhere."""

    category: str
    organisation: str = ""
    person: str = ""
    role: str = ""
    phones: tuple[CasePhone, ...] = ()
    email: str = ""
    street: str = ""
    post_code: str = ""
    town: str = ""
    hours: str = ""
    languages: tuple[str, ...] = ()
    printable: bool = True
    verified_on: date | None = None
    verified_how: str = ""


class CasePart(_Part, frozen=True, kw_only=True):
    """A part of the folder where this family's differs from the model."""

    number: int
    position: int
    included: bool = True


class CaseChoice(_Part, frozen=True, kw_only=True):
    """A contact put into or taken out of a part of this family's folder."""

    part: int
    position: int
    included: bool
    contact: CaseContact


class CaseFact(_Part, frozen=True, kw_only=True):
    """A fact of the family as it is kept: dates in ISO form, the rest as typed."""

    name: str
    value: str


class CaseIssue(_Part, frozen=True, kw_only=True):
    """A printed folder with its exact paper. `printed_at` is an instant, `handed_out_at` Danish wall time."""

    printed_at: datetime
    handed_out_at: datetime | None = None
    handed_to: str = ""
    handed_by: str = ""
    languages: tuple[str, ...] = ()
    read_aloud: bool = False
    interpreter: str = ""
    pages: int
    paper: bytes


class CaseFolder(_Part, frozen=True, kw_only=True):
    """The family's folder; `map` is a PNG or JPEG."""

    parts: tuple[CasePart, ...] = ()
    choices: tuple[CaseChoice, ...] = ()
    facts: tuple[CaseFact, ...] = ()
    map: bytes | None = None
    issues: tuple[CaseIssue, ...] = ()


class CaseFile(_Part, frozen=True, kw_only=True):
    """The whole document."""

    format: str
    version: int
    family: CaseFamily
    folder: CaseFolder = CaseFolder()


class _Head(msgspec.Struct):
    format: str = ""
    version: Any = 0


def case_file_bytes(case: CaseFile) -> bytes:
    """Return the document: UTF-8, two spaces of indent, keys in the fixed order, a newline at the end."""
    return msgspec.json.format(msgspec.json.encode(case), indent=2) + b"\n"


def parse_case_file(data: bytes) -> CaseFile:
    """Return the document in `data`. Raises `UserError` with one sentence when it cannot be taken in whole."""
    if len(data) > LARGEST:
        raise UserError(_("Filen fylder mere end 100 MB og kan ikke være en familiefil."))
    _refuse_deep(data)
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


def _refuse_deep(data: bytes) -> None:
    if data.count(b"[" * _DEEPEST) or data.count(b'{"' * _DEEPEST):
        raise UserError(_("Filen er ikke en familiefil. Vælg en fil, som Linkworker har gemt."))


def _sentence(message: str) -> str:
    unknown = re.search(r"unknown field `([^`]{1,40})", message)
    if unknown:
        said = _("Familiefilen har et felt, programmet ikke kender: {field}. Intet er taget ind.")
        return said.format(field=unknown[1])
    missing = re.search(r"required field `([^`]{1,40})", message)
    if missing:
        return _("Familiefilen mangler feltet {field}. Intet er taget ind.").format(field=missing[1])
    if "of length <=" in message:
        return _("Familiefilen har flere personer, end en familie kan have. Intet er taget ind.")
    place = re.search(r"at `\$\.?([^`]{1,60})", message)
    where = place[1] if place else "?"
    return _("Familiefilen har en værdi, der ikke kan bruges, i {field}. Intet er taget ind.").format(
        field=where
    )
