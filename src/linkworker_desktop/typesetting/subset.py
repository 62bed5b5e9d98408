"""The font program embedded in a document: the glyphs in use, and one composite glyph per cluster of several."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import uharfbuzz as hb
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

from linkworker_desktop.typesetting.clusters import SUBSTITUTE, SUBSTITUTE_ADVANCE, Cluster, Placed
from linkworker_desktop.typesetting.fonts import Face

_DROPPED_TABLES = ("GSUB", "GPOS", "GDEF", "OS/2", "cmap", "name", "post", "STAT", "DSIG", "gasp", "meta")
_SQUARE_HEIGHT = 500
_SQUARE_MARGIN = 70
_SQUARE_LINE = 50


@dataclass(frozen=True, slots=True)
class FontProgram:
    """A TrueType file with the glyph number of each cluster; box, ascent and descent in thousandths."""

    data: bytes
    glyph_ids: tuple[int, ...]
    box: tuple[int, int, int, int]
    ascent: int
    descent: int


def subset_program(face: Face, clusters: Sequence[Cluster]) -> FontProgram:
    """Return the subset of `face` that draws `clusters`, each by one glyph.

    A cluster of several glyphs, or with an offset, becomes a composite glyph, so that one character code draws it:
    with a code per glyph, dots and vowel signs would tear the copied text apart.
    """
    font, numbers = _plain_subset(face, clusters)
    names = list(font.getGlyphOrder())
    order = list(names)
    glyf, hmtx = font["glyf"], font["hmtx"]
    made: dict[tuple[Placed, ...], int] = {}
    for cluster in clusters:
        if cluster.glyphs in made:
            continue
        if _is_plain(cluster.glyphs):
            made[cluster.glyphs] = numbers[cluster.glyphs[0].glyph]
            continue
        made[cluster.glyphs] = len(order)
        name = f"composite{len(order):05d}"
        glyph = glyf.glyphs[name] = _drawn(cluster.glyphs, names, numbers)
        glyph.recalcBounds(glyf)
        # Any side bearing other than the left edge of the outline would move the outline.
        hmtx.metrics[name] = (max(0, cluster.advance), glyph.xMin if glyph.numberOfContours else 0)
        order.append(name)
    glyf.glyphOrder = order
    font.setGlyphOrder(order)
    file = io.BytesIO()
    font.save(file, reorderTables=False)
    head, hhea = font["head"], font["hhea"]
    return FontProgram(
        data=file.getvalue(),
        glyph_ids=tuple(made[cluster.glyphs] for cluster in clusters),
        box=(head.xMin, head.yMin, head.xMax, head.yMax),
        ascent=hhea.ascent,
        descent=hhea.descent,
    )


def _plain_subset(face: Face, clusters: Sequence[Cluster]) -> tuple[TTFont, dict[int, int]]:
    """Return the font with only the glyphs in use, and old glyph number -> new."""
    used = {placed.glyph for cluster in clusters for placed in cluster.glyphs} - {SUBSTITUTE}
    wanted = hb.SubsetInput()
    wanted.glyph_set.update(used)
    flags = hb.SubsetFlags
    wanted.flags = flags.NO_HINTING | flags.NO_LAYOUT_CLOSURE | flags.NOTDEF_OUTLINE
    wanted.drop_table_tag_set.update(int.from_bytes(tag.encode(), "big") for tag in _DROPPED_TABLES)
    plan = hb.SubsetPlan(face.hb_face, wanted)
    program = plan.execute().blob.data
    mapping = plan.old_to_new_glyph_mapping
    return TTFont(io.BytesIO(program), recalcTimestamp=False), {old: mapping[old] for old in used}


def _is_plain(glyphs: Sequence[Placed]) -> bool:
    return len(glyphs) == 1 and glyphs[0].glyph != SUBSTITUTE and (glyphs[0].x, glyphs[0].y) == (0, 0)


def _drawn(glyphs: Sequence[Placed], names: Sequence[str], numbers: dict[int, int]) -> Any:
    pen = TTGlyphPen(dict.fromkeys(names))
    if glyphs[0].glyph == SUBSTITUTE:
        _draw_square(pen)
    else:
        for placed in glyphs:
            pen.addComponent(names[numbers[placed.glyph]], (1, 0, 0, 1, placed.x, placed.y))
    return pen.glyph(dropImpliedOnCurves=False)


def _draw_square(pen: Any) -> None:
    """Draw the white square: it says "a character stands here" without looking like a letter."""
    right = SUBSTITUTE_ADVANCE - _SQUARE_MARGIN
    left, low, high, line = _SQUARE_MARGIN, 0, _SQUARE_HEIGHT, _SQUARE_LINE
    outer = [(left, low), (left, high), (right, high), (right, low)]
    inner = [
        (left + line, low + line),
        (right - line, low + line),
        (right - line, high - line),
        (left + line, high - line),
    ]
    for contour in (outer, inner):
        pen.moveTo(contour[0])
        for point in contour[1:]:
            pen.lineTo(point)
        pen.closePath()
