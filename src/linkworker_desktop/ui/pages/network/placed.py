"""What the layout of the network map is made of: the measures, a placed card, the whole map. Knows no Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from linkworker_desktop.ui.pages.network.geometry import Box, Point, Side, Size


@dataclass(frozen=True, slots=True)
class Spacing:
    """The measures of the map in scene units: card widths, gaps, and how much room lines need."""

    narrowest: float
    widest: float
    gap: float = 8
    """Between cards of a row, and at the least between those of a column."""
    widest_gap: float = 64
    gutter: float = 28
    """Between a column and what stands beside it."""
    line_room: float = 40
    """Between the household and the nearest card, at the least."""


@dataclass(frozen=True, slots=True)
class PlacedCard:
    """A card on the map; `exit` is where its line leaves it and `bend` the points the line passes first."""

    key: str
    box: Box
    side: Side
    exit: Point
    bend: tuple[Point, ...] = ()
    is_moved: bool = False


@dataclass(frozen=True, slots=True)
class MapLayout:
    """The whole map: its size, the household in the middle, and the cards in ring order."""

    size: Size
    household: Box
    cards: tuple[PlacedCard, ...]
    card_width: float

    @property
    def by_key(self) -> Mapping[str, PlacedCard]:
        """The cards by their keys."""
        return {card.key: card for card in self.cards}
