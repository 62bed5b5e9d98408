"""The paragraph that goes into frames, columns and table cells, and single lines drawn at a place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from reportlab.platypus.flowables import Flowable

from linkworker_desktop.domain.text import Run
from linkworker_desktop.typesetting.composition import Composition, compose
from linkworker_desktop.typesetting.embedding import EmbeddedFont, embedded_font
from linkworker_desktop.typesetting.fonts import Face
from linkworker_desktop.typesetting.linebreak import Kind, Line
from linkworker_desktop.typesetting.style import Align, TextStyle

_UNBROKEN = float("inf")
_ROUNDING = 1e-6


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Some lines of a composition that was already broken at `width` points; `end` is None for the rest of it."""

    composition: Composition
    lines: tuple[Line, ...]
    end: int | None
    width: float


class TextParagraph(Flowable):  # type: ignore[misc]
    """Text in lines of one fixed leading, whatever the script; breaks at whole lines, `min_lines` on each side."""

    def __init__(
        self,
        content: Sequence[Run] | str | Excerpt,
        style: TextStyle,
        *,
        language: str | None = None,
        min_lines: int = 2,
    ) -> None:
        super().__init__()
        self.style = style
        self.min_lines = min_lines
        self.spaceBefore = style.space_before
        self.spaceAfter = style.space_after
        if not isinstance(content, Excerpt):
            whole = compose(content, bold=style.bold, direction=style.direction, language=language)
            content = Excerpt(whole, (), None, -1)
        self._composition = content.composition
        self._start = content.lines[0].start if content.lines else 0
        self._end = content.end
        self._broken: Sequence[Line] = content.lines
        self._broken_at = content.width
        self.width = content.width
        self.height = len(content.lines) * style.leading

    @property
    def text(self) -> str:
        """The text in logical order, as it is set."""
        return self._composition.text[self._start : self._end]

    @property
    def lines(self) -> int:
        """The number of lines at the width wrapped last."""
        return len(self._broken)

    @property
    def first_baseline(self) -> float:
        """Points from the top of the paragraph to its first baseline."""
        return self.style.baseline

    def widest_line(self) -> float:
        """Return the width in points of the longest line at the width wrapped last."""
        return max((line.advance for line in self._broken), default=0.0) * self.style.size / 1000

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: ARG002, N803
        """Break the lines at `availWidth` points and return width and height."""
        if self._broken_at != availWidth:
            room = (availWidth + _ROUNDING) * 1000 / self.style.size
            self._broken = self._composition.lines(room, start=self._start, end=self._end)
            self._broken_at = availWidth
        self.width = availWidth
        self.height = len(self._broken) * self.style.leading
        return self.width, self.height

    def minWidth(self) -> float:  # noqa: N802
        """Return the width in points of the longest word."""
        widest = max((t.shaped.advance for t in self._composition.tokens if t.kind is Kind.WORD), default=0)
        return widest * self.style.size / 1000

    def split(self, availWidth: float, availHeight: float) -> list[TextParagraph]:  # noqa: N803
        """Return the two parts for a page break, the whole if it fits, or nothing if it has to move on."""
        self.wrap(availWidth, availHeight)
        if self.height <= availHeight + _ROUNDING:
            return [self]
        parts = self.split_at(availHeight)
        return [] if parts is None else list(parts)

    def split_at(self, height: float) -> tuple[TextParagraph, TextParagraph] | None:
        """Cut at whole lines so that the first part is no higher than `height` points.

        Returns None when fewer than `min_lines` would stand on either side. The paragraph must have been wrapped.
        """
        count = min(int((height + _ROUNDING) // self.style.leading), self.lines - self.min_lines)
        if count < self.min_lines or count >= self.lines:
            return None
        return self._part(0, count, last=False), self._part(count, self.lines, last=True)

    def _part(self, first: int, after: int, *, last: bool) -> TextParagraph:
        lines = tuple(self._broken[first:after])
        style = replace(
            self.style,
            space_before=self.style.space_before if first == 0 else 0,
            space_after=self.style.space_after if last else 0,
        )
        end = self._end if last else lines[-1].next_start
        return TextParagraph(
            Excerpt(self._composition, lines, end, self._broken_at), style, min_lines=self.min_lines
        )

    def draw(self) -> None:
        """Draw all lines in one text object, its lower left corner at the origin."""
        setter = _Setter(self.canv, self.style)
        top = self.height - self.style.baseline
        for number, line in enumerate(self._broken):
            width = line.advance * self.style.size / 1000
            rtl = self._composition.is_right_to_left(line.start)
            x = _offset(self.style.align, rtl=rtl, room=self.width - width)
            setter.line(x, top - number * self.style.leading, self._composition, line)
        setter.finish()


def draw_line(
    canvas: Any,
    x: float,
    baseline: float,
    text: Sequence[Run] | str,
    style: TextStyle,
    *,
    width: float | None = None,
    language: str | None = None,
) -> float:
    """Draw one line, aligned inside `width` points if given, else starting at `x`; return its advance in points.

    Without a width, END and RIGHT end at `x` and CENTRE is centred on it. Line ends in `text` become spaces.
    """
    composition, line = _single_line(text, style, language)
    advance = line.advance * style.size / 1000
    rtl = composition.is_right_to_left(0)
    if width is not None:
        left = x + _offset(style.align, rtl=rtl, room=width - advance)
    else:
        left = x - _offset(style.align, rtl=False, room=advance)
    setter = _Setter(canvas, style)
    setter.line(left, baseline, composition, line)
    setter.finish()
    return advance


def line_width(text: Sequence[Run] | str, style: TextStyle, *, language: str | None = None) -> float:
    """Return the width in points of `text` on one line."""
    return _single_line(text, style, language)[1].advance * style.size / 1000


def fitted(
    text: Sequence[Run] | str,
    style: TextStyle,
    width: float,
    *,
    least: float = 0.7,
    language: str | None = None,
) -> TextStyle:
    """Return the style with its size stepped down by whole points until `text` fits into `width` points.

    It stops at the share `least` of the size; the caller then sets the text in two lines. The leading stays.
    """
    needed = line_width(text, style, language=language)
    size = style.size
    while needed * size / style.size > width and size - 1 >= style.size * least:
        size -= 1
    return replace(style, size=size)


def _single_line(
    text: Sequence[Run] | str, style: TextStyle, language: str | None
) -> tuple[Composition, Line]:
    runs = [Run(text)] if isinstance(text, str) else text
    flat = [replace(run, text=" ".join(run.text.splitlines())) if "\n" in run.text else run for run in runs]
    composition = compose(flat, bold=style.bold, direction=style.direction, language=language)
    return composition, composition.lines(_UNBROKEN)[0]


def _offset(align: Align, *, rtl: bool, room: float) -> float:
    """Return how far from the left edge a line starts that leaves `room` points free."""
    if align is Align.CENTRE:
        return room / 2
    if align is Align.START:
        return room if rtl else 0
    if align is Align.END:
        return 0 if rtl else room
    return room if align is Align.RIGHT else 0


class _Setter:
    """Writes lines into one text object; fill colour and font are restored afterwards."""

    def __init__(self, canvas: Any, style: TextStyle) -> None:
        self._canvas = canvas
        self._document = canvas._doc  # noqa: SLF001 - reportlab has no public way to the document of a canvas
        self._size = f"{style.size:.4g}"
        self._out = ["q", style.colour.operator, "BT"]
        self._font: EmbeddedFont | None = None
        self._fonts: dict[Face, EmbeddedFont] = {}

    def line(self, x: float, y: float, composition: Composition, line: Line) -> None:
        out = self._out
        codes: list[str] = []
        out.append(f"1 0 0 1 {x:.3f} {y:.3f} Tm")
        for run in composition.visual_runs(line):
            font = self._fonts.get(run.face)
            if font is None:
                font = self._fonts[run.face] = embedded_font(self._document, run.face)
            if font is not self._font:
                if codes:
                    out.append(f"<{''.join(codes)}> Tj")
                    codes = []
                out.append(f"{font.resource} {self._size} Tf")
                self._font = font
            codes.append(font.encode(run))
        if codes:
            out.append(f"<{''.join(codes)}> Tj")

    def finish(self) -> None:
        self._canvas.addLiteral("\n".join([*self._out, "ET", "Q"]))
