"""Cards of the network map that somebody put elsewhere: free places, and lines that follow. Knows no Qt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from linkworker_desktop.ui.pages.network.geometry import Box, Point, Side, Size
from linkworker_desktop.ui.pages.network.placed import MapLayout, PlacedCard, Spacing


def with_moved(layout: MapLayout, moved: Mapping[str, tuple[float, float]], spacing: Spacing) -> MapLayout:
    """Return the layout with some cards elsewhere; it grows where they stand outside."""
    if not moved:
        return layout
    middle = layout.household.middle
    standing = {card.key: card for card in layout.cards}
    taken = [layout.household.grown(spacing.gap)]
    taken += [card.box for card in layout.cards if card.key not in moved]
    for key, (x, y) in moved.items():
        card = standing.get(key)
        if card is None:
            continue
        box = free_place(card.box.moved_to(middle.x + x, middle.y + y), taken, spacing.gap)
        taken.append(box)
        standing[key] = facing(replace(card, box=box, is_moved=True), layout.household)
    return _with_room(replace(layout, cards=tuple(standing.values())))


def facing(card: PlacedCard, household: Box) -> PlacedCard:
    """Return a card that was moved with its line leaving it towards the household."""
    box, middle = card.box, card.box.middle
    if box.right <= household.x:
        return replace(card, side=Side.LEFT, exit=Point(box.right, middle.y), bend=())
    if box.x >= household.right:
        return replace(card, side=Side.RIGHT, exit=Point(box.x, middle.y), bend=())
    if middle.y < household.middle.y:
        return replace(card, side=Side.TOP, exit=Point(middle.x, box.bottom), bend=())
    return replace(card, side=Side.BOTTOM, exit=Point(middle.x, box.y), bend=())


def free_place(wanted: Box, taken: Sequence[Box], gap: float) -> Box:
    """Return the place nearest to `wanted` that lies on none of the others, pushed beyond one after another."""
    box, tries = wanted, 0
    queue = [wanted]
    seen: set[tuple[float, float]] = set()
    while queue and tries < 400:
        queue.sort(key=lambda each: abs(each.x - wanted.x) + abs(each.y - wanted.y))
        box = queue.pop(0)
        tries += 1
        hit = next((other for other in taken if box.overlaps(other)), None)
        if hit is None:
            return box
        for x, y in (
            (hit.x - gap - box.width, box.y),
            (hit.right + gap, box.y),
            (box.x, hit.y - gap - box.height),
            (box.x, hit.bottom + gap),
        ):
            if (x, y) not in seen:
                seen.add((x, y))
                queue.append(box.moved_to(x, y))
    return box


def _with_room(layout: MapLayout) -> MapLayout:
    """Return the layout so large, and moved so far, that no card stands outside."""
    boxes = [card.box for card in layout.cards]
    left, top = min(0, *(box.x for box in boxes), 0), min(0, *(box.y for box in boxes), 0)
    right = max(layout.size.width, *(box.right for box in boxes), 0) - left
    bottom = max(layout.size.height, *(box.bottom for box in boxes), 0) - top
    if (left, top) == (0, 0):
        return replace(layout, size=Size(right, bottom))

    def shift(point: Point) -> Point:
        return Point(point.x - left, point.y - top)

    cards = tuple(
        replace(
            card,
            box=card.box.moved_to(card.box.x - left, card.box.y - top),
            exit=shift(card.exit),
            bend=tuple(shift(each) for each in card.bend),
        )
        for card in layout.cards
    )
    house = layout.household
    return replace(
        layout, size=Size(right, bottom), household=house.moved_to(house.x - left, house.y - top), cards=cards
    )
