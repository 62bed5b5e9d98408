"""The words a contact is found by."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from linkworker_desktop.domain import phone
from linkworker_desktop.domain.categories import CATEGORIES
from linkworker_desktop.domain.contact import ContactDraft
from linkworker_desktop.domain.languages import LANGUAGES
from linkworker_desktop.persistence import search

_LONGEST_TEXT = 2_000
"""So much of each running text is looked through."""


def document(contact: UUID, draft: ContactDraft) -> search.Document:
    """Return what a contact is found by: everything written about it, the link-worker's own note included."""
    label = CATEGORIES[draft.category].label
    words = " ".join(part for part in (label, *_words(draft)) if part)
    return search.Document(search.SearchKind.CONTACT, contact, draft.name, draft.second_line or label, words)


def _words(draft: ContactDraft) -> Iterator[str]:
    yield draft.email
    yield draft.address.line
    for place in draft.more_addresses:
        yield place.label
        yield place.address.line
    for email in draft.more_emails:
        yield email.address
    for code in draft.languages:
        yield f"{LANGUAGES[code].danish_name} {LANGUAGES[code].endonym}"
    for each in draft.phones:
        yield phone.digits(each.number)
        yield each.label
    yield draft.website
    yield draft.area_served
    for text in (draft.how_to_apply, draft.what_to_bring, draft.note, draft.private_note):
        yield text[:_LONGEST_TEXT]
    employer = draft.employer
    if employer is not None:
        yield from employer.trades
        yield from employer.lines
        yield f"{employer.danish} {employer.mentor}"
        yield from (text[:_LONGEST_TEXT] for text in (employer.openings, employer.skills, employer.transport))
