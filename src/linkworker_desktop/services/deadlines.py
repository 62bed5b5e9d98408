"""Due dates: every rule for everybody it concerns, derived anew from the facts at each reading."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from linkworker_desktop.base.clock import Clock, local_now
from linkworker_desktop.base.resting import collector_at_rest
from linkworker_desktop.domain.rules.due import OPEN, DueDate, State
from linkworker_desktop.domain.rules.engine import due_dates
from linkworker_desktop.domain.rules.facts import Facts
from linkworker_desktop.domain.rules.happenings import HappeningKind
from linkworker_desktop.domain.rules.rule import Rule
from linkworker_desktop.domain.rules.spans import Span, Unit
from linkworker_desktop.domain.rules.subjects import SubjectKind
from linkworker_desktop.domain.rules.working_days import WorkingDays
from linkworker_desktop.persistence import look as kinds
from linkworker_desktop.persistence.engine import Database
from linkworker_desktop.persistence.look import Look
from linkworker_desktop.services.deadline_views import Deadline
from linkworker_desktop.services.rule_book import all_rules
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
        now: datetime | None = None,
        with_contacts: bool = False,
    ) -> tuple[Deadline, ...]:
        """Return the due dates of one family or of everybody, by date; all states unless `states` names some.

        `now` is local wall time. With contacts, each contact's next confirmation is among them.
        """
        wanted = frozenset(states)
        with collector_at_rest():
            with self._database.look() as look:
                known = known_facts(look, family, with_contacts=with_contacts)
                rules = all_rules(look)
                months = own_months(look) if with_contacts else {}
                contacts = contact_names(look) if with_contacts else {}
            is_open = bool(wanted) and wanted <= OPEN
            rows = counted(rules, known, now or local_now(self._clock), months, only_open=is_open)
            found = (_deadline(row, known, contacts) for row in rows if not wanted or row.state in wanted)
            return tuple(row for row in found if family is None or row.family == family)


def counted(
    rules: tuple[Rule, ...],
    known: KnownFacts,
    now: datetime,
    months: dict[UUID, int] | None = None,
    *,
    only_open: bool = False,
) -> tuple[DueDate, ...]:
    """Return the engine's due dates; contacts in `months` are confirmed at their category's own interval."""
    if not months:
        return due_dates(rules, known.facts, now, known.days, only_open=only_open)
    usual = tuple(subject for subject in known.facts.subjects if subject.ref.ident not in months)
    rows = list(due_dates(rules, replace(known.facts, subjects=usual), now, known.days, only_open=only_open))
    for interval in sorted(set(months.values())):
        rows += _confirmed_every(interval, rules, known.facts, now, known.days, months)
    return tuple(sorted(rows, key=_when))


def _confirmed_every(
    interval: int,
    rules: tuple[Rule, ...],
    facts: Facts,
    now: datetime,
    days: WorkingDays,
    months: dict[UUID, int],
) -> tuple[DueDate, ...]:
    subjects = tuple(subject for subject in facts.subjects if months.get(subject.ref.ident) == interval)
    own = tuple(
        replace(rule, repeat=Span(interval, Unit.MONTHS))
        for rule in rules
        if rule.who.kind is SubjectKind.CONTACT
    )
    return due_dates(own, replace(facts, subjects=subjects), now, days)


def _when(row: DueDate) -> tuple[bool, datetime]:
    return row.due is None, row.due.moment if row.due else datetime.min  # noqa: DTZ901 - wall time


def own_months(look: Look) -> dict[UUID, int]:
    """Return the contacts whose category has an interval of its own, with its months."""
    return {row.id: row.months for row in look.rows(_OWN_MONTHS, kinds={"id": kinds.identifier})}


def contact_names(look: Look) -> dict[UUID, str]:
    """Return what every contact in use is called in a list."""
    rows = look.rows(_CONTACT_NAMES, kinds={"id": kinds.identifier})
    return {row.id: row.organisation or row.person for row in rows}


def _deadline(row: DueDate, known: KnownFacts, contacts: dict[UUID, str]) -> Deadline:
    family, person = row.of(SubjectKind.FAMILY), row.of(SubjectKind.PERSON)
    named = known.families.get(family.ident) if family else None
    surname = named.surname if named else ""
    name = known.persons.get(person.ident, "") if person else ""
    return Deadline(
        row,
        family.ident if family else None,
        named.code if named else "",
        surname,
        name,
        name or contacts.get(row.subject.ident, "") or surname,
        _settling(row),
    )


def _settling(row: DueDate) -> tuple[HappeningKind, ...]:
    if row.is_finished:
        return ()
    missing = tuple(tick.kind for tick in row.ticks if tick.when is None)
    return missing or row.rule.done_by or (HappeningKind.TICKED,)
