"""Events read for the calendar in plain SQL: those of a window, those that are late, and all series."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Mapping
from datetime import date, time
from typing import Any
from uuid import UUID

from linkworker_desktop.domain.rules.when import When
from linkworker_desktop.domain.series import Deviation
from linkworker_desktop.persistence import look as kinds
from linkworker_desktop.persistence.look import Kinds, Look, among
from linkworker_desktop.services.calendar_views import EVERYTHING, CalendarFilter

clock: Callable[[str], time] = time.fromisoformat

_IN_WINDOW = """
SELECT id FROM event WHERE starts_on BETWEEN :first AND :last AND recurrence = ''
UNION SELECT id FROM event WHERE due_on BETWEEN :first AND :last AND recurrence = ''
UNION SELECT id FROM event WHERE ends_on IS NOT NULL AND ends_on >= :first AND starts_on < :first AND recurrence = ''
"""
_SERIES = "SELECT id FROM event WHERE recurrence <> ''"
_OPEN_TASKS = """
SELECT id FROM event WHERE kind = 'task' AND done_on IS NULL AND recurrence = ''
    AND (due_on <= :today OR (due_on IS NULL AND starts_on <= :today))
"""
_REMINDING = """
SELECT id FROM event WHERE recurrence = '' AND done_on IS NULL
    AND (remind_before IS NOT NULL OR snoozed_until IS NOT NULL)
    AND (snoozed_until >= :since OR coalesce(starts_on, due_on) >= :since OR kind = 'task')
UNION SELECT id FROM event WHERE recurrence <> '' AND remind_before IS NOT NULL
UNION SELECT event_id FROM event_occurrence WHERE snoozed_until IS NOT NULL AND done_on IS NULL
"""
_EVENTS = """
SELECT event.id, event.kind, event.title, event.place, event.family_id, event.person_id, event.contact_id,
    event.meeting_type, event.starts_on, event.starts_at, event.ends_on, event.ends_at, event.due_on, event.due_at,
    event.recurrence, event.responsible, event.unit, event.waiting_for, event.remind_before, event.snoozed_until,
    event.done_on, family.code, family.surname, person.given_name, person.surname AS own_surname,
    contact.person AS contact_person, organisation.name AS organisation
FROM event
LEFT JOIN family ON family.id = event.family_id
LEFT JOIN person ON person.id = event.person_id
LEFT JOIN contact ON contact.id = event.contact_id
LEFT JOIN organisation ON organisation.id = contact.organisation_id
WHERE event.id IN ({which}) AND event.deleted_at IS NULL AND family.deleted_at IS NULL {wanted}
"""
_IN_USE = """
event.recurrence = '' AND event.deleted_at IS NULL
    AND (event.family_id IS NULL OR event.family_id NOT IN (SELECT id FROM family WHERE deleted_at IS NOT NULL))
"""
_BEGINS = "event.ends_on IS NULL"
_IS_DUE = "(event.starts_on IS NULL OR event.starts_on <> event.due_on)"
_FIRST_OF_DAYS = """
WITH RECURSIVE day(kept) AS (VALUES(:first) UNION ALL SELECT date(kept, '+1 day') FROM day WHERE kept < :last)
{of_days}
"""
_FIRST_OF_DAY = """
SELECT shown.id FROM day CROSS JOIN event AS shown ON shown.id IN (
    SELECT event.id FROM event WHERE event.{part}_on = day.kept AND {only} AND event.done_on {is_done}
        AND {in_use} {wanted}
    ORDER BY event.{part}_at, event.title LIMIT :most)
"""
_CROWD = """
SELECT event.{part}_on AS day, count(*) AS number FROM event
WHERE event.{part}_on BETWEEN :first AND :last AND {only} AND event.done_on IS NULL AND {in_use} {wanted}
GROUP BY event.{part}_on
"""
_PARTS = (("starts", _BEGINS), ("due", _IS_DUE))
_LONG = """
SELECT id FROM event WHERE ends_on IS NOT NULL AND ends_on >= :first AND starts_on <= :last AND recurrence = ''
"""
_DEVIATIONS = """
SELECT event_id, original_on, moved_to_on, moved_to_at, done_on, is_cancelled, snoozed_until
FROM event_occurrence WHERE event_id IN (SELECT id FROM event WHERE recurrence <> '')
"""
_AMONG = "AND event.{column} IN (SELECT value FROM json_each(:{column}))"
_COLUMNS: Kinds = {
    **dict.fromkeys(("id", "event_id", "family_id", "person_id", "contact_id"), kinds.identifier),
    **dict.fromkeys(("starts_on", "ends_on", "due_on", "done_on", "original_on", "moved_to_on"), kinds.day),
    **dict.fromkeys(("starts_at", "ends_at", "due_at", "moved_to_at"), clock),
    "snoozed_until": kinds.moment,
}


def in_window(look: Look, first: date, last: date, wanted: CalendarFilter) -> list[Any]:
    """Return the single events that stand on a day from `first` to `last`."""
    return _events(look, _IN_WINDOW, wanted, {"first": first.isoformat(), "last": last.isoformat()})


def first_of_days(look: Look, first: date, last: date, most: int, wanted: CalendarFilter) -> list[Any]:
    """Return the single events that are among the first of a day: `most` open ones and `most` that are done."""
    condition, values = _condition(wanted)
    of_days = " UNION ".join(
        _FIRST_OF_DAY.format(part=part, only=only, is_done=is_done, in_use=_IN_USE, wanted=condition)
        for part, only in _PARTS
        for is_done in ("IS NULL", "IS NOT NULL")
    )
    values |= {"first": first.isoformat(), "last": last.isoformat(), "most": most}
    return _events(look, _FIRST_OF_DAYS.format(of_days=of_days), EVERYTHING, values)


def crowd(look: Look, first: date, last: date, wanted: CalendarFilter) -> Mapping[date, int]:
    """Return how many single events that are not done stand on each day, without those that last several."""
    condition, values = _condition(wanted)
    values |= {"first": first.isoformat(), "last": last.isoformat()}
    statement = " UNION ALL ".join(
        _CROWD.format(part=part, only=only, in_use=_IN_USE, wanted=condition) for part, only in _PARTS
    )
    numbers: dict[date, int] = defaultdict(int)
    for row in look.rows(statement, values, {"day": kinds.day}):
        numbers[row.day] += row.number
    return numbers


def lasting(look: Look, first: date, last: date, wanted: CalendarFilter) -> list[Any]:
    """Return the single events of several days that stand on one from `first` to `last`."""
    return _events(look, _LONG, wanted, {"first": first.isoformat(), "last": last.isoformat()})


def series(look: Look, wanted: CalendarFilter) -> list[Any]:
    """Return all events that are repeated."""
    return _events(look, _SERIES, wanted, {})


def open_tasks(look: Look, today: date, wanted: CalendarFilter) -> list[Any]:
    """Return the single tasks that are not done and were to be by today."""
    return _events(look, _OPEN_TASKS, wanted, {"today": today.isoformat()})


def reminding(look: Look, since: date) -> list[Any]:
    """Return the events one is to be reminded of: tasks until they are done, others from `since` on."""
    return _events(look, _REMINDING, EVERYTHING, {"since": since.isoformat()})


def deviations(look: Look) -> Mapping[UUID, dict[date, Deviation]]:
    """Return what became of single days of every series."""
    found: dict[UUID, dict[date, Deviation]] = defaultdict(dict)
    for row in look.rows(_DEVIATIONS, kinds=_COLUMNS):
        moved_to = None if row.moved_to_on is None else When(row.moved_to_on, row.moved_to_at)
        found[row.event_id][row.original_on] = Deviation(
            row.original_on, moved_to, row.done_on, bool(row.is_cancelled), row.snoozed_until
        )
    return found


def _events(look: Look, which: str, wanted: CalendarFilter, values: dict[str, object]) -> list[Any]:
    condition, more = _condition(wanted)
    return look.rows(_EVENTS.format(which=which, wanted=condition), values | more, _COLUMNS)


def _condition(wanted: CalendarFilter) -> tuple[str, dict[str, object]]:
    """Return what a filter asks of events themselves; its text is looked for in what is shown."""
    asked: dict[str, object] = {}
    if wanted.families:
        asked["family_id"] = among(wanted.families)
    for column, chosen in (
        ("unit", wanted.units),
        ("responsible", wanted.responsible),
        ("kind", wanted.kinds),
    ):
        if chosen:
            asked[column] = json.dumps(sorted(chosen))
    conditions = [_AMONG.format(column=column) for column in asked]
    return " ".join(conditions), asked
