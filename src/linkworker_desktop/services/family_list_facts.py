"""What lists say of families beyond their names, for all of them in one statement."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from linkworker_desktop.domain.categories import CATEGORIES
from linkworker_desktop.domain.coordination import Actor, Coordinator, with_holder
from linkworker_desktop.domain.family import MemberDraft, Relation
from linkworker_desktop.domain.network import AUTHORITY_SECTORS, CountsAs
from linkworker_desktop.domain.relay import RelayEntry, RelayKind, state_of
from linkworker_desktop.domain.rules.arithmetic import moved_day
from linkworker_desktop.domain.rules.spans import Span, Unit
from linkworker_desktop.domain.rules.subjects import Residence
from linkworker_desktop.domain.rules.working_days import WorkingDays
from linkworker_desktop.persistence import look as kinds
from linkworker_desktop.persistence.look import Kinds, Look
from linkworker_desktop.services.family_list_views import FamilyPhase, ListFacts
from linkworker_desktop.services.rule_book import rules_in_force

_FACTS = """
WITH wanted AS (SELECT value AS id FROM json_each(:families)),
    here AS (SELECT membership.family_id, membership.person_id, membership.relation, person.birth_date,
            person.residence
        FROM wanted CROSS JOIN membership ON membership.family_id = wanted.id
        JOIN person ON person.id = membership.person_id
        WHERE membership.moved_out IS NULL OR membership.moved_out > :today),
    happened AS (SELECT happening.family_id,
            max(CASE WHEN kind IN ('plan_made', 'plan_revised') THEN on_date END) AS plan_on,
            max(CASE WHEN kind = 'takeover' THEN on_date END) AS takeover_on,
            max(kind = 'course_begun' AND on_date <= :today) AS has_begun,
            max(CASE WHEN on_date <= :today THEN on_date END) AS happened_on
        FROM wanted CROSS JOIN happening ON happening.family_id = wanted.id GROUP BY happening.family_id),
    noted AS (SELECT log_entry.family_id, max(date(at)) AS noted_on
        FROM wanted CROSS JOIN log_entry ON log_entry.family_id = wanted.id
        WHERE deleted_at IS NULL GROUP BY log_entry.family_id),
    done AS (SELECT event.family_id, max(max(coalesce(event.done_on, ''), coalesce(occurrence.done_on, ''),
            CASE WHEN kind <> 'task' AND recurrence = '' AND coalesce(starts_on, '') <= :today
                THEN coalesce(starts_on, '') ELSE '' END)) AS done_on
        FROM wanted CROSS JOIN event ON event.family_id = wanted.id
        LEFT JOIN event_occurrence AS occurrence ON occurrence.event_id = event.id
        WHERE event.deleted_at IS NULL GROUP BY event.family_id)
SELECT family.id, family.housed_at, family.hotspot_on,
    happened.plan_on, happened.takeover_on, happened.has_begun, happened.happened_on, noted.noted_on, done.done_on,
    (SELECT json_group_array(json_array(person_id, relation, birth_date, residence)) FROM here
        WHERE here.family_id = family.id) AS members,
    (SELECT count(*) FROM here JOIN placement ON placement.person_id = here.person_id
        WHERE here.family_id = family.id AND placement.begun_on <= :today
            AND (placement.ended_on IS NULL OR placement.ended_on > :today)) AS placements,
    (SELECT json_group_array(json_array(consent.person_id, consent.given_on, consent.valid_to))
        FROM here JOIN consent ON consent.person_id = here.person_id
        WHERE here.family_id = family.id AND consent.given_on <= :today
            AND (consent.withdrawn_on IS NULL OR consent.withdrawn_on > :today)) AS consents,
    (SELECT json_group_array(json_array(coalesce(nullif(coordinator.name, ''), contact.person, ''),
            coordinator.contact_id, coordinator.since) ORDER BY coordinator.since, coordinator.id)
        FROM coordinator LEFT JOIN contact ON contact.id = coordinator.contact_id
        WHERE coordinator.family_id = family.id AND coordinator.until IS NULL) AS coordinators,
    (SELECT json_group_array(json_array(id, seq, kind, at, to_name, to_contact, from_name, from_contact, corrects)
            ORDER BY seq)
        FROM relay_entry WHERE relay_entry.family_id = family.id) AS relay,
    (SELECT count(DISTINCT CASE WHEN contact.organisation_id IS NULL THEN contact.id
            ELSE contact.organisation_id || coalesce(contact.unit_id, '') END)
        FROM involvement JOIN contact ON contact.id = involvement.contact_id
        WHERE involvement.family_id = family.id AND (involvement.until IS NULL OR involvement.until > :today)
            AND contact.deleted_at IS NULL AND (contact.ended_on IS NULL OR contact.ended_on > :today)
            AND (involvement.counts_as = :authority OR (involvement.counts_as = ''
                AND contact.category IN (SELECT value FROM json_each(:categories))))) AS authorities
FROM wanted CROSS JOIN family ON family.id = wanted.id
LEFT JOIN happened ON happened.family_id = family.id
LEFT JOIN noted ON noted.family_id = family.id
LEFT JOIN done ON done.family_id = family.id
"""
_KINDS: Kinds = {
    "id": kinds.identifier,
    "housed_at": kinds.moment,
    "plan_on": kinds.day,
    "takeover_on": kinds.day,
    "members": json.loads,
    "consents": json.loads,
    "coordinators": json.loads,
    "relay": json.loads,
}
_CONSENT_RULE = "R72"
_USUAL_CONSENT = Span(12, Unit.MONTHS)


def facts_of(look: Look, families: Iterable[UUID], now: datetime) -> dict[UUID, ListFacts]:
    """Return what is known of families at local wall time `now`, in two statements."""
    values = {
        "families": kinds.among(families),
        "today": now.date().isoformat(),
        "authority": CountsAs.AUTHORITY.value,
        "categories": json.dumps(
            [code for code, each in CATEGORIES.items() if each.sector in AUTHORITY_SECTORS]
        ),
    }
    rows = look.rows(_FACTS, values, _KINDS)
    length = _consent_length(look)
    return {row.id: _facts(row, length, now) for row in rows}


def _consent_length(look: Look) -> Span:
    """Return how long a consent holds by the municipality's rule."""
    rule = next((each for each in rules_in_force(look) if each.code == _CONSENT_RULE), None)
    return _USUAL_CONSENT if rule is None or rule.offset is None else rule.offset


def _facts(row: Any, length: Span, now: datetime) -> ListFacts:
    today = now.date()
    entries = tuple(_entry(kept) for kept in row.relay)
    holder = state_of(entries).holder
    named = tuple(
        Coordinator(Actor(name, _id(contact)), date.fromisoformat(since))
        for name, contact, since in row.coordinators
    )
    until = _until(row.consents, length, today)
    adults = [person for person, relation, born, _ground in row.members if _is_adult(relation, born, today)]
    days = [each for each in (row.noted_on, row.happened_on, row.done_on) if each]
    days += [entry.at.date().isoformat() for entry in entries]
    return ListFacts(
        phase=_phase(row, now),
        coordinators=tuple(each.actor.name for each in with_holder(named, holder) if each.actor.name),
        noted_on=date.fromisoformat(row.noted_on) if row.noted_on else None,
        moved_on=date.fromisoformat(max(days)) if days else None,
        plan_on=row.plan_on,
        takeover_on=row.takeover_on,
        consents_until=min(until.values(), default=None),
        adults_without_consent=sum(person not in until for person in adults),
        authorities=row.authorities,
        residences=frozenset(
            Residence(each[3]) for each in row.members if each[3] in {known.value for known in Residence}
        ),
        is_hotspot=row.hotspot_on is not None,
    )


def _phase(row: Any, now: datetime) -> FamilyPhase:
    if row.placements:
        return FamilyPhase.WORK
    if row.has_begun:
        return FamilyPhase.COURSE
    return FamilyPhase.COMING if row.housed_at is None or row.housed_at > now else FamilyPhase.ARRIVAL


def _until(consents: Iterable[tuple[str, str, str | None]], length: Span, today: date) -> Mapping[str, date]:
    """Return until when each person's longest consent in force holds."""
    last: dict[str, date] = defaultdict(lambda: date.min)
    for person, given_on, valid_to in consents:
        given = date.fromisoformat(given_on)
        ends = date.fromisoformat(valid_to) if valid_to else None
        ends = ends or moved_day(given, length.amount, length.unit, WorkingDays()) or date.max
        if ends >= today:
            last[person] = max(last[person], ends)
    return last


def _is_adult(relation: str, birth_date: str | None, today: date) -> bool:
    born = date.fromisoformat(birth_date) if birth_date else None
    return MemberDraft("", relation=Relation(relation), birth_date=born).is_adult(today)


def _entry(kept: Any) -> RelayEntry:
    ident, seq, kind, at, to_name, to_contact, from_name, from_contact, corrects = kept
    return RelayEntry(
        UUID(ident),
        seq,
        RelayKind(kind),
        datetime.fromisoformat(at),
        giver=Actor(from_name, _id(from_contact)) if from_name else None,
        taker=Actor(to_name, _id(to_contact)) if to_name else None,
        corrects=_id(corrects),
    )


def _id(kept: str | None) -> UUID | None:
    return UUID(kept) if kept else None
