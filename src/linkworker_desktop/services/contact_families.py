"""The families a contact works with, and what of it stays when another contact takes its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from linkworker_desktop.domain.consent_standing import HOLDING, ConsentState
from linkworker_desktop.domain.contact import ContactId
from linkworker_desktop.domain.coordination import Actor
from linkworker_desktop.domain.moments import date_text
from linkworker_desktop.i18n import _, ngettext
from linkworker_desktop.i18n.danish import danish_sort_key
from linkworker_desktop.persistence import look as kinds
from linkworker_desktop.persistence.look import Kinds, Look, among
from linkworker_desktop.services.consent_reading import consents_of
from linkworker_desktop.services.contact_views import ContactUse, UseKind
from linkworker_desktop.services.relay_reading import relay_of

MOST_NAMED = 3
"""So many families are named in a sentence; the others are counted."""
_NETWORKS = """
SELECT family.id, family.surname,
    json_group_array(DISTINCT involvement.purpose) FILTER (WHERE involvement.purpose <> '') AS purposes
FROM involvement JOIN family ON family.id = involvement.family_id
WHERE involvement.contact_id = :contact AND family.deleted_at IS NULL
    AND (involvement.until IS NULL OR involvement.until > :today)
GROUP BY family.id ORDER BY family.sort_key, family.id
"""
_COORDINATED = """
SELECT family.id, family.surname, min(coordinator.since) AS since
FROM coordinator JOIN family ON family.id = coordinator.family_id
WHERE coordinator.contact_id = :contact AND coordinator.until IS NULL AND family.deleted_at IS NULL
GROUP BY family.id ORDER BY family.sort_key, family.id
"""
_WORKED_WITH = """
SELECT family.surname FROM family
WHERE family.deleted_at IS NULL AND family.id IN (SELECT family_id FROM involvement
    WHERE contact_id IN (SELECT value FROM json_each(:contacts)) AND (until IS NULL OR until > :today))
ORDER BY family.sort_key, family.id
"""
_CONSENTING = """
SELECT DISTINCT membership.family_id FROM consent_party
JOIN consent ON consent.id = consent_party.consent_id
JOIN membership ON membership.person_id = consent.person_id
JOIN family ON family.id = membership.family_id
WHERE consent_party.contact_id = :contact AND consent.withdrawn_on IS NULL AND family.deleted_at IS NULL
"""
_RELAYED = """
SELECT DISTINCT family.id FROM relay_entry JOIN family ON family.id = relay_entry.family_id
WHERE :contact IN (relay_entry.to_contact, relay_entry.from_contact) AND family.deleted_at IS NULL
"""
_COLUMNS: Kinds = {
    "id": kinds.identifier,
    "family_id": kinds.identifier,
    "since": kinds.day,
    "purposes": kinds.texts,
}
_ASKED_ANEW = HOLDING | {ConsentState.NOT_YET}


@dataclass(frozen=True, slots=True)
class Staying:
    """What stays with a contact when another takes its place: consents that name it, and relays it holds or is offered.

    `relays` are the surnames of the families.
    """

    consents: int = 0
    relays: tuple[str, ...] = ()


def uses_in_families(look: Look, contact: ContactId, today: date) -> Iterator[ContactUse]:
    """Yield the families a contact works with and those it coordinates round, each once."""
    values = {"contact": contact.hex, "today": today.isoformat()}
    for row in look.rows(_NETWORKS, values, _COLUMNS):
        yield ContactUse(UseKind.NETWORK, row.surname, ", ".join(row.purposes), row.id, row.id)
    for row in look.rows(_COORDINATED, {"contact": contact.hex}, _COLUMNS):
        detail = _("Tovholder siden {day}").format(day=date_text(row.since))
        yield ContactUse(UseKind.COORDINATOR, row.surname, detail, row.id, row.id)


def staying_with(look: Look, contact: ContactId, today: date) -> Staying:
    """Return what another contact cannot take over: a consent is given to one alone, a relay is handed on."""
    consents: set[UUID] = set()
    for row in look.rows(_CONSENTING, {"contact": contact.hex}, _COLUMNS):
        for view in consents_of(look, row.family_id, today):
            is_named = any(party.contact == contact for party in view.draft.parties)
            if is_named and view.state in _ASKED_ANEW and view.draft.consent is not None:
                consents.add(view.draft.consent)
    relays = []
    for row in look.rows(_RELAYED, {"contact": contact.hex}, _COLUMNS):
        relay = relay_of(look, row.id, today)
        if contact in _hands_of(relay.state.holder, relay.state.offer.taker if relay.state.offer else None):
            relays.append(relay.surname)
    return Staying(len(consents), tuple(sorted(relays, key=danish_sort_key)))


def staying_sentences(staying: Staying, name: str) -> tuple[str, ...]:
    """Return what is to be done by hand about what stays with the contact of a name; none where nothing does."""
    said = []
    if staying.consents:
        sentence = ngettext(
            "{number} samtykke nævner {name} og flytter ikke med. Spørg familien igen.",
            "{number} samtykker nævner {name} og flytter ikke med. Spørg familierne igen.",
            staying.consents,
        )
        said.append(sentence.format(number=staying.consents, name=name))
    if staying.relays:
        sentence = _("{name} har stafetten hos {families}. Giv den videre på familiens side.")
        said.append(sentence.format(name=name, families=_named(staying.relays)))
    return tuple(said)


def remarks_on_work(look: Look, contacts: Iterable[UUID], today: date) -> tuple[str, ...]:
    """Return the sentence about families that contacts work with though they have ended; none when there are none."""
    values = {"contacts": among(contacts), "today": today.isoformat()}
    surnames = [row.surname for row in look.rows(_WORKED_WITH, values)]
    if not surnames:
        return ()
    sentence = ngettext(
        "Arbejder stadig med familien {families}. Sæt en anden i stedet med »Erstat overalt«.",
        "Arbejder stadig med {number} familier: {families}. Sæt en anden i stedet med »Erstat overalt«.",
        len(surnames),
    )
    return (sentence.format(number=len(surnames), families=_named(surnames)),)


def _hands_of(*actors: Actor | None) -> set[UUID | None]:
    return {actor.contact for actor in actors if actor is not None}


def _named(surnames: Sequence[str]) -> str:
    named = ", ".join(surnames[:MOST_NAMED])
    return f"{named} (+{len(surnames) - MOST_NAMED})" if len(surnames) > MOST_NAMED else named
