"""Pages from pieces: which piece stands where, before anything is drawn.

Everything is placed in one pass without ink, so that page numbers are known before the contents page is
drawn and each page is drawn only once.
"""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

HALF_LINE = 8.0
"""Points; every piece is a whole number of half lines high, so that both columns stand level."""

ROOM_AFTER_HEADING = 48.0
"""Points that must be free below a heading: three lines of body text."""

_SLACK = 0.01
_STUB = 0.2
_LEAST_LEFT = 0.5
_LONGEST_CHAIN = 0.5
"""Of a page's height: an end below the first is a stub, and to mend it the page before keeps at least the second.
Pieces that keep together are parted where they fill more than the third."""


def snapped(height: float) -> float:
    """Return `height` rounded up to whole half lines (points)."""
    return math.ceil(height / HALF_LINE - 1e-6) * HALF_LINE


class Piece(ABC):
    """Something as wide as the measure: a pair of paragraphs, a chart, a row of cards.

    `gap` is the white above it, dropped at the top of a page, and `close_gap` what may be left of it where a
    page can be saved; in points.
    """

    gap: float = 0.0
    close_gap: float = 0.0
    keeps_with_next: bool = False

    @property
    @abstractmethod
    def height(self) -> float:
        """Height in points, without the gap above."""

    @abstractmethod
    def draw(self, canvas: Any, left: float, top: float) -> None:
        """Draw with the upper left corner at left, top."""

    def split(self, available: float, *, must: bool) -> tuple[Piece, Piece] | None:
        """Return the part that fits in `available` points and the rest, or None if it cannot be cut there.

        `must` is set where a fresh page is not high enough: then a bad cut is better than none.
        """
        del available, must
        return None


@dataclass(frozen=True, slots=True)
class Placed:
    """A piece and the distance of its top from the top of the frame, in points."""

    piece: Piece
    offset: float

    @property
    def bottom(self) -> float:
        return self.offset + self.piece.height


FlowPage = tuple[Placed, ...]


def paginate(pieces: Iterable[Piece], height: float, *, close: bool = False) -> tuple[FlowPage, ...]:
    """Place the pieces on pages `height` points high; no pieces make no pages.

    A piece that keeps with the next one stands on its page, and a heading never in the last three lines.
    A piece that can neither be cut nor fit an empty page is placed there all the same and overhangs.
    With `close` the white above pieces is what may be left of it.
    """
    flow = _Flow(height, close=close)
    waiting = deque(pieces)
    while waiting:
        chain = [waiting.popleft()]
        length = chain[0].height
        while chain[-1].keeps_with_next and waiting and length < height * _LONGEST_CHAIN:
            chain.append(waiting.popleft())
            length += chain[-1].height
        waiting.extendleft(reversed(flow.place(chain)))
    return flow.pages


def on_few_sheets(pieces: Sequence[Piece], height: float, spare: float) -> tuple[FlowPage, ...]:
    """Place the pieces so that no sheet is spent on a few lines.

    Where the last page is on a sheet of its own or nearly empty, closer white and pages higher by `spare` points
    are tried. If that saves no page, the section before a nearly empty end moves on to it.
    """
    usual = paginate(pieces, height)
    is_stub = len(usual) > 1 and usual[-1][-1].bottom < height * _STUB
    if len(usual) == 1 or (len(usual) % 2 == 0 and not is_stub):
        return usual
    closer = paginate(pieces, height + spare, close=True)
    if len(closer) < len(usual):
        return closer
    return _with_fuller_end(usual, height) if is_stub else usual


def _with_fuller_end(pages: tuple[FlowPage, ...], height: float) -> tuple[FlowPage, ...]:
    *others, before, last = pages
    for index in range(len(before) - 1, 0, -1):
        if not before[index].piece.keeps_with_next or before[index - 1].piece.keeps_with_next:
            continue
        moved = [placed.piece for placed in (*before[index:], *last)]
        flow = paginate(moved, height)
        if len(flow) == 1 and before[index - 1].bottom >= height * _LEAST_LEFT:
            return (*others, before[:index], *flow)
        break
    return pages


class _Flow:
    def __init__(self, height: float, *, close: bool) -> None:
        self._height = height
        self._close = close
        self._full: list[FlowPage] = []
        self._page: list[Placed] = []
        self._used = 0.0

    @property
    def pages(self) -> tuple[FlowPage, ...]:
        return (*self._full, tuple(self._page)) if self._page else tuple(self._full)

    def place(self, chain: list[Piece]) -> list[Piece]:
        """Place a chain of pieces; return what has to be placed on the next page."""
        *heads, body = chain
        heads_height = sum((piece.height + self._gap(piece, index)) for index, piece in enumerate(heads))
        room = self._height - self._used - heads_height - self._gap(body, len(heads))
        wanted = max(body.height, ROOM_AFTER_HEADING) if heads else body.height
        if wanted <= room + _SLACK:
            self._add(chain)
            return []
        cut = None
        if not heads or room >= ROOM_AFTER_HEADING:
            cut = body.split(room, must=not self._page)
        if cut is not None:
            self._add([*heads, cut[0]])
            self._turn()
            return [cut[1]]
        if self._page:
            self._turn()
            return chain
        self._add(chain)
        return []

    def _gap(self, piece: Piece, index: int) -> float:
        if not self._page and not index:
            return 0.0
        return piece.close_gap if self._close else piece.gap

    def _add(self, pieces: list[Piece]) -> None:
        for piece in pieces:
            offset = self._used + self._gap(piece, 0)
            self._page.append(Placed(piece, offset))
            self._used = offset + piece.height

    def _turn(self) -> None:
        self._full.append(tuple(self._page))
        self._page, self._used = [], 0.0
