"""Between a contact and its part of a case file: what is the link-worker's own stays at home."""

from __future__ import annotations

from datetime import time

from linkworker_desktop.domain.contact import (
    ContactDraft,
    EmailDraft,
    EmployerDraft,
    InterpreterHelp,
    PhoneDraft,
    PlaceDraft,
    Visibility,
)
from linkworker_desktop.domain.family import Address
from linkworker_desktop.domain.opening_hours import Opening, OtherHours, Schedule
from linkworker_desktop.exchange.case_contact import (
    CaseContact,
    CaseEmail,
    CaseEmployer,
    CaseOpening,
    CaseOtherHours,
    CasePhone,
    CasePlace,
    CaseSchedule,
    only_if,
    said,
)


def case_contact(draft: ContactDraft) -> CaseContact:
    """Return a contact as a case file has it, without the private note and what is marked as the link-worker's own."""
    known = draft.interpreter is not InterpreterHelp.UNKNOWN
    return CaseContact(
        category=draft.category,
        organisation=draft.organisation,
        person=draft.person,
        role=draft.role,
        phones=tuple(
            CasePhone(number=each.number, label=each.label) for each in draft.phones if not each.only_me
        ),
        email=draft.email,
        street=draft.address.street,
        post_code=draft.address.post_code,
        town=draft.address.town,
        hours=draft.hours,
        languages=draft.languages,
        printable=draft.printable,
        verified_on=draft.verified_on,
        verified_how=draft.verified_how,
        unit=only_if(draft.unit),
        service=only_if(draft.service),
        more_emails=only_if(
            tuple(
                CaseEmail(address=each.address, label=each.label)
                for each in draft.more_emails
                if not each.only_me
            )
        ),
        more_addresses=only_if(tuple(_place(each) for each in draft.more_addresses)),
        website=only_if(draft.website),
        schedule=only_if(draft.schedule and _schedule(draft.schedule)),
        interpreter=only_if(known and draft.interpreter),
        how_to_apply=only_if(draft.how_to_apply),
        what_to_bring=only_if(draft.what_to_bring),
        area_served=only_if(draft.area_served),
        closed_until=only_if(draft.closed_until),
        closed_why=only_if(draft.closed_why),
        visibility=only_if(draft.visibility is not Visibility.EVERYONE and draft.visibility),
        verified_by=only_if(draft.verified_by),
        source=only_if(draft.source),
        changed=only_if(draft.changed),
        employer=only_if(draft.employer and _employer(draft.employer)),
        ended_on=only_if(draft.ended_on),
    )


def contact_draft(case: CaseContact) -> ContactDraft:
    """Return a case file's contact as a draft nobody has checked yet."""
    return ContactDraft(
        category=case.category,
        organisation=case.organisation,
        person=case.person,
        role=case.role,
        phones=tuple(PhoneDraft(each.number, each.label) for each in case.phones),
        email=case.email,
        address=Address(case.street, case.post_code, case.town),
        hours=case.hours,
        languages=case.languages,
        printable=case.printable,
        verified_on=case.verified_on,
        verified_how=case.verified_how,
        unit=said(case.unit, otherwise=""),
        service=said(case.service, otherwise=""),
        more_emails=tuple(
            EmailDraft(each.address, each.label) for each in said(case.more_emails, otherwise=())
        ),
        more_addresses=tuple(
            PlaceDraft(Address(each.street, each.post_code, each.town), each.label)
            for each in said(case.more_addresses, otherwise=())
        ),
        website=said(case.website, otherwise=""),
        schedule=_read_schedule(said(case.schedule, otherwise=CaseSchedule())),
        interpreter=said(case.interpreter, otherwise=InterpreterHelp.UNKNOWN),
        how_to_apply=said(case.how_to_apply, otherwise=""),
        what_to_bring=said(case.what_to_bring, otherwise=""),
        area_served=said(case.area_served, otherwise=""),
        closed_until=said(case.closed_until, otherwise=None),
        closed_why=said(case.closed_why, otherwise=""),
        visibility=said(case.visibility, otherwise=Visibility.EVERYONE),
        verified_by=said(case.verified_by, otherwise=""),
        source=said(case.source, otherwise=""),
        changed=said(case.changed, otherwise=()),
        employer=_read_employer(said(case.employer, otherwise=None)),
        ended_on=said(case.ended_on, otherwise=None),
    )


def _place(place: PlaceDraft) -> CasePlace:
    address = place.address
    return CasePlace(label=place.label, street=address.street, post_code=address.post_code, town=address.town)


def _schedule(schedule: Schedule) -> CaseSchedule:
    return CaseSchedule(
        weekly=tuple(
            CaseOpening(weekday=each.weekday, opens=_clock(each.opens), closes=_clock(each.closes))
            for each in schedule.weekly
        ),
        exceptions=tuple(
            CaseOtherHours(
                first=each.first,
                last=each.last,
                opens=None if each.opens is None else _clock(each.opens),
                closes=None if each.closes is None else _clock(each.closes),
                why=each.why,
            )
            for each in schedule.exceptions
        ),
    )


def _read_schedule(case: CaseSchedule) -> Schedule:
    return Schedule(
        tuple(
            Opening(each.weekday, time.fromisoformat(each.opens), time.fromisoformat(each.closes))
            for each in case.weekly
        ),
        tuple(
            OtherHours(
                each.first,
                each.last,
                None if each.opens is None else time.fromisoformat(each.opens),
                None if each.closes is None else time.fromisoformat(each.closes),
                each.why,
            )
            for each in case.exceptions
        ),
    )


def _clock(moment: time) -> str:
    return moment.isoformat("minutes")


def _employer(employer: EmployerDraft) -> CaseEmployer:
    return CaseEmployer(**{name: getattr(employer, name) for name in CaseEmployer.__struct_fields__})


def _read_employer(case: CaseEmployer | None) -> EmployerDraft | None:
    if case is None:
        return None
    return EmployerDraft(**{name: getattr(case, name) for name in CaseEmployer.__struct_fields__})
