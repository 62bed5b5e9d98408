"""What the rules need to know, read in a fixed number of statements however many families there are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache, lru_cache
from typing import Any
from uuid import UUID

from linkworker_desktop.domain.family import Relation
from linkworker_desktop.domain.rules.facts import Exemption, Facts, Settled
from linkworker_desktop.domain.rules.happenings import Happening, HappeningKind
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
from linkworker_desktop.persistence import look as kinds
from linkworker_desktop.persistence.look import Kinds, Look

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

_FAMILIES = """
SELECT id, code, surname, housed_at, closed_on FROM family
WHERE deleted_at IS NULL AND (:family IS NULL OR id = :family)
"""
_PEOPLE = """
SELECT person.id, membership.family_id, membership.relation, membership.moved_in, membership.moved_out,
    family.closed_on, family.surname AS family_name, person.given_name, person.surname, person.birth_date,
    person.residence, person.traits
FROM membership JOIN person ON person.id = membership.person_id JOIN family ON family.id = membership.family_id
WHERE person.deleted_at IS NULL AND family.deleted_at IS NULL
    AND (:family IS NULL OR person.id IN (SELECT person_id FROM membership WHERE family_id = :family))
ORDER BY family.code, membership.position
"""
_MEMBERS = "SELECT person_id FROM membership WHERE family_id = :family"
OF_FAMILY = f"""
WHERE :family IS NULL OR family_id = :family OR subject_id IN (
    {_MEMBERS}
    UNION ALL SELECT id FROM placement WHERE person_id IN ({_MEMBERS})
    UNION ALL SELECT id FROM consent WHERE person_id IN ({_MEMBERS})
)
"""  # noqa: S608 - nothing but our own words
"""What is recorded for a person goes with the person, whichever family they lived with that day."""
_HAPPENINGS = f"SELECT kind, subject_kind, subject_id, on_date, at_time, rule FROM happening {OF_FAMILY}"  # noqa: S608
_EXEMPTIONS = f"SELECT subject_kind, subject_id, rule, reason, on_date FROM exemption {OF_FAMILY}"  # noqa: S608
_SETTLED = f"""
SELECT rule, subject_kind, subject_id, done_on, due_on, due_time, latest_on, sentence FROM settled {OF_FAMILY}
"""  # noqa: S608
_OF_PERSONS = f"WHERE :family IS NULL OR person_id IN ({_MEMBERS})"
_PLACEMENTS = f"SELECT id, person_id, begun_on, planned_end_on, ended_on FROM placement {_OF_PERSONS}"  # noqa: S608
_CONSENTS = f"SELECT id, person_id, given_on, valid_to, withdrawn_on FROM consent {_OF_PERSONS}"  # noqa: S608
_FOLDERS = """
SELECT family_id, min(handed_out_at) AS handed_out_at FROM folder_issue
WHERE handed_out_at IS NOT NULL AND (:family IS NULL OR family_id = :family) GROUP BY family_id
"""
_MEETINGS_HELD = """
SELECT id, family_id, meeting_type, starts_on, starts_at, done_on FROM event
WHERE kind = 'meeting' AND deleted_at IS NULL AND recurrence = '' AND starts_on IS NOT NULL
    AND (:family IS NULL OR family_id = :family)
"""
_CONTACTS = """
SELECT id, verified_on, ended_on FROM contact WHERE deleted_at IS NULL AND ended_on IS NULL
"""
_CLOSED_DAYS = "SELECT name, month, day, year FROM closed_day"


clock: Callable[[str], time] = time.fromisoformat


_KINDS: Kinds = {
    name: turn
    for names, turn in (
        (("id", "family_id", "person_id", "subject_id"), kinds.identifier),
        (
            (
                "closed_on",
                "moved_in",
                "moved_out",
                "birth_date",
                "on_date",
                "done_on",
                "due_on",
                "begun_on",
                "given_on",
            ),
            kinds.day,
        ),
        (
            (
                "planned_end_on",
                "ended_on",
                "valid_to",
                "withdrawn_on",
                "starts_on",
                "verified_on",
                "latest_on",
            ),
            kinds.day,
        ),
        (("housed_at", "handed_out_at"), kinds.moment),
        (("at_time", "due_time", "starts_at"), clock),
        (("traits",), kinds.texts),
    )
    for name in names
}


@dataclass(frozen=True, slots=True)
class FamilyName:
    """What a family is called in a list of due dates."""

    code: str
    surname: str


@dataclass(frozen=True, slots=True)
class KnownFacts:
    """The facts, what families and persons in them are called, and the municipality's working days."""

    facts: Facts
    families: dict[UUID, FamilyName]
    persons: dict[UUID, str]
    days: WorkingDays


def known_facts(look: Look, family: UUID | None = None, *, with_contacts: bool = False) -> KnownFacts:
    """Return the facts of one family, or of all and the municipality itself.

    With contacts, each is a subject to be confirmed again; that is thousands in a large directory.
    """
    reader = _Reader(look, None if family is None else family.hex)
    families = reader.rows(_FAMILIES)
    people = _homes(reader.rows(_PEOPLE))
    present = {row.id for row in people}
    placements = [row for row in reader.rows(_PLACEMENTS) if row.person_id in present]
    consents = [row for row in reader.rows(_CONSENTS) if row.person_id in present]
    known = {None, *(row.id for row in families)}
    meetings = [row for row in reader.rows(_MEETINGS_HELD) if row.family_id in known]
    contacts = reader.rows(_CONTACTS) if with_contacts else []
    subjects = [
        *([] if family else [Subject(MUNICIPALITY)]),
        *(Subject(_ref(SubjectKind.FAMILY, row.id), ended_on=row.closed_on) for row in families),
        *(_person(row) for row in people),
        *(_of_person(SubjectKind.PLACEMENT, row, None) for row in placements),
        *(_of_person(SubjectKind.CONSENT, row, row.withdrawn_on) for row in consents),
        *(_meeting(row) for row in meetings),
        *(Subject(_ref(SubjectKind.CONTACT, row.id)) for row in contacts),
    ]
    happenings = [
        *_recorded(reader),
        *_dated(SubjectKind.FAMILY, families, id="id", housed_at=HappeningKind.HOUSED),
        *_dated(
            SubjectKind.FAMILY,
            reader.rows(_FOLDERS),
            id="family_id",
            handed_out_at=HappeningKind.FOLDER_HANDED_OUT,
        ),
        *_dated(
            SubjectKind.PLACEMENT,
            placements,
            id="id",
            begun_on=HappeningKind.PLACEMENT_BEGUN,
            planned_end_on=HappeningKind.PLACEMENT_PLANNED_END,
            ended_on=HappeningKind.PLACEMENT_ENDED,
        ),
        *_dated(
            SubjectKind.CONSENT,
            consents,
            id="id",
            given_on=HappeningKind.CONSENT_GIVEN,
            valid_to=HappeningKind.CONSENT_VALID_TO,
        ),
        *_dated(SubjectKind.CONTACT, contacts, id="id", verified_on=HappeningKind.CONTACT_VERIFIED),
        *(_meeting_at(row) for row in meetings),
        *_meetings_held(meetings),
    ]
    facts = Facts(
        tuple(subjects),
        tuple(happenings),
        tuple(
            Exemption(_ref(SubjectKind(row.subject_kind), row.subject_id), row.reason, row.on_date, row.rule)
            for row in reader.rows(_EXEMPTIONS)
        ),
        tuple(_settled(row) for row in reader.rows(_SETTLED)),
    )
    return KnownFacts(
        facts,
        {row.id: FamilyName(row.code, row.surname) for row in families},
        {row.id: f"{row.given_name} {row.surname or row.family_name}".strip() for row in people},
        closed_days(look),
    )


def bare_facts(look: Look) -> int:
    """Fetch the facts of all families and make nothing of them; return how many rows there are.

    What reading them costs at the least, to measure the rest against.
    """
    reader = _Reader(look, None)
    statements = (
        *(_FAMILIES, _PEOPLE, _PLACEMENTS, _CONSENTS, _MEETINGS_HELD),
        *(_HAPPENINGS, _FOLDERS, _EXEMPTIONS, _SETTLED),
    )
    return sum(len(list(reader.bare_rows(statement))) for statement in statements)


def closed_days(look: Look) -> WorkingDays:
    """Return the working days of the municipality."""
    rows = look.rows(_CLOSED_DAYS)
    return WorkingDays(tuple(ClosedDay(row.name, row.month, row.day, row.year) for row in rows))


class _Reader:
    def __init__(self, look: Look, family: str | None) -> None:
        self._look, self._family = look, family

    def rows(self, statement: str) -> list[Any]:
        return self._look.rows(statement, self._values(statement), _KINDS)

    def bare_rows(self, statement: str) -> Iterable[tuple[Any, ...]]:
        """Return the rows as they are kept, for what there are tens of thousands of."""
        rows: Iterable[tuple[Any, ...]] = self._look.connection.execute(statement, self._values(statement))
        return rows

    def _values(self, statement: str) -> dict[str, str | None]:
        return {"family": self._family} if ":family" in statement else {}


@lru_cache(maxsize=_REMEMBERED)
def _named_ref(kind: str, ident: str) -> SubjectRef:
    """Return the one reference of a subject, so that comparing two is looking whether they are the same."""
    return SubjectRef(SubjectKind(kind), UUID(ident))


def _ref(kind: SubjectKind, ident: UUID) -> SubjectRef:
    return _named_ref(kind.value, ident.hex)


def _homes(stays: list[Any]) -> list[Any]:
    """Return one stay for each person: where they live now, else where they lived last.

    Of two homes at the same time the one of an open case counts, then the one they came to last.
    """
    homes: dict[UUID, Any] = {}
    for stay in stays:
        kept = homes.get(stay.id)
        if kept is None or _rank(stay) > _rank(kept):
            homes[stay.id] = stay
    return list(homes.values())


def _rank(stay: Any) -> tuple[date, bool, date]:
    return stay.moved_out or date.max, stay.closed_on is None, stay.moved_in or date.min


def _person(row: Any) -> Subject:
    traits = DEFAULT_TRAITS if row.traits is None else frozenset(Trait(trait) for trait in row.traits)
    if row.birth_date is None and row.relation in _CHILDREN:
        traits |= {Trait.CHILD}
    return Subject(
        _ref(SubjectKind.PERSON, row.id),
        _ref(SubjectKind.FAMILY, row.family_id),
        row.birth_date,
        Residence(row.residence) if row.residence else None,
        traits,
        row.moved_out,
    )


def _of_person(kind: SubjectKind, row: Any, ended_on: date | None) -> Subject:
    return Subject(_ref(kind, row.id), _ref(SubjectKind.PERSON, row.person_id), ended_on=ended_on)


def _meeting(row: Any) -> Subject:
    if row.family_id is None:
        return Subject(_ref(SubjectKind.MEETING, row.id), MUNICIPALITY)
    family = _ref(SubjectKind.FAMILY, row.family_id)
    return Subject(_ref(SubjectKind.MEETING, row.id), family, traits=frozenset({Trait.CASE_MEETING}))


def _meeting_at(row: Any) -> Happening:
    when = When(row.starts_on, row.starts_at)
    return Happening(HappeningKind.MEETING_AT, _ref(SubjectKind.MEETING, row.id), when)


def _meetings_held(meetings: list[Any]) -> Iterator[Happening]:
    for row in meetings:
        kind = _MEETINGS.get(row.meeting_type)
        if kind is not None and row.done_on is not None:
            yield Happening(kind, MUNICIPALITY, When(row.starts_on, row.starts_at))


def _recorded(reader: _Reader) -> Iterator[Happening]:
    """Yield the recorded facts. Days come again and again, so each is made once."""

    @cache
    def when(day: str, at: str | None) -> When:
        return When(date.fromisoformat(day), None if at is None else clock(at))

    for kind, subject_kind, ident, day, at, rule in reader.bare_rows(_HAPPENINGS):
        yield Happening(HappeningKind(kind), _named_ref(subject_kind, ident), when(day, at), rule)


def _dated(kind: SubjectKind, rows: list[Any], *, id: str, **columns: HappeningKind) -> Iterator[Happening]:  # noqa: A002
    """Yield a happening for each of the columns that holds a day or a moment."""
    for row in rows:
        subject = _ref(kind, getattr(row, id))
        for column, happening in columns.items():
            value: date | datetime | None = getattr(row, column)
            if value is not None:
                when = When.of(value) if isinstance(value, datetime) else When(value)
                yield Happening(happening, subject, when)


def _settled(row: Any) -> Settled:
    subject = _ref(SubjectKind(row.subject_kind), row.subject_id)
    due = When(row.due_on, row.due_time)
    latest = None if row.latest_on is None else When(row.latest_on)
    return Settled(row.rule, subject, row.done_on, due, latest, row.sentence)
