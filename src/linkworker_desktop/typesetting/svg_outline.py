"""Pictograms: the small part of SVG they are drawn in, registered once per document as a form."""

from __future__ import annotations

import math
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from pathlib import Path
from typing import Any

from linkworker_desktop.typesetting.style import BLACK, WHITE, Colour
from linkworker_desktop.typesetting.svg_path import Point, Segment, circle, path_segments, rectangle

FIELD = 48.0
"""Side of the square every pictogram is drawn on, in its own units."""

_OPERATOR = {"M": "m", "L": "l", "C": "c", "Z": "h"}


class Paint(Enum):
    """The two colours of a drawing: `INK` is black in the file, `PAPER` white."""

    INK = "#000"
    PAPER = "#fff"


@dataclass(frozen=True, slots=True)
class Shape:
    """One outline, transformed, with how it is painted. Widths in units of the field."""

    path: tuple[Segment, ...]
    fill: Paint | None
    stroke: Paint | None
    width: float
    is_round_capped: bool
    is_round_joined: bool
    is_even_odd: bool


def set_fill(canvas: Any, colour: Colour) -> None:
    """Set the fill colour; a grey is written as DeviceGray, so that black never dithers."""
    if colour.red == colour.green == colour.blue:
        canvas.setFillGray(colour.red)
    else:
        canvas.setFillColorRGB(colour.red, colour.green, colour.blue)


def set_stroke(canvas: Any, colour: Colour) -> None:
    """Set the line colour; a grey is written as DeviceGray."""
    if colour.red == colour.green == colour.blue:
        canvas.setStrokeGray(colour.red)
    else:
        canvas.setStrokeColorRGB(colour.red, colour.green, colour.blue)


@lru_cache(maxsize=64)
def shapes_in(path: Path) -> tuple[Shape, ...]:
    """Return the shapes of a drawing on a 48 unit field.

    Raises ValueError for an element or attribute outside the subset, OSError if the file is missing.
    """
    root = ET.fromstring(path.read_text(encoding="utf-8"))  # noqa: S314 - a file of the program itself
    if root.get("viewBox") != "0 0 48 48":
        raise ValueError(f"{path.name} is not drawn on a 48 unit field")
    return tuple(_shapes(root, {}))


def draw_outline(
    canvas: Any, path: Path, x: float, y: float, side: float, *, ink: Colour = BLACK, paper: Colour = WHITE
) -> None:
    """Draw the drawing with its lower left corner at x, y (points) and `side` points wide.

    The first use in a document registers it as a form; later uses only refer to it. `ink` replaces the
    drawing's black and `paper` its white, for a white figure on a coloured ground.
    """
    name = f"outline-{path.stem}-{_colour_name(ink)}-{_colour_name(paper)}"
    if not canvas.hasForm(name):
        canvas.beginForm(name, 0, 0, FIELD, FIELD)
        canvas.addLiteral(_drawing(path, ink, paper))
        canvas.endForm()
    canvas.saveState()
    canvas.translate(x, y)
    canvas.scale(side / FIELD, side / FIELD)
    canvas.doForm(name)
    canvas.restoreState()


def _colour_name(colour: Colour) -> str:
    return "x".join(f"{round(part * 255):02x}" for part in (colour.red, colour.green, colour.blue))


@lru_cache(maxsize=128)
def _drawing(path: Path, ink: Colour, paper: Colour) -> str:
    """Return the PDF operators that draw a file with the upper edge of its field at the top."""
    colours = {Paint.INK: ink, Paint.PAPER: paper}
    turned = f"1 0 0 -1 0 {FIELD:g} cm"
    return "\n".join((turned, *(line for shape in shapes_in(path) for line in _operators(shape, colours))))


def _operators(shape: Shape, colours: Mapping[Paint, Colour]) -> Iterator[str]:
    if shape.fill is not None:
        yield colours[shape.fill].operator
    if shape.stroke is not None:
        yield colours[shape.stroke].stroke_operator
        yield f"{shape.width:g} w {int(shape.is_round_capped)} J {int(shape.is_round_joined)} j"
    for segment in shape.path:
        numbers = " ".join(
            f"{value:.4f}".rstrip("0").rstrip(".") for point in segment.points for value in point
        )
        yield f"{numbers} {_OPERATOR[segment.command]}"
    yield _painting(shape)


def _painting(shape: Shape) -> str:
    if shape.fill is None:
        return "n" if shape.stroke is None else "S"
    return ("f" if shape.stroke is None else "B") + ("*" if shape.is_even_odd else "")


def _shapes(parent: ET.Element, inherited: Mapping[str, str]) -> Iterator[Shape]:
    for element in parent:
        attributes = {**inherited, **element.attrib}
        tag = element.tag.rpartition("}")[2]
        if tag == "g":
            yield from _shapes(element, attributes)
        else:
            yield _shape(tag, attributes)


def _shape(tag: str, attributes: Mapping[str, str]) -> Shape:
    move = _transform(attributes.get("transform", ""))
    path = tuple(
        Segment(segment.command, tuple(move(point) for point in segment.points))
        for segment in _outline(tag, attributes)
    )
    return Shape(
        path=path,
        fill=_paint(attributes.get("fill", "#000")),
        stroke=_paint(attributes.get("stroke", "none")),
        width=float(attributes.get("stroke-width", "1")),
        is_round_capped=attributes.get("stroke-linecap") == "round",
        is_round_joined=attributes.get("stroke-linejoin") == "round",
        is_even_odd=attributes.get("fill-rule") == "evenodd",
    )


def _outline(tag: str, attributes: Mapping[str, str]) -> tuple[Segment, ...]:
    def number(name: str) -> float:
        return float(attributes.get(name, "0"))

    if tag == "path":
        return path_segments(attributes["d"])
    if tag == "circle":
        return circle(number("cx"), number("cy"), number("r"))
    if tag == "rect":
        return rectangle(number("x"), number("y"), number("width"), number("height"), number("rx"))
    raise ValueError(f"<{tag}> is not drawn")


def _paint(value: str) -> Paint | None:
    return None if value == "none" else Paint(value)


def _transform(value: str) -> Callable[[Point], Point]:
    match = re.fullmatch(r"(rotate|translate)\(([-\d. ]+)\)", value)
    if match is None:
        if value:
            raise ValueError(f"transform {value!r} is not drawn")
        return lambda point: point
    numbers = [float(number) for number in match[2].split()]
    if match[1] == "translate":
        return lambda point: (point[0] + numbers[0], point[1] + numbers[1])
    angle, cx, cy = math.radians(numbers[0]), numbers[1], numbers[2]
    cos, sin = math.cos(angle), math.sin(angle)
    return lambda point: (
        cx + (point[0] - cx) * cos - (point[1] - cy) * sin,
        cy + (point[0] - cx) * sin + (point[1] - cy) * cos,
    )
