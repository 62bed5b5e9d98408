"""The sample's papers: welcome folders in the shipped languages, and one of each sort the calendar makes."""

from __future__ import annotations

from collections.abc import Iterator

from linkworker_desktop.services.sample.open_vault import OpenVault
from linkworker_desktop.services.sample.shapes import family_shapes

PAPER_LANGUAGES = ("da", "en", "uk", "ar", "fa", "ti")
NEWCOMERS, NEWCOMERS_LANGUAGE = "F002", "ar"
"""The family that has just moved in, with the most dates before it."""
TICK_LIST_UNIT = "Integrationsenheden"


def sample_papers(services: OpenVault) -> Iterator[tuple[str, bytes]]:
    """Yield a file name without personal data and a PDF for each paper.

    The folders are each of a family that reads their language; the fridge's dates and the tick list are those of
    the newcomers.
    """
    codes = {
        shape.paper: f"F{number:03d}" for number, shape in enumerate(family_shapes(), start=1) if shape.paper
    }
    for language in PAPER_LANGUAGES:
        code = codes[language]
        family = services.families.by_code(code)
        yield f"velkomstmappe-{code}-{language}.pdf", services.papers.folder(family, [language]).pdf
    family = services.families.by_code(NEWCOMERS)
    made, today = services.calendar_papers, services.clock.today()
    yield f"koeleskab-{NEWCOMERS}-{NEWCOMERS_LANGUAGE}.pdf", made.fridge(family, NEWCOMERS_LANGUAGE)
    yield f"tjekliste-{NEWCOMERS}.pdf", made.reception_lists(family, [TICK_LIST_UNIT])
    yield f"maaned-{today.year}-{today.month:02d}.pdf", made.month(today)
