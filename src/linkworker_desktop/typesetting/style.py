"""How a piece of text looks: size, leading, weight, colour, alignment, direction."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from linkworker_desktop.domain.languages import LANGUAGES, Script

_ARABIC_SIZE = 1.09
_ARABIC_MOST = 2.0  # points; large titles grow no further
_MYANMAR_LEADING = 1.25
_DISPLAY_SIZE = 36


class Align(StrEnum):
    """START and END follow the base direction of the text, LEFT and RIGHT are edges of the paper."""

    START = "start"
    END = "end"
    CENTRE = "centre"
    LEFT = "left"
    RIGHT = "right"


class Direction(StrEnum):
    """The base direction; AUTO is that of the language, or of the first strong character without one."""

    AUTO = "auto"
    LTR = "ltr"
    RTL = "rtl"


@dataclass(frozen=True, slots=True)
class Colour:
    """A fill colour, each part from 0 to 1; three equal parts are written as DeviceGray, so black stays pure black."""

    red: float
    green: float
    blue: float

    @classmethod
    def grey(cls, value: float) -> Colour:
        return cls(value, value, value)

    @classmethod
    def from_hex(cls, text: str) -> Colour:
        """Return the colour written `#14524A`."""
        digits = text.removeprefix("#")
        red, green, blue = (int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4))
        return cls(red, green, blue)

    @property
    def operator(self) -> str:
        """The PDF operator that sets this fill colour."""
        return f"{self._parts} {'g' if self.is_grey else 'rg'}"

    @property
    def stroke_operator(self) -> str:
        """The PDF operator that sets this colour for lines."""
        return f"{self._parts} {'G' if self.is_grey else 'RG'}"

    @property
    def is_grey(self) -> bool:
        return self.red == self.green == self.blue

    @property
    def _parts(self) -> str:
        parts = (self.red,) if self.is_grey else (self.red, self.green, self.blue)
        return " ".join(f"{part:.4g}" for part in parts)


BLACK = Colour.grey(0)
WHITE = Colour.grey(1)


@dataclass(frozen=True, slots=True)
class TextStyle:
    """The look of one paragraph; all measures in points."""

    size: float = 11
    leading: float = 16
    bold: bool = False
    colour: Colour = BLACK
    align: Align = Align.START
    direction: Direction = Direction.AUTO
    space_before: float = 0
    space_after: float = 0
    first_baseline: float | None = None

    @property
    def baseline(self) -> float:
        """Points from the top of the text to its first baseline: three quarters of the leading, unless set."""
        return self.leading * 0.75 if self.first_baseline is None else self.first_baseline


def is_right_to_left(language: str) -> bool:
    """Say whether a language of the families (code as in `da`, `prs`) is written from the right."""
    known = LANGUAGES.get(language)
    return known is not None and known.is_right_to_left


@lru_cache(maxsize=1024)
def scaled_for(style: TextStyle, language: str, *, vowel_marks: bool = False) -> TextStyle:
    """Return the style with the size and leading a language's script needs beside Danish.

    Arabic letters are set 1.09 times as large (12 for 11), display sizes two points larger with two points more
    leading; Burmese keeps its size on leading 20 for 16. Text with vowel marks stands on 18 for 16.
    """
    known = LANGUAGES.get(language)
    if known is not None and known.script is Script.MYANMAR:
        return replace(style, leading=_half_points(style.leading * _MYANMAR_LEADING))
    if not is_right_to_left(language):
        return style
    size = _half_points(min(style.size * _ARABIC_SIZE, style.size + _ARABIC_MOST))
    leading = style.leading + 2 if style.size >= _DISPLAY_SIZE or vowel_marks else style.leading
    return replace(style, size=size, leading=leading)


def _half_points(value: float) -> float:
    return round(value * 2) / 2
