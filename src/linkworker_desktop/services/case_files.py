"""Moving a family out to a case file, and in from one."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from linkworker_desktop.base.clock import Clock
from linkworker_desktop.base.errors import UserError
from linkworker_desktop.base.files import NotAFile, TooLarge, read_at_most
from linkworker_desktop.domain.contact import ContactDraft, ContactId, PhoneDraft
from linkworker_desktop.domain.facts import FACTS, FactScope
from linkworker_desktop.domain.family import Address, FamilyDraft, FamilyId, MemberDraft, PersonId, Relation
from linkworker_desktop.domain.folder import PARTS_BY_NUMBER
from linkworker_desktop.exchange.case_file import (
    LARGEST,
    CaseContact,
    CaseFamily,
    CaseFolder,
    CaseIssue,
    CaseMember,
    case_file_bytes,
    parse_case_file,
)
from linkworker_desktop.i18n import _
from linkworker_desktop.persistence import search
from linkworker_desktop.persistence.engine import Database
from linkworker_desktop.persistence.tables.contacts import ContactRow
from linkworker_desktop.persistence.tables.families import FamilyRow
from linkworker_desktop.persistence.tables.folders import (
    FactValueRow,
    FolderContactRow,
    FolderIssueRow,
    FolderPartRow,
    TownMapRow,
)
from linkworker_desktop.services.case_documents import case_of
from linkworker_desktop.services.changes import Changed, Kind
from linkworker_desktop.services.contact_rows import draft_of
from linkworker_desktop.services.contacts import Contacts
from linkworker_desktop.services.families import Families
from linkworker_desktop.services.family_rows import found_family
from linkworker_desktop.services.folder_issues import kept_blob
from linkworker_desktop.services.pictures import normalised_picture

_KINDS = frozenset({Kind.FAMILY, Kind.FOLDER, Kind.CONTACT})


class CaseFiles:
    """Export and import; an import is taken in whole or not at all."""

    def __init__(self, database: Database, clock: Clock, families: Families, contacts: Contacts) -> None:
        self._database = database
        self._clock = clock
        self._families = families
        self._contacts = contacts

    def export(self, family: FamilyId) -> bytes:
        """Return the case file of a family."""
        with self._database.read() as session:
            return case_file_bytes(case_of(session, found_family(session, family)))

    def import_file(self, path: Path) -> Changed:
        """Take in the family of a case file. Raises `UserError` and changes nothing when it cannot be."""
        try:
            data = read_at_most(path, LARGEST)
        except TooLarge as error:
            raise UserError(_("Filen fylder mere end 100 MB og kan ikke være en familiefil.")) from error
        except NotAFile as error:
            raise UserError(_("Det er ikke en fil. Vælg selve filen.")) from error
        except OSError as error:
            raise UserError(_("Filen kan ikke læses. Se efter, om den stadig ligger der.")) from error
        return self.import_bytes(data)

    def import_bytes(self, data: bytes) -> Changed:
        """Take in the family of a case file given as bytes."""
        case = parse_case_file(data)
        draft = _draft_of(case.family)
        folder = case.folder
        _refuse_impossible(folder)
        picture = normalised_picture(folder.map) if folder.map is not None else None
        with self._database.write("case.import") as session:
            self._refuse_twice(session, case.family.id)
            row = self._families.create_imported(session, draft, case.family.id, case.family.code)
            row.closed_on, row.closed_reason = case.family.closed_on, case.family.closed_reason[:200]
            family = FamilyId(row.id)
            new_contacts = self._take_folder(session, family, folder, picture)
        name = case.family.surname
        return Changed(
            _KINDS,
            _("Familien {name} er hentet ind.").format(name=name),
            family,
            lambda: self._undo_import(family, new_contacts),
        )

    def _undo_import(self, family: FamilyId, contacts: list[ContactId]) -> Changed:
        for contact in contacts:
            self._contacts.delete(contact)
        return self._families.delete(family)

    def _refuse_twice(self, session: Session, family: UUID) -> None:
        present = session.get(FamilyRow, family)
        if present is not None and present.deleted_at is not None:
            raise UserError(_("Familien ligger allerede i papirkurven. Hent den tilbage derfra."))
        if present is not None:
            raise UserError(
                _("Familien findes allerede med koden {code}. Intet er ændret.").format(code=present.code)
            )

    def _take_folder(
        self, session: Session, family: FamilyId, folder: CaseFolder, picture: bytes | None
    ) -> list[ContactId]:
        for part in folder.parts:
            session.add(
                FolderPartRow(
                    family_id=family, number=part.number, position=part.position, included=part.included
                )
            )
        for fact in folder.facts:
            session.add(FactValueRow(family_id=family, name=fact.name, value=fact.value))
        if picture is not None:
            media = "image/png" if picture[:4] == b"\x89PNG" else "image/jpeg"
            session.add(TownMapRow(family_id=family, blob_id=kept_blob(session, picture, media).id))
        for issue in folder.issues:
            session.add(_issue_row(session, family, issue))
        created: list[ContactId] = []
        for choice in folder.choices:
            contact, is_new = self._contact(session, choice.contact)
            if is_new:
                created.append(contact)
            session.add(
                FolderContactRow(
                    family_id=family,
                    number=choice.part,
                    contact_id=contact,
                    position=choice.position,
                    included=choice.included,
                )
            )
        return created

    def _contact(self, session: Session, case: CaseContact) -> tuple[ContactId, bool]:
        draft = ContactDraft(
            category=case.category,
            organisation=case.organisation,
            person=case.person,
            role=case.role,
            phones=tuple(PhoneDraft(each.number, each.label) for each in case.phones),
            email=case.email,
            address=Address(case.street, case.post_code, case.town),
            hours=case.hours,
            languages=case.languages,
            printable=case.printable,
            verified_on=case.verified_on,
            verified_how=case.verified_how,
        )
        wanted = (search.fold(draft.organisation), search.fold(draft.person), draft.category)
        for row in session.scalars(
            select(ContactRow)
            .where(ContactRow.category == draft.category, ContactRow.deleted_at.is_(None))
            .options(selectinload(ContactRow.organisation), selectinload(ContactRow.phones))
        ):
            present = draft_of(row)
            if (search.fold(present.organisation), search.fold(present.person), present.category) == wanted:
                return ContactId(row.id), False
        return self._contacts.create_imported(session, draft), True


def _draft_of(case: CaseFamily) -> FamilyDraft:
    if case.housed_at is not None and case.housed_at.tzinfo is not None:
        raise UserError(
            _("Familiefilen har en værdi, der ikke kan bruges, i {field}. Intet er taget ind.").format(
                field="housed_at"
            )
        )
    return FamilyDraft(
        surname=case.surname,
        address=Address(case.street, case.post_code, case.town),
        protected_address=case.protected_address,
        housed_at=case.housed_at,
        languages=case.languages,
        note=case.note,
        members=tuple(_member_of(member) for member in case.members),
    )


def _member_of(case: CaseMember) -> MemberDraft:
    relations = {relation.value: relation for relation in Relation}
    return MemberDraft(
        given_name=case.given_name,
        surname=case.surname,
        original_name=case.original_name,
        relation=relations.get(case.relation, Relation.OTHER),
        birth_date=case.birth_date,
        cpr=case.cpr,
        speaks=case.speaks,
        reads=case.reads,
        reads_nothing=case.reads_nothing,
        moved_in=case.moved_in,
        moved_out=case.moved_out,
        person=PersonId(case.person),
    )


def _refuse_impossible(folder: CaseFolder) -> None:
    said = _("Familiefilen har en værdi, der ikke kan bruges, i {field}. Intet er taget ind.")
    for index, part in enumerate(folder.parts):
        if part.number not in PARTS_BY_NUMBER:
            raise UserError(said.format(field=f"folder.parts[{index}]"))
    for index, fact in enumerate(folder.facts):
        known = FACTS.get(fact.name)
        if known is None or known.scope is not FactScope.FAMILY or not fact.value or len(fact.value) > 400:
            raise UserError(said.format(field=f"folder.facts[{index}]"))
    for index, choice in enumerate(folder.choices):
        if choice.part not in PARTS_BY_NUMBER:
            raise UserError(said.format(field=f"folder.choices[{index}]"))
    for index, issue in enumerate(folder.issues):
        if not issue.paper.startswith(b"%PDF") or issue.printed_at.tzinfo is None:
            raise UserError(said.format(field=f"folder.issues[{index}]"))


def _issue_row(session: Session, family: FamilyId, issue: CaseIssue) -> FolderIssueRow:
    return FolderIssueRow(
        family_id=family,
        printed_at=issue.printed_at,
        handed_out_at=issue.handed_out_at,
        handed_to=issue.handed_to[:200],
        handed_by=issue.handed_by[:120],
        languages=list(issue.languages),
        read_aloud=issue.read_aloud,
        interpreter=issue.interpreter[:120],
        pages=issue.pages,
        blob_id=kept_blob(session, issue.paper, "application/pdf").id,
    )
