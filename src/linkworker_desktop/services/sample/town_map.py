"""Draws the invented map of Skovsunde for the folder's part 4: black lines and letters on white, nothing grey."""

from __future__ import annotations

import math
import tomllib
from typing import Literal

import msgspec

from linkworker_desktop.base.resources import resource_path
from linkworker_desktop.services.sample.map_sheet import BLACK, OUTLINE, WHITE, MapSheet, Point, smooth

_WIDTH, _HEIGHT = 1200, 800
_ROAD = 27.0
_STREAM = 17.0
_MOUTH = 2
"""So many of the stream's last points lie where the shore is open."""

Side = Literal["left", "right", "above", "below"]


class _Line(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A road or the stream; `label` is how far along the line its name stands, from 0 to 1."""

    name: str
    points: tuple[Point, ...]
    label: float


class _Name(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    text: str
    at: Point


class _Square(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    corners: tuple[Point, ...]


class _Place(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    sign: str
    at: Point
    text: str
    side: Side


class _Stop(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    at: Point
    text: str
    side: Side


class _Bridge(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    at: Point
    turn: float
    text: str


class _Scale(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    at: Point
    length: float
    text: str


class _Map(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    town: str
    north: Point
    scale: _Scale
    names: tuple[_Name, ...]
    shore: tuple[Point, ...]
    houses: tuple[tuple[float, float, float, float], ...]
    trees: tuple[Point, ...]
    stream: _Line
    road: tuple[_Line, ...]
    square: _Square
    place: tuple[_Place, ...]
    stop: tuple[_Stop, ...]
    bridge: _Bridge


def town_map_png() -> bytes:
    """Return the map as a PNG of 1500 × 1000 pixels."""
    file = resource_path("examples", "skovsunde", "map.toml")
    town = msgspec.convert(tomllib.loads(file.read_text(encoding="utf-8")), _Map)
    sheet = MapSheet(_WIDTH, _HEIGHT)
    _draw_land(sheet, town)
    _draw_roads(sheet, town)
    _draw_signs(sheet, town)
    return sheet.png()


def _draw_land(sheet: MapSheet, town: _Map) -> None:
    shore, stream = smooth(town.shore), smooth(town.stream.points)
    sheet.line(stream, _STREAM)
    sheet.line(stream, _STREAM - 2 * OUTLINE, WHITE)
    sheet.area([*shore, (_WIDTH, _HEIGHT), (0, _HEIGHT)], WHITE)
    for below, width in ((30, 0.9), (16, 1.2), (0, 3.4)):
        sheet.line([(x, y + below) for x, y in shore], width)
    sheet.line(town.stream.points[-_MOUTH:], _STREAM - 2 * OUTLINE, WHITE)
    for left, top, width, height in town.houses:
        sheet.box(left, top, width, height)
    for x, y in town.trees:
        sheet.line([(x, y), (x, y + 15)], 2.2)
        sheet.disc((x, y), 8.5, filled=False)
    for name in town.names:
        sheet.words(name.at, name.text, 21)


def _draw_roads(sheet: MapSheet, town: _Map) -> None:
    curves = [smooth(road.points) for road in town.road]
    for curve in curves:
        sheet.line(curve, _ROAD + 2 * OUTLINE)
    corners = (*town.square.corners, town.square.corners[0])
    sheet.line(corners, 2 * OUTLINE)
    for curve in curves:
        sheet.line(curve, _ROAD, WHITE)
    sheet.area(town.square.corners, WHITE)
    _draw_bridge(sheet, town.bridge)
    for road in town.road:
        _name_line(sheet, road)
    _name_line(sheet, town.stream, beside=1.6 * _STREAM)
    middle = [
        sum(corner[axis] for corner in town.square.corners) / len(town.square.corners) for axis in (0, 1)
    ]
    sheet.words((middle[0] + 8, middle[1]), town.square.name, 19, bold=True)


def _name_line(sheet: MapSheet, line: _Line, beside: float = 0) -> None:
    """Set a name along a line, in its middle or so far left of it."""
    curve = smooth(line.points)
    index = round(line.label * (len(curve) - 1))
    (left, top), (right, bottom) = curve[max(0, index - 4)], curve[min(len(curve) - 1, index + 4)]
    turn = math.degrees(math.atan2(bottom - top, right - left))
    turn = (turn + 90) % 180 - 90
    x, y = curve[index]
    sheet.words((x - beside, y), line.name, 19, turn=turn)


def _draw_bridge(sheet: MapSheet, bridge: _Bridge) -> None:
    """Draw the two railings of a bridge, bent outwards at their ends."""
    along = (math.cos(math.radians(bridge.turn)), math.sin(math.radians(bridge.turn)))
    across = (-along[1], along[0])
    for side in (-1, 1):
        rail = [(-26, 24), (-18, 17), (18, 17), (26, 24)]
        sheet.line(
            [
                (
                    bridge.at[0] + run * along[0] + side * out * across[0],
                    bridge.at[1] + run * along[1] + side * out * across[1],
                )
                for run, out in rail
            ],
            4.5,
        )
    sheet.words((bridge.at[0] + 30, bridge.at[1] + 36), bridge.text, 19, anchor="lm", on_white=True)


def _draw_signs(sheet: MapSheet, town: _Map) -> None:
    for place in town.place:
        sheet.disc(place.at, 15, filled=True)
        sheet.words(place.at, place.sign, 20, bold=True, shade=WHITE)
        _name_sign(sheet, place.at, place.text, place.side, 21)
    for stop in town.stop:
        x, y = stop.at
        sheet.box(x - 23, y - 12, 46, 24, filled=True, round_=5)
        sheet.words(stop.at, "BUS", 16, bold=True, shade=WHITE)
        _name_sign(sheet, stop.at, stop.text, stop.side, 29)
    _draw_frame(sheet, town)


def _name_sign(sheet: MapSheet, sign: Point, text: str, side: Side, beside: float) -> None:
    x, y = sign
    at, anchor = {
        "left": ((x - beside, y), "rm"),
        "right": ((x + beside, y), "lm"),
        "above": ((x, y - 28), "mm"),
        "below": ((x, y + 28), "mm"),
    }[side]
    sheet.words(at, text, 21, bold=True, anchor=anchor, on_white=True)


def _draw_frame(sheet: MapSheet, town: _Map) -> None:
    left, top = town.scale.at
    right = left + town.scale.length
    sheet.line([(left, top), (right, top)], 3)
    for x in (left, right):
        sheet.line([(x, top - 8), (x, top + 8)], 3)
    sheet.words(((left + right) / 2, top + 20), town.scale.text, 18)
    x, y = town.north
    sheet.area([(x, y - 46), (x - 16, y), (x, y - 11), (x + 16, y)], BLACK)
    sheet.words((x, y + 18), "N", 24, bold=True)
    sheet.words((48, 52), town.town, 38, bold=True, anchor="lm", on_white=True)
