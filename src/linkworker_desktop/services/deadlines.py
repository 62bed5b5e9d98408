"""Due dates: every rule for everybody it concerns, derived anew from the facts at each reading."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from linkworker_desktop.base.clock import Clock, local_now
from linkworker_desktop.base.resting import collector_at_rest
from linkworker_desktop.domain.rules.due import OPEN, DueDate, State
from linkworker_desktop.domain.rules.engine import due_dates
from linkworker_desktop.domain.rules.happenings import HappeningKind
from linkworker_desktop.domain.rules.rule import Rule
from linkworker_desktop.domain.rules.spans import Span, Unit
from linkworker_desktop.domain.rules.subjects import SubjectKind, SubjectRef
from linkworker_desktop.persistence import look as kinds
from linkworker_desktop.persistence.engine import Database
from linkworker_desktop.persistence.look import Look
from linkworker_desktop.services.deadline_views import Deadline
from linkworker_desktop.services.rule_facts import KnownFacts, known_facts

_OWN_MONTHS = """
SELECT contact.id, category_setting.months FROM contact
JOIN category_setting ON category_setting.category = contact.category
WHERE contact.deleted_at IS NULL AND contact.ended_on IS NULL
"""
_CONTACT_NAMES = """
SELECT contact.id, contact.person, organisation.name AS organisation FROM contact
LEFT JOIN organisation ON organisation.id = contact.organisation_id
WHERE contact.deleted_at IS NULL AND contact.ended_on IS NULL
"""
_TICK = (HappeningKind.TICKED,)


class _Named(NamedTuple):
    family: UUID | None
    code: str
    surname: str
    person: str
    about: str


class Deadlines:
    """Reads all that is due. Nothing of it is stored, so what is recorded anywhere shows here at once."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def due(
        self,
        family: UUID | None = None,
        *,
        states: Iterable[State] = (),
        since: date | None = None,
        now: datetime | None = None,
        with_contacts: bool = False,
    ) -> tuple[Deadline, ...]:
        """Return the due dates of one family or of everybody, by date; all states unless `states` names some.

        `now` is local wall time. With `since` only what is still to be met and what was met that day or later, which
        is a fraction of all that was ever met. With contacts, each contact's next confirmation is among them.
        """
        wanted = frozenset(states)
        if since is None:
            since = date.max if wanted and wanted <= OPEN else date.min
        families = None if family is None else frozenset({family})
        found = self._read(families, since, now, with_contacts=with_contacts)
        return tuple(each for each in found if each.state in wanted) if wanted else found

    def due_of(self, families: Iterable[UUID], *, now: datetime | None = None) -> tuple[Deadline, ...]:
        """Return every due date of some families, by date, in as few statements as those of one."""
        return self._read(frozenset(families), date.min, now)

    def _read(
        self,
        families: frozenset[UUID] | None,
        since: date,
        now: datetime | None,
        *,
        with_contacts: bool = False,
    ) -> tuple[Deadline, ...]:
        with collector_at_rest():
            return self._counted(families, since, now or local_now(self._clock), with_contacts=with_contacts)

    def _counted(
        self, families: frozenset[UUID] | None, since: date, now: datetime, *, with_contacts: bool
    ) -> tuple[Deadline, ...]:
        """Read and count; the facts are let go on return, before the collector could walk through them."""
        with self._database.look() as look:
            known = known_facts(look, families, with_contacts=with_contacts)
            months = own_months(look) if with_contacts else {}
            contacts = contact_names(look) if with_contacts else {}
        rows = counted(known.rules, known, now, months, since=since)
        names = _Names(known, contacts)
        found = (Deadline(row, *names.of(row), _settling(row)) for row in rows)
        return tuple(each for each in found if families is None or each.family in families)


def counted(
    rules: tuple[Rule, ...],
    known: KnownFacts,
    now: datetime,
    months: dict[UUID, int] | None = None,
    *,
    since: date = date.min,
) -> tuple[DueDate, ...]:
    """Return the engine's due dates; contacts in `months` are confirmed at their category's own interval."""
    if not months:
        return due_dates(rules, known.facts, now, known.days, since=since)
    usual = tuple(subject for subject in known.facts.subjects if subject.ref.ident not in months)
    rows = list(due_dates(rules, replace(known.facts, subjects=usual), now, known.days, since=since))
    for interval in sorted(set(months.values())):
        subjects = tuple(each for each in known.facts.subjects if months.get(each.ref.ident) == interval)
        of_contacts = replace(known.facts, subjects=subjects)
        rows += due_dates(_every(interval, rules), of_contacts, now, known.days, since=since)
    return tuple(sorted(rows, key=_when))


def _every(months: int, rules: tuple[Rule, ...]) -> tuple[Rule, ...]:
    """Return the rules of contacts with an interval of so many months."""
    of_contact = (rule for rule in rules if rule.who.kind is SubjectKind.CONTACT)
    return tuple(replace(rule, repeat=Span(months, Unit.MONTHS)) for rule in of_contact)


def _when(row: DueDate) -> tuple[bool, datetime]:
    return row.due is None, row.due.moment if row.due else datetime.min  # noqa: DTZ901 - wall time


def own_months(look: Look) -> dict[UUID, int]:
    """Return the contacts whose category has an interval of its own, with its months."""
    return {row.id: row.months for row in look.rows(_OWN_MONTHS, kinds={"id": kinds.identifier})}


def contact_names(look: Look) -> dict[UUID, str]:
    """Return what every contact in use is called in a list."""
    rows = look.rows(_CONTACT_NAMES, kinds={"id": kinds.identifier})
    return {row.id: row.organisation or row.person for row in rows}


class _Names:
    """What everybody is called, looked up once for each subject and not for each of its due dates."""

    def __init__(self, known: KnownFacts, contacts: Mapping[UUID, str]) -> None:
        self._known, self._contacts = known, contacts
        self._found: dict[SubjectRef, _Named] = {}

    def of(self, row: DueDate) -> _Named:
        """Return what whom a due date is for is called."""
        if row.subject not in self._found:
            self._found[row.subject] = self._of(row)
        return self._found[row.subject]

    def _of(self, row: DueDate) -> _Named:
        family, person = row.of(SubjectKind.FAMILY), row.of(SubjectKind.PERSON)
        named = self._known.families.get(family.ident) if family else None
        surname = named.surname if named else ""
        name = self._known.persons.get(person.ident, "") if person else ""
        return _Named(
            family.ident if family else None,
            named.code if named else "",
            surname,
            name,
            name or self._contacts.get(row.subject.ident, "") or surname,
        )


def _settling(row: DueDate) -> tuple[HappeningKind, ...]:
    if row.is_finished:
        return ()
    if row.ticks and (missing := tuple(tick.kind for tick in row.ticks if tick.when is None)):
        return missing
    return row.rule.done_by or _TICK
