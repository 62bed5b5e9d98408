"""What is recorded about a person, a placement or a consent follows them: to another family, and out of the vault."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from linkworker_desktop.persistence.tables.calendar import (
    ConsentRow,
    EventRow,
    ExemptionRow,
    HappeningRow,
    PlacementRow,
    SettledRow,
)

_ABOUT_SOMEBODY: tuple[type[HappeningRow | ExemptionRow | SettledRow], ...] = (
    HappeningRow,
    ExemptionRow,
    SettledRow,
)
"""Tables whose rows name their subject without a reference the database could follow."""


def drop_facts_about(session: Session, subjects: Collection[UUID]) -> None:
    """Delete the facts, exemptions and finished dates of subjects that go; row by row, so that the trail shows each."""
    for table in _ABOUT_SOMEBODY:
        for row in session.scalars(select(table).where(table.subject_id.in_(subjects))):
            session.delete(row)
    session.flush()


def drop_all_of_persons(session: Session, persons: Collection[UUID]) -> None:
    """Delete placements, consents, appointments and every fact of persons who are erased for good."""
    rows: list[EventRow | PlacementRow | ConsentRow] = [
        *session.scalars(select(EventRow).where(EventRow.person_id.in_(persons))),
        *session.scalars(select(PlacementRow).where(PlacementRow.person_id.in_(persons))),
        *session.scalars(select(ConsentRow).where(ConsentRow.person_id.in_(persons))),
    ]
    for row in rows:
        drop_facts_about(session, (row.id,))
        session.delete(row)
    drop_facts_about(session, persons)


def keep_for_other_family(session: Session, persons: Iterable[UUID], family: UUID) -> None:
    """Let go of a family that is erased what is recorded for those who live on elsewhere."""
    staying = set(persons)
    tables: tuple[type[PlacementRow | ConsentRow], ...] = (PlacementRow, ConsentRow)
    for owned in tables:
        staying |= set(session.scalars(select(owned.id).where(owned.person_id.in_(staying))))
    about: list[HappeningRow | ExemptionRow | SettledRow] = []
    for table in _ABOUT_SOMEBODY:
        about += session.scalars(
            select(table).where(table.family_id == family, table.subject_id.in_(staying))
        )
    for row in about:
        row.family_id = None
    session.flush()
