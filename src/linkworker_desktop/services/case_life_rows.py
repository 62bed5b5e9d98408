"""Taking the records of a family's life in from a case file; what the vault has already stays as it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from typing import Any
from uuid import UUID, uuid4

from msgspec import UNSET, UnsetType
from sqlalchemy import select
from sqlalchemy.orm import Session

from linkworker_desktop.domain.contact import ContactId
from linkworker_desktop.domain.plain_text import cleaned
from linkworker_desktop.domain.rules.subjects import SubjectKind
from linkworker_desktop.exchange.case_contact import CaseContact, said
from linkworker_desktop.exchange.case_file import CaseChoice, CaseFile
from linkworker_desktop.exchange.case_life import (
    About,
    CaseConsent,
    CaseConsentParty,
    CaseEvent,
    CaseExemption,
    CaseHappening,
    CaseOccurrence,
    CasePlacement,
    CaseSettled,
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
from linkworker_desktop.services import event_rows
from linkworker_desktop.services.case_around_rows import contacts_around

_FIRST_PLACE = 1000
"""Where contacts of records stand among the folder's: in no part of it."""


def contacts_of_records(case: CaseFile) -> tuple[CaseChoice, ...]:
    """Return the contacts that records name, each once, in the order they are taken in."""
    named = dict.fromkeys((*_contacts_of_life(case), *contacts_around(case)))
    return tuple(
        CaseChoice(part=_FIRST_PLACE + place, position=0, included=True, contact=contact)
        for place, contact in enumerate(named)
    )


def _contacts_of_life(case: CaseFile) -> Iterator[CaseContact]:
    for placement in said(case.placements, otherwise=()):
        if placement.employer:
            yield placement.employer
    for event in said(case.events, otherwise=()):
        if event.contact:
            yield event.contact
    for consent in said(case.consents, otherwise=()):
        yield from (each.contact for each in said(consent.parties, otherwise=()) if each.contact)


class LifeTaker:
    """Takes the records of one case file in; `contacts` gives the vault's own for each contact in the file."""

    def __init__(
        self, session: Session, family: UUID, contacts: Mapping[CaseContact, ContactId], now: datetime
    ) -> None:
        self._session = session
        self._family = family
        self._contacts = contacts
        self._now = now

    def take_in(self, case: CaseFile) -> None:
        """Add a row for every record the vault does not have yet."""
        for placement in said(case.placements, otherwise=()):
            self._add_new(self._placement(placement))
        events = said(case.events, otherwise=())
        for event in events:
            self._add_new(self._event(event))
        self._session.flush()
        for event in events:
            if event.meeting:
                row = self._session.get_one(EventRow, event.id)
                row.meeting_id = event.meeting
        event_rows.index_again(self._session, [each.id for each in events])
        for consent in said(case.consents, otherwise=()):
            self._add_new(self._consent(consent))
        self._session.flush()
        for happening in said(case.happenings, otherwise=()):
            self._add_unless_there(self._happening(happening))
        for exemption in said(case.exemptions, otherwise=()):
            self._add_unless_there(self._exemption(exemption))
        for settled in said(case.settled, otherwise=()):
            self._add_unless_there(self._settled(settled))

    def _add_new(self, row: Any) -> None:
        if self._session.get(type(row), row.id) is None:
            self._session.add(row)

    def _add_unless_there(self, row: Any) -> None:
        table, names = type(row), _KNOWN_BY[type(row)]
        same = (getattr(table, name) == getattr(row, name) for name in names)
        if self._session.scalar(select(table.id).where(*same).limit(1)) is None:
            self._session.add(row)

    def _contact(self, contact: CaseContact | UnsetType) -> ContactId | None:
        return self._contacts[contact] if contact else None

    def _subject(self, record: About) -> dict[str, Any]:
        named = (
            (SubjectKind.PERSON, record.person),
            (SubjectKind.PLACEMENT, record.placement),
            (SubjectKind.CONSENT, record.consent),
            (SubjectKind.MEETING, record.meeting),
        )
        kind, ident = next(
            ((kind, ident) for kind, ident in named if ident), (SubjectKind.FAMILY, self._family)
        )
        return {"subject_kind": kind.value, "subject_id": ident, "family_id": self._family}

    def _happening(self, case: CaseHappening) -> HappeningRow:
        return HappeningRow(
            **self._subject(case),
            kind=case.kind.value,
            on_date=case.on,
            at_time=_clock(case.at),
            rule=said(case.rule, otherwise=""),
            note=cleaned(said(case.note, otherwise=""), lines=True),
            recorded_at=said(case.recorded_at, otherwise=self._now),
        )

    def _exemption(self, case: CaseExemption) -> ExemptionRow:
        rule = said(case.rule, otherwise="")
        return ExemptionRow(**self._subject(case), rule=rule, reason=cleaned(case.reason), on_date=case.on)

    def _settled(self, case: CaseSettled) -> SettledRow:
        return SettledRow(
            **self._subject(case),
            rule=case.rule,
            done_on=case.done_on,
            due_on=case.due_on,
            due_time=_clock(case.due_time),
            latest_on=said(case.latest_on, otherwise=None),
            sentence=cleaned(said(case.sentence, otherwise="")),
        )

    def _placement(self, case: CasePlacement) -> PlacementRow:
        return PlacementRow(
            id=case.id,
            person_id=case.person,
            kind=case.kind.value,
            employer_id=self._contact(case.employer),
            tasks=cleaned(case.tasks),
            mentor=cleaned(case.mentor),
            transport=cleaned(case.transport),
            begun_on=case.begun_on,
            planned_end_on=case.planned_end_on,
            ended_on=case.ended_on,
            ended_early_reason=cleaned(case.ended_early_reason),
            note=cleaned(case.note, lines=True),
        )

    def _consent(self, case: CaseConsent) -> ConsentRow:
        row = ConsentRow(
            id=case.id,
            person_id=case.person,
            purpose=cleaned(case.purpose),
            given_on=case.given_on,
            valid_to=case.valid_to,
            withdrawn_on=case.withdrawn_on,
            note=cleaned(case.note, lines=True),
            given_by=said(case.given_by, otherwise=""),
            scope=sorted(said(case.scope, otherwise=())),
            language=said(case.language, otherwise=""),
            read_aloud=said(case.read_aloud, otherwise=False),
            exceptions=cleaned(said(case.exceptions, otherwise=""), lines=True),
            document_id=said(case.document, otherwise=None),
        )
        for name in ("giver", "holder", "interpreter", "withdrawn_how"):
            setattr(row, name, cleaned(said(getattr(case, name), otherwise="")))
        row.parties = [
            self._party(place, each) for place, each in enumerate(said(case.parties, otherwise=()))
        ]
        return row

    def _party(self, place: int, case: CaseConsentParty) -> ConsentPartyRow:
        row = ConsentPartyRow(position=place, contact_id=self._contact(case.contact))
        for name in ("organisation", "unit", "name"):
            setattr(row, name, cleaned(said(getattr(case, name), otherwise="")))
        return row

    def _event(self, case: CaseEvent) -> EventRow:
        row = EventRow(
            id=case.id,
            kind=case.kind,
            title=cleaned(case.title),
            family_id=self._family,
            person_id=said(case.person, otherwise=None),
            contact_id=self._contact(case.contact),
            note=cleaned(said(case.note, otherwise=""), lines=True),
            responsible=case.responsible,
            uid=self._free_uid(case),
            created_at=self._now,
            updated_at=self._now,
        )
        for name in ("meeting_type", "recurrence", "role_tag", "group_tag", "origin"):
            setattr(row, name, said(getattr(case, name), otherwise=""))
        for name in ("place", "unit", "waiting_for"):
            setattr(row, name, cleaned(said(getattr(case, name), otherwise="")))
        for name in ("starts_on", "ends_on", "due_on", "remind_before", "snoozed_until", "done_on"):
            setattr(row, name, said(getattr(case, name), otherwise=None))
        for name in ("starts_at", "ends_at", "due_at"):
            setattr(row, name, _clock(getattr(case, name)))
        row.occurrences = [_occurrence(each) for each in said(case.occurrences, otherwise=())]
        return row

    def _free_uid(self, case: CaseEvent) -> str:
        uid = said(case.uid, otherwise=f"{case.id}@linkworker")
        taken = self._session.scalar(select(EventRow.id).where(EventRow.uid == uid, EventRow.id != case.id))
        return uid if taken is None else f"{uuid4()}@linkworker"


_ABOUT = ("subject_kind", "subject_id", "rule")
_KNOWN_BY: Mapping[type, tuple[str, ...]] = {
    HappeningRow: (*_ABOUT, "kind", "on_date", "at_time"),
    ExemptionRow: _ABOUT,
    SettledRow: (*_ABOUT, "done_on"),
}


def _occurrence(case: CaseOccurrence) -> EventOccurrenceRow:
    row = EventOccurrenceRow(original_on=case.original_on, is_cancelled=case.cancelled)
    for name in ("moved_to_on", "snoozed_until", "done_on"):
        value: date | datetime | None = said(getattr(case, name), otherwise=None)
        setattr(row, name, value)
    row.moved_to_at = _clock(case.moved_to_at)
    row.note = cleaned(said(case.note, otherwise=""), lines=True)
    return row


def _clock(text: str | UnsetType) -> time | None:
    return None if text is UNSET else time.fromisoformat(text)
