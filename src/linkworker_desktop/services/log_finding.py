"""Finding what was written in the logs: newest first, never ranked, for ranking would read every line."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from linkworker_desktop.domain.log_entry import LogKind, entry_words
from linkworker_desktop.domain.moments import date_text
from linkworker_desktop.persistence import look as kinds
from linkworker_desktop.persistence.look import Kinds, Look
from linkworker_desktop.persistence.searching import TRIGRAM, phrase, words_of
from linkworker_desktop.services.log_views import CONTACT_JOINS, CONTACT_NAME

_LONGEST_GLIMPSE = 80
_FOUND = f"""
SELECT log_entry.id, log_entry.family_id, log_entry.at, log_entry.kind, substr(log_entry.text, 1, 400) AS text,
    {CONTACT_NAME} AS contact, family.surname
FROM search_note CROSS JOIN search_doc AS found ON found.id = search_note.rowid
CROSS JOIN log_entry ON log_entry.id = found.entity_id
CROSS JOIN family ON family.id = log_entry.family_id
{CONTACT_JOINS.format(table="log_entry")}
WHERE search_note.folded MATCH :words AND found.kind = 'log' AND family.deleted_at IS NULL{{short}}
ORDER BY search_note.rowid DESC LIMIT :most
"""  # noqa: S608 - nothing but our own words
_KINDS: Kinds = {"id": kinds.identifier, "family_id": kinds.identifier, "at": kinds.moment}


def found_entries(look: Look, text: str, most: int) -> list[tuple[UUID, UUID, str, str]]:
    """Return entry, family, title and second line of what holds every word of `text`, written last first.

    Nothing is looked for before one of the words has three letters; those shorter narrow what it finds. What is
    marked »kun for mig« is found too; the logs of families in the trash are not.
    """
    words = words_of(text)
    long = [word for word in words if len(word) >= TRIGRAM]
    if not long:
        return []
    values: dict[str, object] = {"words": phrase(long), "most": most}
    short = ""
    for number, word in enumerate(each for each in words if len(each) < TRIGRAM):
        short += f" AND instr(found.folded, :short_{number}) > 0"
        values[f"short_{number}"] = word
    rows = look.rows(_FOUND.format(short=short), values, _KINDS)
    return [(row.id, row.family_id, *_words(row)) for row in rows]


def _words(row: Any) -> tuple[str, str]:
    heading, text = entry_words(LogKind(row.kind), row.text, row.contact)
    glimpse = " ".join(text.split())
    if len(glimpse) > _LONGEST_GLIMPSE:
        glimpse = f"{glimpse[:_LONGEST_GLIMPSE].rstrip()} …"
    return heading, " · ".join(part for part in (row.surname, date_text(row.at.date()), glimpse) if part)
