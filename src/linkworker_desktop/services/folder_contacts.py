"""Which contacts stand in which part of a family's folder."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from linkworker_desktop.domain.contact import ContactId, Visibility
from linkworker_desktop.domain.family import FamilyId
from linkworker_desktop.domain.folder import PARTS, part_of
from linkworker_desktop.persistence.tables.contacts import ContactRow
from linkworker_desktop.persistence.tables.folders import FolderContactRow
from linkworker_desktop.services.contact_printed import for_paper
from linkworker_desktop.services.contact_rows import months_of, view_of
from linkworker_desktop.services.contact_views import ContactView

ContactsByPart = dict[int, tuple[ContactView, ...]]
Choices = dict[ContactId, tuple[int, bool]]
"""What was chosen for one part: each contact's position, and whether it is in."""


def contacts_by_part(session: Session, family: FamilyId, today: date) -> ContactsByPart:
    """Return the printable contacts of every part, in print order.

    A part has the contacts of its categories, in the order of the categories; what the link-worker put in,
    took out or moved for this family stands over that.
    """
    views = {view.id: view for view in _printable(session, family, today)}
    own = _own_choices(session, family)
    return {
        part.number: tuple(_of_part(part.number, part.categories, views, own[part.number])) for part in PARTS
    }


_CATEGORIES = tuple(category for part in PARTS for category in part.categories)


def _printable(session: Session, family: FamilyId, today: date) -> list[ContactView]:
    """Return the contacts a folder may print: of the parts' categories, and those put in for this family."""
    put_in = select(FolderContactRow.contact_id).where(
        FolderContactRow.family_id == family, FolderContactRow.included
    )
    rows = session.scalars(
        select(ContactRow)
        .where(
            ContactRow.deleted_at.is_(None),
            ContactRow.ended_on.is_(None),
            ContactRow.printable,
            ContactRow.visibility == Visibility.EVERYONE.value,
            or_(ContactRow.closed_until.is_(None), ContactRow.closed_until <= today),
            or_(ContactRow.category.in_(_CATEGORIES), ContactRow.id.in_(put_in)),
        )
        .order_by(ContactRow.sort_key, ContactRow.id)
    )
    months = months_of(session)
    return [for_paper(view_of(row, today, months)) for row in rows]


def _own_choices(session: Session, family: FamilyId) -> dict[int, dict[ContactId, FolderContactRow]]:
    rows = session.scalars(select(FolderContactRow).where(FolderContactRow.family_id == family))
    choices: dict[int, dict[ContactId, FolderContactRow]] = defaultdict(dict)
    for row in rows:
        choices[row.number][ContactId(row.contact_id)] = row
    return choices


def _of_part(
    number: int,
    categories: tuple[str, ...],
    views: dict[ContactId, ContactView],
    own: dict[ContactId, FolderContactRow],
) -> list[ContactView]:
    by_rule = [view for view in views.values() if part_of(view.category.code) == number]
    by_rule.sort(key=lambda view: categories.index(view.category.code))
    added = [views[contact] for contact, row in own.items() if row.included and contact in views]
    chosen = {view.id: view for view in [*by_rule, *added] if view.id not in own or own[view.id].included}
    natural = {contact: position for position, contact in enumerate(chosen)}
    return sorted(
        chosen.values(),
        key=lambda view: own[view.id].position if view.id in own else natural[view.id],
    )


def own_choices(session: Session, family: FamilyId, number: int) -> Choices:
    """Return what was chosen for a part of this family's folder."""
    return {ContactId(row.contact_id): (row.position, row.included) for row in _rows(session, family, number)}


def put_choices(session: Session, family: FamilyId, number: int, choices: Choices) -> None:
    """Make `choices` the only ones of a part of this family's folder."""
    rows = {ContactId(row.contact_id): row for row in _rows(session, family, number)}
    for contact, row in rows.items():
        if contact not in choices:
            session.delete(row)
    for contact, (position, included) in choices.items():
        chosen = rows.get(contact)
        if chosen is None:
            chosen = FolderContactRow(family_id=family, number=number, contact_id=contact)
            session.add(chosen)
        chosen.position, chosen.included = position, included


def _rows(session: Session, family: FamilyId, number: int) -> Sequence[FolderContactRow]:
    return session.scalars(
        select(FolderContactRow).where(
            FolderContactRow.family_id == family, FolderContactRow.number == number
        )
    ).all()
