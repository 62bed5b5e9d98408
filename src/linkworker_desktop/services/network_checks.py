"""What can be wrong with an involvement before it is kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from linkworker_desktop.domain.network import InvolvementDraft
from linkworker_desktop.domain.plain_text import cleaned
from linkworker_desktop.domain.problems import InvalidInput, Problem, out_of_range, too_long
from linkworker_desktop.i18n import _
from linkworker_desktop.persistence.tables.contacts import ContactRow
from linkworker_desktop.persistence.tables.families import MembershipRow
from linkworker_desktop.persistence.tables.network import InvolvementRow
from linkworker_desktop.services.family_rows import standing_family

LONGEST_PURPOSE = 400
LONGEST_NOTE = 4000


def checked_involvement(session: Session, draft: InvolvementDraft, today: date) -> InvolvementDraft:
    """Return an involvement as it is kept. Raises `InvalidInput` with one sentence for each wrong field."""
    clean = replace(
        draft,
        persons=tuple(dict.fromkeys(draft.persons)),
        purpose=cleaned(draft.purpose),
        note=cleaned(draft.note, lines=True),
    )
    standing_family(session, clean.family)
    problems = [
        *_contact_problems(session, clean, today),
        *_person_problems(session, clean),
        *day_problems(clean),
        *too_long("purpose", clean.purpose, LONGEST_PURPOSE),
        *too_long("note", clean.note, LONGEST_NOTE),
    ]
    if problems:
        raise InvalidInput(problems)
    return clean


def day_problems(draft: InvolvementDraft) -> Iterator[Problem]:
    """Yield what is wrong with the days of an involvement."""
    yield from out_of_range("since", draft.since)
    yield from out_of_range("until", draft.until)
    if draft.since is not None and draft.until is not None and draft.until < draft.since:
        yield Problem("until", _("Samarbejdet slutter, før det begynder. Ret en af datoerne."))


def name_of(contact: ContactRow) -> str:
    """Return what a contact is called: its person, else its unit or organisation."""
    unit, organisation = contact.unit, contact.organisation
    return contact.person or (unit.name if unit else "") or (organisation.name if organisation else "")


def _contact_problems(session: Session, draft: InvolvementDraft, today: date) -> Iterator[Problem]:
    contact = session.get(ContactRow, draft.contact)
    if contact is None:
        yield Problem("contact", _("Kontakten findes ikke længere. Vælg en anden."))
        return
    kept = session.get(InvolvementRow, draft.id) if draft.id is not None else None
    goes_on = kept is not None and kept.contact_id == draft.contact and kept.until is None
    if not goes_on:
        if contact.deleted_at is not None:
            sentence = _("»{name}« ligger i papirkurven. Hent kontakten op først.")
            yield Problem("contact", sentence.format(name=name_of(contact)))
        elif contact.ended_on is not None and contact.ended_on <= today and draft.until is None:
            sentence = _("»{name}« er ophørt. Vælg en anden, eller skriv, hvornår samarbejdet sluttede.")
            yield Problem("contact", sentence.format(name=name_of(contact)))
    if draft.until is None and _is_there(session, draft):
        sentence = _("»{name}« er allerede med for de samme. Ret det, der står.")
        yield Problem("contact", sentence.format(name=name_of(contact)))


def _is_there(session: Session, draft: InvolvementDraft) -> bool:
    """Tell whether another open involvement says that this contact works with just these members."""
    rows = session.scalars(
        select(InvolvementRow).where(
            InvolvementRow.family_id == draft.family,
            InvolvementRow.contact_id == draft.contact,
            InvolvementRow.until.is_(None),
        )
    )
    wanted = set(draft.persons)
    return any(row.id != draft.id and {each.person_id for each in row.persons} == wanted for row in rows)


def _person_problems(session: Session, draft: InvolvementDraft) -> Iterator[Problem]:
    if not draft.persons:
        return
    query = select(MembershipRow.person_id).where(MembershipRow.family_id == draft.family)
    before = session.get(InvolvementRow, draft.id) if draft.id is not None else None
    kept = {each.person_id for each in before.persons} if before is not None else set()
    if set(draft.persons) - set(session.scalars(query)) - kept:
        yield Problem("persons", _("Et af medlemmerne hører ikke til familien. Vælg igen."))
