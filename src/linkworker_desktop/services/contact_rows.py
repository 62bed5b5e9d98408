"""Between a contact as typed in, its rows in the database, and what pages read."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, select
from sqlalchemy.orm import Session, selectinload

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.domain import phone
from linkworker_desktop.domain.categories import CATEGORIES
from linkworker_desktop.domain.contact import ContactDraft, ContactId, PhoneDraft, due_again, freshness
from linkworker_desktop.domain.family import Address
from linkworker_desktop.domain.languages import LANGUAGES
from linkworker_desktop.i18n import _
from linkworker_desktop.i18n.danish import danish_sort_key
from linkworker_desktop.persistence import search
from linkworker_desktop.persistence.tables.contacts import ContactPhoneRow, ContactRow, OrganisationRow
from linkworker_desktop.services.contact_views import ContactView

_NAMES_AT_ONCE = 500
"""SQLite takes a limited number of values in one statement."""


def view_of(row: ContactRow, today: date) -> ContactView:
    """Return the read model of a contact row."""
    return view_from(draft_of(row), ContactId(row.id), row.deleted_at, today)


def view_from(
    draft: ContactDraft, contact: ContactId, deleted_at: datetime | None, today: date
) -> ContactView:
    """Return the read model of a kept contact."""
    return ContactView(
        id=contact,
        draft=draft,
        category=CATEGORIES.get(draft.category, CATEGORIES["other"]),
        phone=phone.shown(draft.phones[0].number) if draft.phones else "",
        freshness=freshness(draft.verified_on, today),
        due_again=due_again(draft.verified_on) if draft.verified_on else None,
        deleted_at=deleted_at,
    )


def draft_of(row: ContactRow) -> ContactDraft:
    """Return the contact of a row as it was typed in."""
    organisation = row.organisation.name if row.organisation else ""
    return draft_from(row, organisation, tuple(PhoneDraft(each.number, each.label) for each in row.phones))


def draft_from(
    columns: ContactRow | Row[*tuple[Any, ...]], organisation: str, phones: tuple[PhoneDraft, ...]
) -> ContactDraft:
    """Return the contact whose columns were read, as it was typed in."""
    return ContactDraft(
        category=columns.category,
        organisation=organisation,
        person=columns.person,
        role=columns.role,
        phones=phones,
        email=columns.email,
        address=Address(columns.street, columns.post_code, columns.town),
        hours=columns.hours,
        languages=tuple(columns.languages),
        printable=columns.printable,
        verified_on=columns.verified_on,
        verified_how=columns.verified_how,
        ended_on=columns.ended_on,
        note=columns.note,
        contact=ContactId(columns.id),
    )


def fill(session: Session, row: ContactRow, draft: ContactDraft, now: datetime) -> None:
    """Write a checked draft into a row and its phones."""
    _fill(row, draft, _organisations(session, [draft.organisation]), now)


def new_rows(session: Session, drafts: Sequence[ContactDraft], now: datetime) -> list[ContactRow]:
    """Add the rows of checked drafts in one flush and make them findable; return them in the drafts' order."""
    organisations = _organisations(session, [draft.organisation for draft in drafts])
    rows = []
    for draft in drafts:
        row = ContactRow(created_at=now, phones=[])
        _fill(row, draft, organisations, now)
        rows.append(row)
    session.add_all(rows)
    session.flush()
    search.index_all(session, map(_document, rows))
    return rows


def _fill(
    row: ContactRow, draft: ContactDraft, organisations: dict[str, OrganisationRow], now: datetime
) -> None:
    row.organisation = organisations.get(search.fold(draft.organisation))
    row.person, row.role, row.category = draft.person, draft.role, draft.category
    row.sort_key = danish_sort_key(f"{draft.name} {draft.person}")
    row.email, row.hours, row.note = draft.email, draft.hours, draft.note
    row.street, row.post_code, row.town = (
        draft.address.street,
        draft.address.post_code,
        draft.address.town,
    )
    row.languages = list(draft.languages)
    row.printable = draft.printable
    row.verified_on, row.verified_how = draft.verified_on, draft.verified_how
    row.ended_on = draft.ended_on
    row.updated_at = now
    if [(each.number, each.label) for each in row.phones] != [
        (each.number, each.label) for each in draft.phones
    ]:
        row.phones = [
            ContactPhoneRow(
                position=index, number=each.number, digits=phone.digits(each.number), label=each.label
            )
            for index, each in enumerate(draft.phones)
        ]


def _organisations(session: Session, names: Sequence[str]) -> dict[str, OrganisationRow]:
    """Return the organisations by their folded names, spelled as given last; those not there yet are added."""
    wanted = {search.fold(name): name for name in names if name}
    folded_names = list(wanted)
    found: dict[str, OrganisationRow] = {}
    for start in range(0, len(wanted), _NAMES_AT_ONCE):
        some = folded_names[start : start + _NAMES_AT_ONCE]
        query = select(OrganisationRow).where(OrganisationRow.folded.in_(some))
        found |= {row.folded: row for row in session.scalars(query)}
    for folded, name in wanted.items():
        if folded not in found:
            found[folded] = OrganisationRow(name=name, folded=folded)
            session.add(found[folded])
        elif found[folded].name != name:
            found[folded].name = name
    return found


def found_contact(session: Session, contact: UUID) -> ContactRow:
    """Return the row of a contact. Raises `UserError` when it is gone for good."""
    row = session.get(
        ContactRow, contact, options=[selectinload(ContactRow.phones), selectinload(ContactRow.organisation)]
    )
    if row is None:
        raise UserError(_("Kontakten findes ikke længere. Gå tilbage til listen over kontakter."))
    return row


def mark_deleted(session: Session, row: ContactRow, at: datetime | None, now: datetime) -> None:
    """Put a contact in the trash at a moment, or (None) take it out; the search follows."""
    row.deleted_at = at
    row.updated_at = now
    index(session, row)


def index(session: Session, row: ContactRow) -> None:
    """Bring the search up to date with a contact; one in the trash is not found."""
    if row.deleted_at is not None:
        search.remove(session, search.SearchKind.CONTACT, row.id)
        return
    search.index_all(session, [_document(row)])


def index_again(session: Session, contact: UUID) -> None:
    """Bring the search up to date with a contact that may be gone."""
    row = session.get(ContactRow, contact)
    if row is None:
        search.remove(session, search.SearchKind.CONTACT, contact)
    else:
        session.refresh(row)
        index(session, row)


def _document(row: ContactRow) -> search.Document:
    draft = draft_of(row)
    label = CATEGORIES[draft.category].label
    numbers = " ".join(phone.digits(each.number) for each in draft.phones)
    languages = " ".join(
        f"{LANGUAGES[code].danish_name} {LANGUAGES[code].endonym}" for code in draft.languages
    )
    text = f"{draft.person} {draft.role} {label} {draft.address.line} {languages} {numbers}"
    return search.Document(search.SearchKind.CONTACT, row.id, draft.name, draft.second_line or label, text)
