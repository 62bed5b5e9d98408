"""Phrases to write in the log with: those that came with the program, until the municipality has its own."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID, uuid5

from sqlalchemy import select
from sqlalchemy.orm import Session

from linkworker_desktop.base.clock import Clock
from linkworker_desktop.base.errors import UserError
from linkworker_desktop.base.resources import resource_path
from linkworker_desktop.domain.log_entry import LogKind
from linkworker_desktop.domain.plain_text import cleaned
from linkworker_desktop.domain.problems import InvalidInput, Problem, too_long
from linkworker_desktop.i18n import _
from linkworker_desktop.persistence import look as kinds
from linkworker_desktop.persistence.engine import Database
from linkworker_desktop.persistence.tables.log import PhraseRow
from linkworker_desktop.services.changes import Changed, Kind
from linkworker_desktop.services.undoing import changed

LONGEST_PHRASE = 400
_SPACE = UUID("6f0c1f5e-51c5-4d3b-9f5e-0f4b8f7f2d11")
"""What the identifiers of shipped phrases are made in; a phrase keeps its own when the list is taken over."""
_KINDS = frozenset({Kind.LOG})
_OWN = "SELECT id, kind, text FROM phrase ORDER BY position, id"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase; without a `kind` it fits every kind of entry."""

    id: UUID
    kind: LogKind | None
    text: str


class Phrases:
    """The one list of phrases, in its order. The first change takes the shipped ones over into the vault."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def rows(self, kind: LogKind | None = None) -> tuple[Phrase, ...]:
        """Return the phrases, or those that fit one kind of entry: its own first, then those for all."""
        with self._database.look() as look:
            own = look.rows(_OWN, kinds={"id": kinds.identifier})
        found = tuple(Phrase(row.id, LogKind(row.kind) if row.kind else None, row.text) for row in own)
        phrases = found or shipped()
        if kind is None:
            return phrases
        fitting = (each for each in phrases if each.kind in (kind, None))
        return tuple(sorted(fitting, key=lambda each: each.kind is None))

    def is_own(self) -> bool:
        """Tell whether the municipality has its own list."""
        with self._database.look() as look:
            return look.row("SELECT id FROM phrase LIMIT 1") is not None

    def add(self, text: str, kind: LogKind | None = None) -> Changed:
        """Put a phrase at the end of the list. Raises `InvalidInput`."""
        clean = _checked(text)
        with self._database.write("phrase.add") as session:
            rows = _taken_over(session)
            row = PhraseRow(position=len(rows), kind=kind.value if kind else "", text=clean)
            session.add(row)
            session.flush()
            made = row.id
        return self._said(session, _("Sætningen står på listen."), _("Sætningen er taget af listen."), made)

    def change(self, phrase: UUID, text: str, kind: LogKind | None) -> Changed:
        """Give a phrase another wording or kind. Raises `InvalidInput`."""
        clean = _checked(text)
        with self._database.write("phrase.change") as session:
            row = _found(_taken_over(session), phrase)
            row.text, row.kind = clean, kind.value if kind else ""
        return self._said(session, _("Sætningen er rettet."), _("Sætningen er som før."), phrase)

    def remove(self, phrase: UUID) -> Changed:
        """Take a phrase off the list; the last one brings back those that came with the program."""
        with self._database.write("phrase.remove") as session:
            rows = _taken_over(session)
            row = _found(rows, phrase)
            session.delete(row)
            _number([each for each in rows if each is not row])
        return self._said(session, _("Sætningen er taget af listen."), _("Sætningen står på listen igen."))

    def move(self, phrase: UUID, to: int) -> Changed:
        """Put a phrase at another place of the whole list, counted from 0; too far is the end."""
        with self._database.write("phrase.move") as session:
            rows = _taken_over(session)
            row = _found(rows, phrase)
            rows.remove(row)
            rows.insert(max(0, to), row)
            _number(rows)
        return self._said(session, _("Sætningen er flyttet."), _("Sætningen står, hvor den stod."), phrase)

    def reset(self) -> Changed:
        """Go back to the phrases that came with the program."""
        with self._database.write("phrase.reset") as session:
            for row in _own_rows(session):
                session.delete(row)
        done = _("Programmets egne sætninger er tilbage.")
        return self._said(session, done, _("Kommunens sætninger er tilbage."))

    def _said(self, session: Session, done: str, undone: str, phrase: UUID | None = None) -> Changed:
        return changed(self._database, session, _KINDS, done=done, undone=undone, id=phrase)


@lru_cache(maxsize=1)
def shipped() -> tuple[Phrase, ...]:
    """Return the phrases that came with the program."""
    read = tomllib.loads(resource_path("phrases", "da.toml").read_text(encoding="utf-8"))
    return tuple(_shipped(entry.get("kind", ""), entry["text"]) for entry in read["phrase"])


def _shipped(kind: str, text: str) -> Phrase:
    return Phrase(uuid5(_SPACE, f"{kind}:{text}"), LogKind(kind) if kind else None, text)


def _checked(text: str) -> str:
    problems = list(too_long("text", text, LONGEST_PHRASE))
    clean = "" if problems else cleaned(text)
    if not clean and not problems:
        problems.append(Problem("text", _("Skriv en sætning.")))
    if problems:
        raise InvalidInput(problems)
    return clean


def _own_rows(session: Session) -> list[PhraseRow]:
    return list(session.scalars(select(PhraseRow).order_by(PhraseRow.position, PhraseRow.id)))


def _taken_over(session: Session) -> list[PhraseRow]:
    """Return the rows of the municipality's list, made from the shipped one where there are none yet."""
    rows = _own_rows(session)
    if rows:
        return rows
    rows = [
        PhraseRow(id=each.id, position=place, kind=each.kind.value if each.kind else "", text=each.text)
        for place, each in enumerate(shipped())
    ]
    session.add_all(rows)
    session.flush()
    return rows


def _found(rows: list[PhraseRow], phrase: UUID) -> PhraseRow:
    row = next((each for each in rows if each.id == phrase), None)
    if row is None:
        raise UserError(_("Sætningen findes ikke længere. Åbn listen igen."))
    return row


def _number(rows: list[PhraseRow]) -> None:
    for place, row in enumerate(rows):
        row.position = place
