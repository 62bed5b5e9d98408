"""A family's own dates out of the calendar: what it goes to or waits for itself, and nothing of anybody else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from linkworker_desktop.documents import calendar_labels as words
from linkworker_desktop.documents.calendar_content import FridgeDate
from linkworker_desktop.documents.labels import both
from linkworker_desktop.domain.contact import Visibility
from linkworker_desktop.domain.events import GroupTag, Part, Responsible
from linkworker_desktop.domain.family_dates import FAMILY_DATES, FAMILY_MEETINGS
from linkworker_desktop.domain.folder import Pictogram, TextPair
from linkworker_desktop.domain.rules.subjects import SubjectKind
from linkworker_desktop.services.calendar_views import CalendarEntry, EntryKind
from linkworker_desktop.services.contact_views import ContactView

_TELLABLE = frozenset(
    {
        "bank",
        "citizen_service",
        "daycare",
        "dental_child",
        "dentist",
        "gp",
        "health_nurse",
        "language_centre",
        "library",
        "school",
    }
)
"""Categories of contacts a guest may read on the wall; of all others the sheet says »Aftale«."""


@dataclass(frozen=True, slots=True)
class FamilyAround:
    """What is known of one family beside its calendar.

    `given_names` are those of its members, `internal` the events the professionals keep to themselves.
    """

    family: UUID
    given_names: Mapping[UUID, str]
    contacts: Mapping[UUID, ContactView]
    internal: frozenset[UUID]
    language: str | None


def fridge_dates(entries: Iterable[CalendarEntry], around: FamilyAround) -> tuple[FridgeDate, ...]:
    """Return the family's coming dates in their order; the same thing for several members is one date."""
    found: dict[object, FridgeDate] = {}
    for entry in entries:
        made = _date(entry, around) if _is_own(entry, around) else None
        if made is None:
            continue
        key = made.on, made.starts, made.title.da, made.place
        known = found.get(key)
        if known is not None:
            made = replace(known, names=tuple(dict.fromkeys((*known.names, *made.names))))
        found[key] = made
    order = list(around.given_names.values())
    return tuple(
        replace(each, names=tuple(sorted(each.names, key=order.index)))
        for each in found.values()
        if not _is_agreed(each, found.values())
    )


def _is_agreed(date: FridgeDate, dates: Iterable[FridgeDate]) -> bool:
    """Tell whether there is an appointment for what a date only says must be done by then."""
    return date.is_latest and any(
        not each.is_latest and each.title.da == date.title.da and each.on <= date.on for each in dates
    )


def internal_events(tags: Iterable[tuple[UUID, GroupTag | None]]) -> frozenset[UUID]:
    """Return the events that are tagged as the organisation's own."""
    return frozenset(event for event, tag in tags if tag is GroupTag.INTERNAL)


def _is_own(entry: CalendarEntry, around: FamilyAround) -> bool:
    return (
        entry.family == around.family
        and not entry.is_done
        and not entry.is_past
        and not entry.is_overdue
        and entry.event not in around.internal
    )


def _date(entry: CalendarEntry, around: FamilyAround) -> FridgeDate | None:
    match entry.kind:
        case EntryKind.DEADLINE:
            return _of_rule(entry, around)
        case EntryKind.MEETING:
            return _of_meeting(entry, around)
        case EntryKind.TASK:
            return _of_task(entry, around)
        case EntryKind.APPOINTMENT if entry.part is Part.START or entry.due == entry.when:
            return _of_appointment(entry, around)
        case _:
            return None


def _of_rule(entry: CalendarEntry, around: FamilyAround) -> FridgeDate | None:
    if entry.deadline is None:
        return None
    row = entry.deadline.row
    known = FAMILY_DATES.get(row.rule.code)
    if known is None:
        return None
    person = row.of(SubjectKind.PERSON)
    title = both(known.title, around.language)
    names = _names(person.ident if person else None, around)
    return _on(entry, title, known.pictogram, names, is_latest=known.is_latest)


def _of_meeting(entry: CalendarEntry, around: FamilyAround) -> FridgeDate | None:
    """Return a meeting by its sort alone: its title is the professionals' own words."""
    known = FAMILY_MEETINGS.get(entry.meeting_type) if entry.meeting_type else None
    if known is None or entry.part is not Part.START:
        return None
    title = both(known.title, around.language)
    return replace(
        _on(entry, title, known.pictogram, _names(entry.person, around)), place=entry.place.strip()
    )


def _of_task(entry: CalendarEntry, around: FamilyAround) -> FridgeDate | None:
    if entry.responsible is not Responsible.CITIZEN:
        return None
    is_latest = entry.part is Part.DUE or entry.due == entry.when
    if entry.due is not None and not is_latest:
        return None
    title = TextPair(entry.title, both(words.REMEMBER, around.language).other)
    made = _on(entry, title, Pictogram.PAPERS, _names(entry.person, around), is_latest=is_latest)
    return replace(made, place=entry.place.strip())


def _of_appointment(entry: CalendarEntry, around: FamilyAround) -> FridgeDate:
    contact = around.contacts.get(entry.contact) if entry.contact else None
    if contact is not None and not _may_be_told(contact):
        contact = None
    sort = contact.category.label if contact else words.APPOINTMENT
    title = TextPair(entry.title, both(sort, around.language).other)
    pictogram = contact.category.pictogram if contact else Pictogram.MEETING
    place = ", ".join(part for part in (contact.name if contact else "", entry.place.strip()) if part)
    return replace(_on(entry, title, pictogram, _names(entry.person, around)), place=place)


def _may_be_told(contact: ContactView) -> bool:
    return contact.category.code in _TELLABLE and contact.draft.visibility is not Visibility.ONLY_ME


def _on(
    entry: CalendarEntry,
    title: TextPair,
    pictogram: Pictogram,
    names: Iterator[str],
    *,
    is_latest: bool = False,
) -> FridgeDate:
    until = entry.last_day if entry.last_day > entry.when.day else None
    return FridgeDate(
        entry.when.day,
        title,
        pictogram,
        starts=entry.when.clock,
        until=until,
        names=tuple(names),
        is_latest=is_latest,
    )


def _names(person: UUID | None, around: FamilyAround) -> Iterator[str]:
    """Yield the given name of a member; nobody else's is ever printed."""
    if person is not None and (name := around.given_names.get(person)):
        yield name
