"""The one search box: families, the people in them, and contacts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from uuid import UUID

from linkworker_desktop.domain import phone
from linkworker_desktop.domain.plain_text import cleaned
from linkworker_desktop.persistence import search
from linkworker_desktop.persistence.engine import Database
from linkworker_desktop.services.changes import Kind

_KINDS = {search.SearchKind.FAMILY: Kind.FAMILY, search.SearchKind.CONTACT: Kind.CONTACT}


@dataclass(frozen=True, slots=True)
class Found:
    """One hit: what it is, its name and a second line."""

    kind: Kind
    id: UUID
    title: str
    subtitle: str


class Finder:
    """Search while typing."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def find(self, text: str, limit: int = 12) -> tuple[Found, ...]:
        """Return hits for the words of `text` in any order, folded; digits find a phone number's owner."""
        text = cleaned(text)
        query = phone.digits(text) if re.fullmatch(r"[\d\s+()./-]{3,}", text) else text
        with self._database.read() as session:
            hits = search.search(session, query, tuple(_KINDS), limit)
        return tuple(Found(_KINDS[hit.kind], hit.id, hit.title, hit.subtitle) for hit in hits)
