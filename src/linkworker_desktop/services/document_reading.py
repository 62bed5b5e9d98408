"""Reading a family's documents, and making them findable."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from linkworker_desktop.base.clock import LOCAL_ZONE
from linkworker_desktop.domain.document import DOCUMENT_KIND_LABELS, DocumentDraft, DocumentId, DocumentKind
from linkworker_desktop.i18n import _
from linkworker_desktop.persistence import look as kinds
from linkworker_desktop.persistence import search
from linkworker_desktop.persistence.look import Kinds, Look
from linkworker_desktop.persistence.search import SearchKind
from linkworker_desktop.persistence.tables.documents import DocumentRow
from linkworker_desktop.persistence.tables.families import FamilyRow

_OF_FAMILY = """
SELECT document.id, document.name, document.kind, document.person_id, document.note, document.media_type,
    document.size, document.created_at, person.given_name,
    EXISTS (SELECT 1 FROM consent WHERE consent.document_id = document.id) AS is_of_consent
FROM document LEFT JOIN person ON person.id = document.person_id
WHERE document.family_id = :family AND (document.deleted_at IS NOT NULL) = :deleted
ORDER BY document.created_at DESC, document.name, document.id
"""
_SIZE = "SELECT coalesce(sum(size), 0) AS size FROM document WHERE family_id = :family"
_COLUMNS: Kinds = {
    "id": kinds.identifier,
    "person_id": kinds.identifier,
    "created_at": kinds.instant,
    "is_of_consent": bool,
}


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A document as lists show it. `added_at` is local wall time, `size` in bytes, `person` a first name."""

    id: DocumentId
    draft: DocumentDraft
    media_type: str
    size: int
    added_at: datetime
    person: str
    is_of_consent: bool


def documents_of(look: Look, family: UUID, *, deleted: bool = False) -> tuple[DocumentView, ...]:
    """Return the documents of a family, the newest first."""
    rows = look.rows(_OF_FAMILY, {"family": family.hex, "deleted": deleted}, _COLUMNS)
    return tuple(
        DocumentView(
            id=DocumentId(row.id),
            draft=DocumentDraft(row.name, _kind(row.kind), row.person_id, row.note),
            media_type=row.media_type,
            size=row.size,
            added_at=row.created_at.astimezone(LOCAL_ZONE).replace(tzinfo=None),
            person=row.given_name or "",
            is_of_consent=row.is_of_consent,
        )
        for row in rows
    )


def size_of(look: Look, family: UUID) -> int:
    """Return how many bytes the documents of a family take, the trash's included."""
    row = look.row(_SIZE, {"family": family.hex})
    return 0 if row is None else int(row.size)


def put_in_search(session: Session, row: DocumentRow) -> None:
    """Make a document findable by its name, note and family; one in the trash is not found."""
    if row.deleted_at is not None:
        search.remove(session, SearchKind.DOCUMENT, row.id)
        return
    surname = session.scalar(select(FamilyRow.surname).where(FamilyRow.id == row.family_id)) or ""
    subtitle = f"{_(DOCUMENT_KIND_LABELS[_kind(row.kind)])} · {surname}"
    search.index(session, SearchKind.DOCUMENT, row.id, row.name, subtitle, row.note)


def put_document_in_search(session: Session, document: UUID) -> None:
    """Bring the search up to date with a document, also with one that is gone."""
    row = session.get(DocumentRow, document)
    if row is None:
        search.remove(session, SearchKind.DOCUMENT, document)
    else:
        put_in_search(session, row)


def _kind(kept: str) -> DocumentKind:
    """Return what a document is; a kind of another version of the program is just a document."""
    return DocumentKind(kept) if kept in {each.value for each in DocumentKind} else DocumentKind.OTHER
