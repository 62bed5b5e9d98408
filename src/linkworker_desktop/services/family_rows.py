"""Between a family as typed in and its rows in the database."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from datetime import datetime
from itertools import count
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.domain.family import Address, FamilyDraft, FamilyId, MemberDraft, PersonId, Relation
from linkworker_desktop.domain.rules.subjects import Residence, Trait
from linkworker_desktop.i18n import _
from linkworker_desktop.i18n.danish import danish_sort_key
from linkworker_desktop.persistence import search
from linkworker_desktop.persistence.tables.calendar import EventRow, ExemptionRow
from linkworker_desktop.persistence.tables.families import FamilyRow, MembershipRow, PersonRow
from linkworker_desktop.services import event_rows
from linkworker_desktop.services.exemptions import programme_exemptions, write_programme_exemption

_CODE = re.compile(r"F[0-9]{1,9}")


def fill(
    session: Session, row: FamilyRow, draft: FamilyDraft, now: datetime, *, keep: Collection[UUID] = ()
) -> None:
    """Write a checked draft into a row and its members' rows; persons in `keep` stay as they are."""
    row.surname = draft.surname
    row.sort_key = danish_sort_key(draft.surname)
    row.street, row.post_code, row.town = draft.address.street, draft.address.post_code, draft.address.town
    row.protected_address = draft.protected_address
    row.housed_at = draft.housed_at
    row.languages = list(draft.languages)
    row.note = draft.note
    row.updated_at = now
    stays = _matched(row.memberships, draft.members)
    _end_first(session, row, stays, draft.members)
    arriving: dict[UUID, PersonRow] = {}
    people = [
        stay.person if stay else _person(session, member, now, arriving)
        for stay, member in zip(stays, draft.members, strict=True)
    ]
    memberships = []
    for position, (stay, person, member) in enumerate(zip(stays, people, draft.members, strict=True)):
        membership = stay or MembershipRow(person=person)
        if member.person not in keep:
            _fill_person(person, member, now)
        membership.position = position
        membership.relation = member.relation.value
        membership.moved_in, membership.moved_out = member.moved_in, member.moved_out
        memberships.append(membership)
    row.memberships = memberships
    session.add(row)
    session.flush()
    for person, member in zip(people, draft.members, strict=True):
        if member.person not in keep:
            write_programme_exemption(session, row.id, person.id, member.exempt_reason, member.exempt_on)


def _end_first(
    session: Session,
    row: FamilyRow,
    stays: Sequence[MembershipRow | None],
    members: Sequence[MemberDraft],
) -> None:
    """Write the stays that end or go before others begin: a person has one open stay with a family at a time."""
    gone = [stay for stay in row.memberships if stay not in stays]
    ending = [
        (stay, member)
        for stay, member in zip(stays, members, strict=True)
        if stay is not None and stay.moved_out is None and member.moved_out is not None
    ]
    for stay in gone:
        row.memberships.remove(stay)
    for stay, member in ending:
        stay.moved_in, stay.moved_out = member.moved_in, member.moved_out
    if gone or ending:
        session.flush()


def _person(
    session: Session, member: MemberDraft, now: datetime, arriving: dict[UUID, PersonRow]
) -> PersonRow:
    """Return the row of a member; `arriving` collects those the vault does not know yet, once each."""
    if member.person is None:
        return PersonRow(created_at=now)
    known = arriving.get(member.person) or session.get(PersonRow, member.person)
    if known is None:
        known = PersonRow(id=member.person, created_at=now)
    arriving[member.person] = known
    return known


def _fill_person(person: PersonRow, member: MemberDraft, now: datetime) -> None:
    person.given_name, person.surname = member.given_name, member.surname
    person.original_name = member.original_name
    person.birth_date, person.cpr = member.birth_date, member.cpr
    person.speaks, person.reads = list(member.speaks), list(member.reads)
    person.reads_nothing = member.reads_nothing
    person.residence = member.residence.value if member.residence else ""
    person.traits = None if member.traits is None else sorted(trait.value for trait in member.traits)
    person.updated_at = now


def draft_of(row: FamilyRow) -> FamilyDraft:
    """Return the family of a row as it was typed in."""
    let_off = programme_exemptions(row, [each.person_id for each in row.memberships])
    return FamilyDraft(
        surname=row.surname,
        address=address_of(row),
        protected_address=row.protected_address,
        housed_at=row.housed_at,
        languages=tuple(row.languages),
        note=row.note,
        members=tuple(
            _member_draft(membership, let_off.get(membership.person_id)) for membership in row.memberships
        ),
        family=FamilyId(row.id),
    )


def _member_draft(membership: MembershipRow, let_off: ExemptionRow | None) -> MemberDraft:
    person = membership.person
    return MemberDraft(
        given_name=person.given_name,
        surname=person.surname,
        original_name=person.original_name,
        relation=Relation(membership.relation),
        birth_date=person.birth_date,
        cpr=person.cpr,
        speaks=tuple(person.speaks),
        reads=tuple(person.reads),
        reads_nothing=person.reads_nothing,
        moved_in=membership.moved_in,
        moved_out=membership.moved_out,
        person=PersonId(person.id),
        residence=Residence(person.residence) if person.residence else None,
        traits=traits_of(person.traits),
        exempt_reason=let_off.reason if let_off else "",
        exempt_on=let_off.on_date if let_off else None,
    )


def traits_of(kept: Collection[str] | None) -> frozenset[Trait] | None:
    """Return a person's traits as they were kept; None where nothing is said."""
    return None if kept is None else frozenset(Trait(trait) for trait in kept)


def _matched(existing: Sequence[MembershipRow], members: Sequence[MemberDraft]) -> list[MembershipRow | None]:
    """Return for each member the stay that is being edited, None for a new one; no stay is given twice."""
    left = list(existing)
    found: list[MembershipRow | None] = [None] * len(members)
    for same_day in (True, False):
        for position, member in enumerate(members):
            if found[position] is not None or member.person is None:
                continue
            stays = (each for each in left if each.person_id == member.person)
            stay = next((each for each in stays if not same_day or each.moved_in == member.moved_in), None)
            if stay is not None:
                found[position] = stay
                left.remove(stay)
    return found


def address_of(row: FamilyRow) -> Address:
    return Address(row.street, row.post_code, row.town)


def found_family(session: Session, family: UUID) -> FamilyRow:
    """Return the row of a family with its members. Raises `UserError` when it is gone for good."""
    row = session.get(
        FamilyRow,
        family,
        options=[selectinload(FamilyRow.memberships).selectinload(MembershipRow.person)],
    )
    if row is None:
        raise family_gone()
    return row


def standing_family(session: Session, family: UUID) -> FamilyRow:
    """Return the row of a family that can be written about. Raises `UserError` for one that is gone or in the trash."""
    row = session.get(FamilyRow, family)
    if row is None:
        raise family_gone()
    if row.deleted_at is not None:
        raise UserError(_("Familien ligger i papirkurven. Hent den tilbage, før du skriver om den."))
    return row


def family_gone() -> UserError:
    """Return what is said of a family that was erased or never was."""
    return UserError(_("Familien findes ikke længere. Gå tilbage til listen over familier."))


def persons(draft: FamilyDraft) -> list[UUID]:
    return [member.person for member in draft.members if member.person]


def is_code(code: str) -> bool:
    """Tell whether `code` is a family's short name, `F` and up to nine digits."""
    return _CODE.fullmatch(code) is not None


def next_code(session: Session) -> str:
    """Return the code after the highest; the first that is free once the highest possible is in use."""
    codes = set(session.scalars(select(FamilyRow.code)).all())
    code = f"F{max((int(code[1:]) for code in codes if is_code(code)), default=0) + 1:03d}"
    if is_code(code):
        return code
    return next(free for number in count(1) if (free := f"F{number:03d}") not in codes)


def mark_deleted(session: Session, row: FamilyRow, at: datetime | None, now: datetime) -> None:
    """Put a family in the trash at a moment, or (None) take it out; the search follows, for its events too."""
    row.deleted_at = at
    row.updated_at = now
    index(session, row)
    event_rows.index_again(
        session, session.scalars(select(EventRow.id).where(EventRow.family_id == row.id)).all()
    )


def index(session: Session, row: FamilyRow) -> None:
    """Bring the search up to date with a family; one in the trash is not found."""
    if row.deleted_at is not None:
        search.remove(session, search.SearchKind.FAMILY, row.id)
        return
    members = " ".join(
        f"{each.person.given_name} {each.person.surname} {each.person.original_name}"
        for each in row.memberships
    )
    town = "" if row.protected_address else row.town
    search.index(
        session, search.SearchKind.FAMILY, row.id, row.surname, f"{row.code} · {town}".strip(" ·"), members
    )
