"""A proof shows the facts by name and every word of the text."""

from __future__ import annotations

import pytest
from tests.builders.folder import some_blocks
from tests.builders.folder_texts import TEXTS, TITLES
from tests.builders.pdf_reading import ReadPdf

from linkworker_desktop.documents.proof import proof_pdf, with_names
from linkworker_desktop.domain.text import Heading, Insert, InsertKind, Paragraph, Run


def test_a_fact_is_shown_by_its_name_in_bold() -> None:
    block = with_names(Paragraph((Run("Ring til "), Run("", fact="linkworker"))))
    assert isinstance(block, Paragraph)
    assert block.runs[1].bold
    pdf = ReadPdf(proof_pdf("Titel", (block,), "da"))
    assert "Ring til {linkworker}" in pdf.text(0)


def test_braces_typed_in_the_text_stay_braces() -> None:
    assert "{ikke et navn}" in ReadPdf(proof_pdf("Titel", (Paragraph((Run("{ikke et navn}"),)),), "da")).text(
        0
    )


@pytest.mark.parametrize("language", ["da", "ar", "uk", "ti"])
def test_a_whole_text_is_set_in_its_language(language: str) -> None:
    title = TITLES[11][language][0]
    pdf = ReadPdf(proof_pdf(title, some_blocks(TEXTS[11][language]), language))
    assert len(pdf) >= 1
    assert "01717273" in "\n".join(pdf.rows(0))
    assert "[[kontakter]]" in pdf.text(0)


def test_a_long_text_goes_on_over_several_pages() -> None:
    blocks = (
        Heading((Run("Overskrift"),)),
        Paragraph((Run("Mange ord om byen. " * 90),)),
        Insert(InsertKind.WEEKS),
    )
    assert len(ReadPdf(proof_pdf("Titel", blocks * 5, "uk"))) > 2


def test_an_empty_text_is_still_a_page() -> None:
    assert len(ReadPdf(proof_pdf("Titel", (), "uk"))) == 1
