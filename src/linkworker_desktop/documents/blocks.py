"""The text of a part as pieces of a page: headings, paragraphs, lists and the »Vigtigt« box, in pairs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from linkworker_desktop.documents.measures import LIST_INDENT, LIST_SQUARE, TITLE_INDENT, TITLE_RULE
from linkworker_desktop.documents.styles import BODY, CALLOUT_MARK, HEADING
from linkworker_desktop.domain.folder import BlockPair
from linkworker_desktop.domain.languages import DANISH
from linkworker_desktop.domain.text import (
    Block,
    Callout,
    Heading,
    Insert,
    InsertKind,
    ListItem,
    Paragraph,
    runs_of,
)
from linkworker_desktop.typesetting.flow import Piece, snapped
from linkworker_desktop.typesetting.pages import GUTTER, HALF_MEASURE, MEASURE, MM
from linkworker_desktop.typesetting.pair import Column, Marker, Pair
from linkworker_desktop.typesetting.paragraph import TextParagraph, draw_line
from linkworker_desktop.typesetting.style import TextStyle, is_right_to_left, scaled_for

_PARAGRAPH_GAP = 8.0
_LONGEST_LEAD = 200
_HEADING_LEAD_IN = 6.0
_HEADING_TAIL = 2.0
_CALLOUT_GAP = 24.0
_CLOSE_CALLOUT_GAP = 16.0
_CALLOUT_INSET = 4.2 * MM
_CALLOUT_PADDING = 8.0
_DISC = 3.6 * MM
_CARDS = Insert(InsertKind.CONTACTS)  # the white below a row of cards is part of it


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the two languages stand; `language` is None where Danish stands alone."""

    language: str | None

    @property
    def danish_left(self) -> float:
        return TITLE_INDENT if self.language is None else 0.0

    @property
    def danish_width(self) -> float:
        return MEASURE - TITLE_INDENT if self.language is None else HALF_MEASURE

    @property
    def other_left(self) -> float:
        return HALF_MEASURE + GUTTER


InsertPieces = Callable[[InsertKind], Iterable[Piece]]


def text_pieces(pairs: Iterable[BlockPair], language: str | None, insert: InsertPieces) -> Iterator[Piece]:
    """Yield the pieces of a text in reading order; `insert` gives those of a chart, cards or a map.

    An insert is shown once, also where the two texts ask for it in different places.
    """
    columns = Columns(language)
    blocks = [(pair, pair.da or pair.other) for pair in pairs]
    before: Block | None = None
    shown: set[InsertKind] = set()
    for index, (pair, block) in enumerate(blocks):
        if block is None:
            continue
        if isinstance(block, Insert):
            pieces = () if block.kind in shown else tuple(insert(block.kind))
            shown.add(block.kind)
            if pieces and isinstance(before, Heading):
                pieces[0].gap = min(pieces[0].gap, _PARAGRAPH_GAP)
                pieces[0].close_gap = min(pieces[0].close_gap, _PARAGRAPH_GAP / 2)
            yield from pieces
            before = block if pieces else before
            continue
        following = [each for _pair, each in blocks[index + 1 : index + 3]]
        yield _text_piece(pair, block, columns, before, keeps=_keeps_with_next(block, before, following))
        before = block


def _keeps_with_next(block: Block, before: Block | None, following: Sequence[Block | None]) -> bool:
    """Tell whether a page may not end here: after a heading, between a list and its lead, beside a lone item."""
    if isinstance(block, Heading):
        return True
    if not following or not isinstance(following[0], ListItem):
        return False
    if not isinstance(block, ListItem):
        return _is_lead(block)
    is_first = not isinstance(before, ListItem | Heading) and not _is_lead(before)
    is_last_but_one = len(following) == 1 or not isinstance(following[1], ListItem)
    return is_first or is_last_but_one


def _is_lead(block: Block | None) -> bool:
    """Tell whether a block announces the list after it: a short paragraph that ends with a colon."""
    if not isinstance(block, Paragraph):
        return False
    text = "".join(run.text for run in block.runs).rstrip()
    return text.endswith((":", "፡", "፦")) and len(text) < _LONGEST_LEAD


def _text_piece(
    pair: BlockPair, block: Block, columns: Columns, before: Block | None, *, keeps: bool
) -> Piece:
    if isinstance(block, Callout):
        return CalloutBox.of(pair, columns)
    is_heading = isinstance(block, Heading)
    left, right = _sides(pair, columns)
    gap = _gap(block, before)
    return Pair(
        left,
        right,
        gap=gap,
        close_gap=gap / 2,
        lead_in=_HEADING_LEAD_IN if is_heading else 0.0,
        tail=_HEADING_TAIL if is_heading else 0.0,
        keeps_with_next=keeps,
    )


def _gap(block: Block, before: Block | None) -> float:
    if before is None or isinstance(before, Heading):
        return 0.0
    if isinstance(before, Callout | Insert) and before != _CARDS:
        return 2 * _PARAGRAPH_GAP
    if isinstance(block, ListItem) and isinstance(before, ListItem):
        return 0.0
    return _PARAGRAPH_GAP


def _sides(pair: BlockPair, columns: Columns) -> tuple[Column | None, Column | None]:
    language = columns.language
    danish_style = _style(pair.da, DANISH)
    other_style = _style(pair.other, language or DANISH)
    leading = max(danish_style.leading, other_style.leading if pair.other and language else 0.0)
    left = right = None
    if pair.da is not None:
        left = _column(
            pair.da, replace(danish_style, leading=leading), DANISH, columns.danish_left, columns.danish_width
        )
    if pair.other is not None and language is not None:
        right = _column(
            pair.other, replace(other_style, leading=leading), language, columns.other_left, HALF_MEASURE
        )
    return left, right


def _style(block: Block | None, language: str) -> TextStyle:
    return scaled_for(HEADING if isinstance(block, Heading) else BODY, language)


def _column(block: Block, style: TextStyle, language: str, left: float, width: float) -> Column:
    text = TextParagraph(runs_of(block), style, language=language, min_lines=1)
    return Column(
        text,
        left,
        width,
        is_right_to_left=is_right_to_left(language),
        marker=_marker(block) if isinstance(block, ListItem) else None,
    )


def _marker(item: ListItem) -> Marker:
    if item.number is None:
        return Marker(LIST_INDENT, square=LIST_SQUARE)
    return Marker(LIST_INDENT + 1 * MM * len(str(item.number)), figure=f"{item.number}.")


class CalloutBox(Piece):
    """The framed »Vigtigt« box; the disc stands on the frame between the languages and belongs to both.

    It is cut only where it is longer than a page; then each part has its own frame.
    """

    gap = _CALLOUT_GAP
    close_gap = _CLOSE_CALLOUT_GAP

    def __init__(self, columns: Sequence[Column], *, is_alone: bool) -> None:
        self._columns = tuple(columns)
        self._is_alone = is_alone
        lines = max(column.lines * column.leading for column in self._columns)
        self._height = snapped(lines + 2 * _CALLOUT_PADDING)

    @classmethod
    def of(cls, pair: BlockPair, columns: Columns) -> CalloutBox:
        """Return the box of a callout in one or two languages."""
        sides = _sides(_as_paragraphs(pair), columns)
        inset = [_inset(column, columns) for column in sides if column is not None]
        return cls(inset, is_alone=columns.language is None)

    @property
    def height(self) -> float:
        return self._height

    @property
    def baselines(self) -> tuple[float, ...]:
        return tuple(_CALLOUT_PADDING + column.text.first_baseline for column in self._columns)

    def split(self, available: float, *, must: bool) -> tuple[Piece, Piece] | None:
        lines = int((available - 2 * _CALLOUT_PADDING) // self._columns[0].leading)
        if not must or lines < 1:
            return None
        cut = [column.cut(lines) for column in self._columns]
        rest = [after for _before, after in cut if after is not None]
        if not rest:
            return None
        first = [before for before, _after in cut]
        return CalloutBox(first, is_alone=self._is_alone), CalloutBox(rest, is_alone=self._is_alone)

    def draw(self, canvas: Any, left: float, top: float) -> None:
        start = left + (TITLE_INDENT if self._is_alone else 0)
        width = MEASURE - (TITLE_INDENT if self._is_alone else 0)
        canvas.setStrokeGray(0)
        canvas.setLineWidth(TITLE_RULE)
        canvas.rect(start, top - self._height, width, self._height, stroke=1, fill=0)
        middle = start + _CALLOUT_INSET + _DISC if self._is_alone else start + width / 2
        _draw_disc(canvas, middle, top)
        for column in self._columns:
            column.draw(canvas, left, top - _CALLOUT_PADDING - (4 if self._is_alone else 0))


def _as_paragraphs(pair: BlockPair) -> BlockPair:
    """Return the pair with both sides as plain paragraphs."""
    return BlockPair(
        *(None if side is None else Paragraph(runs_of(side)) for side in (pair.da, pair.other)),
    )


def _inset(column: Column, columns: Columns) -> Column:
    left = column.left + (0.0 if column.left > HALF_MEASURE else _CALLOUT_INSET)
    width = column.width - (2 * _CALLOUT_INSET if columns.language is None else _CALLOUT_INSET)
    return Column(column.text, left, width, is_right_to_left=column.is_right_to_left)


def _draw_disc(canvas: Any, middle: float, baseline: float) -> None:
    canvas.setFillGray(1)
    canvas.rect(middle - _DISC - 1.2 * MM, baseline - 2, 2 * _DISC + 2.4 * MM, 4, stroke=0, fill=1)
    canvas.setFillGray(0)
    canvas.circle(middle, baseline, _DISC, stroke=0, fill=1)
    draw_line(canvas, middle, baseline - 4.8, "!", CALLOUT_MARK)
