"""Where the bodies of a network map stand in their two columns, so that no two lines run too close."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from linkworker_desktop.typesetting.pages import MM

LEAST_GAP = 5.0
MOST_GAP = 26.0
_APART = (3.5 * MM, 3.1 * MM)
"""How far a line from the left keeps from one from the right, so that no dots touch; the first if there is room."""
_GAPS = 9
_STEP = 2.5


@dataclass(frozen=True, slots=True)
class Columns:
    """How many bodies of each side stand on a page, and the top of each, in points down from the top of the map."""

    left: tuple[float, ...]
    right: tuple[float, ...]


def place_columns(left: Sequence[float], right: Sequence[float], room: float, drop: float) -> Columns:
    """Return the places of as many bodies of each side as `room` points hold, at least one where there are any.

    `left` and `right` are heights; the line of a body runs `drop` points below its top. The left column is spread
    evenly; of the right one all starts and gaps are tried, and the most even that keeps its distance is taken.
    """
    on_left, on_right = _fitting(left, room), _fitting(right, room)
    tops = _spread(left[:on_left], room)
    for count in range(on_right, 0, -1):
        for apart in _APART:
            found = _beside([top + drop for top in tops], right[:count], room, drop, apart)
            if found is not None:
                return Columns(tops, found)
    return Columns(tops, ())


def _fitting(heights: Sequence[float], room: float) -> int:
    """Return how many heights fit below one another; the first always does."""
    taken, count = 0.0, 0
    for height in heights:
        taken += height + (LEAST_GAP if count else 0.0)
        if count and taken > room:
            break
        count += 1
    return count


def _spread(heights: Sequence[float], room: float) -> tuple[float, ...]:
    gap = _widest_gap(heights, room)
    return tuple(_stacked(heights, 0.0, gap))


def _widest_gap(heights: Sequence[float], room: float) -> float:
    if len(heights) < 2:
        return 0.0
    return max(LEAST_GAP, min(MOST_GAP, (room - sum(heights)) / (len(heights) - 1)))


def _stacked(heights: Sequence[float], start: float, gap: float) -> Iterator[float]:
    top = start
    for height in heights:
        yield top
        top += height + gap


def _beside(
    lines: Sequence[float], heights: Sequence[float], room: float, drop: float, apart: float
) -> tuple[float, ...] | None:
    """Return tops whose lines keep `apart` from `lines`: evenly spread, else each moved down as little as needed."""
    widest = _widest_gap(heights, room)
    gaps = (
        [LEAST_GAP + (widest - LEAST_GAP) * part / _GAPS for part in range(_GAPS, -1, -1)]
        if widest
        else [0.0]
    )
    best: tuple[float, tuple[float, ...]] | None = None
    for gap in gaps:
        spare = room - sum(heights) - gap * (len(heights) - 1)
        start = 0.0
        while start <= max(0.0, spare):
            tops, moved = _moved_down(lines, heights, start, gap, drop, apart)
            fits = tops[-1] + heights[-1] <= room + 0.01 or (len(tops) == 1 and moved == 0)
            cost = moved * 4 + (widest - gap) * len(heights) + start * 0.2
            if fits and (best is None or cost < best[0]):
                best = (cost, tops)
            start += _STEP
    return None if best is None else best[1]


def _moved_down(
    lines: Sequence[float],
    heights: Sequence[float],
    start: float,
    gap: float,
    drop: float,
    apart: float,
) -> tuple[tuple[float, ...], float]:
    """Return the tops from `start` on, each moved down until its line is clear, and how far they were moved in all."""
    tops: list[float] = []
    top, moved = start, 0.0
    for height in heights:
        clear = top
        for line in sorted(lines):
            if abs(clear + drop - line) < apart:
                clear = line + apart - drop
        moved += clear - top
        tops.append(clear)
        top = clear + height + gap
    return tuple(tops), moved
