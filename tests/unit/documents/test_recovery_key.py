"""The sheet with the recovery key: every group readable, the code the same key, one page."""

from __future__ import annotations

from datetime import date

import pytest
from tests.builders.pdf_reading import ReadPdf

from linkworker_desktop.documents.recovery_key import recovery_key_pdf
from linkworker_desktop.persistence.recovery_key import format_recovery_key

KEY = format_recovery_key(bytes(range(20)))


def test_every_group_stands_in_large_letters_in_reading_order() -> None:
    pdf = ReadPdf(recovery_key_pdf(KEY, date(2026, 11, 4), "Skovsunde Kommune"))
    large = "".join(letter.text for letter in pdf.letters(0) if 18 <= letter.size < 28)
    assert large == KEY.replace("-", "")


@pytest.mark.parametrize("municipality", ["Skovsunde Kommune", None])
def test_it_is_one_page_with_the_date_and_the_advice(municipality: str | None) -> None:
    pdf = ReadPdf(recovery_key_pdf(KEY, date(2026, 11, 4), municipality))
    assert len(pdf) == 1
    assert "04.11.2026" in pdf.text(0)
    assert "aldrig sammen med computeren" in pdf.text(0)
    assert ("Skovsunde" in pdf.text(0)) == (municipality is not None)


def test_ink_keeps_clear_of_the_edges() -> None:
    ink = ReadPdf(recovery_key_pdf(KEY, date(2026, 11, 4), None)).ink(0)
    assert ink is not None
    left, top, right, bottom = ink
    assert left >= 18
    assert right <= 205
    assert 5 <= top < bottom <= 292
