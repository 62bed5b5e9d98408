"""The two questions that everything the rules need to know is read with, of everybody or of some families."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import Any
from uuid import UUID

from linkworker_desktop.persistence.look import Look, among

_OF_MEMBER = """subject_kind IN ('person', 'placement', 'consent') AND subject_id IN (
    SELECT id FROM member
    UNION ALL SELECT id FROM placement WHERE person_id IN member
    UNION ALL SELECT id FROM consent WHERE person_id IN member
)"""
"""What is recorded for a person goes with the person, whichever family they lived with that day."""
_OF_ASKED = f"(family_id IN asked OR ({_OF_MEMBER}))"
_WITH_ASKED = """
WITH asked(id) AS MATERIALIZED (SELECT value FROM json_each(:families)),
    member(id) AS MATERIALIZED (SELECT DISTINCT person_id FROM membership WHERE family_id IN asked)
"""
"""The families asked for, and everybody who lives or lived there."""


@dataclass(frozen=True, slots=True)
class _Source:
    """Where the rows of a part are: columns, table with its joins, and of whom: everybody, or those asked for."""

    columns: tuple[str, ...]
    table: str
    always: str = "TRUE"
    of_asked: str = "TRUE"


class Part(Enum):
    """What there is little of, so that one statement fetches it all, the municipality's own rules among it."""

    FAMILY = _Source(
        (
            *("id", "code", "surname", "housed_at", "closed_on"),
            "(SELECT min(handed_out_at) FROM folder_issue WHERE family_id = family.id)",
        ),
        "family",
        "deleted_at IS NULL",
        "id IN asked",
    )
    PERSON = _Source(
        (
            *("family.code", "membership.position", "person.id", "membership.family_id"),
            *("membership.relation", "membership.moved_in", "membership.moved_out", "family.closed_on"),
            *("family.surname", "person.given_name", "person.surname", "person.birth_date"),
            *("person.residence", "person.traits"),
        ),
        "membership JOIN person ON person.id = membership.person_id"
        " JOIN family ON family.id = membership.family_id",
        "person.deleted_at IS NULL AND family.deleted_at IS NULL",
        "membership.person_id IN member",
    )
    PLACEMENT = _Source(
        ("id", "person_id", "begun_on", "planned_end_on", "ended_on"),
        "placement",
        of_asked="person_id IN member",
    )
    CONSENT = _Source(
        ("id", "person_id", "given_on", "valid_to", "withdrawn_on"),
        "consent",
        of_asked="person_id IN member",
    )
    MEETING = _Source(
        ("id", "family_id", "meeting_type", "starts_on", "starts_at", "done_on"),
        "event",
        "kind = 'meeting' AND deleted_at IS NULL AND recurrence = '' AND starts_on IS NOT NULL",
        "family_id IN asked",
    )
    CONTACT = _Source(("id", "verified_on"), "contact", "deleted_at IS NULL AND ended_on IS NULL")
    EXEMPTION = _Source(
        ("subject_kind", "subject_id", "rule", "reason", "on_date"), "exemption", of_asked=_OF_ASKED
    )
    SETTLED = _Source(
        (
            *("rule", "subject_kind", "subject_id", "done_on"),
            *("due_on", "due_time", "latest_on", "sentence"),
        ),
        "settled",
        of_asked=_OF_ASKED,
    )
    RULE = _Source(("code", "variant", "body"), "rule")
    PLAN = _Source(("body",), "reception_plan", "id = 1")
    CLOSED_DAY = _Source(("name", "month", "day", "year"), "closed_day")


Row = tuple[Any, ...]
"""The columns of a part as they are kept: days and moments as text, identifiers as hexadecimal digits."""

_HAPPENINGS = "SELECT kind, subject_kind, subject_id, on_date, at_time, rule FROM happening"
_HAPPENINGS_OF_ASKED = f"{_WITH_ASKED} {_HAPPENINGS} WHERE {_OF_ASKED}"


def small_parts(
    look: Look, families: Iterable[UUID] | None = None, *, with_contacts: bool = False
) -> Mapping[Part, list[Row]]:
    """Return the rows of every part, in one statement; of everybody where no families are named."""
    statement = _statement(is_of_asked=families is not None, with_contacts=with_contacts)
    found: dict[Part, list[Row]] = {part: [] for part in Part}
    for name, *columns in look.connection.execute(statement, _values(families)):
        part = Part[name]
        found[part].append(tuple(columns[: len(part.value.columns)]))
    return found


def recorded(look: Look, families: Iterable[UUID] | None = None) -> Iterable[Row]:
    """Return kind, subject's kind and identifier, day, clock time and rule of every recorded fact.

    Of these there are tens of thousands, so each is fetched with no more than it has.
    """
    statement = _HAPPENINGS if families is None else _HAPPENINGS_OF_ASKED
    rows: Iterable[Row] = look.connection.execute(statement, _values(families))
    return rows


def bare_rows(look: Look) -> int:
    """Fetch all that both statements give of everybody and make nothing of it; return how many rows there are.

    What reading the facts costs at the least, to measure the rest against.
    """
    statements = (_statement(is_of_asked=False, with_contacts=False), _HAPPENINGS)
    return sum(len(look.connection.execute(statement).fetchall()) for statement in statements)


def _values(families: Iterable[UUID] | None) -> dict[str, str]:
    return {} if families is None else {"families": among(families)}


@cache
def _statement(*, is_of_asked: bool, with_contacts: bool) -> str:
    parts = [part for part in Part if with_contacts or part is not Part.CONTACT]
    selects = " UNION ALL ".join(_select(part, is_of_asked=is_of_asked) for part in parts)
    return f"{_WITH_ASKED if is_of_asked else ''} {selects}"


def _select(part: Part, *, is_of_asked: bool) -> str:
    source = part.value
    filled = (f"'{part.name}'", *source.columns, *["NULL"] * (_WIDEST - len(source.columns)))
    asked = f" AND {source.of_asked}" if is_of_asked else ""
    return f"SELECT {', '.join(filled)} FROM {source.table} WHERE {source.always}{asked}"  # noqa: S608 - our own words


_WIDEST = max(len(part.value.columns) for part in Part)
