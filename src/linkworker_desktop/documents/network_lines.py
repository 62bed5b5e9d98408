"""The lines of a network map: one down for each member, one across for each body, a dot where they meet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from linkworker_desktop.documents.measures import CAP_HEIGHT, ROW_RULE
from linkworker_desktop.domain.network import Frequency
from linkworker_desktop.typesetting.pages import BINDING_MARGIN, MEASURE, MM
from linkworker_desktop.typesetting.paragraph import draw_line
from linkworker_desktop.typesetting.style import Align, Direction, TextStyle

DOT = 1.45 * MM
"""Radius of a dot."""
CIRCLE = 2.9 * MM
"""Radius of a member's circle."""

_APART = 6.4 * MM
_STUB = 9.6 * MM
_TEXT_GAP = 1 * MM
_NUMBER = TextStyle(size=10, leading=12, bold=True, align=Align.CENTRE, direction=Direction.LTR)
_TWO_FIGURES = replace(_NUMBER, size=8.5)
_HALO = 1.1
_STYLES: Mapping[Frequency, tuple[float, tuple[float, ...]]] = MappingProxyType(
    {
        Frequency.WEEKLY: (3.2, ()),
        Frequency.MONTHLY: (1.1, ()),
        Frequency.SELDOM: (1.1, (4.0, 2.6)),
        Frequency.UNKNOWN: (0.9, (0.9, 2.2)),
    }
)
"""Thickness in points, and dashes: legible in black on any printer."""


@dataclass(frozen=True, slots=True)
class Middle:
    """The middle of a map with `members` vertical lines; everything in points from the left edge of the paper."""

    members: int

    @property
    def _width(self) -> float:
        return max(0, self.members - 1) * _APART + 2 * _STUB

    @property
    def column(self) -> float:
        """Width of each of the two columns of text."""
        return (MEASURE - self._width) / 2 - _TEXT_GAP

    @property
    def left_column(self) -> float:
        return BINDING_MARGIN

    @property
    def right_column(self) -> float:
        return BINDING_MARGIN + MEASURE - self.column

    @property
    def edges(self) -> tuple[float, float]:
        """Where the lines begin beside the columns."""
        start = BINDING_MARGIN + (MEASURE - self._width) / 2
        return start, start + self._width

    def x(self, place: int) -> float:
        """Return where the line of the member in this place runs."""
        return self.edges[0] + _STUB + place * _APART


def draw_link(canvas: Any, start: float, end: float, y: float, frequency: Frequency) -> None:
    """Draw the line of a body from `start` to `end`; how thick says how often."""
    width, dashes = _STYLES[frequency]
    canvas.saveState()
    canvas.setStrokeGray(0)
    canvas.setLineWidth(width)
    canvas.setDash(*([list(dashes)] if dashes else [[]]))
    canvas.line(start, y, end, y)
    canvas.restoreState()


def draw_dot(canvas: Any, x: float, y: float) -> None:
    """Draw a dot with a little white round it, so that it stands free of the lines it lies on."""
    canvas.setFillGray(1)
    canvas.circle(x, y, DOT + _HALO, stroke=0, fill=1)
    canvas.setFillGray(0)
    canvas.circle(x, y, DOT, stroke=0, fill=1)


def draw_member(canvas: Any, x: float, top: float, bottom: float, number: int) -> None:
    """Draw a member's line from `top` down to `bottom` with the circle and number over it."""
    middle = top - CIRCLE - 1
    canvas.setStrokeGray(0)
    canvas.setLineWidth(ROW_RULE)
    canvas.line(x, middle - CIRCLE, x, bottom)
    canvas.setLineWidth(1.5)
    canvas.circle(x, middle, CIRCLE, stroke=1, fill=0)
    style = _NUMBER if number < 10 else _TWO_FIGURES
    draw_line(canvas, x - CIRCLE, middle - style.size * CAP_HEIGHT / 2, str(number), style, width=2 * CIRCLE)
