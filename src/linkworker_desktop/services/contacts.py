"""Contacts: list, read, save, confirm, end, delete to the trash and bring back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from linkworker_desktop.base.clock import Clock
from linkworker_desktop.domain.contact import (
    ContactDraft,
    ContactId,
    Sector,
)
from linkworker_desktop.domain.plain_text import cleaned
from linkworker_desktop.i18n import _
from linkworker_desktop.i18n.danish import danish_sort_key
from linkworker_desktop.persistence.engine import Database
from linkworker_desktop.persistence.tables.contacts import ContactRow, OrganisationRow
from linkworker_desktop.services.changes import Changed, Kind
from linkworker_desktop.services.contact_checks import checked_contact, phone_sentences
from linkworker_desktop.services.contact_listing import counted, listed
from linkworker_desktop.services.contact_rows import (
    draft_of,
    fill,
    found_contact,
    index,
    mark_deleted,
    new_rows,
    view_of,
)
from linkworker_desktop.services.contact_views import ContactCounts, ContactFilter, ContactView

_KINDS = frozenset({Kind.CONTACT})
_PRINTED = ("category", "organisation", "person", "role", "phones", "address", "hours")


class Contacts:
    """The use cases round a contact; each call is one short transaction."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    # -- reading

    def rows(
        self,
        text: str = "",
        show: ContactFilter = ContactFilter.ACTIVE,
        sector: Sector | None = None,
        *,
        limit: int | None = None,
    ) -> tuple[ContactView, ...]:
        """Return contacts in Danish order; `text` narrows by folded words, languages or phone digits."""
        with self._database.read() as session:
            return listed(
                session, self._clock.today(), text=cleaned(text), show=show, sector=sector, limit=limit
            )

    def counts(self) -> ContactCounts:
        """Return how many contacts each filter shows."""
        with self._database.read() as session:
            return counted(session, self._clock.today())

    def view(self, contact: ContactId) -> ContactView:
        """Return one contact. Raises `UserError` when it is gone for good."""
        with self._database.read() as session:
            return view_of(found_contact(session, contact), self._clock.today())

    def organisations(self) -> tuple[str, ...]:
        """Return the names of all organisations in Danish order, for completion."""
        with self._database.read() as session:
            names = session.scalars(select(OrganisationRow.name)).all()
        return tuple(sorted(names, key=danish_sort_key))

    # -- writing

    def save(self, draft: ContactDraft) -> Changed:
        """Create or change a contact. A change of anything printed takes its confirmation away.

        Raises `InvalidInput` and changes nothing when a field is wrong.
        """
        clean = checked_contact(draft, self._clock.today())
        with self._database.write("contact.save") as session:
            before: ContactDraft | None = None
            if clean.contact is None:
                row = ContactRow(created_at=self._clock.now())
            else:
                row = found_contact(session, clean.contact)
                before = draft_of(row)
                if _printed_changed(before, clean) and clean.verified_on == before.verified_on:
                    clean = replace(clean, verified_on=None, verified_how="")
            fill(session, row, clean, self._clock.now())
            session.add(row)
            session.flush()
            contact = ContactId(row.id)
            index(session, row)
        remarks = phone_sentences(each.number for each in clean.phones)
        if not clean.phones:
            remarks = (_("Kontakten har intet telefonnummer og trykkes derfor uden."),)
        if before is None:
            sentence = _("{name} er oprettet.").format(name=clean.name)
            return Changed(_KINDS, sentence, contact, lambda: self.delete(contact), remarks)
        restored = before
        return Changed(
            _KINDS,
            _("{name} er gemt.").format(name=clean.name),
            contact,
            lambda: self._put_back(contact, restored),
            remarks,
        )

    def create_imported(self, session: Session, draft: ContactDraft) -> ContactId:
        """Add a contact within the caller's transaction. Raises `InvalidInput`."""
        return self.create_all(session, [draft])[0]

    def create_all(self, session: Session, drafts: Iterable[ContactDraft]) -> list[ContactId]:
        """Add contacts together within the caller's transaction, which is five times as fast as one by one.

        Raises `InvalidInput` for the first that is wrong.
        """
        today = self._clock.today()
        checked = [checked_contact(draft, today) for draft in drafts]
        return [ContactId(row.id) for row in new_rows(session, checked, self._clock.now())]

    def _put_back(self, contact: ContactId, draft: ContactDraft) -> Changed:
        with self._database.write("contact.save") as session:
            row = found_contact(session, contact)
            after = draft_of(row)
            fill(session, row, draft, self._clock.now())
            session.flush()
            index(session, row)
        return Changed(
            _KINDS,
            _("{name} er gemt.").format(name=draft.name),
            contact,
            lambda: self._put_back(contact, after),
        )

    def confirm(self, contact: ContactId, how: str = "") -> Changed:
        """Record that the contact's facts were found right today. Raises `InvalidInput` when `how` is too long."""
        before = self.view(contact).draft
        today = self._clock.today()
        changed = self._put_back(
            contact, checked_contact(replace(before, verified_on=today, verified_how=how), today)
        )
        return replace(changed, sentence=_("{name} er bekræftet i dag.").format(name=before.name))

    def end(self, contact: ContactId) -> Changed:
        """Record that the contact exists no more from today; it leaves print and stays readable."""
        before = self.view(contact).draft
        changed = self._put_back(contact, replace(before, ended_on=self._clock.today()))
        return replace(changed, sentence=_("{name} er ophørt og trykkes ikke mere.").format(name=before.name))

    def delete(self, contact: ContactId) -> Changed:
        """Put a contact in the trash."""
        return self._mark_deleted(contact, self._clock.now())

    def restore(self, contact: ContactId) -> Changed:
        """Take a contact out of the trash."""
        return self._mark_deleted(contact, None)

    def _mark_deleted(self, contact: ContactId, at: datetime | None) -> Changed:
        with self._database.write("contact.delete" if at else "contact.restore") as session:
            row = found_contact(session, contact)
            mark_deleted(session, row, at, self._clock.now())
            name = draft_of(row).name
        if at is None:
            return Changed(
                _KINDS,
                _("{name} er hentet tilbage.").format(name=name),
                contact,
                lambda: self.delete(contact),
            )
        return Changed(
            _KINDS,
            _("{name} er lagt i papirkurven.").format(name=name),
            contact,
            lambda: self.restore(contact),
        )


def _printed_changed(before: ContactDraft, after: ContactDraft) -> bool:
    return any(getattr(before, field) != getattr(after, field) for field in _PRINTED)
