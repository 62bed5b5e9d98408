"""Erasing for good: a family in the trash with all that is its own, and persons no family has any more."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import delete, exists, func, select
from sqlalchemy.orm import Session

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.i18n import _
from linkworker_desktop.persistence import search
from linkworker_desktop.persistence.tables.calendar import EventRow, ExemptionRow, HappeningRow, SettledRow
from linkworker_desktop.persistence.tables.families import FamilyRow, MembershipRow, PersonRow
from linkworker_desktop.persistence.tables.folders import (
    FactValueRow,
    FolderContactRow,
    FolderIssueRow,
    FolderPartRow,
    TownMapRow,
)
from linkworker_desktop.persistence.tables.municipality import DraftRow
from linkworker_desktop.services import log_rows
from linkworker_desktop.services.contact_printed import forget_printed
from linkworker_desktop.services.family_around import erase_around, erase_solely_about
from linkworker_desktop.services.family_views import Erasure
from linkworker_desktop.services.folder_blobs import drop_unused_blobs
from linkworker_desktop.services.subject_facts import drop_all_of_persons, keep_for_other_family

_OF_A_FAMILY = (
    *(FolderPartRow, FolderContactRow, FactValueRow, TownMapRow, FolderIssueRow),
    *(HappeningRow, ExemptionRow, SettledRow, EventRow),
)
"""What a family has beside its members; deleted row by row, so that the trail shows each."""


def require_trashed(row: FamilyRow) -> None:
    """Raise `UserError` unless the family lies in the trash."""
    if row.deleted_at is None:
        raise UserError(_("Familien ligger ikke i papirkurven. Læg den i papirkurven først."))


def erasure_of(session: Session, row: FamilyRow) -> Erasure:
    """Return what goes when the family of a row is erased, and who stays."""
    staying = _in_other_families(session, row)
    people = list({each.person_id: each.person for each in row.memberships}.values())
    issues = session.execute(
        select(func.count(), func.count(FolderIssueRow.handed_out_at)).where(
            FolderIssueRow.family_id == row.id
        )
    ).one()
    return Erasure(
        surname=row.surname,
        persons=tuple(_name(person, row.surname) for person in people if person.id not in staying),
        staying=tuple(_name(person, row.surname) for person in people if person.id in staying),
        printed=issues[0],
        handed_out=issues[1],
    )


def erase_family(session: Session, row: FamilyRow) -> None:
    """Delete a family, its folder, hand-overs and kept papers, and those of its members no other family has."""
    staying = _in_other_families(session, row)
    people = {each.person_id: each.person for each in row.memberships}
    keep_for_other_family(session, (key for key in people if key in staying), row.id)
    for issue in session.scalars(select(FolderIssueRow.id).where(FolderIssueRow.family_id == row.id)).all():
        forget_printed(session, issue)
    for table in _OF_A_FAMILY:
        for each in session.scalars(select(table).where(table.family_id == row.id)):
            session.delete(each)
    erase_around(session, row.id)
    search.remove(session, search.SearchKind.FAMILY, row.id)
    _forget_drafts(session, row)
    session.delete(row)
    session.flush()
    _erase_persons(session, (person for key, person in people.items() if key not in staying))
    drop_unused_blobs(session)


def persons_of_no_family(session: Session) -> Sequence[PersonRow]:
    """Return the persons taken off every family's list, the trash's included, by name."""
    return session.scalars(
        select(PersonRow)
        .where(~exists().where(MembershipRow.person_id == PersonRow.id))
        .order_by(PersonRow.given_name, PersonRow.surname, PersonRow.id)
    ).all()


def erase_persons_of_no_family(session: Session) -> int:
    """Delete the persons no family has; return how many they were."""
    lost = persons_of_no_family(session)
    _erase_persons(session, lost)
    return len(lost)


def _erase_persons(session: Session, people: Iterable[PersonRow]) -> None:
    lost = tuple(people)
    drop_all_of_persons(session, [person.id for person in lost])
    staying = erase_solely_about(session, [person.id for person in lost])
    for person in lost:
        search.remove(session, search.SearchKind.PERSON, person.id)
        session.delete(person)
    session.flush()
    log_rows.index_again(session, staying)


def _in_other_families(session: Session, row: FamilyRow) -> set[object]:
    here = [each.person_id for each in row.memberships]
    return set(
        session.scalars(
            select(MembershipRow.person_id).where(
                MembershipRow.person_id.in_(here), MembershipRow.family_id != row.id
            )
        )
    )


def _forget_drafts(session: Session, row: FamilyRow) -> None:
    """Delete the unfinished forms and notes about a family; their names end with its identifier."""
    forget = delete(DraftRow).where(DraftRow.kind.endswith(row.id.hex, autoescape=True))
    session.execute(forget.execution_options(recorded=True, synchronize_session=False))


def _name(person: PersonRow, surname: str) -> str:
    return f"{person.given_name} {person.surname or surname}".strip()
