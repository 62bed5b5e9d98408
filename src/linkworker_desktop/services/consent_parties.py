"""Whom a consent can be about sharing with: those who work with the family first, then the directory."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from linkworker_desktop.domain.consent import ConsentParty
from linkworker_desktop.domain.contact import ContactId, Sector
from linkworker_desktop.domain.network import Network, NetworkBody


@dataclass(frozen=True, slots=True)
class PartyChoice:
    """A place or a person to choose. `within` says where a person works; `sector` decides the icon."""

    party: ConsentParty
    name: str
    within: str
    sector: Sector | None = None


def choices_of(network: Network) -> tuple[PartyChoice, ...]:
    """Return every place of a network with its people below it, authorities first; what has ended is left out."""
    found: dict[ConsentParty, PartyChoice] = {}
    for body in (*network.authorities, *network.others):
        for choice in _of_body(body):
            found.setdefault(choice.party, choice)
    return tuple(found.values())


def choice_of(party: ConsentParty, sector: Sector | None = None) -> PartyChoice:
    """Return a place or a person as it is chosen."""
    names = tuple(part for part in (party.name, party.unit, party.organisation) if part)
    return PartyChoice(party, names[0] if names else "", ", ".join(names[1:]), sector)


def party_of(organisation: str, unit: str, person: str, contact: UUID) -> ConsentParty:
    """Return a contact of the directory as somebody to share with: the place alone where nobody is named."""
    if not person and (organisation or unit):
        return ConsentParty(organisation, unit)
    return ConsentParty(organisation, unit, person, ContactId(contact))


def _of_body(body: NetworkBody) -> Iterator[PartyChoice]:
    unit = body.name if body.organisation and body.name != body.organisation else ""
    if body.organisation:
        yield choice_of(ConsentParty(body.organisation, unit), body.sector)
    for person in body.named:
        party = ConsentParty(body.organisation, unit, person.name, person.contact)
        yield choice_of(party, body.sector)
