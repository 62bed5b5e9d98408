"""The sample's papers: one welcome folder in each language the texts are shipped in."""

from __future__ import annotations

from collections.abc import Iterator

from linkworker_desktop.services.sample.open_vault import OpenVault
from linkworker_desktop.services.sample.shapes import family_shapes

PAPER_LANGUAGES = ("da", "en", "uk", "ar", "fa", "ti")


def sample_papers(services: OpenVault) -> Iterator[tuple[str, bytes]]:
    """Yield a file name without personal data and a PDF for each language, each of a family that reads it."""
    codes = {
        shape.paper: f"F{number:03d}" for number, shape in enumerate(family_shapes(), start=1) if shape.paper
    }
    for language in PAPER_LANGUAGES:
        code = codes[language]
        family = services.families.by_code(code)
        yield f"velkomstmappe-{code}-{language}.pdf", services.papers.folder(family, [language]).pdf
