"""Things with a size that can be drawn: text set to a width, pictograms, stacks of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Protocol

from linkworker_desktop.base.resources import resource_path
from linkworker_desktop.documents.measures import LEAST_TYPE
from linkworker_desktop.domain.folder import Pictogram, TextPair
from linkworker_desktop.domain.languages import DANISH
from linkworker_desktop.domain.text import Run
from linkworker_desktop.typesetting.paragraph import TextParagraph, fitted
from linkworker_desktop.typesetting.style import BLACK, WHITE, Align, Colour, TextStyle, scaled_for
from linkworker_desktop.typesetting.svg_outline import draw_outline

Content = str | Sequence[Run]

_LEAST_SHARE = 0.7
NEARLY_FULL = 0.9
"""Share of a size that is hardly seen: down to it a line may shrink rather than break."""
_MOST_LINES = 2
_BESIDE_GAP = 8.0


class Box(Protocol):
    """Anything with a size in points that draws itself below and right of a corner."""

    @property
    def width(self) -> float: ...

    @property
    def height(self) -> float: ...

    def draw(self, canvas: Any, left: float, top: float) -> None: ...


class Text:
    """Text in one language, broken at a width."""

    def __init__(self, paragraph: TextParagraph, width: float) -> None:
        self.paragraph = paragraph
        self.width = width
        self.height: float = paragraph.wrap(width, 0)[1]

    @property
    def lines(self) -> int:
        return self.paragraph.lines

    def draw(self, canvas: Any, left: float, top: float) -> None:
        self.paragraph.drawOn(canvas, left, top - self.height)


@dataclass(frozen=True, slots=True)
class Picture:
    """A pictogram in a square of `width` points."""

    pictogram: Pictogram
    width: float
    ink: Colour = BLACK
    paper: Colour = WHITE

    @property
    def height(self) -> float:
        return self.width

    def draw(self, canvas: Any, left: float, top: float) -> None:
        path = resource_path("pictograms", f"{self.pictogram}.svg")
        draw_outline(canvas, path, left, top - self.width, self.width, ink=self.ink, paper=self.paper)


@dataclass(frozen=True, slots=True)
class Stack:
    """Boxes below one another, with white between them."""

    boxes: tuple[Box, ...]
    between: float = 0.0

    @property
    def width(self) -> float:
        return max((box.width for box in self.boxes), default=0.0)

    @property
    def height(self) -> float:
        return sum(box.height for box in self.boxes) + self.between * max(0, len(self.boxes) - 1)

    def draw(self, canvas: Any, left: float, top: float) -> None:
        for box in self.boxes:
            box.draw(canvas, left, top)
            top -= box.height + self.between


@dataclass(frozen=True, slots=True)
class Ends:
    """A box at each end of a width; the second may be missing."""

    first: Box
    second: Box | None
    width: float

    @property
    def height(self) -> float:
        return max(self.first.height, self.second.height if self.second else 0.0)

    def draw(self, canvas: Any, left: float, top: float) -> None:
        self.first.draw(canvas, left, top)
        if self.second is not None:
            self.second.draw(canvas, left + self.width - self.second.width, top)


def set_text(content: Content, style: TextStyle, width: float, language: str = DANISH) -> Text:
    """Return the text broken at `width` points, in the size the language's script needs beside Danish."""
    return Text(TextParagraph(content, scaled_for(style, language), language=language, min_lines=1), width)


def fit_text(
    content: Content,
    style: TextStyle,
    width: float,
    language: str = DANISH,
    *,
    one_line_from: float = _LEAST_SHARE,
) -> Text:
    """Return the text on one line if the share `one_line_from` of its size is enough for that, else on two.

    Nothing is cut off: where two lines at 70 % are too few, there are more.
    """
    return _fitted(content, scaled_for(style, language), width, language, one_line_from)


def set_value(content: str, style: TextStyle, width: float, *, one_line_from: float = _LEAST_SHARE) -> Text:
    """Return a value that may be in any script (a name): it chooses its own direction, not the side it stands on."""
    return _fitted(content, style, width, None, one_line_from)


def _fitted(
    content: Content, style: TextStyle, width: float, language: str | None, one_line_from: float
) -> Text:
    kept = content if isinstance(content, str) else tuple(content)
    size = _fitting_size(kept, style, width, language, one_line_from)
    return _broken(kept, size, style, width, language)


@lru_cache(maxsize=4096)
def _fitting_size(
    content: str | tuple[Run, ...],
    style: TextStyle,
    width: float,
    language: str | None,
    one_line_from: float,
) -> float:
    least_type = min(1.0, LEAST_TYPE / style.size)
    one_line = fitted(content, style, width, least=max(one_line_from, least_type), language=language)
    if _broken(content, one_line.size, style, width, language).lines == 1:
        return one_line.size
    least = fitted(content, style, width, least=max(_LEAST_SHARE, least_type), language=language).size
    size = style.size
    while size > least:
        larger = _broken(content, size, style, width, language)
        if larger.lines <= _MOST_LINES and larger.paragraph.minWidth() <= width:
            return size
        size -= 1
    return least


def _broken(content: Content, size: float, style: TextStyle, width: float, language: str | None) -> Text:
    return Text(TextParagraph(content, resized(style, size), language=language, min_lines=1), width)


@lru_cache(maxsize=512)
def resized(style: TextStyle, size: float) -> TextStyle:
    """Return the style in another size, its leading in proportion."""
    return replace(style, size=size, leading=style.leading * size / style.size)


def beside(pair: TextPair, style: TextStyle, width: float, language: str | None) -> Ends:
    """Return Danish at the left and the other language, if it is there, at the right end of a width."""
    if language is None or pair.other is None:
        return Ends(set_text(pair.da, style, width), None, width)
    half = width / 2 - _BESIDE_GAP
    other = set_text(pair.other, aligned(style, Align.RIGHT), half, language)
    return Ends(set_text(pair.da, style, half), other, width)


def aligned(style: TextStyle, align: Align) -> TextStyle:
    """Return the style with another alignment."""
    return replace(style, align=align)
