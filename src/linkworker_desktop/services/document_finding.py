"""Finding documents by their name, note, kind and family: the newest first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from linkworker_desktop.base.clock import LOCAL_ZONE
from linkworker_desktop.domain.document import DOCUMENT_KIND_LABELS, DocumentId, DocumentKind
from linkworker_desktop.domain.family import FamilyId
from linkworker_desktop.domain.moments import date_text
from linkworker_desktop.i18n import _
from linkworker_desktop.persistence import look as kinds
from linkworker_desktop.persistence.look import Kinds, Look
from linkworker_desktop.persistence.searching import words_of

_FOUND = """
SELECT document.id, document.family_id, document.name, document.kind, document.created_at, family.surname
FROM search_doc AS found CROSS JOIN document ON document.id = found.entity_id
CROSS JOIN family ON family.id = document.family_id
CROSS JOIN search_doc AS home ON home.kind = 'family' AND home.entity_id = family.id
WHERE found.kind = 'document' AND document.deleted_at IS NULL AND family.deleted_at IS NULL{words}
ORDER BY document.created_at DESC, document.id DESC LIMIT :most
"""
_HOLDS = " AND (instr(found.folded, :word_{0}) > 0 OR instr(home.folded_title, :word_{0}) > 0)"
"""The family is asked itself, for its name may be another than when the document was put in."""
_KINDS: Kinds = {"id": kinds.identifier, "family_id": kinds.identifier, "created_at": kinds.instant}


@dataclass(frozen=True, slots=True)
class FoundDocument:
    """A document that was found, with a second line of its kind, its family and the day it was put in."""

    id: DocumentId
    family: FamilyId
    name: str
    subtitle: str


def found_documents(look: Look, text: str, most: int) -> tuple[FoundDocument, ...]:
    """Return the newest documents that hold every word of `text`, in one statement; none without a word.

    What lies in the trash is not found, nor are documents of families in the trash.
    """
    words = words_of(text)
    if not words:
        return ()
    values: dict[str, object] = {f"word_{number}": word for number, word in enumerate(words)}
    holds = "".join(_HOLDS.format(number) for number in range(len(words)))
    rows = look.rows(_FOUND.format(words=holds), values | {"most": most}, _KINDS)
    return tuple(FoundDocument(row.id, row.family_id, row.name, _subtitle(row)) for row in rows)


def _subtitle(row: Any) -> str:
    known = {each.value for each in DocumentKind}
    kind = _(DOCUMENT_KIND_LABELS[DocumentKind(row.kind) if row.kind in known else DocumentKind.OTHER])
    return " · ".join((kind, row.surname, date_text(row.created_at.astimezone(LOCAL_ZONE).date())))
