"""Two languages side by side: both begin on the same line and break over the page together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from linkworker_desktop.typesetting.flow import Piece, snapped
from linkworker_desktop.typesetting.paragraph import TextParagraph, draw_line
from linkworker_desktop.typesetting.style import Align, Direction, TextStyle

LEAST_LINES = 2
"""Lines of each side that stand together before and after a page break."""

MOST_LINES_ALONE = 6
"""Lines one side may go on over the page while the other side has ended."""


@dataclass(frozen=True, slots=True)
class Marker:
    """What stands before a list item: a square of `side` points, or a figure."""

    indent: float
    square: float = 0.0
    figure: str = ""


class Column:
    """One side of a pair: text `width` points wide, its left edge `left` points from the measure's."""

    def __init__(
        self,
        text: TextParagraph,
        left: float,
        width: float,
        *,
        is_right_to_left: bool = False,
        marker: Marker | None = None,
        indent: float = 0.0,
    ) -> None:
        self.text = text
        self.left = left
        self.width = width
        self.is_right_to_left = is_right_to_left
        self.marker = marker
        self.indent = marker.indent if marker else indent
        text.wrap(width - self.indent, 0)

    @property
    def lines(self) -> int:
        return self.text.lines

    @property
    def leading(self) -> float:
        return float(self.text.style.leading)

    def cut(self, lines: int) -> tuple[Column, Column | None]:
        """Return the first `lines` lines and the rest, which keeps the indent but not the marker."""
        parts = self.text.split_at(lines * self.leading) if lines < self.lines else None
        if parts is None:
            return self, None
        first, rest = parts
        return self._like(first, self.marker), self._like(rest, None)

    def draw(self, canvas: Any, left: float, top: float) -> None:
        start = left + self.left
        self.text.drawOn(
            canvas, start + (0 if self.is_right_to_left else self.indent), top - self.text.height
        )
        if self.marker is not None:
            self._draw_marker(canvas, self.marker, start, top)

    def _draw_marker(self, canvas: Any, marker: Marker, start: float, top: float) -> None:
        style = self.text.style
        baseline = top - style.baseline
        if marker.figure:
            draw_line(
                canvas,
                start,
                baseline,
                marker.figure,
                _figure_style(style, self.is_right_to_left),
                width=self.width,
            )
            return
        canvas.setFillGray(0)
        x = start + self.width - marker.square if self.is_right_to_left else start
        canvas.rect(x, baseline + style.size * 0.1, marker.square, marker.square, stroke=0, fill=1)

    def _like(self, text: TextParagraph, marker: Marker | None) -> Column:
        return Column(
            text,
            self.left,
            self.width,
            is_right_to_left=self.is_right_to_left,
            marker=marker,
            indent=self.indent,
        )


class Pair(Piece):
    """A paragraph beside its translation; either side may be empty. Both sides need the same leading.

    `lead_in` and `tail` are white inside the piece, above the first and below the last line.
    """

    def __init__(
        self,
        left: Column | None,
        right: Column | None,
        *,
        gap: float = 0.0,
        close_gap: float = 0.0,
        lead_in: float = 0.0,
        tail: float = 0.0,
        keeps_with_next: bool = False,
    ) -> None:
        self.left = left
        self.right = right
        self.gap = gap
        self.close_gap = close_gap
        self.lead_in = lead_in
        self.tail = tail
        self.keeps_with_next = keeps_with_next
        self._columns = tuple(column for column in (left, right) if column is not None)
        self._leading = max((column.leading for column in self._columns), default=0.0)
        self._lines = max((column.lines for column in self._columns), default=0)

    @property
    def height(self) -> float:
        return snapped(self.lead_in + self._lines * self._leading + self.tail)

    @property
    def baselines(self) -> tuple[float, ...]:
        """The first baseline of each side that is there, in points below the top of the piece."""
        return tuple(self.lead_in + column.text.first_baseline for column in self._columns)

    def draw(self, canvas: Any, left: float, top: float) -> None:
        for column in self._columns:
            column.draw(canvas, left, top - self.lead_in)

    def split(self, available: float, *, must: bool) -> tuple[Piece, Piece] | None:
        fitting = int((available - self.lead_in + 0.01) // self._leading) if self._leading else 0
        for lines in range(min(fitting, self._lines - 1), 0, -1):
            if self._may_break_after(lines):
                return self._cut(lines)
        if must and 0 < fitting < self._lines:
            return self._cut(fitting)
        return None

    def _may_break_after(self, lines: int) -> bool:
        over = [column.lines - lines for column in self._columns]
        if min(over) <= 0 < max(over) and max(over) > MOST_LINES_ALONE:
            return False
        return all(rest <= 0 or (rest >= LEAST_LINES and lines >= LEAST_LINES) for rest in over)

    def _cut(self, lines: int) -> tuple[Pair, Pair]:
        left_first, left_rest = self.left.cut(lines) if self.left else (None, None)
        right_first, right_rest = self.right.cut(lines) if self.right else (None, None)
        first = Pair(left_first, right_first, gap=self.gap, close_gap=self.close_gap, lead_in=self.lead_in)
        return first, Pair(left_rest, right_rest, tail=self.tail, keeps_with_next=self.keeps_with_next)


def _figure_style(style: TextStyle, is_right_to_left: bool) -> TextStyle:  # noqa: FBT001
    align = Align.RIGHT if is_right_to_left else Align.LEFT
    return TextStyle(
        size=style.size, leading=style.leading, colour=style.colour, align=align, direction=Direction.LTR
    )
