"""Recurrences as RFC 5545 says them in an RRULE, and back."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.domain.problems import InvalidInput
from linkworker_desktop.domain.recurrence import (
    LARGEST_INTERVAL,
    LAST_OF_MONTH,
    MOST_TIMES,
    Frequency,
    NthWeekday,
    Recurrence,
    checked,
    is_leap_day,
)
from linkworker_desktop.domain.rules.rule import CountFrom
from linkworker_desktop.i18n import _

_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_EVERY_DAY = tuple(range(7))
_TOO_OFTEN = frozenset({"SECONDLY", "MINUTELY", "HOURLY"})
_KNOWN = frozenset(
    {"FREQ", "INTERVAL", "BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS", "UNTIL", "COUNT", "WKST"}
)
_COUNT_FROM = "X-COUNT-FROM"
"""Our own mark in the database, for what is counted from completion; other programs are never shown it."""
_NTH = re.compile(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)")
_SHORTEST_MONTH = 28
_LONGEST_MONTH = 31


class NotARecurrence(UserError):
    """The text is no recurrence, or one the program has no words for."""


def to_rrule(recurrence: Recurrence, start: date) -> str:
    """Return the RRULE of a series that begins on `start`: `FREQ=MONTHLY;BYDAY=1TU`."""
    parts = [f"FREQ={recurrence.frequency.value}"]
    if recurrence.interval > 1:
        parts.append(f"INTERVAL={recurrence.interval}")
    if recurrence.frequency is Frequency.YEARLY:
        parts.append(f"BYMONTH={start.month}")
    parts += _by_day(recurrence, start)
    if recurrence.count is not None:
        parts.append(f"COUNT={recurrence.count}")
    elif recurrence.until is not None:
        parts.append(f"UNTIL={recurrence.until:%Y%m%d}")
    return ";".join(parts)


def _by_day(recurrence: Recurrence, start: date) -> list[str]:
    if recurrence.frequency is Frequency.DAILY:
        return []
    if recurrence.frequency is Frequency.WEEKLY:
        return ["BYDAY=" + ",".join(_DAYS[day] for day in recurrence.weekdays or (start.weekday(),))]
    if recurrence.nth is not None:
        return [f"BYDAY={recurrence.nth.nth}{_DAYS[recurrence.nth.weekday]}"]
    day = recurrence.month_day or start.day
    if recurrence.frequency is Frequency.YEARLY:
        return [f"BYMONTHDAY={LAST_OF_MONTH if is_leap_day(start) else start.day}"]
    if day in {LAST_OF_MONTH, _LONGEST_MONTH}:
        return [f"BYMONTHDAY={LAST_OF_MONTH}"]
    if day <= _SHORTEST_MONTH:
        return [f"BYMONTHDAY={day}"]
    days = ",".join(str(each) for each in range(_SHORTEST_MONTH, day + 1))
    return [f"BYMONTHDAY={days}", "BYSETPOS=-1"]


def kept_text(recurrence: Recurrence | None, start: date) -> str:
    """Return a recurrence as the database keeps it; empty for None."""
    if recurrence is None:
        return ""
    text = to_rrule(recurrence, start)
    is_from_done = recurrence.count_from is CountFrom.COMPLETED
    return f"{text};{_COUNT_FROM}=COMPLETED" if is_from_done else text


def from_kept(text: str, start: date) -> Recurrence | None:
    """Return the recurrence of a text in the database; None for an empty one. Raises `NotARecurrence`."""
    if not text:
        return None
    plain, mark, _rest = text.partition(f";{_COUNT_FROM}=")
    found = from_rrule(plain, start)
    return (
        Recurrence(
            found.frequency,
            found.interval,
            until=found.until,
            count=found.count,
            count_from=CountFrom.COMPLETED,
        )
        if mark
        else found
    )


def from_rrule(text: str, start: date) -> Recurrence:
    """Return what an RRULE says of a series that begins on `start`.

    Raises `NotARecurrence` with one sentence for what comes more often than daily, for parts the program has no
    words for, and for what is no RRULE at all.
    """
    parts = _parts(text)
    name = parts.get("FREQ", "")
    if name in _TOO_OFTEN:
        raise NotARecurrence(
            _("Noget kan højst gentages én gang om dagen. Vælg dage, uger, måneder eller år.")
        )
    if name not in set(Frequency):
        raise _unreadable()
    if not parts.keys() <= _KNOWN:
        raise _unsaid()
    frequency = Frequency(name)
    end = parts.get("UNTIL")
    try:
        return checked(
            Recurrence(
                frequency,
                _number(parts.get("INTERVAL", "1"), LARGEST_INTERVAL),
                until=_until(end) if end else None,
                count=min(_number(parts["COUNT"], 10**9), MOST_TIMES) if "COUNT" in parts else None,
                **_days_of(frequency, parts, start),  # type: ignore[arg-type]
            )
        )
    except InvalidInput as error:
        raise NotARecurrence(error.message) from error


def _parts(text: str) -> dict[str, str]:
    pairs = [part.partition("=") for part in text.strip().upper().removeprefix("RRULE:").split(";") if part]
    names = [name for name, _equals, _value in pairs]
    if (
        not pairs
        or not all(equals and value for _name, equals, value in pairs)
        or len(set(names)) < len(names)
    ):
        raise _unreadable()
    return {name: value for name, _equals, value in pairs}


def _days_of(frequency: Frequency, parts: Mapping[str, str], start: date) -> dict[str, object]:
    days, dates = _weekdays(parts.get("BYDAY")), _dates(parts.get("BYMONTHDAY"))
    position = _signed(parts["BYSETPOS"]) if "BYSETPOS" in parts else None
    months = parts.get("BYMONTH")
    if months is not None and (frequency is not Frequency.YEARLY or _number(months, 12) != start.month):
        raise _unsaid()
    plain = all(nth is None for nth, _weekday in days)
    weekdays = tuple(weekday for _nth, weekday in days)
    match frequency:
        case Frequency.DAILY if (
            not dates and position is None and (not days or (plain and set(weekdays) == set(_EVERY_DAY)))
        ):
            return {}
        case Frequency.WEEKLY if (
            not dates and position is None and plain and _begins_on_monday(parts, weekdays)
        ):
            return {"weekdays": weekdays}
        case Frequency.MONTHLY | Frequency.YEARLY if days and not dates:
            if frequency is Frequency.YEARLY and months is None:
                raise _unsaid()
            return {"nth": _nth(days, position)}
        case Frequency.MONTHLY if not days:
            return {"month_day": _month_day(dates, position, start)}
        case Frequency.YEARLY if not days and _is_own_date(dates, start) and position is None:
            return {}
        case _:
            raise _unsaid()


def _begins_on_monday(parts: Mapping[str, str], weekdays: tuple[int, ...]) -> bool:
    """Tell whether counting weeks from Monday gives the same days as the rule's own first day of the week."""
    is_same = parts.get("WKST", "MO") == "MO" or parts.get("INTERVAL", "1") == "1"
    return is_same or len(set(weekdays)) <= 1


def _nth(days: list[tuple[int | None, int]], position: int | None) -> NthWeekday:
    if len(days) != 1 or (days[0][0] is None) == (position is None):
        raise _unsaid()
    nth = position if position is not None else days[0][0]
    if nth not in {1, 2, 3, 4, -1}:
        raise _unsaid()
    return NthWeekday(nth or 0, days[0][1])


def _month_day(dates: list[int], position: int | None, start: date) -> int:
    """Return the day of a monthly rule; months too short for it are skipped in RFC 5545, but not here."""
    if not dates:
        dates = [start.day]
    if position == -1 and dates == list(range(_SHORTEST_MONTH, dates[-1] + 1)):
        return LAST_OF_MONTH if dates[-1] == _LONGEST_MONTH else dates[-1]
    if (
        len(dates) != 1
        or position is not None
        or not (dates[0] == LAST_OF_MONTH or 1 <= dates[0] <= _SHORTEST_MONTH)
    ):
        raise _unsaid()
    return dates[0]


def _is_own_date(dates: list[int], start: date) -> bool:
    """Tell whether a yearly rule names the first day's own date, as the program counts 29 February."""
    return dates == [LAST_OF_MONTH] if is_leap_day(start) else dates in ([], [start.day])


def _weekdays(text: str | None) -> list[tuple[int | None, int]]:
    found = []
    for each in text.split(",") if text else ():
        match = _NTH.fullmatch(each)
        if match is None:
            raise _unreadable()
        found.append((int(match[1]) if match[1] else None, _DAYS.index(match[2])))
    return found


def _dates(text: str | None) -> list[int]:
    return [_signed(each) for each in text.split(",")] if text else []


def _signed(text: str) -> int:
    if not re.fullmatch(r"[+-]?\d{1,3}", text):
        raise _unreadable()
    return int(text)


def _number(text: str, largest: int) -> int:
    if not re.fullmatch(r"\d{1,9}", text) or not 1 <= int(text) <= largest:
        raise _unreadable()
    return int(text)


def _until(text: str) -> date:
    try:
        return datetime.strptime(text[:8], "%Y%m%d").date()  # noqa: DTZ007 - a day, without zone
    except ValueError as error:
        raise _unreadable() from error


def _unreadable() -> NotARecurrence:
    return NotARecurrence(_("Gentagelsen kan ikke læses. Vælg den igen."))


def _unsaid() -> NotARecurrence:
    return NotARecurrence(_("Så særlig en gentagelse kan programmet ikke holde styr på. Vælg en enklere."))
