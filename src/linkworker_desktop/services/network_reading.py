"""Reading a family's network: two questions, however much there is."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from linkworker_desktop.base.clock import LOCAL_ZONE
from linkworker_desktop.domain.categories import CATEGORIES
from linkworker_desktop.domain.contact import ContactId
from linkworker_desktop.domain.family import FamilyId, PersonId, Relation
from linkworker_desktop.domain.network import (
    MOST_UNCOORDINATED,
    CountsAs,
    Frequency,
    Involved,
    InvolvementDraft,
    InvolvementId,
    Stay,
)
from linkworker_desktop.domain.network_counting import read_network
from linkworker_desktop.domain.network_members import Household
from linkworker_desktop.persistence import look as kinds
from linkworker_desktop.persistence.folding import fold
from linkworker_desktop.persistence.look import Kinds, Look
from linkworker_desktop.services.family_rows import family_gone
from linkworker_desktop.services.network_views import ContactFamily, NetworkCoordinator, NetworkView

_FAMILY = """
SELECT family.code, family.surname, municipality.name AS municipality, municipality.linkworker,
    membership.person_id, membership.relation, membership.moved_in, membership.moved_out,
    person.given_name, person.surname AS own_surname, person.birth_date,
    (SELECT json_group_array(json_object('name', coalesce(nullif(coordinator.name, ''), contact.person, ''),
        'contact', coordinator.contact_id) ORDER BY coordinator.since, coordinator.id)
     FROM coordinator LEFT JOIN contact ON contact.id = coordinator.contact_id
     WHERE coordinator.family_id = family.id AND coordinator.since <= :on
        AND (coordinator.until IS NULL OR coordinator.until > :on)) AS coordinators
FROM family
LEFT JOIN municipality ON municipality.id = 1
LEFT JOIN membership ON membership.family_id = family.id
LEFT JOIN person ON person.id = membership.person_id
WHERE family.id = :family
ORDER BY membership.position, membership.moved_in, membership.id
"""
_INVOLVED = """
SELECT involvement.id, involvement.contact_id, involvement.purpose, involvement.since, involvement.until,
    involvement.frequency, involvement.counts_as, involvement.note,
    (SELECT json_group_array(person_id) FROM involvement_person WHERE involvement_id = involvement.id) AS persons,
    contact.person, contact.role, contact.category, contact.ended_on, contact.deleted_at,
    coalesce(organisation.name, '') AS organisation, coalesce(organisation.folded, '') AS organisation_folded,
    coalesce(unit.name, '') AS unit, coalesce(unit.folded, '') AS unit_folded
FROM involvement
JOIN contact ON contact.id = involvement.contact_id
LEFT JOIN organisation ON organisation.id = contact.organisation_id
LEFT JOIN unit ON unit.id = contact.unit_id
WHERE involvement.family_id = :family
ORDER BY involvement.id
"""
_OF_CONTACT = """
SELECT involvement.id, involvement.family_id, involvement.purpose, involvement.since, involvement.until,
    family.code, family.surname,
    (SELECT json_group_array(person.given_name ORDER BY person.given_name)
     FROM involvement_person JOIN person ON person.id = involvement_person.person_id
     WHERE involvement_id = involvement.id) AS members
FROM involvement JOIN family ON family.id = involvement.family_id
WHERE involvement.contact_id = :contact AND family.deleted_at IS NULL
ORDER BY involvement.until IS NOT NULL AND involvement.until <= :today, family.sort_key, involvement.id
"""
_KINDS: Kinds = {
    "id": kinds.identifier,
    "contact_id": kinds.identifier,
    "family_id": kinds.identifier,
    "person_id": kinds.identifier,
    "birth_date": kinds.day,
    "moved_in": kinds.day,
    "moved_out": kinds.day,
    "since": kinds.day,
    "until": kinds.day,
    "ended_on": kinds.day,
    "deleted_at": kinds.instant,
    "persons": json.loads,
    "members": json.loads,
    "coordinators": json.loads,
}


def network_view(
    look: Look, family: FamilyId, *, on: date, today: date, only: Collection[PersonId] = ()
) -> NetworkView:
    """Return the network of a family on a day, or what of it works with one of the members in `only`.

    Raises `UserError` when the family is gone for good.
    """
    rows = look.rows(_FAMILY, {"family": family.hex, "on": on.isoformat()}, _KINDS)
    if not rows:
        raise family_gone()
    first, stays = rows[0], tuple(_stay(row) for row in rows if row.person_id is not None)
    involved = involved_of(look, family)
    household, municipality = Household(stays, on), fold(first.municipality or "")
    network = read_network(involved, household, municipality=municipality, only=only)
    whole = read_network(involved, household, municipality=municipality) if only else network
    coordinators = tuple(_coordinator(each, first.linkworker or "") for each in first.coordinators)
    return NetworkView(
        family=family,
        code=first.code,
        surname=first.surname,
        on=on,
        today=today,
        network=network,
        coordinators=coordinators,
        days=changing_days(involved, stays, today),
        limit=MOST_UNCOORDINATED,
        is_uncoordinated=whole.counts.authorities > MOST_UNCOORDINATED and not coordinators,
    )


def involved_of(look: Look, family: FamilyId) -> tuple[Involved, ...]:
    """Return every involvement of a family with its contact, in one question, for `read_network`."""
    return tuple(_involved(family, row) for row in look.rows(_INVOLVED, {"family": family.hex}, _KINDS))


def families_of_contact(look: Look, contact: ContactId, today: date) -> tuple[ContactFamily, ...]:
    """Return the families a contact works or worked with, those it still works with first."""
    rows = look.rows(_OF_CONTACT, {"contact": contact.hex, "today": today.isoformat()}, _KINDS)
    return tuple(
        ContactFamily(
            involvement=InvolvementId(row.id),
            family=FamilyId(row.family_id),
            code=row.code,
            surname=row.surname,
            members=tuple(row.members),
            purpose=row.purpose,
            since=row.since,
            until=row.until,
            is_ended=row.until is not None and row.until <= today,
        )
        for row in rows
    )


def changing_days(involved: Sequence[Involved], stays: Iterable[Stay], today: date) -> tuple[date, ...]:
    """Return the days up to `today` on which the network changed; none where nobody is involved."""
    if not involved:
        return ()
    days = {day for row in involved for day in (row.draft.since, row.draft.until, row.ended_on)}
    days |= {day for stay in stays for day in (stay.moved_in, stay.moved_out)}
    return tuple(sorted(day for day in days if day is not None and day <= today))


def frequency_of(kept: str) -> Frequency:
    """Return how often, as it is kept; an empty column says nothing."""
    return Frequency(kept or Frequency.UNKNOWN)


def _stay(row: Any) -> Stay:
    return Stay(
        person=PersonId(row.person_id),
        name=row.given_name,
        surname=row.own_surname or row.surname,
        relation=Relation(row.relation),
        birth_date=row.birth_date,
        moved_in=row.moved_in,
        moved_out=row.moved_out,
    )


def _involved(family: FamilyId, row: Any) -> Involved:
    deleted_on = row.deleted_at.astimezone(LOCAL_ZONE).date() if row.deleted_at else None
    return Involved(
        draft=InvolvementDraft(
            family=family,
            contact=ContactId(row.contact_id),
            persons=tuple(sorted(PersonId(UUID(each)) for each in row.persons)),
            purpose=row.purpose,
            since=row.since,
            until=row.until,
            frequency=frequency_of(row.frequency),
            counts_as=CountsAs(row.counts_as),
            note=row.note,
            id=InvolvementId(row.id),
        ),
        person=row.person,
        role=row.role,
        sector=CATEGORIES[row.category].sector,
        organisation=row.organisation,
        unit=row.unit,
        organisation_folded=row.organisation_folded,
        unit_folded=row.unit_folded,
        ended_on=min((day for day in (row.ended_on, deleted_on) if day is not None), default=None),
    )


def _coordinator(kept: dict[str, str | None], linkworker: str) -> NetworkCoordinator:
    contact = kept["contact"]
    return NetworkCoordinator(
        name=kept["name"] or ("" if contact else linkworker),
        contact=ContactId(UUID(contact)) if contact else None,
    )
