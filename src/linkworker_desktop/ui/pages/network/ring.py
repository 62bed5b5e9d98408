"""Which card stands where on the ring: sector by sector clockwise from the lower right, tall ones at the corners."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from linkworker_desktop.ui.pages.network.geometry import Side

INNER_RING = 24
"""More cards than these go to a second ring at the sides."""
MOST_IN_A_ROW = 5
ROWS_SHARE = 4 / 9
"""How many of the cards stand above and below the household: 8 of 18."""


@dataclass(frozen=True, slots=True)
class CardSize:
    """A card to be placed: its key, what it is grouped by, and its height in scene units."""

    key: str
    group: str
    height: float


@dataclass(frozen=True, slots=True)
class Ring:
    """The cards of each side: from the top down at the sides, from the left above and below."""

    left: tuple[CardSize, ...] = ()
    top: tuple[CardSize, ...] = ()
    right: tuple[CardSize, ...] = ()
    bottom: tuple[CardSize, ...] = ()


@dataclass(frozen=True, slots=True)
class _Slot:
    side: Side
    at: int
    is_corner: bool

    @property
    def wish(self) -> int:
        """Which cards it wants: 0 the tallest, 2 the lowest."""
        if self.side in {Side.TOP, Side.BOTTOM}:
            return 2
        return 0 if self.is_corner else 1


def ring_of(cards: Sequence[CardSize], most_in_a_row: int) -> Ring:
    """Return cards that come in the order of their groups as a ring; each group's cards stay together."""
    slots = _slots(len(cards), min(most_in_a_row, MOST_IN_A_ROW))
    taken: dict[Side, dict[int, CardSize]] = {side: {} for side in Side}
    place = 0
    for _group, members in groupby(cards, key=lambda card: card.group):
        group = list(members)
        run = sorted(slots[place : place + len(group)], key=lambda slot: slot.wish)
        for slot, card in zip(run, sorted(group, key=lambda card: -card.height), strict=True):
            taken[slot.side][slot.at] = card
        place += len(group)

    def on(side: Side) -> tuple[CardSize, ...]:
        return tuple(taken[side][at] for at in sorted(taken[side]))

    return Ring(on(Side.LEFT), on(Side.TOP), on(Side.RIGHT), on(Side.BOTTOM))


def outer_places(count: int, surplus: int) -> frozenset[int]:
    """Return which of the `count` cards of a side stand in its second column, evenly spread, never at an end."""
    return (
        frozenset(int((number + 0.5) * count / surplus) for number in range(surplus))
        if surplus
        else frozenset()
    )


def surplus_of(ring: Ring) -> tuple[int, int]:
    """Return how many cards of the left and of the right side stand in a second column."""
    left, right = len(ring.left), len(ring.right)
    over = max(0, left + right + len(ring.top) + len(ring.bottom) - INNER_RING)
    return min(left // 2, (over + 1) // 2), min(right // 2, over // 2)


def _slots(count: int, most: int) -> list[_Slot]:
    """Return the places for so many cards in clockwise order from the lower right."""
    in_rows = min(2 * most, round(count * ROWS_SHARE)) if most else 0
    top, bottom = (in_rows + 1) // 2, in_rows // 2
    left = (count - in_rows + 1) // 2
    right = count - in_rows - left

    def along(side: Side, length: int, *, backwards: bool) -> list[_Slot]:
        places = [_Slot(side, at, at in {0, length - 1}) for at in range(length)]
        return places[::-1] if backwards else places

    return [
        *along(Side.BOTTOM, bottom, backwards=True),
        *along(Side.LEFT, left, backwards=True),
        *along(Side.TOP, top, backwards=False),
        *along(Side.RIGHT, right, backwards=False),
    ]
