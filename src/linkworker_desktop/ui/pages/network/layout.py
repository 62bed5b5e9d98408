"""Where every card of the network map stands, from the cards' heights and the room there is. Knows no Qt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from linkworker_desktop.ui.pages.network.columns import Columns
from linkworker_desktop.ui.pages.network.geometry import Box, Point, Side, Size
from linkworker_desktop.ui.pages.network.moving import with_moved
from linkworker_desktop.ui.pages.network.placed import MapLayout, PlacedCard, Spacing
from linkworker_desktop.ui.pages.network.ring import MOST_IN_A_ROW, CardSize, Ring, ring_of

TIGHT = 0.75
"""How much narrower than usual cards may be where the household hardly fits between the columns."""


def card_width(width: float, household: Size, spacing: Spacing) -> tuple[float, int]:
    """Return how wide cards are in so much room, and how many fit between the columns."""
    beside = (width - household.width - 2 * spacing.line_room) / 2
    most = min(spacing.widest, max(TIGHT * spacing.narrowest, beside))
    for count in range(MOST_IN_A_ROW, 1, -1):
        room = width - 2 * spacing.gutter - (count - 1) * spacing.gap
        wide = min(most, room / (count + 2))
        if wide >= min(most, spacing.narrowest):
            return wide, count
    return most, 1


def place_cards(
    cards: Sequence[CardSize],
    room: Size,
    household: Size,
    spacing: Spacing,
    moved: Mapping[str, tuple[float, float]] | None = None,
) -> MapLayout:
    """Return the map in at least `room`; it grows beyond what has no room for all cards.

    `moved` are the corners of cards somebody put elsewhere, seen from the middle of the household; such a card is
    pushed to the nearest free place.
    """
    wide, most = card_width(room.width, household, spacing)
    ring = ring_of(cards, most)
    columns = Columns(ring, spacing)
    size = _size(room, household, ring, columns, wide, spacing)
    inner = columns.inner_edge(wide)
    box = Box(
        (size.width - household.width) / 2,
        (size.height - household.height) / 2,
        household.width,
        household.height,
    )
    upper = max((card.height for card in ring.top), default=0)
    lower = size.height - max((card.height for card in ring.bottom), default=0)
    rows = [
        *_row(ring.top, size.width, wide, 0, Side.TOP, upper, spacing),
        *_row(ring.bottom, size.width, wide, size.height, Side.BOTTOM, lower, spacing),
    ]
    sides = columns.placed(size, wide, inner, (upper, lower))
    layout = MapLayout(size, box, _in_ring_order([*rows, *sides]), wide)
    return with_moved(layout, moved or {}, spacing)


def _row(
    cards: Sequence[CardSize],
    width: float,
    wide: float,
    edge: float,
    side: Side,
    reached: float,
    spacing: Spacing,
) -> list[PlacedCard]:
    """Return a row in the middle of the map, above from the left, below from the right as the ring goes."""
    if not cards:
        return []
    total = len(cards) * wide + (len(cards) - 1) * spacing.gap
    left, placed = (width - total) / 2, []
    for at, card in enumerate(cards):
        x = left + at * (wide + spacing.gap)
        top = edge if side is Side.TOP else edge - card.height
        box = Box(x, top, wide, card.height)
        out = Point(box.middle.x, box.bottom if side is Side.TOP else box.y)
        placed.append(PlacedCard(card.key, box, side, out, (Point(box.middle.x, reached),)))
    return placed if side is Side.TOP else placed[::-1]


def _size(room: Size, household: Size, ring: Ring, columns: Columns, wide: float, spacing: Spacing) -> Size:
    rows = [max((card.height for card in row), default=0) for row in (ring.top, ring.bottom)]
    tall = sum(row + spacing.line_room for row in rows) + household.height
    in_row = max(len(ring.top), len(ring.bottom))
    between = max(
        household.width + 2 * spacing.line_room,
        in_row * (wide + spacing.gap) - spacing.gap + 2 * spacing.gutter,
    )
    return Size(
        max(room.width, 2 * columns.inner_edge(wide) + between),
        max(room.height, columns.height(), tall),
    )


def _in_ring_order(cards: Sequence[PlacedCard]) -> tuple[PlacedCard, ...]:
    """Return cards clockwise from the upper left: above, right, below, left."""
    order = (Side.TOP, Side.RIGHT, Side.BOTTOM, Side.LEFT)
    return tuple(card for side in order for card in cards if card.side is side)
