"""Groups of pieces in columns: a title over the whole measure, below it columns of even length.

A column never ends with a heading, and a piece is cut only where it is longer than a column.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from linkworker_desktop.typesetting.flow import Piece

_SLACK = 0.01
_LEAST_SHARE = 0.3
"""Of a page: a group that does not end on the page begins on it only with this much left."""


@dataclass(frozen=True, slots=True)
class Block:
    """A group: its title over all columns, if it has one, and what stands in the columns."""

    title: Piece | None
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class PlacedPiece:
    """A piece in a column (0 is the first; a title is in 0), `offset` points below the top of the frame."""

    piece: Piece
    column: int
    offset: float


ColumnPage = tuple[PlacedPiece, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """Room for text: `first` points on the first page, `height` on all others, and the white between groups."""

    height: float
    first: float
    columns: int = 2
    gap: float = 22.0


def in_columns(blocks: Iterable[Block], frame: Frame) -> tuple[ColumnPage, ...]:
    """Place the groups one after the other; what is last on a page has columns of even length.

    Offsets count from the top of the page's own room: the first page's is `frame.first` high.
    """
    flow = _Flow(frame)
    for block in blocks:
        flow.add(block)
    return flow.pages


class _Flow:
    def __init__(self, frame: Frame) -> None:
        self._frame = frame
        self._full: list[ColumnPage] = []
        self._page: list[PlacedPiece] = []
        self._used = 0.0

    @property
    def pages(self) -> tuple[ColumnPage, ...]:
        return (*self._full, tuple(self._page)) if self._page else tuple(self._full)

    def add(self, block: Block) -> None:
        title_height = block.title.height if block.title else 0.0
        start = self._used + (self._frame.gap if self._page else 0.0)
        if self._page and not self._may_begin(block, start + title_height):
            self._turn()
            start = 0.0
        if block.title is not None:
            self._page.append(PlacedPiece(block.title, 0, start))
        self._fill(list(block.pieces), start + title_height)

    @property
    def _height(self) -> float:
        return self._frame.height if self._full else self._frame.first

    def _may_begin(self, block: Block, start: float) -> bool:
        left = self._height - start
        placed, rest = _fill_columns(block.pieces, left, self._frame.columns)
        return not rest or (bool(placed) and left >= self._frame.height * _LEAST_SHARE)

    def _fill(self, pieces: list[Piece], start: float) -> None:
        while pieces:
            room = self._height - start
            placed, rest = _fill_columns(pieces, room, self._frame.columns)
            if not placed:
                before = len(self._full)
                pieces = self._beyond(pieces, start, room)
                start = start if len(self._full) == before else 0.0
                continue
            if not rest:
                placed = _balanced(pieces, room, self._frame.columns)
            self._place(placed, start)
            if rest:
                self._turn()
                start = 0.0
            pieces = list(rest)

    def _beyond(self, pieces: list[Piece], start: float, room: float) -> list[Piece]:
        """Return what is to be placed where nothing fits: the first piece is cut, or it overhangs."""
        chain = list(_chain(pieces, 0))
        *heads, body = chain
        others = pieces[len(chain) :]
        cut = body.split(room - sum(piece.height + piece.gap for piece in heads) - body.gap, must=True)
        if cut is not None:
            return [*heads, *cut, *others]
        self._place(_fill_columns(chain, float("inf"), 1)[0], start)
        if others:
            self._turn()
        return others

    def _place(self, placed: Sequence[PlacedPiece], start: float) -> None:
        for each in placed:
            self._page.append(PlacedPiece(each.piece, each.column, start + each.offset))
            self._used = max(self._used, start + each.offset + each.piece.height)

    def _turn(self) -> None:
        self._full.append(tuple(self._page))
        self._page, self._used = [], 0.0


def _fill_columns(
    pieces: Sequence[Piece], height: float, columns: int
) -> tuple[list[PlacedPiece], Sequence[Piece]]:
    """Return the pieces that fit into columns `height` points high, and the rest."""
    placed: list[PlacedPiece] = []
    index = 0
    for column in range(columns):
        used = 0.0
        while index < len(pieces):
            chain = _chain(pieces, index)
            top = used + (chain[0].gap if used else 0.0)
            length = sum(piece.height + (piece.gap if number else 0.0) for number, piece in enumerate(chain))
            if top + length > height + _SLACK:
                break
            for number, piece in enumerate(chain):
                top += piece.gap if number else 0.0
                placed.append(PlacedPiece(piece, column, top))
                top += piece.height
            used = top
            index += len(chain)
    return placed, pieces[index:]


def _chain(pieces: Sequence[Piece], index: int) -> Sequence[Piece]:
    """Return the piece at `index` with those it keeps with."""
    end = index
    while pieces[end].keeps_with_next and end + 1 < len(pieces):
        end += 1
    return pieces[index : end + 1]


def _balanced(pieces: Sequence[Piece], height: float, columns: int) -> list[PlacedPiece]:
    """Return the pieces in the lowest columns that hold them all; `height` is known to be enough."""
    low, high = 0.0, height
    best = _fill_columns(pieces, height, columns)[0]
    while high - low > 1.0:
        middle = (low + high) / 2
        placed, rest = _fill_columns(pieces, middle, columns)
        if rest:
            low = middle
        else:
            best, high = placed, middle
    return best
