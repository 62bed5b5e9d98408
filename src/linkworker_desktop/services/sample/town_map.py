"""Draws the invented map of Skovsunde for the folder's part 4: black lines and letters on white, nothing grey."""

from __future__ import annotations

import io
import math
import tomllib
from collections.abc import Iterable
from typing import Literal

import msgspec
from PIL import Image, ImageDraw, ImageFont

from linkworker_desktop.base.resources import resource_path

_WIDTH, _HEIGHT = 1200, 800
_FINE = 3
"""Drawn so many times larger, then made half as large: straight lines without steps."""
_FINAL = (1800, 1200)
_BLACK, _WHITE = 0, 255
_OUTLINE = 2.4

Point = tuple[float, float]


class _Shape(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A table of the map's file."""


class _Road(_Shape):
    name: str
    points: tuple[Point, ...]
    width: float
    label_at: Point
    label_turn: float


class _Stream(_Shape):
    name: str
    points: tuple[Point, ...]
    label_at: Point
    label_turn: float


class _Square(_Shape):
    name: str
    corners: tuple[Point, ...]


class _Place(_Shape):
    sign: str
    at: Point
    text: str
    side: Literal["left", "right", "above", "below"]


class _Stop(_Shape):
    at: Point
    text: str


class _Bridge(_Shape):
    at: Point
    turn: float
    text: str
    houses: tuple[tuple[float, float, float, float], ...]
    trees: tuple[Point, ...]


class _Scale(_Shape):
    at: Point
    length: float
    text: str


class _Map(_Shape):
    town: str
    water_name: str
    water_name_at: Point
    scale: _Scale
    north: Point
    shore: tuple[Point, ...]
    stream: _Stream
    road: tuple[_Road, ...]
    square: _Square
    place: tuple[_Place, ...]
    stop: tuple[_Stop, ...]
    bridge: _Bridge
