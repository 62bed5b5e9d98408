"""The welcome folder as one PDF: cover, numbers, contents, parts and receipt, printed on both sides."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Protocol

from linkworker_desktop.documents import labels
from linkworker_desktop.documents.chrome import Chrome
from linkworker_desktop.documents.contents import ContentsPages, Entry, part_entry
from linkworker_desktop.documents.cover import CoverPage
from linkworker_desktop.documents.palette import folder_palette
from linkworker_desktop.documents.part import part_pages
from linkworker_desktop.documents.receipt import ReceiptPage
from linkworker_desktop.documents.wall import WallPage
from linkworker_desktop.domain.folder import FolderContent, TextPair
from linkworker_desktop.domain.text import isolated
from linkworker_desktop.i18n.dates import numeric_date
from linkworker_desktop.typesetting.document import new_canvas
from linkworker_desktop.typesetting.pages import Side, right_hand_starts, sheet_sides

Progress = Callable[[int, int], None]


class _Pages(Protocol):
    @property
    def page_count(self) -> int: ...

    def draw(self, canvas: Any, index: int, side: Side) -> None: ...


@dataclass(frozen=True, slots=True)
class FolderPdf:
    """A finished folder. Page indexes begin at 0; `part_of_page` has None for cover, numbers, contents and blanks."""

    data: bytes
    page_count: int
    first_page_of_part: Mapping[int, int]
    """The model's part number (1 to 11) to the index of its first page."""
    part_of_page: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class _Section:
    """Pages that begin on a right-hand side; `part` is the model's number of a part."""

    key: str
    title: str
    pages: _Pages
    part: int | None = None


def folder_pdf(
    content: FolderContent, *, black_and_white: bool = False, progress: Progress | None = None
) -> FolderPdf:
    """Return the folder as a PDF with an even number of A4 pages, every section on a right-hand page.

    All pages are laid out before the first is drawn, so the contents page knows its numbers. `progress` is
    told the pages drawn and their total; what it raises stops the work. Raises UserError for a picture that
    cannot be read.
    """
    palette = folder_palette(content.colour, black_and_white=black_and_white)
    chrome = Chrome(palette, content.language, content.is_sample)
    sections = _sections(content, chrome)
    lengths = [section.pages.page_count for section in sections]
    starts = dict(zip((section.key for section in sections), right_hand_starts(lengths), strict=True))
    for section in sections:
        if isinstance(section.pages, ContentsPages):
            section.pages.starts = starts
    total = sheet_sides(lengths)
    return FolderPdf(
        data=_drawn(content, sections, starts, progress or _silent, total),
        page_count=total,
        first_page_of_part={
            section.part: starts[section.key] - 1 for section in sections if section.part is not None
        },
        part_of_page=_part_of_page(sections),
    )


def _sections(content: FolderContent, chrome: Chrome) -> list[_Section]:
    language = content.language
    running = labels.both(labels.FOLDER, language)
    running = TextPair(f"{running.da} · {content.municipality}", running.other)
    footer = "  ·  ".join(
        (
            labels.FOOTER_LINKWORKER.format(
                name=content.linkworker, phone=isolated(content.linkworker_phone)
            ),
            labels.FOOTER_UPDATED.format(date=numeric_date(content.printed_on)),
        )
    )
    parts = [
        _Section(
            f"part-{part.number}",
            f"{part.position} {part.title.da}",
            part_pages(part, chrome, footer),
            part.number,
        )
        for part in content.parts
    ]
    entries = (
        Entry("numbers", labels.both(labels.NUMBERS_IN_CONTENTS, language)),
        *(part_entry(part, f"part-{part.number}", language) for part in content.parts),
        Entry("receipt", labels.both(labels.RECEIPT, language)),
    )
    return [
        _Section("cover", labels.FOLDER, CoverPage(content, chrome)),
        _Section("numbers", labels.NUMBERS, WallPage(content, chrome, running)),
        _Section("contents", labels.CONTENTS, ContentsPages(entries, chrome, running, footer)),
        *parts,
        _Section("receipt", labels.RECEIPT, ReceiptPage(content, chrome, running, footer)),
    ]


def _drawn(
    content: FolderContent,
    sections: Sequence[_Section],
    starts: Mapping[str, int],
    progress: Progress,
    total: int,
) -> bytes:
    target = BytesIO()
    canvas = new_canvas(target, title=labels.FOLDER, author=content.municipality, invariant=True)
    done = 0
    for section in sections:
        canvas.bookmarkPage(section.key)
        canvas.addOutlineEntry(section.title, section.key, level=0)
        for index in range(section.pages.page_count):
            section.pages.draw(canvas, index, Side(starts[section.key] + index))
            canvas.showPage()
        if section.pages.page_count % 2:
            canvas.showPage()
        done += section.pages.page_count + section.pages.page_count % 2
        progress(done, total)
    canvas.save()
    return target.getvalue()


def _part_of_page(sections: Sequence[_Section]) -> tuple[int | None, ...]:
    pages: list[int | None] = []
    for section in sections:
        count = section.pages.page_count
        pages += [section.part] * count + [None] * (count % 2)
    return tuple(pages)


def _silent(done: int, total: int) -> None:
    """Stand in for a caller who does not want to know."""
