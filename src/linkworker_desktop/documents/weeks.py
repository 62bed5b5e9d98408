"""Week charts of the family's first meetings: date, time and picture need no language."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from functools import lru_cache
from typing import Any

from babel import Locale
from babel.core import UnknownLocaleError
from babel.dates import get_day_names, get_month_names

from linkworker_desktop.documents import labels
from linkworker_desktop.documents.boxes import Box, Picture, Stack, aligned, fit_text, set_text
from linkworker_desktop.documents.measures import ROW_RULE, TITLE_RULE
from linkworker_desktop.documents.palette import Palette
from linkworker_desktop.documents.styles import (
    WEEK_DATE,
    WEEK_DAY,
    WEEK_DAY_OTHER,
    WEEK_TIME,
    WEEK_TITLE,
    WEEK_WORDS,
    WEEK_WORDS_OTHER,
)
from linkworker_desktop.domain.folder import WeekEvent
from linkworker_desktop.domain.languages import LANGUAGES
from linkworker_desktop.i18n.dates import clock_figures, weekday_in
from linkworker_desktop.typesetting.flow import Piece, snapped
from linkworker_desktop.typesetting.isolates import figure
from linkworker_desktop.typesetting.pages import HALF_MEASURE, MEASURE, MM
from linkworker_desktop.typesetting.paragraph import line_width
from linkworker_desktop.typesetting.style import Align, scaled_for
from linkworker_desktop.typesetting.svg_outline import set_fill

_NARROW = 13 * MM
_EVEN = MEASURE / 7
_PICTURE = 6.4 * MM
_PADDING = 1.5 * MM
_TITLE_HEIGHT = 20.0
_LEAST_DAY_HEIGHT = 96.0
_SATURDAY, _SUNDAY = 5, 6
_MOST_EVENTS = 8
"""Of one day on one chart; more go into a second chart of the same week."""


def week_charts(events: Sequence[WeekEvent], language: str | None, palette: Palette) -> Iterator[Piece]:
    """Yield a chart for every week in which something happens, in order; no events give no chart."""
    weeks: defaultdict[date, list[WeekEvent]] = defaultdict(list)
    for event in sorted(events, key=lambda each: (each.on, each.starts or time.min)):
        weeks[event.on - timedelta(days=event.on.weekday())].append(event)
    for monday in sorted(weeks):
        for share in _shares(weeks[monday]):
            yield WeekChart(monday, share, language, palette)


def _shares(events: list[WeekEvent]) -> list[list[WeekEvent]]:
    shares: list[list[WeekEvent]] = []
    counts: defaultdict[date, int] = defaultdict(int)
    for event in events:
        index = counts[event.on] // _MOST_EVENTS
        counts[event.on] += 1
        if index == len(shares):
            shares.append([])
        shares[index].append(event)
    return shares


@lru_cache(maxsize=256)
def _short_name(language: str, weekday: int) -> str:
    """Return the abbreviated weekday (0 is Monday), the whole name where the language has no other."""
    whole = weekday_in(language, weekday)
    try:
        locale = Locale.parse(LANGUAGES[language].babel)
    except (UnknownLocaleError, KeyError):
        return whole
    short = get_day_names("abbreviated", "format", locale)[weekday]
    return short if short != get_day_names("wide", "format", locale)[weekday] else whole


@dataclass(frozen=True, slots=True)
class _Day:
    """A column of the chart."""

    on: date
    left: float
    width: float
    head: Stack
    events: tuple[Box, ...]

    @property
    def body_height(self) -> float:
        return WEEK_DATE.leading + sum(event.height + 8 for event in self.events)


class WeekChart(Piece):
    """One week: five wide days and a narrow weekend, or seven even days when the weekend is used."""

    gap = 16.0
    close_gap = 8.0

    def __init__(
        self, monday: date, events: Sequence[WeekEvent], language: str | None, palette: Palette
    ) -> None:
        self._palette = palette
        self._title = _title(monday, language)
        self.days = tuple(_days(monday, events, language))
        self._head_height = max(day.head.height for day in self.days) + 8
        self._day_height = snapped(max(_LEAST_DAY_HEIGHT, *(day.body_height + 10 for day in self.days)))

    @property
    def height(self) -> float:
        return snapped(_TITLE_HEIGHT + self._head_height + self._day_height)

    def draw(self, canvas: Any, left: float, top: float) -> None:
        for index, text in enumerate(self._title):
            text.draw(canvas, left + index * (MEASURE - HALF_MEASURE), top)
        upper = top - _TITLE_HEIGHT
        middle = upper - self._head_height
        lower = top - self.height
        for day in self.days:
            self._draw_day(canvas, day, left + day.left, (upper, middle, lower))
        canvas.setStrokeGray(0)
        canvas.setLineWidth(ROW_RULE)
        canvas.rect(left, lower, MEASURE, upper - lower, stroke=1, fill=0)
        canvas.line(left, middle, left + MEASURE, middle)
        canvas.setLineWidth(TITLE_RULE)
        canvas.line(left, upper, left + MEASURE, upper)

    def _draw_day(self, canvas: Any, day: _Day, left: float, levels: tuple[float, float, float]) -> None:
        upper, middle, lower = levels
        if day.on.weekday() >= _SATURDAY:
            set_fill(canvas, self._palette.weekend)
            canvas.rect(left, lower, day.width, middle - lower, stroke=0, fill=1)
        if day.left:
            canvas.setStrokeGray(0)
            canvas.setLineWidth(ROW_RULE)
            canvas.line(left, lower, left, upper)
        inner = left + _PADDING
        day.head.draw(canvas, inner, upper - 4)
        top = middle - 5
        set_text(f"{day.on.day}.", WEEK_DATE, day.width).draw(canvas, inner, top)
        top -= WEEK_DATE.leading + 4
        for event in day.events:
            event.draw(canvas, inner, top)
            top -= event.height + 8


class _EventBox:
    """Time and picture on one line, below them the words in one or two languages."""

    def __init__(self, event: WeekEvent, language: str | None, width: float) -> None:
        self._picture = Picture(event.pictogram, _PICTURE)
        self._time = fit_text(_hours(event), WEEK_TIME, width - _PICTURE - 0.6 * MM) if event.starts else None
        words: list[Box] = [set_text(event.title.da, WEEK_WORDS, width)]
        if language is not None and event.title.other is not None:
            words.append(set_text(event.title.other, WEEK_WORDS_OTHER, width, language))
        self._words = Stack(tuple(words))
        self.width = width

    @property
    def height(self) -> float:
        return _PICTURE + 1 + self._words.height

    def draw(self, canvas: Any, left: float, top: float) -> None:
        if self._time is not None:
            self._time.draw(canvas, left, top - (_PICTURE - self._time.height) / 2)
        self._picture.draw(canvas, left + self.width - _PICTURE, top)
        self._words.draw(canvas, left, top - _PICTURE - 1)


def _days(monday: date, events: Sequence[WeekEvent], language: str | None) -> Iterator[_Day]:
    is_even = any(event.on.weekday() >= _SATURDAY for event in events)
    narrow = _EVEN if is_even else _narrow_width(language)
    wide = (MEASURE - 2 * narrow) / 5
    left = 0.0
    for offset in range(7):
        on = monday + timedelta(days=offset)
        width = wide if offset < _SATURDAY else narrow
        inner = width - 2 * _PADDING
        yield _Day(
            on=on,
            left=left,
            width=width,
            head=_day_head(offset, language, inner, is_short=offset >= _SATURDAY and not is_even),
            events=tuple(_EventBox(event, language, inner) for event in events if event.on == on),
        )
        left += width


def _narrow_width(language: str | None) -> float:
    """Return the width of a weekend day without events: 13 mm, or as much as its longest name needs."""
    if language is None:
        return _NARROW
    style = scaled_for(WEEK_DAY_OTHER, language)
    names = [_short_name(language, weekday) for weekday in (_SATURDAY, _SUNDAY)]
    needed = max(line_width(name, style, language=language) for name in names)
    return max(_NARROW, needed + 2 * _PADDING)


def _day_head(weekday: int, language: str | None, width: float, *, is_short: bool) -> Stack:
    name_in = _short_name if is_short else weekday_in
    lines: list[Box] = [fit_text(name_in("da", weekday), WEEK_DAY, width)]
    if language is not None:
        lines.append(fit_text(name_in(language, weekday), WEEK_DAY_OTHER, width, language))
    return Stack(tuple(lines))


def _title(monday: date, language: str | None) -> list[Box]:
    week = str(monday.isocalendar().week)
    pair = labels.both(labels.WEEK, language, week=week)
    month = get_month_names("wide", "format", Locale("da"))[(monday + timedelta(days=3)).month]
    title: list[Box] = [set_text(f"{pair.da} · {month} {monday.year}", WEEK_TITLE, HALF_MEASURE)]
    if language is not None and pair.other is not None:
        title.append(set_text(pair.other, aligned(WEEK_TITLE, Align.RIGHT), HALF_MEASURE, language))
    return title


def _hours(event: WeekEvent) -> str:
    return figure("–".join(clock_figures(each) for each in (event.starts, event.ends) if each is not None))
