"""Contacts: list, read, save, confirm, end, delete to the trash and bring back."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, selectinload

from linkworker_desktop.base.clock import Clock
from linkworker_desktop.base.errors import UserError
from linkworker_desktop.domain import phone
from linkworker_desktop.domain.categories import CATEGORIES
from linkworker_desktop.domain.contact import (
    ContactDraft,
    ContactId,
    PhoneDraft,
    Sector,
    due_again,
    freshness,
)
from linkworker_desktop.domain.family import Address
from linkworker_desktop.domain.languages import LANGUAGES
from linkworker_desktop.domain.plain_text import cleaned
from linkworker_desktop.domain.problems import InvalidInput, Problem
from linkworker_desktop.i18n import _
from linkworker_desktop.i18n.danish import danish_sort_key
from linkworker_desktop.persistence import search
from linkworker_desktop.persistence.engine import Database
from linkworker_desktop.persistence.tables.contacts import ContactPhoneRow, ContactRow, OrganisationRow
from linkworker_desktop.services.changes import Changed, Kind
from linkworker_desktop.services.contact_views import ContactFilter, ContactView

_KINDS = frozenset({Kind.CONTACT})
_PRINTED = ("category", "organisation", "person", "role", "phones", "address", "hours")
_LONGEST = {"organisation": 200, "person": 200, "role": 200, "email": 200, "hours": 400, "note": 100_000}


class Contacts:
    """The use cases round a contact; each call is one short transaction."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    # -- reading

    def rows(
        self, text: str = "", show: ContactFilter = ContactFilter.ACTIVE, sector: Sector | None = None
    ) -> tuple[ContactView, ...]:
        """Return contacts in Danish order; `text` narrows by folded words, languages or phone digits."""
        with self._database.read() as session:
            views = [view_of(row, self._clock.today()) for row in session.scalars(_query(show))]
        return tuple(
            view
            for view in views
            if (sector is None or view.category.sector is sector)
            and (show is not ContactFilter.TO_CONFIRM or view.needs_confirming)
            and _matches(view, text)
        )

    def counts(self) -> tuple[int, int, dict[Sector, int]]:
        """Return how many contacts are active, how many of them to confirm, and how many per sector."""
        views = self.rows()
        return (
            len(views),
            sum(view.needs_confirming for view in views),
            dict(Counter(view.category.sector for view in views)),
        )

    def view(self, contact: ContactId) -> ContactView:
        """Return one contact. Raises `UserError` when it is gone for good."""
        with self._database.read() as session:
            return view_of(_found(session, contact), self._clock.today())

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
        clean = _checked(draft, self._clock.today())
        with self._database.write("contact.save") as session:
            before: ContactDraft | None = None
            if clean.contact is None:
                row = ContactRow(created_at=self._clock.now())
            else:
                row = _found(session, clean.contact)
                before = draft_of(row)
                if _printed_changed(before, clean) and clean.verified_on == before.verified_on:
                    clean = replace(clean, verified_on=None, verified_how="")
            self._fill(session, row, clean)
            session.add(row)
            session.flush()
            contact = ContactId(row.id)
            _index(session, row)
        remarks = () if clean.phones else (_("Kontakten har intet telefonnummer og trykkes derfor uden."),)
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
        row = ContactRow(created_at=self._clock.now())
        self._fill(session, row, _checked(draft, self._clock.today()))
        session.add(row)
        session.flush()
        _index(session, row)
        return ContactId(row.id)

    def _put_back(self, contact: ContactId, draft: ContactDraft) -> Changed:
        with self._database.write("contact.save") as session:
            row = _found(session, contact)
            after = draft_of(row)
            self._fill(session, row, draft)
            session.flush()
            _index(session, row)
        return Changed(
            _KINDS,
            _("{name} er gemt.").format(name=draft.name),
            contact,
            lambda: self._put_back(contact, after),
        )

    def confirm(self, contact: ContactId, how: str = "") -> Changed:
        """Record that the contact's facts were found right today."""
        before = self.view(contact).draft
        changed = self._put_back(
            contact, replace(before, verified_on=self._clock.today(), verified_how=cleaned(how))
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
            row = _found(session, contact)
            row.deleted_at = at
            row.updated_at = self._clock.now()
            name = draft_of(row).name
            if at is None:
                _index(session, row)
            else:
                search.remove(session, search.SearchKind.CONTACT, row.id)
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

    def _fill(self, session: Session, row: ContactRow, draft: ContactDraft) -> None:
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
        row.updated_at = self._clock.now()
        if [(each.number, each.label) for each in row.phones] != [
            (each.number, each.label) for each in draft.phones
        ]:
            row.phones = [
                ContactPhoneRow(
                    position=index, number=each.number, digits=phone.digits(each.number), label=each.label
                )
                for index, each in enumerate(draft.phones)
            ]


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


def _query(show: ContactFilter) -> Select[ContactRow]:
    query = (
        select(ContactRow)
        .options(selectinload(ContactRow.phones), selectinload(ContactRow.organisation))
        .order_by(ContactRow.sort_key)
    )
    if show is ContactFilter.TRASH:
        return query.where(ContactRow.deleted_at.is_not(None))
    ended = ContactRow.ended_on.is_not(None) if show is ContactFilter.ENDED else ContactRow.ended_on.is_(None)
    return query.where(ContactRow.deleted_at.is_(None), ended)


def _matches(view: ContactView, text: str) -> bool:
    text = text.strip()
    if not text:
        return True
    if re.fullmatch(r"[\d\s+()./-]+", text):
        digits = phone.digits(text)
        return any(digits in phone.digits(each.number) for each in view.draft.phones)
    draft = view.draft
    languages = " ".join(
        f"{LANGUAGES[code].danish_name} {LANGUAGES[code].endonym}" for code in draft.languages
    )
    haystack = search.fold(
        f"{draft.organisation} {draft.person} {draft.role} {_(view.category.label)} {draft.address.line} {languages}"
    )
    return all(search.fold(word) in haystack for word in text.split())


def _checked(draft: ContactDraft, today: date) -> ContactDraft:
    clean = replace(
        draft,
        organisation=cleaned(draft.organisation),
        person=cleaned(draft.person),
        role=cleaned(draft.role),
        email=cleaned(draft.email),
        hours=cleaned(draft.hours),
        note=cleaned(draft.note, lines=True),
        address=Address(
            cleaned(draft.address.street), cleaned(draft.address.post_code), cleaned(draft.address.town)
        ),
        phones=tuple(
            PhoneDraft(number, cleaned(each.label))
            for each in draft.phones
            if (number := cleaned(each.number))
        ),
        languages=tuple(dict.fromkeys(code for code in draft.languages if code in LANGUAGES)),
    )
    problems = list(_problems(clean, today))
    if problems:
        raise InvalidInput(problems)
    return clean


def _problems(draft: ContactDraft, today: date) -> Iterable[Problem]:
    if not draft.name:
        yield Problem("organisation", _("Skriv stedets eller personens navn."))
    if draft.category not in CATEGORIES:
        yield Problem("category", _("Vælg, hvad kontakten er."))
    for field, most in _LONGEST.items():
        if len(getattr(draft, field)) > most:
            yield Problem(field, _("Teksten er for lang. Skriv højst {most} tegn.").format(most=most))
    for index, each in enumerate(draft.phones):
        if len(each.number) > 80 or len(each.label) > 80:
            yield Problem(
                f"phones.{index}", _("Telefonnummeret er for langt. Skriv ét nummer på hver linje.")
            )
    if draft.email and ("@" not in draft.email or " " in draft.email):
        yield Problem("email", _("E-mailadressen mangler et @. Ret den, eller slet den."))
    if draft.address.post_code and not re.fullmatch(r"\d{4}", draft.address.post_code):
        yield Problem("post_code", _("Skriv postnummeret med fire cifre, fx 0110."))
    if draft.verified_on and draft.verified_on > today:
        yield Problem("verified_on", _("Bekræftelsen ligger ude i fremtiden. Ret datoen."))


def _printed_changed(before: ContactDraft, after: ContactDraft) -> bool:
    return any(getattr(before, field) != getattr(after, field) for field in _PRINTED)


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


def _found(session: Session, contact: UUID) -> ContactRow:
    row = session.get(
        ContactRow, contact, options=[selectinload(ContactRow.phones), selectinload(ContactRow.organisation)]
    )
    if row is None:
        raise UserError(_("Kontakten findes ikke længere. Gå tilbage til listen over kontakter."))
    return row


def _index(session: Session, row: ContactRow) -> None:
    draft = draft_of(row)
    label = CATEGORIES[draft.category].label
    numbers = " ".join(phone.digits(each.number) for each in draft.phones)
    text = f"{draft.person} {draft.role} {label} {draft.address.line} {numbers}"
    search.index(session, search.SearchKind.CONTACT, row.id, draft.name, draft.second_line or label, text)
