"""The embedded font families: which face draws which character, and the HarfBuzz objects behind a face."""

from __future__ import annotations

import functools
import tomllib
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

import uharfbuzz as hb

from linkworker_desktop.base.resources import resource_path

UNITS_PER_EM = 1000


class Family(StrEnum):
    """The four families; the order is the order in which a missing character is looked for."""

    LATIN = "Noto Sans"
    ARABIC = "Noto Sans Arabic"
    ETHIOPIC = "Noto Sans Ethiopic"
    MYANMAR = "Noto Sans Myanmar"


COMMON = "Zyyy"
_FAMILY_OF_SCRIPT = {"Arab": Family.ARABIC, "Ethi": Family.ETHIOPIC, "Mymr": Family.MYANMAR}
_SCRIPT_RANGES = (
    (0x0370, 0x03FF, "Grek"),
    (0x0400, 0x052F, "Cyrl"),
    (0x0590, 0x05FF, "Hebr"),
    (0x0600, 0x06FF, "Arab"),
    (0x0750, 0x077F, "Arab"),
    (0x0870, 0x08FF, "Arab"),
    (0x1000, 0x109F, "Mymr"),
    (0x1200, 0x139F, "Ethi"),
    (0x1C80, 0x1C8F, "Cyrl"),
    (0x1F00, 0x1FFF, "Grek"),
    (0x2D80, 0x2DDF, "Ethi"),
    (0x2DE0, 0x2DFF, "Cyrl"),
    (0xA640, 0xA69F, "Cyrl"),
    (0xA9E0, 0xA9FF, "Mymr"),
    (0xAA60, 0xAA7F, "Mymr"),
    (0xAB00, 0xAB2F, "Ethi"),
    (0xFB50, 0xFDFF, "Arab"),
    (0xFE70, 0xFEFC, "Arab"),
)
_VISIBLE_FORMAT_CHARACTERS = frozenset({*range(0x0600, 0x0606), 0x06DD, 0x070F, 0x0890, 0x0891, 0x08E2})
_INVISIBLE_MARKS = frozenset({0x034F, 0x180B, 0x180C, 0x180D})


@dataclass(frozen=True, slots=True)
class FontFile:
    """One line of the font manifest."""

    path: Path
    family: Family
    bold: bool
    version: str
    sha256: str
    package: str
    licence: str


@dataclass(frozen=True, eq=False)
class Face:
    """One font file, opened; two faces are equal only if they are the same object."""

    name: str
    family: Family
    bold: bool
    data: bytes
    hb_face: Any
    hb_font: Any
    coverage: frozenset[str]

    @functools.cached_property
    def space(self) -> int:
        """The glyph of U+0020: drawn where a character has no ink of its own."""
        return int(self.hb_font.get_nominal_glyph(0x20))


@functools.cache
def manifest() -> tuple[FontFile, ...]:
    """Return the font files of `resources/fonts/manifest.toml`."""
    folder = resource_path("fonts")
    entries = tomllib.loads((folder / "manifest.toml").read_text(encoding="utf-8"))["font"]
    return tuple(
        FontFile(
            path=folder / entry["file"],
            family=Family(entry["family"]),
            bold=entry["weight"] == 700,
            version=entry["version"],
            sha256=entry["sha256"],
            package=entry["npm_package"],
            licence=entry["licence"],
        )
        for entry in entries
    )


@functools.cache
def face(family: Family, *, bold: bool) -> Face:
    """Open one face; later calls return the same object."""
    file = next(f for f in manifest() if f.family is family and f.bold is bold)
    data = file.path.read_bytes()
    hb_face = hb.Face(data)
    return Face(
        name=file.path.stem,
        family=family,
        bold=bold,
        data=data,
        hb_face=hb_face,
        hb_font=hb.Font(hb_face),
        coverage=frozenset(map(chr, hb_face.unicodes)),
    )


@functools.lru_cache(maxsize=8192)
def script_of(char: str) -> str:
    """Return the ISO 15924 code of a character's script; `COMMON` for digits, punctuation and marks in general use."""
    code = ord(char)
    if code < 0x0370 or 0x1E00 <= code <= 0x1EFF or 0x2C60 <= code <= 0x2C7F or 0xA720 <= code <= 0xA7FF:
        return "Latn" if char.isalpha() else COMMON
    for first, last, script in _SCRIPT_RANGES:
        if first <= code <= last:
            return script
    return COMMON


@functools.lru_cache(maxsize=16384)
def face_for(char: str, *, bold: bool, script: str) -> Face | None:
    """Return the face that draws `char` where `script` is the script of the text around it; None if no font has it.

    European digits always come from the Latin face, so that figures look alike in both language columns.
    """
    own = script_of(char)
    wanted = script if own == COMMON and not ("0" <= char <= "9") else own
    first = _FAMILY_OF_SCRIPT.get(wanted, Family.LATIN)
    for family in (first, *Family):
        candidate = face(family, bold=bold)
        if char in candidate.coverage:
            return candidate
    return None


@functools.lru_cache(maxsize=8192)
def is_invisible(char: str) -> bool:
    """Say whether a character only steers the layout (isolates, joiners, variation selectors, soft hyphen)."""
    code = ord(char)
    if code < 0x80 or code in _VISIBLE_FORMAT_CHARACTERS:
        return False
    if unicodedata.category(char) == "Cf" or code in _INVISIBLE_MARKS:
        return True
    return 0xFE00 <= code <= 0xFE0F or 0xE0000 <= code <= 0xE0FFF
