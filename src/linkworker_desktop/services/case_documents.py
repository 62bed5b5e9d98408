"""What the vault keeps of one family, as a case file."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from msgspec import UNSET
from sqlalchemy import select
from sqlalchemy.orm import Session

from linkworker_desktop.domain.contact import Visibility
from linkworker_desktop.domain.family import FamilyId, MemberDraft
from linkworker_desktop.exchange.case_contact import only_if
from linkworker_desktop.exchange.case_file import (
    FORMAT,
    VERSION,
    CaseChoice,
    CaseFact,
    CaseFamily,
    CaseFile,
    CaseFolder,
    CaseIssue,
    CaseMember,
    CasePart,
    entry_order,
)
from linkworker_desktop.persistence.tables.contacts import ContactRow
from linkworker_desktop.persistence.tables.families import FamilyRow
from linkworker_desktop.persistence.tables.folders import (
    BlobRow,
    FactValueRow,
    FolderContactRow,
    FolderIssueRow,
    FolderPartRow,
    TownMapRow,
)
from linkworker_desktop.services.case_around_documents import AroundFamily
from linkworker_desktop.services.case_contact_parts import case_contact
from linkworker_desktop.services.case_life_documents import life_of
from linkworker_desktop.services.contact_rows import draft_of
from linkworker_desktop.services.family_rows import draft_of as family_draft_of

_Entry = TypeVar("_Entry", CaseChoice, CaseIssue)


def case_of(session: Session, row: FamilyRow, *, with_own_notes: bool = True) -> CaseFile:
    """Return everything the vault keeps of the family; `with_own_notes` false leaves out notes »kun for mig«."""
    draft = family_draft_of(row)
    family = CaseFamily(
        id=row.id,
        code=row.code,
        surname=draft.surname,
        street=draft.address.street,
        post_code=draft.address.post_code,
        town=draft.address.town,
        protected_address=draft.protected_address,
        housed_at=draft.housed_at,
        languages=draft.languages,
        note=draft.note,
        closed_on=row.closed_on,
        closed_reason=row.closed_reason,
        members=tuple(_case_member(member) for member in draft.members),
    )
    persons = {member.person for member in draft.members if member.person}
    return CaseFile(
        format=FORMAT,
        version=VERSION,
        family=family,
        folder=_case_folder(session, FamilyId(row.id)),
        **life_of(session, row.id, persons),
        **AroundFamily(session, row, persons).records(with_own_notes=with_own_notes),  # type: ignore[arg-type]
    )


def _case_member(member: MemberDraft) -> CaseMember:
    if member.person is None:
        raise ValueError("a kept member has a person")
    return CaseMember(
        person=member.person,
        given_name=member.given_name,
        surname=member.surname,
        original_name=member.original_name,
        relation=member.relation,
        birth_date=member.birth_date,
        cpr=member.cpr,
        speaks=member.speaks,
        reads=member.reads,
        reads_nothing=member.reads_nothing,
        moved_in=member.moved_in,
        moved_out=member.moved_out,
        residence=only_if(member.residence),
        traits=UNSET if member.traits is None else tuple(sorted(member.traits)),
    )


def _case_folder(session: Session, family: FamilyId) -> CaseFolder:
    parts = session.scalars(
        select(FolderPartRow).where(FolderPartRow.family_id == family).order_by(FolderPartRow.number)
    )
    choices = session.execute(
        select(FolderContactRow, ContactRow)
        .join(ContactRow, FolderContactRow.contact_id == ContactRow.id)
        .where(
            FolderContactRow.family_id == family,
            ContactRow.deleted_at.is_(None),
            ContactRow.ended_on.is_(None),
            ContactRow.visibility != Visibility.ONLY_ME.value,
        )
    )
    facts = session.scalars(
        select(FactValueRow).where(FactValueRow.family_id == family).order_by(FactValueRow.name)
    )
    issues = session.execute(
        select(FolderIssueRow, BlobRow.content)
        .join(BlobRow, FolderIssueRow.blob_id == BlobRow.id)
        .where(FolderIssueRow.family_id == family)
    )
    picture = session.scalar(
        select(BlobRow.content)
        .join(TownMapRow, TownMapRow.blob_id == BlobRow.id)
        .where(TownMapRow.family_id == family)
    )
    return CaseFolder(
        parts=tuple(
            CasePart(number=row.number, position=row.position, included=row.included) for row in parts
        ),
        choices=_sorted(
            CaseChoice(
                part=choice.number,
                position=choice.position,
                included=choice.included,
                contact=case_contact(draft_of(contact)),
            )
            for choice, contact in choices
        ),
        facts=tuple(CaseFact(name=row.name, value=row.value) for row in facts),
        map=picture,
        issues=_sorted(_case_issue(row, paper) for row, paper in issues),
    )


def _sorted(entries: Iterable[_Entry]) -> tuple[_Entry, ...]:
    """Return the entries by their content alone, so that every vault writes them in the same order."""
    return tuple(sorted(entries, key=entry_order))


def _case_issue(row: FolderIssueRow, paper: bytes) -> CaseIssue:
    return CaseIssue(
        printed_at=row.printed_at,
        handed_out_at=row.handed_out_at,
        handed_to=row.handed_to,
        handed_by=row.handed_by,
        languages=tuple(row.languages),
        read_aloud=row.read_aloud,
        interpreter=row.interpreter,
        pages=row.pages,
        paper=paper,
    )
