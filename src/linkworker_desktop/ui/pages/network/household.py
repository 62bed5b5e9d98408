"""Where the members of a family sit in the box in the middle of the network map. Knows no Qt."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from linkworker_desktop.ui.pages.network.geometry import Box, Size

FEW = 8
"""Up to so many members have the roomier rows."""


@dataclass(frozen=True, slots=True)
class HouseholdMeasures:
    """The measures of the box in scene units."""

    disc: float
    column: float
    """A disc with the name beside it."""
    corridor: float
    """Between the two columns: room for the chosen member and the lines to it."""
    title: float
    row: float
    tight_row: float
    margin: float = 20


@dataclass(frozen=True, slots=True)
class Seats:
    """Where each member sits, and the place in the middle for the one chosen, None when nobody is."""

    members: dict[Hashable, Box]
    chosen: Box | None


def household_size(count: int, measures: HouseholdMeasures) -> Size:
    """Return how large the box is for so many members, whoever of them is chosen."""
    rows = max(1, (count + 1) // 2)
    pitch = measures.row if count <= FEW else measures.tight_row
    width = 2 * (measures.margin + measures.column) + measures.corridor
    return Size(width, 2 * measures.margin + measures.title + rows * pitch)


def seats(
    members: Sequence[Hashable], chosen: Hashable | None, box: Box, measures: HouseholdMeasures, pill: Size
) -> Seats:
    """Return the places of the members in two columns; the chosen one sits in the middle, `pill` large."""
    others = [member for member in members if member != chosen]
    half = (len(others) + 1) // 2
    top = box.y + measures.margin + measures.title
    room = box.bottom - measures.margin - top
    placed: dict[Hashable, Box] = {}
    pitch = room / max(1, half)
    for at, member in enumerate(others):
        row = at if at < half else at - half
        x = box.x + measures.margin if at < half else box.right - measures.margin - measures.column
        placed[member] = Box(x, top + row * pitch, measures.column, pitch)
    if chosen is None or chosen not in members:
        return Seats(placed, None)
    middle = box.middle
    return Seats(placed, Box(middle.x - pill.width / 2, middle.y - pill.height / 2, pill.width, pill.height))
