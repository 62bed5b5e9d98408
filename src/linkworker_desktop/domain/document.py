"""A document kept with a family: what it may be called, how large it may be, and what it is."""

from __future__ import annotations

import mimetypes
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import NewType
from uuid import UUID

from linkworker_desktop.domain.plain_text import cleaned
from linkworker_desktop.i18n.marks import N_

DocumentId = NewType("DocumentId", UUID)

LARGEST = 50_000_000
"""Bytes of one document; scans of many pages are smaller."""
LARGEST_OF_FAMILY = 250_000_000
"""Bytes of all documents of a family, so that its case file can be written and read."""
MOST_AT_ONCE = 100
LONGEST_NAME = 200

_UNNAMED = "dokument"
_SEPARATORS = re.compile(r"[/\\]")
_NOT_IN_NAMES = re.compile(r'[<>:"|?*]')
_DEVICES = re.compile(r"(?i)^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)")
_PLAIN = "application/octet-stream"
_KNOWN = {".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document"}


class DocumentKind(StrEnum):
    """What a document is, as the user says."""

    OTHER = ""
    CONSENT = "consent"
    DECISION = "decision"
    PLAN = "plan"
    HANDOVER = "handover"
    CONTRACT = "contract"
    LETTER = "letter"
    CERTIFICATE = "certificate"
    PICTURE = "picture"


DOCUMENT_KIND_LABELS = {
    DocumentKind.OTHER: N_("Dokument"),
    DocumentKind.CONSENT: N_("Samtykke"),
    DocumentKind.DECISION: N_("Afgørelse"),
    DocumentKind.PLAN: N_("Plan"),
    DocumentKind.HANDOVER: N_("Overgivelse"),
    DocumentKind.CONTRACT: N_("Kontrakt"),
    DocumentKind.LETTER: N_("Brev"),
    DocumentKind.CERTIFICATE: N_("Bevis"),
    DocumentKind.PICTURE: N_("Billede"),
}


@dataclass(frozen=True, slots=True)
class DocumentDraft:
    """What the user can change of a document: its name, what it is, whom it is about and a note."""

    name: str
    kind: DocumentKind = DocumentKind.OTHER
    person: UUID | None = None
    note: str = ""


def kept_name(name: str) -> str:
    """Return a file's name as it is kept and shown: without folders, control characters and direction overrides.

    A name that is too long is cut before its ending.
    """
    last = _SEPARATORS.split(cleaned(name).rstrip(". "))[-1].strip()
    if not last.strip("."):
        return _UNNAMED
    if len(last) <= LONGEST_NAME:
        return last
    stem, dot, ending = last.rpartition(".")
    if not dot or len(ending) > 12:
        return last[:LONGEST_NAME]
    return f"{stem[: LONGEST_NAME - len(ending) - 1]}.{ending}"


def file_name(name: str) -> str:
    """Return a name every system can write to its disk: `CON`, `a:b` and trailing dots give way to underscores."""
    safe = _NOT_IN_NAMES.sub("_", kept_name(name)).rstrip(". ") or _UNNAMED
    return f"_{safe}" if _DEVICES.match(safe) else safe


def media_type_of(name: str, content: bytes) -> str:
    """Return what a file is by how it begins, else by its ending."""
    for start, media in _STARTS:
        if content.startswith(start):
            return media
    ending = name[name.rfind(".") :].casefold() if "." in name else ""
    return _KNOWN.get(ending) or mimetypes.guess_type(name)[0] or _PLAIN


_STARTS = (
    (b"%PDF", "application/pdf"),
    (b"\x89PNG\r\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
)
