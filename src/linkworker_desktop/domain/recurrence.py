"""What comes again: a small rule of days, expanded within limits."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import lru_cache
from itertools import islice, takewhile
from typing import TYPE_CHECKING

from linkworker_desktop.domain.problems import InvalidInput, Problem, out_of_range
from linkworker_desktop.domain.ranges import LAST_DAY
from linkworker_desktop.domain.rules.rule import CountFrom
from linkworker_desktop.i18n import _

if TYPE_CHECKING:
    from dateutil.rrule import rrule

MOST_DAYS = 1000
"""So many days of one series are looked at in one go; a daily one then fills almost three years."""
MOST_TIMES = 999
"""Outlook reads a COUNT of three figures (MS-OXCICAL 2.1.3.2.2)."""
LARGEST_INTERVAL = 999
LAST_OF_MONTH = -1
_LONGEST_MONTH = 31
_SHORTEST_MONTH = 28
_MONTHS = 12


class Frequency(StrEnum):
    """How often at most; nothing comes more often than once a day."""

    DAILY = "DAILY"
    WEEKLY = "WEEKLY"
    MONTHLY = "MONTHLY"
    YEARLY = "YEARLY"


@dataclass(frozen=True, slots=True)
class NthWeekday:
    """The `nth` (1 to 4, or -1 for the last) `weekday` (0 is Monday) of a month."""

    nth: int
    weekday: int


@dataclass(frozen=True, slots=True)
class Recurrence:
    """Every `interval` days, weeks, months or years from the first day on, which is one of its days.

    Weekly: on `weekdays` (0 is Monday), else the first day's. Monthly and yearly: on `nth`, else (monthly) on
    `month_day`, where -1 is the last, else on the first day's own date; a month too short for it gives its last
    day, so 29 February is the 28th in other years. It ends after `until` or after `count` times, or never.
    Counted from completion (`count_from`) the next time is `interval` after it was really done.
    """

    frequency: Frequency
    interval: int = 1
    weekdays: tuple[int, ...] = ()
    month_day: int | None = None
    nth: NthWeekday | None = None
    until: date | None = None
    count: int | None = None
    count_from: CountFrom = CountFrom.PLANNED


def checked(recurrence: Recurrence) -> Recurrence:
    """Return it with its weekdays in order, without parts that say nothing. Raises `InvalidInput`."""
    problems = list(_problems(recurrence))
    if problems:
        raise InvalidInput(problems)
    is_weekly = recurrence.frequency is Frequency.WEEKLY
    has_date = recurrence.frequency is Frequency.MONTHLY and recurrence.nth is None
    has_nth = recurrence.frequency in {Frequency.MONTHLY, Frequency.YEARLY}
    return replace(
        recurrence,
        weekdays=tuple(sorted(set(recurrence.weekdays))) if is_weekly else (),
        month_day=recurrence.month_day if has_date else None,
        nth=recurrence.nth if has_nth else None,
    )


def _problems(recurrence: Recurrence) -> list[Problem]:
    faults = []
    if not 1 <= recurrence.interval <= LARGEST_INTERVAL:
        faults.append(("interval", _("Skriv et tal fra 1 til {most}.").format(most=LARGEST_INTERVAL)))
    if any(not 0 <= day <= 6 for day in recurrence.weekdays):
        faults.append(("weekdays", _("Vælg ugedage fra mandag til søndag.")))
    if recurrence.month_day is not None and not (
        recurrence.month_day == LAST_OF_MONTH or 1 <= recurrence.month_day <= _LONGEST_MONTH
    ):
        faults.append(("month_day", _("Skriv en dag fra 1 til 31.")))
    nth = recurrence.nth
    if nth and (nth.nth not in {1, 2, 3, 4, -1} or not 0 <= nth.weekday <= 6):
        faults.append(("nth", _("Vælg første, anden, tredje, fjerde eller sidste.")))
    if recurrence.count is not None and not 1 <= recurrence.count <= MOST_TIMES:
        faults.append(("count", _("Skriv et antal gange fra 1 til {most}.").format(most=MOST_TIMES)))
    if recurrence.count is not None and recurrence.until is not None:
        faults.append(("until", _("Vælg enten en slutdato eller et antal gange.")))
    is_fixed = recurrence.weekdays or recurrence.month_day is not None or recurrence.nth is not None
    if recurrence.count_from is CountFrom.COMPLETED and is_fixed:
        faults.append(
            (
                "count_from",
                _("Det, der regnes fra sidste gang, har ingen fast ugedag eller dato. Vælg kun hvor tit."),
            )
        )
    problems = [Problem(f"recurrence.{field}", sentence) for field, sentence in faults]
    return [*problems, *out_of_range("recurrence.until", recurrence.until)]


def days_between(
    recurrence: Recurrence, start: date, first: date, last: date, most: int = MOST_DAYS
) -> tuple[date, ...]:
    """Return the days of a series from `first` to `last` (both included), at most `most`, the earliest.

    `start` is the series' first day. Nothing lies outside the years the program keeps.
    """
    if last < first:
        return ()
    return _expanded(recurrence, start, first, last, most)


@lru_cache(maxsize=20_000)
def _expanded(recurrence: Recurrence, start: date, first: date, last: date, most: int) -> tuple[date, ...]:
    end = min(last, LAST_DAY)
    days = (moment.date() for moment in _rule(recurrence, start, _beginning(recurrence, start, first)))
    wanted = (day for day in takewhile(lambda day: day <= end, days) if day >= first)
    return tuple(islice(wanted, most))


def next_days(
    recurrence: Recurrence, start: date, amount: int = 3, after: date | None = None
) -> tuple[date, ...]:
    """Return the first days of a series, or the first ones after a day."""
    first = start if after is None else max(start, after + timedelta(days=1))
    return days_between(recurrence, start, first, LAST_DAY, amount)


def first_fit(recurrence: Recurrence, start: date) -> date:
    """Return `start`, or the first day after it that the rule names: a series begins on one of its days."""
    alone = replace(recurrence, interval=1, until=None, count=None)
    return next(iter(days_between(alone, start, start, LAST_DAY, 1)), start)


def later(day: date, recurrence: Recurrence) -> date | None:
    """Return the day one interval after `day`; None outside the years the program keeps."""
    plain = Recurrence(recurrence.frequency, recurrence.interval)
    return next(iter(next_days(plain, day, 1, after=day)), None)


def is_leap_day(day: date) -> bool:
    """Tell whether a day is 29 February, which in other years is kept on the 28th."""
    return (day.month, day.day) == (2, 29)


def _beginning(recurrence: Recurrence, start: date, first: date) -> date:
    """Return a day from which counting gives the same days after `first`, without all those before."""
    if recurrence.count is not None or first <= start:
        return start
    step = recurrence.interval
    match recurrence.frequency:
        case Frequency.DAILY:
            return start + timedelta(days=(first - start).days // step * step)
        case Frequency.WEEKLY:
            monday = start - timedelta(days=start.weekday())
            weeks = (first - monday).days // 7 // step * step
            return monday + timedelta(weeks=weeks) if weeks else start
        case Frequency.MONTHLY:
            months = (first.year - start.year) * _MONTHS + first.month - start.month
            months = months // step * step
            year, month = divmod(start.year * _MONTHS + start.month - 1 + months, _MONTHS)
            return date(year, month + 1, 1) if months else start
        case Frequency.YEARLY:
            years = (first.year - start.year) // step * step
            return date(start.year + years, 1, 1) if years else start


def _rule(recurrence: Recurrence, start: date, beginning: date) -> rrule:
    from dateutil import rrule as by  # here, so that the start does not wait for it

    parts: dict[str, object] = {}
    match recurrence.frequency:
        case Frequency.WEEKLY:
            parts["byweekday"] = recurrence.weekdays or (start.weekday(),)
        case Frequency.MONTHLY | Frequency.YEARLY if recurrence.nth is not None:
            parts["byweekday"] = by.weekday(recurrence.nth.weekday)(recurrence.nth.nth)
        case Frequency.MONTHLY:
            parts |= _of_month(recurrence.month_day or start.day)
        case Frequency.YEARLY:
            parts["bymonthday"] = LAST_OF_MONTH if is_leap_day(start) else start.day
        case Frequency.DAILY:
            pass
    if recurrence.frequency is Frequency.YEARLY:
        parts["bymonth"] = start.month
    end = recurrence.until if recurrence.count is None else None
    return by.rrule(
        getattr(by, recurrence.frequency.value),
        dtstart=_midnight(beginning),
        interval=recurrence.interval,
        wkst=by.MO,
        count=recurrence.count,
        until=_midnight(end) if end else None,
        cache=False,
        **parts,  # type: ignore[arg-type]
    )


def _of_month(day: int) -> dict[str, object]:
    if day in {LAST_OF_MONTH, _LONGEST_MONTH}:
        return {"bymonthday": LAST_OF_MONTH}
    if day <= _SHORTEST_MONTH:
        return {"bymonthday": day}
    return {"bymonthday": tuple(range(_SHORTEST_MONTH, day + 1)), "bysetpos": -1}


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day)  # noqa: DTZ001 - a day, without zone
