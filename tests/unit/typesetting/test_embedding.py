"""The fonts inside the PDF: only the glyphs in use, every code drawn, the same bytes each time."""

from __future__ import annotations

import io
from collections.abc import Callable

import pypdfium2 as pdfium
import pytest
from fontTools.ttLib import TTFont
from pypdfium2 import raw
from reportlab.pdfgen.canvas import Canvas
from tests.unit.typesetting.reading import ReadPage

from linkworker_desktop.typesetting.document import new_canvas
from linkworker_desktop.typesetting.embedding import subset_program
from linkworker_desktop.typesetting.fonts import Family, face
from linkworker_desktop.typesetting.paragraph import draw_line
from linkworker_desktop.typesetting.shaping import shape_word
from linkworker_desktop.typesetting.style import TextStyle


def test_every_code_in_use_has_an_outline_unless_it_is_blank(samples: dict[str, list[str]]) -> None:
    for family, code in (
        (Family.ARABIC, "ar"),
        (Family.MYANMAR, "my"),
        (Family.ETHIOPIC, "ti"),
        (Family.LATIN, "da"),
    ):
        words = " ".join(samples[code]).split()
        runs = [run for word in words for run in shape_word(word, bold=False, levels=code == "ar").runs]
        own = face(family, bold=False)
        clusters = tuple(dict.fromkeys(c for run in runs if run.face is own for c in run.clusters))
        program = subset_program(own, clusters)
        with TTFont(io.BytesIO(program.data)) as font:
            order, glyf = font.getGlyphOrder(), font["glyf"]
            for cluster, glyph in zip(clusters, program.glyph_ids, strict=True):
                outlined = glyf[order[glyph]].numberOfContours != 0
                blank = all(placed.glyph == own.space for placed in cluster.glyphs)
                assert glyph != 0, cluster
                assert outlined != blank, cluster


def test_a_letter_with_dots_and_a_stacked_syllable_are_composite_glyphs() -> None:
    for family, word, rtl in ((Family.ARABIC, "ت", True), (Family.MYANMAR, "ကြို", False)):
        own = face(family, bold=False)
        clusters = tuple(shape_word(word, bold=False, levels=rtl).runs[0].clusters)
        program = subset_program(own, clusters)
        with TTFont(io.BytesIO(program.data)) as font:
            glyphs = [font["glyf"][font.getGlyphOrder()[i]] for i in program.glyph_ids]
            assert any(glyph.isComposite() for glyph in glyphs)


def test_a_subset_holds_only_what_is_used() -> None:
    own = face(Family.LATIN, bold=False)
    clusters = tuple(shape_word("Skovsunde", bold=False, levels=False).runs[0].clusters)
    program = subset_program(own, clusters)
    assert len(program.data) < len(own.data) / 50


def test_only_own_fonts_are_in_the_file_and_no_helvetica(set_page: Callable[..., ReadPage]) -> None:
    data = set_page(["Velkommen"]).data
    assert b"Helvetica" not in data
    assert data.count(b"/FontFile2") == 1


def test_all_embedded_text_is_pure_black_gray(set_page: Callable[..., ReadPage]) -> None:
    picture = set_page(["Velkommen til Skovsunde"]).picture(scale=6)
    assert picture.getextrema() == (0, 255)


def test_the_same_page_gives_the_same_bytes(
    samples: dict[str, list[str]], set_page: Callable[..., ReadPage]
) -> None:
    texts = samples["ar"] + samples["my"]
    assert set_page(texts, language="ar").data == set_page(texts, language="ar").data


def test_language_and_title_stand_in_the_file() -> None:
    file = io.BytesIO()
    canvas = new_canvas(file, title="Velkomstmappe", language="da-DK")
    draw_line(canvas, 50, 500, "x", TextStyle())
    canvas.save()
    with pdfium.PdfDocument(file.getvalue()) as document:
        assert document.get_metadata_value("Title") == "Velkomstmappe"
    assert b"/Lang" in file.getvalue()


def test_text_drawn_by_reportlab_on_the_canvas_is_refused() -> None:
    canvas = new_canvas(io.BytesIO(), title="Prøve")
    with pytest.raises(AttributeError, match="text layer"):
        canvas.drawString(10, 10, "x")


def test_text_inside_a_form_is_drawn_where_the_form_is() -> None:
    file = io.BytesIO()
    canvas: Canvas = new_canvas(file, title="Prøve")
    canvas.beginForm("tegn")
    draw_line(canvas, 0, 0, "سلام Aa", TextStyle())
    canvas.endForm()
    canvas.translate(100, 300)
    canvas.doForm("tegn")
    canvas.save()
    with pdfium.PdfDocument(file.getvalue()) as document:
        page = document[0]
        assert any(obj.type == raw.FPDF_PAGEOBJ_FORM for obj in page.get_objects())
    assert min(pixel for pixel in ReadPage(file.getvalue()).picture().tobytes()) < 50


def test_graphics_after_the_text_keep_their_own_colour() -> None:
    file = io.BytesIO()
    canvas = new_canvas(file, title="Prøve")
    canvas.setFillGray(0.5)
    draw_line(canvas, 50, 700, "x", TextStyle())
    canvas.rect(0, 0, 100, 100, stroke=0, fill=1)
    canvas.save()
    assert ReadPage(file.getvalue()).picture(scale=1).getpixel((50, 800)) in range(126, 130)
