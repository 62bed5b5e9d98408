"""Several papers as one, for a printer that is to be asked once."""

from __future__ import annotations

import io
from collections.abc import Iterable

from linkworker_desktop.ui.pdf_pages import PDFIUM, refuse_window_thread


def joined(papers: Iterable[bytes]) -> bytes:
    """Return the pages of PDFs one after the other. Raises RuntimeError in the window's thread."""
    refuse_window_thread()
    made = list(papers)
    if len(made) == 1:
        return made[0]
    import pypdfium2

    buffer = io.BytesIO()
    with PDFIUM:
        whole = pypdfium2.PdfDocument.new()
        try:
            for paper in made:
                document = pypdfium2.PdfDocument(paper)
                try:
                    whole.import_pages(document)
                finally:
                    document.close()
            whole.save(buffer)
        finally:
            whole.close()
    return buffer.getvalue()
