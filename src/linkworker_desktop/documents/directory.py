"""The contact directory as one PDF: contents, the contacts in two columns, and an index of names."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from linkworker_desktop.base.resting import collector_at_rest
from linkworker_desktop.documents import directory_labels as labels
from linkworker_desktop.documents.boxes import aligned, fit_text
from linkworker_desktop.documents.chrome import Chrome
from linkworker_desktop.documents.directory_columns import Block, ColumnPage, Frame, in_columns
from linkworker_desktop.documents.directory_content import DirectoryEntry, DirectoryPaper
from linkworker_desktop.documents.directory_entry import EntryPiece
from linkworker_desktop.documents.directory_front import (
    INDEX_KEY,
    TITLE_TOP,
    Contents,
    Head,
    audience_words,
)
from linkworker_desktop.documents.directory_groups import Group, grouped
from linkworker_desktop.documents.directory_headings import SubgroupTitle, TitleOver, group_title
from linkworker_desktop.documents.directory_index import index_names, index_pieces, page_key
from linkworker_desktop.documents.directory_labels import Words
from linkworker_desktop.documents.directory_members import listed
from linkworker_desktop.documents.directory_styles import HEADER, HEADER_MARK
from linkworker_desktop.documents.measures import FRAME_HEIGHT, FRAME_TOP, HEADER_BASELINE, HEADER_RULE
from linkworker_desktop.documents.palette import folder_palette
from linkworker_desktop.documents.rows import draw_rule
from linkworker_desktop.domain.text import Run
from linkworker_desktop.typesetting.document import new_canvas
from linkworker_desktop.typesetting.flow import Piece
from linkworker_desktop.typesetting.isolates import any_value
from linkworker_desktop.typesetting.pages import GUTTER, HALF_MEASURE, MEASURE, MM, Side
from linkworker_desktop.typesetting.paragraph import draw_line, line_width
from linkworker_desktop.typesetting.style import Align

Progress = Callable[[int, int], None]

MOST_TABS = 11
"""So many thumb tabs stand below each other; with more groups the running heads do alone."""

_INDEX_COLUMNS = 3
_INDEX_GUTTER = 4 * MM
_INDEX_WIDTH = (MEASURE - (_INDEX_COLUMNS - 1) * _INDEX_GUTTER) / _INDEX_COLUMNS
_MARK_PADDING = 5.0


@dataclass(frozen=True, slots=True)
class _Page:
    """One page laid out: pieces in columns `step` points apart, `top` the height its offsets count from."""

    placed: ColumnPage
    top: float
    step: float
    first_head: tuple[Run, ...] = ()
    last_head: tuple[Run, ...] = ()
    groups: tuple[int, ...] = ()


def directory_pdf(
    paper: DirectoryPaper, *, black_and_white: bool = False, progress: Progress | None = None
) -> bytes:
    """Return the directory as a PDF of A4 pages to be printed on both sides, bound at the inner edge.

    `progress` is told the pages drawn and their total; what it raises stops the work. Raises UserError for a
    logo that cannot be read.
    """
    with collector_at_rest():
        return _Directory(paper, black_and_white=black_and_white).drawn(progress or _silent)


class _Directory:
    def __init__(self, paper: DirectoryPaper, *, black_and_white: bool) -> None:
        self._paper = paper
        self._words = Words(paper.language)
        self._palette = folder_palette(paper.sender.colour, black_and_white=black_and_white)
        self._chrome = Chrome(self._palette, None, paper.sender.is_sample)
        self._head = Head(paper, self._words, black_and_white=black_and_white)
        self._groups = grouped(paper.entries, paper.grouping, self._words)
        self._contents = Contents(self._groups, self._words(labels.INDEX), self._head.height)
        self._pages = self._laid_out()

    def _laid_out(self) -> list[_Page]:
        """Return all pages; the contents know afterwards where everything begins."""
        step = HALF_MEASURE + GUTTER
        tops = [TITLE_TOP - self._head.height, *[FRAME_TOP] * len(self._contents.pages)]
        contents = (Run(self._words(labels.CONTENTS), bold=True),)
        front = [
            _Page(placed, top, step, contents)
            for placed, top in zip(self._contents.pages, tops, strict=False)
        ]
        body = [self._body_page(placed, step) for placed in self._body()]
        entries = {
            number: [each.piece.entry for each in page.placed if isinstance(each.piece, EntryPiece)]
            for number, page in enumerate(body, len(front) + 1)
        }
        index = self._index(entries)
        pages = [*front, *body, *index]
        starts = {INDEX_KEY: len(front) + len(body) + 1}
        for number, page in enumerate(pages, 1):
            for each in page.placed:
                if isinstance(each.piece, EntryPiece):
                    starts.setdefault(each.piece.group.key, number)
                    starts.setdefault(each.piece.subgroup.key, number)
        self._contents.starts = starts
        return pages

    def _body(self) -> tuple[ColumnPage, ...]:
        frame = Frame(FRAME_HEIGHT, FRAME_HEIGHT)
        blocks = (
            Block(group_title(group, self._palette, self._words), tuple(self._pieces(group)))
            for group in self._groups
        )
        return in_columns(blocks, frame)

    def _pieces(self, group: Group) -> Iterator[Piece]:
        for subgroup in group.subgroups:
            yield SubgroupTitle(subgroup, HALF_MEASURE)
            for each in listed(subgroup.entries):
                yield EntryPiece.of(each, group, subgroup, HALF_MEASURE, self._words)

    def _body_page(self, placed: ColumnPage, step: float) -> _Page:
        entries = [each.piece for each in placed if isinstance(each.piece, EntryPiece)]
        first, last = entries[0], entries[-1]
        positions = dict.fromkeys(entry.group.position for entry in entries)
        heads = _guide(first), _guide(last)
        tabs = tuple(positions) if len(self._groups) <= MOST_TABS else ()
        return _Page(placed, FRAME_TOP, step, heads[0], () if heads[0] == heads[1] else heads[1], tabs)

    def _index(self, entries: dict[int, list[DirectoryEntry]]) -> list[_Page]:
        title = self._words(labels.INDEX)
        pieces = tuple(index_pieces(index_names(entries), _INDEX_WIDTH, self._words))
        over = TitleOver(title, self._palette, key=INDEX_KEY)
        frame = Frame(FRAME_HEIGHT, FRAME_HEIGHT, _INDEX_COLUMNS)
        step = _INDEX_WIDTH + _INDEX_GUTTER
        head = (Run(title, bold=True),)
        return [_Page(placed, FRAME_TOP, step, head) for placed in in_columns([Block(over, pieces)], frame)]

    def drawn(self, progress: Progress) -> bytes:
        target = BytesIO()
        sender = self._paper.sender
        title = self._words(labels.CONTACTS)
        canvas = new_canvas(target, title=title, author=sender.municipality, invariant=True)
        for number, page in enumerate(self._pages, 1):
            side = Side(number)
            canvas.bookmarkPage(page_key(number))
            if number == 1:
                self._head.draw(canvas, side.left)
            else:
                self._draw_header(canvas, side, page)
            for each in page.placed:
                each.piece.draw(canvas, side.left + each.column * page.step, page.top - each.offset)
            for position in page.groups:
                self._chrome.tab(canvas, side, position)
            self._chrome.footer(canvas, side, self._footer_line())
            canvas.showPage()
            progress(number, len(self._pages))
        canvas.save()
        return target.getvalue()

    def _footer_line(self) -> str:
        paper = self._paper
        printed = self._words(labels.PRINTED, date=self._words.day(paper.printed_on))
        whose = audience_words(paper.audience, self._words) or any_value(paper.sender.municipality)
        return "  ·  ".join(part for part in (self._words(labels.CONTACTS), whose, printed) if part)

    def _draw_header(self, canvas: Any, side: Side, page: _Page) -> None:
        """Draw where the page begins and ends, and between them who may hold it."""
        mark = audience_words(self._paper.audience, self._words)
        mark_width = line_width(mark, HEADER_MARK) + 2 * _MARK_PADDING if mark else 0.0
        room = (MEASURE - mark_width) / 2 - 4 * MM
        for head, align in ((page.first_head, Align.LEFT), (page.last_head, Align.RIGHT)):
            if head:
                text = fit_text(head, aligned(HEADER, align), room)
                left = side.left if align is Align.LEFT else side.right - room
                raised = (text.lines - 1) * text.paragraph.style.leading
                text.draw(canvas, left, HEADER_BASELINE + text.paragraph.first_baseline + raised)
        if mark:
            left = side.left + (MEASURE - mark_width) / 2
            canvas.setStrokeGray(0)
            canvas.setLineWidth(0.75)
            canvas.rect(left, HEADER_BASELINE - 3.5, mark_width, 13, stroke=1, fill=0)
            draw_line(canvas, left, HEADER_BASELINE, mark, HEADER_MARK, width=mark_width)
        draw_rule(canvas, side.left, HEADER_RULE, 0.5)


def _guide(piece: EntryPiece) -> tuple[Run, ...]:
    """Return where in the directory an entry stands: `Ådalby · Sundhed`."""
    return (
        Run(any_value(piece.group.title), bold=True),
        Run(f" · {any_value(piece.subgroup.title)}"),
    )


def _silent(done: int, total: int) -> None:
    """Stand in for a caller who does not want to know."""
