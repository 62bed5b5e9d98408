"""A day of a month's or week's sheet: its date, its holiday, and as many of its entries as there is room for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from linkworker_desktop.documents import calendar_labels as words
from linkworker_desktop.documents.boxes import Text, fit_text, set_text
from linkworker_desktop.documents.calendar_content import PrintedDay, PrintedEntry
from linkworker_desktop.documents.calendar_list import times_of
from linkworker_desktop.documents.calendar_styles import CELL, DATE, DAY_NAME, MORE, WEEK_CELL, WEEK_DATE
from linkworker_desktop.documents.ticks import TickBox
from linkworker_desktop.domain.text import Run
from linkworker_desktop.typesetting.isolates import any_value, figure
from linkworker_desktop.typesetting.pages import MM
from linkworker_desktop.typesetting.style import TextStyle

_INSET = 1.4 * MM
_BETWEEN = 2.0
_SIGN = 7.0


@dataclass(frozen=True, slots=True)
class CellType:
    """The type of a day's cell."""

    date: TextStyle
    entry: TextStyle
    with_detail: bool


MONTH_TYPE = CellType(DATE, CELL, with_detail=False)
WEEK_TYPE = CellType(WEEK_DATE, WEEK_CELL, with_detail=True)


class DayCell:
    """What a day would need in points (`wanted`), and what fits into the height it gets."""

    def __init__(self, day: PrintedDay, width: float, kind: CellType, *, is_outside: bool = False) -> None:
        self.day = day
        self._kind = kind
        self._width = width
        inner = width - 2 * _INSET
        number = figure(
            f"{day.on.day}.{day.on.month}." if day.on.day == 1 or is_outside else f"{day.on.day}."
        )
        self._number = set_text(number, kind.date, inner)
        name_room = inner - self._number.paragraph.widest_line() - 2 * MM
        self._name = fit_text(any_value(day.name), DAY_NAME, name_room) if day.name else None
        self._entries = [_CellEntry(entry, inner, kind) for entry in day.entries]
        name_height = self._name.height if self._name else 0.0
        self._head = _INSET + max(self._number.height, name_height) + _BETWEEN

    @property
    def wanted(self) -> float:
        """Points of height in which every entry has room."""
        return self._head + sum(each.height + _BETWEEN for each in self._entries) + _INSET

    def shown(self, height: float) -> int:
        """Return how many entries fit into `height` points; where not all do, a line tells of the others."""
        if self.wanted <= height + 0.01:
            return len(self._entries)
        used, number = self._head + MORE.leading + _INSET, 0
        for each in self._entries:
            used += each.height + _BETWEEN
            if used > height:
                break
            number += 1
        return number

    def draw(self, canvas: Any, left: float, top: float, height: float, more_page: int) -> None:
        """Draw at most `height` points; `more_page` is the page on which a full day stands whole."""
        inner = left + _INSET
        self._number.draw(canvas, inner, top - _INSET)
        if self._name is not None:
            room = self._width - _INSET - self._name.width
            self._name.draw(canvas, left + room, top - _INSET - 1)
        shown = self.shown(height)
        y = top - self._head
        for each in self._entries[:shown]:
            each.draw(canvas, inner, y)
            y -= each.height + _BETWEEN
        if shown < len(self._entries):
            number = len(self._entries) - shown
            text = words.MORE_ON_PAGE.format(number=number, page=more_page)
            set_text(text, MORE, self._width - 2 * _INSET).draw(canvas, inner, y)


class _CellEntry:
    """Time and title, a drawn tick before what is done, the word »lov« after what the law asks for."""

    def __init__(self, entry: PrintedEntry, width: float, kind: CellType) -> None:
        runs = []
        if clock := times_of(entry):
            runs.append(Run(f"{clock} ", bold=True))
        runs.append(Run(any_value(entry.title), bold=entry.is_late))
        if entry.detail:
            runs.append(Run(f" · {entry.detail}"))
        if entry.mark and (entry.is_law or kind.with_detail):
            runs.append(Run(f" · {entry.mark}", bold=entry.is_law))
        self._is_done = entry.is_done
        self._indent = _SIGN + 2 if entry.is_done else 0.0
        self._text: Text = set_text(runs, kind.entry, width - self._indent)

    @property
    def height(self) -> float:
        return self._text.height

    def draw(self, canvas: Any, left: float, top: float) -> None:
        if self._is_done:
            TickBox(_SIGN, is_ticked=True).draw(canvas, left, top - 1.2)
        self._text.draw(canvas, left + self._indent, top)


def row_heights(weeks: Sequence[Sequence[DayCell]], room: float, least: float) -> list[float]:
    """Return the heights of the weeks: what each wants as far as `room` points go, shared evenly beyond that."""
    wanted = [max(least, *(cell.wanted for cell in week)) for week in weeks]
    if sum(wanted) <= room:
        spare = (room - sum(wanted)) / len(wanted)
        return [height + spare for height in wanted]
    heights = [least] * len(wanted)
    left = room - sum(heights)
    hungry = [index for index, height in enumerate(wanted) if height > least]
    while hungry and left > 0.01:
        share = left / len(hungry)
        for index in hungry:
            given = min(share, wanted[index] - heights[index])
            heights[index] += given
            left -= given
        hungry = [index for index in hungry if wanted[index] - heights[index] > 0.01]
    return heights
