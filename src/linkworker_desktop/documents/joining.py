"""Putting finished papers after one another in one PDF."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pypdfium2


def joined(papers: Sequence[bytes]) -> bytes:
    """Return one PDF with the pages of `papers` in their order; fonts and text stay as they are."""
    whole = pypdfium2.PdfDocument.new()
    try:
        for paper in papers:
            source = pypdfium2.PdfDocument(paper)
            try:
                whole.import_pages(source)
            finally:
                source.close()
        out = io.BytesIO()
        whole.save(out)
        return out.getvalue()
    finally:
        whole.close()
