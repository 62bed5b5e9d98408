"""Search in everything at once: words are folded, so that soren, SOEREN and Søren are the same."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, case, column, delete, select, table, text
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session

from linkworker_desktop.persistence.search_index import INDEXES, NAMES, NOTES, search_doc

TRIGRAM = 3
"""Words shorter than this are not in the index and are looked for in the folded text itself."""

MAX_TEXT = 20_000
MAX_WORDS = 8

_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})
_COLLAPSED = (("oe", "o"), ("aa", "a"), ("ae", "a"))
_UNWRITTEN = {"Mn", "Cf"}
"""Accents and vowel marks, and the invisible signs that steer direction and joining."""

_insert = insert(search_doc)
_put = _insert.on_conflict_do_update(
    index_elements=["kind", "entity_id"],
    set_={
        name: _insert.excluded[name] for name in ("is_long", "title", "subtitle", "folded_title", "folded")
    },
)

_BETWEEN_WORDS = re.compile(r"[\s\x00-\x1f\-–—_.,;:/\\()\[\]@'\"+*]+")
_DIGIT_GROUPS = re.compile(r"\d+(?:[ \-]\d+)+")


class SearchKind(StrEnum):
    """What a hit is; the order is the order of the groups on the screen."""

    FAMILY = "family"
    PERSON = "person"
    CONTACT = "contact"
    MEETING = "meeting"
    TASK = "task"
    DOCUMENT = "document"
    LOG = "log"


ALL_KINDS = frozenset(SearchKind)
LONG_KINDS = frozenset({SearchKind.LOG, SearchKind.MEETING, SearchKind.DOCUMENT})
"""Kinds with running text: an index of their own, newest first, never ranked (ranking scores every hit)."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found."""

    kind: SearchKind
    id: UUID
    title: str
    subtitle: str


@dataclass(frozen=True, slots=True)
class Document:
    """What one thing is found by; hits show title and subtitle."""

    kind: SearchKind
    id: UUID
    title: str
    subtitle: str
    words: str


def fold(words: str) -> str:
    """Return the form in which texts are compared: no case, no accents, æ ø å and their spellings as one letter."""
    folded = words.casefold() if words.isascii() else _bare(words)
    for spelling, letter in _COLLAPSED:
        folded = folded.replace(spelling, letter)
    return folded


def _bare(words: str) -> str:
    folded = unicodedata.normalize("NFKC", words).casefold().translate(_LETTERS)
    decomposed = unicodedata.normalize("NFKD", folded)
    bare = "".join(sign for sign in decomposed if unicodedata.category(sign) not in _UNWRITTEN)
    return unicodedata.normalize("NFC", bare).translate(_LETTERS)


def index(session: Session, kind: SearchKind, entity_id: UUID, title: str, subtitle: str, words: str) -> None:
    """Make a thing findable by its title, subtitle and `words`, in place of what was there before."""
    index_all(session, [Document(kind, entity_id, title, subtitle, words)])


def index_all(session: Session, documents: Iterable[Document]) -> None:
    """Make things findable, each in place of what was there of it before."""
    rows = [
        {
            "kind": each.kind.value,
            "entity_id": each.id,
            "is_long": each.kind in LONG_KINDS,
            "title": each.title,
            "subtitle": each.subtitle,
            "folded_title": fold(each.title),
            "folded": _document(f"{each.title}\n{each.subtitle}\n{each.words[:MAX_TEXT]}"),
        }
        for each in documents
    ]
    if rows:
        session.execute(_put, rows)


def remove(session: Session, kind: SearchKind, entity_id: UUID) -> None:
    """Make a thing unfindable; what is not there is no error."""
    session.execute(
        delete(search_doc).where(search_doc.c.kind == kind.value, search_doc.c.entity_id == entity_id)
    )


def rebuild(session: Session) -> None:
    """Build both indexes anew from the documents."""
    for name in INDEXES:
        session.execute(text(f"INSERT INTO {name}({name}) VALUES('rebuild')"))


def search(
    session: Session, query: str, kinds: Collection[SearchKind] = ALL_KINDS, limit: int = 20
) -> list[Hit]:
    """Return up to `limit` hits holding every word of `query`: names best first, then notes newest first."""
    words = _words(query)
    if not words:
        return []
    hits = _run(session, _named(words, kinds, limit))
    if len(hits) < limit:
        hits += _run(session, _noted(words, kinds, limit - len(hits)))
    return hits


def matching_ids(kind: SearchKind, query: str) -> Select[tuple[UUID]] | None:
    """Return the query for the ids of one kind that hold every word of `query` anywhere; None without words."""
    words = _words(query)
    if not words:
        return None
    holds = [search_doc.c.folded.contains(word, autoescape=True) for word in words]
    return select(search_doc.c.entity_id).where(search_doc.c.kind == kind.value, *holds)


def _named(words: list[str], kinds: Collection[SearchKind], limit: int) -> Select[tuple[object, ...]] | None:
    wanted = [kind for kind in kinds if kind not in LONG_KINDS]
    if not wanted:
        return None
    title = search_doc.c.folded_title
    start = case(
        (title.startswith(words[0], autoescape=True), 0),
        (title.contains(f" {words[0]}", autoescape=True), 1),
        else_=2,
    )
    statement, row = _matching(NAMES, words, wanted)
    return statement.order_by(start, title, row).limit(limit)


def _noted(words: list[str], kinds: Collection[SearchKind], limit: int) -> Select[tuple[object, ...]] | None:
    wanted = [kind for kind in kinds if kind in LONG_KINDS]
    if not wanted:
        return None
    statement, row = _matching(NOTES, words, wanted)
    return statement.order_by(row.desc()).limit(limit)


def _matching(
    name: str, words: list[str], kinds: list[SearchKind]
) -> tuple[Select[tuple[object, ...]], ColumnElement[int]]:
    """Return the rows that hold all words, and the row number that can be sorted by without reading them all."""
    conditions: list[ColumnElement[bool]] = [search_doc.c.kind.in_([kind.value for kind in kinds])]
    conditions += [
        search_doc.c.folded.contains(word, autoescape=True) for word in words if len(word) < TRIGRAM
    ]
    wanted = select(search_doc.c.kind, search_doc.c.entity_id, search_doc.c.title, search_doc.c.subtitle)
    indexed = [word for word in words if len(word) >= TRIGRAM]
    if not indexed:
        return wanted.where(*conditions), search_doc.c.id
    found = table(name, column("rowid"), column(name))
    phrase = " AND ".join('"' + word.replace('"', '""') + '"' for word in indexed)
    joined = found.join(search_doc, and_(search_doc.c.id == found.c.rowid))
    return wanted.select_from(joined).where(found.c[name].op("MATCH")(phrase), *conditions), found.c.rowid


def _run(session: Session, statement: Select[tuple[object, ...]] | None) -> list[Hit]:
    if statement is None:
        return []
    rows = session.execute(statement)
    return [Hit(SearchKind(row.kind), row.entity_id, row.title, row.subtitle) for row in rows]


def _words(query: str) -> list[str]:
    folded = fold(query).strip()
    if re.fullmatch(r"[\d\s\-+]+", folded):
        folded = re.sub(r"\D", "", folded)
    return [word for word in _BETWEEN_WORDS.split(folded) if word][:MAX_WORDS]


def _document(words: str) -> str:
    joined = " ".join(re.sub(r"\D", "", group) for group in _DIGIT_GROUPS.findall(words))
    return " ".join(_BETWEEN_WORDS.split(fold(f"{words} {joined}"))).strip()
