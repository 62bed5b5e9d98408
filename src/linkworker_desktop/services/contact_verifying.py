"""Keeping a contact true: what a look at its facts writes, within the caller's transaction."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from linkworker_desktop.base.clock import LOCAL_ZONE
from linkworker_desktop.domain.contact import ContactDraft, printed_changes
from linkworker_desktop.domain.plain_text import cleaned
from linkworker_desktop.domain.problems import InvalidInput, out_of_range, too_long
from linkworker_desktop.persistence.tables.contacts import ContactRow
from linkworker_desktop.persistence.tables.municipality import MunicipalityRow
from linkworker_desktop.persistence.tables.verification import ContactVerificationRow
from linkworker_desktop.services.contact_views import VerificationEntry, VerificationResult

_LONGEST_NOTE = 4000


@dataclass(frozen=True, slots=True)
class Look:
    """Who looked at a contact's facts, how, and what they want to remember; an empty `by` is the link-worker."""

    how: str = ""
    by: str = ""
    note: str = ""


def checked_look(look: Look) -> Look:
    """Return it cleaned. Raises `InvalidInput` when something is too long."""
    clean = Look(cleaned(look.how), cleaned(look.by), cleaned(look.note, lines=True))
    problems = [
        *too_long("verified_how", clean.how, 200),
        *too_long("verified_by", clean.by, 120),
        *too_long("note", clean.note, _LONGEST_NOTE),
    ]
    if problems:
        raise InvalidInput(problems)
    return clean


def linkworker_of(session: Session) -> str:
    """Return the name of the link-worker, empty where nobody has given it."""
    return session.scalar(select(MunicipalityRow.linkworker)) or ""


def edited(before: ContactDraft, after: ContactDraft) -> ContactDraft:
    """Return an edited contact with what the edit does to its confirmation.

    A printed field that differs from what was confirmed joins `changed`; one set by the edit itself (a new day of
    confirmation) takes all of them away. Nothing else touches the confirmation.
    """
    if after.verified_on != before.verified_on:
        return replace(after, changed=())
    if before.verified_on is None:
        return replace(after, changed=())
    names = dict.fromkeys((*before.changed, *printed_changes(before, after)))
    return replace(after, changed=tuple(names))


def confirm(
    session: Session, row: ContactRow, look: Look, today: date, now: datetime, *, corrected: bool = False
) -> None:
    """Write that the facts of a contact were found right today, or are so since they were corrected."""
    was_changed = corrected or bool(row.changed)
    _keep_earlier(session, row)
    row.verified_on, row.verified_how = today, look.how
    row.verified_by = look.by or linkworker_of(session)
    row.changed = []
    row.updated_at = now
    result = VerificationResult.CORRECTED if was_changed else VerificationResult.CONFIRMED
    note_look(session, row.id, result, look, now)


def end(session: Session, row: ContactRow, look: Look, on: date, now: datetime) -> None:
    """Write that a contact exists no more from a day on. Raises `InvalidInput` for a day nobody keeps."""
    require_kept("ended_on", on)
    row.ended_on = on
    row.updated_at = now
    note_look(session, row.id, VerificationResult.ENDED, look, now)


def close(session: Session, row: ContactRow, until: date, why: str, now: datetime) -> None:
    """Write that a contact is closed until a day. Raises `InvalidInput` for a day nobody keeps or a long reason."""
    require_kept("closed_until", until)
    reason = cleaned(why)
    problems = list(too_long("closed_why", reason, 200))
    if problems:
        raise InvalidInput(problems)
    row.closed_until, row.closed_why = until, reason
    row.updated_at = now
    note_look(session, row.id, VerificationResult.CLOSED, Look(note=reason), now)


def reopen(session: Session, row: ContactRow, now: datetime) -> None:
    """Write that a contact is there again: neither ended nor closed."""
    row.ended_on, row.closed_until, row.closed_why = None, None, ""
    row.updated_at = now
    note_look(session, row.id, VerificationResult.REOPENED, Look(), now)


def require_kept(field: str, day: date) -> None:
    """Raise `InvalidInput` for a day outside the years the program keeps."""
    problems = list(out_of_range(field, day))
    if problems:
        raise InvalidInput(problems)


def note_look(session: Session, contact: UUID, result: VerificationResult, look: Look, now: datetime) -> None:
    """Add an entry to a contact's history."""
    session.add(
        ContactVerificationRow(
            contact_id=contact,
            at=now,
            result=result.value,
            by=look.by or linkworker_of(session),
            how=look.how,
            note=look.note,
        )
    )


_CONFIRMED = (VerificationResult.CONFIRMED, VerificationResult.CORRECTED)


def _keep_earlier(session: Session, row: ContactRow) -> None:
    """Write down the confirmation a contact came with, before another takes its place."""
    entries = history_of(session, row)
    if row.verified_on is not None and _came_with(row) in entries:
        session.add(
            ContactVerificationRow(
                contact_id=row.id,
                at=_noon(row.verified_on).replace(tzinfo=LOCAL_ZONE),
                result=VerificationResult.CONFIRMED.value,
                by=row.verified_by,
                how=row.verified_how,
            )
        )


def _came_with(row: ContactRow) -> VerificationEntry | None:
    if row.verified_on is None:
        return None
    confirmed = VerificationResult.CONFIRMED
    return VerificationEntry(_noon(row.verified_on), confirmed, row.verified_by, row.verified_how, "")


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12))


def history_of(session: Session, row: ContactRow) -> tuple[VerificationEntry, ...]:
    """Return a contact's history, newest first; a confirmation it came with stands in it too."""
    kept = session.scalars(
        select(ContactVerificationRow)
        .where(ContactVerificationRow.contact_id == row.id)
        .order_by(ContactVerificationRow.at.desc(), ContactVerificationRow.id.desc())
    )
    entries = [
        VerificationEntry(
            at=each.at.astimezone(LOCAL_ZONE).replace(tzinfo=None),
            result=VerificationResult(each.result),
            by=each.by,
            how=each.how,
            note=each.note,
        )
        for each in kept
    ]
    came_with = _came_with(row)
    is_written = any(entry.at.date() == row.verified_on and entry.result in _CONFIRMED for entry in entries)
    if came_with is not None and not is_written:
        entries = sorted([*entries, came_with], key=lambda entry: entry.at, reverse=True)
    return tuple(entries)
