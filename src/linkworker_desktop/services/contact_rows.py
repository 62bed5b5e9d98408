"""Between a contact as typed in and its rows in the database."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.domain import phone
from linkworker_desktop.domain.contact import ContactDraft, ContactId, EmailDraft, PhoneDraft, PlaceDraft
from linkworker_desktop.domain.family import Address
from linkworker_desktop.i18n import _
from linkworker_desktop.i18n.danish import danish_sort_key
from linkworker_desktop.persistence import search
from linkworker_desktop.persistence.tables.contacts import (
    ContactAddressRow,
    ContactEmailRow,
    ContactPhoneRow,
    ContactRow,
    EmployerRow,
)
from linkworker_desktop.persistence.tables.verification import CategorySettingRow
from linkworker_desktop.services.contact_kept import (
    Belongings,
    draft_from,
    employer_from,
    schedule_json,
    view_from,
)
from linkworker_desktop.services.contact_places import Places, places_of
from linkworker_desktop.services.contact_views import ContactView, Months
from linkworker_desktop.services.contact_words import document

LONGEST_KEY = 400


def view_of(row: ContactRow, today: date, months: Months) -> ContactView:
    """Return the read model of a contact row."""
    return view_from(draft_of(row), ContactId(row.id), row.deleted_at, today, months)


def months_of(session: Session) -> dict[str, int]:
    """Return for how many months a confirmation counts in the categories that differ from the default."""
    return {row.category: row.months for row in session.scalars(select(CategorySettingRow))}


def draft_of(row: ContactRow) -> ContactDraft:
    """Return the contact of a row as it was typed in."""
    more = Belongings(
        organisation=row.organisation.name if row.organisation else "",
        unit=row.unit.name if row.unit else "",
        service=row.service.name if row.service else "",
        phones=tuple(PhoneDraft(each.number, each.label, each.only_me) for each in row.phones),
        emails=tuple(EmailDraft(each.address, each.label, each.only_me) for each in row.emails),
        places=tuple(
            PlaceDraft(Address(each.street, each.post_code, each.town), each.label) for each in row.addresses
        ),
        employer=employer_from(row.employer) if row.employer else None,
    )
    return draft_from(row, more)


def fill(session: Session, row: ContactRow, draft: ContactDraft, now: datetime) -> None:
    """Write a checked draft into a row and what belongs to it."""
    _fill(row, draft, places_of(session, [draft]), now)


def new_rows(session: Session, drafts: Sequence[ContactDraft], now: datetime) -> list[ContactRow]:
    """Add the rows of checked drafts in one flush and make them findable; return them in the drafts' order."""
    places = places_of(session, drafts)
    rows = []
    for draft in drafts:
        row = ContactRow(created_at=now, phones=[], emails=[], addresses=[], employer=None)
        _fill(row, draft, places, now)
        rows.append(row)
    session.add_all(rows)
    session.flush()
    search.index_all(session, (document(row.id, draft_of(row)) for row in rows))
    return rows


def sort_key_of(draft: ContactDraft) -> str:
    """Return what a contact is sorted by on paper: its name, then the person and the role."""
    return danish_sort_key(f"{draft.name} {draft.person} {draft.role}")[:LONGEST_KEY]


def list_key_of(draft: ContactDraft) -> str:
    """Return what a contact is sorted by on the screen: the person where there is one, then the organisation."""
    within = draft.organisation if draft.person else ""
    return danish_sort_key(f"{draft.person or draft.organisation} {within} {draft.role}")[:LONGEST_KEY]


def _fill(row: ContactRow, draft: ContactDraft, places: Places, now: datetime) -> None:
    row.organisation = places.organisation(draft.organisation)
    row.unit = places.unit(draft.organisation, draft.unit)
    row.service = places.service(draft.organisation, draft.unit, draft.service)
    row.person, row.role, row.category = draft.person, draft.role, draft.category
    row.sort_key, row.list_key = sort_key_of(draft), list_key_of(draft)
    row.email, row.website, row.hours = draft.email, draft.website, draft.hours
    row.street, row.post_code, row.town = (
        draft.address.street,
        draft.address.post_code,
        draft.address.town,
    )
    row.schedule, row.languages = schedule_json(draft.schedule), list(draft.languages)
    row.interpreter = draft.interpreter.value
    row.how_to_apply, row.what_to_bring = draft.how_to_apply, draft.what_to_bring
    row.area_served = draft.area_served
    row.printable, row.visibility = draft.printable, draft.visibility.value
    row.closed_until, row.closed_why, row.ended_on = draft.closed_until, draft.closed_why, draft.ended_on
    row.note, row.private_note, row.source = draft.note, draft.private_note, draft.source
    fill_verification(row, draft)
    row.updated_at = now
    _fill_phones(row, draft)
    _fill_emails(row, draft)
    _fill_addresses(row, draft)
    _fill_employer(row, draft)


def fill_verification(row: ContactRow, draft: ContactDraft) -> None:
    """Write when and by whom a draft was confirmed into a row."""
    row.verified_on, row.verified_how = draft.verified_on, draft.verified_how
    row.verified_by, row.changed = draft.verified_by, list(draft.changed)


def _fill_phones(row: ContactRow, draft: ContactDraft) -> None:
    if [PhoneDraft(each.number, each.label, each.only_me) for each in row.phones] != list(draft.phones):
        row.phones = [
            ContactPhoneRow(
                position=index,
                number=each.number,
                digits=phone.digits(each.number),
                label=each.label,
                only_me=each.only_me,
            )
            for index, each in enumerate(draft.phones)
        ]


def _fill_emails(row: ContactRow, draft: ContactDraft) -> None:
    if [EmailDraft(each.address, each.label, each.only_me) for each in row.emails] != list(draft.more_emails):
        row.emails = [
            ContactEmailRow(position=index, address=each.address, label=each.label, only_me=each.only_me)
            for index, each in enumerate(draft.more_emails)
        ]


def _fill_addresses(row: ContactRow, draft: ContactDraft) -> None:
    kept = [PlaceDraft(Address(each.street, each.post_code, each.town), each.label) for each in row.addresses]
    if kept != list(draft.more_addresses):
        row.addresses = [
            ContactAddressRow(
                position=index,
                label=each.label,
                street=each.address.street,
                post_code=each.address.post_code,
                town=each.address.town,
            )
            for index, each in enumerate(draft.more_addresses)
        ]


def _fill_employer(row: ContactRow, draft: ContactDraft) -> None:
    if draft.employer is None:
        row.employer = None
        return
    if row.employer is None:
        row.employer = EmployerRow()
    for name, value in employer_values(draft).items():
        setattr(row.employer, name, value)


def employer_values(draft: ContactDraft) -> dict[str, object]:
    """Return the columns of a contact's employer."""
    own = draft.employer
    if own is None:
        return {}
    return {
        "trades": list(own.trades),
        "places": own.places,
        "openings": own.openings,
        "danish": own.danish,
        "skills": own.skills,
        "languages": list(own.languages),
        "mentor": own.mentor,
        "transport": own.transport,
        "lines": list(own.lines),
        "last_placement_on": own.last_placement_on,
        "last_placement_how": own.last_placement_how,
    }


def found_contact(session: Session, contact: UUID) -> ContactRow:
    """Return the row of a contact. Raises `UserError` when it is gone for good."""
    row = session.get(ContactRow, contact)
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
    search.index_all(session, [document(row.id, draft_of(row))])


def index_again(session: Session, contact: UUID) -> None:
    """Bring the search up to date with a contact that may be gone."""
    row = session.get(ContactRow, contact)
    if row is None:
        search.remove(session, search.SearchKind.CONTACT, contact)
    else:
        session.refresh(row)
        index(session, row)
