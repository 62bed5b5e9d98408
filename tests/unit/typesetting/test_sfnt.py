"""A font taken apart and put together again: well-formed, with the added glyphs where they belong."""

from __future__ import annotations

import io
import struct

import pytest
import uharfbuzz as hb
from fontTools.ttLib import TTFont

from linkworker_desktop.typesetting.fonts import Family, face
from linkworker_desktop.typesetting.sfnt import GlyphFile

SQUARE = ((0, 0), (0, 500), (500, 500), (500, 0))


@pytest.fixture
def letters() -> bytes:
    """The font of the letters A and o; they are the glyphs 1 and 2."""
    wanted = hb.SubsetInput()
    wanted.unicode_set.update(map(ord, "Ao"))
    wanted.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NO_LAYOUT_CLOSURE
    return bytes(hb.subset(face(Family.LATIN, bold=False).hb_face, wanted).blob.data)


def test_the_sum_of_the_whole_file_is_as_the_standard_asks(letters: bytes) -> None:
    font = GlyphFile.read(letters)
    font.add_outline((SQUARE,), 600)
    data = font.data()
    assert sum(struct.unpack(f">{len(data) // 4}I", data)) & 0xFFFFFFFF == 0xB1B0AFBA


def test_a_composite_lies_where_its_parts_are_moved_to(letters: bytes) -> None:
    font = GlyphFile.read(letters)
    made = font.add_composite([(1, 0, 0), (2, 30, 700)], 640)
    with TTFont(io.BytesIO(font.data())) as read:
        order, glyf = read.getGlyphOrder(), read["glyf"]
        parts, glyph = [glyf[order[i]] for i in (1, 2)], glyf[order[made]]
        assert [(part.x, part.y) for part in glyph.components] == [(0, 0), (30, 700)]
        assert glyph.yMax == parts[1].yMax + 700
        assert glyph.xMin == min(parts[0].xMin, parts[1].xMin + 30)
        assert read["hmtx"][order[made]] == (640, glyph.xMin)
        assert read["maxp"].numGlyphs == len(order)
        assert read["maxp"].maxComponentElements >= 2
        assert read["head"].yMax == glyph.yMax


def test_an_outline_has_the_points_it_was_given(letters: bytes) -> None:
    font = GlyphFile.read(letters)
    hole = tuple((x // 2 + 100, y // 2 + 100) for x, y in reversed(SQUARE))
    made = font.add_outline((SQUARE, hole), 600)
    with TTFont(io.BytesIO(font.data())) as read:
        points, ends, _flags = read["glyf"][read.getGlyphOrder()[made]].getCoordinates(read["glyf"])
    assert list(points) == [*SQUARE, *hole]
    assert ends == [3, 7]


def test_the_glyphs_that_were_there_stay_as_they_were(letters: bytes) -> None:
    font = GlyphFile.read(letters)
    font.add_composite([(2, 1, 1)], 500)
    with TTFont(io.BytesIO(letters)) as before, TTFont(io.BytesIO(font.data())) as after:
        for name in before.getGlyphOrder():
            assert before["glyf"][name] == after["glyf"][name]
            assert before["hmtx"][name] == after["hmtx"][name]
