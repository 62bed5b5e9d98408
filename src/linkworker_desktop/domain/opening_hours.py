"""When a place is open: a week, and the days that differ from it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from itertools import pairwise

from linkworker_desktop.domain.ranges import is_kept_day

SHORT_WEEKDAYS = ("man", "tir", "ons", "tor", "fre", "lør", "søn")
MIDNIGHT = time(0, 0)
WHOLE_DAY = (MIDNIGHT, MIDNIGHT)
"""From midnight to midnight: open all day."""
MOST_OPENINGS = 70
MOST_EXCEPTIONS = 200


@dataclass(frozen=True, slots=True)
class Opening:
    """Open on one weekday (0 is Monday) from `opens` to `closes`, local time.

    One that closes at or before it opens goes on until that time of the next day; midnight to midnight is a whole
    day.
    """

    weekday: int
    opens: time
    closes: time


@dataclass(frozen=True, slots=True)
class OtherHours:
    """Days with other hours, both ends included; closed when there are no times."""

    first: date
    last: date
    opens: time | None = None
    closes: time | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Schedule:
    """A weekly schedule, sorted by day and time, and its exceptions; empty when nothing is known."""

    weekly: tuple[Opening, ...] = ()
    exceptions: tuple[OtherHours, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.weekly or self.exceptions)

    def in_order(self) -> Schedule:
        """Return the same schedule, its openings by day and time and its exceptions by date."""
        weekly = sorted(self.weekly, key=lambda each: (each.weekday, each.opens, each.closes))
        exceptions = sorted(self.exceptions, key=lambda each: (each.first, each.last, each.opens or MIDNIGHT))
        return Schedule(tuple(dict.fromkeys(weekly)), tuple(dict.fromkeys(exceptions)))


class ScheduleProblem(StrEnum):
    """What makes a schedule impossible."""

    WEEKDAY = "weekday"
    EMPTY = "empty"
    """An opening that ends as it begins, other than midnight to midnight."""
    OVERLAP = "overlap"
    DATES = "dates"
    """An exception that ends before it begins, or outside the years the program keeps."""
    HALF = "half"
    """An exception with only one of its two times."""
    TOO_MANY = "too_many"


def schedule_problem(schedule: Schedule) -> ScheduleProblem | None:
    """Return the first thing that cannot be, None for a possible schedule."""
    if len(schedule.weekly) > MOST_OPENINGS or len(schedule.exceptions) > MOST_EXCEPTIONS:
        return ScheduleProblem.TOO_MANY
    if any(not 0 <= each.weekday <= 6 for each in schedule.weekly):
        return ScheduleProblem.WEEKDAY
    if any(_is_empty(each.opens, each.closes) for each in schedule.weekly):
        return ScheduleProblem.EMPTY
    if _overlaps(schedule.weekly):
        return ScheduleProblem.OVERLAP
    return _problem_of_exceptions(schedule.exceptions)


def _problem_of_exceptions(exceptions: Sequence[OtherHours]) -> ScheduleProblem | None:
    for each in exceptions:
        if each.last < each.first or not (is_kept_day(each.first) and is_kept_day(each.last)):
            return ScheduleProblem.DATES
        if (each.opens is None) != (each.closes is None):
            return ScheduleProblem.HALF
        if each.opens is not None and each.closes is not None and _is_empty(each.opens, each.closes):
            return ScheduleProblem.EMPTY
    return None


def _is_empty(opens: time, closes: time) -> bool:
    return opens == closes != MIDNIGHT


def _overlaps(weekly: Sequence[Opening]) -> bool:
    minutes = sorted(_week_minutes(each) for each in weekly)
    for (_start, end), (start, _end) in pairwise(minutes):
        if start < end:
            return True
    week = 7 * 24 * 60
    return bool(minutes) and minutes[-1][1] - week > minutes[0][0]


def _week_minutes(each: Opening) -> tuple[int, int]:
    start = each.weekday * 1440 + each.opens.hour * 60 + each.opens.minute
    end = each.weekday * 1440 + each.closes.hour * 60 + each.closes.minute
    return start, end if each.closes > each.opens else end + 1440


def is_open(schedule: Schedule, moment: datetime) -> bool | None:
    """Tell whether the place is open at a moment of local time; None when nothing is known."""
    if not schedule:
        return None
    day, clock = moment.date(), moment.time()
    for opens, closes in _hours_on(schedule, day):
        if opens <= clock and (clock < closes or closes <= opens):
            return True
    since_yesterday = _hours_on(schedule, day - timedelta(days=1))
    return any(closes <= opens and clock < closes for opens, closes in since_yesterday)


def _hours_on(schedule: Schedule, day: date) -> list[tuple[time, time]]:
    """Return the openings that begin on a day; its exceptions stand in place of the week."""
    others = [each for each in schedule.exceptions if each.first <= day <= each.last]
    if others:
        return [
            (each.opens, each.closes) for each in others if each.opens is not None and each.closes is not None
        ]
    return [(each.opens, each.closes) for each in schedule.weekly if each.weekday == day.weekday()]


@dataclass(frozen=True, slots=True)
class HoursWords:
    """The words a schedule is written with; `weekdays` has Monday first, `span` joins two times or dates."""

    weekdays: Sequence[str] = SHORT_WEEKDAYS
    closed: str = "lukket"
    all_day: str = "døgnåbent"
    open_figures: str = ""
    close_figures: str = ""
    """Put round every group of figures, so that it keeps its order within a text from right to left."""

    def figures(self, text: str) -> str:
        """Return figures as they stand in the text."""
        return f"{self.open_figures}{text}{self.close_figures}"


def hours_text(schedule: Schedule, words: HoursWords | None = None, *, today: date | None = None) -> str:
    """Return the schedule in one line: `man–ons 9–15, tor 9–17; lukket 24.12.–1.1.`; Danish words by default.

    Exceptions that are over on `today` are left out.
    """
    words = words or HoursWords()
    coming = [each for each in schedule.exceptions if today is None or each.last >= today]
    parts = [", ".join(_weekly_texts(schedule, words)), *(_exception_text(each, words) for each in coming)]
    return "; ".join(part for part in parts if part)


def _weekly_texts(schedule: Schedule, words: HoursWords) -> list[str]:
    by_day: dict[int, list[tuple[time, time]]] = defaultdict(list)
    for each in schedule.in_order().weekly:
        by_day[each.weekday].append((each.opens, each.closes))
    by_hours: dict[tuple[tuple[time, time], ...], list[int]] = defaultdict(list)
    for day, hours in by_day.items():
        by_hours[tuple(hours)].append(day)
    return [
        f"{_days_text(days, words)} {' / '.join(_span(*each, words) for each in hours)}"
        for hours, days in by_hours.items()
    ]


def _days_text(days: list[int], words: HoursWords) -> str:
    runs: list[list[int]] = []
    for day in days:
        if runs and runs[-1][-1] == day - 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    texts = []
    for run in runs:
        if len(run) > 2:
            texts.append(f"{words.weekdays[run[0]]}–{words.weekdays[run[-1]]}")
        else:
            texts += [words.weekdays[day] for day in run]
    return ", ".join(texts)


def _span(opens: time, closes: time, words: HoursWords) -> str:
    if (opens, closes) == WHOLE_DAY:
        return words.all_day
    return words.figures(f"{_clock(opens)}–{_clock(closes) if closes != MIDNIGHT else 24}")


def _clock(moment: time) -> str:
    return f"{moment.hour}.{moment.minute:02d}" if moment.minute else str(moment.hour)


def _exception_text(each: OtherHours, words: HoursWords) -> str:
    first, last = _day(each.first), _day(each.last)
    days = words.figures(first if first == last else f"{first}–{last}")
    why = f" ({each.why})" if each.why else ""
    if each.opens is None or each.closes is None:
        return f"{words.closed} {days}{why}"
    return f"{days} {_span(each.opens, each.closes, words)}{why}"


def _day(day: date) -> str:
    return f"{day.day}.{day.month}."
