"""Rules whose date comes again: at least every so often, by plan, or on fixed days of the calendar."""

from __future__ import annotations

import calendar as months
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from linkworker_desktop.domain.ranges import FIRST_DAY, LAST_DAY
from linkworker_desktop.domain.rules.anchors import Anchored, Counted
from linkworker_desktop.domain.rules.arithmetic import nearest_step
from linkworker_desktop.domain.rules.desk import Desk
from linkworker_desktop.domain.rules.due import Doubt, DueDate, Why
from linkworker_desktop.domain.rules.happenings import HappeningKind
from linkworker_desktop.domain.rules.rule import CalendarDay, CountFrom, MonthlyWeekday, Rule, YearlyDay
from linkworker_desktop.domain.rules.rule_words import calendar_words
from linkworker_desktop.domain.rules.spans import Span
from linkworker_desktop.domain.rules.subjects import Subject
from linkworker_desktop.domain.rules.when import When

_WEEK = 7
_MONTHS = 12


def repeated(
    desk: Desk, rule: Rule, subject: Subject, counted: Counted | HappeningKind, step: Span
) -> Iterator[DueDate]:
    """Yield what was done, each with the date it was to be done by, and the next date."""
    times = desk.completions(rule, subject)
    if isinstance(counted, HappeningKind):
        if not times:
            yield desk.waiting(rule, subject, counted)
            return
        yield desk.finished(rule, subject, times[0], None, None, number=1)
        start, times, first = Anchored(times[0], "", counted), times[1:], 2
    else:
        start, first = counted.anchored, 1
        if times and times[0] == start.when and start.kind in rule.done_by:
            times = times[1:]
    if rule.count_from is CountFrom.PLANNED:
        yield from _by_plan(desk, rule, subject, start, times, step)
    else:
        yield from _from_last(desk, rule, subject, start, times, step, first)


def _from_last(
    desk: Desk,
    rule: Rule,
    subject: Subject,
    start: Anchored,
    times: tuple[When, ...],
    step: Span,
    first: int,
) -> Iterator[DueDate]:
    last, is_next = start, not start.label
    earlier = [when for when in times if start.when.is_after(when)]
    if earlier:  # they belong to what was before, but the next one is counted from them all the same
        last, is_next = replace(start, when=earlier[-1]), True
    later = times[len(earlier) :]
    if desk.only_open and later:
        last, is_next = replace(start, when=later[-1]), True
    for number, done in () if desk.only_open else enumerate(later, start=first):
        due = _stepped(desk, rule, last, step, is_next=is_next)
        yield desk.finished(rule, subject, done, due.due, due.why, number=number)
        last, is_next = replace(start, when=done), True
    coming = _stepped(desk, rule, last, step, is_next=is_next)
    number = first + len(times) - len(earlier)
    yield desk.standing(rule, subject, replace(coming, anchored=start), number=number)


def _by_plan(
    desk: Desk, rule: Rule, subject: Subject, start: Anchored, times: tuple[When, ...], step: Span
) -> Iterator[DueDate]:
    number = 0
    for done in times:
        number = nearest_step(start.when.day, step, done.day, desk.days)
        due = _stepped(desk, rule, start, Span(step.amount * number, step.unit), is_next=False)
        yield desk.finished(rule, subject, done, due.due, due.why, number=number)
    coming = _stepped(desk, rule, start, Span(step.amount * (number + 1), step.unit), is_next=False)
    yield desk.standing(rule, subject, coming, number=number + 1)


def _stepped(desk: Desk, rule: Rule, last: Anchored, step: Span, *, is_next: bool) -> Counted:
    due, is_rolled = desk.anchors.shift(last.when, step, rule)
    return Counted(due, Why(last.label, last.when, step, is_rolled=is_rolled, is_next=is_next), last)


def on_fixed_days(desk: Desk, rule: Rule, subject: Subject, calendar: CalendarDay) -> Iterator[DueDate]:
    """Yield what was done on or around the fixed days, and the next of them.

    What was done settles the fixed day nearest to it. Before anything is recorded the first day is the next
    one from today.
    """
    times = desk.completions(rule, subject)
    why = Why(calendar_words(calendar))
    index = _coming(calendar, max(desk.today, rule.valid_from or desk.today))
    for done in times:
        index = _nearest(calendar, done.day)
        yield desk.finished(rule, subject, done, When(_day(calendar, index)), why)
        index += 1
    day = _day(calendar, index)
    doubt = None if desk.days.is_working(day) else Doubt.HOLIDAY
    anchored = Anchored(When(day), why.label, HappeningKind.TICKED)
    yield desk.standing(rule, subject, Counted(When(day), why, anchored, doubt))


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
