"""The path language of the pictograms: SVG path data as absolute lines and cubic curves."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Segment:
    """One step of a path: M and L have one point, C has three, Z has none. Units of the drawing, y down."""

    command: str
    points: tuple[Point, ...] = ()


_TOKEN = re.compile(r"[MmLlHhVvCcSsQqAaZz]|-?(?:\d+\.?\d*|\.\d+)")
_ARGUMENTS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "A": 7}
_QUARTER = math.pi / 2


def path_segments(data: str) -> tuple[Segment, ...]:
    """Return the steps of the `d` attribute of a path.

    Understands M L H V C S Q Z and circular arcs (A with equal radii), absolute and relative. Raises
    ValueError for anything else, so that a drawing is never shown in part.
    """
    reader = _PathReader()
    for command, numbers in _commands(data):
        reader.read(command, numbers)
    return tuple(reader.segments)


def rectangle(x: float, y: float, width: float, height: float, radius: float) -> tuple[Segment, ...]:
    """Return a rectangle with rounded corners (radius 0 for square ones)."""
    r = min(radius, width / 2, height / 2)
    if r == 0:
        return path_segments(f"M{x} {y}H{x + width}V{y + height}H{x}Z")
    corner = f"A{r} {r} 0 0 1"
    return path_segments(
        f"M{x + r} {y}H{x + width - r}{corner} {x + width} {y + r}V{y + height - r}"
        f"{corner} {x + width - r} {y + height}H{x + r}{corner} {x} {y + height - r}"
        f"V{y + r}{corner} {x + r} {y}Z"
    )


def circle(x: float, y: float, radius: float) -> tuple[Segment, ...]:
    """Return a circle as four curves."""
    arc = f"A{radius} {radius} 0 0 1"
    return path_segments(f"M{x - radius} {y}{arc} {x + radius} {y}{arc} {x - radius} {y}Z")


def _commands(data: str) -> Iterator[tuple[str, list[float]]]:
    rest = re.sub(r"[\s,]+", "", _TOKEN.sub("", data))
    if rest:
        raise ValueError(f"path data not understood: {rest[:20]!r}")
    command, numbers = "", list[float]()
    for token in _TOKEN.findall(data):
        if token.isalpha():
            if command:
                yield command, numbers
            command, numbers = token, []
        else:
            numbers.append(float(token))
    if command:
        yield command, numbers


class _PathReader:
    """Follows the pen through relative and absolute commands."""

    def __init__(self) -> None:
        self.segments: list[Segment] = []
        self._pen: Point = (0.0, 0.0)
        self._start: Point = (0.0, 0.0)
        self._mirrored: Point | None = None

    def read(self, command: str, numbers: list[float]) -> None:
        kind = command.upper()
        if kind == "Z":
            self.segments.append(Segment("Z"))
            self._pen = self._start
            return
        size = _ARGUMENTS[kind]
        if not numbers or len(numbers) % size:
            raise ValueError(f"{command} with {len(numbers)} numbers")
        for first in range(0, len(numbers), size):
            self._step(kind, numbers[first : first + size], relative=command.islower())
            kind = "L" if kind == "M" else kind

    def _step(self, kind: str, numbers: list[float], *, relative: bool) -> None:
        dx, dy = self._pen if relative else (0.0, 0.0)
        if kind == "H":
            self._line((numbers[0] + dx, self._pen[1]))
        elif kind == "V":
            self._line((self._pen[0], numbers[0] + dy))
        elif kind == "A":
            self._arc(numbers, (numbers[5] + dx, numbers[6] + dy))
        else:
            pairs = zip(numbers[::2], numbers[1::2], strict=True)
            self._points(kind, [(x + dx, y + dy) for x, y in pairs])

    def _points(self, kind: str, points: list[Point]) -> None:
        if kind == "M":
            self._start = self._pen = points[0]
            self._mirrored = None
            self.segments.append(Segment("M", (points[0],)))
        elif kind == "L":
            self._line(points[0])
        elif kind == "C":
            self._curve(*points)
        elif kind == "S":
            self._curve(self._mirrored or self._pen, *points)
        else:
            self._quadratic(*points)

    def _line(self, to: Point) -> None:
        self.segments.append(Segment("L", (to,)))
        self._pen, self._mirrored = to, None

    def _curve(self, first: Point, second: Point, to: Point) -> None:
        self.segments.append(Segment("C", (first, second, to)))
        self._pen, self._mirrored = to, (2 * to[0] - second[0], 2 * to[1] - second[1])

    def _quadratic(self, middle: Point, to: Point) -> None:
        def toward(end: Point) -> Point:
            return end[0] + (middle[0] - end[0]) * 2 / 3, end[1] + (middle[1] - end[1]) * 2 / 3

        self._curve(toward(self._pen), toward(to), to)

    def _arc(self, numbers: list[float], to: Point) -> None:
        rx, ry, _rotation, large, sweep = numbers[:5]
        if rx != ry:
            raise ValueError("only circular arcs are drawn")
        (x0, y0), (x1, y1) = self._pen, to
        half = math.hypot(x1 - x0, y1 - y0) / 2
        if half == 0:
            return
        radius = max(rx, half)
        away = math.sqrt(max(radius * radius - half * half, 0.0)) / (2 * half)
        side = 1 if bool(large) != bool(sweep) else -1
        cx = (x0 + x1) / 2 - side * away * (y1 - y0)
        cy = (y0 + y1) / 2 + side * away * (x1 - x0)
        start = math.atan2(y0 - cy, x0 - cx)
        turn = (math.atan2(y1 - cy, x1 - cx) - start) % (2 * math.pi)
        if not sweep:
            turn -= 2 * math.pi
        self._turn((cx, cy), radius, start, turn)

    def _turn(self, centre: Point, radius: float, start: float, turn: float) -> None:
        pieces = max(1, math.ceil(abs(turn) / _QUARTER - 1e-9))
        step = turn / pieces
        reach = radius * 4 / 3 * math.tan(step / 4)
        for piece in range(pieces):
            a, b = start + piece * step, start + (piece + 1) * step
            end = (centre[0] + radius * math.cos(b), centre[1] + radius * math.sin(b))
            self._curve(
                (self._pen[0] - reach * math.sin(a), self._pen[1] + reach * math.cos(a)),
                (end[0] + reach * math.sin(b), end[1] - reach * math.cos(b)),
                end,
            )
