"""The relay of a family: begun, offered, taken or declined, and its log, which is only ever added to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from linkworker_desktop.base.clock import Clock, local_now
from linkworker_desktop.base.errors import UserError
from linkworker_desktop.base.ids import new_id
from linkworker_desktop.domain.coordination import Actor
from linkworker_desktop.domain.plain_text import cleaned
from linkworker_desktop.domain.relay import RelayEntry, RelayKind, state_of
from linkworker_desktop.domain.relay_rules import require_next, spoken_of
from linkworker_desktop.i18n import _
from linkworker_desktop.persistence.engine import Database
from linkworker_desktop.persistence.steps import ChangedSince, Step, revert, steps_of
from linkworker_desktop.persistence.tables.contacts import ContactRow
from linkworker_desktop.persistence.tables.municipality import MunicipalityRow
from linkworker_desktop.persistence.tables.relay import RelayEntryRow
from linkworker_desktop.services.changes import Changed, Kind
from linkworker_desktop.services.family_rows import standing_family
from linkworker_desktop.services.relay_checks import checked_actor, checked_answer_by, checked_said
from linkworker_desktop.services.relay_reading import linkworker_name, relay_of
from linkworker_desktop.services.relay_rows import (
    add_entry,
    family_of_entry,
    follow_relay,
    keep_facts,
    log_of,
)
from linkworker_desktop.services.relay_sentences import done_words, taken_back_words
from linkworker_desktop.services.relay_views import RelayView, Said

_KINDS = frozenset({Kind.FAMILY, Kind.DEADLINE})
_NOTHING = Said()


@dataclass(frozen=True, slots=True)
class _Written:
    """An entry that was added, and what is to be said beside it."""

    entry: RelayEntry
    remark: str = ""


class Relay:
    """The use cases of the relay; each call is one short transaction and its undo adds a retraction."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def of_family(self, family: UUID) -> RelayView:
        """Return the relay of a family as it stands. Raises `UserError` when the family is gone for good."""
        with self._database.look() as look:
            return relay_of(look, family, self._clock.today())

    def actor_of(self, contact: UUID) -> Actor:
        """Return a contact as somebody who can take the relay. Raises `UserError` when it is gone."""
        with self._database.read() as session:
            row = session.get(ContactRow, contact)
            if row is None or row.deleted_at is not None:
                raise UserError(_("Kontakten findes ikke længere. Vælg en anden."))
            parts = (row.unit, row.service, row.organisation)
            within = next((part.name for part in parts if part is not None), "")
            return Actor(row.person or within, contact)

    def myself(self) -> Actor:
        """Return the link-worker as somebody who can take the relay."""
        with self._database.read() as session:
            return Actor(linkworker_name(_own_name(session)))

    def open(self, family: UUID, holder: Actor, said: Said = _NOTHING) -> Changed:
        """Begin the relay with its first holder. Raises `InvalidInput` and `UserError`; nothing is changed then."""
        taker = checked_actor(holder, "holder")
        return self._add(family, RelayKind.OPENED, said, lambda entry, _log: replace(entry, taker=taker))

    def note(self, family: UUID, said: Said) -> Changed:
        """Write a note. Raises `InvalidInput` without a text, and `UserError` while nobody holds the relay."""
        return self._add(family, RelayKind.NOTE, said)

    def agreement(self, family: UUID, said: Said) -> Changed:
        """Write down what was agreed. Raises as `note` does."""
        return self._add(family, RelayKind.AGREEMENT, said)

    def meeting(self, family: UUID, said: Said) -> Changed:
        """Write down a meeting and what it agreed. Raises as `note` does."""
        return self._add(family, RelayKind.MEETING, said)

    def offer(
        self,
        family: UUID,
        to: Actor,
        said: Said = _NOTHING,
        *,
        answer_by: date | None = None,
        offered_by: Actor | None = None,
    ) -> Changed:
        """Offer the relay, which stays where it is until it is taken. `offered_by` is the holder unless said.

        Raises `UserError` when nobody holds it, when it is offered already, or when somebody else offers it.
        """
        taker = checked_actor(to, "to")

        def about(entry: RelayEntry, log: tuple[RelayEntry, ...]) -> RelayEntry:
            by = checked_answer_by(answer_by, entry.at)
            giver = offered_by or state_of(log).holder
            return replace(entry, giver=giver, taker=taker, answer_by=by)

        return self._add(family, RelayKind.OFFERED, said, about)

    def accept(
        self, family: UUID, said: Said = _NOTHING, *, by: str = "", family_told: bool = False
    ) -> Changed:
        """Move the relay to whom it was offered. `by` is who said yes where a unit was asked.

        Raises `UserError` when nothing is offered.
        """
        name = cleaned(by)

        def about(entry: RelayEntry, log: tuple[RelayEntry, ...]) -> RelayEntry:
            state = state_of(log)
            taker = None if state.offer is None else state.offer.taker
            if taker is not None and name:
                taker = checked_actor(replace(taker, name=name), "by")
            return replace(entry, giver=state.holder, taker=taker, family_told=family_told)

        return self._add(family, RelayKind.ACCEPTED, said, about)

    def decline(self, family: UUID, said: Said = _NOTHING) -> Changed:
        """Write down a no; the holder keeps the relay. Raises `UserError` when nothing is offered."""

        def about(entry: RelayEntry, log: tuple[RelayEntry, ...]) -> RelayEntry:
            state = state_of(log)
            return replace(entry, giver=state.holder, taker=state.offer.taker if state.offer else None)

        return self._add(family, RelayKind.DECLINED, said, about)

    def close(self, family: UUID, said: Said = _NOTHING) -> Changed:
        """End the relay. Raises `UserError` while an offer waits for its answer, or when nobody holds it."""

        def about(entry: RelayEntry, log: tuple[RelayEntry, ...]) -> RelayEntry:
            return replace(entry, giver=state_of(log).holder)

        return self._add(family, RelayKind.CLOSED, said, about)

    def correct(self, entry: UUID, text: str) -> Changed:
        """Write a correction beside an entry, which stays as it is. Raises `InvalidInput` without a text."""
        with self._database.read() as session:
            family = family_of_entry(session, entry)
        return self._add(
            family,
            RelayKind.CORRECTION,
            Said(text),
            lambda new, log: replace(new, corrects=spoken_of(log, entry)),
        )

    def retract(self, entry: UUID) -> Changed:
        """Take an entry back; it stays in the log, struck out. Raises `UserError` when a later one rests on it."""
        with self._database.read() as session:
            family = family_of_entry(session, entry)
        with self._database.write("relay.retract") as session:
            target = next(each for each in log_of(session, family) if each.id == entry)
            written = self._retract(session, family, entry)
        done, undone = taken_back_words(target), done_words(target, self._clock.today())
        return self._changed(session, family, written, done, undone)

    # -- writing

    def _add(
        self,
        family: UUID,
        kind: RelayKind,
        said: Said,
        about: Callable[[RelayEntry, tuple[RelayEntry, ...]], RelayEntry] = lambda entry, _log: entry,
    ) -> Changed:
        clean = checked_said(kind, said, local_now(self._clock))
        with self._database.write(f"relay.{kind.value}") as session:
            log = log_of(session, _kept(session, family))
            written = self._append(session, family, log, about(self._new(session, kind, clean, log), log))
        done = done_words(written.entry, self._clock.today())
        return self._changed(session, family, written, done, taken_back_words(written.entry))

    def _new(self, session: Session, kind: RelayKind, said: Said, log: tuple[RelayEntry, ...]) -> RelayEntry:
        at: datetime = said.at or local_now(self._clock)
        seq = max((each.seq for each in log), default=0) + 1
        return RelayEntry(
            id=new_id(),
            seq=seq,
            kind=kind,
            at=at,
            author=_own_name(session),
            text=said.text,
            agreements=said.agreements,
            initiative=said.initiative,
        )

    def _append(
        self, session: Session, family: UUID, log: tuple[RelayEntry, ...], entry: RelayEntry
    ) -> _Written:
        """Add an entry, and let coordination and facts follow what the log says then."""
        require_next(log, entry, self._clock.today())
        add_entry(session, family, entry, self._clock.now())
        after = (*log, entry)
        keep_facts(session, family, log, after, self._clock.now())
        target = next((each for each in log if each.id == entry.corrects), entry)
        day = target.at.date() if entry.kind is RelayKind.RETRACTED else entry.at.date()
        remark = follow_relay(session, family, state_of(log).holder, state_of(after).holder, day)
        return _Written(entry, remark)

    def _retract(self, session: Session, family: UUID, entry: UUID) -> _Written:
        log = log_of(session, _kept(session, family))
        new = self._new(session, RelayKind.RETRACTED, Said(), log)
        return self._append(session, family, log, replace(new, corrects=entry))

    def _changed(self, session: Session, family: UUID, written: _Written, done: str, undone: str) -> Changed:
        """Return the outcome; undoing adds a retraction, and puts back what else the write touched."""
        others = tuple(step for step in steps_of(session) if step.row_class is not RelayEntryRow)

        def undo() -> Changed:
            try:
                with self._database.write("relay.undo") as again:
                    back = self._take_back(again, family, written.entry, others)
            except (ChangedSince, IntegrityError):
                raise UserError(
                    _("Det er ændret igen siden og kan ikke fortrydes. Ret det i stedet.")
                ) from None
            return self._changed(again, family, back, undone, done)

        remarks = (written.remark,) if written.remark else ()
        return Changed(_KINDS, done, family, undo, remarks)

    def _take_back(
        self, session: Session, family: UUID, entry: RelayEntry, others: tuple[Step, ...]
    ) -> _Written:
        log = log_of(session, _kept(session, family))
        new = replace(self._new(session, RelayKind.RETRACTED, Said(), log), corrects=entry.id)
        require_next(log, new, self._clock.today())
        add_entry(session, family, new, self._clock.now())
        session.flush()
        revert(session, others)
        return _Written(new)


def _own_name(session: Session) -> str:
    row = session.get(MunicipalityRow, 1)
    return row.linkworker if row is not None else ""


def _kept(session: Session, family: UUID) -> UUID:
    """Return the family. Raises `UserError` when it is gone or lies in the trash."""
    return standing_family(session, family).id
