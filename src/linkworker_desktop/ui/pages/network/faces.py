"""What stands on the cards of the network map, in words: read models for drawing and for screen readers."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from linkworker_desktop.domain.family import PersonId
from linkworker_desktop.domain.network import (
    FREQUENCY_LABELS,
    Counts,
    Frequency,
    Network,
    NetworkBody,
    NetworkMember,
)
from linkworker_desktop.i18n import _, ngettext
from linkworker_desktop.ui import words
from linkworker_desktop.ui.kit.states import Sector

MOST_LINES = 6
"""A card with more people than these names so many of them, the chosen member's first."""
ENDED_DAYS = 90
"""Cards of what has ended stand on the map for so many days."""
WEIGHTS = {Frequency.WEEKLY: 3, Frequency.MONTHLY: 2}


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A person of a card: the name, whether they hold the relay, and whether they work with the chosen member."""

    name: str
    holds_relay: bool = False
    is_marked: bool = False


@dataclass(frozen=True, slots=True)
class CardFace:
    """A card: who, in which sector, for whom, with which people, how often, and whether it is over."""

    key: str
    name: str
    sector: Sector
    for_whom: str
    people: tuple[PersonLine, ...]
    more: int
    weight: int
    members: frozenset[PersonId]
    is_chosen: bool
    is_ended: bool
    sentence: str

    @property
    def lines(self) -> int:
        """How many lines stand below the name and for whom it is."""
        return len(self.people) + bool(self.more)


def faces(
    network: Network, *, chosen: PersonId | None = None, holders: Collection[object] = (), on: date
) -> tuple[CardFace, ...]:
    """Return the cards of the map: the authorities by sector, among them those that ended not long ago."""
    names = {member.id: words.in_row(member.name) for member in network.members}
    standing = {body.key for body in network.authorities}
    since = on - timedelta(days=ENDED_DAYS)
    ended = [
        body
        for body in network.ended
        if body.is_authority and body.key not in standing and (body.until is None or body.until >= since)
    ]
    order = {sector: place for place, sector in enumerate(Sector)}
    bodies = sorted([*network.authorities, *ended], key=lambda body: order[Sector.of(body.sector.value)])
    return tuple(_face(body, names, chosen, holders) for body in bodies)


def counts_words(counts: Counts) -> str:
    """Return »18 myndigheder, 47 personer«."""
    authorities = ngettext("{number} myndighed", "{number} myndigheder", counts.authorities)
    people = words.people_words(counts.persons)
    return f"{authorities.format(number=counts.authorities)}, {people}"


def for_whom_words(members: Iterable[PersonId], names: Mapping[PersonId, str], *, is_for_all: bool) -> str:
    """Return »for Samer og Rima«, or »for hele familien«."""
    return _("for {names}").format(names=whom_words(members, names, is_for_all=is_for_all))


def whom_words(members: Iterable[PersonId], names: Mapping[PersonId, str], *, is_for_all: bool) -> str:
    """Return »Samer og Rima«, or »hele familien«."""
    found = [names[member] for member in members if member in names]
    return _("hele familien") if is_for_all or not found else words.joined(found)


def member_words(member: NetworkMember) -> str:
    """Return »12 år, søn«, with what is known of it."""
    from linkworker_desktop.ui.kit.age_disc import age_words

    parts = (age_words(member.age) if member.age is not None else "", words.relation_word(member.relation))
    return ", ".join(part for part in parts if part)


def _face(
    body: NetworkBody, names: Mapping[PersonId, str], chosen: PersonId | None, holders: Collection[object]
) -> CardFace:
    for_whom = for_whom_words(body.members, names, is_for_all=body.is_for_all)
    is_chosen = chosen is not None and chosen in body.members and not body.is_ended
    people = [
        PersonLine(
            words.in_row(person.name),
            person.contact in holders or person.name in holders,
            is_chosen and chosen in person.members,
        )
        for person in body.named
    ]
    people.sort(key=lambda line: (not line.holds_relay, not line.is_marked))
    shown = people if len(people) <= MOST_LINES else people[: MOST_LINES - 1]
    sector = Sector.of(body.sector.value)
    return CardFace(
        key=body.key,
        name=words.in_row(body.name),
        sector=sector,
        for_whom=for_whom,
        people=tuple(shown),
        more=len(people) - len(shown),
        weight=WEIGHTS.get(body.frequency, 1),
        members=frozenset(body.members),
        is_chosen=is_chosen,
        is_ended=body.is_ended,
        sentence=_sentence(body, sector, for_whom, people),
    )


def _sentence(body: NetworkBody, sector: Sector, for_whom: str, people: Sequence[PersonLine]) -> str:
    """Return a card as one sentence for a screen reader."""
    who = [
        _("{name}, som holder stafetten").format(name=line.name) if line.holds_relay else line.name
        for line in people
    ]
    parts = [f"{body.name}, {sector.label}, {for_whom}"]
    if who:
        parts.append(words.joined(who))
    if body.frequency is not Frequency.UNKNOWN:
        parts.append(_(FREQUENCY_LABELS[body.frequency]))
    if body.is_ended:
        parts.append(_("afsluttet"))
    return ". ".join(words.capitalised(part) for part in parts) + "."
