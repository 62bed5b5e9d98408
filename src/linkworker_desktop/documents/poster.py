"""What the posters about cooperation share: one page, as large as it goes, that is read from a step away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from io import BytesIO
from typing import Any

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.documents import directory_labels as labels
from linkworker_desktop.documents import labels as folder_labels
from linkworker_desktop.documents.boxes import Box, Stack, Text, fit_text
from linkworker_desktop.documents.directory_content import Sender
from linkworker_desktop.documents.directory_front import SenderBlock
from linkworker_desktop.documents.directory_labels import Words
from linkworker_desktop.documents.measures import LIST_INDENT, LIST_SQUARE, TITLE_RULE
from linkworker_desktop.documents.rows import draw_rule
from linkworker_desktop.documents.styles import CAPTION, SAMPLE
from linkworker_desktop.i18n import _
from linkworker_desktop.typesetting.document import new_canvas
from linkworker_desktop.typesetting.isolates import any_value, figure, with_figures_bound
from linkworker_desktop.typesetting.pages import MM, PAGE_HEIGHT, PAGE_WIDTH
from linkworker_desktop.typesetting.paragraph import TextParagraph, draw_line, line_width
from linkworker_desktop.typesetting.style import Align, Direction, TextStyle

_TITLE = TextStyle(size=28, leading=36, bold=True, align=Align.LEFT)
_KIND = TextStyle(size=13.5, leading=18, align=Align.LEFT)
_SIZES = (20.0, 19.0, 18.0, 17.0, 16.0, 15.0, 14.0, 13.0, 12.0, 11.5, 11.0, 10.5, 10.0, 9.5, 9.0, 8.5, 8.0)
_SIZES_ON_A3 = (*_SIZES, 7.5, 7.0, 6.5, 6.0)
_LEADING = 1.4
_A3 = 2**0.5


class PosterSize(StrEnum):
    """The sheet: A3 is the same page enlarged."""

    A4 = "a4"
    A3 = "a3"


class Marker(StrEnum):
    """What stands before each line of a list."""

    SQUARE = "square"
    TICK = "tick"
    CROSS = "cross"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class PosterContact:
    """Whom to ring; `phone` as it is read, empty when there is none."""

    name: str
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Type:
    """The type of a poster's text at one body size."""

    size: float

    @property
    def body(self) -> TextStyle:
        return TextStyle(size=self.size, leading=self.size * _LEADING)

    @property
    def heading(self) -> TextStyle:
        return TextStyle(size=self.size * 1.15, leading=self.size * 1.6, bold=True)


class BulletList:
    """Lines with a mark before each, broken at a width; nothing is cut off."""

    def __init__(self, lines: Sequence[str], style: TextStyle, width: float, marker: Marker) -> None:
        self.width = width
        self._marker = marker
        self._style = style
        self._indent = LIST_INDENT * style.size / 11 * (1.4 if marker is not Marker.SQUARE else 1.0)
        self._gap = style.size * 0.35
        room = width - self._indent
        self._texts = [plain_text(line, style, room) for line in lines]

    @property
    def height(self) -> float:
        return sum(text.height for text in self._texts) + self._gap * max(0, len(self._texts) - 1)

    def draw(self, canvas: Any, left: float, top: float) -> None:
        for number, text in enumerate(self._texts, 1):
            draw_marker(canvas, left, top - self._style.baseline, self._style, self._marker, number)
            text.draw(canvas, left + self._indent, top)
            top -= text.height + self._gap


def draw_marker(
    canvas: Any, left: float, baseline: float, style: TextStyle, marker: Marker, number: int = 0
) -> None:
    """Draw a list's mark as a drawing, never as a letter of a font; a number is set in bold."""
    side = style.size
    canvas.setFillGray(0)
    canvas.setStrokeGray(0)
    if marker is Marker.NUMBER:
        draw_line(canvas, left, baseline, f"{number}", replace(style, bold=True, align=Align.LEFT))
    elif marker is Marker.SQUARE:
        edge = LIST_SQUARE * side / 11
        canvas.rect(left, baseline + side * 0.1, edge, edge, stroke=0, fill=1)
    else:
        draw_sign(canvas, left, baseline, side, is_tick=marker is Marker.TICK)


def draw_sign(canvas: Any, left: float, baseline: float, size: float, *, is_tick: bool) -> None:
    """Draw a tick or a cross beside type of `size` points in the canvas's stroke colour."""
    canvas.saveState()
    canvas.setLineWidth(size * 0.16)
    canvas.setLineJoin(1)
    canvas.setLineCap(1)
    path = canvas.beginPath()
    edge = size * 0.62
    bottom = baseline + size * 0.04
    if is_tick:
        path.moveTo(left + size * 0.06, bottom + edge * 0.45)
        path.lineTo(left + size * 0.3, bottom + edge * 0.08)
        path.lineTo(left + size * 0.78, bottom + edge)
    else:
        for x, end in ((0.1, 0.1 + 0.62), (0.1 + 0.62, 0.1)):
            path.moveTo(left + size * x, bottom)
            path.lineTo(left + size * end, bottom + edge)
    canvas.drawPath(path, stroke=1, fill=0)
    canvas.restoreState()


def plain_text(text: str, style: TextStyle, width: float) -> Text:
    """Return running text of the poster; what was typed cannot turn or break the figures in it."""
    return Text(TextParagraph(any_value(with_figures_bound(text)), style, min_lines=1), width)


def lines_of(text: str) -> tuple[str, ...]:
    """Return the lines of a text as typed, without empty ones and without the marks people put before them."""
    stripped = (line.strip().lstrip("-–•*").strip() for line in text.splitlines())
    return tuple(line for line in stripped if line)


def largest(layouts: Callable[[Type], Box], room: float, size: PosterSize) -> Box:
    """Return the layout in the largest type that is no higher than `room` points.

    Raises UserError where the text does not fit in the smallest type that may stand on paper.
    """
    for points in _SIZES if size is PosterSize.A4 else _SIZES_ON_A3:
        layout = layouts(Type(points))
        if layout.height <= room:
            return layout
    if size is PosterSize.A4:
        raise UserError(_("Teksten er for lang til en plakat i A4. Vælg A3, eller skriv den kortere."))
    raise UserError(_("Teksten er for lang til en plakat. Skriv den kortere."))


@dataclass(frozen=True, slots=True)
class Sheet:
    """The page of a poster laid out as A4, upright or lying, with its head and foot; lengths in points."""

    width: float
    height: float
    margin: float

    @property
    def measure(self) -> float:
        return self.width - 2 * self.margin


UPRIGHT = Sheet(PAGE_WIDTH, PAGE_HEIGHT, 20 * MM)
LYING = Sheet(PAGE_HEIGHT, PAGE_WIDTH, 16 * MM)

_TOP = 14 * MM
_BOTTOM = 20 * MM
_FOOTER = 11 * MM
_SENDER_WIDTH = 60 * MM
_HEAD_GAP = 10.0
_SAMPLE_PADDING = 4.0


@dataclass(frozen=True, slots=True)
class PosterHead:
    """What stands over and under the text: a small word for what the poster is, its title, whose it is."""

    kind: str
    title: str
    sender: Sender
    foot: str


def poster_pdf(
    head: PosterHead,
    sheet: Sheet,
    size: PosterSize,
    layouts: Callable[[Type], Box],
    *,
    black_and_white: bool,
) -> bytes:
    """Return the poster as a PDF of one page; the text is set as large as it goes. Raises UserError."""
    title = fit_text(any_value(head.title), _TITLE, sheet.measure - _SENDER_WIDTH - 6 * MM)
    kind = plain_text(head.kind, _KIND, sheet.measure - _SENDER_WIDTH)
    sender = SenderBlock(head.sender, _SENDER_WIDTH, black_and_white=black_and_white)
    head_height = max(title.height + kind.height, sender.height) + _HEAD_GAP
    text = largest(layouts, sheet.height - _TOP - head_height - _HEAD_GAP - _BOTTOM, size)
    target = BytesIO()
    scale = 1.0 if size is PosterSize.A4 else _A3
    canvas = new_canvas(
        target,
        title=head.title,
        author=head.sender.municipality,
        invariant=True,
        page_size=(sheet.width * scale, sheet.height * scale),
    )
    canvas.scale(scale, scale)
    left, top = sheet.margin, sheet.height - _TOP
    kind.draw(canvas, left, top)
    title.draw(canvas, left, top - kind.height)
    sender.draw(canvas, left + sheet.measure - sender.width, top)
    draw_rule(canvas, left, top - head_height, TITLE_RULE, sheet.measure)
    text.draw(canvas, left, top - head_height - _HEAD_GAP)
    draw_line(canvas, left, _FOOTER, head.foot, CAPTION, width=sheet.measure)
    if head.sender.is_sample:
        _draw_sample(canvas, left + sheet.measure)
    canvas.showPage()
    canvas.save()
    return target.getvalue()


def _draw_sample(canvas: Any, right: float) -> None:
    width = line_width(folder_labels.SAMPLE, SAMPLE) + 2 * _SAMPLE_PADDING
    canvas.setStrokeGray(0)
    canvas.setLineWidth(0.75)
    canvas.rect(right - width, _FOOTER - 3.2, width, 11, stroke=1, fill=0)
    draw_line(canvas, right - width, _FOOTER - 0.2, folder_labels.SAMPLE, SAMPLE, width=width)


def poster_foot(
    words: Words, sender: Sender, agreed_on: date | None, review_on: date | None, printed_on: date
) -> str:
    """Return the line at the foot: agreed, to be gone through again, printed."""
    dated = ((labels.AGREED_ON, agreed_on), (labels.REVIEW_BY, review_on), (labels.PRINTED, printed_on))
    days = [words(message, date=words.day(day)) for message, day in dated if day is not None]
    return "  ·  ".join(part for part in (any_value(sender.municipality), *days) if part)


def phone_block(contact: PosterContact, type_: Type, width: float) -> Stack:
    """Return whom to ring, the number larger than anything round it."""
    number = TextStyle(
        size=type_.size * 1.5, leading=type_.size * 2, bold=True, align=Align.LEFT, direction=Direction.LTR
    )
    boxes: list[Box] = [plain_text(contact.name, type_.body, width)]
    if contact.phone:
        boxes.append(fit_text(figure(contact.phone), number, width))
    return Stack(tuple(boxes))
