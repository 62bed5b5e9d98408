"""The few colours of paper: area only, dark enough for white letters, or all black on request."""

from __future__ import annotations

import re
from dataclasses import dataclass

from linkworker_desktop.typesetting.style import BLACK, WHITE, Colour

DEFAULT_MUNICIPALITY_COLOUR = "#14524A"
LEAST_CONTRAST = 7.0
"""Against white (WCAG 2.2 contrast ratio); toner on office paper gains nothing from more colour than this."""

_STEP = 0.98
_WEEKEND = Colour.grey(0.93)


@dataclass(frozen=True, slots=True)
class ReadableColour:
    """A colour that may stand behind white letters; `was_darkened` tells that another one was asked for."""

    value: str
    was_darkened: bool


@dataclass(frozen=True, slots=True)
class Palette:
    """What each kind of area is filled with. All type and all rules are black and not listed here."""

    municipality: Colour
    acute: Colour
    tone: Colour
    weekend: Colour
    is_black_and_white: bool
    paper: Colour = WHITE


def folder_palette(colour: str, *, black_and_white: bool = False) -> Palette:
    """Return the palette for a municipality's colour (`#RRGGBB`), darkened where it must be.

    In black and white the large areas are pure black: a dark grey would be dithered by the printer.
    """
    if black_and_white:
        return Palette(BLACK, BLACK, tone=Colour.grey(0.9), weekend=_WEEKEND, is_black_and_white=True)
    return Palette(
        municipality=Colour.from_hex(readable_colour(colour).value),
        acute=Colour.from_hex("#A8101B"),
        tone=Colour.from_hex("#DFE9E4"),
        weekend=_WEEKEND,
        is_black_and_white=False,
    )


def readable_colour(colour: str) -> ReadableColour:
    """Return `colour` if it reaches 7:1 on white, else the nearest darker shade of it that does.

    Raises ValueError if `colour` is not written `#RRGGBB`.
    """
    red, green, blue = _parts(colour)
    was_darkened = False
    while _contrast_on_white((red, green, blue)) < LEAST_CONTRAST:
        red, green, blue = (round(part * _STEP * 255 - 0.5) / 255 for part in (red, green, blue))
        was_darkened = True
    value = "#" + "".join(f"{round(part * 255):02X}" for part in (red, green, blue))
    return ReadableColour(value, was_darkened)


def contrast_on_white(colour: str) -> float:
    """Return the contrast ratio of `#RRGGBB` against white, from 1 to 21 (WCAG 2.2)."""
    return _contrast_on_white(_parts(colour))


def _parts(colour: str) -> tuple[float, float, float]:
    if not re.fullmatch(r"#[0-9A-Fa-f]{6}", colour):
        raise ValueError(f"not a colour: {colour!r}")
    red, green, blue = (int(colour[first : first + 2], 16) / 255 for first in (1, 3, 5))
    return red, green, blue


def _contrast_on_white(parts: tuple[float, float, float]) -> float:
    red, green, blue = (_linear(part) for part in parts)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
