"""What stands round a family and goes with it: its network, log, relay and documents."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from linkworker_desktop.persistence import search
from linkworker_desktop.persistence.tables.documents import DocumentRow
from linkworker_desktop.persistence.tables.log import LogEntryRow, LogPersonRow
from linkworker_desktop.persistence.tables.network import (
    InvolvementPersonRow,
    InvolvementRow,
    NetworkLayoutRow,
)
from linkworker_desktop.persistence.tables.relay import CoordinatorRow, RelayEntryRow

AROUND_A_FAMILY = (
    *(InvolvementRow, NetworkLayoutRow, CoordinatorRow, RelayEntryRow),
    *(LogEntryRow, DocumentRow),
)
"""Tables whose rows belong to one family by `family_id`."""
_FOUND_AS: dict[type, search.SearchKind] = {
    LogEntryRow: search.SearchKind.LOG,
    DocumentRow: search.SearchKind.DOCUMENT,
}


def erase_around(session: Session, family: UUID) -> None:
    """Delete what stands round a family; row by row, so that the trail shows each."""
    for table in AROUND_A_FAMILY:
        for row in session.scalars(select(table).where(table.family_id == family)).all():
            _erase(session, row)
    session.flush()


def erase_solely_about(session: Session, persons: Collection[UUID]) -> frozenset[UUID]:
    """Delete notes, involvements and documents that are about erased persons and nobody else.

    Without it they would become notes and involvements of the whole family. Returns the notes that stay because they
    are about others as well: the search still finds them by the names of the erased.
    """
    told = (
        (LogEntryRow, LogPersonRow, LogPersonRow.log_entry_id),
        (InvolvementRow, InvolvementPersonRow, InvolvementPersonRow.involvement_id),
    )
    lost = set(persons)
    staying: set[UUID] = set()
    for table, link, owner in told:
        named = session.execute(
            select(owner, link.person_id).where(owner.in_(select(owner).where(link.person_id.in_(lost))))
        ).all()
        others = {ident for ident, person in named if person not in lost}
        for ident in dict.fromkeys(ident for ident, _person in named if ident not in others):
            _erase(session, session.get_one(table, ident))
        if table is LogEntryRow:
            staying = others
    for document in session.scalars(select(DocumentRow).where(DocumentRow.person_id.in_(lost))).all():
        _erase(session, document)
    session.flush()
    return frozenset(staying)


def _erase(session: Session, row: Any) -> None:
    if type(row) in _FOUND_AS:
        search.remove(session, _FOUND_AS[type(row)], row.id)
    session.delete(row)
