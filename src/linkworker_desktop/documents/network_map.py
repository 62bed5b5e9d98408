"""The network map (P10): members are lines down, authorities lines across, a dot where one works with the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from linkworker_desktop.documents import network_labels as words
from linkworker_desktop.documents.boxes import Text, set_text
from linkworker_desktop.documents.calendar_styles import NOTHING
from linkworker_desktop.documents.network_blocks import LINE_DROP, BodyBlock, MemberNames, numbers_width
from linkworker_desktop.documents.network_content import MapPart, NetworkPaper, map_parts
from linkworker_desktop.documents.network_head import (
    FIRST_TOP,
    LATER_TOP,
    FirstHead,
    Key,
    draw_footer,
    draw_later_head,
    others_text,
)
from linkworker_desktop.documents.network_layout import Columns, place_columns
from linkworker_desktop.documents.network_lines import CIRCLE, Middle, draw_dot, draw_link, draw_member
from linkworker_desktop.typesetting.document import new_canvas
from linkworker_desktop.typesetting.pages import BINDING_MARGIN, MEASURE, MM
from linkworker_desktop.typesetting.paragraph import TextParagraph

_BOTTOM = 20 * MM
_BELOW_NAMES = 10.0
_ABOVE_KEY = 10.0
_OTHERS_GAP = 4.0
_MOST_OTHERS = 90.0
"""Points: a longer list of others gets pages of its own."""


@dataclass(frozen=True, slots=True)
class _Page:
    """A map on one page: what stands where, in points down from the top of its text."""

    part: MapPart
    left: Sequence[BodyBlock]
    right: Sequence[BodyBlock]
    columns: Columns

    @property
    def depth(self) -> float:
        """Points from the top of the map to the foot of its lowest text."""
        sides = ((self.left, self.columns.left), (self.right, self.columns.right))
        feet = [top + block.height for blocks, tops in sides for block, top in zip(blocks, tops, strict=True)]
        return max(feet, default=0.0)


def network_map_pdf(paper: NetworkPaper, *, black_and_white: bool = False) -> bytes:
    """Return the network on A4 pages: one map for up to eight members, further pages where people do not fit.

    No text is smaller than 7.8 points; what does not fit goes on, and nothing is cut off.
    """
    return _Sheet(paper, black_and_white=black_and_white).made()


class _Sheet:
    def __init__(self, paper: NetworkPaper, *, black_and_white: bool) -> None:
        self._paper = paper
        self._head = FirstHead(paper, len(paper.bodies), black_and_white=black_and_white)
        self._key = Key(paper.bodies)
        others = others_text(paper.others) if paper.others else None
        self._others = others if others is not None and others.height <= _MOST_OTHERS else None
        self._apart = [] if others is None or self._others else list(_sheets_of(others))
        self._pages = list(self._laid_out())

    def made(self) -> bytes:
        target = BytesIO()
        canvas = new_canvas(target, title=words.TITLE, author=self._paper.sender.municipality, invariant=True)
        pages = len(self._pages) + len(self._apart)
        for number, page in enumerate(self._pages, 1):
            if number == 1:
                self._head.draw(canvas)
            else:
                draw_later_head(canvas, self._paper, page.part.members)
            self._draw_map(canvas, page, self._top(number - 1), is_last=number == len(self._pages))
            draw_footer(canvas, self._paper, number, pages)
            canvas.showPage()
        for number, text in enumerate(self._apart, len(self._pages) + 1):
            draw_later_head(canvas, self._paper)
            text.draw(canvas, BINDING_MARGIN, LATER_TOP)
            draw_footer(canvas, self._paper, number, pages)
            canvas.showPage()
        canvas.save()
        return target.getvalue()

    def _top(self, page: int) -> float:
        """Return the height above the paper's lower edge at which the map of a page begins."""
        return LATER_TOP if page else FIRST_TOP - self._head.height

    @property
    def _foot(self) -> float:
        """Points over the lower margin for the key and those who are not counted."""
        others = self._others.height + _OTHERS_GAP if self._others else 0.0
        return self._key.height + others + _ABOVE_KEY

    def _laid_out(self) -> Iterator[_Page]:
        page = 0
        for part in map_parts(self._paper):
            middle = Middle(len(part.members))
            over = MemberNames(part.members, middle.column).height
            least = self._room(0, over)
            width = numbers_width(part.bodies)
            blocks = [
                block for body in part.bodies for block in BodyBlock(body, middle.column, width).within(least)
            ]
            left = [block for block in blocks if block.body.is_left]
            right = [block for block in blocks if not block.body.is_left]
            while True:
                columns = place_columns(
                    [each.height for each in left],
                    [each.height for each in right],
                    self._room(page, over),
                    LINE_DROP,
                )
                here = len(columns.left), len(columns.right)
                yield _Page(part, left[: here[0]], right[: here[1]], columns)
                left, right, page = left[here[0] :], right[here[1] :], page + 1
                if not left and not right:
                    break

    def _room(self, page: int, names: float) -> float:
        over = max(names, 2 * CIRCLE + 2) + _BELOW_NAMES
        return self._top(page) - over - _BOTTOM - self._foot

    def _draw_map(self, canvas: Any, page: _Page, top: float, *, is_last: bool) -> None:
        middle = Middle(len(page.part.members))
        names = MemberNames(page.part.members, middle.column)
        names.draw(canvas, (middle.left_column, middle.right_column), top)
        over = max(names.height, 2 * CIRCLE + 2) + _BELOW_NAMES
        circles = top - (over - _BELOW_NAMES) / 2 + CIRCLE
        key_top = _BOTTOM + self._foot - _ABOVE_KEY
        lowest = top - over - page.depth
        if not self._paper.bodies:
            nobody = set_text(words.NOBODY, NOTHING, middle.column)
            nobody.draw(canvas, middle.left_column, top - over)
            lowest -= nobody.height
        for place, member in enumerate(page.part.members):
            draw_member(canvas, middle.x(place), circles, lowest, member.number)
        places = {member.number: middle.x(place) for place, member in enumerate(page.part.members)}
        sides = (
            (page.left, page.columns.left, middle.left_column),
            (page.right, page.columns.right, middle.right_column),
        )
        for blocks, tops, left in sides:
            for block, down in zip(blocks, tops, strict=True):
                _draw_line(canvas, block, middle, places, top - over - down - LINE_DROP)
                block.draw(canvas, left, top - over - down)
        self._key.draw(canvas, key_top)
        if is_last and self._others is not None:
            self._others.draw(canvas, BINDING_MARGIN, key_top - self._key.height - _OTHERS_GAP)


def _draw_line(canvas: Any, block: BodyBlock, middle: Middle, places: dict[int, float], y: float) -> None:
    """Draw the line of a body from its column to the furthest of its dots."""
    dots = [places[number] for number in block.body.members]
    if not dots:
        return
    if block.body.is_left:
        draw_link(canvas, middle.edges[0], max(dots), y, block.body.frequency)
    else:
        draw_link(canvas, min(dots), middle.edges[1], y, block.body.frequency)
    for x in dots:
        draw_dot(canvas, x, y)


def _sheets_of(text: Text) -> Iterator[Text]:
    """Yield a long text in parts as high as a page."""
    room = LATER_TOP - _BOTTOM
    rest: TextParagraph = text.paragraph
    while True:
        parts = rest.split(MEASURE, room)
        if len(parts) < 2:
            yield Text(rest, MEASURE)
            return
        yield Text(parts[0], MEASURE)
        rest = parts[1]
