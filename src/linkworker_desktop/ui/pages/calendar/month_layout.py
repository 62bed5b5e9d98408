"""Where the weeks, days and entries of the month view lie: arithmetic only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import accumulate

from PySide6.QtCore import QRect

WEEKEND_SHARE = 0.6
"""How wide a Saturday or Sunday is beside a working day."""
_SHARES = (1.0,) * 5 + (WEEKEND_SHARE,) * 2
_DAYS = len(_SHARES)


@dataclass(frozen=True, slots=True)
class Measures:
    """Heights in pixels at the text size of the moment; `weeks` is the width of the column with week numbers."""

    head: int
    weeks: int
    number: int
    name: int
    entry: int
    gap: int = 2
    edge: int = 5


@dataclass(frozen=True, slots=True)
class MonthLayout:
    """The grid of so many weeks from Monday `first` on, in a widget of a size; Monday is the first column."""

    first: date
    rows: int
    width: int
    height: int
    measures: Measures

    def column_edges(self) -> tuple[int, ...]:
        """Return the eight x values that bound the seven days."""
        return _columns(self.width, self.measures.weeks)

    def row_edges(self) -> tuple[int, ...]:
        """Return the y values that bound the weeks."""
        return _rows(self.height, self.measures.head, self.rows)

    def cell(self, day: date) -> QRect:
        """Return the rectangle of a day; raises ValueError for one that is not shown."""
        row, column = divmod((day - self.first).days, _DAYS)
        if not 0 <= row < self.rows:
            raise ValueError(f"{day} is not in the view")
        xs, ys = self.column_edges(), self.row_edges()
        return QRect(xs[column], ys[row], xs[column + 1] - xs[column], ys[row + 1] - ys[row])

    def day_at(self, x: int, y: int) -> date | None:
        """Return the day at a point, None beside the days."""
        xs, ys = self.column_edges(), self.row_edges()
        column = next((n for n in range(_DAYS) if xs[n] <= x < xs[n + 1]), None)
        row = next((n for n in range(self.rows) if ys[n] <= y < ys[n + 1]), None)
        if column is None or row is None:
            return None
        return self.first + timedelta(days=row * _DAYS + column)

    def entry_boxes(self, day: date, number: int, *, has_name: bool) -> tuple[QRect, ...]:
        """Return the places for at most `number` entries in a day's cell, as many as there is room for."""
        cell, sizes = self.cell(day), self.measures
        top = cell.top() + sizes.number + (sizes.name if has_name else 0)
        room = cell.bottom() - sizes.edge + sizes.gap - top
        fits = max(0, min(number, room // (sizes.entry + sizes.gap)))
        left, width = cell.left() + sizes.edge, cell.width() - 2 * sizes.edge
        return tuple(
            QRect(left, top + place * (sizes.entry + sizes.gap), width, sizes.entry) for place in range(fits)
        )


@lru_cache(maxsize=8)
def _columns(width: int, left: int) -> tuple[int, ...]:
    room = max(0, width - left)
    return (left, *(left + round(room * share / sum(_SHARES)) for share in accumulate(_SHARES)))


@lru_cache(maxsize=8)
def _rows(height: int, top: int, rows: int) -> tuple[int, ...]:
    room = max(0, height - top)
    return tuple(top + round(room * row / rows) for row in range(rows + 1))


def shares(places: int, total: int) -> tuple[int, int]:
    """Return how many entries are shown in so many places and how many wait behind »+ n mere«."""
    if total <= places:
        return total, 0
    shown = max(0, places - 1)
    return shown, total - shown
