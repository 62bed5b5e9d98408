"""The call round: what is due, one card at a time, today or over several days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from linkworker_desktop.base.clock import Clock, local_now
from linkworker_desktop.base.errors import UserError
from linkworker_desktop.base.ids import new_id
from linkworker_desktop.domain.contact import ContactDraft, ContactId
from linkworker_desktop.domain.plain_text import cleaned
from linkworker_desktop.domain.problems import InvalidInput, too_long
from linkworker_desktop.i18n import _, ngettext
from linkworker_desktop.i18n.marks import N_
from linkworker_desktop.persistence import audit
from linkworker_desktop.persistence.engine import Database
from linkworker_desktop.persistence.tables.contacts import ContactRow
from linkworker_desktop.persistence.tables.verification import CallRoundCardRow, CallRoundRow
from linkworker_desktop.services import contact_verifying as verifying
from linkworker_desktop.services.call_round_reading import cards_of, next_card, one_card, rounds_of
from linkworker_desktop.services.call_round_views import SETTLED, Card, Outcome, RoundProgress
from linkworker_desktop.services.changes import Changed, Kind
from linkworker_desktop.services.contact_checks import checked_contact, remarks_of
from linkworker_desktop.services.contact_listing import keys
from linkworker_desktop.services.contact_printed import folder_remarks
from linkworker_desktop.services.contact_rows import draft_of, fill, found_contact, index
from linkworker_desktop.services.contact_verifying import Look
from linkworker_desktop.services.contact_views import ContactFilter, ContactQuery, VerificationResult
from linkworker_desktop.services.undoing import changed

_KINDS = frozenset({Kind.CONTACT})
DUE = ContactQuery(show=ContactFilter.TO_CONFIRM)


class CallRounds:
    """Rounds of calls; each call is one short transaction, and every answer can be taken back."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    # -- reading

    def due_count(self, query: ContactQuery = DUE) -> int:
        """Return how many contacts a round over `query` would have; only what is due is called."""
        with self._database.look() as look:
            return len(keys(look, replace(query, only_due=True), local_now(self._clock)))

    def open_round(self) -> RoundProgress | None:
        """Return the round that is not finished, the newest if there are several."""
        with self._database.look() as look:
            return next(iter(rounds_of(look, only_open=True)), None)

    def rounds(self) -> tuple[RoundProgress, ...]:
        """Return all rounds, newest first."""
        with self._database.look() as look:
            return rounds_of(look)

    def progress(self, round: UUID) -> RoundProgress:  # noqa: A002 - the domain's word
        """Return how far a round has come. Raises `UserError` when there is no such round."""
        with self._database.look() as look:
            return _only(rounds_of(look, round))

    def current(self, round: UUID, *, again: bool = False) -> Card | None:  # noqa: A002
        """Return the card to call now, None when the round is through for today.

        First those nobody has tried, then those skipped or not reached on an earlier day; with `again` today's too.
        """
        with self._database.look() as look:
            return next_card(look, _only(rounds_of(look, round)), local_now(self._clock), again=again)

    def cards(self, round: UUID, outcome: Outcome | None = None) -> tuple[Card, ...]:  # noqa: A002
        """Return the cards of a round in its order, all or those with one outcome."""
        with self._database.look() as look:
            return cards_of(look, round, outcome, local_now(self._clock))

    def card(self, card: UUID) -> Card:
        """Return one card. Raises `UserError` when there is none."""
        with self._database.look() as look:
            found = one_card(look, card, local_now(self._clock))
        if found is None:
            raise UserError(_("Kortet findes ikke længere."))
        return found

    # -- writing

    def start(self, query: ContactQuery = DUE, *, title: str = "") -> Changed:
        """Begin a round over what is due in `query`; those in folders that are to go out come first.

        Raises `UserError` when nothing is due.
        """
        clean = cleaned(title)
        problems = list(too_long("title", clean, 200))
        if problems:
            raise InvalidInput(problems)
        contacts = self._in_order(replace(query, only_due=True))
        if not contacts:
            raise UserError(_("Alle kontakter er bekræftet. Der er ingen at ringe til."))
        with self._database.write("call_round.start") as session:
            row = CallRoundRow(id=new_id(), title=clean, started_at=self._clock.now())
            session.add(row)
            session.flush()
            _deal(session, row.id, contacts)
        said = ngettext(
            "Ringerunden er begyndt med {number} kontakt.",
            "Ringerunden er begyndt med {number} kontakter.",
            len(contacts),
        ).format(number=len(contacts))
        started = row.id
        return Changed(_KINDS, said, started, lambda: self._drop(started, query, clean))

    def _drop(self, round: UUID, query: ContactQuery, title: str) -> Changed:  # noqa: A002
        with self._database.write("call_round.drop") as session:
            row = _found_round(session, round)
            if _last_answered(session, round) is not None:
                raise UserError(_("Nogen i runden er ringet op. Afslut den i stedet."))
            session.delete(row)
        return Changed(_KINDS, _("Ringerunden er slettet."), round, lambda: self.start(query, title=title))

    def answer(
        self,
        card: UUID,
        outcome: Outcome,
        *,
        draft: ContactDraft | None = None,
        note: str = "",
        how: str | None = None,
        by: str = "",
    ) -> Changed:
        """Write what came of one call, and what it says of the contact. `draft` has the corrected facts.

        Raises `InvalidInput` when a corrected fact is wrong; nothing is changed then.
        """
        look = verifying.checked_look(Look(_("ringet op") if how is None else how, by, note))
        today, now = self._clock.today(), self._clock.now()
        with self._database.write("call_round.answer") as session:
            row = _found_card(session, card)
            contact = found_contact(session, row.contact_id)
            before = draft_of(contact)
            remarks: tuple[str, ...] = ()
            if outcome is Outcome.CHANGED:
                before = verifying.edited(before, checked_contact(_corrected(before, draft), today))
                fill(session, contact, before, now)
                remarks = remarks_of(before)
            row.before = _kept(before, row.before if row.outcome in SETTLED else None)
            self._note(session, contact, outcome, look)
            row.outcome, row.tried_at, row.note = outcome.value, now, look.note
            row.attempts += outcome is not Outcome.SKIPPED
            session.flush()
            index(session, contact)
            remarks += folder_remarks(session, [contact], today) if outcome in SETTLED else ()
            name = draft_of(contact).name
        done = _(_SAID[outcome]).format(name=name)
        undone = _("Svaret om {name} er taget tilbage.").format(name=name)
        return self._changed(session, card, done, undone, remarks)

    def back(self, round: UUID) -> Changed:  # noqa: A002
        """Open the card that was answered last again: what it confirmed or ended is taken back, corrections stay.

        Raises `UserError` when no card is answered.
        """
        with self._database.write("call_round.back") as session:
            row = _last_answered(session, round)
            if row is None:
                raise UserError(_("Der er ikke noget kort at gå tilbage til."))
            contact = found_contact(session, row.contact_id)
            now = self._clock.now()
            if row.before is not None and row.outcome in SETTLED:
                _put_back(contact, row.before)
            if row.outcome != Outcome.SKIPPED.value:
                verifying.note_look(session, contact.id, VerificationResult.TAKEN_BACK, Look(), now)
            row.attempts -= row.outcome != Outcome.SKIPPED.value
            row.outcome, row.tried_at, row.before = None, None, None
            contact.updated_at = now
            name = draft_of(contact).name
        said = _("{name} er slået op igen.").format(name=name)
        undone = _("Svaret om {name} gælder igen.").format(name=name)
        return self._changed(session, row.id, said, undone)

    def finish(self, round: UUID) -> Changed:  # noqa: A002
        """End a round; whoever was not reached stays due."""
        with self._database.write("call_round.finish") as session:
            row = _found_round(session, round)
            row.finished_at = self._clock.now()
        return self._changed(session, round, _("Ringerunden er afsluttet."), _("Ringerunden er åben igen."))

    # -- inside

    def _in_order(self, query: ContactQuery) -> list[ContactId]:
        now = local_now(self._clock)
        with self._database.look() as look:
            first = keys(look, replace(query, in_folders=True), now)
            rest = keys(look, query, now)
        urgent = set(first)
        return [*first, *(each for each in rest if each not in urgent)]

    def _note(self, session: Session, contact: ContactRow, outcome: Outcome, look: Look) -> None:
        today, now = self._clock.today(), self._clock.now()
        match outcome:
            case Outcome.RIGHT | Outcome.CHANGED:
                corrected = outcome is Outcome.CHANGED
                verifying.confirm(session, contact, look, today, now, corrected=corrected)
            case Outcome.ENDED:
                verifying.end(session, contact, look, today, now)
            case Outcome.NOT_REACHED:
                verifying.note_look(session, contact.id, VerificationResult.NOT_REACHED, look, now)

    def _changed(
        self,
        session: Session,
        about: UUID,
        done: str,
        undone: str,
        remarks: tuple[str, ...] = (),
    ) -> Changed:
        return changed(self._database, session, _KINDS, done=done, undone=undone, id=about, remarks=remarks)


def _deal(session: Session, round: UUID, contacts: Sequence[ContactId]) -> None:  # noqa: A002
    """Write the cards of a round in a few statements, and one record of them in the audit trail."""
    values = [
        {
            "id": new_id(),
            "round_id": round,
            "contact_id": contact,
            "position": position,
            "attempts": 0,
            "note": "",
        }
        for position, contact in enumerate(contacts, start=1)
    ]
    table = CallRoundCardRow.__table__
    session.connection().execute(table.insert(), values)  # type: ignore[attr-defined]
    changes: dict[str, object] = {"number": len(contacts)}
    audit.record(session, audit.Operation.CREATED, CallRoundCardRow.__tablename__, round, changes=changes)


def _only(found: Sequence[RoundProgress]) -> RoundProgress:
    if not found:
        raise UserError(_("Ringerunden findes ikke længere."))
    return found[0]


def _found_round(session: Session, round: UUID) -> CallRoundRow:  # noqa: A002
    row = session.get(CallRoundRow, round)
    if row is None:
        raise UserError(_("Ringerunden findes ikke længere."))
    return row


def _found_card(session: Session, card: UUID) -> CallRoundCardRow:
    row = session.get(CallRoundCardRow, card)
    if row is None:
        raise UserError(_("Kortet findes ikke længere."))
    return row


def _last_answered(session: Session, round: UUID) -> CallRoundCardRow | None:  # noqa: A002
    return session.scalar(
        select(CallRoundCardRow)
        .where(CallRoundCardRow.round_id == round, CallRoundCardRow.tried_at.is_not(None))
        .order_by(CallRoundCardRow.tried_at.desc(), CallRoundCardRow.position.desc())
        .limit(1)
    )


def _corrected(before: ContactDraft, draft: ContactDraft | None) -> ContactDraft:
    """Return the corrected facts as a draft of the same contact whose confirmation is not theirs to say."""
    if draft is None:
        return before
    return replace(
        draft,
        contact=before.contact,
        verified_on=before.verified_on,
        verified_how=before.verified_how,
        verified_by=before.verified_by,
        ended_on=before.ended_on,
    )


def _kept(before: ContactDraft, answered: dict[str, Any] | None) -> dict[str, Any]:
    """Return a contact's confirmation as it is kept with a card, to go back to; corrections are in `changed`.

    `answered` is what was kept by the answer this one takes the place of.
    """
    if answered is not None:
        return answered | {"changed": list(dict.fromkeys((*answered["changed"], *before.changed)))}
    return {
        "verified_on": before.verified_on.isoformat() if before.verified_on else None,
        "verified_how": before.verified_how,
        "verified_by": before.verified_by,
        "changed": list(before.changed),
        "ended_on": before.ended_on.isoformat() if before.ended_on else None,
    }


def _put_back(contact: ContactRow, kept: dict[str, Any]) -> None:
    """Put a kept confirmation back; what was edited since stays to be confirmed."""
    contact.verified_on, contact.ended_on = _day(kept["verified_on"]), _day(kept["ended_on"])
    contact.verified_how, contact.verified_by = kept["verified_how"], kept["verified_by"]
    contact.changed = list(dict.fromkeys((*kept["changed"], *contact.changed))) if contact.verified_on else []


def _day(kept: str | None) -> date | None:
    return None if kept is None else date.fromisoformat(kept)


_SAID = {
    Outcome.RIGHT: N_("{name} er bekræftet i dag."),
    Outcome.CHANGED: N_("{name} er rettet og bekræftet i dag."),
    Outcome.NOT_REACHED: N_("{name} blev ikke nået og kommer igen."),
    Outcome.ENDED: N_("{name} er ophørt og trykkes ikke mere."),
    Outcome.SKIPPED: N_("{name} er sprunget over og kommer igen."),
}
