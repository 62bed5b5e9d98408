"""A list of families on lying A4 pages: the office's own working paper, its head repeated on every page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from io import BytesIO
from typing import Any

from linkworker_desktop.documents.boxes import Box, set_text
from linkworker_desktop.documents.calendar_sheet import Format, SheetHead
from linkworker_desktop.documents.calendar_styles import DETAIL, NOTHING
from linkworker_desktop.documents.directory_content import Sender
from linkworker_desktop.documents.directory_labels import plain_date
from linkworker_desktop.documents.family_list_labels import CONFIDENTIAL, EMPTY, PRINTED
from linkworker_desktop.documents.measures import ROW_RULE, THIN_RULE
from linkworker_desktop.documents.rows import draw_rule
from linkworker_desktop.typesetting.document import new_canvas
from linkworker_desktop.typesetting.flow import Piece, paginate
from linkworker_desktop.typesetting.isolates import any_value
from linkworker_desktop.typesetting.paragraph import line_width
from linkworker_desktop.typesetting.style import TextStyle

_SIZE = Format.LYING.value
_GAP = 6.0
_PADDING = 3.5
_WIDEST = 120.0
"""Points a single word may ask of its column."""
_MEASURED = 20
"""So many of a column's longest words are measured."""
_FILLED = 0.86
"""So much of the page the columns' longest words may take, so that long texts get room as well."""
_STYLES = tuple(replace(DETAIL, size=size, leading=size * 1.3) for size in (8.5, 7.5, 6.5))


@dataclass(frozen=True, slots=True)
class FamilyListPaper:
    """A table as it is printed; `note` says what it shows."""

    title: str
    note: str
    headers: Sequence[str]
    rows: Sequence[Sequence[str]]
    sender: Sender
    printed_on: date


def family_list_pdf(paper: FamilyListPaper) -> bytes:
    """Return the list as black on white A4 pages."""
    columns, style = _columns(paper)
    head = _Line(paper.headers, columns, replace(style, bold=True), ROW_RULE)
    pieces = [_Line(row, columns, style, THIN_RULE) for row in paper.rows]
    pages = paginate(pieces, _SIZE.room - head.height) or ((),)
    said = " · ".join(part for part in (CONFIDENTIAL, paper.note) if part)
    sheet = SheetHead(
        title=paper.title,
        note=said,
        sender=paper.sender,
        printed=PRINTED.format(date=plain_date(paper.printed_on)),
        has_names=True,
    )
    target = BytesIO()
    canvas = new_canvas(
        target,
        title=paper.title,
        author=paper.sender.municipality,
        invariant=True,
        page_size=(_SIZE.width, _SIZE.height),
    )
    for number, page in enumerate(pages, 1):
        sheet.draw(canvas, _SIZE, number, len(pages))
        head.draw(canvas, _SIZE.left, _SIZE.body_top)
        if not page:
            set_text(EMPTY, NOTHING, _SIZE.measure).draw(
                canvas, _SIZE.left, _SIZE.body_top - head.height - 12
            )
        for placed in page:
            placed.piece.draw(canvas, _SIZE.left, _SIZE.body_top - head.height - placed.offset)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def _columns(paper: FamilyListPaper) -> tuple[tuple[tuple[float, float], ...], TextStyle]:
    """Return left end and width of every column in points, and the largest type that leaves room for its words.

    No word is broken; what is left goes to the columns whose texts are longer than one line.
    """
    texts = [[row[place] for row in paper.rows] for place in range(len(paper.headers))]
    style, needed = _STYLES[0], [0.0]
    for style in _STYLES:
        needed = [_needed(head, cells, style) for head, cells in zip(paper.headers, texts, strict=True)]
        if sum(needed) <= _SIZE.measure * _FILLED:
            break
    wished = [
        max(0.0, _widest(cells, style) + _GAP - least) for cells, least in zip(texts, needed, strict=True)
    ]
    spare = _SIZE.measure - sum(needed)
    left, columns = 0.0, []
    for least, wish in zip(needed, wished, strict=True):
        more = spare * wish / sum(wished) if sum(wished) > max(0.0, spare) else wish
        width = least + more if spare >= 0 else _SIZE.measure * least / sum(needed)
        columns.append((left, max(1.0, width - _GAP)))
        left += width
    return _spread(columns, left), style


def _spread(columns: Sequence[tuple[float, float]], used: float) -> tuple[tuple[float, float], ...]:
    """Return the columns as far from each other as the page is wide."""
    more = max(0.0, _SIZE.measure - used) / max(1, len(columns))
    return tuple((left + place * more, width + more) for place, (left, width) in enumerate(columns))


def _needed(head: str, cells: Sequence[str], style: TextStyle) -> float:
    words = {word for text in cells for word in text.split()}
    of_head = _widest(head.split(), replace(style, bold=True))
    return min(_WIDEST, max(of_head, _widest(words, style))) + _GAP


def _widest(texts: Iterable[str], style: TextStyle) -> float:
    """Return the width of the widest of some texts on one line, in points."""
    longest = sorted(set(texts), key=len, reverse=True)[:_MEASURED]
    return max((line_width(any_value(text), style) + 0.5 for text in longest), default=1.0)


class _Line(Piece):
    """A row of the table over a rule, never split."""

    def __init__(
        self, cells: Sequence[str], columns: Sequence[tuple[float, float]], style: TextStyle, rule: float
    ) -> None:
        self._rule, self._least = rule, style.leading
        self._boxes: list[tuple[float, Box]] = [
            (left, set_text(any_value(cell), style, width))
            for cell, (left, width) in zip(cells, columns, strict=True)
            if cell
        ]

    @property
    def height(self) -> float:
        return max((box.height for _left, box in self._boxes), default=self._least) + 2 * _PADDING

    def draw(self, canvas: Any, left: float, top: float) -> None:
        for distance, box in self._boxes:
            box.draw(canvas, left + distance, top - _PADDING)
        draw_rule(canvas, left, top - self.height, self._rule, _SIZE.measure)
