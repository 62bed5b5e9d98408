"""Who works with each family of the sample: the first as it is drawn, the others by who they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from linkworker_desktop.domain.family import SCHOOL_AGES, MemberDraft
from linkworker_desktop.domain.network import Frequency
from linkworker_desktop.persistence.tables.network import InvolvementPersonRow, InvolvementRow
from linkworker_desktop.services.sample.around.contacts import Contact, Directory
from linkworker_desktop.services.sample.around.shapes import InvolvedShape, around_shape, ident_of
from linkworker_desktop.services.sample.families import SampleFamily
from linkworker_desktop.services.sample.shapes import towns

_INFANT_AGE = 6
_MANY = frozenset({"Kohdaryai", "Deeqwarsan"})
"""Families with more authorities than most, the first without a coordinator."""


@dataclass(frozen=True, slots=True)
class _Working:
    """Somebody working with a family, begun so many days after it moved in."""

    contact: Contact
    often: Frequency
    after: int
    what: str
    members: tuple[MemberDraft, ...] = ()


def involvements(family: SampleFamily, directory: Directory, today: date) -> Iterator[InvolvementRow]:
    """Yield who works with a family; the same day gives the same rows, identifiers included."""
    if family.draft.surname == around_shape().family:
        for shape in around_shape().involved:
            yield from _as_drawn(family, shape, directory, today)
        return
    housed = family.draft.housed_at
    if housed is None:
        return
    rng = Random(f"skovsunde/network/{family.code}")  # noqa: S311 - invented data
    for number, each in enumerate(_by_who_they_are(family, directory, rng, today)):
        since = housed.date() + timedelta(days=each.after)
        if since <= today:
            row = _row(f"involved/{family.code}/{number}", family, each.contact, each.often)
            row.since, row.until, row.purpose = since, None, each.what
            _name_members(row, each.members)
            yield row


def _as_drawn(
    family: SampleFamily, shape: InvolvedShape, directory: Directory, today: date
) -> Iterator[InvolvementRow]:
    by_name = {member.given_name: member for member in family.draft.members}
    for said in shape.people:
        name, _colon, members = said.partition(":")
        contact = directory.named(shape.place, name.strip())
        row = _row(f"involved/{family.code}/{shape.place}/{name}", family, contact, shape.often)
        row.since = today - timedelta(days=shape.since)
        row.until = None if shape.until is None else today - timedelta(days=shape.until)
        row.purpose = shape.what
        _name_members(row, tuple(by_name[each.strip()] for each in members.split(",") if each.strip()))
        yield row


def _by_who_they_are(
    family: SampleFamily, directory: Directory, rng: Random, today: date
) -> Iterator[_Working]:
    members = [each for each in family.draft.members if each.lives_here(today)]
    adults = tuple(each for each in members if each.is_adult(today))
    town = towns().named(family.shape.town)

    def at(place: str, role: str = "") -> Contact:
        return directory.somebody(place, rng, role)

    yield _Working(at("Modtageteamet"), Frequency.MONTHLY, 0, "bolig og den første tid")
    yield _Working(at("Integrationsenheden", "rådgiver"), Frequency.WEEKLY, 1, "kontrakt", adults)
    yield _Working(at("Ydelseskontoret"), Frequency.MONTHLY, 3, "ydelse og boligstøtte", adults)
    yield _Working(at(town.doctor), Frequency.SELDOM, 8, "egen læge")
    yield _Working(at("Sprogcenter Broen", "lærer"), Frequency.WEEKLY, 15, "danskuddannelse", adults)
    yield _Working(at("Integrationsenheden", "konsulent"), Frequency.WEEKLY, 30, "job og praktik", adults[:1])
    infants = tuple(each for each in members if (each.age(today) or 0) < _INFANT_AGE and each not in adults)
    if infants:
        yield _Working(at("Sundhedsplejen"), Frequency.MONTHLY, 12, "besøg hos de små", infants)
        yield _Working(directory.named(town.daycare), Frequency.WEEKLY, 35, "dagtilbud", infants)
    pupils = tuple(each for each in members if each.age(today) in SCHOOL_AGES)
    if pupils:
        yield _Working(at(town.school), Frequency.WEEKLY, 14, "modtagehold", pupils)
        yield _Working(at("Den Kommunale Tandpleje"), Frequency.SELDOM, 60, "indkaldelse", pupils)
        yield _Working(at("Lektiecaféen Broen"), Frequency.WEEKLY, 45, "lektiehjælp", pupils)
    if family.draft.surname in _MANY:
        yield _Working(at("Børne- og Familieafdelingen"), Frequency.MONTHLY, 50, "støtte til børnene")
        yield _Working(at("PPR"), Frequency.SELDOM, 70, "vurdering", pupils)
        yield _Working(at("Ådalby Sygehus"), Frequency.SELDOM, 65, "undersøgelser", adults[:1])
        yield _Working(directory.named("Udbetaling Danmark"), Frequency.SELDOM, 40, "børneydelse")
        yield _Working(at("Udlændingestyrelsen"), Frequency.SELDOM, 20, "opholdskort", adults)


def _row(name: str, family: SampleFamily, contact: Contact, often: Frequency) -> InvolvementRow:
    return InvolvementRow(
        id=ident_of(name),
        family_id=family.id,
        contact_id=contact[0],
        frequency=often.value,
        counts_as="",
        note="",
    )


def _name_members(row: InvolvementRow, members: tuple[MemberDraft, ...]) -> None:
    row.persons = [InvolvementPersonRow(person_id=each.person) for each in members]
