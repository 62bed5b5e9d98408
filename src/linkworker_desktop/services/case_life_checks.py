"""What is refused in the life of a family in a case file, and the facts that stand elsewhere put there."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

import msgspec
from msgspec import UNSET

from linkworker_desktop.domain.ranges import is_kept_day
from linkworker_desktop.domain.rules.happening_words import HAPPENING_WORDS
from linkworker_desktop.domain.rules.happenings import HappeningKind
from linkworker_desktop.domain.rules.subjects import SubjectKind
from linkworker_desktop.exchange.case_contact import said
from linkworker_desktop.exchange.case_file import CaseFile, unusable
from linkworker_desktop.exchange.case_life import About, CaseConsent, CaseHappening, CasePlacement

_Findings = Iterable[tuple[str, bool]]
_EVENT_KINDS = frozenset({"appointment", "task", "meeting"})
_OF_ONE_WHO_CAME_LATER = frozenset(
    {HappeningKind.ALLOCATION, HappeningKind.CPR_REGISTERED, HappeningKind.TAKEOVER, HappeningKind.HOUSED}
)
_COLUMNS: Mapping[HappeningKind, str] = {
    HappeningKind.PLACEMENT_BEGUN: "begun_on",
    HappeningKind.PLACEMENT_PLANNED_END: "planned_end_on",
    HappeningKind.PLACEMENT_ENDED: "ended_on",
    HappeningKind.CONSENT_GIVEN: "given_on",
    HappeningKind.CONSENT_VALID_TO: "valid_to",
    HappeningKind.BORN: "birth_date",
}
"""Facts that have a field of their own in the record of their subject."""


def life_findings(case: CaseFile) -> _Findings:
    """Yield every place among the records with whether its value can be used."""
    known = {
        SubjectKind.PERSON: {member.person for member in case.family.members},
        SubjectKind.PLACEMENT: {each.id for each in said(case.placements, otherwise=())},
        SubjectKind.CONSENT: {each.id for each in said(case.consents, otherwise=())},
        SubjectKind.MEETING: {each.id for each in said(case.events, otherwise=())},
    }
    for place, happening in enumerate(said(case.happenings, otherwise=())):
        is_usable = _is_about_known(happening, known) and _belongs(happening) and is_kept_day(happening.on)
        ticks = happening.kind is HappeningKind.TICKED
        yield f"happenings[{place}]", is_usable and ticks == bool(happening.rule)
    for place, exemption in enumerate(said(case.exemptions, otherwise=())):
        yield f"exemptions[{place}]", _is_about_known(exemption, known) and is_kept_day(exemption.on)
    for place, settled in enumerate(said(case.settled, otherwise=())):
        days = (settled.done_on, settled.due_on, settled.latest_on or None)
        yield f"settled[{place}]", _is_about_known(settled, known) and all(map(is_kept_day, days))
    yield from _placement_findings(case, known[SubjectKind.PERSON])
    yield from _consent_findings(case, known[SubjectKind.PERSON])
    yield from _event_findings(case, known)


def with_facts_in_place(case: CaseFile) -> CaseFile:
    """Return the file with the facts that have a field of their own put there.

    Raises `UserError` naming the fact when the field says another day.
    """
    changes: dict[UUID, dict[str, Any]] = {}
    staying = []
    for place, happening in enumerate(said(case.happenings, otherwise=())):
        where = f"happenings[{place}]"
        if happening.kind is HappeningKind.HOUSED and not happening.person:
            _put(changes, case.family, {"housed_at": _moment(happening, where)}, where)
        elif happening.kind in _COLUMNS and (record := _record_of(case, happening)) is not None:
            _put(changes, record, {_COLUMNS[happening.kind]: happening.on}, where)
        else:
            staying.append(happening)
    if not changes:
        return case
    members = tuple(
        msgspec.structs.replace(each, **changes.get(each.person, {})) for each in case.family.members
    )
    family = msgspec.structs.replace(case.family, members=members, **changes.get(case.family.id, {}))
    return msgspec.structs.replace(
        case,
        family=family,
        happenings=tuple(staying) or UNSET,
        placements=_changed(case.placements, changes),
        consents=_changed(case.consents, changes),
    )


def _changed(records: Any, changes: Mapping[UUID, dict[str, Any]]) -> Any:
    if records is UNSET:
        return UNSET
    return tuple(msgspec.structs.replace(each, **changes.get(each.id, {})) for each in records)


def _record_of(case: CaseFile, happening: CaseHappening) -> Any | None:
    members = ((member.person, member) for member in case.family.members)
    owned: tuple[CasePlacement | CaseConsent, ...] = (
        *said(case.placements, otherwise=()),
        *said(case.consents, otherwise=()),
    )
    records: dict[object, Any] = {**dict(members), **{each.id: each for each in owned}}
    return records.get(happening.placement or happening.consent or happening.person)


def _put(changes: dict[UUID, dict[str, Any]], record: Any, values: dict[str, Any], where: str) -> None:
    ident = record.person if hasattr(record, "birth_date") else record.id
    kept = changes.setdefault(ident, {})
    for name, value in values.items():
        stands = kept.get(name, getattr(record, name))
        if stands is not None and stands != value:
            raise unusable(where)
        kept[name] = value


def _moment(happening: CaseHappening, where: str) -> datetime:
    if not happening.at:
        raise unusable(where)
    return datetime.combine(happening.on, time.fromisoformat(happening.at))


def _is_about_known(record: About, known: Mapping[SubjectKind, Collection[UUID]]) -> bool:
    named = [
        (SubjectKind.PERSON, record.person),
        (SubjectKind.PLACEMENT, record.placement),
        (SubjectKind.CONSENT, record.consent),
        (SubjectKind.MEETING, record.meeting),
    ]
    given = [(kind, ident) for kind, ident in named if ident is not UNSET]
    return len(given) <= 1 and all(ident in known[kind] for kind, ident in given)


def _belongs(happening: CaseHappening) -> bool:
    """Tell whether the fact can be true of whom it is recorded for."""
    kinds = {
        SubjectKind.PERSON: happening.person,
        SubjectKind.PLACEMENT: happening.placement,
        SubjectKind.CONSENT: happening.consent,
        SubjectKind.MEETING: happening.meeting,
    }
    subject = next((kind for kind, ident in kinds.items() if ident), SubjectKind.FAMILY)
    if happening.kind is HappeningKind.TICKED:
        return True
    came_later = happening.kind in _OF_ONE_WHO_CAME_LATER and subject is SubjectKind.PERSON
    return came_later or subject is HAPPENING_WORDS[happening.kind].recorded_for


def _placement_findings(case: CaseFile, persons: Collection[UUID]) -> _Findings:
    placements = said(case.placements, otherwise=())
    yield "placements", len({each.id for each in placements}) == len(placements)
    for place, each in enumerate(placements):
        yield f"placements[{place}].person", each.person in persons
        days = (each.begun_on, each.planned_end_on, each.ended_on)
        in_order = all(day is None or day >= each.begun_on for day in days)
        yield f"placements[{place}]", in_order and all(map(is_kept_day, days))


def _consent_findings(case: CaseFile, persons: Collection[UUID]) -> _Findings:
    consents = said(case.consents, otherwise=())
    yield "consents", len({each.id for each in consents}) == len(consents)
    for place, each in enumerate(consents):
        yield f"consents[{place}].person", each.person in persons
        days = (each.given_on, each.valid_to, each.withdrawn_on)
        in_order = all(day is None or day >= each.given_on for day in days)
        yield f"consents[{place}]", in_order and all(map(is_kept_day, days))


def _event_findings(case: CaseFile, known: Mapping[SubjectKind, Collection[UUID]]) -> _Findings:
    events = said(case.events, otherwise=())
    yield "events", len({each.id for each in events}) == len(events)
    for place, each in enumerate(events):
        days: tuple[date | None, ...] = (each.starts_on or None, each.ends_on or None, each.due_on or None)
        has_day = each.starts_on is not UNSET or each.due_on is not UNSET
        yield f"events[{place}].kind", each.kind in _EVENT_KINDS
        yield f"events[{place}]", has_day and all(map(is_kept_day, days))
        yield f"events[{place}].person", each.person is UNSET or each.person in known[SubjectKind.PERSON]
        yield f"events[{place}].meeting", each.meeting is UNSET or each.meeting in known[SubjectKind.MEETING]
        occurrences = said(each.occurrences, otherwise=())
        dates = [occurrence.original_on for occurrence in occurrences]
        moved = [occurrence.moved_to_on or None for occurrence in occurrences]
        is_once = len(dates) == len(set(dates))
        yield f"events[{place}].occurrences", is_once and all(map(is_kept_day, (*dates, *moved)))
