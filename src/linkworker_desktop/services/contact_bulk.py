"""Thousands of contacts in one go: a few statements, one record in the audit trail."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime
from hashlib import sha256
from typing import TypeVar

from sqlalchemy import Table, delete, func, insert, select
from sqlalchemy.orm import Session

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.base.ids import new_id
from linkworker_desktop.base.resting import collector_at_rest
from linkworker_desktop.domain import phone
from linkworker_desktop.domain.contact import ContactDraft, ContactId
from linkworker_desktop.domain.family import Address
from linkworker_desktop.i18n import _
from linkworker_desktop.persistence import audit, search
from linkworker_desktop.persistence.tables.base import Base
from linkworker_desktop.persistence.tables.calendar import EventRow, PlacementRow
from linkworker_desktop.persistence.tables.contacts import (
    ContactAddressRow,
    ContactEmailRow,
    ContactPhoneRow,
    ContactRow,
    EmployerRow,
    OrganisationRow,
    ServiceRow,
    UnitRow,
)
from linkworker_desktop.persistence.tables.cooperation import AgreementRow, InterfaceRow
from linkworker_desktop.persistence.tables.folders import FolderContactRow
from linkworker_desktop.persistence.tables.verification import CallRoundCardRow, PrintedContactRow
from linkworker_desktop.services.contact_kept import schedule_json
from linkworker_desktop.services.contact_places import Places, places_of
from linkworker_desktop.services.contact_rows import employer_values, list_key_of, sort_key_of
from linkworker_desktop.services.contact_words import document

ENTITY = "contact_batch"
_AT_ONCE = 1000
_RECORDED = {"recorded": True}
_Batch = Sequence[tuple[ContactId, ContactDraft]]
_Each = TypeVar("_Each")


def write_batch(
    session: Session,
    drafts: Sequence[ContactDraft],
    now: datetime,
    progress: Callable[[int], None] | None = None,
    ids: Sequence[ContactId] | None = None,
) -> list[ContactId]:
    """Write checked drafts and return their ids in order; the audit trail gets their number and a digest.

    `progress` is told how many are written after each thousand; what it raises comes through.
    """
    if ids is not None and len(ids) != len(drafts):
        raise ValueError("every contact needs an id of its own")
    made = list(ids) if ids is not None else [ContactId(new_id()) for _draft in drafts]
    digest, written = sha256(), _instant(now)
    with collector_at_rest():
        places = places_of(session, drafts)
        done = 0
        for some in _portions(list(zip(made, drafts, strict=True))):
            contacts = [_contact(contact, draft, places, written) for contact, draft in some]
            _insert(session, ContactRow, _CONTACT, contacts)
            _insert(session, ContactPhoneRow, _PHONE, _phones(some))
            _insert(session, ContactEmailRow, _EMAIL, _emails(some))
            _insert(session, ContactAddressRow, _ADDRESS, _addresses(some))
            _add_employers(session, some)
            search.add_all(session, (document(contact, draft) for contact, draft in some))
            for contact, _draft in some:
                digest.update(contact.bytes)
            done += len(some)
            if progress is not None:
                progress(done)
    _record(session, audit.Operation.CREATED, made, digest.hexdigest())
    return made


def erase_batch(session: Session, contacts: Sequence[ContactId]) -> None:
    """Erase contacts that were written together. Raises `UserError` first when one is not as it was written."""
    digest = sha256(b"".join(contact.bytes for contact in contacts)).hexdigest()
    for some in _portions(contacts):
        _require_untouched(session, some)
    search.remove_all(session, search.SearchKind.CONTACT, contacts)
    for some in _portions(contacts):
        # what belongs to them goes with them: the references say ON DELETE CASCADE
        session.execute(delete(ContactRow).where(ContactRow.id.in_(some)).execution_options(**_RECORDED))
    session.expire_all()
    _record(session, audit.Operation.DELETED, contacts, digest)


def _portions(every: Sequence[_Each]) -> Iterator[Sequence[_Each]]:
    return (every[start : start + _AT_ONCE] for start in range(0, len(every), _AT_ONCE))


def _require_untouched(session: Session, contacts: Sequence[ContactId]) -> None:
    as_made = session.scalar(
        select(func.count()).where(
            ContactRow.id.in_(contacts), ContactRow.updated_at == ContactRow.created_at
        )
    )
    used = any(
        session.scalar(select(func.count()).where(column.in_(contacts)))
        for column in (
            FolderContactRow.contact_id,
            PrintedContactRow.contact_id,
            CallRoundCardRow.contact_id,
            AgreementRow.contact_id,
            InterfaceRow.contact_a_id,
            InterfaceRow.contact_b_id,
            EventRow.contact_id,
            PlacementRow.employer_id,
        )
    )
    if as_made != len(contacts) or used:
        raise UserError(
            _("Nogle af kontakterne er ændret eller taget i brug siden. Læg dem i papirkurven i stedet.")
        )


def _record(session: Session, operation: audit.Operation, contacts: Sequence[ContactId], digest: str) -> None:
    """Record a batch by its number and digest: SHA-256 over the ids as bytes, in order."""
    if contacts:
        changes: dict[str, object] = {"number": len(contacts), "sha256": digest}
        audit.record(session, operation, ENTITY, contacts[0], changes=changes)


def _insert(session: Session, row: type[Base], names: str, values: Sequence[tuple[object, ...]]) -> None:
    """Insert rows whose values are given as the driver keeps them, which takes half the time of SQLAlchemy's own."""
    if values:
        marks = ", ".join("?" for _name in names.split(","))
        statement = f"INSERT INTO {row.__tablename__} ({names}) VALUES ({marks})"  # noqa: S608 - our own names
        session.connection().exec_driver_sql(statement, list(values))


_CONTACT = (
    "id, organisation_id, unit_id, service_id, person, sort_key, list_key, role, category, email, website, street,"
    " post_code, town, hours, schedule, languages, interpreter, how_to_apply, what_to_bring, area_served, printable,"
    " visibility, verified_on, verified_how, verified_by, changed, closed_until, closed_why, ended_on, note,"
    " private_note, source, created_at, updated_at"
)
_PHONE = "id, contact_id, position, number, digits, label, only_me"
_EMAIL = "id, contact_id, position, address, label, only_me"
_ADDRESS = "id, contact_id, position, label, street, post_code, town"


def _contact(contact: ContactId, draft: ContactDraft, places: Places, now: str) -> tuple[object, ...]:
    return (
        contact.hex,
        _id(places.organisation(draft.organisation)),
        _id(places.unit(draft.organisation, draft.unit)),
        _id(places.service(draft.organisation, draft.unit, draft.service)),
        draft.person,
        sort_key_of(draft),
        list_key_of(draft),
        draft.role,
        draft.category,
        draft.email,
        draft.website,
        draft.address.street,
        draft.address.post_code,
        draft.address.town,
        draft.hours,
        json.dumps(schedule_json(draft.schedule)),
        json.dumps(draft.languages),
        draft.interpreter.value,
        draft.how_to_apply,
        draft.what_to_bring,
        draft.area_served,
        draft.printable,
        draft.visibility.value,
        _day(draft.verified_on),
        draft.verified_how,
        draft.verified_by,
        json.dumps(draft.changed),
        _day(draft.closed_until),
        draft.closed_why,
        _day(draft.ended_on),
        draft.note,
        draft.private_note,
        draft.source,
        now,
        now,
    )


def _id(row: OrganisationRow | UnitRow | ServiceRow | None) -> str | None:
    return None if row is None else row.id.hex


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _instant(moment: datetime) -> str:
    """Return an instant as the tables keep it: in UTC, without saying so."""
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(" ", "microseconds")


def _phones(some: _Batch) -> list[tuple[object, ...]]:
    return [
        (
            new_id().hex,
            contact.hex,
            position,
            each.number,
            phone.digits(each.number),
            each.label,
            each.only_me,
        )
        for contact, draft in some
        for position, each in enumerate(draft.phones)
    ]


def _emails(some: _Batch) -> list[tuple[object, ...]]:
    return [
        (new_id().hex, contact.hex, position, each.address, each.label, each.only_me)
        for contact, draft in some
        for position, each in enumerate(draft.more_emails)
    ]


def _addresses(some: _Batch) -> list[tuple[object, ...]]:
    return [
        (new_id().hex, contact.hex, position, each.label, *_address(each.address))
        for contact, draft in some
        for position, each in enumerate(draft.more_addresses)
    ]


def _address(address: Address) -> tuple[str, str, str]:
    return address.street, address.post_code, address.town


def _add_employers(session: Session, some: _Batch) -> None:
    values = [{"contact_id": contact, **employer_values(draft)} for contact, draft in some if draft.employer]
    if values:
        table: Table = EmployerRow.__table__  # type: ignore[assignment]
        session.connection().execute(insert(table), values)
