"""The relay of one family in one statement."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from types import SimpleNamespace
from typing import Any
from uuid import UUID

from linkworker_desktop.domain import phone
from linkworker_desktop.domain.coordination import (
    Actor,
    Coordination,
    Coordinator,
    CoordinatorModel,
    Hotspot,
    with_holder,
)
from linkworker_desktop.domain.relay import (
    ABOUT_ENTRIES,
    Agreement,
    RelayEntry,
    RelayKind,
    retracted,
    state_of,
)
from linkworker_desktop.domain.relay_rules import retractable
from linkworker_desktop.i18n import _
from linkworker_desktop.persistence import look as kinds
from linkworker_desktop.persistence.look import Kinds, Look
from linkworker_desktop.services.family_rows import family_gone
from linkworker_desktop.services.relay_views import Person, RelayLine, RelayView

_RELAY = """
WITH entry AS (SELECT * FROM relay_entry WHERE family_id = :family ORDER BY seq),
    named AS (SELECT * FROM coordinator WHERE family_id = :family AND until IS NULL ORDER BY since, id),
    around AS (SELECT DISTINCT contact_id FROM involvement
        WHERE family_id = :family AND (until IS NULL OR until > :today)),
    mentioned AS (SELECT to_contact AS id FROM entry UNION SELECT from_contact FROM entry
        UNION SELECT contact_id FROM named UNION SELECT contact_id FROM around)
SELECT family.code, family.surname, family.languages, family.coordinator_model, family.hotspot_on,
    family.hotspot_reason, family.hotspot_manager, family.closed_on, family.deleted_at,
    coalesce(municipality.linkworker, '') AS linkworker,
    coalesce(municipality.linkworker_phone, '') AS linkworker_phone,
    coalesce(municipality.name, '') AS municipality,
    (SELECT json_group_array(json_object('id', id, 'seq', seq, 'at', at, 'author', author, 'kind', kind,
        'from_contact', from_contact, 'from_name', from_name, 'to_contact', to_contact, 'to_name', to_name,
        'text', text, 'agreements', json(agreements), 'initiative', initiative, 'answer_by', answer_by,
        'family_told', family_told, 'corrects', corrects)) FROM entry) AS entries,
    (SELECT json_group_array(json_object('contact_id', contact_id, 'name', name, 'since', since))
        FROM named) AS coordinators,
    (SELECT json_group_array(json_object('id', contact.id, 'person', contact.person,
        'organisation', coalesce(organisation.name, ''), 'unit', coalesce(unit.name, ''),
        'service', coalesce(service.name, ''),
        'number', (SELECT number FROM contact_phone WHERE contact_id = contact.id
            ORDER BY only_me, position LIMIT 1),
        'is_there', contact.deleted_at IS NULL AND (contact.ended_on IS NULL OR contact.ended_on > :today),
        'is_around', contact.id IN (SELECT contact_id FROM around)))
        FROM mentioned CROSS JOIN contact ON contact.id = mentioned.id
        LEFT JOIN organisation ON organisation.id = contact.organisation_id
        LEFT JOIN unit ON unit.id = contact.unit_id
        LEFT JOIN service ON service.id = contact.service_id) AS contacts
FROM family LEFT JOIN municipality ON municipality.id = 1
WHERE family.id = :family
"""
_KINDS: Kinds = {
    "languages": kinds.texts,
    "hotspot_on": kinds.day,
    "entries": json.loads,
    "coordinators": json.loads,
    "contacts": json.loads,
}


def relay_of(look: Look, family: UUID, today: date) -> RelayView:
    """Return the relay of a family as it stands. Raises `UserError` when the family is gone for good."""
    row = look.row(_RELAY, {"family": family.hex, "today": today.isoformat()}, _KINDS)
    if row is None:
        raise family_gone()
    entries = tuple(_entry(kept) for kept in row.entries)
    state = state_of(entries)
    people = _People(row)
    named = tuple(
        Coordinator(Actor(kept["name"], _id(kept["contact_id"])), date.fromisoformat(kept["since"]))
        for kept in row.coordinators
    )
    hotspot = None
    if row.hotspot_on is not None:
        hotspot = Hotspot(row.hotspot_on, row.hotspot_reason, row.hotspot_manager)
    coordination = Coordination(
        CoordinatorModel(row.coordinator_model), with_holder(named, state.holder), hotspot
    )
    return RelayView(
        family=family,
        code=row.code,
        surname=row.surname,
        today=today,
        state=state,
        lines=_lines(entries),
        coordination=coordination,
        holder=None if state.holder is None else people.person(state.holder),
        offered_to=None if state.offer is None else people.person(state.offer.taker),
        people=people.all([each.actor for each in coordination.coordinators]),
        languages=tuple(row.languages),
        is_closed=row.closed_on is not None or row.deleted_at is not None,
    )


def name_of(contact: Any) -> str:
    """Return what somebody is called in the log: the person, else the unit, the service or the organisation."""
    return str(contact.person or contact.unit or contact.service or contact.organisation)


def linkworker_name(kept: str) -> str:
    """Return what the link-worker is called, also where no name is typed in."""
    return kept or _("Link-workeren")


def agreements_of(kept: Iterable[Mapping[str, Any]]) -> tuple[Agreement, ...]:
    """Return agreements from how they are kept in a row."""
    return tuple(Agreement(each["what"], each["who"], _day(each["due"])) for each in kept)


class _People:
    """Everybody who is named in the log, coordinates, or works with the family."""

    def __init__(self, row: Any) -> None:
        self._own = Person(
            Actor(linkworker_name(row.linkworker)), _("Link-worker"), phone.shown(row.linkworker_phone)
        )
        self._municipality: str = row.municipality
        self._contacts = {UUID(kept["id"]): SimpleNamespace(**kept) for kept in row.contacts}

    def person(self, actor: Actor) -> Person:
        """Return somebody named in the log, by the name they had then, with unit and number as they are now."""
        contact = self._contacts.get(actor.contact) if actor.contact is not None else None
        if contact is None:
            return self._own if actor.is_same_as(self._own.actor) else Person(actor)
        parts = (contact.unit, contact.service, contact.organisation)
        within = next((part for part in parts if part and part != actor.name), "")
        unit = "" if within == self._municipality else within
        return Person(actor, unit, phone.shown(contact.number or ""))

    def all(self, coordinators: Sequence[Actor]) -> tuple[Person, ...]:
        """Return everybody once: the link-worker, the coordinators, then who works with the family, by name."""
        around = [
            Actor(name_of(contact), ident)
            for ident, contact in self._contacts.items()
            if contact.is_around and contact.is_there
        ]
        around.sort(key=lambda actor: actor.name.casefold())
        found = [self._own]
        for actor in (*coordinators, *around):
            if not actor.is_among(each.actor for each in found):
                found.append(self.person(actor))
        return tuple(found)


def _lines(entries: Sequence[RelayEntry]) -> tuple[RelayLine, ...]:
    gone, free = retracted(entries), retractable(entries)
    shown = [each for each in entries if each.kind not in ABOUT_ENTRIES]
    shown.sort(key=lambda each: (each.at.date(), each.seq), reverse=True)
    return tuple(
        RelayLine(
            each,
            is_retracted=each.id in gone,
            corrections=tuple(
                other
                for other in entries
                if other.kind is RelayKind.CORRECTION and other.corrects == each.id and other.id not in gone
            ),
            can_retract=each.id in free,
        )
        for each in shown
    )


def _entry(kept: Mapping[str, Any]) -> RelayEntry:
    return RelayEntry(
        id=UUID(kept["id"]),
        seq=kept["seq"],
        kind=RelayKind(kept["kind"]),
        at=datetime.fromisoformat(kept["at"]),
        author=kept["author"],
        text=kept["text"],
        agreements=agreements_of(kept["agreements"]),
        initiative=kept["initiative"],
        giver=_actor(kept, "from"),
        taker=_actor(kept, "to"),
        answer_by=_day(kept["answer_by"]),
        family_told=bool(kept["family_told"]),
        corrects=_id(kept["corrects"]),
    )


def _actor(kept: Mapping[str, Any], side: str) -> Actor | None:
    name, contact = kept[f"{side}_name"], _id(kept[f"{side}_contact"])
    return Actor(name, contact) if name or contact else None


def _id(kept: str | None) -> UUID | None:
    return None if kept is None else UUID(kept)


def _day(kept: str | None) -> date | None:
    return None if kept is None else date.fromisoformat(kept)
