"""The year wheel: which meetings stand where in a year, and which the rules still ask for."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import date

from linkworker_desktop.domain.events import MeetingType
from linkworker_desktop.domain.recurrence import Frequency, NthWeekday, Recurrence, days_between, later
from linkworker_desktop.domain.recurrence_words import MONTHS
from linkworker_desktop.domain.rules.rule import MonthlyWeekday, Rule, Who, YearlyDay
from linkworker_desktop.domain.rules.spans import Unit
from linkworker_desktop.i18n import _
from linkworker_desktop.services.calendar_views import CalendarEntry, WheelMark, WheelMonth, YearWheel
from linkworker_desktop.services.deadline_views import Deadline

TYPE_OF_RULE = {
    "R70": MeetingType.COORDINATION,
    "R76": MeetingType.STRATEGIC,
    "R79": MeetingType.PROFESSIONAL,
}
"""The meetings the rules ask for; every other rule of the municipality stands in the wheel under its own name."""
_MONTHS = range(1, 13)


def wheel(
    year: int, own: Iterable[CalendarEntry], due: Iterable[Deadline], rules: Iterable[Rule], today: date
) -> YearWheel:
    """Return the wheel of a year out of its meetings and the municipality's rules.

    A rule's day is left out in a month that holds a meeting of its type.
    """
    marks = [_of_meeting(each) for each in own if each.family is None]
    held = {(mark.meeting_type, mark.day.month) for mark in marks if mark.meeting_type}
    due = list(due)
    for rule in rules:
        if rule.who is Who.MUNICIPALITY and rule.active:
            asked = _asked(rule, year, due, today)
            kind = TYPE_OF_RULE.get(rule.code)
            marks += [mark for mark in asked if kind is None or (kind, mark.day.month) not in held]
    by_month = {month: sorted((m for m in marks if m.day.month == month), key=_order) for month in _MONTHS}
    return YearWheel(
        year, tuple(WheelMonth(month, _(MONTHS[month - 1]), tuple(by_month[month])) for month in _MONTHS)
    )


def without_planned(entries: Iterable[CalendarEntry], among: Iterable[CalendarEntry]) -> list[CalendarEntry]:
    """Return entries without the days the rules name for a meeting, in months that hold such a meeting already."""
    planned = {
        (each.meeting_type, each.when.day.year, each.when.day.month)
        for each in among
        if each.meeting_type is not None and each.family is None
    }
    return [each for each in entries if _asked_meeting(each) not in planned]


def _asked_meeting(entry: CalendarEntry) -> tuple[MeetingType | None, int, int] | None:
    kind = TYPE_OF_RULE.get(entry.deadline.row.rule.code) if entry.deadline else None
    return None if kind is None else (kind, entry.when.day.year, entry.when.day.month)


def _of_meeting(entry: CalendarEntry) -> WheelMark:
    return WheelMark(
        entry.when.day,
        entry.title,
        entry.meeting_type,
        is_done=entry.is_done,
        event=entry.event,
        occurrence=entry.occurrence,
    )


def _asked(rule: Rule, year: int, due: list[Deadline], today: date) -> Iterator[WheelMark]:
    """Yield the days a rule names in a year: what the engine counted, and after that the rule's own rhythm."""
    counted = {each.due.day: each for each in due if each.row.rule.key == rule.key and each.due}
    for day in sorted({*_fixed_days(rule, year), *_rhythm(rule, counted, year)}):
        found = counted.get(day)
        is_done = found is not None and found.row.is_finished
        is_late = found is not None and not is_done and day < today
        if day >= today or found is not None:
            yield WheelMark(day, rule.name, TYPE_OF_RULE.get(rule.code), rule.code, is_done, is_late)


def _fixed_days(rule: Rule, year: int) -> tuple[date, ...]:
    first, last = date(year, 1, 1), date(year, 12, 31)
    match rule.calendar:
        case MonthlyWeekday(nth, weekday):
            monthly = Recurrence(Frequency.MONTHLY, nth=NthWeekday(nth, weekday))
            return days_between(monthly, first, first, last)
        case YearlyDay(month, day):
            return (date(year, month, min(day, monthrange(year, month)[1])),)
        case _:
            return ()


def _rhythm(rule: Rule, counted: dict[date, Deadline], year: int) -> Iterator[date]:
    open_days = [day for day, each in counted.items() if each.row.is_open]
    yield from (day for day in counted if day.year == year)
    if rule.repeat is None or rule.repeat.unit is not Unit.MONTHS or rule.calendar or not open_days:
        return
    every = Recurrence(Frequency.MONTHLY, rule.repeat.amount)
    day: date | None = max(open_days)
    while day is not None and day.year <= year:
        if day.year == year:
            yield day
        day = later(day, every)


def _order(mark: WheelMark) -> tuple[date, str]:
    return mark.day, mark.title
