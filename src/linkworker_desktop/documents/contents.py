"""The list of contents: page numbers in the middle, one title on each side of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from linkworker_desktop.documents import labels
from linkworker_desktop.documents.boxes import Box, Stack, set_text
from linkworker_desktop.documents.chrome import Chrome
from linkworker_desktop.documents.measures import FRAME_HEIGHT, FRAME_TOP, ROW_RULE
from linkworker_desktop.documents.page_title import PageTitle
from linkworker_desktop.documents.rows import Cell, Row
from linkworker_desktop.documents.styles import (
    CAPTION,
    CONTENTS_NUMBER,
    CONTENTS_PAGE,
    CONTENTS_PLAIN,
    CONTENTS_TITLE,
)
from linkworker_desktop.domain.folder import FolderPart, TextPair
from linkworker_desktop.typesetting.flow import Piece, paginate
from linkworker_desktop.typesetting.pages import MEASURE, MM, Side
from linkworker_desktop.typesetting.paragraph import draw_line
from linkworker_desktop.typesetting.style import Align, scaled_for

_NUMBER_COLUMN = 10 * MM
_TITLE_COLUMN = 66 * MM
_PAGE_COLUMN = 18 * MM
_TITLE_GAP = 3 * MM
_TITLE_HEIGHT = 64.0
_ROW_PADDINGS = ((7.0, 8.0), (5.0, 6.0), (3.0, 4.0))


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents; `key` is the bookmark it leads to, `position` the part's printed number."""

    key: str
    title: TextPair
    subtitle: TextPair | None = None
    position: int | None = None


def part_entry(part: FolderPart, key: str, language: str | None) -> Entry:
    """Return the line of a part; a part without a translation says so in place of its subtitle."""
    subtitle = labels.both(labels.ONLY_DANISH, language) if part.only_danish else part.subtitle
    return Entry(key, part.title, subtitle, part.position)


class ContentsPages:
    """One page, its rows closer where the titles are long; more pages only where they are very long.

    `starts` is filled in before the pages are drawn.
    """

    def __init__(
        self, entries: Sequence[Entry], chrome: Chrome, running_title: TextPair, footer: str
    ) -> None:
        self._chrome = chrome
        self._running_title = running_title
        self._footer = footer
        self.starts: Mapping[str, int] = {}
        for padding in _ROW_PADDINGS:
            rows = [_EntryRow(entry, chrome.language, self, padding) for entry in entries]
            self._pages = paginate(rows, FRAME_HEIGHT - _TITLE_HEIGHT)
            if len(self._pages) == 1:
                break

    @property
    def page_count(self) -> int:
        return len(self._pages)

    def draw(self, canvas: Any, index: int, side: Side) -> None:
        """Draw page `index` of the contents."""
        self._chrome.header(canvas, side, self._running_title)
        PageTitle(labels.CONTENTS, self._chrome.language).draw(canvas, side.left, FRAME_TOP)
        top = FRAME_TOP - _TITLE_HEIGHT
        _draw_head(canvas, side.left, top, self._chrome.language)
        for placed in self._pages[index]:
            placed.piece.draw(canvas, side.left, top - placed.offset)
        self._chrome.footer(canvas, side, self._footer)


class _EntryRow(Piece):
    """One line of the contents; the whole row leads to the page."""

    def __init__(
        self, entry: Entry, language: str | None, contents: ContentsPages, padding: tuple[float, float]
    ) -> None:
        self._entry = entry
        self._contents = contents
        self._row = Row(_cells(entry, language), padding=padding, rule=ROW_RULE)
        self._page_drop = padding[0]
        self._page_left = _NUMBER_COLUMN + _TITLE_COLUMN if language else MEASURE - _PAGE_COLUMN
        self._page_style = CONTENTS_PAGE if language else replace(CONTENTS_PAGE, align=Align.RIGHT)

    @property
    def height(self) -> float:
        return self._row.height

    def draw(self, canvas: Any, left: float, top: float) -> None:
        self._row.draw(canvas, left, top)
        page = str(self._contents.starts[self._entry.key])
        baseline = top - self._page_drop - self._page_style.baseline
        draw_line(canvas, left + self._page_left, baseline, page, self._page_style, width=_PAGE_COLUMN)
        area = (left, top - self.height, left + MEASURE, top)
        canvas.linkRect("", self._entry.key, area, relative=0, thickness=0)


def _cells(entry: Entry, language: str | None) -> list[Cell]:
    width = _TITLE_COLUMN - _TITLE_GAP if language else MEASURE - _NUMBER_COLUMN - _PAGE_COLUMN - _TITLE_GAP
    cells = [Cell(_NUMBER_COLUMN, _titles(entry, None, width))]
    if entry.position is not None:
        cells.append(Cell(0, set_text(str(entry.position), CONTENTS_NUMBER, _NUMBER_COLUMN)))
    if language is not None and entry.title.other is not None:
        cells.append(Cell(MEASURE - _NUMBER_COLUMN - width, _titles(entry, language, width)))
        if entry.position is not None:
            style = replace(CONTENTS_NUMBER, align=Align.RIGHT)
            right = set_text(str(entry.position), style, _NUMBER_COLUMN)
            cells.append(Cell(MEASURE - _NUMBER_COLUMN, right))
    return cells


def _titles(entry: Entry, language: str | None, width: float) -> Stack:
    code = language or "da"
    align = Align.START if language is None else Align.RIGHT
    style = replace(CONTENTS_PLAIN if entry.position is None else CONTENTS_TITLE, align=align)
    title = entry.title.da if language is None else entry.title.other or ""
    lines: list[Box] = [set_text(title, style, width, code)]
    if entry.subtitle is not None:
        subtitle = entry.subtitle.da if language is None else entry.subtitle.other
        if subtitle:
            lines.append(set_text(subtitle, replace(CAPTION, align=align), width, code))
    return Stack(tuple(lines))


def _draw_head(canvas: Any, left: float, top: float, language: str | None) -> None:
    pair = labels.both(labels.PAGE, language)
    baseline = top + 6
    if language is None:
        style = replace(CAPTION, align=Align.RIGHT)
        draw_line(canvas, left, baseline, pair.da, style, width=MEASURE, language="da")
    elif pair.other is None:
        draw_line(
            canvas, left + MEASURE / 2, baseline, pair.da, replace(CAPTION, align=Align.CENTRE), language="da"
        )
    else:
        middle = left + MEASURE / 2
        draw_line(canvas, middle - 4, baseline, pair.da, replace(CAPTION, align=Align.RIGHT), language="da")
        style = replace(scaled_for(CAPTION, language), align=Align.LEFT)
        draw_line(canvas, middle + 4, baseline, pair.other, style, language=language)
    canvas.setStrokeGray(0)
    canvas.setLineWidth(ROW_RULE)
    canvas.line(left, top, left + MEASURE, top)
