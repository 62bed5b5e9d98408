"""Any text set as the folder would set it."""

from __future__ import annotations

from linkworker_desktop.exchange.folder_text import parse_folder_text


def proof_paper(source: str, language: str, title: str) -> bytes:
    """Return the PDF of a Markdown text; its own title stands over `title`. Raises `UserError`."""
    from linkworker_desktop.documents.proof import proof_pdf

    text = parse_folder_text(source, keep_unknown=True)
    return proof_pdf(text.title or title, text.blocks, language)
