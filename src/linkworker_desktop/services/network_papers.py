"""The network map of a family as a PDF, with the facts that stand over it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Protocol
from uuid import UUID

from linkworker_desktop.base.clock import Clock
from linkworker_desktop.documents import network_labels as words
from linkworker_desktop.documents.directory_labels import plain_date
from linkworker_desktop.documents.network_content import (
    NetworkPaper,
    PrintedBody,
    PrintedMember,
    PrintedPerson,
)
from linkworker_desktop.domain.consent_standing import HOLDING
from linkworker_desktop.domain.family import RELATION_LABELS, FamilyId, PersonId
from linkworker_desktop.domain.network import NetworkBody, NetworkMember
from linkworker_desktop.persistence import audit
from linkworker_desktop.persistence.engine import Database
from linkworker_desktop.persistence.tables.families import FamilyRow
from linkworker_desktop.services.consent_reading import consents_of
from linkworker_desktop.services.municipality import Municipality
from linkworker_desktop.services.network import Network
from linkworker_desktop.services.network_views import NetworkView
from linkworker_desktop.services.paper_sender import sender_of
from linkworker_desktop.services.relay import Relay


class _Needs(Protocol):
    """The other use cases, made when they are first wanted."""

    @property
    def network(self) -> Network: ...
    @property
    def municipality(self) -> Municipality: ...
    @property
    def relay(self) -> Relay: ...


class NetworkPapers:
    """The network on paper; safe in a worker thread. That it was printed is in the log."""

    def __init__(self, database: Database, clock: Clock, services: _Needs) -> None:
        self._database = database
        self._clock = clock
        self._services = services

    def pdf(self, family: UUID, *, on: date | None = None, black_and_white: bool = False) -> bytes:
        """Return the network as it is today or on a day: the link-worker's own copy, on as many A4 pages as it takes.

        Raises `UserError` when the family is gone.
        """
        from linkworker_desktop.documents.network_map import network_map_pdf

        view = self._services.network.of_family(FamilyId(family), on=on)
        paper = self._paper(view)
        pdf = network_map_pdf(paper, black_and_white=black_and_white)
        facts = {"paper": "network", "authorities": len(paper.bodies), "persons": paper.persons}
        with self._database.write("network.print") as session:
            audit.record(session, audit.Operation.SEEN, FamilyRow.__tablename__, family, changes=facts)
        return pdf

    def _paper(self, view: NetworkView) -> NetworkPaper:
        network = view.network
        shown = {person for body in network.authorities for person in body.members}
        members = [each for each in network.members if each.is_here or each.id in shown]
        numbers = {member.id: number for number, member in enumerate(members, 1)}
        return NetworkPaper(
            surname=view.surname,
            members=tuple(_printed_member(each, numbers[each.id]) for each in members),
            bodies=tuple(_printed_body(body, numbers) for body in network.authorities),
            persons=network.counts.persons,
            others=tuple(_other(body) for body in network.others),
            other_contacts=network.counts.others,
            facts=self._facts(view),
            sender=sender_of(self._services.municipality.read()),
            printed_on=view.today,
        )

    def _facts(self, view: NetworkView) -> tuple[tuple[str, str], ...]:
        """Return what stands over the map; who holds the relay is known of today alone."""
        coordinators = ", ".join(each.name for each in view.coordinators if each.name)
        facts = [
            (words.SHOWN_ON, plain_date(view.on)),
            (words.COORDINATOR, coordinators or words.NONE),
            (words.CONSENTS, self._consents(view)),
        ]
        if view.on == view.today:
            facts.append((words.RELAY, self._relay(view.family)))
        return tuple(facts)

    def _consents(self, view: NetworkView) -> str:
        with self._database.look() as look:
            consents = consents_of(look, view.family, view.on)
        return words.consents_words([each.last_day for each in consents if each.state in HOLDING], view.on)

    def _relay(self, family: FamilyId) -> str:
        view = self._services.relay.of_family(family)
        if view.offered_to is not None:
            return words.OFFERED_TO.format(name=view.offered_to.name)
        return view.holder.name if view.holder is not None else words.NOT_BEGUN


def _printed_member(member: NetworkMember, number: int) -> PrintedMember:
    age = words.AGE.format(years=member.age) if member.age is not None else ""
    said = (RELATION_LABELS[member.relation], age)
    return PrintedMember(number, member.name, ", ".join(part for part in said if part))


def _printed_body(body: NetworkBody, numbers: dict[PersonId, int]) -> PrintedBody:
    def of(members: Sequence[PersonId]) -> tuple[int, ...]:
        return tuple(sorted(numbers[each] for each in members if each in numbers))

    persons = tuple(
        PrintedPerson(person.name, person.role, of(person.members))
        for person in body.persons
        if person.name or person.role
    )
    return PrintedBody(body.name, body.sector, body.frequency, of(body.members), persons)


def _other(body: NetworkBody) -> str:
    """Return somebody who is not counted: `Frivilligcafeen (2)` for two contacts of one place."""
    if len(body.persons) > 1:
        return words.SEVERAL.format(name=body.name, number=len(body.persons))
    return body.name
