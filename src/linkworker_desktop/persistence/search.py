"""Search in everything at once: words are folded, so that soren, SOEREN and Søren are the same."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, case, column, delete, func, select, table, text
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session

from linkworker_desktop.persistence.folding import fold as fold
from linkworker_desktop.persistence.search_index import INDEXES, NAMES, NOTES, search_doc
from linkworker_desktop.persistence.searching import BETWEEN_WORDS, TRIGRAM, phrase
from linkworker_desktop.persistence.searching import words_of as _words

MAX_TEXT = 20_000
_AT_ONCE = 1000
_SLOWER = 8

_insert = insert(search_doc)
_put = _insert.on_conflict_do_update(
    index_elements=["kind", "entity_id"],
    set_={
        name: _insert.excluded[name] for name in ("is_long", "title", "subtitle", "folded_title", "folded")
    },
)

_ADD = (
    "INSERT INTO search_doc (kind, entity_id, is_long, title, subtitle, folded_title, folded)"
    " VALUES (?, ?, ?, ?, ?, ?, ?)"
)
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


def index(session: Session, kind: SearchKind, entity_id: UUID, title: str, subtitle: str, words: str) -> None:
    """Make a thing findable by its title, subtitle and `words`, in place of what was there before."""
    index_all(session, [Document(kind, entity_id, title, subtitle, words)])


def index_all(session: Session, documents: Iterable[Document]) -> None:
    """Make things findable, each in place of what was there of it before."""
    rows = _rows(documents)
    if rows:
        session.execute(_put, rows)


def add_all(session: Session, documents: Iterable[Document]) -> None:
    """Make things findable that were not there before; quicker than `index_all`."""
    rows = [
        (
            row["kind"],
            row["entity_id"].hex,
            row["is_long"],
            row["title"],
            row["subtitle"],
            row["folded_title"],
            row["folded"],
        )
        for row in _rows(documents)
    ]
    if rows:
        session.connection().exec_driver_sql(_ADD, rows)


def _rows(documents: Iterable[Document]) -> list[dict[str, Any]]:
    return [
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


def remove_all(session: Session, kind: SearchKind, entities: Sequence[UUID]) -> None:
    """Make many things unfindable; what is not there is no error.

    Taking the letters of one text out of an index at once takes as long as putting eight in: where most of it goes,
    the texts are only struck out and the indexes then built anew from those that stay.
    """
    kept = session.scalar(select(func.count()).select_from(search_doc)) or 0
    anew = len(entities) * _SLOWER > kept - len(entities)
    if anew:
        _set_secure(session, on=False)
    for start in range(0, len(entities), _AT_ONCE):
        some = entities[start : start + _AT_ONCE]
        session.execute(
            delete(search_doc).where(search_doc.c.kind == kind.value, search_doc.c.entity_id.in_(some))
        )
    if anew:
        _set_secure(session, on=True)
        rebuild(session)


def _set_secure(session: Session, *, on: bool) -> None:
    for name in INDEXES:
        session.execute(text(f"INSERT INTO {name}({name}, rank) VALUES('secure-delete', {int(on)})"))


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
    if SearchKind.LOG not in wanted:
        return _beside_log(words, wanted).limit(limit)
    statement, row = _matching(NOTES, words, wanted)
    return statement.order_by(row.desc()).limit(limit)


def _beside_log(words: list[str], kinds: list[SearchKind]) -> Select[tuple[object, ...]]:
    """Return the rows of kinds that are few, read one by one: the index would lead through every hit in the log."""
    holds = [func.instr(search_doc.c.folded, word) > 0 for word in words]
    return (
        select(search_doc.c.kind, search_doc.c.entity_id, search_doc.c.title, search_doc.c.subtitle)
        .where(search_doc.c.kind.in_([kind.value for kind in kinds]), *holds)
        .order_by(search_doc.c.id.desc())
    )


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
    joined = found.join(search_doc, and_(search_doc.c.id == found.c.rowid))
    return wanted.select_from(joined).where(
        found.c[name].op("MATCH")(phrase(indexed)), *conditions
    ), found.c.rowid


def _run(session: Session, statement: Select[tuple[object, ...]] | None) -> list[Hit]:
    if statement is None:
        return []
    rows = session.execute(statement)
    return [Hit(SearchKind(row.kind), row.entity_id, row.title, row.subtitle) for row in rows]


def _document(words: str) -> str:
    joined = " ".join(re.sub(r"\D", "", group) for group in _DIGIT_GROUPS.findall(words))
    return " ".join(BETWEEN_WORDS.split(fold(f"{words} {joined}"))).strip()
