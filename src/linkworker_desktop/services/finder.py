"""The one search box: families, the people in them, contacts, the calendar, the logs, and documents."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from linkworker_desktop.domain.plain_text import cleaned
from linkworker_desktop.persistence import search
from linkworker_desktop.persistence.engine import Database
from linkworker_desktop.services.changes import Kind
from linkworker_desktop.services.document_finding import FoundDocument, found_documents
from linkworker_desktop.services.family_persons import found_persons
from linkworker_desktop.services.family_views import FoundPerson
from linkworker_desktop.services.log_finding import found_entries

_KINDS = {
    search.SearchKind.FAMILY: Kind.FAMILY,
    search.SearchKind.CONTACT: Kind.CONTACT,
    search.SearchKind.TASK: Kind.EVENT,
    search.SearchKind.MEETING: Kind.EVENT,
}

_PEOPLE = (search.SearchKind.FAMILY, search.SearchKind.CONTACT)
_EVENTS = (search.SearchKind.TASK, search.SearchKind.MEETING)
MOST_EVENTS = 6
"""So many events are found beside families and contacts, which they never crowd out."""
MOST_ENTRIES = 6
"""So many lines of the logs are found, in a group of their own."""


@dataclass(frozen=True, slots=True)
class Found:
    """One hit: what it is, its name and a second line. An entry of a log is read on the page of its `family`."""

    kind: Kind
    id: UUID
    title: str
    subtitle: str
    family: UUID | None = None


class Finder:
    """Search while typing."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def find(self, text: str, limit: int = 12) -> tuple[Found, ...]:
        """Return hits for the words of `text` in any order, folded; digits find a phone number's owner.

        Entries of the logs come last, the newest first.
        """
        with self._database.read() as session:
            hits = [
                *search.search(session, cleaned(text), _PEOPLE, limit),
                *search.search(session, cleaned(text), _EVENTS, MOST_EVENTS),
            ]
        with self._database.look() as look:
            entries = found_entries(look, cleaned(text), MOST_ENTRIES)
        return (
            *(Found(_KINDS[hit.kind], hit.id, hit.title, hit.subtitle) for hit in hits),
            *(Found(Kind.LOG, entry, title, line, family) for entry, family, title, line in entries),
        )

    def members(self, text: str, limit: int = 6) -> tuple[FoundPerson, ...]:
        """Return persons in families by name; `home` is the family they live with, or lived with last."""
        with self._database.read() as session:
            return found_persons(session, cleaned(text), limit)

    def documents(self, text: str, limit: int = 6) -> tuple[FoundDocument, ...]:
        """Return documents by name, note, kind and family, the newest first."""
        with self._database.look() as look:
            return found_documents(look, cleaned(text), limit)
