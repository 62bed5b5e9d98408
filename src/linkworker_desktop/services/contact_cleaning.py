"""A contact as typed in, cleaned as it is kept."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from linkworker_desktop.domain.contact import (
    PRINTED_FIELDS,
    ContactDraft,
    EmailDraft,
    EmployerDraft,
    PhoneDraft,
    PlaceDraft,
)
from linkworker_desktop.domain.family import Address
from linkworker_desktop.domain.languages import LANGUAGES
from linkworker_desktop.domain.opening_hours import Schedule
from linkworker_desktop.domain.plain_text import cleaned

_LINE_FIELDS = (
    "organisation", "unit", "service", "person", "role", "email", "hours", "area_served",
    "closed_why", "source", "verified_how", "verified_by",
)  # fmt: skip
_TEXT_FIELDS = ("note", "private_note", "how_to_apply", "what_to_bring")

_SECURE = "https://"


def cleaned_contact(draft: ContactDraft) -> ContactDraft:
    """Return the draft without stray signs, empty lines of a list, or languages and fields nobody knows."""
    changes: dict[str, object] = {}
    for name in _LINE_FIELDS:
        if text := getattr(draft, name):
            changes[name] = cleaned(text)
    for name in _TEXT_FIELDS:
        if text := getattr(draft, name):
            changes[name] = cleaned(text, lines=True)
    if draft.website:
        changes["website"] = web_link(cleaned(draft.website))
    if draft.schedule:
        changes["schedule"] = _cleaned_schedule(draft.schedule)
    if draft.more_emails:
        changes["more_emails"] = tuple(_emails(draft.more_emails))
    if draft.more_addresses:
        changes["more_addresses"] = tuple(_places(draft.more_addresses))
    if draft.employer is not None:
        changes["employer"] = _cleaned_employer(draft.employer)
    if draft.changed:
        changes["changed"] = tuple(name for name in PRINTED_FIELDS if name in draft.changed)
    return replace(
        draft,
        address=cleaned_address(draft.address),
        phones=tuple(_phones(draft.phones)),
        languages=tuple(dict.fromkeys(code for code in draft.languages if code in LANGUAGES)),
        **changes,  # type: ignore[arg-type]
    )


def cleaned_address(address: Address) -> Address:
    """Return an address as it is kept."""
    return Address(cleaned(address.street), cleaned(address.post_code), cleaned(address.town))


def web_link(typed: str) -> str:
    """Return a link as it is kept: an address without a scheme gets https, and http becomes https."""
    if re.match(r"(?i)https?://", typed):
        return re.sub(r"(?i)^https?://", _SECURE, typed)
    has_scheme = re.match(r"[A-Za-z][A-Za-z0-9+.-]*:(?!\d)", typed)
    return typed if has_scheme or not typed or "." not in typed else _SECURE + typed


def _phones(phones: Iterable[PhoneDraft]) -> Iterable[PhoneDraft]:
    for each in phones:
        if number := cleaned(each.number):
            yield PhoneDraft(number, cleaned(each.label), each.only_me)


def _emails(emails: Iterable[EmailDraft]) -> Iterable[EmailDraft]:
    for each in emails:
        if address := cleaned(each.address):
            yield EmailDraft(address, cleaned(each.label), each.only_me)


def _places(places: Iterable[PlaceDraft]) -> Iterable[PlaceDraft]:
    for each in places:
        address = cleaned_address(each.address)
        if address != Address():
            yield PlaceDraft(address, cleaned(each.label))


def _cleaned_schedule(schedule: Schedule) -> Schedule:
    exceptions = tuple(replace(each, why=cleaned(each.why)) for each in schedule.exceptions)
    return Schedule(schedule.weekly, exceptions).in_order()


def _cleaned_employer(employer: EmployerDraft) -> EmployerDraft:
    return replace(
        employer,
        trades=_listed(employer.trades),
        openings=cleaned(employer.openings, lines=True),
        danish=cleaned(employer.danish),
        skills=cleaned(employer.skills, lines=True),
        languages=tuple(dict.fromkeys(code for code in employer.languages if code in LANGUAGES)),
        mentor=cleaned(employer.mentor),
        transport=cleaned(employer.transport, lines=True),
        lines=_listed(employer.lines),
        last_placement_how=cleaned(employer.last_placement_how, lines=True),
    )


def _listed(entries: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(clean for each in entries if (clean := cleaned(each))))
