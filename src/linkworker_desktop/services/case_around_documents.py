"""What the vault keeps round a family, as records of a case file."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TypeVar
from uuid import UUID

from msgspec import UNSET, UnsetType
from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from linkworker_desktop.domain.contact import Visibility
from linkworker_desktop.domain.coordination import CoordinatorModel
from linkworker_desktop.domain.information import InformationKind
from linkworker_desktop.domain.kinship import KinshipKind
from linkworker_desktop.domain.log_entry import LogKind, Sensitivity
from linkworker_desktop.domain.network import CountsAs, Frequency
from linkworker_desktop.domain.relay import RelayKind
from linkworker_desktop.exchange.case_around import (
    CaseAgreement,
    CaseAround,
    CaseCardPlace,
    CaseCoordination,
    CaseCoordinator,
    CaseDocument,
    CaseHolder,
    CaseInvolvement,
    CaseKinship,
    CaseLogEntry,
    CaseRelayEntry,
    around_order,
)
from linkworker_desktop.exchange.case_contact import CaseContact, only_if
from linkworker_desktop.persistence.tables.contacts import ContactRow
from linkworker_desktop.persistence.tables.documents import DocumentRow
from linkworker_desktop.persistence.tables.families import FamilyRow
from linkworker_desktop.persistence.tables.folders import BlobRow
from linkworker_desktop.persistence.tables.log import LogEntryRow
from linkworker_desktop.persistence.tables.network import InvolvementRow, KinshipRow, NetworkLayoutRow
from linkworker_desktop.persistence.tables.relay import CoordinatorRow, RelayEntryRow
from linkworker_desktop.services.case_contact_parts import case_contact
from linkworker_desktop.services.contact_rows import draft_of

_Record = TypeVar("_Record", bound=CaseAround)


class AroundFamily:
    """Reads what stands round one family, whose members are `persons`, in an order every vault writes it in."""

    def __init__(self, session: Session, family: FamilyRow, persons: Iterable[UUID]) -> None:
        self._session = session
        self._family = family
        self._persons = frozenset(persons)
        self._contacts: dict[UUID | None, CaseContact | UnsetType] = {}

    def records(self, *, with_own_notes: bool = True) -> dict[str, object]:
        """Return the records of each list, left out where there are none.

        Without `with_own_notes` the notes only the link-worker reads stay at home.
        """
        return {
            "network": only_if(self._network()),
            "network_places": only_if(self._places()),
            "kinships": only_if(self._kinships()),
            "coordination": self._coordination(),
            "relay": only_if(self._relay()),
            "log": only_if(self._log(with_own_notes=with_own_notes)),
            "documents": only_if(self._documents()),
        }

    def _network(self) -> tuple[CaseInvolvement, ...]:
        rows = self._session.scalars(
            select(InvolvementRow)
            .where(InvolvementRow.family_id == self._family.id)
            .options(selectinload(InvolvementRow.persons))
        )
        kept = (row for row in rows if not row.persons or self._known(each.person_id for each in row.persons))
        named = ((row, self._contact(row.contact_id)) for row in kept)
        return _sorted(self._involvement(row, contact) for row, contact in named if contact)

    def _involvement(self, row: InvolvementRow, contact: CaseContact) -> CaseInvolvement:
        frequency, counts_as = Frequency(row.frequency or Frequency.UNKNOWN), CountsAs(row.counts_as)
        return CaseInvolvement(
            id=row.id,
            contact=contact,
            persons=self._known(each.person_id for each in row.persons),
            purpose=only_if(row.purpose),
            since=only_if(row.since),
            until=only_if(row.until),
            frequency=UNSET if frequency is Frequency.UNKNOWN else frequency,
            counts_as=UNSET if counts_as is CountsAs.BY_SECTOR else counts_as,
            note=only_if(row.note),
        )

    def _places(self) -> tuple[CaseCardPlace, ...]:
        row = self._session.get(NetworkLayoutRow, self._family.id)
        places = {} if row is None else row.places
        return _sorted(CaseCardPlace(card=card, x=float(x), y=float(y)) for card, (x, y) in places.items())

    def _kinships(self) -> tuple[CaseKinship, ...]:
        rows = self._session.scalars(
            select(KinshipRow).where(
                KinshipRow.person_id.in_(self._persons), KinshipRow.other_id.in_(self._persons)
            )
        )
        return _sorted(
            CaseKinship(person=row.person_id, other=row.other_id, kind=KinshipKind(row.kind)) for row in rows
        )

    def _coordination(self) -> CaseCoordination | UnsetType:
        family = self._family
        rows = self._session.scalars(select(CoordinatorRow).where(CoordinatorRow.family_id == family.id))
        found = CaseCoordination(
            model=only_if(family.coordinator_model and CoordinatorModel(family.coordinator_model)),
            coordinators=_sorted(self._coordinator(row) for row in rows),
            hotspot_on=only_if(family.hotspot_on),
            hotspot_reason=only_if(family.hotspot_reason),
            hotspot_manager=only_if(family.hotspot_manager),
        )
        return UNSET if found == CaseCoordination() else found

    def _coordinator(self, row: CoordinatorRow) -> CaseCoordinator:
        return CaseCoordinator(
            contact=self._contact(row.contact_id),
            name=row.name,
            since=row.since,
            until=only_if(row.until),
        )

    def _relay(self) -> tuple[CaseRelayEntry, ...]:
        rows = self._session.scalars(
            select(RelayEntryRow)
            .where(RelayEntryRow.family_id == self._family.id)
            .order_by(RelayEntryRow.seq)
        )
        return tuple(self._relay_entry(row) for row in rows)

    def _relay_entry(self, row: RelayEntryRow) -> CaseRelayEntry:
        return CaseRelayEntry(
            id=row.id,
            at=row.at,
            recorded_at=row.recorded_at,
            author=row.author,
            kind=RelayKind(row.kind),
            giver=self._holder(row.from_contact, row.from_name),
            receiver=self._holder(row.to_contact, row.to_name),
            text=only_if(row.text),
            agreements=only_if(tuple(_agreement(each) for each in row.agreements)),
            initiative=only_if(row.initiative),
            answer_by=only_if(row.answer_by),
            family_told=row.family_told,
            corrects=only_if(row.corrects),
        )

    def _contact(self, ident: UUID | None) -> CaseContact | UnsetType:
        """Return a contact as the file has it, read once however often it is named."""
        if ident not in self._contacts:
            self._contacts[ident] = contact_of(self._session, ident)
        return self._contacts[ident]

    def _holder(self, contact: UUID | None, name: str) -> CaseHolder | UnsetType:
        if contact is None and not name:
            return UNSET
        return CaseHolder(contact=self._contact(contact), name=name)

    def _log(self, *, with_own_notes: bool) -> tuple[CaseLogEntry, ...]:
        rows = self._session.scalars(
            select(LogEntryRow)
            .where(LogEntryRow.family_id == self._family.id, LogEntryRow.deleted_at.is_(None))
            .options(selectinload(LogEntryRow.persons))
        )
        return _sorted(
            self._note(row) for row in rows if with_own_notes or row.sensitivity != Sensitivity.ONLY_ME.value
        )

    def _note(self, row: LogEntryRow) -> CaseLogEntry:
        return CaseLogEntry(
            id=row.id,
            at=row.at,
            kind=LogKind(row.kind),
            text=row.text,
            author=row.author,
            contact=self._contact(row.contact_id),
            persons=self._known(each.person_id for each in row.persons),
            role_tag=only_if(row.role_tag),
            group_tag=only_if(row.group_tag),
            sensitivity=Sensitivity(row.sensitivity),
            about=only_if(tuple(sorted(InformationKind(each) for each in row.about))),
        )

    def _documents(self) -> tuple[CaseDocument, ...]:
        rows = self._session.execute(
            select(DocumentRow, BlobRow.content)
            .join(BlobRow, DocumentRow.blob_id == BlobRow.id)
            .where(DocumentRow.family_id == self._family.id, DocumentRow.deleted_at.is_(None))
        )
        return _sorted(
            CaseDocument(
                id=row.id,
                name=row.name,
                kind=row.kind,
                media_type=row.media_type,
                person=only_if(row.person_id if row.person_id in self._persons else None),
                note=only_if(row.note),
                added_at=row.created_at,
                content=content,
            )
            for row, content in rows
        )

    def _known(self, persons: Iterable[UUID]) -> tuple[UUID, ...] | UnsetType:
        return only_if(tuple(sorted(each for each in persons if each in self._persons)))  # type: ignore[no-any-return]


def contact_of(session: Session, ident: UUID | None) -> CaseContact | UnsetType:
    """Return a contact as the file has it; one in the trash, or the link-worker's own alone, stays at home."""
    row = None if ident is None else session.get(ContactRow, ident)
    if row is None or row.deleted_at is not None or row.visibility == Visibility.ONLY_ME.value:
        return UNSET
    return case_contact(draft_of(row))


def _agreement(kept: dict[str, str | None]) -> CaseAgreement:
    due = kept.get("due")
    return CaseAgreement(
        what=kept.get("what") or "",
        who=kept.get("who") or "",
        due=date.fromisoformat(due) if due else None,
    )


def _sorted(records: Iterable[_Record]) -> tuple[_Record, ...]:
    return tuple(sorted(records, key=around_order))
