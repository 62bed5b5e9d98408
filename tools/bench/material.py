"""What the subjects work on, made once before the first round: the sample municipality, its folders, their lines."""

from __future__ import annotations

import pickle
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from linkworker_desktop.domain.folder import FolderContent
from linkworker_desktop.domain.text import Insert
from tools.bench.crowd import CROWD, make_crowd
from tools.bench.subjects.reporting import VAULT

TODAY = date(2026, 11, 24)
FAMILY_CODE = "F001"
LANGUAGES = ("ar", "uk")
"""One language from right to left and one in Cyrillic, in both of which all eleven parts are written."""

DANISH_TIMES = 2
"""How often each text stands in its part, so that the Danish pack has about forty pages."""

CONTENTS, LINES = "contents.pickle", "lines.pickle"


@dataclass(frozen=True, slots=True)
class Placed:
    """A stretch of text on a page: where it begins, in points from the lower left corner, and its size."""

    x: float
    y: float
    size: float
    text: str


def prepare(work: Path) -> None:
    """Make everything in the folder `work`; takes as long as making the sample municipality does."""
    from linkworker_desktop import bootstrap
    from linkworker_desktop.documents.folder import folder_pdf
    from linkworker_desktop.services.sample import SAMPLE_MUNICIPALITY, SAMPLE_PASSPHRASE, build_sample

    services, _recovery_key = bootstrap.create(work / VAULT, SAMPLE_PASSPHRASE, SAMPLE_MUNICIPALITY)
    try:
        build_sample(services, TODAY)
        family = services.families.by_code(FAMILY_CODE)
        contents: dict[str | None, FolderContent] = {
            code: text_pack(services.folders.content(family, code)) for code in LANGUAGES
        }
        contents[None] = text_pack(services.folders.content(family, None), times=DANISH_TIMES)
    finally:
        services.close(with_backup=False)
    make_crowd(work / CROWD, TODAY)
    (work / CONTENTS).write_bytes(pickle.dumps(contents))
    (work / LINES).write_bytes(pickle.dumps(lines_of(folder_pdf(contents[None]).data)))


def text_pack(folder: FolderContent, *, times: int = 1) -> FolderContent:
    """Return a folder with running text only: no contacts, charts, maps or codes, each text `times` over."""
    parts = []
    for part in folder.parts:
        text = tuple(pair for pair in part.blocks if not isinstance(pair.da or pair.other, Insert))
        parts.append(replace(part, blocks=text * times, contacts=(), events=(), places=(), map_image=None))
    return replace(folder, parts=tuple(parts))


def contents_in(work: Path) -> dict[str | None, FolderContent]:
    """Return the text pack in Danish alone (None) and beside each language."""
    contents: dict[str | None, FolderContent] = pickle.loads((work / CONTENTS).read_bytes())  # noqa: S301 - own file
    return contents


def lines_in(work: Path) -> list[list[Placed]]:
    """Return the text of the Danish pack page by page."""
    lines: list[list[Placed]] = pickle.loads((work / LINES).read_bytes())  # noqa: S301 - own file
    return lines


def lines_of(pdf: bytes) -> list[list[Placed]]:
    """Return each stretch of text of a PDF, as PDFium finds them."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    pages = []
    for page in document:
        text = page.get_textpage()
        boxes = (text.get_rect(index) for index in range(text.count_rects()))
        pages.append(
            [
                Placed(left, bottom, top - bottom, text.get_text_bounded(left, bottom, right, top).strip())
                for left, bottom, right, top in boxes
            ]
        )
    document.close()
    return pages
