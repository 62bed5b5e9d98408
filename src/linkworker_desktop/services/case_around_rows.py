"""Taking what stands round a family in from a case file; what the vault has already stays as it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from msgspec import UnsetType
from sqlalchemy import select
from sqlalchemy.orm import Session

from linkworker_desktop.base.clock import LOCAL_ZONE
from linkworker_desktop.domain.contact import ContactId
from linkworker_desktop.domain.document import kept_name
from linkworker_desktop.domain.family import PersonId
from linkworker_desktop.domain.kinship import KinshipKind, Tie, descendants_of, tie_problems
from linkworker_desktop.domain.plain_text import cleaned
from linkworker_desktop.domain.relay_rules import facts_of
from linkworker_desktop.domain.rules.happenings import HappeningKind
from linkworker_desktop.domain.rules.subjects import SubjectKind, SubjectRef
from linkworker_desktop.domain.rules.when import When
from linkworker_desktop.exchange.case_around import (
    CaseCoordination,
    CaseHolder,
    CaseInvolvement,
    CaseLogEntry,
    CaseRelayEntry,
)
from linkworker_desktop.exchange.case_contact import CaseContact, said
from linkworker_desktop.exchange.case_file import CaseFile, unusable
from linkworker_desktop.persistence.tables.calendar import HappeningRow
from linkworker_desktop.persistence.tables.documents import DocumentRow
from linkworker_desktop.persistence.tables.families import FamilyRow
from linkworker_desktop.persistence.tables.log import LogEntryRow, LogPersonRow
from linkworker_desktop.persistence.tables.network import (
    InvolvementPersonRow,
    InvolvementRow,
    KinshipRow,
    NetworkLayoutRow,
)
from linkworker_desktop.persistence.tables.relay import CoordinatorRow, RelayEntryRow
from linkworker_desktop.services import log_rows, relay_rows
from linkworker_desktop.services.document_reading import put_in_search
from linkworker_desktop.services.folder_blobs import kept_blob
from linkworker_desktop.services.happening_writing import write_down
from linkworker_desktop.services.kinship import all_ties

_NOBODY = (None, "")


def contacts_around(case: CaseFile) -> Iterator[CaseContact]:
    """Yield the contacts that the network, the coordinators, the relay log and the notes name."""
    coordination = said(case.coordination, otherwise=CaseCoordination())
    relay = said(case.relay, otherwise=())
    holders = [each for entry in relay for each in (entry.giver, entry.receiver) if each]
    named = (
        *said(case.network, otherwise=()),
        *coordination.coordinators,
        *holders,
        *said(case.log, otherwise=()),
    )
    yield from (each.contact for each in named if each.contact)


def take_in_documents(session: Session, family: UUID, case: CaseFile, now: datetime) -> None:
    """Keep the documents of a case file, before anything that refers to them."""
    for place, each in enumerate(said(case.documents, otherwise=())):
        added = said(each.added_at, otherwise=now)
        row = DocumentRow(id=each.id, family_id=family, name=kept_name(each.name), kind=each.kind)
        row.media_type, row.size = each.media_type, len(each.content)
        row.person_id, row.note = said(each.person, otherwise=None), _lines(each.note)
        row.created_at, row.updated_at = added, added
        row.blob_id = kept_blob(session, each.content, each.media_type[:60]).id
        _add_own(session, row, f"documents[{place}]")
        session.flush()
        put_in_search(session, row)


def _add_own(session: Session, row: Any, place: str) -> None:
    """Add a record only one family can have. Raises `UserError` naming its place when another has it already."""
    with session.no_autoflush:  # else every record is written by itself
        is_known = session.get(type(row), row.id) is not None
    if is_known:
        raise unusable(place)
    session.add(row)


class AroundTaker:
    """Takes the records round one family in; `contacts` gives the vault's own for each contact in the file."""

    def __init__(
        self, session: Session, family: FamilyRow, contacts: Mapping[CaseContact, ContactId], now: datetime
    ) -> None:
        self._session = session
        self._family = family
        self._contacts = contacts
        self._now = now

    def take_in(self, case: CaseFile) -> None:
        """Add a row for every record. Raises `UserError` for what another family has, and for ties in a circle."""
        for place, involvement in enumerate(said(case.network, otherwise=())):
            _add_own(self._session, self._involvement(involvement), f"network[{place}]")
        places = {each.card: [each.x, each.y] for each in said(case.network_places, otherwise=())}
        if places:
            self._session.add(NetworkLayoutRow(family_id=self._family.id, places=places))
        self._take_kinships(case)
        if case.coordination:
            self._take_coordination(case.coordination)
        for place, entry in enumerate(said(case.relay, otherwise=())):
            if entry.at.date() > self._now.astimezone(LOCAL_ZONE).date():
                raise unusable(f"relay[{place}].at")
            _add_own(self._session, self._relay_entry(place + 1, entry), f"relay[{place}]")
        for place, note in enumerate(said(case.log, otherwise=())):
            _add_own(self._session, self._note(note), f"log[{place}]")
        self._session.flush()
        self._record_moves()
        log_rows.index_again(self._session, [each.id for each in said(case.log, otherwise=())])

    def _record_moves(self) -> None:
        """Record what the relay log says of offers and answers where the file has not recorded it as facts."""
        log = relay_rows.log_of(self._session, self._family.id)
        recorded = self._session.execute(
            select(HappeningRow.kind, HappeningRow.on_date).where(HappeningRow.subject_id == self._family.id)
        )
        known = {(HappeningKind(kind), day) for kind, day in recorded}
        for kind, day in sorted(facts_of(log) - known):
            family = SubjectRef(SubjectKind.FAMILY, self._family.id)
            write_down(self._session, kind, family, When(day), self._now)

    def _contact(self, contact: CaseContact | UnsetType) -> ContactId | None:
        return self._contacts[contact] if contact else None

    def _involvement(self, case: CaseInvolvement) -> InvolvementRow:
        row = InvolvementRow(
            id=case.id,
            family_id=self._family.id,
            contact_id=self._contacts[case.contact],
            purpose=_line(case.purpose),
            since=said(case.since, otherwise=None),
            until=said(case.until, otherwise=None),
            frequency=said(case.frequency, otherwise="unknown"),
            counts_as=said(case.counts_as, otherwise=""),
            note=_lines(case.note),
        )
        row.persons = [InvolvementPersonRow(person_id=each) for each in said(case.persons, otherwise=())]
        return row

    def _take_kinships(self, case: CaseFile) -> None:
        known = all_ties(self._session)
        for place, each in enumerate(said(case.kinships, otherwise=())):
            tie = Tie(PersonId(each.person), PersonId(each.other), each.kind)
            if tie.kind is KinshipKind.PARENT and tie.person in descendants_of(tie.other, known):
                raise unusable(f"kinships[{place}]")
            if any(tie_problems(tie, known)):
                continue  # the vault has these two together already
            known.append(tie)
            row = KinshipRow(person_id=tie.person, other_id=tie.other, kind=tie.kind.value)
            self._session.add(row)

    def _take_coordination(self, case: CaseCoordination) -> None:
        family = self._family
        family.coordinator_model = said(case.model, otherwise="")
        family.hotspot_on = said(case.hotspot_on, otherwise=None)
        family.hotspot_reason, family.hotspot_manager = (
            _line(case.hotspot_reason),
            _line(case.hotspot_manager),
        )
        for each in case.coordinators:
            self._session.add(
                CoordinatorRow(
                    family_id=family.id,
                    contact_id=self._contact(each.contact),
                    name=_called(each.name, each.contact),
                    since=each.since,
                    until=said(each.until, otherwise=None),
                )
            )

    def _relay_entry(self, seq: int, case: CaseRelayEntry) -> RelayEntryRow:
        row = RelayEntryRow(id=case.id, family_id=self._family.id, seq=seq, at=case.at, kind=case.kind.value)
        row.recorded_at = said(case.recorded_at, otherwise=self._now)
        row.author, row.text = cleaned(case.author), _lines(case.text)
        row.from_contact, row.from_name = self._holder(case.giver)
        row.to_contact, row.to_name = self._holder(case.receiver)
        row.agreements = [
            {
                "what": cleaned(each.what),
                "who": cleaned(each.who),
                "due": each.due.isoformat() if each.due else None,
            }
            for each in said(case.agreements, otherwise=())
        ]
        row.initiative, row.answer_by = _line(case.initiative), said(case.answer_by, otherwise=None)
        row.family_told, row.corrects = case.family_told, said(case.corrects, otherwise=None)
        return row

    def _holder(self, case: CaseHolder | UnsetType) -> tuple[ContactId | None, str]:
        return (self._contact(case.contact), _called(case.name, case.contact)) if case else _NOBODY

    def _note(self, case: CaseLogEntry) -> LogEntryRow:
        row = LogEntryRow(id=case.id, family_id=self._family.id, at=case.at, kind=case.kind.value)
        row.text, row.author = cleaned(case.text, lines=True), cleaned(case.author)
        row.contact_id = self._contact(case.contact)
        row.role_tag, row.group_tag = said(case.role_tag, otherwise=""), said(case.group_tag, otherwise="")
        row.sensitivity = case.sensitivity.value
        row.about = sorted(said(case.about, otherwise=()))
        row.created_at, row.updated_at = self._now, self._now
        row.persons = [LogPersonRow(person_id=each) for each in said(case.persons, otherwise=())]
        return row


def _called(name: str, contact: CaseContact | UnsetType) -> str:
    """Return the name of somebody; one known by a contact alone is called as the contact is."""
    parts = (name, contact.person, _line(contact.unit), contact.organisation) if contact else (name,)
    return next((text for part in parts if (text := cleaned(part))), "")


def _line(text: str | UnsetType) -> str:
    return cleaned(said(text, otherwise=""))


def _lines(text: str | UnsetType) -> str:
    return cleaned(said(text, otherwise=""), lines=True)
