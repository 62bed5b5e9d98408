"""A sheet to draw a small town map on: black and white alone, in the map's own coordinates."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from functools import lru_cache

from PIL import Image, ImageDraw, ImageFont

from linkworker_desktop.base.resources import resource_path

BLACK, WHITE = 0, 255
OUTLINE = 2.4
_FINE = 2.5
"""Drawn so many times larger, then made half as large, so that slanting lines have no steps."""

Point = tuple[float, float]


class MapSheet:
    """A white sheet of a width and height in the map's own units, which all coordinates are in."""

    def __init__(self, width: float, height: float) -> None:
        self._image = Image.new("L", (round(width * _FINE), round(height * _FINE)), WHITE)
        self._pen = ImageDraw.Draw(self._image)

    def png(self) -> bytes:
        """Return the sheet as a PNG with 1.25 pixels to the unit."""
        out = io.BytesIO()
        self._image.reduce(2).save(out, "PNG", compress_level=1)
        return out.getvalue()

    def line(self, points: Iterable[Point], width: float, shade: int = BLACK) -> None:
        """Draw a line with round ends and corners."""
        scaled = [(x * _FINE, y * _FINE) for x, y in points]
        pixels = max(1, round(width * _FINE))
        self._pen.line(scaled, fill=shade, width=pixels)
        radius = (pixels - 1) / 2
        for x, y in scaled:
            self._pen.ellipse((x - radius, y - radius, x + radius, y + radius), fill=shade)

    def area(self, points: Iterable[Point], shade: int) -> None:
        """Fill a polygon."""
        self._pen.polygon([(x * _FINE, y * _FINE) for x, y in points], fill=shade)

    def box(
        self, left: float, top: float, width: float, height: float, *, filled: bool = False, round_: float = 0
    ) -> None:
        """Draw a rectangle from its upper left corner, outlined or filled, with corners of radius `round_`."""
        corners = (left * _FINE, top * _FINE, (left + width) * _FINE, (top + height) * _FINE)
        self._pen.rounded_rectangle(
            corners,
            radius=round_ * _FINE,
            fill=BLACK if filled else WHITE,
            outline=BLACK,
            width=round(OUTLINE * 0.7 * _FINE),
        )

    def disc(self, at: Point, radius: float, *, filled: bool) -> None:
        """Draw a circle round a point, outlined or filled."""
        x, y, scaled = at[0] * _FINE, at[1] * _FINE, radius * _FINE
        self._pen.ellipse(
            (x - scaled, y - scaled, x + scaled, y + scaled),
            fill=BLACK if filled else WHITE,
            outline=BLACK,
            width=round(OUTLINE * 0.7 * _FINE),
        )

    def words(
        self,
        at: Point,
        text: str,
        size: float,
        *,
        bold: bool = False,
        anchor: str = "mm",
        turn: float = 0,
        shade: int = BLACK,
        on_white: bool = False,
    ) -> None:
        """Set words at a point, their `anchor` as Pillow names it, `turn` in degrees, clockwise.

        `on_white` keeps the lines below away from them.
        """
        font = _font(size, bold=bold)
        x, y = at[0] * _FINE, at[1] * _FINE
        if not turn:
            if on_white:
                left, top, right, bottom = self._pen.textbbox((x, y), text, font=font, anchor=anchor)
                margin = OUTLINE * _FINE
                self._pen.rectangle(
                    (left - margin, top - margin, right + margin, bottom + margin), fill=WHITE
                )
            self._pen.text((x, y), text, fill=shade, font=font, anchor=anchor)
            return
        side = round(font.getlength(text) + 2 * _FINE)
        mask = Image.new("L", (side, side), 0)
        ImageDraw.Draw(mask).text((side / 2, side / 2), text, fill=255, font=font, anchor="mm")
        mask = mask.rotate(-turn, Image.Resampling.BICUBIC)
        self._image.paste(shade, (round(x - side / 2), round(y - side / 2)), mask)


@lru_cache(maxsize=16)
def _font(size: float, *, bold: bool) -> ImageFont.FreeTypeFont:
    file = resource_path("fonts", "noto-sans", "NotoSans-Bold.ttf" if bold else "NotoSans-Regular.ttf")
    return ImageFont.truetype(str(file), round(size * _FINE))


def smooth(points: Sequence[Point], steps: int = 12) -> list[Point]:
    """Return a curve through the points (Catmull and Rom)."""
    padded = [points[0], *points, points[-1]]
    curve: list[Point] = []
    for before, start, end, after in zip(padded, padded[1:], padded[2:], padded[3:], strict=False):
        curve.extend(_between(before, start, end, after, step / steps) for step in range(steps))
    return [*curve, points[-1]]


def _between(before: Point, start: Point, end: Point, after: Point, part: float) -> Point:
    def along(axis: int) -> float:
        a, b, c, d = before[axis], start[axis], end[axis], after[axis]
        return 0.5 * (
            2 * b + (c - a) * part + (2 * a - 5 * b + 4 * c - d) * part**2 + (3 * b - a - 3 * c + d) * part**3
        )

    return along(0), along(1)
