"""A family's next dates for the door of the fridge: read from across the kitchen, in Danish and its own language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from typing import Any

from linkworker_desktop.documents import calendar_labels as words
from linkworker_desktop.documents import labels
from linkworker_desktop.documents.boxes import Box, Stack, aligned, fit_text, set_text
from linkworker_desktop.documents.calendar_content import FridgeDate, FridgePaper
from linkworker_desktop.documents.chrome import Chrome
from linkworker_desktop.documents.fridge_rows import FridgeRow, RowWidths
from linkworker_desktop.documents.measures import (
    FOOTER_BASELINE,
    FRAME_HEIGHT,
    FRAME_TOP,
    ROW_RULE,
    TITLE_RULE,
)
from linkworker_desktop.documents.page_title import PageTitle
from linkworker_desktop.documents.palette import folder_palette
from linkworker_desktop.documents.rows import draw_rule
from linkworker_desktop.documents.styles import CAPTION, LEAD, WALL_DETAIL, WALL_NUMBER
from linkworker_desktop.domain.folder import TextPair
from linkworker_desktop.i18n import has_label, label
from linkworker_desktop.i18n.dates import numeric_date
from linkworker_desktop.typesetting.document import new_canvas
from linkworker_desktop.typesetting.isolates import any_value, figure
from linkworker_desktop.typesetting.pages import HALF_MEASURE, MEASURE, MM, Side
from linkworker_desktop.typesetting.paragraph import draw_line
from linkworker_desktop.typesetting.style import Align, TextStyle

MOST_DATES = 10
"""On one sheet; more would be too small to be read from the table."""

_AFTER_TITLE = 10.0
_FOOT_HEIGHT = 58.0
_MORE_HEIGHT = 18.0
_SCALES = (1.0, 0.92, 0.85, 0.78, 0.7, 0.62)
_HIGHEST_ROW = 84.0
_FOOT_LABEL = replace(WALL_DETAIL, size=10, leading=14)


def fridge_pdf(paper: FridgePaper, *, black_and_white: bool = False) -> bytes:
    """Return one A4 page with the nearest dates, at most `MOST_DATES`; it says when there are more."""
    target = BytesIO()
    canvas = new_canvas(target, title=words.YOUR_DATES, author=paper.sender.municipality, invariant=True)
    _Sheet(paper, black_and_white=black_and_white).draw(canvas)
    canvas.showPage()
    canvas.save()
    return target.getvalue()


class _Sheet:
    def __init__(self, paper: FridgePaper, *, black_and_white: bool) -> None:
        self._paper = paper
        palette = folder_palette(paper.sender.colour, black_and_white=black_and_white)
        self._chrome = Chrome(palette, paper.language, paper.sender.is_sample)
        self._side = Side(1)

    def draw(self, canvas: Any) -> None:
        paper, left = self._paper, self._side.left
        self._chrome.header(canvas, self._side, self._running_title())
        title = PageTitle(words.YOUR_DATES, paper.language)
        title.draw(canvas, left, FRAME_TOP)
        top = FRAME_TOP - title.height - _AFTER_TITLE
        draw_rule(canvas, left, top, TITLE_RULE)
        room = top - (FRAME_TOP - FRAME_HEIGHT) - _FOOT_HEIGHT
        if not paper.dates:
            top = self._draw_pair(canvas, words.NO_DATES, LEAD, left, top - 24) - 24
            draw_rule(canvas, left, top, ROW_RULE)
        else:
            top = self._draw_dates(canvas, left, top, room)
        self._draw_foot(canvas, left, top)
        line = words.NEW_SHEET.format(date=numeric_date(paper.printed_on))
        draw_line(canvas, left, FOOTER_BASELINE, line, CAPTION)
        self._chrome.sample_mark(canvas, self._side, 0.0)

    def _running_title(self) -> TextPair:
        family = words.FAMILY.format(name=any_value(self._paper.family))
        days = [each.on for each in self._paper.dates[:MOST_DATES]]
        if not days:
            return TextPair(family, "")
        first, last = (day.isocalendar().week for day in (days[0], days[-1]))
        weeks = f"{first}–{last}" if first != last else str(first)
        pair = labels.both(labels.WEEK, self._paper.language, week=weeks)
        return TextPair(f"{family} · {pair.da.lower()}, {days[0].isocalendar().year}", pair.other)

    def _draw_dates(self, canvas: Any, left: float, top: float, room: float) -> float:
        dates = self._paper.dates
        rows = _fitting(dates[:MOST_DATES], self._paper.language, room) if len(dates) <= MOST_DATES else []
        rows = rows or _nearest(dates[:MOST_DATES], self._paper.language, room - _MORE_HEIGHT)
        for row in rows:
            row.draw(canvas, left, top)
            top -= row.height
        if len(rows) < len(dates):
            top = self._draw_pair(canvas, words.MORE_DATES, CAPTION, left, top - 6) + 2
        return top

    def _draw_pair(self, canvas: Any, text: str, style: TextStyle, left: float, top: float) -> float:
        pair = labels.both(text, self._paper.language)
        boxes = _two_sides(pair, style, self._paper.language)
        for x, box in boxes:
            box.draw(canvas, left + x, top)
        return top - max(box.height for _x, box in boxes)

    def _draw_foot(self, canvas: Any, left: float, top: float) -> None:
        """Draw whom to ring, the number standing where both readers point."""
        sender, language = self._paper.sender, self._paper.language
        if not sender.linkworker_phone:
            return
        widths = RowWidths.of(language)
        number = fit_text(figure(sender.linkworker_phone), aligned(WALL_NUMBER, Align.CENTRE), widths.centre)
        middle = top - 12
        number.draw(canvas, left + widths.centre_left, middle)
        danish = self._whom_to_ring("da", widths.centre_left - 4 * MM)
        danish.draw(canvas, left, middle)
        if language is not None and has_label(words.CANNOT_COME, language):
            other = self._whom_to_ring(language, widths.other)
            other.draw(canvas, left + MEASURE - widths.other, middle)

    def _whom_to_ring(self, language: str, width: float) -> Stack:
        style = _FOOT_LABEL if language == "da" else aligned(_FOOT_LABEL, Align.RIGHT)
        lines: list[Box] = [set_text(label(words.CANNOT_COME, language), style, width, language)]
        if self._paper.sender.linkworker and has_label(words.CALL, language):
            call = label(words.CALL, language).format(name=any_value(self._paper.sender.linkworker))
            lines.append(set_text(call, style, width, language))
        return Stack(tuple(lines))


def _fitting(dates: Sequence[FridgeDate], language: str | None, room: float) -> list[FridgeRow]:
    """Return the rows in the largest size in which all fit into `room` points; none where there is no such size."""
    least = min(_HIGHEST_ROW, room / len(dates))
    for scale in _SCALES:
        rows = [FridgeRow(each, language, scale, least * min(1.0, scale + 0.1)) for each in dates]
        if sum(row.height for row in rows) <= room:
            return rows
    return []


def _nearest(dates: Sequence[FridgeDate], language: str | None, room: float) -> list[FridgeRow]:
    """Return as many of the first dates as fit; the first one always."""
    for number in range(len(dates), 1, -1):
        if rows := _fitting(dates[:number], language, room):
            return rows
    return [FridgeRow(dates[0], language, _SCALES[-1], 0.0)]


def _two_sides(pair: TextPair, style: TextStyle, language: str | None) -> list[tuple[float, Box]]:
    if language is None or pair.other is None:
        return [(0.0, set_text(pair.da, style, MEASURE))]
    other = set_text(pair.other, aligned(style, Align.RIGHT), HALF_MEASURE, language)
    return [(0.0, set_text(pair.da, style, HALF_MEASURE)), (MEASURE - HALF_MEASURE, other)]
