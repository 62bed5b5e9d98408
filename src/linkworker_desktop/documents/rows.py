"""Rows between rules: cells at fixed places, nothing beside them, numbers and names in the middle."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from linkworker_desktop.documents.boxes import Box
from linkworker_desktop.documents.measures import ROW_RULE
from linkworker_desktop.typesetting.flow import Piece
from linkworker_desktop.typesetting.pages import MEASURE


@dataclass(frozen=True, slots=True)
class Cell:
    """A box at a distance from the left end of the measure; `is_middle` centres it in the height of the row."""

    left: float
    box: Box
    is_middle: bool = False


class Row(Piece):
    """Cells over a rule as wide as the measure; as high as its highest cell and never split."""

    def __init__(
        self,
        cells: Sequence[Cell],
        *,
        padding: tuple[float, float] = (6.0, 6.0),
        least: float = 0.0,
        rule: float = ROW_RULE,
        rule_above: float = 0.0,
    ) -> None:
        self._cells = tuple(cells)
        self._above, below = padding
        tallest = max((cell.box.height for cell in cells), default=0.0)
        self._height = max(tallest + self._above + below, least)
        self._rule = rule
        self._rule_above = rule_above

    @property
    def height(self) -> float:
        return self._height

    def draw(self, canvas: Any, left: float, top: float) -> None:
        for cell in self._cells:
            drop = (self._height - cell.box.height) / 2 if cell.is_middle else self._above
            cell.box.draw(canvas, left + cell.left, top - drop)
        draw_rule(canvas, left, top - self._height, self._rule)
        draw_rule(canvas, left, top, self._rule_above)


class Rows(Piece):
    """Rows kept together on one page."""

    def __init__(self, rows: Sequence[Piece], *, gap: float = 0.0) -> None:
        self._rows = tuple(rows)
        self.gap = gap

    @property
    def height(self) -> float:
        return sum(row.height for row in self._rows)

    def draw(self, canvas: Any, left: float, top: float) -> None:
        for row in self._rows:
            row.draw(canvas, left, top)
            top -= row.height


def draw_rule(canvas: Any, left: float, y: float, width: float, length: float = MEASURE) -> None:
    """Draw a black rule `width` points thick; 0 draws none."""
    if width:
        canvas.setStrokeGray(0)
        canvas.setLineWidth(width)
        canvas.line(left, y, left + length, y)
