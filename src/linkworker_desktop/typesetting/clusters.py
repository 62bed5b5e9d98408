"""What one character code of the PDF draws and means, so that text copied from the page reads as it was written.

A code stands for a cluster: its glyphs with their offsets, the characters they stand for, and the advance. Readers
rebuild right-to-left text by turning the codes of a line around, each in its own way; the rules here were found by
reading pages back with PDFium, the engine of the most common viewers.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from linkworker_desktop.typesetting.bidi import bidi_class
from linkworker_desktop.typesetting.bidi_rules import mirrored
from linkworker_desktop.typesetting.fonts import Face, is_invisible

SUBSTITUTE = -1
"""Glyph number of the white square drawn for a character no font has."""
SUBSTITUTE_ADVANCE = 640
RIGHT_TO_LEFT_MARK = "\u200f"
_NON_JOINER = "\u200c"  # kept in copied text: it is part of Persian spelling
_MOST_KEPT = 30_000
_FIGURE_CLASSES = frozenset({"EN", "AN", "ES", "ET", "CS", "NSM", "BN"})


class Placed(NamedTuple):
    """A glyph with its offset from the left edge of the cluster it belongs to."""

    glyph: int
    x: int
    y: int


class Cluster(NamedTuple):
    """The content of one character code; measures in thousandths of the type size."""

    glyphs: tuple[Placed, ...]
    text: str
    advance: int


def codes_of(
    buffer: Any, text: str, start: int, end: int, face: Face, *, rtl: bool
) -> Iterator[tuple[int, tuple[Cluster, ...]]]:
    """Yield where each cluster of a shaped HarfBuzz buffer starts and the codes that draw it, from left to right.

    Together they cover `start` to `end`. In right-to-left text a mark goes into one cluster with the letter it
    stands on. Equal clusters of a face are one object, whichever words they stand in.
    """
    cluster, edge, pen = -1, end if rtl else start, 0
    glyphs: list[int] = []
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        following = info.cluster
        if following != cluster and glyphs and not (rtl and unicodedata.combining(text[cluster])):
            if rtl:
                yield cluster, _codes(face, rtl, text[cluster:edge], pen, *glyphs)
                edge = cluster
            else:
                yield edge, _codes(face, rtl, text[edge:following], pen, *glyphs)
                edge = following
            glyphs, pen = [], 0
        cluster = following
        glyphs += (info.codepoint, pen + position.x_offset, position.y_offset)
        pen += position.x_advance
    if glyphs:
        first, last = (start, edge) if rtl else (edge, end)
        yield first, _codes(face, rtl, text[first:last], pen, *glyphs)


@lru_cache(maxsize=_MOST_KEPT)
def _codes(
    face: Face,
    rtl: bool,  # noqa: FBT001 - positional for the cache
    text: str,
    advance: int,
    *glyphs: int,
) -> tuple[Cluster, ...]:
    """Return the codes of a cluster; `glyphs` are number, x and y of one glyph after the other."""
    placed = tuple(Placed(*glyphs[i : i + 3]) for i in range(0, len(glyphs), 3))
    return _coded(placed, advance, text, face, rtl=rtl)


def _coded(
    glyphs: tuple[Placed, ...], advance: int, text: str, face: Face, *, rtl: bool
) -> tuple[Cluster, ...]:
    """Return the codes, in logical order, that draw the glyphs of a cluster and stand for its characters `text`.

    From left to right one code may stand for several characters. From the right, readers turn the codes around but
    not the characters inside a code, so there each letter gets a code of its own, and so do the marks on it together
    (a group of marks is never turned around): the leftmost letter carries the ink, the others are blank and share
    the advance. Readers also swap brackets when they turn a line around, so the code of a bracket names the picture.
    """
    if len(text) != 1 or is_invisible(text):
        text = "".join(char for char in text if char == _NON_JOINER or not is_invisible(char))
        if not text and not advance:
            return ()
    if not rtl:
        return (Cluster(glyphs, text, advance),)
    if len(text) <= 1:
        return (Cluster(glyphs, mirrored(text), advance),)
    units = _letters_and_marks(text)
    spacing = [not stays_with_the_letter_before(unit[0]) for unit in units]
    widths = [advance // max(1, sum(spacing)) if wide else 0 for wide in spacing]
    ink = max((i for i, wide in enumerate(spacing) if wide), default=0)
    widths[ink] += advance - sum(widths)
    blank = (Placed(face.space, 0, 0),)
    return tuple(
        Cluster(glyphs if i == ink else blank, mirrored(unit), width)
        for i, (unit, width) in enumerate(zip(units, widths, strict=True))
    )


def _letters_and_marks(text: str) -> list[str]:
    """Cut a cluster into single letters and the groups of marks that follow them."""
    units: list[str] = []
    for char in text:
        if units and unicodedata.combining(char) and unicodedata.combining(units[-1][0]):
            units[-1] += char
        else:
            units.append(char)
    return units


@lru_cache(maxsize=4096)
def stays_with_the_letter_before(char: str) -> bool:
    """Say whether a line must not be cut before `char`: it is a mark, the zero-width non-joiner, or nothing."""
    return char in ("", _NON_JOINER) or unicodedata.category(char).startswith("M")


def reads_wrongly_beside(one: str, other: str) -> bool:
    """Say whether readers would leave two neighbours in a right-to-left line in the order of the picture.

    PDFium turns letters around, but takes digits, marks and the punctuation of figures for one figure when they
    stand together; a right-to-left mark between them keeps them apart.
    """
    return (
        one != other and one != "" and other != "" and _belongs_to_figures(one) and _belongs_to_figures(other)
    )


@lru_cache(maxsize=4096)
def _belongs_to_figures(char: str) -> bool:
    return bidi_class(char) in _FIGURE_CLASSES


def separator(face: Face) -> Cluster:
    """Return a right-to-left mark without ink or width."""
    return Cluster((Placed(face.space, 0, 0),), RIGHT_TO_LEFT_MARK, 0)


def substitute(char: str) -> Cluster:
    """Return the white square that stands for a character no font has; the character still copies."""
    return Cluster((Placed(SUBSTITUTE, 0, 0),), char, SUBSTITUTE_ADVANCE)
