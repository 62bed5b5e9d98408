"""Moving a family out to a case file, and in from one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from uuid import UUID

from msgspec import UNSET
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from linkworker_desktop.base.clock import Clock
from linkworker_desktop.base.errors import UserError
from linkworker_desktop.domain.contact import ContactId
from linkworker_desktop.domain.family import Address, FamilyDraft, FamilyId, MemberDraft, PersonId
from linkworker_desktop.domain.plain_text import cleaned
from linkworker_desktop.domain.problems import InvalidInput
from linkworker_desktop.exchange.case_contact import said
from linkworker_desktop.exchange.case_file import (
    LARGEST,
    CaseFamily,
    CaseFile,
    CaseFolder,
    CaseIssue,
    CaseMember,
    case_file_bytes,
    parse_case_file,
)
from linkworker_desktop.i18n import _
from linkworker_desktop.persistence import audit
from linkworker_desktop.persistence.engine import Database
from linkworker_desktop.persistence.tables.families import FamilyRow
from linkworker_desktop.persistence.tables.folders import (
    FactValueRow,
    FolderContactRow,
    FolderIssueRow,
    FolderPartRow,
    TownMapRow,
)
from linkworker_desktop.services import contact_rows, family_rows
from linkworker_desktop.services.case_around_rows import AroundTaker, take_in_documents
from linkworker_desktop.services.case_checks import refuse_impossible
from linkworker_desktop.services.case_contacts import contacts_of_choices
from linkworker_desktop.services.case_documents import case_of
from linkworker_desktop.services.case_life_checks import with_facts_in_place
from linkworker_desktop.services.case_life_rows import LifeTaker, contacts_of_records
from linkworker_desktop.services.changes import Changed, Kind
from linkworker_desktop.services.contacts import Contacts
from linkworker_desktop.services.families import Families
from linkworker_desktop.services.folder_blobs import kept_blob
from linkworker_desktop.services.pictures import normalised_picture

_KINDS = frozenset({Kind.FAMILY, Kind.FOLDER, Kind.CONTACT, Kind.DEADLINE, Kind.EVENT})


class CaseFiles:
    """Export and import; an import is taken in whole or not at all."""

    def __init__(self, database: Database, clock: Clock, families: Families, contacts: Contacts) -> None:
        self._database = database
        self._clock = clock
        self._families = families
        self._contacts = contacts

    def export(self, family: FamilyId, *, with_own_notes: bool = True) -> bytes:
        """Return the case file of a family, and record that it was taken out.

        Without `with_own_notes` the notes marked »kun for mig« stay at home.
        """
        with self._database.read() as session:
            row = family_rows.found_family(session, family)
            data = case_file_bytes(case_of(session, row, with_own_notes=with_own_notes))
        with self._database.write("case.export") as session:
            audit.record(session, audit.Operation.SEEN, FamilyRow.__tablename__, family)
        return data

    def import_file(self, path: Path) -> Changed:
        """Take in the family of a case file. Raises `UserError` and changes nothing when it cannot be."""
        try:
            if not path.is_file():
                raise UserError(_("Filen kan ikke læses. Se efter, om den stadig ligger der."))
            with path.open("rb") as file:
                data = file.read(LARGEST + 1)
        except (OSError, ValueError) as error:
            raise UserError(_("Filen kan ikke læses. Se efter, om den stadig ligger der.")) from error
        return self.import_bytes(data)

    def import_bytes(self, data: bytes) -> Changed:
        """Take in the family of a case file given as bytes, or raise `UserError` and change nothing."""
        case = parse_case_file(data)
        refuse_impossible(case)
        case = with_facts_in_place(case)
        picture = normalised_picture(case.folder.map) if case.folder.map is not None else None
        try:
            family, contacts = self._take_in(case, picture)
        except InvalidInput as error:
            raise UserError(error.message) from error
        except (IntegrityError, OverflowError) as error:
            raise UserError(_("Familiefilen modsiger sig selv. Intet er taget ind.")) from error
        name = cleaned(case.family.surname)
        return Changed(
            _KINDS,
            _("Familien {name} er hentet ind.").format(name=name),
            family,
            lambda: self._mark_deleted(family, contacts, self._clock.now()),
        )

    def _take_in(self, case: CaseFile, picture: bytes | None) -> tuple[FamilyId, list[ContactId]]:
        with self._database.write("case.import") as session:
            _refuse_twice(session, case.family.id)
            row = self._families.create_imported(
                session, _draft_of(case.family), case.family.id, case.family.code
            )
            row.closed_on, row.closed_reason = case.family.closed_on, case.family.closed_reason
            family = FamilyId(row.id)
            _take_folder(session, family, case.folder, picture)
            of_records = contacts_of_records(case)
            choices = (*case.folder.choices, *of_records)
            chosen, created = contacts_of_choices(session, self._contacts, choices)
            in_folder = len(case.folder.choices)
            for choice, contact in zip(case.folder.choices, chosen[:in_folder], strict=True):
                session.add(
                    FolderContactRow(
                        family_id=family,
                        number=choice.part,
                        contact_id=contact,
                        position=choice.position,
                        included=choice.included,
                    )
                )
            known = {each.contact: chosen[in_folder + place] for place, each in enumerate(of_records)}
            take_in_documents(session, family, case, self._clock.now())
            LifeTaker(session, family, known, self._clock.now()).take_in(case)
            AroundTaker(session, row, known, self._clock.now()).take_in(case)
        return family, created

    def _mark_deleted(self, family: FamilyId, contacts: Sequence[ContactId], at: datetime | None) -> Changed:
        """Put an imported family and the contacts that came with it in the trash, or take them out, together."""
        now = self._clock.now()
        with self._database.write("case.import.undo" if at else "case.import.redo") as session:
            row = family_rows.found_family(session, family)
            family_rows.mark_deleted(session, row, at, now)
            name = row.surname
            for contact in contacts:
                contact_rows.mark_deleted(session, contact_rows.found_contact(session, contact), at, now)
        if at is None:
            said = _("Familien {name} er hentet tilbage.").format(name=name)
            return Changed(_KINDS, said, family, lambda: self._mark_deleted(family, contacts, now))
        said = _("Familien {name} er lagt i papirkurven.").format(name=name)
        return Changed(_KINDS, said, family, lambda: self._mark_deleted(family, contacts, None))


def _refuse_twice(session: Session, family: UUID) -> None:
    present = session.get(FamilyRow, family)
    if present is not None and present.deleted_at is not None:
        raise UserError(_("Familien ligger allerede i papirkurven. Hent den tilbage derfra."))
    if present is not None:
        raise UserError(
            _("Familien findes allerede med koden {code}. Intet er ændret.").format(code=present.code)
        )


def _take_folder(session: Session, family: FamilyId, folder: CaseFolder, picture: bytes | None) -> None:
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


def _draft_of(case: CaseFamily) -> FamilyDraft:
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
    return MemberDraft(
        given_name=case.given_name,
        surname=case.surname,
        original_name=case.original_name,
        relation=case.relation,
        birth_date=case.birth_date,
        cpr=case.cpr,
        speaks=case.speaks,
        reads=case.reads,
        reads_nothing=case.reads_nothing,
        moved_in=case.moved_in,
        moved_out=case.moved_out,
        person=PersonId(case.person),
        residence=said(case.residence, otherwise=None),
        traits=None if case.traits is UNSET else frozenset(said(case.traits, otherwise=())),
    )


def _issue_row(session: Session, family: FamilyId, issue: CaseIssue) -> FolderIssueRow:
    return FolderIssueRow(
        family_id=family,
        printed_at=issue.printed_at,
        handed_out_at=issue.handed_out_at,
        handed_to=issue.handed_to,
        handed_by=issue.handed_by,
        languages=list(issue.languages),
        read_aloud=issue.read_aloud,
        interpreter=issue.interpreter,
        pages=issue.pages,
        blob_id=kept_blob(session, issue.paper, "application/pdf").id,
    )
