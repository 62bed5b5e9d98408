"""The scan of a signed consent: put with the family's documents, and hung on the consents it is of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.domain.consent import ConsentId
from linkworker_desktop.domain.document import DocumentId, DocumentKind
from linkworker_desktop.domain.family import FamilyId, PersonId
from linkworker_desktop.i18n import _
from linkworker_desktop.services.changes import Changed
from linkworker_desktop.services.consents import Consents
from linkworker_desktop.services.document_files import read_files
from linkworker_desktop.services.document_reading import DocumentView
from linkworker_desktop.services.documents import Documents


class _Needs(Protocol):
    @property
    def consents(self) -> Consents: ...
    @property
    def documents(self) -> Documents: ...


def scans_of(services: _Needs, family: FamilyId) -> tuple[DocumentView, ...]:
    """Return the documents of a family, those that are consents first."""
    found: Sequence[DocumentView] = services.documents.of_family(family)
    return tuple(sorted(found, key=lambda view: view.draft.kind is not DocumentKind.CONSENT))


def add_scan(services: _Needs, family: FamilyId, path: Path, person: PersonId | None = None) -> Changed:
    """Put a file with the family's documents as a consent; `Changed.id` is the document.

    Reads the disk: call it in a worker. Raises `UserError` with one sentence when the file cannot be kept.
    """
    read = read_files([path], 0)
    if not read.files:
        raise UserError("\n".join(read.remarks) or _("Der er ingen filer at lægge ind."))
    file = read.files[0]
    return services.documents.add(family, file.name, file.content, kind=DocumentKind.CONSENT, person=person)


def attach_scan(services: _Needs, consent: ConsentId, document: DocumentId | None) -> Changed:
    """Hang a document on a consent, or take it off. Raises `InvalidInput`, or `UserError` when the consent is gone."""
    draft = services.consents.view(consent).draft
    return services.consents.save(replace(draft, document=document))
