"""A contact as it is kept in columns, made into what was typed in and what pages read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from linkworker_desktop.domain import phone
from linkworker_desktop.domain.categories import CATEGORIES
from linkworker_desktop.domain.contact import (
    VERIFIED_MONTHS,
    ContactDraft,
    ContactId,
    EmailDraft,
    EmployerDraft,
    InterpreterHelp,
    PhoneDraft,
    PlaceDraft,
    Visibility,
    due_again,
    freshness,
)
from linkworker_desktop.domain.family import Address
from linkworker_desktop.domain.opening_hours import Opening, OtherHours, Schedule
from linkworker_desktop.services.contact_views import ContactView, Months


@dataclass(frozen=True, slots=True)
class Belongings:
    """What belongs to a contact and is kept in tables of its own."""

    organisation: str = ""
    unit: str = ""
    service: str = ""
    phones: tuple[PhoneDraft, ...] = ()
    emails: tuple[EmailDraft, ...] = ()
    places: tuple[PlaceDraft, ...] = ()
    employer: EmployerDraft | None = None


def draft_from(columns: Any, more: Belongings) -> ContactDraft:
    """Return the contact whose columns were read (a row of the table or of a query), as it was typed in."""
    return ContactDraft(
        category=columns.category,
        organisation=more.organisation,
        person=columns.person,
        role=columns.role,
        phones=more.phones,
        email=columns.email,
        address=Address(columns.street, columns.post_code, columns.town),
        hours=columns.hours,
        languages=tuple(columns.languages),
        printable=columns.printable,
        verified_on=columns.verified_on,
        verified_how=columns.verified_how,
        ended_on=columns.ended_on,
        note=columns.note,
        contact=ContactId(columns.id),
        unit=more.unit,
        service=more.service,
        more_emails=more.emails,
        more_addresses=more.places,
        website=columns.website,
        schedule=schedule_from(columns.schedule),
        interpreter=InterpreterHelp(columns.interpreter),
        how_to_apply=columns.how_to_apply,
        what_to_bring=columns.what_to_bring,
        area_served=columns.area_served,
        closed_until=columns.closed_until,
        closed_why=columns.closed_why,
        visibility=Visibility(columns.visibility),
        private_note=columns.private_note,
        verified_by=columns.verified_by,
        source=columns.source,
        changed=tuple(columns.changed),
        employer=more.employer,
    )


def employer_from(columns: Any) -> EmployerDraft:
    """Return the employer whose columns were read."""
    return EmployerDraft(
        trades=tuple(columns.trades),
        places=columns.places,
        openings=columns.openings,
        danish=columns.danish,
        skills=columns.skills,
        languages=tuple(columns.languages),
        mentor=columns.mentor,
        transport=columns.transport,
        lines=tuple(columns.lines),
        last_placement_on=columns.last_placement_on,
        last_placement_how=columns.last_placement_how,
    )


def view_from(
    draft: ContactDraft, contact: ContactId, deleted_at: datetime | None, today: date, months: Months
) -> ContactView:
    """Return the read model of a kept contact."""
    counts = months.get(draft.category, VERIFIED_MONTHS)
    return ContactView(
        id=contact,
        draft=draft,
        category=CATEGORIES.get(draft.category, CATEGORIES["other"]),
        phone=phone.shown(first_phone(draft.phones)),
        freshness=freshness(draft.verified_on, today, counts, changed=bool(draft.changed)),
        due_again=due_again(draft.verified_on, counts) if draft.verified_on else None,
        deleted_at=deleted_at,
        closed=draft.is_closed(today),
    )


def first_phone(phones: Sequence[PhoneDraft]) -> str:
    """Return the number to call: the first that anybody may see, else the first of the link-worker's own."""
    return next((each.number for each in sorted(phones, key=lambda each: each.only_me)), "")


def schedule_json(schedule: Schedule) -> dict[str, Any]:
    """Return a schedule as it is kept, empty for an empty one."""
    kept: dict[str, Any] = {}
    if schedule.weekly:
        kept["weekly"] = [
            [each.weekday, each.opens.isoformat("minutes"), each.closes.isoformat("minutes")]
            for each in schedule.weekly
        ]
    if schedule.exceptions:
        kept["exceptions"] = [
            [each.first.isoformat(), each.last.isoformat(), _clock(each.opens), _clock(each.closes), each.why]
            for each in schedule.exceptions
        ]
    return kept


def schedule_from(kept: Mapping[str, Any]) -> Schedule:
    """Return the schedule of its kept form."""
    if not kept:
        return Schedule()
    return Schedule(
        tuple(
            Opening(day, time.fromisoformat(opens), time.fromisoformat(closes))
            for day, opens, closes in kept.get("weekly", ())
        ),
        tuple(
            OtherHours(
                date.fromisoformat(first),
                date.fromisoformat(last),
                None if opens is None else time.fromisoformat(opens),
                None if closes is None else time.fromisoformat(closes),
                why,
            )
            for first, last, opens, closes, why in kept.get("exceptions", ())
        ),
    )


def _clock(moment: time | None) -> str | None:
    return None if moment is None else moment.isoformat("minutes")
