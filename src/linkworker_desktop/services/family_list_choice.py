"""Which families a query finds, and in which order."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from linkworker_desktop.domain.moments import age_on
from linkworker_desktop.domain.rules.arithmetic import moved_day
from linkworker_desktop.domain.rules.spans import Unit
from linkworker_desktop.domain.rules.working_days import WorkingDays
from linkworker_desktop.i18n.danish import danish_sort_key
from linkworker_desktop.services.family_list_views import (
    FamilyPhase,
    Lack,
    ListColumn,
    ListFacts,
    ListLine,
    ListQuery,
)

_FROM_FACTS = frozenset(
    {
        ListColumn.PHASE,
        ListColumn.COORDINATOR,
        ListColumn.NOTED,
        ListColumn.CONSENTS,
        ListColumn.PLAN,
        ListColumn.AUTHORITIES,
    }
)
_FROM_DUE = frozenset({ListColumn.NEXT, ListColumn.LATE})
_NOTHING = ListFacts(FamilyPhase.COMING)


def needs_facts(query: ListQuery, columns: Iterable[ListColumn]) -> bool:
    """Tell whether a list asks for more than the families themselves."""
    asked = (query.phase is not None, query.residence is not None, query.coordinator, query.is_hotspot)
    return bool(query.lacks) or any(asked) or bool({query.sort, *columns} & _FROM_FACTS)


def needs_due(query: ListQuery, columns: Iterable[ListColumn]) -> bool:
    """Tell whether a list asks for due dates."""
    return bool({query.sort, *columns} & _FROM_DUE)


def fits(line: ListLine, query: ListQuery, today: date) -> bool:
    """Tell whether a family is one of those a query asks for."""
    facts = line.facts or _NOTHING
    people = line.row.people
    return all(
        (
            not query.language or query.language in line.row.languages,
            not query.town or line.town == query.town,
            query.phase is None or facts.phase is query.phase,
            query.residence is None or query.residence in facts.residences,
            not query.coordinator or query.coordinator in facts.coordinators,
            not query.is_hotspot or facts.is_hotspot,
            query.least is None or people >= query.least,
            query.most is None or people <= query.most,
            _has_child(line, query),
            all(_lacks(lack, line, query, today) for lack in query.lacks),
        )
    )


def in_order(lines: Iterable[ListLine], query: ListQuery) -> tuple[ListLine, ...]:
    """Return the lines in the order of a query; what is not known stands last, whichever way it goes."""
    found = list(lines)
    if query.sort is ListColumn.SURNAME:
        return tuple(reversed(found)) if query.is_falling else tuple(found)
    key = _KEYS[query.sort]
    known = [line for line in found if key(line) is not None]
    unknown = [line for line in found if key(line) is None]
    known.sort(key=key, reverse=query.is_falling)
    return (*known, *unknown)


def _has_child(line: ListLine, query: ListQuery) -> bool:
    if query.child_from is None and query.child_to is None:
        return True
    first = query.child_from or 0
    last = query.child_to if query.child_to is not None else 17
    return any(first <= age <= last for age in line.ages)


def _lacks(lack: Lack, line: ListLine, query: ListQuery, today: date) -> bool:
    facts = line.facts or _NOTHING
    match lack:
        case Lack.COORDINATOR:
            return not facts.coordinators
        case Lack.CONSENT:
            return facts.adults_without_consent > 0
        case Lack.PLAN:
            since = moved_day(today, -query.plan_months, Unit.MONTHS, WorkingDays()) or date.min
            return facts.plan_on is None or facts.plan_on < since
        case Lack.PROGRESS:
            return _quiet_days(line, facts, today) >= query.quiet_days
        case Lack.COMING:
            housed = line.row.housed_at.date() if line.row.housed_at else None
            return any(_same_month(day, today) for day in (housed, facts.takeover_on))


def _quiet_days(line: ListLine, facts: ListFacts, today: date) -> int:
    """Return for how many days nothing has happened; moving in is something."""
    days = [facts.moved_on or date.min]
    if line.row.housed_at is not None and line.row.housed_at.date() <= today:
        days.append(line.row.housed_at.date())
    return (today - max(days)).days


def _same_month(day: date | None, today: date) -> bool:
    return day is not None and (day.year, day.month) == (today.year, today.month)


def ages_of(birth_dates: Iterable[date | None], today: date) -> tuple[int, ...]:
    """Return the ages that are known, the oldest first."""
    ages = (age_on(born, today) for born in birth_dates if born is not None and born <= today)
    return tuple(sorted(ages, reverse=True))


def _of_facts(name: str) -> Callable[[ListLine], Any]:
    return lambda line: getattr(line.facts, name) if line.facts is not None else None


def _text(read: Callable[[ListLine], str]) -> Callable[[ListLine], Any]:
    return lambda line: danish_sort_key(text) if (text := read(line)) else None


def _coordinator(line: ListLine) -> str:
    return ", ".join(line.facts.coordinators) if line.facts is not None else ""


def _standing(line: ListLine) -> Any:
    row = line.row
    if row.deleted_at is not None:
        return row.deleted_at
    return row.closed_on if row.closed_on is not None else row.folder.due


_KEYS: dict[ListColumn, Callable[[ListLine], Any]] = {
    ListColumn.CODE: lambda line: line.row.code,
    ListColumn.ADDRESS: _text(lambda line: line.row.address),
    ListColumn.PEOPLE: lambda line: line.row.people,
    ListColumn.AGES: lambda line: line.ages[-1] if line.ages else None,
    ListColumn.LANGUAGES: lambda line: ", ".join(line.row.languages) or None,
    ListColumn.PHASE: _of_facts("phase"),
    ListColumn.HOUSED: lambda line: line.row.housed_at,
    ListColumn.FOLDER: _standing,
    ListColumn.NEXT: lambda line: line.next.when.moment if line.next is not None else None,
    ListColumn.LATE: lambda line: line.late,
    ListColumn.COORDINATOR: _text(_coordinator),
    ListColumn.NOTED: _of_facts("noted_on"),
    ListColumn.CONSENTS: _of_facts("consents_until"),
    ListColumn.PLAN: _of_facts("plan_on"),
    ListColumn.AUTHORITIES: _of_facts("authorities"),
    ListColumn.INTERPRETER: lambda line: ", ".join(line.interpreter) or None,
}
"""What each column is sorted by; None is not known. The surname's order is the one it is read in."""
