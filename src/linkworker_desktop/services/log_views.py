"""What pages read about one entry of a family's log, or about those in the trash."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from linkworker_desktop.domain.contact import ContactId
from linkworker_desktop.domain.events import GroupTag, RoleTag
from linkworker_desktop.domain.family import FamilyId, PersonId
from linkworker_desktop.domain.information import InformationKind
from linkworker_desktop.domain.log_entry import LogDraft, LogEntryId, LogKind, Sensitivity, entry_words
from linkworker_desktop.persistence import look as kinds
from linkworker_desktop.persistence.look import Kinds, Look

CONTACT_NAME = "coalesce(nullif(contact.person, ''), unit.name, organisation.name, '')"
"""What a contact is called in a heading: the person, else the unit, else the organisation."""
CONTACT_JOINS = """
LEFT JOIN contact ON contact.id = {table}.contact_id LEFT JOIN unit ON unit.id = contact.unit_id
LEFT JOIN organisation ON organisation.id = contact.organisation_id
"""
ENTRY_PERSONS = """
(SELECT json_group_array(json_array(person.id, person.given_name) ORDER BY (
        SELECT min(position) FROM membership
        WHERE membership.person_id = person.id AND membership.family_id = log_entry.family_id), person.id)
    FROM log_person JOIN person ON person.id = log_person.person_id
    WHERE log_person.log_entry_id = log_entry.id)
"""
"""The persons an entry is about, in the order of the household: `[[id, first name]]`."""
_ENTRIES = f"""
SELECT log_entry.id, log_entry.family_id, log_entry.at, log_entry.kind, log_entry.text, log_entry.author,
    log_entry.contact_id, log_entry.role_tag, log_entry.group_tag, log_entry.sensitivity, log_entry.about,
    log_entry.created_at, log_entry.deleted_at, {CONTACT_NAME} AS contact, {ENTRY_PERSONS} AS persons
FROM log_entry {CONTACT_JOINS.format(table="log_entry")}
"""  # noqa: S608 - nothing but our own words
_ONE = f"{_ENTRIES} WHERE log_entry.id = :entry"
_TRASH = f"""
{_ENTRIES} WHERE log_entry.family_id = :family AND log_entry.deleted_at IS NOT NULL
ORDER BY log_entry.deleted_at DESC, log_entry.id DESC
"""
_KINDS: Kinds = {
    "id": kinds.identifier,
    "family_id": kinds.identifier,
    "contact_id": kinds.identifier,
    "at": kinds.moment,
    "about": kinds.texts,
    "persons": kinds.texts,
    "created_at": kinds.instant,
    "deleted_at": kinds.instant,
}


@dataclass(frozen=True, slots=True)
class LogEntryView:
    """An entry; `draft` is what was typed in, `heading` and `text` what is read. `created_at` is an instant."""

    draft: LogDraft
    heading: str
    text: str
    persons: tuple[str, ...]
    contact: str
    author: str
    created_at: datetime
    is_deleted: bool


def entry_of(look: Look, entry: UUID) -> LogEntryView | None:
    """Return an entry, also one in the trash; None when it is gone for good."""
    row = look.row(_ONE, {"entry": entry.hex}, _KINDS)
    return None if row is None else _view(row)


def trash_of(look: Look, family: UUID) -> tuple[LogEntryView, ...]:
    """Return the entries of a family in the trash, the last deleted first."""
    return tuple(_view(row) for row in look.rows(_TRASH, {"family": family.hex}, _KINDS))


def _view(row: Any) -> LogEntryView:
    draft = LogDraft(
        family=FamilyId(row.family_id),
        text=row.text,
        kind=LogKind(row.kind),
        at=row.at,
        persons=tuple(PersonId(UUID(ident)) for ident, _name in row.persons),
        contact=None if row.contact_id is None else ContactId(row.contact_id),
        about=frozenset(InformationKind(kind) for kind in row.about),
        sensitivity=Sensitivity(row.sensitivity),
        role_tag=RoleTag(row.role_tag) if row.role_tag else None,
        group_tag=GroupTag(row.group_tag) if row.group_tag else None,
        entry=LogEntryId(row.id),
    )
    heading, text = entry_words(draft.kind, draft.text, row.contact)
    return LogEntryView(
        draft=draft,
        heading=heading,
        text=text,
        persons=tuple(name for _ident, name in row.persons),
        contact=row.contact,
        author=row.author,
        created_at=row.created_at,
        is_deleted=row.deleted_at is not None,
    )
