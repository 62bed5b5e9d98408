"""The list of families with those who live in each, read column by column in one query."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, Row, Subquery, func, select
from sqlalchemy.orm import Session

from linkworker_desktop.domain.family import (
    Address,
    FamilyDraft,
    FamilyId,
    MemberDraft,
    Relation,
    present,
    proposed_language,
)
from linkworker_desktop.domain.folder_deadline import folder_deadline
from linkworker_desktop.persistence import search
from linkworker_desktop.persistence.tables.families import FamilyRow as FamilyTable
from linkworker_desktop.persistence.tables.families import MembershipRow, PersonRow
from linkworker_desktop.persistence.tables.folders import FolderIssueRow
from linkworker_desktop.services.family_views import FamilyFilter, FamilyRow

RECENTLY_OPENED = 5
_FAMILY = (
    FamilyTable.id,
    FamilyTable.code,
    FamilyTable.surname,
    FamilyTable.street,
    FamilyTable.post_code,
    FamilyTable.town,
    FamilyTable.protected_address,
    FamilyTable.housed_at,
    FamilyTable.languages,
    FamilyTable.closed_on,
    FamilyTable.deleted_at,
    FamilyTable.opened_at,
)
_MEMBER = (
    MembershipRow.relation,
    MembershipRow.moved_in,
    MembershipRow.moved_out,
    PersonRow.given_name,
    PersonRow.surname.label("own_surname"),
    PersonRow.original_name,
    PersonRow.birth_date,
    PersonRow.speaks,
    PersonRow.reads,
    PersonRow.reads_nothing,
)


@dataclass(frozen=True, slots=True)
class ListedFamily:
    """A line of the list with what it was made of. `draft` has neither note nor CPR numbers."""

    row: FamilyRow
    draft: FamilyDraft
    opened_at: datetime | None


def listed(session: Session, show: FamilyFilter, now: datetime) -> list[ListedFamily]:
    """Return the families of one filter in Danish order at local wall time `now`."""
    handed = _first_handed_out()
    query = (
        select(*_FAMILY, handed.c.handed_out_at, *_MEMBER)
        .outerjoin(handed, handed.c.family_id == FamilyTable.id)
        .outerjoin(MembershipRow, MembershipRow.family_id == FamilyTable.id)
        .outerjoin(PersonRow, PersonRow.id == MembershipRow.person_id)
        .where(*_shown(show))
        .order_by(FamilyTable.sort_key, FamilyTable.code, MembershipRow.position)
    )
    found = session.execute(query).all()
    return [_listed(list(rows), now) for _family, rows in groupby(found, key=lambda row: row.id)]


def last_opened(families: Iterable[ListedFamily], most: int = RECENTLY_OPENED) -> tuple[FamilyRow, ...]:
    """Return the families last opened, newest first."""
    opened = [(family.opened_at, family.row) for family in families if family.opened_at is not None]
    opened.sort(key=lambda each: each[0], reverse=True)
    return tuple(row for _moment, row in opened[:most])


def holds(family: ListedFamily, words: Iterable[str]) -> bool:
    """Tell whether every folded word stands in the family's names, code or (unless protected) address."""
    draft = family.draft
    said = [family.row.code, draft.surname]
    if not draft.protected_address:
        said += [draft.address.street, draft.address.town]
    for member in draft.members:
        said += [member.given_name, member.surname, member.original_name]
    folded = search.fold(" ".join(said))
    return all(word in folded for word in words)


def _shown(show: FamilyFilter) -> tuple[ColumnElement[bool], ...]:
    if show is FamilyFilter.TRASH:
        return (FamilyTable.deleted_at.is_not(None),)
    closed = FamilyTable.closed_on
    return (
        FamilyTable.deleted_at.is_(None),
        closed.is_not(None) if show is FamilyFilter.CLOSED else closed.is_(None),
    )


def _listed(rows: Sequence[Row[*tuple[Any, ...]]], now: datetime) -> ListedFamily:
    first = rows[0]
    members = tuple(_member(row) for row in rows if row.relation is not None)
    draft = FamilyDraft(
        surname=first.surname,
        address=Address(first.street, first.post_code, first.town),
        protected_address=first.protected_address,
        housed_at=first.housed_at,
        languages=tuple(first.languages),
        members=members,
        family=FamilyId(first.id),
    )
    today = now.date()
    row = FamilyRow(
        id=FamilyId(first.id),
        code=first.code,
        surname=first.surname,
        address="" if first.protected_address else draft.address.line,
        is_protected=first.protected_address,
        people=len(present(members, today)),
        languages=draft.languages or (proposed_language(members, today),),
        housed_at=first.housed_at,
        folder=folder_deadline(first.housed_at, first.handed_out_at, now),
        closed_on=first.closed_on,
        deleted_at=first.deleted_at,
    )
    return ListedFamily(row, draft, first.opened_at)


def _member(row: Row[*tuple[Any, ...]]) -> MemberDraft:
    return MemberDraft(
        given_name=row.given_name,
        surname=row.own_surname,
        original_name=row.original_name,
        relation=Relation(row.relation),
        birth_date=row.birth_date,
        speaks=tuple(row.speaks),
        reads=tuple(row.reads),
        reads_nothing=row.reads_nothing,
        moved_in=row.moved_in,
        moved_out=row.moved_out,
    )


def _first_handed_out() -> Subquery:
    return (
        select(FolderIssueRow.family_id, func.min(FolderIssueRow.handed_out_at).label("handed_out_at"))
        .where(FolderIssueRow.handed_out_at.is_not(None))
        .group_by(FolderIssueRow.family_id)
        .subquery()
    )
