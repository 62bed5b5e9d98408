"""A date on the fridge: picture and Danish at the left, the day in the middle, the other language at the right."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from linkworker_desktop.documents import calendar_labels as words
from linkworker_desktop.documents.boxes import Box, Picture, Stack, Text, aligned, fit_text, resized, set_text
from linkworker_desktop.documents.calendar_content import FridgeDate
from linkworker_desktop.documents.measures import ROW_RULE
from linkworker_desktop.documents.rows import draw_rule
from linkworker_desktop.i18n import has_label, label
from linkworker_desktop.i18n.dates import clock_figures, weekday_in
from linkworker_desktop.typesetting.flow import Piece
from linkworker_desktop.typesetting.isolates import any_value, figure
from linkworker_desktop.typesetting.pages import MEASURE, MM
from linkworker_desktop.typesetting.paragraph import draw_line, line_width
from linkworker_desktop.typesetting.style import Align, Direction, TextStyle, is_right_to_left, scaled_for

DATE = TextStyle(size=35, leading=38, bold=True, align=Align.CENTRE, direction=Direction.LTR)
_CLOCK = TextStyle(size=14, leading=18, bold=True, direction=Direction.LTR, align=Align.LEFT)
_WEEKDAY = TextStyle(size=10.5, leading=18)
_TITLE = TextStyle(size=13, leading=17, bold=True)
_DETAIL = TextStyle(size=9.5, leading=12.5)
_PICTURE_COLUMN = 18 * MM
_PICTURE = 14 * MM
_DANISH = 46 * MM
_CENTRE = 60 * MM
_OTHER = 46 * MM
_GAP = 2 * MM
_BETWEEN = 6.0
_PADDING = 5.0
_LEAST_TYPE = 8.5
_DEEP_LETTERS = 2.0
"""More leading under a bold Arabic word, whose letters reach down into the next line."""


@dataclass(frozen=True, slots=True)
class RowWidths:
    """Where the columns stand; without a second language Danish has its room too and the day moves to the right."""

    danish: float
    centre_left: float
    centre: float
    other: float

    @classmethod
    def of(cls, language: str | None) -> RowWidths:
        """Return the columns for a sheet in Danish and `language`."""
        danish = _DANISH if language is not None else _DANISH + _OTHER
        return cls(danish - _GAP, _PICTURE_COLUMN + danish, _CENTRE, _OTHER - _GAP)


class FridgeRow(Piece):
    """One date, everything in it scaled by `scale`, at least `least` points high."""

    def __init__(self, entry: FridgeDate, language: str | None, scale: float, least: float) -> None:
        widths = RowWidths.of(language)
        self._picture = Picture(entry.pictogram, _PICTURE * scale)
        self._widths = widths
        self._day = _Day(entry, language, scale, widths.centre)
        self._danish = _words(entry, entry.title.da, "da", scale, widths.danish)
        self._other: Stack | None = None
        if language is not None and entry.title.other:
            self._other = _words(entry, entry.title.other, language, scale, widths.other)
        boxes = [box for box in (self._picture, self._day, self._danish, self._other) if box is not None]
        self._height = max(least, *(box.height + 2 * _PADDING * scale for box in boxes))

    @property
    def height(self) -> float:
        return self._height

    def draw(self, canvas: Any, left: float, top: float) -> None:
        widths = self._widths
        self._draw_box(canvas, self._picture, left, top)
        self._draw_box(canvas, self._danish, left + _PICTURE_COLUMN, top)
        self._draw_box(canvas, self._day, left + widths.centre_left, top)
        if self._other is not None:
            self._draw_box(canvas, self._other, left + MEASURE - widths.other, top)
        draw_rule(canvas, left, top - self._height, ROW_RULE)

    def _draw_box(self, canvas: Any, box: Box, left: float, top: float) -> None:
        box.draw(canvas, left, top - (self._height - box.height) / 2)


class _Day:
    """The date in large figures; under it the weekday in each language with the time between them."""

    def __init__(self, entry: FridgeDate, language: str | None, scale: float, width: float) -> None:
        self.width = width
        days = f"{entry.on.day}.{entry.on.month}."
        if entry.until is not None and entry.until > entry.on:
            days = f"{days}–{entry.until.day}.{entry.until.month}."
        self._date: Text = fit_text(figure(days), _scaled(DATE, scale), width)
        parts = [(weekday_in("da", entry.on.weekday()), _WEEKDAY, "da")]
        if entry.starts is not None:
            clock = figure(f"kl. {clock_figures(entry.starts)}")
            parts.append((clock, _CLOCK, "da"))
        if language is not None:
            parts.append((weekday_in(language, entry.on.weekday()), _WEEKDAY, language))
        self._scale = scale
        self._parts = [
            _Part(text, _scaled(scaled_for(style, code), scale), code) for text, style, code in parts
        ]
        used = sum(part.width for part in self._parts) + _BETWEEN * (len(self._parts) - 1)
        if used > width:
            shrink = width / used
            self._parts = [part.smaller(shrink) for part in self._parts]

    @property
    def height(self) -> float:
        return self._date.height + _CLOCK.leading * self._scale

    def draw(self, canvas: Any, left: float, top: float) -> None:
        self._date.draw(canvas, left, top)
        used = sum(part.width for part in self._parts) + _BETWEEN * (len(self._parts) - 1)
        x = left + (self.width - used) / 2
        baseline = top - self._date.height - _CLOCK.baseline * self._scale
        for part in self._parts:
            draw_line(canvas, x, baseline, part.text, part.style, width=part.width, language=part.language)
            x += part.width + _BETWEEN


@dataclass(frozen=True, slots=True)
class _Part:
    text: str
    style: TextStyle
    language: str

    @property
    def width(self) -> float:
        return line_width(self.text, self.style, language=self.language)

    def smaller(self, share: float) -> _Part:
        return replace(self, style=resized(self.style, self.style.size * share * 0.98))


def _words(entry: FridgeDate, title: str, language: str, scale: float, width: float) -> Stack:
    """Return what it is, whom it is for, and where; the place stays Danish in both columns."""
    title_style, detail = _scaled(_TITLE, scale), _scaled(_DETAIL, scale)
    if language != "da":
        title_style, detail = aligned(title_style, Align.RIGHT), aligned(detail, Align.RIGHT)
    if is_right_to_left(language):
        title_style = replace(title_style, leading=title_style.leading + _DEEP_LETTERS)
    lines: list[Box] = [fit_text(title, title_style, width, language, one_line_from=0.9)]
    if entry.names:
        lines.append(set_text(", ".join(any_value(name) for name in entry.names), detail, width, language))
    if entry.is_latest and has_label(words.LATEST, language):
        lines.append(set_text(label(words.LATEST, language), detail, width, language))
    if entry.place:
        lines.append(fit_text(any_value(entry.place), detail, width, one_line_from=0.9))
    return Stack(tuple(lines))


def _scaled(style: TextStyle, scale: float) -> TextStyle:
    return resized(style, max(style.size * scale, min(style.size, _LEAST_TYPE)))
