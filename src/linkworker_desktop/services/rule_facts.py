"""What the rules need to know, read in two statements however many families there are."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache, lru_cache
from typing import NamedTuple
from uuid import UUID

from linkworker_desktop.domain.family import Relation
from linkworker_desktop.domain.rules.facts import Exemption, Facts, Settled
from linkworker_desktop.domain.rules.happenings import Happening, HappeningKind
from linkworker_desktop.domain.rules.rule import Rule
from linkworker_desktop.domain.rules.subjects import (
    MUNICIPALITY,
    Residence,
    Subject,
    SubjectKind,
    SubjectRef,
    Trait,
)
from linkworker_desktop.domain.rules.when import When
from linkworker_desktop.domain.rules.working_days import ClosedDay, WorkingDays
from linkworker_desktop.persistence.look import Look
from linkworker_desktop.services.fact_statements import Part, Row, recorded, small_parts
from linkworker_desktop.services.rule_book import counted_rules

DEFAULT_TRAITS = frozenset({Trait.IN_PROGRAMME})
"""Somebody nothing is recorded for is in the programme: the rules look only at adults."""

_REMEMBERED = 20_000
"""Subjects whose references are kept between two readings; a large directory has as many contacts."""
_CHILDREN = frozenset({Relation.SON.value, Relation.DAUGHTER.value})
_MEETINGS = {
    "coordination": HappeningKind.COORDINATION_MEETING_HELD,
    "strategic": HappeningKind.STRATEGIC_MEETING_HELD,
    "professional": HappeningKind.CAFE_MEETING_HELD,
}
"""The meetings of the municipality itself, which settle a rule by being held."""
_KINDS = {kind.value: kind for kind in HappeningKind}
_CLOSED_DAYS = "SELECT name, month, day, year FROM closed_day"
_MEMBERS = "SELECT person_id FROM membership WHERE family_id = :family"
OF_FAMILY = f"""
WHERE family_id = :family OR subject_id IN (
    {_MEMBERS}
    UNION ALL SELECT id FROM placement WHERE person_id IN ({_MEMBERS})
    UNION ALL SELECT id FROM consent WHERE person_id IN ({_MEMBERS})
)
"""  # noqa: S608 - nothing but our own words
"""What is recorded for a person goes with the person, whichever family they lived with that day."""

clock: Callable[[str], time] = time.fromisoformat


class _House(NamedTuple):
    ident: str
    code: str
    surname: str
    housed_at: str | None
    closed_on: str | None
    handed_out_at: str | None


class _Stay(NamedTuple):
    """Somebody's time in a family."""

    code: str
    position: int
    ident: str
    family: str
    relation: str
    moved_in: str | None
    moved_out: str | None
    closed_on: str | None
    family_name: str
    given_name: str
    surname: str
    birth_date: str | None
    residence: str
    traits: str | None

    @property
    def name(self) -> str:
        return f"{self.given_name} {self.surname or self.family_name}".strip()


class _Meeting(NamedTuple):
    ident: str
    family: str | None
    kind: str
    starts_on: str
    starts_at: str | None
    done_on: str | None

    @property
    def when(self) -> When:
        return _when(self.starts_on, self.starts_at)


@dataclass(frozen=True, slots=True)
class FamilyName:
    """What a family is called in a list of due dates."""

    code: str
    surname: str


@dataclass(frozen=True, slots=True)
class KnownFacts:
    """The facts, what families and persons in them are called, and what they are counted by."""

    facts: Facts
    families: dict[UUID, FamilyName]
    persons: dict[UUID, str]
    days: WorkingDays
    rules: tuple[Rule, ...]
    """The rules in force and those of the reception plan's tasks."""


def known_facts(
    look: Look, families: Collection[UUID] | None = None, *, with_contacts: bool = False
) -> KnownFacts:
    """Return the facts of some families, or of all and the municipality itself.

    With contacts, each is a subject to be confirmed again; that is thousands in a large directory.
    """
    parts = small_parts(look, families, with_contacts=with_contacts)
    houses = [_House(*row) for row in parts[Part.FAMILY]]
    people = _homes(_Stay(*row) for row in parts[Part.PERSON])
    present = {each.ident for each in people}
    placements = [row for row in parts[Part.PLACEMENT] if row[1] in present]
    consents = [row for row in parts[Part.CONSENT] if row[1] in present]
    known = {None, *(house.ident for house in houses)}
    meetings = [each for row in parts[Part.MEETING] if (each := _Meeting(*row)).family in known]
    facts = Facts(
        (
            *([Subject(MUNICIPALITY)] if families is None else []),
            *(Subject(_ref("family", house.ident), ended_on=_day(house.closed_on)) for house in houses),
            *(_person(each) for each in people),
            *(Subject(_ref("placement", row[0]), _ref("person", row[1])) for row in placements),
            *(_consent(row) for row in consents),
            *(_meeting(each) for each in meetings),
            *(Subject(_ref("contact", row[0])) for row in parts[Part.CONTACT]),
        ),
        (
            *_recorded(recorded(look, families)),
            *(fact for house in houses for fact in _of_house(house)),
            *(fact for row in placements for fact in _of_placement(row)),
            *(fact for row in consents for fact in _of_consent(row)),
            *(fact for each in meetings for fact in _of_meeting(each)),
            *(fact for row in parts[Part.CONTACT] for fact in _of_contact(row)),
        ),
        tuple(_exemption(row) for row in parts[Part.EXEMPTION]),
        tuple(_settled(row) for row in parts[Part.SETTLED]),
    )
    return KnownFacts(
        facts,
        {UUID(house.ident): FamilyName(house.code, house.surname) for house in houses},
        {_ref("person", each.ident).ident: each.name for each in people},
        WorkingDays(tuple(ClosedDay(*row) for row in parts[Part.CLOSED_DAY])),
        counted_rules(parts[Part.RULE], parts[Part.PLAN]),
    )


def closed_days(look: Look) -> WorkingDays:
    """Return the working days of the municipality."""
    return WorkingDays(tuple(ClosedDay(*row) for row in look.connection.execute(_CLOSED_DAYS)))


@lru_cache(maxsize=_REMEMBERED)
def _ref(kind: str, ident: str) -> SubjectRef:
    """Return the one reference of a subject, so that comparing two is looking whether they are the same."""
    return SubjectRef(SubjectKind(kind), UUID(ident))


def _day(kept: str | None) -> date | None:
    return None if kept is None else date.fromisoformat(kept)


def _when(day: str, at: str | None = None) -> When:
    return When(date.fromisoformat(day), None if at is None else clock(at))


def _homes(stays: Iterable[_Stay]) -> Sequence[_Stay]:
    """Return one stay for each person: where they live now, else where they lived last.

    Of two homes at the same time the one of an open case counts, then the one they came to last.
    """
    homes: dict[str, _Stay] = {}
    for stay in sorted(stays):
        kept = homes.get(stay.ident)
        if kept is None or _rank(stay) > _rank(kept):
            homes[stay.ident] = stay
    return tuple(homes.values())


def _rank(stay: _Stay) -> tuple[date, bool, date]:
    return _day(stay.moved_out) or date.max, stay.closed_on is None, _day(stay.moved_in) or date.min


def _person(stay: _Stay) -> Subject:
    traits = (
        DEFAULT_TRAITS if stay.traits is None else frozenset(Trait(each) for each in json.loads(stay.traits))
    )
    if stay.birth_date is None and stay.relation in _CHILDREN:
        traits |= {Trait.CHILD}
    return Subject(
        _ref("person", stay.ident),
        _ref("family", stay.family),
        _day(stay.birth_date),
        Residence(stay.residence) if stay.residence else None,
        traits,
        _day(stay.moved_out),
    )


def _consent(row: Row) -> Subject:
    ident, person, _given_on, _valid_to, withdrawn_on = row
    return Subject(_ref("consent", ident), _ref("person", person), ended_on=_day(withdrawn_on))


def _meeting(meeting: _Meeting) -> Subject:
    ref = _ref("meeting", meeting.ident)
    if meeting.family is None:
        return Subject(ref, MUNICIPALITY)
    return Subject(ref, _ref("family", meeting.family), traits=frozenset({Trait.CASE_MEETING}))


def _recorded(rows: Iterable[Row]) -> Sequence[Happening]:
    """Return the recorded facts. Days come again and again, so each is made once."""
    when = cache(_when)
    return [
        Happening(_KINDS[kind], _ref(subject_kind, ident), when(day, at), rule)
        for kind, subject_kind, ident, day, at, rule in rows
    ]


def _of_house(house: _House) -> Iterator[Happening]:
    ref = _ref("family", house.ident)
    if house.housed_at is not None:
        yield Happening(HappeningKind.HOUSED, ref, When.of(datetime.fromisoformat(house.housed_at)))
    if house.handed_out_at is not None:
        handed_out = When.of(datetime.fromisoformat(house.handed_out_at))
        yield Happening(HappeningKind.FOLDER_HANDED_OUT, ref, handed_out)


def _of_placement(row: Row) -> Iterator[Happening]:
    ident, _person, begun_on, planned_end_on, ended_on = row
    days = {
        HappeningKind.PLACEMENT_BEGUN: begun_on,
        HappeningKind.PLACEMENT_PLANNED_END: planned_end_on,
        HappeningKind.PLACEMENT_ENDED: ended_on,
    }
    return _on_days(_ref("placement", ident), days)


def _of_consent(row: Row) -> Iterator[Happening]:
    ident, _person, given_on, valid_to, _withdrawn_on = row
    days = {HappeningKind.CONSENT_GIVEN: given_on, HappeningKind.CONSENT_VALID_TO: valid_to}
    return _on_days(_ref("consent", ident), days)


def _of_contact(row: Row) -> Iterator[Happening]:
    ident, verified_on = row
    return _on_days(_ref("contact", ident), {HappeningKind.CONTACT_VERIFIED: verified_on})


def _on_days(ref: SubjectRef, days: Mapping[HappeningKind, str | None]) -> Iterator[Happening]:
    return (Happening(kind, ref, _when(day)) for kind, day in days.items() if day is not None)


def _of_meeting(meeting: _Meeting) -> Iterator[Happening]:
    yield Happening(HappeningKind.MEETING_AT, _ref("meeting", meeting.ident), meeting.when)
    kind = _MEETINGS.get(meeting.kind)
    if kind is not None and meeting.done_on is not None:
        yield Happening(kind, MUNICIPALITY, meeting.when)


def _exemption(row: Row) -> Exemption:
    subject_kind, ident, rule, reason, on_date = row
    return Exemption(_ref(subject_kind, ident), reason, date.fromisoformat(on_date), rule)


def _settled(row: Row) -> Settled:
    rule, subject_kind, ident, done_on, due_on, due_time, latest_on, sentence = row
    return Settled(
        rule,
        _ref(subject_kind, ident),
        date.fromisoformat(done_on),
        _when(due_on, due_time),
        None if latest_on is None else _when(latest_on),
        sentence,
    )
