"""What is typed in a search box as words to look for, and the plain SQL that finds the ids of one kind."""

from __future__ import annotations

import re

from linkworker_desktop.persistence.folding import fold

TRIGRAM = 3
"""Words shorter than this are not in the index and are looked for in the folded text itself."""
MAX_WORDS = 8
BETWEEN_WORDS = re.compile(r"[\s\x00-\x1f\-–—_.,;:/\\()\[\]@'\"+*]+")
_NUMBER = re.compile(r"[\s+]*[\d\s+()./\-‐-―]+")

_INDEXED = """
SELECT found.entity_id FROM search_name CROSS JOIN search_doc AS found ON found.id = search_name.rowid
WHERE search_name.folded MATCH :search_words AND found.kind = :search_kind
"""
_SCANNED = "SELECT found.entity_id FROM search_doc AS found WHERE +found.kind = :search_kind"
"""The plus keeps the index on the kind out: nearly every row is of it, and reading them in order is quicker."""


def words_of(query: str) -> list[str]:
    """Return the folded words of a query; a number is one word of digits, without the Danish prefix."""
    folded = fold(query).strip()
    if _NUMBER.fullmatch(folded):
        compact = re.sub(r"[^\d+]", "", folded)
        folded = re.sub(r"\D", "", re.sub(r"^(?:\+|00)45(?=\d)", "", compact))
    return [word for word in BETWEEN_WORDS.split(folded) if word][:MAX_WORDS]


def phrase(words: list[str]) -> str:
    """Return words of three letters and more as the index is asked for them, all to be there."""
    return " AND ".join('"' + word.replace('"', '""') + '"' for word in words)


def ids_statement(kind: str, query: str) -> tuple[str, dict[str, object]] | None:
    """Return a SELECT of the ids of one kind that hold every word of `query`, and its values; None without words.

    Words of three letters and more come from the trigram index, shorter ones are looked for in the text.
    """
    words = words_of(query)
    if not words:
        return None
    values: dict[str, object] = {"search_kind": kind}
    indexed = [word for word in words if len(word) >= TRIGRAM]
    statement = _SCANNED
    if indexed:
        statement, values["search_words"] = _INDEXED, phrase(indexed)
    for number, word in enumerate(word for word in words if len(word) < TRIGRAM):
        statement += f" AND instr(found.folded, :search_short_{number}) > 0"
        values[f"search_short_{number}"] = word
    return statement, values
