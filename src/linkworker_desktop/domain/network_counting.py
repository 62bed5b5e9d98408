"""Counting the authorities and persons round a family on a day.

An authority is a unit of the municipality, or another public body: state, health, education, and housing, which places
for the municipality. Companies, volunteers, associations and interpreters are others. The sector of the contact
decides; an involvement can say otherwise.

* A unit of the municipality is known by its organisation and unit in folded form, so that »PPR« and »ppr« are one. A
  body with the municipality's own name, or without an organisation in the municipality's sector, is the municipality.
* Any other body is known by its organisation alone: two wards of one hospital are one authority.
* A contact without either is a body of its own.
* Persons are distinct contacts with a name; never merged by surname or by a shared phone. A contact without a name
  makes its body count and is no person.
* What begins after the day is not there yet. What has ended is shown and not counted: its `until` has come, its contact
  has ended, or all its members have moved out.

The 18 authorities and 47 persons of LG Insight's family (June 2012) are such counts.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from linkworker_desktop.domain.contact import ContactId, Sector
from linkworker_desktop.domain.family import PersonId
from linkworker_desktop.domain.network import (
    AUTHORITY_SECTORS,
    BodyPerson,
    Counts,
    CountsAs,
    EndedWhy,
    Frequency,
    Involved,
    Network,
    NetworkBody,
    NetworkMember,
)
from linkworker_desktop.domain.network_members import NEVER_HERE, Household
from linkworker_desktop.i18n.danish import danish_sort_key

_WITHIN = "\t"
"""Between organisation and unit in a key; no name holds it."""
_SECTORS = tuple(Sector)
_FREQUENCIES = tuple(Frequency)


@dataclass(frozen=True, slots=True)
class _Read:
    """An involvement on the day: whether it has ended, and of which body, counted or not."""

    row: Involved
    ended: EndedWhy | None
    until: date | None
    body: BodyName
    is_authority: bool

    @property
    def contact(self) -> ContactId:
        return self.row.draft.contact


def read_network(
    rows: Iterable[Involved],
    household: Household,
    *,
    municipality: str = "",
    member: PersonId | None = None,
    only: Collection[PersonId] = (),
) -> Network:
    """Return the network on the household's day, or what of it works with `member` or one of the members in `only`.

    `municipality` is the municipality's name in folded form. The order of `rows` does not matter.
    """
    begun = _read(rows, household, municipality)
    wanted = (*only, *(() if member is None else (member,)))
    shown = [each for each in begun if not wanted or any(_concerns(each, one, household) for one in wanted)]
    authorities, others, ended = _bodies(shown, household)
    members = _listed(household, begun)
    per_member = {
        each.id: _counts_of([read for read in begun if _concerns(read, each.id, household)])
        for each in members
    }
    return Network(
        members=members,
        authorities=authorities,
        others=others,
        ended=ended,
        counts=_counts_of(shown),
        per_sector=_per_sector(authorities, others, ended),
        per_member=MappingProxyType(per_member),
    )


@dataclass(frozen=True, slots=True)
class BodyName:
    """What a body is known by, and called: its unit or organisation, else its only contact."""

    key: str
    name: str
    organisation: str = ""


def body_name(row: Involved, municipality: str = "") -> BodyName:
    """Return the body of an involvement; `municipality` is the municipality's name in folded form."""
    organisation, unit = row.organisation_folded, row.unit_folded
    if not organisation and unit and row.sector is Sector.MUNICIPALITY:
        organisation = municipality
    is_own = row.sector is Sector.MUNICIPALITY or (bool(organisation) and organisation == municipality)
    if is_own and unit:
        return BodyName(f"{organisation}{_WITHIN}{unit}", row.unit, row.organisation)
    if organisation or unit:
        return BodyName(organisation or unit, row.organisation or row.unit)
    return BodyName(f"contact:{row.draft.contact.hex}", row.person)


def _read(rows: Iterable[Involved], household: Household, municipality: str) -> list[_Read]:
    """Return what has begun, in an order of its own; a contact counts the same in all of its involvements."""
    begun = sorted(
        (row for row in rows if row.draft.since is None or row.draft.since <= household.on),
        key=lambda row: (row.draft.contact.hex, row.draft.id.hex if row.draft.id else "", repr(row.draft)),
    )
    endings = [(row, *_ending(row, household)) for row in begun]
    counting = {(row.draft.contact, why is not None) for row, why, _until in endings if _is_authority(row)}
    return [
        _Read(
            row,
            why,
            until,
            body_name(row, municipality),
            is_authority=(row.draft.contact, why is not None) in counting,
        )
        for row, why, until in endings
    ]


def _is_authority(row: Involved) -> bool:
    if row.draft.counts_as is CountsAs.BY_SECTOR:
        return row.sector in AUTHORITY_SECTORS
    return row.draft.counts_as is CountsAs.AUTHORITY


def _ending(row: Involved, household: Household) -> tuple[EndedWhy | None, date | None]:
    """Return why an involvement has ended on the day, if it has, and the day it ends; the earliest cause decides."""
    moved = household.all_left_on(row.draft.persons)
    causes = [
        (day, why)
        for day, why in (
            (row.draft.until, EndedWhy.UNTIL),
            (row.ended_on, EndedWhy.CONTACT),
            (moved, EndedWhy.MEMBERS),
        )
        if day is not None
    ]
    if not causes:
        return None, None
    day, why = min(causes, key=lambda cause: cause[0])
    return (why if day <= household.on else None), (None if day == NEVER_HERE else day)


def _concerns(read: _Read, member: PersonId, household: Household) -> bool:
    """Tell whether an involvement is for `member`; of those who left only what has ended is."""
    if not read.row.draft.persons:
        return member in household.here
    return member in read.row.draft.persons and (read.ended is not None or not household.has_left(member))


def _bodies(
    reads: Sequence[_Read], household: Household
) -> tuple[tuple[NetworkBody, ...], tuple[NetworkBody, ...], tuple[NetworkBody, ...]]:
    """Return authorities, others, and what has ended: contacts of which nothing goes on."""
    going_on = {read.contact for read in reads if read.ended is None}
    active = [read for read in reads if read.ended is None]
    over = [read for read in reads if read.contact not in going_on]
    return (
        _grouped(filter(lambda read: read.is_authority, active), household),
        _grouped(filter(lambda read: not read.is_authority, active), household),
        _grouped(over, household),
    )


def _grouped(reads: Iterable[_Read], household: Household) -> tuple[NetworkBody, ...]:
    groups: dict[str, list[_Read]] = {}
    for read in reads:
        groups.setdefault(read.body.key, []).append(read)
    bodies = [_body(group, household) for group in groups.values()]
    return tuple(sorted(bodies, key=_place))


def _place(body: NetworkBody) -> tuple[int, str, str]:
    return _SECTORS.index(body.sector), danish_sort_key(body.name), body.key


def _body(reads: Sequence[_Read], household: Household) -> NetworkBody:
    contacts: dict[ContactId, list[_Read]] = {}
    for read in reads:
        contacts.setdefault(read.contact, []).append(read)
    persons = sorted((_person(group, household) for group in contacts.values()), key=_line)
    called = min((read.body for read in reads), key=lambda body: (body.name, body.organisation))
    return NetworkBody(
        key=called.key,
        name=called.name,
        organisation=called.organisation,
        sector=min((read.row.sector for read in reads), key=_SECTORS.index),
        is_authority=any(read.is_authority for read in reads),
        persons=tuple(persons),
        members=household.ordered({each for person in persons for each in person.members}),
        is_for_all=any(person.is_for_all for person in persons),
        frequency=_strongest(person.frequency for person in persons),
        since=_earliest(person.since for person in persons),
        until=_latest(person.until for person in persons),
        is_ended=all(person.ended is not None for person in persons),
    )


def _line(person: BodyPerson) -> tuple[bool, str, str]:
    return not person.name, danish_sort_key(person.name), person.contact.hex


def _person(reads: Sequence[_Read], household: Household) -> BodyPerson:
    """Return one contact; `reads` are all still going on, or all over."""
    row, drafts = reads[0].row, tuple(read.row.draft for read in reads)
    has_ended = all(read.ended is not None for read in reads)
    is_for_all = any(not draft.persons for draft in drafts)
    named = {member for draft in drafts for member in draft.persons}
    concerned = named | household.here if is_for_all else named
    if not has_ended:
        concerned = {member for member in concerned if not household.has_left(member)}
    return BodyPerson(
        contact=row.draft.contact,
        name=row.person,
        role=row.role,
        members=household.ordered(concerned),
        is_for_all=is_for_all,
        frequency=_strongest(draft.frequency for draft in drafts),
        since=_earliest(draft.since for draft in drafts),
        until=_latest([read.until for read in reads]),
        purpose=next((draft.purpose for draft in drafts if draft.purpose), ""),
        ended=max(reads, key=lambda read: read.until or date.min).ended,
        involvements=drafts,
    )


def _strongest(frequencies: Iterable[Frequency]) -> Frequency:
    return min(frequencies, key=_FREQUENCIES.index)


def _earliest(days: Iterable[date | None]) -> date | None:
    known = list(days)
    return None if None in known else min(day for day in known if day is not None)


def _latest(days: Iterable[date | None]) -> date | None:
    known = list(days)
    return None if None in known else max(day for day in known if day is not None)


def _counts_of(reads: Sequence[_Read]) -> Counts:
    going_on = {read.contact for read in reads if read.ended is None}
    counted = [read for read in reads if read.ended is None and read.is_authority]
    return Counts(
        authorities=len({read.body.key for read in counted}),
        persons=len({read.contact for read in counted if read.row.person}),
        others=len({read.contact for read in reads if read.ended is None and not read.is_authority}),
        ended=len({read.contact for read in reads} - going_on),
    )


def _counts(
    authorities: Collection[NetworkBody], others: Collection[NetworkBody], ended: Collection[NetworkBody]
) -> Counts:
    return Counts(
        authorities=len(authorities),
        persons=len({person.contact for body in authorities for person in body.named}),
        others=len({person.contact for body in others for person in body.persons}),
        ended=len({person.contact for body in ended for person in body.persons}),
    )


def _per_sector(
    authorities: Collection[NetworkBody], others: Collection[NetworkBody], ended: Collection[NetworkBody]
) -> Mapping[Sector, Counts]:
    kinds = (authorities, others, ended)
    found = {body.sector for bodies in kinds for body in bodies}
    return MappingProxyType(
        {
            sector: _counts(*(tuple(body for body in bodies if body.sector is sector) for bodies in kinds))
            for sector in _SECTORS
            if sector in found
        }
    )


def _listed(household: Household, reads: Iterable[_Read]) -> tuple[NetworkMember, ...]:
    """Return who lives here, then those who have left and of whom something is shown."""
    shown = {person for read in reads for person in read.row.draft.persons}
    return tuple(
        member
        for here in (True, False)
        for member in household.members
        if member.is_here is here and (here or member.id in shown)
    )
