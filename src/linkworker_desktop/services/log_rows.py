"""Between an entry of the log as typed in and its row, and what it is found by."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.domain.log_entry import LogDraft, LogKind, entry_words
from linkworker_desktop.domain.moments import date_text
from linkworker_desktop.domain.problems import InvalidInput, Problem
from linkworker_desktop.i18n import _
from linkworker_desktop.persistence import search
from linkworker_desktop.persistence.search import SearchKind
from linkworker_desktop.persistence.tables.contacts import ContactRow
from linkworker_desktop.persistence.tables.families import FamilyRow, PersonRow
from linkworker_desktop.persistence.tables.log import LogEntryRow, LogPersonRow
from linkworker_desktop.services.family_rows import standing_family
from linkworker_desktop.services.network_checks import name_of


def fill(row: LogEntryRow, draft: LogDraft, now: datetime) -> None:
    """Write a checked entry into its row; `now` is an instant."""
    if draft.at is None:
        raise ValueError("a checked entry has a time")
    row.family_id, row.at, row.kind, row.text = draft.family, draft.at, draft.kind.value, draft.text
    row.contact_id, row.sensitivity = draft.contact, draft.sensitivity.value
    row.role_tag = draft.role_tag.value if draft.role_tag else ""
    row.group_tag = draft.group_tag.value if draft.group_tag else ""
    row.about = sorted(kind.value for kind in draft.about)
    row.updated_at = now
    _put_persons(row, draft.persons)


def _put_persons(row: LogEntryRow, persons: Collection[UUID]) -> None:
    there = {each.person_id: each for each in row.persons}
    for ident, each in there.items():
        if ident not in persons:
            row.persons.remove(each)
    row.persons.extend(LogPersonRow(person_id=ident) for ident in persons if ident not in there)


def require_links(session: Session, draft: LogDraft) -> None:
    """Raise `UserError` unless the family, the persons and the contact of an entry are there."""
    standing_family(session, draft.family)
    if draft.persons:
        known = select(func.count()).select_from(PersonRow).where(PersonRow.id.in_(draft.persons))
        if session.scalar(known) != len(draft.persons):
            raise InvalidInput([Problem("persons", _("En af personerne findes ikke længere. Vælg igen."))])
    if draft.contact is not None and session.get(ContactRow, draft.contact) is None:
        raise InvalidInput([Problem("contact", _("Kontakten findes ikke længere. Vælg en anden."))])


def found_entry(session: Session, entry: UUID, *, deleted: bool = False) -> LogEntryRow:
    """Return the row of an entry. Raises `UserError` when it is gone, or deleted and not asked for so."""
    row = session.get(LogEntryRow, entry)
    if row is None or (row.deleted_at is not None and not deleted):
        raise entry_gone()
    return row


def entry_gone() -> UserError:
    """Return what is said of an entry that is there no more."""
    return UserError(_("Det, du skrev, findes ikke længere. Åbn siden igen."))


def put_in_search(session: Session, row: LogEntryRow) -> None:
    """Make an entry findable by its words, its family, persons and contact; one in the trash is not found."""
    if row.deleted_at is not None:
        search.remove(session, SearchKind.LOG, row.id)
        return
    family = session.scalar(select(FamilyRow.surname).where(FamilyRow.id == row.family_id)) or ""
    persons = [each.person_id for each in row.persons]
    names = session.scalars(select(PersonRow.given_name).where(PersonRow.id.in_(persons))) if persons else ()
    contact = session.get(ContactRow, row.contact_id) if row.contact_id else None
    heading, _text = entry_words(LogKind(row.kind), row.text, name_of(contact) if contact else "")
    words = " ".join((row.text, family, *names))
    search.index(session, SearchKind.LOG, row.id, heading, date_text(row.at.date()), words)


def index_again(session: Session, entries: Collection[UUID]) -> None:
    """Bring the search up to date with entries, also with those that are gone."""
    gone = []
    for entry in entries:
        row = session.get(LogEntryRow, entry)
        if row is None:
            gone.append(entry)
        else:
            put_in_search(session, row)
    if gone:
        search.remove_all(session, SearchKind.LOG, gone)
