"""What the vault keeps of a family's life, as records of a case file."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, TypeVar
from uuid import UUID

from msgspec import UNSET, UnsetType
from sqlalchemy import or_, select
from sqlalchemy.orm import Session, selectinload

from linkworker_desktop.domain.consent import GivenBy
from linkworker_desktop.domain.contact import Visibility
from linkworker_desktop.domain.information import InformationKind
from linkworker_desktop.domain.placement import PlacementKind
from linkworker_desktop.domain.rules.happenings import HappeningKind
from linkworker_desktop.domain.rules.subjects import SubjectKind
from linkworker_desktop.exchange.case_contact import CaseContact, only_if
from linkworker_desktop.exchange.case_life import (
    CaseConsent,
    CaseConsentParty,
    CaseEvent,
    CaseExemption,
    CaseHappening,
    CaseOccurrence,
    CasePlacement,
    CaseRecord,
    CaseSettled,
    record_order,
)
from linkworker_desktop.persistence.tables.calendar import (
    ConsentPartyRow,
    ConsentRow,
    EventOccurrenceRow,
    EventRow,
    ExemptionRow,
    HappeningRow,
    PlacementRow,
    SettledRow,
)
from linkworker_desktop.persistence.tables.contacts import ContactRow
from linkworker_desktop.persistence.tables.documents import DocumentRow
from linkworker_desktop.services.case_around_documents import contact_of
from linkworker_desktop.services.case_contact_parts import case_contact
from linkworker_desktop.services.contact_rows import draft_of

_Record = TypeVar("_Record", bound=CaseRecord)
_NAMED_BY = {
    SubjectKind.PERSON: "person",
    SubjectKind.PLACEMENT: "placement",
    SubjectKind.CONSENT: "consent",
    SubjectKind.MEETING: "meeting",
}


@dataclass(frozen=True, slots=True)
class _Subjects:
    """Everything of a family that facts are recorded for."""

    placements: tuple[PlacementRow, ...]
    consents: tuple[ConsentRow, ...]
    events: tuple[EventRow, ...]
    all: frozenset[UUID]


def life_of(session: Session, family: UUID, persons: Collection[UUID]) -> dict[str, Any]:
    """Return the records of a family and its members by their name in the case file, in a fixed order.

    What there is none of is left out of the file.
    """
    found = _subjects(session, family, persons)
    records: dict[str, Iterable[CaseRecord]] = {
        "happenings": (_happening(row) for row in _rows_about(session, HappeningRow, found.all)),
        "exemptions": (_exemption(row) for row in _rows_about(session, ExemptionRow, found.all)),
        "settled": (_settled(row) for row in _rows_about(session, SettledRow, found.all)),
        "placements": (_placement(session, row) for row in found.placements),
        "consents": (_consent(session, row, family) for row in found.consents),
        "events": (_event(session, row, found) for row in found.events),
    }
    return {name: only_if(_sorted(each)) for name, each in records.items()}


def _subjects(session: Session, family: UUID, persons: Collection[UUID]) -> _Subjects:
    placements = session.scalars(select(PlacementRow).where(PlacementRow.person_id.in_(persons))).all()
    consents = session.scalars(select(ConsentRow).where(ConsentRow.person_id.in_(persons))).all()
    of_family = or_(
        EventRow.family_id == family, EventRow.family_id.is_(None) & EventRow.person_id.in_(persons)
    )
    events = session.scalars(
        select(EventRow)
        .where(of_family, EventRow.deleted_at.is_(None))
        .options(selectinload(EventRow.occurrences))
    ).all()
    kept = [
        *(row.id for row in placements),
        *(row.id for row in consents),
        *(row.id for row in events),
    ]
    idents = frozenset({family, *persons, *kept})
    return _Subjects(tuple(placements), tuple(consents), tuple(events), idents)


def _rows_about(session: Session, table: Any, subjects: Collection[UUID]) -> list[Any]:
    rows = session.scalars(select(table).where(table.subject_id.in_(subjects)))
    kinds = {SubjectKind.FAMILY.value, *(kind.value for kind in _NAMED_BY)}
    return [row for row in rows if row.subject_kind in kinds]


def _sorted(records: Iterable[_Record]) -> tuple[_Record, ...]:
    return tuple(sorted(records, key=record_order))


def _about(row: Any) -> dict[str, UUID]:
    name = _NAMED_BY.get(SubjectKind(row.subject_kind))
    return {} if name is None else {name: row.subject_id}


def _happening(row: HappeningRow) -> CaseHappening:
    return CaseHappening(
        **_about(row),
        kind=HappeningKind(row.kind),
        on=row.on_date,
        at=_clock(row.at_time),
        rule=only_if(row.rule),
        note=only_if(row.note),
        recorded_at=row.recorded_at,
    )


def _exemption(row: ExemptionRow) -> CaseExemption:
    return CaseExemption(**_about(row), reason=row.reason, on=row.on_date, rule=only_if(row.rule))


def _settled(row: SettledRow) -> CaseSettled:
    return CaseSettled(
        **_about(row),
        rule=row.rule,
        done_on=row.done_on,
        due_on=row.due_on,
        due_time=_clock(row.due_time),
        latest_on=only_if(row.latest_on),
        sentence=only_if(row.sentence),
    )


def _placement(session: Session, row: PlacementRow) -> CasePlacement:
    return CasePlacement(
        id=row.id,
        person=row.person_id,
        kind=PlacementKind(row.kind),
        employer=_contact(session, row.employer_id),
        tasks=row.tasks,
        mentor=row.mentor,
        transport=row.transport,
        begun_on=row.begun_on,
        planned_end_on=row.planned_end_on,
        ended_on=row.ended_on,
        ended_early_reason=row.ended_early_reason,
        note=row.note,
    )


def _consent(session: Session, row: ConsentRow, family: UUID) -> CaseConsent:
    return CaseConsent(
        id=row.id,
        person=row.person_id,
        purpose=row.purpose,
        given_on=row.given_on,
        valid_to=row.valid_to,
        withdrawn_on=row.withdrawn_on,
        note=row.note,
        given_by=only_if(row.given_by and GivenBy(row.given_by)),
        giver=only_if(row.giver),
        holder=only_if(row.holder),
        scope=only_if(tuple(sorted(InformationKind(each) for each in row.scope))),
        parties=only_if(tuple(_party(session, each) for each in row.parties)),
        language=only_if(row.language),
        interpreter=only_if(row.interpreter),
        read_aloud=only_if(row.read_aloud),
        exceptions=only_if(row.exceptions),
        withdrawn_how=only_if(row.withdrawn_how),
        document=_kept_document(session, row.document_id, family),
    )


def _party(session: Session, row: ConsentPartyRow) -> CaseConsentParty:
    return CaseConsentParty(
        contact=contact_of(session, row.contact_id),
        organisation=only_if(row.organisation),
        unit=only_if(row.unit),
        name=only_if(row.name),
    )


def _kept_document(session: Session, ident: UUID | None, family: UUID) -> UUID | UnsetType:
    """Return the scan of a consent where the file has it: one in the trash or with another family is not in it."""
    row = None if ident is None else session.get(DocumentRow, ident)
    is_in_file = row is not None and row.deleted_at is None and row.family_id == family
    return ident if is_in_file and ident is not None else UNSET


def _event(session: Session, row: EventRow, found: _Subjects) -> CaseEvent:
    meeting = row.meeting_id if row.meeting_id in found.all else None
    return CaseEvent(
        id=row.id,
        kind=row.kind,
        title=row.title,
        person=only_if(row.person_id if row.person_id in found.all else None),
        contact=_contact(session, row.contact_id),
        meeting=only_if(meeting),
        meeting_type=only_if(row.meeting_type),
        place=only_if(row.place),
        note=only_if(row.note),
        starts_on=only_if(row.starts_on),
        starts_at=_clock(row.starts_at),
        ends_on=only_if(row.ends_on),
        ends_at=_clock(row.ends_at),
        due_on=only_if(row.due_on),
        due_at=_clock(row.due_at),
        recurrence=only_if(row.recurrence),
        responsible=row.responsible,
        unit=only_if(row.unit),
        role_tag=only_if(row.role_tag),
        group_tag=only_if(row.group_tag),
        waiting_for=only_if(row.waiting_for),
        remind_before=_given(row.remind_before),
        snoozed_until=_given(row.snoozed_until),
        done_on=_given(row.done_on),
        uid=row.uid,
        origin=only_if(row.origin),
        occurrences=only_if(tuple(_occurrence(each) for each in row.occurrences)),
    )


def _occurrence(row: EventOccurrenceRow) -> CaseOccurrence:
    return CaseOccurrence(
        original_on=row.original_on,
        moved_to_on=_given(row.moved_to_on),
        moved_to_at=_clock(row.moved_to_at),
        snoozed_until=_given(row.snoozed_until),
        done_on=_given(row.done_on),
        cancelled=row.is_cancelled,
        note=only_if(row.note),
    )


def _contact(session: Session, ident: UUID | None) -> CaseContact | UnsetType:
    """Return a contact as the file has it; one that ended, went to the trash or is the link-worker's own stays home."""
    row = None if ident is None else session.get(ContactRow, ident)
    if row is None or row.deleted_at is not None or row.ended_on is not None:
        return UNSET
    return UNSET if row.visibility == Visibility.ONLY_ME.value else case_contact(draft_of(row))


_Value = TypeVar("_Value", int, date, datetime)


def _given(value: _Value | None) -> _Value | UnsetType:
    return UNSET if value is None else value


def _clock(value: time | None) -> str | UnsetType:
    return UNSET if value is None else value.isoformat("minutes")
