"""Rules whose date comes again: at least every so often, by plan, or on fixed days of the calendar."""

from __future__ import annotations

import calendar as months
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from linkworker_desktop.domain.ranges import FIRST_DAY, LAST_DAY
from linkworker_desktop.domain.rules.account import Account
from linkworker_desktop.domain.rules.anchors import Anchored, Counted
from linkworker_desktop.domain.rules.arithmetic import nearest_step
from linkworker_desktop.domain.rules.desk import Desk
from linkworker_desktop.domain.rules.due import Doubt, DueDate, Why
from linkworker_desktop.domain.rules.happenings import HappeningKind
from linkworker_desktop.domain.rules.rule import CalendarDay, CountFrom, MonthlyWeekday, Rule, YearlyDay
from linkworker_desktop.domain.rules.rule_words import calendar_words
from linkworker_desktop.domain.rules.spans import Span
from linkworker_desktop.domain.rules.when import When

_WEEK = 7
_MONTHS = 12


def repeated(
    desk: Desk, rule: Rule, account: Account, counted: Counted | HappeningKind, step: Span
) -> Iterator[DueDate]:
    """Yield what was done, each with the date it was to be done by, and the next date."""
    times = desk.completions(rule, account)
    if isinstance(counted, HappeningKind):
        if not times:
            yield desk.waiting(rule, account, counted)
            return
        yield desk.finished(rule, account, times[0], None, None, number=1)
        start, times, first = Anchored(times[0], "", counted), times[1:], 2
    else:
        start, first = counted.anchored, 1
        if times and times[0] == start.when and start.kind in rule.done_by:
            times = times[1:]
    if rule.count_from is CountFrom.PLANNED:
        yield from _by_plan(desk, rule, account, start, times, step)
    else:
        yield from _from_last(desk, rule, account, start, times, step, first)


def _from_last(
    desk: Desk,
    rule: Rule,
    account: Account,
    start: Anchored,
    times: Sequence[When],
    step: Span,
    first: int,
) -> Iterator[DueDate]:
    """Count each date from the time before it; times before the start belong to what was before, but count too."""
    earlier = sum(start.when.is_after(when) for when in times)
    for place, done in enumerate(times[earlier:], start=earlier):
        if done.day >= desk.since:
            due = _stepped(desk, rule, start, times[place - 1] if place else None, step)
            number = first + place - earlier
            yield desk.finished(rule, account, done, due.due, due.why, number=number)
    coming = _stepped(desk, rule, start, times[-1] if times else None, step)
    yield desk.standing(rule, account, coming, number=first + len(times) - earlier)


def _stepped(desk: Desk, rule: Rule, start: Anchored, last: When | None, step: Span) -> Counted:
    due, is_rolled = desk.anchors.shift(last or start.when, step, rule)
    is_next = last is not None or not start.label
    return Counted(
        due, Why(start.label, last or start.when, step, is_rolled=is_rolled, is_next=is_next), start
    )


def _by_plan(
    desk: Desk, rule: Rule, account: Account, start: Anchored, times: Sequence[When], step: Span
) -> Iterator[DueDate]:
    number = 0
    for done in times:
        number = nearest_step(start.when.day, step, done.day, desk.days)
        due = _planned(desk, rule, start, number, step)
        yield desk.finished(rule, account, done, due.due, due.why, number=number)
    coming = _planned(desk, rule, start, number + 1, step)
    yield desk.standing(rule, account, coming, number=number + 1)


def _planned(desk: Desk, rule: Rule, start: Anchored, number: int, step: Span) -> Counted:
    whole = Span(step.amount * number, step.unit)
    due, is_rolled = desk.anchors.shift(start.when, whole, rule)
    return Counted(due, Why(start.label, start.when, whole, is_rolled=is_rolled), start)


def on_fixed_days(desk: Desk, rule: Rule, account: Account, calendar: CalendarDay) -> Iterator[DueDate]:
    """Yield what was done on or around the fixed days, and the next of them.

    What was done settles the fixed day nearest to it. Before anything is recorded the first day is the next
    one from today.
    """
    times = desk.completions(rule, account)
    why = Why(calendar_words(calendar))
    index = _coming(calendar, max(desk.today, rule.valid_from or desk.today))
    for done in times:
        index = _nearest(calendar, done.day)
        yield desk.finished(rule, account, done, When(_day(calendar, index)), why)
        index += 1
    day = _day(calendar, index)
    doubt = None if desk.days.is_working(day) else Doubt.HOLIDAY
    anchored = Anchored(When(day), why.label, HappeningKind.TICKED)
    yield desk.standing(rule, account, Counted(When(day), why, anchored, doubt))


def fixed_days(calendar: CalendarDay, first: date, last: date) -> tuple[date, ...]:
    """Return the fixed days from `first` to `last`, both included, within the years the program keeps."""
    first, last = max(first, FIRST_DAY), min(last, LAST_DAY)
    if first > last:
        return ()
    days = (_day(calendar, index) for index in range(_index(calendar, first), _index(calendar, last) + 1))
    return tuple(day for day in days if first <= day <= last)


def _coming(calendar: CalendarDay, day: date) -> int:
    index = _index(calendar, day)
    return index if _day(calendar, index) >= day else index + 1


def _nearest(calendar: CalendarDay, day: date) -> int:
    index = _index(calendar, day)
    near = range(index - 1, index + 2)
    return min(near, key=lambda each: (abs((_day(calendar, each) - day).days), each))


def _index(calendar: CalendarDay, day: date) -> int:
    return day.year * _MONTHS + day.month - 1 if isinstance(calendar, MonthlyWeekday) else day.year


def _day(calendar: CalendarDay, index: int) -> date:
    match calendar:
        case MonthlyWeekday(nth, weekday):
            year, month = divmod(index, _MONTHS)
            first = date(year, month + 1, 1)
            return first + timedelta(days=(weekday - first.weekday()) % _WEEK + _WEEK * (nth - 1))
        case YearlyDay(month, day):
            return date(index, month, min(day, months.monthrange(index, month)[1]))
