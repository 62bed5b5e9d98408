"""Contacts: save, confirm, end, close, replace, delete to the trash and bring back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from sqlalchemy.orm import Session

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.domain.contact import ContactDraft, ContactId
from linkworker_desktop.domain.moments import date_text
from linkworker_desktop.i18n import _, ngettext
from linkworker_desktop.persistence.tables.contacts import ContactRow
from linkworker_desktop.services import contact_sentences as several
from linkworker_desktop.services import contact_verifying as verifying
from linkworker_desktop.services.changes import Changed, Kind
from linkworker_desktop.services.contact_checks import checked_contact, remarks_of
from linkworker_desktop.services.contact_families import (
    Staying,
    remarks_on_work,
    staying_sentences,
    staying_with,
)
from linkworker_desktop.services.contact_lists import ContactLists
from linkworker_desktop.services.contact_printed import folder_remarks
from linkworker_desktop.services.contact_rows import (
    draft_of,
    fill,
    found_contact,
    index,
    mark_deleted,
    new_rows,
)
from linkworker_desktop.services.contact_uses import put_in_place_of
from linkworker_desktop.services.contact_verifying import Look
from linkworker_desktop.services.contact_views import VerificationResult
from linkworker_desktop.services.network_checks import name_of
from linkworker_desktop.services.undoing import changed

_KINDS = frozenset({Kind.CONTACT})
_EVERYWHERE = frozenset({Kind.CONTACT, Kind.FOLDER, Kind.FAMILY, Kind.EVENT})


class Contacts(ContactLists):
    """The use cases round a contact; each call is one short transaction."""

    def save(self, draft: ContactDraft) -> Changed:
        """Create or change a contact. A change of anything printed is to be confirmed again.

        Raises `InvalidInput` and changes nothing when a field is wrong.
        """
        clean = checked_contact(draft, self._clock.today())
        if clean.contact is None:
            return self._create(clean)
        with self._database.write("contact.save") as session:
            row = found_contact(session, clean.contact)
            before = draft_of(row)
            after = verifying.edited(before, clean)
            fill(session, row, after, self._clock.now())
            if after.verified_on is not None and after.verified_on != before.verified_on:
                look = Look(after.verified_how, after.verified_by)
                verifying.note_look(session, row.id, VerificationResult.CONFIRMED, look, self._clock.now())
            session.flush()
            index(session, row)
            remarks = (*remarks_of(after), *self._on_folders(session, row))
        said = _("{name} er gemt.").format(name=after.name)
        return self._changed(session, row.id, said, said, remarks=remarks)

    def _create(self, clean: ContactDraft) -> Changed:
        with self._database.write("contact.save") as session:
            row = new_rows(session, [replace(clean, changed=())], self._clock.now())[0]
        contact = ContactId(row.id)
        sentence = _("{name} er oprettet.").format(name=clean.name)
        return Changed(_KINDS, sentence, contact, lambda: self.delete(contact), remarks_of(clean))

    def create_all(self, session: Session, drafts: Iterable[ContactDraft]) -> list[ContactId]:
        """Add contacts together within the caller's transaction, which is five times as fast as one by one.

        Raises `InvalidInput` for the first that is wrong.
        """
        today = self._clock.today()
        checked = [checked_contact(draft, today) for draft in drafts]
        return [ContactId(row.id) for row in new_rows(session, checked, self._clock.now())]

    def confirm(self, contact: ContactId, how: str = "") -> Changed:
        """Record that the contact's facts were found right today. Raises `InvalidInput` when `how` is too long."""
        return self.verify(contact, how=how)

    def verify(self, contact: ContactId, *, how: str = "", by: str = "", note: str = "") -> Changed:
        """Record that the contact's facts were found right today, by the link-worker unless `by` says otherwise.

        Raises `InvalidInput` when something is too long.
        """
        look = verifying.checked_look(Look(how, by, note))
        with self._database.write("contact.verify") as session:
            row = found_contact(session, contact)
            verifying.confirm(session, row, look, self._clock.today(), self._clock.now())
            name = draft_of(row).name
        done = _("{name} er bekræftet i dag.").format(name=name)
        return self._changed(
            session, contact, done, _("Bekræftelsen af {name} er taget tilbage.").format(name=name)
        )

    def end(self, contact: ContactId, *, on: date | None = None, why: str = "") -> Changed:
        """Record that the contact exists no more, from today by default; it leaves print and stays readable.

        A remark names the families it still works with.
        """
        look = verifying.checked_look(Look(note=why))
        work = self._on_work([contact])
        with self._database.write("contact.end") as session:
            row = found_contact(session, contact)
            verifying.end(session, row, look, on or self._clock.today(), self._clock.now())
            name = draft_of(row).name
            remarks = (*self._on_folders(session, row), *work)
        done = _("{name} er ophørt og trykkes ikke mere.").format(name=name)
        return self._changed(session, contact, done, self._is_back(name), remarks=remarks)

    def close_until(self, contact: ContactId, until: date, why: str = "") -> Changed:
        """Record that the contact is closed until a day; until then no folder prints it."""
        if until <= self._clock.today():
            raise UserError(_("Skriv en dag efter i dag, hvor kontakten åbner igen."))
        with self._database.write("contact.close") as session:
            row = found_contact(session, contact)
            verifying.close(session, row, until, why, self._clock.now())
            name = draft_of(row).name
        done = _("{name} er lukket indtil {day} og trykkes ikke så længe.").format(
            name=name, day=date_text(until)
        )
        return self._changed(session, contact, done, self._is_back(name))

    def reopen(self, contact: ContactId) -> Changed:
        """Record that a contact is there again: neither ended nor closed."""
        with self._database.write("contact.reopen") as session:
            row = found_contact(session, contact)
            verifying.reopen(session, row, self._clock.now())
            name = draft_of(row).name
        return self._changed(session, contact, self._is_back(name), _("{name} er som før.").format(name=name))

    def replace(self, old: ContactId, new: ContactId, *, end_old: bool = True) -> Changed:
        """Put another contact everywhere one stands, and end the one, as one step.

        What was is left as it was: papers that were handed out, the log, meetings that were held. Consents and the
        relay stay too, and remarks say so. Raises `UserError` when the new one is in the trash or ended.
        """
        staying = self.staying(old)
        with self._database.write("contact.replace") as session:
            leaving, coming = found_contact(session, old), found_contact(session, new)
            if old == new:
                raise UserError(_("Vælg en anden kontakt at sætte i stedet."))
            if coming.deleted_at is not None or coming.ended_on is not None:
                raise UserError(_("Den nye kontakt er ophørt eller slettet. Vælg en anden."))
            places = put_in_place_of(session, old, new, self._clock.today(), self._clock.now())
            names = name_of(leaving), name_of(coming)
            if end_old and leaving.ended_on is None:
                look = Look(note=_("Erstattet af {name}.").format(name=names[1]))
                verifying.end(session, leaving, look, self._clock.today(), self._clock.now())
            remarks = (*self._on_folders(session, leaving), *staying_sentences(staying, names[0]))
        done = ngettext(
            "{old} er erstattet af {new}, {places} sted.",
            "{old} er erstattet af {new}, {places} steder.",
            places,
        ).format(old=names[0], new=names[1], places=places)
        undone = _("{old} står igen, hvor den stod.").format(old=names[0])
        return self._changed(session, new, done, undone, kinds=_EVERYWHERE, remarks=remarks)

    def staying(self, contact: ContactId) -> Staying:
        """Return what stays with a contact when another takes its place, and has to be moved by hand."""
        with self._database.look() as look:
            return staying_with(look, contact, self._clock.today())

    def delete(self, contact: ContactId) -> Changed:
        """Put a contact in the trash."""
        return self._mark_deleted(contact, self._clock.now())

    def restore(self, contact: ContactId) -> Changed:
        """Take a contact out of the trash."""
        return self._mark_deleted(contact, None)

    # -- several at once

    def end_all(self, contacts: Sequence[ContactId], *, why: str = "") -> Changed:
        """End several contacts as one step."""
        look = verifying.checked_look(Look(note=why))
        work = self._on_work(contacts)
        with self._database.write("contact.end") as session:
            rows = [row for each in contacts if (row := found_contact(session, each)).ended_on is None]
            for row in rows:
                verifying.end(session, row, look, self._clock.today(), self._clock.now())
            remarks = (*self._on_folders(session, *rows), *work)
        done, undone = several.ended(len(rows)), several.back(len(rows))
        return self._changed(session, None, done, undone, remarks=remarks)

    def delete_all(self, contacts: Sequence[ContactId]) -> Changed:
        """Put several contacts in the trash as one step."""
        with self._database.write("contact.delete") as session:
            for each in contacts:
                mark_deleted(session, found_contact(session, each), self._clock.now(), self._clock.now())
        done, undone = several.in_trash(len(contacts)), several.back(len(contacts))
        return self._changed(session, None, done, undone)

    def restore_all(self, contacts: Sequence[ContactId]) -> Changed:
        """Take several contacts out of the trash as one step."""
        with self._database.write("contact.restore") as session:
            for each in contacts:
                mark_deleted(session, found_contact(session, each), None, self._clock.now())
        done, undone = several.back(len(contacts)), several.in_trash(len(contacts))
        return self._changed(session, None, done, undone)

    def set_category(self, contacts: Sequence[ContactId], category: str) -> Changed:
        """Give several contacts one category, as one step. Raises `InvalidInput` for one that does not exist."""
        with self._database.write("contact.save") as session:
            rows = [found_contact(session, each) for each in contacts]
            for row in rows:
                before = draft_of(row)
                clean = checked_contact(replace(before, category=category), self._clock.today())
                fill(session, row, verifying.edited(before, clean), self._clock.now())
                session.flush()
                index(session, row)
            remarks = self._on_folders(session, *rows)
        said, undone = several.sorted_as(len(contacts), category), several.as_before(len(contacts))
        return self._changed(session, None, said, undone, remarks=remarks)

    # -- inside

    def _mark_deleted(self, contact: ContactId, at: datetime | None) -> Changed:
        with self._database.write("contact.delete" if at else "contact.restore") as session:
            row = found_contact(session, contact)
            mark_deleted(session, row, at, self._clock.now())
            name = draft_of(row).name
        said = _("{name} er lagt i papirkurven.") if at else _("{name} er hentet tilbage.")
        inverse = self.restore if at else self.delete
        return Changed(_KINDS, said.format(name=name), contact, lambda: inverse(contact))

    def _on_folders(self, session: Session, *rows: ContactRow) -> tuple[str, ...]:
        return folder_remarks(session, rows, self._clock.today())

    def _on_work(self, contacts: Iterable[ContactId]) -> tuple[str, ...]:
        with self._database.look() as look:
            return remarks_on_work(look, contacts, self._clock.today())

    def _is_back(self, name: str) -> str:
        return _("{name} er der igen.").format(name=name)

    def _changed(
        self,
        session: Session,
        contact: UUID | None,
        done: str,
        undone: str,
        *,
        kinds: frozenset[Kind] = _KINDS,
        remarks: tuple[str, ...] = (),
    ) -> Changed:
        return changed(self._database, session, kinds, done=done, undone=undone, id=contact, remarks=remarks)
