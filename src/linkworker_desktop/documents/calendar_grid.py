"""A month or a week on a lying sheet; days with more than there is room for stand whole on the pages after it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from typing import Any

from linkworker_desktop.documents import calendar_labels as words
from linkworker_desktop.documents.boxes import set_text
from linkworker_desktop.documents.calendar_cells import MONTH_TYPE, WEEK_TYPE, CellType, DayCell, row_heights
from linkworker_desktop.documents.calendar_content import CalendarPaper, PrintedDay
from linkworker_desktop.documents.calendar_list import days_on, draw_list_page, list_pages
from linkworker_desktop.documents.calendar_sheet import Format, head_of
from linkworker_desktop.documents.calendar_styles import WEEK_NUMBER, WEEKDAY
from linkworker_desktop.documents.measures import ROW_RULE, THIN_RULE
from linkworker_desktop.documents.palette import folder_palette
from linkworker_desktop.documents.rows import draw_rule
from linkworker_desktop.i18n.danish import weekday_name
from linkworker_desktop.typesetting.document import new_canvas
from linkworker_desktop.typesetting.pages import MM
from linkworker_desktop.typesetting.svg_outline import set_fill

_SIZE = Format.LYING.value
_WEEK_COLUMN = 9 * MM
_HEAD = 15.0
_LEAST_ROW = 19 * MM
_WEEKEND_FROM = 5
_WEEK = 7


def month_pdf(paper: CalendarPaper, month: date) -> bytes:
    """Return the month `month` lies in, on whole weeks; the days of the paper must fill them from Monday to Sunday."""
    width = (_SIZE.measure - _WEEK_COLUMN) / _WEEK
    cells = [DayCell(day, width, MONTH_TYPE, is_outside=day.on.month != month.month) for day in paper.days]
    return _Grid(paper, cells, _WEEK_COLUMN, month).pdf()


def week_pdf(paper: CalendarPaper) -> bytes:
    """Return one week, Monday first, a column for each day."""
    width = _SIZE.measure / _WEEK
    return _Grid(paper, _cells(paper.days, width, WEEK_TYPE), 0.0, None).pdf()


def _cells(days: Sequence[PrintedDay], width: float, kind: CellType) -> list[DayCell]:
    return [DayCell(day, width, kind) for day in days]


class _Grid:
    def __init__(
        self, paper: CalendarPaper, cells: Sequence[DayCell], week_column: float, month: date | None
    ) -> None:
        self._paper = paper
        self._weeks = [cells[first : first + _WEEK] for first in range(0, len(cells), _WEEK)]
        self._week_column = week_column
        self._month = month
        self._width = (_SIZE.measure - week_column) / _WEEK
        self._heights = row_heights(self._weeks, _SIZE.room - _HEAD, _LEAST_ROW)
        full = [
            cell.day
            for week, height in zip(self._weeks, self._heights, strict=True)
            for cell in week
            if cell.shown(height) < len(cell.day.entries)
        ]
        self._rest = list_pages(full, _SIZE)
        self._page_of: dict[date, int] = {}
        for number, page in enumerate(self._rest, 2):
            for day in days_on(page):
                self._page_of.setdefault(day, number)

    def pdf(self) -> bytes:
        """Return the sheet and the pages with the full days."""
        paper, target = self._paper, BytesIO()
        head = head_of(paper)
        rest = replace(head, title=f"{paper.title} · {words.REST_OF.lower()}")
        pages = 1 + len(self._rest)
        canvas = new_canvas(
            target,
            title=paper.title,
            author=paper.sender.municipality,
            invariant=True,
            page_size=(_SIZE.width, _SIZE.height),
        )
        head.draw(canvas, _SIZE, 1, pages)
        self._draw(canvas)
        canvas.showPage()
        for number, page in enumerate(self._rest, 2):
            rest.draw(canvas, _SIZE, number, pages)
            draw_list_page(canvas, page, _SIZE)
            canvas.showPage()
        canvas.save()
        return target.getvalue()

    def _draw(self, canvas: Any) -> None:
        left, top = _SIZE.left + self._week_column, _SIZE.body_top
        bottom = top - _HEAD - sum(self._heights)
        self._fill_days_off(canvas, left, top - _HEAD)
        for column in range(_WEEK):
            name = weekday_name(self._weeks[0][column].day.on).capitalize()
            set_text(name, WEEKDAY, self._width).draw(canvas, left + column * self._width + 4, top)
        draw_rule(canvas, _SIZE.left, top - _HEAD, ROW_RULE, _SIZE.measure)
        y = top - _HEAD
        for week, height in zip(self._weeks, self._heights, strict=True):
            self._draw_week(canvas, week, left, y, height)
            y -= height
            draw_rule(canvas, _SIZE.left, y, ROW_RULE, _SIZE.measure)
        canvas.setLineWidth(THIN_RULE)
        for column in range(0 if self._week_column else 1, _WEEK):
            x = left + column * self._width
            canvas.line(x, top - _HEAD, x, bottom)

    def _draw_week(
        self, canvas: Any, week: Sequence[DayCell], left: float, top: float, height: float
    ) -> None:
        if self._week_column:
            number = str(week[0].day.on.isocalendar().week)
            set_text(number, WEEK_NUMBER, self._week_column).draw(canvas, _SIZE.left, top - 4)
            set_text(words.WEEK_SHORT, WEEK_NUMBER, self._week_column).draw(
                canvas, _SIZE.left, top - 4 - WEEK_NUMBER.leading
            )
        for column, cell in enumerate(week):
            page = self._page_of.get(cell.day.on, 1)
            cell.draw(canvas, left + column * self._width, top, height, page)

    def _fill_days_off(self, canvas: Any, left: float, top: float) -> None:
        """Tone weekends and days off, so lightly that no printer breaks the letters on them."""
        palette = folder_palette(self._paper.sender.colour)
        for week, height in zip(self._weeks, self._heights, strict=True):
            for column, cell in enumerate(week):
                if column >= _WEEKEND_FROM or cell.day.name:
                    set_fill(canvas, palette.weekend)
                    canvas.rect(
                        left + column * self._width, top - height, self._width, height, stroke=0, fill=1
                    )
            top -= height


def weeks_of(month: date) -> tuple[date, date]:
    """Return the Monday and the Sunday of the whole weeks a month lies in."""
    first = month.replace(day=1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return first - timedelta(days=first.weekday()), last + timedelta(days=6 - last.weekday())
