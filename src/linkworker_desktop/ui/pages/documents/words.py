"""What is said about a document in a row: its kind, whom it is about, how large it is and when it came."""

from __future__ import annotations

import re
from datetime import date

from linkworker_desktop.domain.document import DOCUMENT_KIND_LABELS, DocumentKind
from linkworker_desktop.i18n import _
from linkworker_desktop.services.document_reading import DocumentView
from linkworker_desktop.ui import words
from linkworker_desktop.ui.kit.icons import Icon

_KILO = 1000
_ENDING = re.compile(r"\.(?=[0-9]*[A-Za-z])[A-Za-z0-9]{1,8}$")
"""A point and a few letters: `.pdf`, `.mp3`; not the year of `brev 12.11`."""


def size_words(size: int) -> str:
    """Return `12 kB` or `3,4 MB` for a number of bytes."""
    if size < _KILO * _KILO:
        return _("{number} kB").format(number=max(1, round(size / _KILO)))
    megabytes = size / _KILO / _KILO
    figure = f"{megabytes:.1f}".replace(".", ",") if megabytes < 10 else f"{megabytes:.0f}"
    return _("{number} MB").format(number=figure)


def row_words(view: DocumentView, today: date) -> str:
    """Return the small line under a document's name."""
    parts = [
        _(DOCUMENT_KIND_LABELS[view.draft.kind]) if view.draft.kind is not DocumentKind.OTHER else "",
        words.in_row(view.person) if view.person else "",
        words.short_date(view.added_at.date(), today),
        size_words(view.size),
    ]
    return " · ".join(part for part in parts if part)


def icon_of(view: DocumentView) -> Icon:
    """Return what a document looks like."""
    if view.is_of_consent or view.draft.kind is DocumentKind.CONSENT:
        return Icon.HANDSHAKE
    if view.media_type.startswith("image/"):
        return Icon.IMAGE
    return Icon.PICTURE_AS_PDF if view.media_type == "application/pdf" else Icon.DESCRIPTION


def parted(name: str) -> tuple[str, str]:
    """Return a file's name without its ending, and the ending with its point: `("brev", ".pdf")`."""
    found = _ENDING.search(name)
    if found is None or found.start() == 0:
        return name, ""
    return name[: found.start()], found.group()
