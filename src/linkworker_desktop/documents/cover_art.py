"""The cover's picture: a bridge in two flat tones and three people on it, drawn without an outline."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from linkworker_desktop.documents.palette import Palette
from linkworker_desktop.typesetting.pages import MM
from linkworker_desktop.typesetting.style import Colour
from linkworker_desktop.typesetting.svg_outline import set_fill

WIDTH = 170 * MM
HEIGHT = 112 * MM
LEAST_HEIGHT = 84 * MM

_ROAD = 54.0
_ARCH_CROWN, _ARCH_FOOT = 39.0, 16.0
_ARCH_RADIUS = 21.1
_SUN_RADIUS = 13.0
_SUN_FALL = 0.464
_SHADOWS = ((44.6, 1.2), (10.7, 1.8), (5.6, 1.8))
"""Thin lines of sky through the bridge and the water: bottom and height in millimetres."""


@dataclass(frozen=True, slots=True)
class _Figure:
    """A person, in millimetres from the picture's left edge and above the road."""

    middle: float
    head: float
    head_above: float
    width: float
    shoulder: float


_FIGURES = (
    _Figure(middle=44.0, head=4.2, head_above=21.6, width=12.0, shoulder=15.9),
    _Figure(middle=58.4, head=3.95, head_above=19.4, width=11.2, shoulder=14.1),
    _Figure(middle=70.0, head=2.95, head_above=12.0, width=8.0, shoulder=8.4),
)


def draw_cover_art(canvas: Any, left: float, top: float, palette: Palette, height: float = HEIGHT) -> None:
    """Draw the picture, 170 mm wide, with its upper left corner at left, top (points).

    A lower picture than 112 mm has less sky; below 84 mm the people would lose their heads.
    """
    sky = height / MM - _ROAD
    canvas.saveState()
    canvas.translate(left, top - height)
    canvas.scale(MM, MM)
    _box(canvas, palette.tone, 0, height / MM)
    set_fill(canvas, palette.paper)
    canvas.circle(131, _ROAD + sky * (1 - _SUN_FALL), _SUN_RADIUS, stroke=0, fill=1)
    _box(canvas, palette.municipality, 0, _ROAD)
    for bottom, thickness in _SHADOWS:
        _box(canvas, palette.tone, bottom, thickness)
    for middle in (29.0, 85.0, 141.0):
        _arch(canvas, palette.tone, middle)
    for figure in _FIGURES:
        _person(canvas, palette.municipality, figure)
    canvas.restoreState()


def _box(canvas: Any, colour: Colour, bottom: float, height: float) -> None:
    set_fill(canvas, colour)
    canvas.rect(0, bottom, 170, height, stroke=0, fill=1)


def _arch(canvas: Any, colour: Colour, middle: float) -> None:
    set_fill(canvas, colour)
    left, right = middle - _ARCH_RADIUS, middle + _ARCH_RADIUS
    spring = _ARCH_CROWN - _ARCH_RADIUS
    outline = canvas.beginPath()
    outline.moveTo(left, _ARCH_FOOT)
    outline.lineTo(left, spring)
    outline.arcTo(left, spring - _ARCH_RADIUS, right, _ARCH_CROWN, startAng=180, extent=-180)
    outline.lineTo(right, _ARCH_FOOT)
    outline.close()
    canvas.drawPath(outline, fill=1, stroke=0)


def _person(canvas: Any, colour: Colour, figure: _Figure) -> None:
    set_fill(canvas, colour)
    canvas.circle(figure.middle, _ROAD + figure.head_above, figure.head, stroke=0, fill=1)
    radius = figure.width * 0.36
    left, right = figure.middle - figure.width / 2, figure.middle + figure.width / 2
    feet, shoulder = _ROAD - 1, _ROAD + figure.shoulder
    outline = canvas.beginPath()
    outline.moveTo(left, feet)
    outline.lineTo(left, shoulder - radius)
    outline.arcTo(left, shoulder - 2 * radius, left + 2 * radius, shoulder, startAng=180, extent=-90)
    outline.lineTo(right - radius, shoulder)
    outline.arcTo(right - 2 * radius, shoulder - 2 * radius, right, shoulder, startAng=90, extent=-90)
    outline.lineTo(right, feet)
    outline.close()
    canvas.drawPath(outline, fill=1, stroke=0)
