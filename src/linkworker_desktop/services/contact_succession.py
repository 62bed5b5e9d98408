"""One contact going on with what another did for families, from today."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, selectinload

from linkworker_desktop.domain.contact import ContactId
from linkworker_desktop.domain.coordination import Actor
from linkworker_desktop.persistence.tables.contacts import ContactRow
from linkworker_desktop.persistence.tables.families import FamilyRow
from linkworker_desktop.persistence.tables.network import InvolvementPersonRow, InvolvementRow
from linkworker_desktop.persistence.tables.relay import CoordinatorRow
from linkworker_desktop.services.network_checks import name_of
from linkworker_desktop.services.relay_rows import actor_of, open_coordinators, set_coordinators


def replace_in_families(session: Session, old: ContactId, new: ContactId, today: date) -> int:
    """End what `old` does for families today and let `new` begin; return how many places that were.

    Where `new` already works with the same members, or coordinates, it stays as it is.
    """
    networks = _replace_in_networks(session, old, new, today)
    coordinated = _replace_coordinator(session, old, new, today)
    session.flush()
    return _living(session, networks) + _living(session, coordinated)


def _replace_in_networks(session: Session, old: UUID, new: UUID, today: date) -> set[UUID]:
    rows = session.scalars(
        select(InvolvementRow)
        .where(
            InvolvementRow.contact_id.in_([old, new]),
            or_(InvolvementRow.until.is_(None), InvolvementRow.until > today),
        )
        .options(selectinload(InvolvementRow.persons))
    ).all()
    there = {_whom(row) for row in rows if row.contact_id == new}
    left = [row for row in rows if row.contact_id == old]
    for row in left:
        is_taken = _whom(row) in there
        there.add(_whom(row))
        if row.since is None or row.since < today:
            if not is_taken:
                session.add(_begun(row, new, today))
            row.until = today
        elif is_taken:
            session.delete(row)
        else:
            row.contact_id = new  # what had not begun was never the other's
    return {row.family_id for row in left}


def _whom(row: InvolvementRow) -> tuple[UUID, frozenset[UUID]]:
    return row.family_id, frozenset(each.person_id for each in row.persons)


def _begun(row: InvolvementRow, contact: UUID, today: date) -> InvolvementRow:
    """Return what goes on with another contact; the note was about the one before."""
    return InvolvementRow(
        family_id=row.family_id,
        contact_id=contact,
        purpose=row.purpose,
        since=today,
        until=row.until,
        frequency=row.frequency,
        counts_as=row.counts_as,
        persons=[InvolvementPersonRow(person_id=each.person_id) for each in row.persons],
    )


def _replace_coordinator(session: Session, old: UUID, new: UUID, today: date) -> set[UUID]:
    families = set(
        session.scalars(
            select(CoordinatorRow.family_id).where(
                CoordinatorRow.contact_id == old, CoordinatorRow.until.is_(None)
            )
        )
    )
    coming = Actor(name_of(session.get_one(ContactRow, new)), new)
    for family in families:
        wanted: list[Actor] = []
        for row in open_coordinators(session, family):
            actor = coming if row.contact_id == old else actor_of(row)
            if not actor.is_among(wanted):
                wanted.append(actor)
        set_coordinators(session, family, wanted, today)
    return families


def _living(session: Session, families: set[UUID]) -> int:
    living = select(FamilyRow.id).where(FamilyRow.id.in_(families), FamilyRow.deleted_at.is_(None))
    return len(session.scalars(living).all())
