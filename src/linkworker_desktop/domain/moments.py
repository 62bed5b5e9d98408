"""Dates and clock times as a Dane types them. All moments are local wall time in Denmark, without zone."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from linkworker_desktop.i18n import _

_DATE = re.compile(r"(\d{1,2})\s*[./\-\s]\s*(\d{1,2})\.?(?:\s*[./\-\s]\s*(\d{4}|\d{2}))?\.?$")
_COMPACT = re.compile(r"(\d{2})(\d{2})(\d{4})$")
_TIME = re.compile(r"(?:(?:kl\.?|at)\s*)?(\d{1,2})(?:[.:](\d{2}))?$", re.IGNORECASE)
_STEP = re.compile(r"\+\s*(\d{1,3})\s*([dum])?$", re.IGNORECASE)
_SPLIT = re.compile(r"\s+(?:(?:kl\.?|at)\s*)?(?=\d{1,2}(?:[.:]\d{2})?$)", re.IGNORECASE)

_NEAR = {
    "i dag": 0,
    "idag": 0,
    "i går": -1,
    "i morgen": 1,
    "i overmorgen": 2,
    "today": 0,
    "yesterday": -1,
    "tomorrow": 1,
}
"""Days by their word in both languages of the interface, counted from today."""


class NotADate(ValueError):
    """The text names no day that exists."""


def parse_date(text: str, today: date, *, past: bool = False) -> date:
    """Return the day `text` names: `5.1.2026`, `5/1-26`, `05012026`, `5.1`, `i dag`, `i morgen`, `+3u`.

    Two-digit years are 20xx; with `past` (birth dates) those after this year are 19xx. Without a year it is
    the day nearest to today. Raises `NotADate` for anything else, days that do not exist included.
    """
    text = " ".join(text.casefold().split())
    if text in _NEAR:
        return today + timedelta(days=_NEAR[text])
    if step := _STEP.match(text):
        amount = int(step[1])
        return today + timedelta(days=amount * {"u": 7, "m": 30}.get(step[2] or "d", 1))
    match = _COMPACT.match(text) or _DATE.match(text)
    if match is None:
        raise NotADate(text)
    day, month, year = int(match[1]), int(match[2]), match[3]
    try:
        if year is None:
            return _nearest(day, month, today)
        return date(_full_year(year, today, past=past), month, day)
    except ValueError as error:
        raise NotADate(text) from error


def _full_year(year: str, today: date, *, past: bool) -> int:
    if len(year) == 4:
        return int(year)
    full = 2000 + int(year)
    return full - 100 if past and full > today.year else full


def _nearest(day: int, month: int, today: date) -> date:
    candidates = []
    for year in (today.year - 1, today.year, today.year + 1):
        try:
            candidates.append(date(year, month, day))
        except ValueError:
            continue
    if not candidates:
        raise NotADate(f"{day}.{month}.")
    return min(candidates, key=lambda candidate: abs(candidate - today))


def parse_time(text: str) -> time:
    """Return the clock time `text` names: `14`, `14.00`, `kl. 9.05`. Raises `NotADate` otherwise."""
    match = _TIME.match(" ".join(text.split()))
    if match is None:
        raise NotADate(text)
    try:
        return time(int(match[1]), int(match[2] or 0))
    except ValueError as error:
        raise NotADate(text) from error


def parse_moment(text: str, today: date) -> datetime:
    """Return day and clock time: `5.1.2026 kl. 14.00`, `5/1-26 14`, `i dag 9.30`. Raises `NotADate`."""
    text = " ".join(text.split())
    parts = _SPLIT.split(text)
    for cut in range(len(parts) - 1, 0, -1):
        try:
            day = parse_date(" ".join(parts[:cut]), today)
            return datetime.combine(day, parse_time(" ".join(parts[cut:])))
        except NotADate:
            continue
    raise NotADate(text)


def date_text(day: date) -> str:
    """Return `5.1.2026`, as it is typed and shown in fields."""
    return f"{day.day}.{day.month}.{day.year}"


def time_text(clock: time) -> str:
    """Return `14.00`."""
    return f"{clock.hour}.{clock.minute:02d}"


def moment_text(moment: datetime) -> str:
    """Return `5.1.2026 kl. 14.00`, in an English interface `5.1.2026 at 14.00`; both can be typed in either."""
    return _("{date} kl. {time}").format(date=date_text(moment.date()), time=time_text(moment.time()))


def age_on(birth: date, day: date) -> int:
    """Return the age in whole years on `day`; someone born on 29 February turns a year on 1 March."""
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))
