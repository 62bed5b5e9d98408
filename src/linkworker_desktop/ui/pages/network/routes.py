"""The lines of the network map: from each card to its port at the household, or to the chosen member. Knows no Qt."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Mapping, Sequence

from linkworker_desktop.ui.pages.network.geometry import (
    Box,
    Point,
    Route,
    Side,
    level,
    straight,
    turning,
    upright,
)
from linkworker_desktop.ui.pages.network.placed import MapLayout, PlacedCard

PORT_MARGIN = 24
LANE = 6
"""Between two lines of the chosen member that run beside each other, at the most."""
LANES = 22
"""How far from the first lane the last one is, at the most."""
LANE_ROOM = 14
"""Between the household and the first of these lanes."""


def resting_routes(layout: MapLayout) -> Mapping[str, Route]:
    """Return the line of every card to its own port; lines of cards nobody moved never cross."""
    return {key: _resting(layout.by_key[key], port) for key, port in ports(layout).items()}


def ports(layout: MapLayout) -> Mapping[str, Point]:
    """Return where on the household's edge each card's line ends: evenly spaced on every side."""
    found: dict[str, Point] = {}
    for side in Side:
        cards = sorted((card for card in layout.cards if card.side is side), key=_along)
        for card, point in zip(cards, _spread(layout.household, side, len(cards)), strict=True):
            found[card.key] = point
    return found


def member_routes(layout: MapLayout, chosen: Collection[str], member: Box) -> Mapping[str, Route]:
    """Return lines from the chosen cards to the member in the middle of the household.

    They leave the household straight up or down beside no name; those to the sides turn off outside it.
    """
    cards = [card for card in layout.cards if card.key in chosen]
    up = [card for card in cards if _goes_up(card, layout.household)]
    down = [card for card in cards if card not in up]
    return _bundle(up, layout, member, goes_up=True) | _bundle(down, layout, member, goes_up=False)


def _bundle(
    cards: Sequence[PlacedCard], layout: MapLayout, member: Box, *, goes_up: bool
) -> dict[str, Route]:
    house = layout.household
    order = sorted(cards, key=lambda card: _turn(card, goes_up=goes_up))
    routes: dict[str, Route] = {}
    for at, card in enumerate(order):
        x = _lane_x(member, at, len(order), goes_up=goes_up)
        lane = at if card.side is Side.LEFT else len(order) - 1 - at
        start = Point(x, member.y if goes_up else member.bottom)
        edge = Point(x, house.y if goes_up else house.bottom)
        away = LANE_ROOM + lane * min(LANE, LANES / len(order))
        out = _out(card, edge, house, away, goes_up=goes_up)
        routes[card.key] = (straight(start, edge), *out)
    return routes


def _out(card: PlacedCard, edge: Point, house: Box, away: float, *, goes_up: bool) -> Route:
    """Return the part outside the household: turned to the side below or above it, or straight to a row."""
    if card.side in {Side.TOP, Side.BOTTOM}:
        reached = card.bend[0] if card.bend else card.exit
        return (upright(edge, reached), straight(reached, card.exit))
    y = house.y - away if goes_up else house.bottom + away
    corner = Point(house.x if card.side is Side.LEFT else house.right, y)
    return (turning(edge, corner), *_through(corner, card))


def _through(start: Point, card: PlacedCard) -> Route:
    """Return the way from a corner of the household to a card at the side, through the gap before it if need be."""
    points = [start, *reversed(card.bend), card.exit]
    return tuple(straight(a, b) if a.y == b.y else level(a, b) for a, b in itertools.pairwise(points))


def _resting(card: PlacedCard, port: Point) -> Route:
    points = [card.exit, *card.bend]
    if card.side in {Side.TOP, Side.BOTTOM}:
        bends = [straight(a, b) for a, b in itertools.pairwise(points)]
        return (*bends, upright(points[-1], port))
    return tuple(level(a, b) for a, b in zip(points, [*points[1:], port], strict=True))


def _spread(house: Box, side: Side, count: int) -> list[Point]:
    if side in {Side.LEFT, Side.RIGHT}:
        x = house.x if side is Side.LEFT else house.right
        return [Point(x, y) for y in _even(house.y, house.bottom, count)]
    y = house.y if side is Side.TOP else house.bottom
    return [Point(x, y) for x in _even(house.x, house.right, count)]


def _even(low: float, high: float, count: int) -> list[float]:
    step = (high - low - 2 * PORT_MARGIN) / count if count else 0.0
    return [low + PORT_MARGIN + step * (number + 0.5) for number in range(count)]


def _along(card: PlacedCard) -> float:
    if card.side in {Side.TOP, Side.BOTTOM}:
        return card.exit.x
    return card.bend[-1].y if card.bend else card.exit.y


def _goes_up(card: PlacedCard, house: Box) -> bool:
    if card.side in {Side.TOP, Side.BOTTOM}:
        return card.side is Side.TOP
    return card.exit.y < house.y + house.height / 4


def _turn(card: PlacedCard, *, goes_up: bool) -> tuple[int, float]:
    """Return the order of the lines from the left where they leave the member, so that those of a side never cross.

    The outermost of a side turns off first and leads to the card nearest to the household.
    """
    if card.side in {Side.TOP, Side.BOTTOM}:
        return 1, card.exit.x
    far = -card.exit.y if goes_up else card.exit.y
    return (0, far) if card.side is Side.LEFT else (2, -far)


def _lane_x(member: Box, at: int, count: int, *, goes_up: bool) -> float:
    """Return where a line leaves the member; upwards only from its right half, since the title is at the left."""
    left = member.middle.x if goes_up else member.x
    room = member.right - left
    step = min(14.0, room / (count + 1))
    return left + room / 2 + step * (at - (count - 1) / 2)
