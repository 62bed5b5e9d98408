"""People below their organisation: what its first line says already is not printed again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from linkworker_desktop.documents.directory_content import DirectoryEntry

_SHARED = (
    "addresses",
    "hours",
    "website",
    "languages",
    "interpreter",
    "how_to_apply",
    "what_to_bring",
    "area_served",
    "note",
)


@dataclass(frozen=True, slots=True)
class Listed:
    """A contact in its place in the list.

    `shown` is what is printed of `entry`: of a member, somebody in the organisation the list has named just before,
    without what is the same there. `leads_on` tells that the next contact is a member of the same organisation.
    """

    entry: DirectoryEntry
    shown: DirectoryEntry
    is_member: bool = False
    leads_on: bool = False


def listed(entries: Sequence[DirectoryEntry]) -> tuple[Listed, ...]:
    """Return contacts sorted by name and person, the people of an organisation as its members."""
    found: list[Listed] = []
    head: DirectoryEntry | None = None
    for entry in entries:
        if head is not None and entry.person and entry.name.casefold() == head.name.casefold():
            found[-1] = replace(found[-1], leads_on=True)
            found.append(Listed(entry, _without_shared(entry, head), is_member=True))
        else:
            head = entry
            found.append(Listed(entry, entry))
    return tuple(found)


def _without_shared(entry: DirectoryEntry, head: DirectoryEntry) -> DirectoryEntry:
    usual = DirectoryEntry("", "", entry.sector)
    same = {
        field: getattr(usual, field) for field in _SHARED if getattr(entry, field) == getattr(head, field)
    }
    emails = tuple(email for email in entry.emails if email not in head.emails)
    category = "" if entry.category == head.category else entry.category
    place = "" if entry.place == head.place else entry.place
    return replace(entry, **same, emails=emails, category=category, place=place)
