"""The contacts of a case file: those the vault knows already are found again, the others are created."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from linkworker_desktop.domain import phone
from linkworker_desktop.domain.contact import ContactDraft, ContactId
from linkworker_desktop.exchange.case_contact import CaseContact
from linkworker_desktop.exchange.case_file import CaseChoice
from linkworker_desktop.persistence import search
from linkworker_desktop.persistence.tables.contacts import ContactRow, OrganisationRow
from linkworker_desktop.services.case_contact_parts import contact_draft
from linkworker_desktop.services.contact_rows import draft_of
from linkworker_desktop.services.contacts import Contacts

_Known = tuple[str, str, str, str, str, tuple[str, ...], bool]


def contacts_of_choices(
    session: Session, contacts: Contacts, choices: Sequence[CaseChoice]
) -> tuple[list[ContactId], list[ContactId]]:
    """Return the contact of every choice in order, and which of them were created. Raises `InvalidInput`.

    The same contact in two parts is one; the same contact twice in one part is two that look alike.
    """
    wanted = _wanted(choices)
    free = _known_contacts(session)
    found: dict[tuple[CaseContact, int], ContactId] = {}
    missing = []
    for key in dict.fromkeys(wanted):
        alike = free.get(_known_by(contact_draft(key[0])))
        if alike:
            found[key] = alike.pop(0)
        else:
            missing.append(key)
    spelled = {row.folded: row.name for row in session.scalars(select(OrganisationRow))}
    created = contacts.create_all(
        session, [_respelled(contact_draft(contact), spelled) for contact, _ in missing]
    )
    found |= dict(zip(missing, created, strict=True))
    return [found[key] for key in wanted], created


def _wanted(choices: Sequence[CaseChoice]) -> list[tuple[CaseContact, int]]:
    """Return for each choice its contact and the how-manieth of its like in the part it is."""
    seen: Counter[tuple[int, CaseContact]] = Counter()
    wanted = []
    for choice in choices:
        wanted.append((choice.contact, seen[choice.part, choice.contact]))
        seen[choice.part, choice.contact] += 1
    return wanted


def _known_contacts(session: Session) -> dict[_Known, list[ContactId]]:
    """Return the vault's contacts by what they are known by, oldest first."""
    rows = session.scalars(
        select(ContactRow)
        .where(ContactRow.deleted_at.is_(None))
        .order_by(ContactRow.created_at, ContactRow.id)
    )
    known: dict[_Known, list[ContactId]] = defaultdict(list)
    for row in rows:
        known[_known_by(draft_of(row))].append(ContactId(row.id))
    return known


def _known_by(draft: ContactDraft) -> _Known:
    names = [search.fold(each) for each in (draft.organisation, draft.unit, draft.person, draft.role)]
    numbers = sorted(phone.digits(each.number) for each in draft.phones if not each.only_me)
    has_ended = draft.ended_on is not None
    return (draft.category, names[0], names[1], names[2], names[3], tuple(numbers), has_ended)


def _respelled(draft: ContactDraft, spelled: Mapping[str, str]) -> ContactDraft:
    """Return the draft with its organisation spelled as the vault spells it already."""
    return replace(draft, organisation=spelled.get(search.fold(draft.organisation), draft.organisation))
