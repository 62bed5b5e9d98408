"""The welcome folder as one PDF: cover, numbers, contents, parts and receipt, printed on both sides."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Protocol

from linkworker_desktop.base.resting import collector_at_rest
from linkworker_desktop.documents import labels
from linkworker_desktop.documents.chrome import Chrome
from linkworker_desktop.documents.contents import ContentsPages, Entry, part_entry
from linkworker_desktop.documents.cover import CoverPage
from linkworker_desktop.documents.palette import folder_palette
from linkworker_desktop.documents.part import part_pages
from linkworker_desktop.documents.receipt import ReceiptPage
from linkworker_desktop.documents.wall import WallPage
from linkworker_desktop.domain.folder import FolderContent, TextPair
from linkworker_desktop.domain.languages import DANISH, LANGUAGES
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
    """The model's part number (1 to 11) to the index of its first page, in the first of several folders."""
    part_of_page: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class _Section:
    """Pages that begin on a right-hand side; `part` is the model's number of a part."""

    key: str
    title: str
    pages: _Pages
    part: int | None = None


@dataclass(frozen=True, slots=True)
class _LaidOut:
    """One folder with the page number each of its sections begins on."""

    content: FolderContent
    sections: Sequence[_Section]
    starts: Mapping[str, int]

    @property
    def page_count(self) -> int:
        return sheet_sides([section.pages.page_count for section in self.sections])


def folder_pdf(
    content: FolderContent, *, black_and_white: bool = False, progress: Progress | None = None
) -> FolderPdf:
    """Return the folder as a PDF with an even number of A4 pages, every section on a right-hand page.

    All pages are laid out before the first is drawn, so the contents page knows its numbers. `progress` is
    told the pages drawn and their total; what it raises stops the work. Raises UserError for a picture that
    cannot be read.
    """
    return folders_pdf((content,), black_and_white=black_and_white, progress=progress)


def folders_pdf(
    contents: Sequence[FolderContent], *, black_and_white: bool = False, progress: Progress | None = None
) -> FolderPdf:
    """Return folders in several languages after one another in one PDF, as `folder_pdf` sets a single one.

    Each folder counts its pages from 1, since each goes into a binder of its own and its contents page must
    hold there; the outline groups the sections by language. Page indexes in the result run through the file.
    """
    with collector_at_rest():
        folders = [
            _laid_out(content, f"{number}-" if number else "", black_and_white=black_and_white)
            for number, content in enumerate(contents)
        ]
        data = _drawn(folders, progress or _silent)
    first = folders[0]
    return FolderPdf(
        data=data,
        page_count=sum(folder.page_count for folder in folders),
        first_page_of_part={
            section.part: first.starts[section.key] - 1
            for section in first.sections
            if section.part is not None
        },
        part_of_page=tuple(part for folder in folders for part in _part_of_page(folder.sections)),
    )


def _laid_out(content: FolderContent, prefix: str, *, black_and_white: bool) -> _LaidOut:
    palette = folder_palette(content.colour, black_and_white=black_and_white)
    chrome = Chrome(palette, content.language, content.is_sample)
    sections = _sections(content, chrome, prefix)
    lengths = [section.pages.page_count for section in sections]
    starts = dict(zip((section.key for section in sections), right_hand_starts(lengths), strict=True))
    for section in sections:
        if isinstance(section.pages, ContentsPages):
            section.pages.starts = starts
    return _LaidOut(content, sections, starts)


def _sections(content: FolderContent, chrome: Chrome, prefix: str) -> list[_Section]:
    """Return the sections in their order; `prefix` keeps their bookmarks apart from those of other folders."""
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
            f"{prefix}part-{part.number}",
            f"{part.position} {part.title.da}",
            part_pages(part, chrome, footer),
            part.number,
        )
        for part in content.parts
    ]
    entries = (
        Entry(f"{prefix}numbers", labels.both(labels.NUMBERS_IN_CONTENTS, language)),
        *(part_entry(part, f"{prefix}part-{part.number}", language) for part in content.parts),
        Entry(f"{prefix}receipt", labels.both(labels.RECEIPT, language)),
    )
    return [
        _Section(f"{prefix}cover", labels.FOLDER, CoverPage(content, chrome)),
        _Section(f"{prefix}numbers", labels.NUMBERS, WallPage(content, chrome, running)),
        _Section(f"{prefix}contents", labels.CONTENTS, ContentsPages(entries, chrome, running, footer)),
        *parts,
        _Section(f"{prefix}receipt", labels.RECEIPT, ReceiptPage(content, chrome, running, footer)),
    ]


def _drawn(folders: Sequence[_LaidOut], progress: Progress) -> bytes:
    target = BytesIO()
    canvas = new_canvas(target, title=labels.FOLDER, author=folders[0].content.municipality, invariant=True)
    total = sum(folder.page_count for folder in folders)
    done = 0
    for folder in folders:
        if len(folders) > 1:
            _open_outline_of(canvas, folder)
        for section in folder.sections:
            canvas.bookmarkPage(section.key)
            canvas.addOutlineEntry(section.title, section.key, level=int(len(folders) > 1))
            for index in range(section.pages.page_count):
                section.pages.draw(canvas, index, Side(folder.starts[section.key] + index))
                canvas.showPage()
            if section.pages.page_count % 2:
                canvas.showPage()
            done += section.pages.page_count + section.pages.page_count % 2
            progress(done, total)
    canvas.save()
    return target.getvalue()


def _open_outline_of(canvas: Any, folder: _LaidOut) -> None:
    language = LANGUAGES[folder.content.language or DANISH]
    key = f"{folder.sections[0].key}-{language.code}"
    canvas.bookmarkPage(key)
    canvas.addOutlineEntry(f"{labels.FOLDER} – {language.danish_name}", key, level=0)


def _part_of_page(sections: Sequence[_Section]) -> tuple[int | None, ...]:
    pages: list[int | None] = []
    for section in sections:
        count = section.pages.page_count
        pages += [section.part] * count + [None] * (count % 2)
    return tuple(pages)


def _silent(done: int, total: int) -> None:
    """Stand in for a caller who does not want to know."""
