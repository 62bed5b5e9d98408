"""The cards at the two sides of the network map, in one column each or in two. Knows no Qt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from linkworker_desktop.ui.pages.network.geometry import Box, Point, Side, Size
from linkworker_desktop.ui.pages.network.placed import PlacedCard, Spacing
from linkworker_desktop.ui.pages.network.ring import CardSize, Ring, outer_places, surplus_of

REACH = 20
"""How far the cards at the ends of a column reach beyond the rows, so that their lines pass them."""


class Columns:
    """The cards at the two sides, in one column each or in two."""

    def __init__(self, ring: Ring, spacing: Spacing) -> None:
        self._spacing = spacing
        surplus = surplus_of(ring)
        self._rows = tuple(max((card.height for card in row), default=0.0) for row in (ring.top, ring.bottom))
        self._cards = {Side.LEFT: ring.left, Side.RIGHT: ring.right}
        self._outer = {
            side: outer_places(len(self._cards[side]), count)
            for side, count in zip((Side.LEFT, Side.RIGHT), surplus, strict=True)
        }

    @property
    def is_double(self) -> bool:
        """Whether there is a second ring."""
        return any(self._outer.values())

    def inner_edge(self, wide: float) -> float:
        """Return how far from the edge of the map the side columns end."""
        return wide + (wide + self._spacing.gutter if self.is_double else 0)

    def height(self) -> float:
        """Return the height the fullest column needs."""
        columns = [(part, at == 0) for side in self._cards for at, part in enumerate(self._split(side))]
        return max(_stacked(self._slots(column, reaches=near), self._spacing.gap) for column, near in columns)

    def placed(self, size: Size, wide: float, inner: float, levels: tuple[float, float]) -> list[PlacedCard]:
        """Return the cards of both sides, those of the left from the lowest up as the ring goes."""
        result: list[PlacedCard] = []
        for side in (Side.LEFT, Side.RIGHT):
            near, far = self._split(side)
            x = inner - wide if side is Side.LEFT else size.width - inner
            outer_x = 0.0 if side is Side.LEFT else size.width - wide
            tops = dict(
                zip((at for at, _card in near), self._tops(near, size.height, reaches=True), strict=True)
            )
            boxes = {at: Box(x, tops[at], wide, card.height) for at, card in near}
            far_tops = self._tops(far, size.height, reaches=False)
            cards = [_beside(card.key, boxes[at], side, levels) for at, card in near]
            for (at, card), top in zip(far, far_tops, strict=True):
                box = Box(outer_x, top, wide, card.height)
                cards.append(_behind(card.key, box, side, boxes, at, self._neighbours(at, side)))
            cards.sort(key=lambda card: card.box.middle.y, reverse=side is Side.LEFT)
            result += cards
        return result

    def _split(self, side: Side) -> tuple[list[tuple[int, CardSize]], list[tuple[int, CardSize]]]:
        numbered = list(enumerate(self._cards[side]))
        outer = self._outer[side]
        return [each for each in numbered if each[0] not in outer], [
            each for each in numbered if each[0] in outer
        ]

    def _neighbours(self, at: int, side: Side) -> int:
        """Return how many of the second column's cards before this one pass through the same gap."""
        count = 0
        while at - count - 1 in self._outer[side]:
            count += 1
        return count

    def _tops(self, column: Sequence[tuple[int, CardSize]], height: float, *, reaches: bool) -> list[float]:
        """Return the upper edges: from end to end, or in the middle where that would tear them apart."""
        heights = self._slots(column, reaches=reaches)
        if not heights:
            return []
        spare = height - sum(heights)
        gap = min(self._spacing.widest_gap, spare / (len(heights) - 1)) if len(heights) > 1 else 0.0
        top = (height - sum(heights) - gap * (len(heights) - 1)) / 2
        tops = []
        for each in heights:
            tops.append(top)
            top += each + gap
        tops[0] += heights[0] - column[0][1].height
        return tops

    def _slots(self, column: Sequence[tuple[int, CardSize]], *, reaches: bool) -> list[float]:
        """Return the heights kept for the cards; those at the ends of a column that `reaches` pass the rows."""
        heights = [card.height for _at, card in column]
        if reaches and len(heights) > 1:
            heights[0] = max(heights[0], self._rows[0] + REACH)
            heights[-1] = max(heights[-1], self._rows[1] + REACH)
        return heights


def _beside(key: str, box: Box, side: Side, levels: tuple[float, float]) -> PlacedCard:
    x = box.right if side is Side.LEFT else box.x
    low, high = max(box.y + 8, levels[0] + 8), min(box.bottom - 8, levels[1] - 8)
    y = min(max(box.middle.y, low), high) if low <= high else box.middle.y
    return PlacedCard(key, box, side, Point(x, y))


def _behind(key: str, box: Box, side: Side, near: Mapping[int, Box], at: int, before: int) -> PlacedCard:
    """Return a card of the second column; its line runs through the gap between its neighbours in the first."""
    above = [each for place, each in near.items() if place < at]
    below = [each for place, each in near.items() if place > at]
    top = above[-1].bottom if above else below[0].y - 12
    bottom = below[0].y if below else above[-1].bottom + 12
    y = top + (bottom - top) * (0.3 + 0.2 * min(before, 3))
    some = next(iter(near.values()))
    edges = (some.x, some.right) if side is Side.LEFT else (some.right, some.x)
    x = box.right if side is Side.LEFT else box.x
    return PlacedCard(key, box, side, Point(x, box.middle.y), tuple(Point(edge, y) for edge in edges))


def _stacked(heights: Sequence[float], gap: float) -> float:
    return sum(heights) + gap * max(0, len(heights) - 1)
