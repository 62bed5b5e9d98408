"""Between a contact as typed in, its rows in the database, and what pages read."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
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


def view_of(row: ContactRow, today: date) -> ContactView:
    """Return the read model of a contact row."""
    draft = draft_of(row)
    return ContactView(
        id=ContactId(row.id),
        draft=draft,
        category=CATEGORIES.get(row.category, CATEGORIES["other"]),
        phone=phone.shown(draft.phones[0].number) if draft.phones else "",
        freshness=freshness(row.verified_on, today),
        due_again=due_again(row.verified_on) if row.verified_on else None,
        deleted_at=row.deleted_at,
    )


def draft_of(row: ContactRow) -> ContactDraft:
    """Return the contact of a row as it was typed in."""
    return ContactDraft(
        category=row.category,
        organisation=row.organisation.name if row.organisation else "",
        person=row.person,
        role=row.role,
        phones=tuple(PhoneDraft(each.number, each.label) for each in row.phones),
        email=row.email,
        address=Address(row.street, row.post_code, row.town),
        hours=row.hours,
        languages=tuple(row.languages),
        printable=row.printable,
        verified_on=row.verified_on,
        verified_how=row.verified_how,
        ended_on=row.ended_on,
        note=row.note,
        contact=ContactId(row.id),
    )


def fill(session: Session, row: ContactRow, draft: ContactDraft, now: datetime) -> None:
    """Write a checked draft into a row and its phones."""
    row.organisation = _organisation(session, draft.organisation)
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


def _organisation(session: Session, name: str) -> OrganisationRow | None:
    if not name:
        return None
    folded = search.fold(name)
    found = session.scalar(select(OrganisationRow).where(OrganisationRow.folded == folded))
    if found is None:
        found = OrganisationRow(name=name, folded=folded)
        session.add(found)
    elif found.name != name:
        found.name = name
    return found


def found_contact(session: Session, contact: UUID) -> ContactRow:
    """Return the row of a contact. Raises `UserError` when it is gone for good."""
    row = session.get(
        ContactRow, contact, options=[selectinload(ContactRow.phones), selectinload(ContactRow.organisation)]
    )
    if row is None:
        raise UserError(_("Kontakten findes ikke længere. Gå tilbage til listen over kontakter."))
    return row


def index(session: Session, row: ContactRow) -> None:
    """Bring the search up to date with a contact."""
    draft = draft_of(row)
    label = CATEGORIES[draft.category].label
    numbers = " ".join(phone.digits(each.number) for each in draft.phones)
    languages = " ".join(
        f"{LANGUAGES[code].danish_name} {LANGUAGES[code].endonym}" for code in draft.languages
    )
    text = f"{draft.person} {draft.role} {label} {draft.address.line} {languages} {numbers}"
    search.index(session, search.SearchKind.CONTACT, row.id, draft.name, draft.second_line or label, text)
