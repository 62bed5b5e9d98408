"""The year's meetings as a wheel of twelve months, and beside it the same as a list."""

from __future__ import annotations

import math
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any

from linkworker_desktop.documents import calendar_labels as words
from linkworker_desktop.documents.boxes import set_text
from linkworker_desktop.documents.calendar_content import CalendarPaper, WheelMeeting, WheelPaper
from linkworker_desktop.documents.calendar_sheet import Format, head_of
from linkworker_desktop.documents.calendar_styles import (
    CLOCK,
    DAY_HEADING,
    ENTRY,
    MONTH_NAME,
    NOTHING,
    WHEEL_DAY,
    WHEEL_YEAR,
)
from linkworker_desktop.documents.measures import CAP_HEIGHT, ROW_RULE, THIN_RULE
from linkworker_desktop.documents.rows import draw_rule
from linkworker_desktop.documents.ticks import TickBox
from linkworker_desktop.i18n.danish import day_heading
from linkworker_desktop.typesetting.document import new_canvas
from linkworker_desktop.typesetting.flow import FlowPage, Piece, paginate
from linkworker_desktop.typesetting.isolates import any_value, figure
from linkworker_desktop.typesetting.pages import MM
from linkworker_desktop.typesetting.paragraph import draw_line
from linkworker_desktop.typesetting.style import BLACK, WHITE
from linkworker_desktop.typesetting.svg_outline import set_fill

_SIZE = Format.LYING.value
_OUTER = 70 * MM
_INNER = 44 * MM
_HUB = 24 * MM
_LIST_LEFT = 152 * MM
_COLUMNS = 2
_GUTTER = 6 * MM
_COLUMN = (_SIZE.measure - _LIST_LEFT - _GUTTER) / _COLUMNS
_DAY = 11 * MM
_SIGN = 8.0
_DOT = 3.2 * MM
_LANE = 7 * MM
_LANES = 3
_NEAR = 0.0222
"""Share of the year: dots nearer to each other than this would touch."""
_MONTHS = 12


def year_wheel_pdf(paper: WheelPaper) -> bytes:
    """Return the wheel with its list in two columns; a long list goes on beside the wheel on further lying pages."""
    title = words.YEAR_WHEEL.format(year=paper.year)
    head = head_of(CalendarPaper(title, (), paper.sender, paper.printed_on, has_names=paper.has_names))
    columns = paginate(_pieces(paper.meetings, _COLUMN), _SIZE.room)
    pages = [columns[first : first + _COLUMNS] for first in range(0, len(columns), _COLUMNS)]
    target = BytesIO()
    canvas = new_canvas(
        target,
        title=title,
        author=paper.sender.municipality,
        invariant=True,
        page_size=(_SIZE.width, _SIZE.height),
    )
    for number, page in enumerate(pages or ((),), 1):
        head.draw(canvas, _SIZE, number, max(1, len(pages)))
        _draw_wheel(canvas, paper)
        _draw_list(canvas, page)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def _pieces(meetings: Sequence[WheelMeeting], width: float) -> Iterator[Piece]:
    month = 0
    for meeting in meetings:
        if meeting.on.month != month:
            month = meeting.on.month
            yield _MonthLine(meeting.on, width)
        yield _MeetingLine(meeting, width)


def _draw_list(canvas: Any, columns: Sequence[FlowPage]) -> None:
    left = _SIZE.left + _LIST_LEFT
    if not columns:
        set_text(words.NOTHING, NOTHING, _COLUMN).draw(canvas, left, _SIZE.body_top - 12)
    for column in columns:
        for placed in column:
            placed.piece.draw(canvas, left, _SIZE.body_top - placed.offset)
        left += _COLUMN + _GUTTER


class _MonthLine(Piece):
    keeps_with_next = True
    gap = 7.0

    def __init__(self, day: date, width: float) -> None:
        self._width = width
        self._text = set_text(_month(day).capitalize(), DAY_HEADING, width)

    @property
    def height(self) -> float:
        return self._text.height + 1

    def draw(self, canvas: Any, left: float, top: float) -> None:
        self._text.draw(canvas, left, top)
        draw_rule(canvas, left, top - self.height, ROW_RULE, self._width)


class _MeetingLine(Piece):
    def __init__(self, meeting: WheelMeeting, width: float) -> None:
        day = meeting.on
        self._is_done = meeting.is_done
        self._day = set_text(figure(f"{day.day}.{day.month}."), CLOCK, _DAY)
        self._title = set_text(any_value(meeting.title), ENTRY, width - _DAY - _SIGN - 4)

    @property
    def height(self) -> float:
        return max(self._day.height, self._title.height) + 2

    def draw(self, canvas: Any, left: float, top: float) -> None:
        TickBox(_SIGN, is_ticked=self._is_done).draw(canvas, left, top - 3.5)
        self._day.draw(canvas, left + _SIGN + 5, top - 1)
        self._title.draw(canvas, left + _SIGN + 4 + _DAY, top - 1)


def _draw_wheel(canvas: Any, paper: WheelPaper) -> None:
    """Draw the months clockwise from the top, and each meeting as a dot at its day; what is done is filled."""
    x, y = _SIZE.left + _OUTER + 2 * MM, _SIZE.body_top - _OUTER - 3 * MM
    canvas.setStrokeGray(0)
    canvas.setLineWidth(ROW_RULE)
    for radius in (_OUTER, _INNER, _HUB):
        canvas.circle(x, y, radius, stroke=1, fill=0)
    for month in range(_MONTHS):
        angle = _angle(month / _MONTHS)
        canvas.setLineWidth(THIN_RULE)
        canvas.line(*_at(x, y, _HUB, angle), *_at(x, y, _OUTER, angle))
        name_x, name_y = _at(x, y, (_HUB + _INNER) / 2, _angle((month + 0.5) / _MONTHS))
        name = _month(date(paper.year, month + 1, 1))[:3]
        baseline = name_y - MONTH_NAME.size * CAP_HEIGHT / 2
        draw_line(canvas, name_x - 10 * MM, baseline, name, MONTH_NAME, width=20 * MM)
    baseline = y - WHEEL_YEAR.size * CAP_HEIGHT / 2
    draw_line(canvas, x - _HUB, baseline, str(paper.year), WHEEL_YEAR, width=2 * _HUB)
    _draw_dots(canvas, paper, x, y)


def _draw_dots(canvas: Any, paper: WheelPaper, x: float, y: float) -> None:
    """Draw the days; meetings close to each other stand one outside the other."""
    placed: list[tuple[float, int]] = []
    for meeting in paper.meetings:
        share = _share(meeting.on)
        near = {lane for other, lane in placed if abs(other - share) < _NEAR}
        lane = next((each for each in range(_LANES) if each not in near), 0)
        placed.append((share, lane))
        dot_x, dot_y = _at(x, y, _INNER + 5 * MM + lane * _LANE, _angle(share))
        canvas.setStrokeGray(0)
        canvas.setLineWidth(1)
        set_fill(canvas, BLACK if meeting.is_done else WHITE)
        canvas.circle(dot_x, dot_y, _DOT, stroke=1, fill=1)
        ink = replace(WHEEL_DAY, colour=WHITE if meeting.is_done else BLACK)
        baseline = dot_y - ink.size * CAP_HEIGHT / 2
        draw_line(canvas, dot_x - _DOT, baseline, str(meeting.on.day), ink, width=2 * _DOT)


def _share(day: date) -> float:
    """Return how far the year has gone, every month counted as a twelfth."""
    return (day.month - 1 + (day.day - 0.5) / monthrange(day.year, day.month)[1]) / _MONTHS


def _angle(share: float) -> float:
    return math.pi / 2 - 2 * math.pi * share


def _at(x: float, y: float, radius: float, angle: float) -> tuple[float, float]:
    return x + radius * math.cos(angle), y + radius * math.sin(angle)


def _month(day: date) -> str:
    return day_heading(day).split()[-1]
