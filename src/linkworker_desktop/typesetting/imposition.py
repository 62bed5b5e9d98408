"""Small pages on sheets of A4: which page stands where, so that folded or cut sheets read in order."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import ceil

from linkworker_desktop.typesetting.pages import PAGE_HEIGHT, PAGE_WIDTH

A6_WIDTH = PAGE_WIDTH / 2
A6_HEIGHT = PAGE_HEIGHT / 2

FOLDED_PAGES = 8
"""Pages of A6 on one sheet of A4."""
_LEAF_PAGES = 4


class Turn(StrEnum):
    """About which edge the printer turns a sheet of upright A4 between its two sides."""

    LONG_EDGE = "long"
    SHORT_EDGE = "short"


@dataclass(frozen=True, slots=True)
class Slot:
    """A quarter of a sheet's side: `row` 0 is the upper one, `column` 0 the left one; `page` begins at 1."""

    page: int
    row: int
    column: int
    upside_down: bool = False

    @property
    def left(self) -> float:
        """Points from the left edge of the sheet."""
        return self.column * A6_WIDTH

    @property
    def bottom(self) -> float:
        """Points from the lower edge of the sheet."""
        return (1 - self.row) * A6_HEIGHT


SheetSide = tuple[Slot, ...]


def folded_sheet(turn: Turn = Turn.LONG_EDGE) -> tuple[SheetSide, SheetSide]:
    """Return the two sides of one sheet that is folded twice into eight pages.

    Fold the upper half back, then the left half back, and cut the upper fold open; page 1 is then in front.
    """
    front = (
        Slot(5, 0, 0, upside_down=True),
        Slot(4, 0, 1, upside_down=True),
        Slot(8, 1, 0),
        Slot(1, 1, 1),
    )
    back = (
        Slot(3, 0, 0, upside_down=True),
        Slot(6, 0, 1, upside_down=True),
        Slot(2, 1, 0),
        Slot(7, 1, 1),
    )
    return front, _turned(back, turn)


def cut_booklet(pages: int, turn: Turn = Turn.LONG_EDGE) -> tuple[SheetSide, ...]:
    """Return the sides of the sheets of a booklet of `pages` pages, front and back of each sheet in turn.

    All sheets are cut across the middle, the stack of upper halves is laid on the lower ones, and the whole is
    folded back in the middle. Pages beyond `pages` fill the last leaf up to four.
    """
    leaves = ceil(pages / _LEAF_PAGES)
    total = leaves * _LEAF_PAGES
    sheets = ceil(leaves / 2)
    sides: list[SheetSide] = []
    for sheet in range(sheets):
        rows = [(0, sheet), *([(1, sheets + sheet)] if sheets + sheet < leaves else [])]
        front, back = [], []
        for row, leaf in rows:
            front += [Slot(total - 2 * leaf, row, 0), Slot(2 * leaf + 1, row, 1)]
            back += [Slot(2 * leaf + 2, row, 0), Slot(total - 2 * leaf - 1, row, 1)]
        sides += [tuple(front), _turned(tuple(back), turn)]
    return tuple(sides)


def _turned(back: SheetSide, turn: Turn) -> SheetSide:
    """Return a back side as the printer needs it; it is given as for a sheet turned about its long edge."""
    if turn is Turn.LONG_EDGE:
        return back
    return tuple(
        Slot(slot.page, 1 - slot.row, 1 - slot.column, upside_down=not slot.upside_down) for slot in back
    )
