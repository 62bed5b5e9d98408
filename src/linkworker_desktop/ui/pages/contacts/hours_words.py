"""Opening hours in words: whether a place is open now, and its week in as few lines as it takes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from linkworker_desktop.domain.moments import time_text
from linkworker_desktop.domain.opening_hours import WHOLE_DAY, OtherHours, Schedule, is_open
from linkworker_desktop.i18n import _
from linkworker_desktop.ui import words

MONDAY = date(2026, 1, 5)
"""Some Monday, to name weekdays by."""
DAYS_AHEAD = 14
Hours = tuple[tuple[time, time], ...]


@dataclass(frozen=True, slots=True)
class HoursLine:
    """One line of a week: the days, their hours, and whether today is one of them."""

    days: str
    hours: str
    is_today: bool = False


def weekday_name(weekday: int) -> str:
    """Return `mandag` for 0."""
    return words.weekday(MONDAY + timedelta(days=weekday))


def short_weekday(weekday: int) -> str:
    """Return `man.` for 0."""
    return f"{weekday_name(weekday)[:3]}."


def hours_on(schedule: Schedule, day: date) -> Hours:
    """Return the openings that begin on a day; an exception stands in place of the week."""
    others = [each for each in schedule.exceptions if each.first <= day <= each.last]
    if others:
        known = ((each.opens, each.closes) for each in others)
        return tuple((opens, closes) for opens, closes in known if opens is not None and closes is not None)
    return tuple((each.opens, each.closes) for each in schedule.weekly if each.weekday == day.weekday())


def now_words(schedule: Schedule, now: datetime) -> tuple[str, str]:
    """Return `Åbent nu` and `lukker kl. 17.30`, or `Lukket nu` and `åbner i morgen kl. 9.00`; empty when unknown."""
    openness = is_open(schedule, now)
    if openness is None:
        return "", ""
    if openness:
        return _("Åbent nu"), _closing(schedule, now)
    return _("Lukket nu"), _opening(schedule, now)


def week_lines(schedule: Schedule, today: date) -> list[HoursLine]:
    """Return the week, days with the same hours in one line, then the exceptions that are not over."""
    lines = []
    for first, last in _runs([_on_weekday(schedule, number) for number in range(7)]):
        hours = _on_weekday(schedule, first)
        is_today = first <= today.weekday() <= last and not _is_other(schedule, today)
        lines.append(HoursLine(_days(first, last), hours_words(hours), is_today))
    if not schedule.weekly:
        lines = []
    coming = (each for each in schedule.exceptions if each.last >= today)
    return [*lines, *(_other_line(each, today) for each in sorted(coming, key=lambda each: each.first))]


def hours_words(hours: Iterable[tuple[time, time]]) -> str:
    """Return `9.00–12.00 og 13.00–17.00`, `lukket` for none."""
    spans = [_span(opens, closes) for opens, closes in hours]
    return words.joined(spans) if spans else _("lukket")


def spoken(schedule: Schedule, now: datetime) -> str:
    """Return everything said of a schedule in one line, for screen readers and for copying."""
    first = ", ".join(part for part in now_words(schedule, now) if part)
    lines = [f"{line.days} {line.hours}" for line in week_lines(schedule, now.date())]
    return "; ".join(part for part in (first, *lines) if part)


def _closing(schedule: Schedule, now: datetime) -> str:
    clock = now.time()
    for opens, closes in hours_on(schedule, now.date()):
        if (opens, closes) == WHOLE_DAY:
            return _("hele døgnet")
        if opens <= clock and (clock < closes or closes <= opens):
            return _("lukker kl. {time}").format(time=time_text(closes))
    for opens, closes in hours_on(schedule, now.date() - timedelta(days=1)):
        if closes <= opens and clock < closes:
            return _("lukker kl. {time}").format(time=time_text(closes))
    return ""


def _opening(schedule: Schedule, now: datetime) -> str:
    for ahead in range(DAYS_AHEAD):
        day = now.date() + timedelta(days=ahead)
        later = sorted(opens for opens, _closes in hours_on(schedule, day) if ahead or opens > now.time())
        if later:
            time = time_text(later[0])
            if not ahead:
                return _("åbner kl. {time}").format(time=time)
            near = _("i morgen") if ahead == 1 else words.weekday(day)
            if ahead > 6:
                near = words.short_date(day, now.date())
            return _("åbner {day} kl. {time}").format(day=near, time=time)
    return ""


def _on_weekday(schedule: Schedule, weekday: int) -> Hours:
    return tuple((each.opens, each.closes) for each in schedule.weekly if each.weekday == weekday)


def _is_other(schedule: Schedule, day: date) -> bool:
    return any(each.first <= day <= each.last for each in schedule.exceptions)


def _runs(days: Sequence[Hours]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for number, hours in enumerate(days):
        if runs and days[runs[-1][0]] == hours:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return runs


def _days(first: int, last: int) -> str:
    if first == last:
        return weekday_name(first)
    if (first, last) == (0, 6):
        return _("alle dage")
    return f"{short_weekday(first)}–{short_weekday(last)}"


def _span(opens: time, closes: time) -> str:
    if (opens, closes) == WHOLE_DAY:
        return _("hele døgnet")
    end = "24.00" if closes == time(0, 0) else time_text(closes)
    return f"{time_text(opens)}–{end}"


def _other_line(each: OtherHours, today: date) -> HoursLine:
    first, last = words.short_date(each.first, today), words.short_date(each.last, today)
    days = first if first == last else f"{first}–{last}"
    known = each.opens is not None and each.closes is not None
    hours = _span(each.opens, each.closes) if known else _("lukket")  # type: ignore[arg-type]
    said = f"{hours} · {each.why}" if each.why else hours
    return HoursLine(days, said, each.first <= today <= each.last)
