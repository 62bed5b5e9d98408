"""The sheet: A4 printed on both sides, bound at the inner edge; where sections begin and what stays empty."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib.units import mm

MM = float(mm)
"""Points in a millimetre."""

PAGE_WIDTH = 210 * MM
PAGE_HEIGHT = 297 * MM
MEASURE = 170 * MM
BINDING_MARGIN = 24 * MM
OUTER_MARGIN = 16 * MM
GUTTER = 8 * MM
HALF_MEASURE = (MEASURE - GUTTER) / 2


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a sheet by its page number, which begins at 1; odd sides are right-hand and bind left."""

    number: int

    @property
    def is_right_hand(self) -> bool:
        return self.number % 2 == 1

    @property
    def left(self) -> float:
        """Points from the left edge of the paper to the measure."""
        return BINDING_MARGIN if self.is_right_hand else OUTER_MARGIN

    @property
    def right(self) -> float:
        """Points from the left edge of the paper to the end of the measure."""
        return self.left + MEASURE


def right_hand_starts(lengths: Sequence[int]) -> tuple[int, ...]:
    """Return the first page number of each section, every one on a right-hand side.

    `lengths` are the sections' page counts; an uneven section is followed by a blank back.
    """
    starts = []
    following = 1
    for length in lengths:
        starts.append(following)
        following += length + length % 2
    return tuple(starts)


def sheet_sides(lengths: Sequence[int]) -> int:
    """Return the page count of all sections together with their blank backs; always even."""
    return sum(length + length % 2 for length in lengths)
