"""Points, boxes and curves of the network map, in scene units: pixels at the chosen text size. Knows no Qt."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Side(StrEnum):
    """The side of the household a card stands at."""

    BOTTOM = "bottom"
    LEFT = "left"
    TOP = "top"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Point:
    """A place; y grows downwards."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Size:
    """A width and a height."""

    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Box:
    """An upright rectangle."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.y + self.height

    @property
    def middle(self) -> Point:
        """The point in the middle."""
        return Point(self.x + self.width / 2, self.y + self.height / 2)

    def moved_to(self, x: float, y: float) -> Box:
        """Return the same box with its corner elsewhere."""
        return Box(x, y, self.width, self.height)

    def grown(self, by: float) -> Box:
        """Return the box with so much more at every side."""
        return Box(self.x - by, self.y - by, self.width + 2 * by, self.height + 2 * by)

    def overlaps(self, other: Box) -> bool:
        """Tell whether the two share more than an edge."""
        return (
            self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom
        )


@dataclass(frozen=True, slots=True)
class Curve:
    """A cubic Bézier curve; a straight line has its controls at its ends."""

    start: Point
    first: Point
    second: Point
    end: Point

    def at(self, share: float) -> Point:
        """Return the point after `share` (0 to 1) of the parameter."""
        rest = 1 - share
        weights = (rest**3, 3 * rest**2 * share, 3 * rest * share**2, share**3)
        points = (self.start, self.first, self.second, self.end)
        return Point(
            sum(weight * point.x for weight, point in zip(weights, points, strict=True)),
            sum(weight * point.y for weight, point in zip(weights, points, strict=True)),
        )


Route = tuple[Curve, ...]
"""A line on the map, from a card to the household."""


def straight(start: Point, end: Point) -> Curve:
    """Return a straight line."""
    return Curve(start, start, end, end)


def level(start: Point, end: Point) -> Curve:
    """Return a curve that leaves and comes in level."""
    middle = (start.x + end.x) / 2
    return Curve(start, Point(middle, start.y), Point(middle, end.y), end)


def upright(start: Point, end: Point) -> Curve:
    """Return a curve that leaves and comes in upright."""
    middle = (start.y + end.y) / 2
    return Curve(start, Point(start.x, middle), Point(end.x, middle), end)


def turning(start: Point, end: Point) -> Curve:
    """Return a curve that leaves upright and comes in level, and stays within the corner between."""
    return Curve(start, Point(start.x, end.y), Point((start.x + end.x) / 2, end.y), end)
