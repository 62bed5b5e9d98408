"""Letting somebody off a rule, or off the whole programme: why and from when."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, object_session

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.domain.plain_text import cleaned
from linkworker_desktop.domain.problems import InvalidInput, Problem, out_of_range, too_long
from linkworker_desktop.domain.rules.subjects import SubjectKind, SubjectRef
from linkworker_desktop.i18n import _
from linkworker_desktop.persistence.tables.calendar import ExemptionRow

LONGEST_REASON = 400


def checked_reason(reason: str, on: date) -> str:
    """Return the reason as it is kept. Raises `InvalidInput` for none, too long a one or an impossible day."""
    why = cleaned(reason)
    problems = [
        *([] if why else [Problem("reason", _("Skriv, hvorfor reglen ikke gælder."))]),
        *too_long("reason", why, LONGEST_REASON),
        *out_of_range("on", on),
    ]
    if problems:
        raise InvalidInput(problems)
    return why


def give(
    session: Session, subject: SubjectRef, family: UUID | None, reason: str, on: date, rule: str = ""
) -> None:
    """Write an exemption down, in place of an earlier one from the same rule."""
    rows = _rows(session, (subject,), rule)
    row = (
        rows[0]
        if rows
        else ExemptionRow(subject_kind=subject.kind.value, subject_id=subject.ident, rule=rule)
    )
    row.family_id, row.reason, row.on_date = family, reason, on
    if not rows:
        session.add(row)


def end(session: Session, subjects: Iterable[SubjectRef], rule: str = "") -> bool:
    """Take the exemptions of subjects from a rule away; False when there was none."""
    rows = _rows(session, subjects, rule)
    for row in rows:
        session.delete(row)
    return bool(rows)


def off_the_programme(name: str) -> UserError:
    """Return what is said when a rule cannot apply to somebody who is let off all of the programme."""
    sentence = _("{name} er ikke i program. Ret det under »Opholdsgrundlag og program«.")
    return UserError(sentence.format(name=name))


def programme_exemptions(owner: object, persons: Sequence[UUID]) -> dict[UUID, ExemptionRow]:
    """Return who of the persons is let off the whole programme; `owner` is any row of the session to ask in."""
    session = object_session(owner)
    if session is None or not persons:
        return {}
    found = session.scalars(
        select(ExemptionRow).where(ExemptionRow.rule == "", ExemptionRow.subject_id.in_(persons))
    )
    return {row.subject_id: row for row in found}


def write_programme_exemption(
    session: Session, family: UUID, person: UUID, reason: str, on: date | None
) -> None:
    """Let a person off the whole programme, or without a reason take them back into it."""
    subject = SubjectRef(SubjectKind.PERSON, person)
    if reason and on is not None:
        give(session, subject, family, reason, on)
    else:
        end(session, (subject,))


def _rows(session: Session, subjects: Iterable[SubjectRef], rule: str) -> list[ExemptionRow]:
    wanted = {(subject.kind.value, subject.ident) for subject in subjects}
    found = session.scalars(
        select(ExemptionRow).where(
            ExemptionRow.rule == rule, ExemptionRow.subject_id.in_([ident for _kind, ident in wanted])
        )
    )
    return [row for row in found if (row.subject_kind, row.subject_id) in wanted]
