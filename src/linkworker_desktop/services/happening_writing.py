"""Writing a fact down within a unit of work: in the row of its subject, or as a fact of its own."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from linkworker_desktop.domain.rules.happenings import HappeningKind
from linkworker_desktop.domain.rules.subjects import SubjectRef
from linkworker_desktop.domain.rules.when import When
from linkworker_desktop.persistence.tables.calendar import HappeningRow
from linkworker_desktop.services.consent_rows import renew
from linkworker_desktop.services.happening_places import family_of, put_in_column, require_place


def write_down(
    session: Session,
    kind: HappeningKind,
    subject: SubjectRef,
    when: When,
    now: datetime,
    *,
    rule: str = "",
    note: str = "",
) -> UUID | None:
    """Write down that something happened; said twice it stands once. Return the family it goes with.

    `now` is an instant. Raises `UserError` when the subject is gone or such a fact is not recorded for it, and
    `InvalidInput` for a date its row cannot have.
    """
    require_place(kind, subject)
    family = family_of(session, subject)
    if put_in_column(session, kind, subject, when) or _again(session, kind, subject, when, rule):
        return family
    session.add(
        HappeningRow(
            kind=kind.value,
            subject_kind=subject.kind.value,
            subject_id=subject.ident,
            family_id=family,
            on_date=when.day,
            at_time=when.clock,
            rule=rule,
            note=note,
            recorded_at=now,
        )
    )
    if kind is HappeningKind.CONSENT_RENEWED:
        renew(session, subject.ident, when.day)
    return family


def _again(session: Session, kind: HappeningKind, subject: SubjectRef, when: When, rule: str) -> bool:
    """Tell whether the fact stands already that day; a clock time that was not known then is added."""
    row = session.scalar(
        select(HappeningRow)
        .where(
            HappeningRow.kind == kind.value,
            HappeningRow.subject_kind == subject.kind.value,
            HappeningRow.subject_id == subject.ident,
            HappeningRow.on_date == when.day,
            HappeningRow.rule == rule,
        )
        .limit(1)
    )
    if row is None:
        return False
    row.at_time = when.clock or row.at_time
    return True
