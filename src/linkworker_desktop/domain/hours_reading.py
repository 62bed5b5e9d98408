"""Reading opening hours as people write them: »man-fre 9-15, tor 9-17; lukket 24.12.-1.1.«."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, time
from enum import Enum, auto

from linkworker_desktop.domain.opening_hours import MIDNIGHT, WHOLE_DAY, Opening, OtherHours, Schedule

_DAYS = {"man": 0, "tir": 1, "ons": 2, "tor": 3, "fre": 4, "lør": 5, "lor": 5, "søn": 6, "son": 6}
_GROUPS = {
    "hverdage": range(5), "hverdag": range(5), "alle hverdage": range(5), "ugens hverdage": range(5),
    "alle dage": range(7), "hver dag": range(7), "alle ugens dage": range(7), "dagligt": range(7),
    "daglig": range(7), "weekend": range(5, 7), "weekender": range(5, 7), "weekenden": range(5, 7),
}  # fmt: skip
_MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_BY_APPOINTMENT = re.compile(r"(?:eller\s+|og\s+|kun\s+)*efter\s+aftale")

_TOKEN = re.compile(
    r"""
      (?P<date>\d{1,2}\.\s?(?:0?[1-9]|1[0-2])\.(?!\d{2}\b)(?:\s?\d{4})?(?!\d)
        |\d{1,2}/\d{1,2}(?:-\d{4})?(?!\d)
        |\d{1,2}\.\s?(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)[a-z]*\.?(?:\s\d{4})?)
    | (?P<time>(?:[01]?\d|2[0-4])(?:[.:][0-5]\d)?(?![\d]))
    | (?P<group>alle\ ugens\ dage|alle\ hverdage|ugens\ hverdage|alle\ dage|hver\ dag
        |hverdage?|dagligt?|weekend(?:er|en)?)\b
    | (?P<day>(?:man|tirs?|ons|tors?|fre|lør|lor|søn|son)(?:dage?(?:ne)?)?\b\.?)
    | (?P<closed>lukket|holder\ lukket)\b
    | (?P<all_day>døgnåbent?|døgnet\ rundt|hele\ døgnet)\b
    | (?P<span>-|\btil\b)
    | (?P<oclock>kl\b\.?|klokken\b|\båbent?\b|\bfra\b)
    | (?P<comma>,|\bog\b|&|\bsamt\b|/|\+|\.(?=\s|$))
    | (?P<stop>;|\n|\(|\))
    | (?P<colon>:)
    | (?P<gap>\s+)
    | (?P<word>\S+?(?=[\s,;()\n]|$))
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class ParsedHours:
    """What was read, and the pieces that could not be."""

    schedule: Schedule
    rest: str


class _Kind(Enum):
    DAYS = auto()
    DATES = auto()
    TIMES = auto()
    CLOSED = auto()
    WORD = auto()
    COMMA = auto()
    STOP = auto()


@dataclass(frozen=True, slots=True)
class _Item:
    kind: _Kind
    start: int
    end: int
    days: tuple[int, ...] = ()
    dates: tuple[date, date] | None = None
    times: tuple[time, time] | None = None


@dataclass(slots=True)
class _Clause:
    """A subject (days or dates) and what is said of it, with its place in the text."""

    items: list[_Item] = field(default_factory=list)

    def has(self, *kinds: _Kind) -> bool:
        return any(item.kind in kinds for item in self.items)

    def is_sound(self) -> bool:
        """Tell whether the clause says one thing about days or dates and nothing else."""
        if self.has(_Kind.WORD) or self.has(_Kind.DAYS) == self.has(_Kind.DATES):
            return False
        return self.has(_Kind.TIMES) != self.has(_Kind.CLOSED)

    def is_always(self) -> bool:
        """Tell whether the clause is »døgnåbent« alone."""
        return [item.times for item in self.items if item.kind is not _Kind.COMMA] == [WHOLE_DAY]


def parse_hours(text: str, today: date) -> ParsedHours:
    """Return the week and the exceptions that `text` tells of, and the clauses that were not understood.

    A clause with a word of its own (»i lige uger«) is never guessed at: it stays in `rest` as it was written.
    A date without a year is the next such date from `today`.
    """
    lowered = _plain(text)
    kept = text.strip()
    weekly: dict[int, tuple[int, list[Opening]]] = {}
    exceptions: list[OtherHours] = []
    rest: list[str] = []
    for start, end in _without_appointments(lowered, rest, kept):
        for clause in _clauses(_items(lowered, start, end, today)):
            if clause.is_always():
                weekly |= {day: (7, [Opening(day, *WHOLE_DAY)]) for day in range(7)}
            elif clause.is_sound():
                _take(clause, weekly, exceptions)
            elif any(item.kind not in (_Kind.COMMA, _Kind.STOP) for item in clause.items):
                rest.append(kept[clause.items[0].start : clause.items[-1].end].strip(" ,;.-"))
    openings = tuple(opening for _spread, own in weekly.values() for opening in own)
    if weekly and not openings and not exceptions:
        return ParsedHours(Schedule(), kept)
    schedule = Schedule(openings, tuple(exceptions)).in_order()
    return ParsedHours(schedule, ", ".join(part for part in rest if part))


def _plain(text: str) -> str:
    """Return the text in one spelling, every letter in its place."""
    table = {ord(dash): "-" for dash in "‐‑‒–—−"} | {0xA0: " ", 0x202F: " ", ord("\t"): " "}
    lowered = text.strip().translate(table).lower()
    return lowered if len(lowered) == len(text.strip()) else text.strip().translate(table)


def _without_appointments(lowered: str, rest: list[str], kept: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches round »efter aftale«, which says nothing against the hours beside it."""
    start = 0
    for found in _BY_APPOINTMENT.finditer(lowered):
        yield start, found.start()
        rest.append(kept[found.start() : found.end()])
        start = found.end()
    yield start, len(lowered)


def _clauses(items: list[_Item]) -> Iterator[_Clause]:
    """Cut where a new subject follows what was said, at a stop, and at a comma before a word."""
    clause = _Clause()
    for position, item in enumerate(items):
        said = clause.has(_Kind.TIMES, _Kind.CLOSED) and clause.has(_Kind.DAYS, _Kind.DATES, _Kind.WORD)
        goes_on = position > 0 and items[position - 1].kind is _Kind.WORD
        new_subject = item.kind in (_Kind.DAYS, _Kind.DATES) and said and not goes_on
        new_subject = new_subject and not _joins(items, position, clause)
        closes_anew = item.kind is _Kind.CLOSED and said
        aside = item.kind is _Kind.WORD and said and items[position - 1].kind is _Kind.COMMA
        if item.kind is _Kind.STOP or new_subject or closes_anew or aside:
            if clause.items:
                yield clause
            clause = _Clause()
        if item.kind is not _Kind.STOP:
            clause.items.append(item)
    if clause.items:
        yield clause


def _joins(items: list[_Item], position: int, clause: _Clause) -> bool:
    """Tell whether days carry a list on that »lukket« began: »lukket lørdag og søndag«."""
    if not (clause.has(_Kind.CLOSED) and clause.items[0].kind is _Kind.CLOSED):
        return False
    following = [item.kind for item in items[position + 1 :] if item.kind is not _Kind.COMMA]
    return following[:1] not in ([_Kind.TIMES], [_Kind.CLOSED])


def _take(
    clause: _Clause, weekly: dict[int, tuple[int, list[Opening]]], exceptions: list[OtherHours]
) -> None:
    times = [item.times for item in clause.items if item.times is not None]
    days = dict.fromkeys(day for item in clause.items for day in item.days)
    for day in days:
        spread, before = weekly.get(day, (len(days), []))
        openings = [Opening(day, opens, closes) for opens, closes in times]
        narrower = len(days) < spread or not openings
        weekly[day] = (len(days), openings if narrower else [*before, *openings])
    for item in clause.items:
        if item.dates is not None:
            first, last = item.dates
            with_times = [OtherHours(first, last, opens, closes) for opens, closes in times]
            exceptions.extend(with_times or [OtherHours(first, last)])


def _items(text: str, start: int, end: int, today: date) -> list[_Item]:
    """Return the stretch as items: ranges are put together, white space and »kl.« are left out."""
    raw = [
        found
        for found in _TOKEN.finditer(text, start, end)
        if found.lastgroup not in ("gap", "oclock", "colon")
    ]
    items: list[_Item] = []
    position = 0
    while position < len(raw):
        spans = position + 2 < len(raw) and raw[position + 1].lastgroup == "span"
        other = raw[position + 2] if spans else None
        item = _item(raw[position], other, today)
        if item is None:
            other, item = None, _item(raw[position], None, today)
        items.append(item or _Item(_Kind.WORD, raw[position].start(), raw[position].end()))
        position += 3 if other is not None else 1
    return items


def _item(one: re.Match[str], other: re.Match[str] | None, today: date) -> _Item | None:
    """Return what one token is, or two with a dash between; None when that is nothing."""
    start, end = one.start(), (other or one).end()
    kind = one.lastgroup
    if other is not None and other.lastgroup != kind:
        return None
    match kind:
        case "time":
            times = _times(one, other)
            return None if times is None else _Item(_Kind.TIMES, start, end, times=times)
        case "date":
            dates = _dates(one, other, today)
            return None if dates is None else _Item(_Kind.DATES, start, end, dates=dates)
        case "day":
            first = _DAYS[one.group()[:3]]
            last = _DAYS[(other or one).group()[:3]]
            days = [(first + step) % 7 for step in range((last - first) % 7 + 1)]
            return _Item(_Kind.DAYS, start, end, days=tuple(days))
    if other is not None:
        return None
    match kind:
        case "group":
            return _Item(_Kind.DAYS, start, end, days=tuple(_GROUPS[one.group()]))
        case "closed":
            return _Item(_Kind.CLOSED, start, end)
        case "all_day":
            return _Item(_Kind.TIMES, start, end, times=WHOLE_DAY)
        case "comma":
            return _Item(_Kind.COMMA, start, end)
        case "stop":
            return _Item(_Kind.STOP, start, end)
    return None


def _times(one: re.Match[str], other: re.Match[str] | None) -> tuple[time, time] | None:
    if other is None:
        return None
    opens, closes = _clock(one.group()), _clock(other.group())
    if opens is None or closes is None or (opens == closes and opens != MIDNIGHT):
        return None
    return opens, closes


def _clock(written: str) -> time | None:
    hour, _dot, minute = written.replace(":", ".").partition(".")
    if int(hour) == 24:
        return MIDNIGHT if not int(minute or 0) else None
    return time(int(hour), int(minute or 0))


def _dates(one: re.Match[str], other: re.Match[str] | None, today: date) -> tuple[date, date] | None:
    first, last = _day_and_month(one.group()), _day_and_month((other or one).group())
    if first is None or last is None:
        return None
    try:
        return _placed(first, last, today)
    except ValueError:
        return None


def _placed(first: _WrittenDate, last: _WrittenDate, today: date) -> tuple[date, date]:
    """Return two written dates as days: without a year, the next such stretch that is not over."""
    later = (last.month, last.day) < (first.month, first.day)
    if first.year is None and last.year is None:
        year = today.year - 1
        while date(year + later, last.month, last.day) < today:
            year += 1
        return date(year, first.month, first.day), date(year + later, last.month, last.day)
    last_year = (first.year or today.year) + later if last.year is None else last.year
    first_year = first.year if first.year is not None else last_year - later
    begins, ends = date(first_year, first.month, first.day), date(last_year, last.month, last.day)
    if ends < begins:
        raise ValueError("the last day lies before the first")
    return begins, ends


@dataclass(frozen=True, slots=True)
class _WrittenDate:
    day: int
    month: int
    year: int | None


def _day_and_month(written: str) -> _WrittenDate | None:
    figures = re.findall(r"\d+", written)
    named = re.search(r"[a-zæøå]{3}", written)
    if named:
        month, years = _MONTHS.index(named.group()) + 1, figures[1:]
    else:
        month, years = int(figures[1]), figures[2:]
    if not 1 <= month <= 12:
        return None
    return _WrittenDate(int(figures[0]), month, int(years[0]) if years else None)
