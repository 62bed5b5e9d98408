"""Tiny PDF files for tests of what shows and prints them."""

from __future__ import annotations

from io import BytesIO

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from linkworker_desktop.services.papers import Paper


def a_pdf(pages: int = 3, *, shade: float = 0.0) -> bytes:
    """Return A4 pages; page n has n black squares along the top, or squares of another grey."""
    target = BytesIO()
    canvas = Canvas(target, pagesize=A4)
    for page in range(pages):
        canvas.setFillGray(shade)
        for square in range(page + 1):
            canvas.rect(40 + 80 * square, 740, 60, 60, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def a_paper(pages: int = 3, *, shade: float = 0.0, first_pages: dict[int, int] | None = None) -> Paper:
    """Return a paper of so many pages; part n begins on page n unless said otherwise."""
    parts = {number: number - 1 for number in range(1, pages + 1)} if first_pages is None else first_pages
    return Paper(a_pdf(pages, shade=shade), pages, parts)
