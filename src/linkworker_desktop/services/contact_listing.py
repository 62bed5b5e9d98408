"""Lists of contacts, read column by column: a list of thousands makes no mapped objects."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row, Select, func, or_, select
from sqlalchemy.orm import Session

from linkworker_desktop.domain import phone
from linkworker_desktop.domain.categories import CATEGORIES
from linkworker_desktop.domain.contact import (
    ContactId,
    PhoneDraft,
    Sector,
    first_fresh_day,
)
from linkworker_desktop.persistence import search
from linkworker_desktop.persistence.tables.contacts import ContactPhoneRow, ContactRow, OrganisationRow
from linkworker_desktop.services.contact_rows import draft_from, view_from
from linkworker_desktop.services.contact_views import ContactCounts, ContactFilter, ContactView

_COLUMNS = (
    ContactRow.id,
    OrganisationRow.name.label("organisation"),
    ContactRow.person,
    ContactRow.role,
    ContactRow.category,
    ContactRow.email,
    ContactRow.street,
    ContactRow.post_code,
    ContactRow.town,
    ContactRow.hours,
    ContactRow.languages,
    ContactRow.printable,
    ContactRow.verified_on,
    ContactRow.verified_how,
    ContactRow.ended_on,
    ContactRow.note,
    ContactRow.deleted_at,
)


def listed(
    session: Session,
    today: date,
    *,
    text: str,
    show: ContactFilter,
    sector: Sector | None,
    limit: int | None,
) -> tuple[ContactView, ...]:
    """Return the contacts of a filter in Danish order, those that hold every word or digit of `text`."""
    query = (
        select(*_COLUMNS)
        .outerjoin(OrganisationRow, ContactRow.organisation_id == OrganisationRow.id)
        .where(*_shown(show, today))
        .order_by(ContactRow.sort_key)
        .limit(limit)
    )
    if sector is not None:
        query = query.where(
            ContactRow.category.in_([one.code for one in CATEGORIES.values() if one.sector is sector])
        )
    ids = search.matching_ids(search.SearchKind.CONTACT, _query_words(text))
    if ids is not None and show is not ContactFilter.TRASH:
        query = query.where(ContactRow.id.in_(ids))
    found = session.execute(query).all()
    phones = _phones(session, query if limit is not None or ids is not None else None)
    views = (_view(row, phones.get(row.id, ()), today) for row in found)
    if show is ContactFilter.TRASH:
        return tuple(_named(views, text))
    return tuple(views)


def counted(session: Session, today: date) -> ContactCounts:
    """Return how many contacts each filter shows, in one query."""
    stale = _is_unconfirmed(today).label("unconfirmed")
    deleted, ended = (
        ContactRow.deleted_at.is_not(None).label("deleted"),
        ContactRow.ended_on.is_not(None).label("ended"),
    )
    sectors: dict[Sector, int] = defaultdict(int)
    totals = {"active": 0, "to_confirm": 0, "ended": 0, "trash": 0}
    for row in session.execute(
        select(ContactRow.category, deleted, ended, stale, func.count().label("number")).group_by(
            ContactRow.category, deleted, ended, stale
        )
    ):
        if row.deleted:
            totals["trash"] += row.number
        elif row.ended:
            totals["ended"] += row.number
        else:
            totals["active"] += row.number
            totals["to_confirm"] += row.number if row.unconfirmed else 0
            sectors[CATEGORIES.get(row.category, CATEGORIES["other"]).sector] += row.number
    return ContactCounts(**totals, sectors=dict(sectors))


def _is_unconfirmed(today: date) -> ColumnElement[bool]:
    return or_(ContactRow.verified_on.is_(None), ContactRow.verified_on < first_fresh_day(today))


def _shown(show: ContactFilter, today: date) -> Iterable[ColumnElement[bool]]:
    if show is ContactFilter.TRASH:
        return (ContactRow.deleted_at.is_not(None),)
    ended = ContactRow.ended_on.is_not(None) if show is ContactFilter.ENDED else ContactRow.ended_on.is_(None)
    here = (ContactRow.deleted_at.is_(None), ended)
    return (*here, _is_unconfirmed(today)) if show is ContactFilter.TO_CONFIRM else here


def _query_words(text: str) -> str:
    stripped = text.strip()
    is_number = stripped != "" and all(letter.isdigit() or letter in " +()./-" for letter in stripped)
    return phone.digits(stripped) if is_number else stripped


def _phones(session: Session, of: Select[*tuple[Any, ...]] | None) -> dict[UUID, tuple[PhoneDraft, ...]]:
    query = select(ContactPhoneRow.contact_id, ContactPhoneRow.number, ContactPhoneRow.label).order_by(
        ContactPhoneRow.contact_id, ContactPhoneRow.position
    )
    if of is not None:
        query = query.where(ContactPhoneRow.contact_id.in_(of.with_only_columns(ContactRow.id)))
    numbers: dict[UUID, list[PhoneDraft]] = defaultdict(list)
    for contact, number, label in session.execute(query):
        numbers[contact].append(PhoneDraft(number, label))
    return {contact: tuple(every) for contact, every in numbers.items()}


def _view(row: Row[*tuple[Any, ...]], phones: tuple[PhoneDraft, ...], today: date) -> ContactView:
    draft = draft_from(row, row.organisation or "", phones)
    return view_from(draft, ContactId(row.id), row.deleted_at, today)


def _named(views: Iterable[ContactView], text: str) -> Iterable[ContactView]:
    """Keep the views that hold the words; what lies in the trash is not in the index."""
    words = [search.fold(word) for word in text.split()]
    for view in views:
        draft = view.draft
        haystack = search.fold(f"{draft.organisation} {draft.person} {draft.role} {draft.address.line}")
        if all(word in haystack for word in words):
            yield view
