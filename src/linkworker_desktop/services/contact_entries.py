"""Which contacts the papers about contacts may print, and what of them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from linkworker_desktop.documents.directory_content import Audience, DirectoryEntry, Doubt, PrintedPhone
from linkworker_desktop.domain import phone
from linkworker_desktop.domain.contact import ContactDraft, Freshness, Visibility
from linkworker_desktop.domain.languages import DANISH
from linkworker_desktop.services.contact_printed import printed_hours
from linkworker_desktop.services.contact_views import ContactView

_AUDIENCES = {
    Visibility.EVERYONE: Audience.EVERYONE,
    Visibility.MUNICIPALITY: Audience.MUNICIPALITY,
    Visibility.ONLY_ME: Audience.ONLY_ME,
}
_DOUBTS = {
    Freshness.NEVER: Doubt.NEVER,
    Freshness.STALE: Doubt.STALE,
    Freshness.CHANGED: Doubt.CHANGED,
}


def printed_entries(
    views: Iterable[ContactView], today: date, *, private: bool = False, language: str = DANISH
) -> tuple[DirectoryEntry, ...]:
    """Return what is printed of the contacts; those that may not be printed are left out.

    A contact that has ended or lies in the trash is never printed. One that only the link-worker may see, and
    numbers, e-mail addresses and notes of that kind, are printed with `private` alone. Whether a contact may stand
    in welcome folders (`printable`) does not count here: these papers are the office's own.
    """
    return tuple(
        _entry(view, today, private=private, language=language)
        for view in views
        if _may_be_printed(view, private=private)
    )


def _may_be_printed(view: ContactView, *, private: bool) -> bool:
    draft = view.draft
    if draft.ended_on is not None or view.deleted_at is not None:
        return False
    return private or draft.visibility is not Visibility.ONLY_ME


def _entry(view: ContactView, today: date, *, private: bool, language: str) -> DirectoryEntry:
    draft = view.draft
    is_closed = draft.is_closed(today)
    hours = printed_hours(draft, language, today)
    return DirectoryEntry(
        name=draft.name,
        category=view.category.label,
        sector=view.category.sector,
        town=_town(draft),
        place=" · ".join(part for part in (draft.unit, draft.service) if part),
        person=draft.person if draft.organisation else "",
        role=draft.role,
        phones=tuple(
            PrintedPhone(phone.shown(each.number), each.label)
            for each in draft.phones
            if private or not each.only_me
        ),
        addresses=_addresses(draft),
        emails=_emails(draft, private=private),
        website=draft.website,
        hours=(hours,) if hours else (),
        languages=draft.languages,
        interpreter=draft.interpreter,
        how_to_apply=draft.how_to_apply,
        what_to_bring=draft.what_to_bring,
        area_served=draft.area_served,
        note=draft.note,
        private_note=draft.private_note if private else "",
        doubt=_DOUBTS.get(view.freshness, Doubt.NONE),
        confirmed_on=draft.verified_on,
        closed_until=draft.closed_until if is_closed else None,
        closed_why=draft.closed_why if is_closed else "",
        audience=_AUDIENCES[draft.visibility],
    )


def _town(draft: ContactDraft) -> str:
    towns = (draft.address.town, *(each.address.town for each in draft.more_addresses))
    return next((town for town in towns if town), "")


def _addresses(draft: ContactDraft) -> tuple[str, ...]:
    further = (
        f"{each.label}: {each.address.line}" if each.label else each.address.line
        for each in draft.more_addresses
        if each.address.line
    )
    return (*((draft.address.line,) if draft.address.line else ()), *further)


def _emails(draft: ContactDraft, *, private: bool) -> tuple[str, ...]:
    further = (each.address for each in draft.more_emails if private or not each.only_me)
    return tuple(email for email in (draft.email, *further) if email)
