"""Documents made with reportlab's page templates and the text layer."""

from __future__ import annotations

from pathlib import Path

import pypdfium2 as pdfium
import pytest
from reportlab.platypus import Frame, PageTemplate, Table

from linkworker_desktop.typesetting.document import new_document
from linkworker_desktop.typesetting.paragraph import TextParagraph
from linkworker_desktop.typesetting.style import TextStyle

SENTENCE = "Velkommen til Skovsunde Kommune. "


def build(file: Path, story: list[object]) -> None:
    document = new_document(file, title="Velkomstmappe", invariant=True)
    frame = Frame(60, 60, 200, 160, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0)
    document.addPageTemplates([PageTemplate("side", [frame])])
    document.multiBuild(story)


def pages_of(file: Path) -> list[str]:
    with pdfium.PdfDocument(file) as document:
        return [str(page.get_textpage().get_text_range()) for page in document]


def test_a_long_paragraph_runs_over_pages_without_losing_a_word(tmp_path: Path) -> None:
    file = tmp_path / "lang.pdf"
    build(file, [TextParagraph(SENTENCE * 30, TextStyle())])
    pages = pages_of(file)
    assert len(pages) > 2
    assert " ".join(pages).split() == (SENTENCE * 30).split()
    assert all(len(page.strip().splitlines()) >= 2 for page in pages)


def test_paragraphs_stand_in_table_cells(tmp_path: Path) -> None:
    file = tmp_path / "tabel.pdf"
    cells = [[TextParagraph("Læge", TextStyle()), TextParagraph("طبيب", TextStyle(), language="ar")]]
    build(file, [Table(cells, colWidths=[100, 100])])
    assert pages_of(file)[0].split() == ["Læge", "طبيب"]
    assert b"Helvetica" not in file.read_bytes()


def test_the_same_story_gives_the_same_file(tmp_path: Path) -> None:
    for name in ("a.pdf", "b.pdf"):
        build(tmp_path / name, [TextParagraph(SENTENCE, TextStyle())])
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_a_document_that_is_not_invariant_carries_its_time(tmp_path: Path) -> None:
    file = tmp_path / "tid.pdf"
    document = new_document(file, title="Referat")
    document.addPageTemplates([PageTemplate("side", [Frame(60, 60, 200, 160)])])
    document.build([TextParagraph("x", TextStyle())])
    with pdfium.PdfDocument(file) as read:
        assert read.get_metadata_value("CreationDate") != ""
        assert not read.get_metadata_value("CreationDate").startswith("D:2000")


def test_a_word_wider_than_its_cell_says_how_wide_it_is() -> None:
    paragraph = TextParagraph("aa Medarbejderinddragelse", TextStyle(size=20))
    assert paragraph.minWidth() == pytest.approx(
        TextParagraph("Medarbejderinddragelse", TextStyle(size=20)).minWidth()
    )
