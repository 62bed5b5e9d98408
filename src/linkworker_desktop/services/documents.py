"""Documents of a family: put in the vault, lent out to be read, put in the trash and erased."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from linkworker_desktop.base.clock import Clock
from linkworker_desktop.base.errors import UserError
from linkworker_desktop.domain.document import (
    DocumentDraft,
    DocumentId,
    DocumentKind,
    kept_name,
    media_type_of,
)
from linkworker_desktop.domain.family import FamilyId
from linkworker_desktop.domain.plain_text import cleaned
from linkworker_desktop.domain.problems import InvalidInput, Problem, too_long
from linkworker_desktop.i18n import _, ngettext
from linkworker_desktop.persistence import audit
from linkworker_desktop.persistence.engine import Database
from linkworker_desktop.persistence.tables.documents import DocumentRow
from linkworker_desktop.persistence.tables.families import MembershipRow
from linkworker_desktop.persistence.tables.folders import BlobRow
from linkworker_desktop.services.changes import Changed, Kind
from linkworker_desktop.services.document_files import ReadFile, read_files, require_room
from linkworker_desktop.services.document_reading import DocumentView, documents_of, put_in_search, size_of
from linkworker_desktop.services.family_rows import standing_family
from linkworker_desktop.services.folder_blobs import drop_unused_blobs, kept_blob
from linkworker_desktop.services.undoing import changed

_KINDS = frozenset({Kind.FAMILY})
_LONGEST_NOTE = 4000


class Documents:
    """The use cases round a family's documents; each call is one transaction."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def of_family(self, family: FamilyId, *, deleted: bool = False) -> tuple[DocumentView, ...]:
        """Return the documents of a family, the newest first; those in its trash where asked for; in one statement."""
        with self._database.look() as look:
            return documents_of(look, family, deleted=deleted)

    def add_files(self, family: FamilyId, paths: Sequence[Path], *, person: UUID | None = None) -> Changed:
        """Put files, and those in folders named, with a family; undo puts them in the trash.

        Reads the disk: call it in a worker. Raises `UserError` with one sentence and keeps nothing when there are too
        many; what is too large, empty or cannot be read is left out and said so in `remarks`.
        """
        with self._database.look() as look:
            taken = size_of(look, family)
        found = read_files(paths, taken)
        if not found.files:
            raise UserError("\n".join(found.remarks) or _("Der er ingen filer at lægge ind."))
        documents = self._add(family, found.files, DocumentKind.OTHER, person)
        return self._added(family, documents, found.remarks)

    def add(
        self,
        family: FamilyId,
        name: str,
        content: bytes,
        *,
        kind: DocumentKind = DocumentKind.OTHER,
        person: UUID | None = None,
    ) -> Changed:
        """Put one document with a family; `Changed.id` is the document. Raises `UserError` when it is too large."""
        with self._database.look() as look:
            require_room(len(content), size_of(look, family))
        documents = self._add(family, [ReadFile(name, content)], kind, person)
        told = self._added(family, documents, ())
        return Changed(told.kinds, told.sentence, documents[0], told.undo)

    def content(self, document: DocumentId, purpose: str = "open") -> tuple[str, bytes]:
        """Return name and content of a document, and record that it was looked at. Raises `UserError`."""
        with self._database.write(f"document.{purpose}") as session:
            row = _found(session, document)
            content = session.get_one(BlobRow, row.blob_id).content
            audit.record(session, audit.Operation.SEEN, DocumentRow.__tablename__, document)
            return row.name, content

    def change(self, document: DocumentId, draft: DocumentDraft) -> Changed:
        """Give a document another name, kind, person or note. Raises `InvalidInput`."""
        name, note = kept_name(draft.name), cleaned(draft.note, lines=True)
        problems = list(too_long("note", note, _LONGEST_NOTE))
        if not cleaned(draft.name):
            problems.append(Problem("name", _("Skriv, hvad dokumentet hedder.")))
        if problems:
            raise InvalidInput(problems)
        with self._database.write("document.change") as session:
            row = _found(session, document)
            if draft.person != row.person_id:
                _require_member(session, row.family_id, draft.person)
            row.name, row.kind, row.person_id, row.note = name, draft.kind.value, draft.person, note
            row.updated_at = self._clock.now()
            put_in_search(session, row)
            family = row.family_id
        done, undone = _("Dokumentet er rettet."), _("Dokumentet er, som det var.")
        return changed(self._database, session, _KINDS, done=done, undone=undone, id=family)

    def delete(self, documents: Sequence[DocumentId]) -> Changed:
        """Put documents in their family's trash."""
        return self._mark(documents, self._clock.now())

    def restore(self, documents: Sequence[DocumentId]) -> Changed:
        """Take documents out of the trash."""
        return self._mark(documents, None)

    def erase(self, document: DocumentId) -> Changed:
        """Delete a document in the trash for good; it cannot be undone. Raises `UserError` unless it lies there."""
        with self._database.write("document.erase") as session:
            row = session.get(DocumentRow, document)
            if row is None or row.deleted_at is None:
                raise UserError(_("Dokumentet ligger ikke i papirkurven. Læg det i papirkurven først."))
            family = row.family_id
            session.delete(row)
            session.flush()
            drop_unused_blobs(session)
        return Changed(_KINDS, _("Dokumentet er slettet for altid."), family)

    def _add(
        self, family: FamilyId, files: Sequence[ReadFile], kind: DocumentKind, person: UUID | None
    ) -> list[DocumentId]:
        now = self._clock.now()
        with self._database.write("document.add") as session:
            standing_family(session, family)
            _require_member(session, family, person)
            rows = []
            for file in files:
                row = DocumentRow(family_id=family, name=kept_name(file.name), kind=kind.value, note="")
                row.media_type, row.size = media_type_of(row.name, file.content), len(file.content)
                row.person_id, row.created_at, row.updated_at = person, now, now
                row.blob_id = kept_blob(session, file.content, row.media_type[:60]).id
                session.add(row)
                rows.append(row)
            session.flush()
            for row in rows:
                put_in_search(session, row)
            return [DocumentId(row.id) for row in rows]

    def _added(self, family: FamilyId, documents: Sequence[DocumentId], remarks: tuple[str, ...]) -> Changed:
        number = len(documents)
        said = ngettext("{number} dokument er lagt ind.", "{number} dokumenter er lagt ind.", number)
        return Changed(
            _KINDS, said.format(number=number), family, lambda: self.delete(documents), remarks=remarks
        )

    def _mark(self, documents: Sequence[DocumentId], at: datetime | None) -> Changed:
        family: UUID | None = None
        with self._database.write("document.delete" if at else "document.restore") as session:
            for document in documents:
                row = _found(session, document, deleted=True)
                row.deleted_at, family = at, row.family_id
                put_in_search(session, row)
        number = len(documents)
        if at is None:
            said = ngettext(
                "{number} dokument er hentet tilbage.", "{number} dokumenter er hentet tilbage.", number
            )
            return Changed(_KINDS, said.format(number=number), family, lambda: self.delete(documents))
        said = ngettext(
            "{number} dokument er lagt i papirkurven.", "{number} dokumenter er lagt i papirkurven.", number
        )
        return Changed(_KINDS, said.format(number=number), family, lambda: self.restore(documents))


def _found(session: Session, document: UUID, *, deleted: bool = False) -> DocumentRow:
    row = session.get(DocumentRow, document)
    if row is None or (row.deleted_at is not None and not deleted):
        raise UserError(_("Dokumentet findes ikke længere. Åbn siden igen."))
    return row


def _require_member(session: Session, family: UUID, person: UUID | None) -> None:
    if person is None:
        return
    known = select(MembershipRow.id).where(
        MembershipRow.family_id == family, MembershipRow.person_id == person
    )
    if session.scalar(known.limit(1)) is None:
        raise InvalidInput([Problem("person", _("Personen er ikke i familien. Vælg en anden."))])
