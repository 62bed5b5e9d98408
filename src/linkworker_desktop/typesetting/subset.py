"""The font program embedded in a document: the glyphs in use, and one composite glyph per cluster of several."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import uharfbuzz as hb

from linkworker_desktop.typesetting.clusters import SUBSTITUTE, SUBSTITUTE_ADVANCE, Cluster, Placed
from linkworker_desktop.typesetting.fonts import Face
from linkworker_desktop.typesetting.sfnt import Box, GlyphFile

_DROPPED_TABLES = ("GSUB", "GPOS", "GDEF", "OS/2", "cmap", "name", "post", "STAT", "DSIG", "gasp", "meta")
_SQUARE_HEIGHT = 500
_SQUARE_MARGIN = 70
_SQUARE_LINE = 50


@dataclass(frozen=True, slots=True)
class FontProgram:
    """A TrueType file with the glyph number of each cluster; box, ascent and descent in thousandths."""

    data: bytes
    glyph_ids: tuple[int, ...]
    box: Box
    ascent: int
    descent: int


def subset_program(face: Face, clusters: Sequence[Cluster]) -> FontProgram:
    """Return the subset of `face` that draws `clusters`, each by one glyph.

    A cluster of several glyphs, or with an offset, becomes a composite glyph, so that one character code draws it:
    with a code per glyph, dots and vowel signs would tear the copied text apart.
    """
    data, numbers = _plain_subset(face, clusters)
    font = GlyphFile.read(data)
    made: dict[tuple[Placed, ...], int] = {}
    is_plain = True
    for cluster in clusters:
        glyphs = cluster.glyphs
        if glyphs in made:
            continue
        if glyphs[0].glyph == SUBSTITUTE:
            made[glyphs] = font.add_outline(_SQUARE, cluster.advance)
        elif len(glyphs) == 1 and glyphs[0].x == glyphs[0].y == 0:
            made[glyphs] = numbers[glyphs[0].glyph]
            continue
        else:
            components = [(numbers[placed.glyph], placed.x, placed.y) for placed in glyphs]
            made[glyphs] = font.add_composite(components, cluster.advance)
        is_plain = False
    ascent, descent = font.ascent_and_descent
    return FontProgram(
        data=data if is_plain else font.data(),
        glyph_ids=tuple(made[cluster.glyphs] for cluster in clusters),
        box=font.box,
        ascent=ascent,
        descent=descent,
    )


def _plain_subset(face: Face, clusters: Sequence[Cluster]) -> tuple[bytes, dict[int, int]]:
    """Return the font with only the glyphs in use, and old glyph number -> new."""
    used = {placed.glyph for cluster in clusters for placed in cluster.glyphs} - {SUBSTITUTE}
    wanted = hb.SubsetInput()
    wanted.glyph_set.update(used)
    flags = hb.SubsetFlags
    wanted.flags = flags.NO_HINTING | flags.NO_LAYOUT_CLOSURE | flags.NOTDEF_OUTLINE
    wanted.drop_table_tag_set.update(int.from_bytes(tag.encode(), "big") for tag in _DROPPED_TABLES)
    plan = hb.SubsetPlan(face.hb_face, wanted)
    mapping = plan.old_to_new_glyph_mapping
    return bytes(plan.execute().blob.data), {old: mapping[old] for old in used}


def _square() -> tuple[tuple[tuple[int, int], ...], ...]:
    """Return the outline of the white square: it says "a character stands here" without looking like a letter."""
    left, low, right, high = _SQUARE_MARGIN, 0, SUBSTITUTE_ADVANCE - _SQUARE_MARGIN, _SQUARE_HEIGHT
    line = _SQUARE_LINE
    outer = ((left, low), (left, high), (right, high), (right, low))
    inner = (
        (left + line, low + line),
        (right - line, low + line),
        (right - line, high - line),
        (left + line, high - line),
    )
    return outer, inner


_SQUARE = _square()
