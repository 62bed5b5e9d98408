"""The calendar as lists of days: the agenda, what is late, and the days a month's sheet has no room for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any

from linkworker_desktop.documents import calendar_labels as words
from linkworker_desktop.documents.boxes import Box, Stack, Text, aligned, fit_text, set_text
from linkworker_desktop.documents.calendar_content import CalendarPaper, PrintedDay, PrintedEntry
from linkworker_desktop.documents.calendar_sheet import Format, SheetSize, head_of
from linkworker_desktop.documents.calendar_styles import (
    CLOCK,
    DAY_HEADING,
    DAY_SIDE,
    DETAIL,
    ENTRY,
    ENTRY_BOLD,
    MARK,
    NOTHING,
)
from linkworker_desktop.documents.measures import ROW_RULE, THIN_RULE
from linkworker_desktop.documents.rows import draw_rule
from linkworker_desktop.documents.ticks import TickBox
from linkworker_desktop.i18n.danish import day_heading
from linkworker_desktop.i18n.dates import clock_figures
from linkworker_desktop.typesetting.document import new_canvas
from linkworker_desktop.typesetting.flow import FlowPage, Piece, paginate
from linkworker_desktop.typesetting.isolates import any_value, figure
from linkworker_desktop.typesetting.pages import MM
from linkworker_desktop.typesetting.style import Align

_BOX = 7 * MM
_CLOCK = 27 * MM
_MARK = 16 * MM
_PADDING = 3.0
_HEADING_GAP = 12.0
_SIDE = 0.35


def agenda_pdf(paper: CalendarPaper, empty: str = words.NOTHING) -> bytes:
    """Return the days below one another on upright A4 pages; `empty` is said where there is nothing at all."""
    size = Format.UPRIGHT.value
    pages = list_pages(paper.days, size)
    head = head_of(paper)
    target = BytesIO()
    canvas = new_canvas(target, title=paper.title, author=paper.sender.municipality, invariant=True)
    for number, page in enumerate(pages or ((),), 1):
        head.draw(canvas, size, number, max(1, len(pages)))
        if not page:
            set_text(empty, NOTHING, size.measure).draw(canvas, size.left, size.body_top - 12)
        draw_list_page(canvas, page, size)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def list_pages(days: Iterable[PrintedDay], size: SheetSize) -> tuple[FlowPage, ...]:
    """Place the days that have something on pages of a size."""
    pieces = [piece for day in days if day.entries or day.name for piece in _pieces(day, size.measure)]
    return paginate(pieces, size.room - DAY_HEADING.leading - _PADDING)


def draw_list_page(canvas: Any, page: FlowPage, size: SheetSize) -> None:
    """Draw a page of a list; a day that goes on from the page before is named again."""
    top = size.body_top
    first = page[0].piece if page else None
    if isinstance(first, EntryLine):
        heading = DayLine(first.day, size.measure, is_continued=True)
        heading.draw(canvas, size.left, top)
        top -= heading.height
    for placed in page:
        placed.piece.draw(canvas, size.left, top - placed.offset)


def days_on(page: FlowPage) -> tuple[date, ...]:
    """Return the days of which something stands on a page."""
    days = [each.piece.day.on for each in page if isinstance(each.piece, (EntryLine, DayLine))]
    return tuple(dict.fromkeys(days))


def _pieces(day: PrintedDay, width: float) -> Iterator[Piece]:
    yield DayLine(day, width)
    yield from (EntryLine(day, entry, width) for entry in day.entries)


class DayLine(Piece):
    """The heading of a day: its name at the left, the week and what holiday it is at the right."""

    gap = _HEADING_GAP

    def __init__(self, day: PrintedDay, width: float, *, is_continued: bool = False) -> None:
        self.day = day
        self.keeps_with_next = bool(day.entries)
        self._width = width
        name = day.heading or f"{day_heading(day.on)} {day.on.year}"
        heading = words.CONTINUED.format(text=name) if is_continued else name
        week = words.WEEK.format(week=day.on.isocalendar().week).lower()
        side = [] if day.heading else [week, day.name]
        self._heading = fit_text(heading, DAY_HEADING, width * (1 - _SIDE))
        self._side = fit_text(
            " · ".join(any_value(part) for part in reversed(side) if part), DAY_SIDE, width * _SIDE
        )

    @property
    def height(self) -> float:
        return max(self._heading.height, self._side.height) + _PADDING

    def draw(self, canvas: Any, left: float, top: float) -> None:
        self._heading.draw(canvas, left, top)
        self._side.draw(canvas, left + self._width * (1 - _SIDE), top)
        draw_rule(canvas, left, top - self.height, ROW_RULE, self._width)


class EntryLine(Piece):
    """One entry: a box to tick, the time, what it is for whom and where, and what sort it is."""

    def __init__(self, day: PrintedDay, entry: PrintedEntry, width: float) -> None:
        self.day = day
        self._width = width
        self._box = TickBox(3.6 * MM, is_ticked=entry.is_done)
        self._clock = set_text(times_of(entry), CLOCK, _CLOCK - 2 * MM)
        room = width - _BOX - _CLOCK - _MARK
        title = set_text(any_value(entry.title), ENTRY_BOLD if entry.is_late else ENTRY, room)
        lines: list[Box] = [title]
        if entry.detail:
            lines.append(set_text(entry.detail, DETAIL, room))
        self._words = Stack(tuple(lines))
        self._mark: Text | None = None
        if entry.mark:
            mark = replace(aligned(MARK, Align.RIGHT), bold=entry.is_law)
            self._mark = set_text(entry.mark, mark, _MARK)

    @property
    def height(self) -> float:
        return max(self._words.height, self._clock.height) + 2 * _PADDING

    def draw(self, canvas: Any, left: float, top: float) -> None:
        inner = top - _PADDING
        self._box.draw(canvas, left, inner - 1)
        self._clock.draw(canvas, left + _BOX, inner)
        self._words.draw(canvas, left + _BOX + _CLOCK, inner)
        if self._mark is not None:
            self._mark.draw(canvas, left + self._width - _MARK, inner)
        draw_rule(canvas, left, top - self.height, THIN_RULE, self._width)


def times_of(entry: PrintedEntry) -> str:
    """Return `9.00–11.00`, `–27.11.` for what lasts till then, or nothing for what has no clock time."""
    if entry.when:
        return figure(entry.when)
    if entry.until is not None and entry.until > entry.on:
        last = f"–{entry.until.day}.{entry.until.month}."
        return figure(f"{clock_figures(entry.starts)} {last}" if entry.starts else last)
    clocks = [clock_figures(each) for each in (entry.starts, entry.ends) if each is not None]
    return figure("–".join(clocks)) if clocks else ""
