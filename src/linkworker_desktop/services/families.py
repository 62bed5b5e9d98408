"""Families: list, read, save, close, delete to the trash and bring back."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Subquery, func, select
from sqlalchemy.orm import Session, selectinload

from linkworker_desktop.base.clock import LOCAL_ZONE, Clock
from linkworker_desktop.base.errors import UserError
from linkworker_desktop.domain import cpr
from linkworker_desktop.domain.family import (
    Address,
    FamilyDraft,
    FamilyId,
    MemberDraft,
    PersonId,
    Relation,
    present,
    proposed_language,
)
from linkworker_desktop.domain.folder_deadline import folder_deadline
from linkworker_desktop.i18n import _
from linkworker_desktop.i18n.danish import danish_sort_key
from linkworker_desktop.persistence import search
from linkworker_desktop.persistence.engine import Database
from linkworker_desktop.persistence.tables.families import FamilyRow as FamilyTable
from linkworker_desktop.persistence.tables.families import MembershipRow, PersonRow
from linkworker_desktop.persistence.tables.folders import FolderIssueRow
from linkworker_desktop.services.changes import Changed, Kind
from linkworker_desktop.services.family_checks import checked_family, cpr_sentences
from linkworker_desktop.services.family_views import FamilyFilter, FamilyRow, FamilySheet, MemberSheet

_KINDS = frozenset({Kind.FAMILY})
RECENTLY_OPENED = 5


class Families:
    """The use cases round a family; each call is one short transaction."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    # -- reading

    def rows(self, text: str = "", show: FamilyFilter = FamilyFilter.ACTIVE) -> tuple[FamilyRow, ...]:
        """Return the families of one filter in Danish order; `text` narrows to names, towns and codes."""
        handed = _last_handed_out()
        query = (
            select(FamilyTable, handed.c.handed_out_at)
            .outerjoin(handed, handed.c.family_id == FamilyTable.id)
            .options(selectinload(FamilyTable.memberships).selectinload(MembershipRow.person))
            .order_by(FamilyTable.sort_key, FamilyTable.code)
        )
        match show:
            case FamilyFilter.TRASH:
                query = query.where(FamilyTable.deleted_at.is_not(None))
            case FamilyFilter.CLOSED:
                query = query.where(FamilyTable.deleted_at.is_(None), FamilyTable.closed_on.is_not(None))
            case FamilyFilter.ACTIVE:
                query = query.where(FamilyTable.deleted_at.is_(None), FamilyTable.closed_on.is_(None))
        wanted = [search.fold(word) for word in text.split()]
        with self._database.read() as session:
            found = session.execute(query).all()
            return tuple(
                self._row(family, handed_out_at)
                for family, handed_out_at in found
                if all(word in _haystack(family) for word in wanted)
            )

    def sheet(self, family: FamilyId) -> FamilySheet:
        """Return everything the page of one family shows. Raises `UserError` when it is gone for good."""
        with self._database.read() as session:
            return self._sheet(session, found_family(session, family))

    def draft(self, family: FamilyId) -> FamilyDraft:
        """Return the family as it was typed in, CPR numbers included."""
        with self._database.read() as session:
            return draft_of(found_family(session, family))

    def by_code(self, code: str) -> FamilyId:
        """Return the family with `code` (case does not matter). Raises `UserError` when there is none."""
        with self._database.read() as session:
            found = session.scalar(
                select(FamilyTable.id).where(
                    func.upper(FamilyTable.code) == code.strip().upper(), FamilyTable.deleted_at.is_(None)
                )
            )
        if found is None:
            raise UserError(_("Der er ingen familie med koden {code}.").format(code=code.strip()[:20]))
        return FamilyId(found)

    def recently_opened(self, most: int = RECENTLY_OPENED) -> tuple[FamilyRow, ...]:
        """Return the families last opened, newest first."""
        rows = {row.id: row for row in self.rows()}
        with self._database.read() as session:
            ids = session.scalars(
                select(FamilyTable.id)
                .where(FamilyTable.opened_at.is_not(None), FamilyTable.deleted_at.is_(None))
                .order_by(FamilyTable.opened_at.desc())
                .limit(most)
            ).all()
        return tuple(rows[FamilyId(each)] for each in ids if each in rows)

    # -- writing

    def save(self, draft: FamilyDraft) -> Changed:
        """Create or change a family. Raises `InvalidInput` and changes nothing when a field is wrong."""
        clean = checked_family(draft, self._clock.today())
        with self._database.write("family.save") as session:
            if clean.family is None:
                row = FamilyTable(code=_next_code(session), created_at=self._clock.now())
                before = None
            else:
                row = found_family(session, clean.family)
                before = draft_of(row)
            self._fill(session, row, clean)
            session.add(row)
            session.flush()
            family = FamilyId(row.id)
            _index(session, row)
        remarks = tuple(sentence for member in clean.members for sentence in cpr_sentences(member))
        if before is None:
            sentence = _("Familien {name} er oprettet.").format(name=clean.surname)
            return Changed(_KINDS, sentence, family, lambda: self.delete(family), remarks)
        restored = before
        sentence = _("Familien {name} er gemt.").format(name=clean.surname)
        return Changed(_KINDS, sentence, family, lambda: self.save(restored), remarks)

    def create_imported(self, session: Session, draft: FamilyDraft, family: UUID, code: str) -> FamilyTable:
        """Add a family that comes with its own identifiers, within the caller's transaction.

        It keeps its code when that is free. Persons the vault knows already stay as they are. Raises `InvalidInput`.
        """
        clean = checked_family(draft, self._clock.today())
        taken = session.scalar(select(FamilyTable.id).where(FamilyTable.code == code))
        row = FamilyTable(
            id=family,
            code=_next_code(session) if taken or not _is_code(code) else code,
            created_at=self._clock.now(),
        )
        known = set(session.scalars(select(PersonRow.id).where(PersonRow.id.in_(_persons(clean)))))
        self._fill(session, row, clean, keep=known)
        session.add(row)
        session.flush()
        _index(session, row)
        return row

    def close(self, family: FamilyId, on: date, reason: str) -> Changed:
        """End the work with a family on a day; it leaves the daily lists and stays readable."""
        return self._mark_closed(family, on, reason)

    def reopen(self, family: FamilyId) -> Changed:
        """Take a closed family back into the daily lists."""
        return self._mark_closed(family, None, "")

    def _mark_closed(self, family: FamilyId, on: date | None, reason: str) -> Changed:
        with self._database.write("family.close" if on else "family.reopen") as session:
            row = found_family(session, family)
            before, before_reason = row.closed_on, row.closed_reason
            row.closed_on, row.closed_reason = on, reason.strip()[:200]
            row.updated_at = self._clock.now()
            name = row.surname
        said = _("Familien {name} er afsluttet.") if on else _("Familien {name} er åben igen.")
        return Changed(
            _KINDS, said.format(name=name), family, lambda: self._mark_closed(family, before, before_reason)
        )

    def delete(self, family: FamilyId) -> Changed:
        """Put a family in the trash."""
        return self._mark_deleted(family, self._clock.now())

    def restore(self, family: FamilyId) -> Changed:
        """Take a family out of the trash."""
        return self._mark_deleted(family, None)

    def _mark_deleted(self, family: FamilyId, at: datetime | None) -> Changed:
        with self._database.write("family.delete" if at else "family.restore") as session:
            row = found_family(session, family)
            row.deleted_at = at
            row.updated_at = self._clock.now()
            name = row.surname
            if at is None:
                _index(session, row)
            else:
                search.remove(session, search.SearchKind.FAMILY, row.id)
        if at is None:
            return Changed(
                _KINDS,
                _("Familien {name} er hentet tilbage.").format(name=name),
                family,
                lambda: self.delete(family),
            )
        return Changed(
            _KINDS,
            _("Familien {name} er lagt i papirkurven.").format(name=name),
            family,
            lambda: self.restore(family),
        )

    def note_opened(self, family: FamilyId) -> None:
        """Remember that the family's page was opened now, for »Senest åbnet«."""
        with self._database.write("family.open") as session:
            found_family(session, family).opened_at = self._clock.now().replace(tzinfo=None)

    # -- inside

    def _row(self, family: FamilyTable, handed_out_at: datetime | None) -> FamilyRow:
        members = draft_of(family).members
        today = self._clock.today()
        here = present(members, today)
        return FamilyRow(
            id=FamilyId(family.id),
            code=family.code,
            surname=family.surname,
            address="" if family.protected_address else _address(family).line,
            is_protected=family.protected_address,
            people=len(here),
            languages=tuple(family.languages) or (proposed_language(members, today),),
            housed_at=family.housed_at,
            folder=folder_deadline(family.housed_at, handed_out_at, local_now(self._clock)),
            closed_on=family.closed_on,
            deleted_at=family.deleted_at,
        )

    def _sheet(self, session: Session, family: FamilyTable) -> FamilySheet:
        today = self._clock.today()
        draft = draft_of(family)
        handed_out_at = session.scalar(
            select(func.max(FolderIssueRow.handed_out_at)).where(FolderIssueRow.family_id == family.id)
        )
        return FamilySheet(
            id=FamilyId(family.id),
            code=family.code,
            surname=family.surname,
            address=draft.address,
            is_protected=draft.protected_address,
            housed_at=draft.housed_at,
            languages=draft.languages or (proposed_language(draft.members, today),),
            languages_are_proposed=not draft.languages,
            note=draft.note,
            members=tuple(_member_sheet(member, today) for member in draft.members),
            folder=folder_deadline(draft.housed_at, handed_out_at, local_now(self._clock)),
            closed_on=family.closed_on,
            closed_reason=family.closed_reason,
            deleted_at=family.deleted_at,
            updated_at=family.updated_at,
        )

    def _fill(
        self, session: Session, row: FamilyTable, draft: FamilyDraft, *, keep: Collection[UUID] = ()
    ) -> None:
        row.surname = draft.surname
        row.sort_key = danish_sort_key(draft.surname)
        row.street, row.post_code, row.town = (
            draft.address.street,
            draft.address.post_code,
            draft.address.town,
        )
        row.protected_address = draft.protected_address
        row.housed_at = draft.housed_at
        row.languages = list(draft.languages)
        row.note = draft.note
        row.updated_at = self._clock.now()
        stays = _matched(row.memberships, draft.members)
        row.memberships = [
            self._membership(session, stays[position], member, position, keep)
            for position, member in enumerate(draft.members)
        ]

    def _membership(
        self,
        session: Session,
        membership: MembershipRow | None,
        member: MemberDraft,
        position: int,
        keep: Collection[UUID],
    ) -> MembershipRow:
        if membership is None:
            person = session.get(PersonRow, member.person) if member.person else None
            if person is None:
                person = PersonRow(created_at=self._clock.now())
                if member.person:
                    person.id = member.person
            membership = MembershipRow(person=person)
        if member.person not in keep:
            self._fill_person(membership.person, member)
        membership.position = position
        membership.relation = member.relation.value
        membership.moved_in, membership.moved_out = member.moved_in, member.moved_out
        return membership

    def _fill_person(self, person: PersonRow, member: MemberDraft) -> None:
        person.given_name, person.surname = member.given_name, member.surname
        person.original_name = member.original_name
        person.birth_date, person.cpr = member.birth_date, member.cpr
        person.speaks, person.reads = list(member.speaks), list(member.reads)
        person.reads_nothing = member.reads_nothing
        person.updated_at = self._clock.now()


def local_now(clock: Clock) -> datetime:
    """Return the wall time in Denmark, without zone."""
    return clock.now().astimezone(LOCAL_ZONE).replace(tzinfo=None)


def draft_of(row: FamilyTable) -> FamilyDraft:
    """Return the family of a row as it was typed in."""
    return FamilyDraft(
        surname=row.surname,
        address=_address(row),
        protected_address=row.protected_address,
        housed_at=row.housed_at,
        languages=tuple(row.languages),
        note=row.note,
        members=tuple(_member_draft(membership) for membership in row.memberships),
        family=FamilyId(row.id),
    )


def _member_draft(membership: MembershipRow) -> MemberDraft:
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
    )


def _member_sheet(member: MemberDraft, today: date) -> MemberSheet:
    return MemberSheet(
        draft=replace(member, cpr=""),
        age=member.age(today),
        is_adult=member.is_adult(today),
        lives_here=member.lives_here(today),
        cpr_masked=cpr.masked(member.cpr) if member.cpr else "",
        cpr_remarks=cpr_sentences(member),
    )


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


def _address(row: FamilyTable) -> Address:
    return Address(row.street, row.post_code, row.town)


def _haystack(family: FamilyTable) -> str:
    words = [
        family.code,
        family.surname,
        "" if family.protected_address else f"{family.street} {family.town}",
    ]
    for membership in family.memberships:
        person = membership.person
        words += [person.given_name, person.surname, person.original_name]
    return search.fold(" ".join(words))


def found_family(session: Session, family: UUID) -> FamilyTable:
    """Return the row of a family with its members. Raises `UserError` when it is gone for good."""
    row = session.get(
        FamilyTable,
        family,
        options=[selectinload(FamilyTable.memberships).selectinload(MembershipRow.person)],
    )
    if row is None:
        raise UserError(_("Familien findes ikke længere. Gå tilbage til listen over familier."))
    return row


def _persons(draft: FamilyDraft) -> list[UUID]:
    return [member.person for member in draft.members if member.person]


def _is_code(code: str) -> bool:
    return len(code) <= 12 and code[:1] == "F" and code[1:].isdigit()


def _next_code(session: Session) -> str:
    codes = session.scalars(select(FamilyTable.code)).all()
    highest = max((int(code[1:]) for code in codes if code[1:].isdigit()), default=0)
    return f"F{highest + 1:03d}"


def _last_handed_out() -> Subquery:
    return (
        select(FolderIssueRow.family_id, func.max(FolderIssueRow.handed_out_at).label("handed_out_at"))
        .where(FolderIssueRow.handed_out_at.is_not(None))
        .group_by(FolderIssueRow.family_id)
        .subquery()
    )


def _index(session: Session, row: FamilyTable) -> None:
    members = " ".join(
        f"{each.person.given_name} {each.person.surname} {each.person.original_name}"
        for each in row.memberships
    )
    town = "" if row.protected_address else row.town
    search.index(
        session, search.SearchKind.FAMILY, row.id, row.surname, f"{row.code} · {town}".strip(" ·"), members
    )
