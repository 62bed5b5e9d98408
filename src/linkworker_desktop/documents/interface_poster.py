"""The poster of an interface between two units: who does what, until where, and who takes over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from linkworker_desktop.documents import directory_labels as labels
from linkworker_desktop.documents.boxes import NEARLY_FULL, Box, Stack, Text, fit_text, resized, set_text
from linkworker_desktop.documents.directory_content import Sender
from linkworker_desktop.documents.directory_labels import Words
from linkworker_desktop.documents.measures import ROW_RULE, TITLE_RULE
from linkworker_desktop.documents.palette import Palette, folder_palette
from linkworker_desktop.documents.poster import (
    LYING,
    BulletList,
    Marker,
    PosterContact,
    PosterHead,
    PosterSize,
    Type,
    lines_of,
    phone_block,
    plain_text,
    poster_foot,
    poster_pdf,
)
from linkworker_desktop.domain.languages import DANISH
from linkworker_desktop.typesetting.isolates import any_value
from linkworker_desktop.typesetting.pages import MM
from linkworker_desktop.typesetting.style import BLACK, WHITE, Align, Colour, TextStyle
from linkworker_desktop.typesetting.svg_outline import set_fill

_COLUMN_GAP = 8 * MM
_COLUMN = (LYING.measure - 2 * _COLUMN_GAP) / 3
_BAND = 20 * MM
_POINT = 8 * MM
_BAND_WIDTH = _COLUMN - 2 * _POINT
_BETWEEN = 14.0
_BOX_INSET = 4 * MM
_BAND_TEXT = TextStyle(size=17, leading=20, bold=True, align=Align.CENTRE)


@dataclass(frozen=True, slots=True)
class InterfacePoster:
    """An interface as it hangs on the wall: texts as typed, one task a line.

    `a` hands over to `b`; `handover` says until where and what goes along.
    """

    a: str
    b: str
    sender: Sender
    printed_on: date
    a_does: str = ""
    b_does: str = ""
    shared: str = ""
    handover: str = ""
    procedure: str = ""
    contact_a: PosterContact | None = None
    contact_b: PosterContact | None = None
    agreed_on: date | None = None
    review_on: date | None = None
    language: str = DANISH


def interface_poster_pdf(
    poster: InterfacePoster, *, size: PosterSize = PosterSize.A4, black_and_white: bool = False
) -> bytes:
    """Return the poster on one lying sheet. Raises UserError where the text is too long for it."""
    words = Words(poster.language)
    palette = folder_palette(poster.sender.colour, black_and_white=black_and_white)
    title = words(labels.TWO_UNITS, first=any_value(poster.a), second=any_value(poster.b))
    foot = poster_foot(words, poster.sender, poster.agreed_on, poster.review_on, poster.printed_on)
    head = PosterHead(words(labels.INTERFACE), title, poster.sender, foot)
    return poster_pdf(
        head,
        LYING,
        size,
        lambda type_: _Page(poster, words, palette, type_),
        black_and_white=black_and_white,
    )


class _Page:
    """Band of arrows, three columns below it, then what both do and how."""

    width = LYING.measure

    def __init__(self, poster: InterfacePoster, words: Words, palette: Palette, type_: Type) -> None:
        self._palette = palette
        texts = (poster.a, words(labels.HANDOVER), poster.b)
        band = resized(_BAND_TEXT, max(_BAND_TEXT.size, type_.heading.size))
        size = min(_fitting(text, band).paragraph.style.size for text in texts)
        self._names = [
            _in_band(text, resized(band, size), colour)
            for text, colour in zip(texts, (WHITE, BLACK, WHITE), strict=True)
        ]
        self._columns = (
            _tasks(words(labels.TASKS), poster.a_does, type_),
            _handover(words(labels.UNTIL_HERE), poster.handover, type_),
            _tasks(words(labels.TAKES_OVER), poster.b_does, type_),
        )
        self._contacts = [
            Stack(()) if contact is None else phone_block(contact, type_, _COLUMN)
            for contact in (poster.contact_a, poster.contact_b)
        ]
        self._below = _Below(poster, words, type_)

    @property
    def height(self) -> float:
        rows = (self._columns, self._contacts, (self._below,))
        return _BAND + sum(_row_height(row) for row in rows)

    def draw(self, canvas: Any, left: float, top: float) -> None:
        self._draw_band(canvas, left, top)
        top -= _BAND
        for index, column in enumerate(self._columns):
            column.draw(canvas, left + index * (_COLUMN + _COLUMN_GAP), top - _BETWEEN)
        top -= _row_height(self._columns)
        for index, contact in enumerate(self._contacts):
            contact.draw(canvas, left + 2 * index * (_COLUMN + _COLUMN_GAP), top - _BETWEEN)
        self._below.draw(canvas, left, top - _row_height(self._contacts) - _BETWEEN)

    def _draw_band(self, canvas: Any, left: float, top: float) -> None:
        """Draw three arrows that run into each other, the middle one white."""
        step = _COLUMN + _COLUMN_GAP
        for index, text in enumerate(self._names):
            start = left + index * step
            end = start + _COLUMN + (_COLUMN_GAP - _POINT / 2 if index < 2 else 0)
            _draw_arrow(
                canvas,
                start,
                end,
                top,
                self._palette.municipality if index != 1 else None,
                has_notch=index > 0,
                has_point=index < 2,
            )
            text.draw(canvas, start + _POINT, top - (_BAND - text.height) / 2)


def _draw_arrow(
    canvas: Any,
    start: float,
    end: float,
    top: float,
    colour: Colour | None,
    *,
    has_notch: bool,
    has_point: bool,
) -> None:
    path = canvas.beginPath()
    path.moveTo(start, top)
    path.lineTo(end, top)
    if has_point:
        path.lineTo(end + _POINT, top - _BAND / 2)
    path.lineTo(end, top - _BAND)
    path.lineTo(start, top - _BAND)
    if has_notch:
        path.lineTo(start + _POINT, top - _BAND / 2)
    path.close()
    canvas.setLineWidth(TITLE_RULE)
    canvas.setStrokeGray(0)
    if colour is not None:
        set_fill(canvas, colour)
    canvas.drawPath(path, stroke=int(colour is None), fill=int(colour is not None))


def _fitting(text: str, style: TextStyle) -> Text:
    return fit_text(any_value(text), style, _BAND_WIDTH, one_line_from=NEARLY_FULL)


def _in_band(text: str, style: TextStyle, colour: Colour) -> Text:
    return set_text(any_value(text), replace(style, colour=colour), _BAND_WIDTH)


def _row_height(boxes: Sequence[Box]) -> float:
    """Return the height of boxes side by side with the white above them; nothing where all are empty."""
    height = max(box.height for box in boxes)
    return height + _BETWEEN if height else 0.0


def _tasks(heading: str, text: str, type_: Type) -> Stack:
    listed = BulletList(lines_of(text), type_.body, _COLUMN, Marker.SQUARE)
    return Stack((plain_text(heading, type_.heading, _COLUMN), listed), between=4)


def _handover(heading: str, text: str, type_: Type) -> Stack:
    paragraphs = (plain_text(line, type_.body, _COLUMN) for line in lines_of(text))
    return Stack((plain_text(heading, type_.heading, _COLUMN), *paragraphs), between=4)


class _Below:
    """What both do together beside how it is done, each in its frame; what is not there takes no room."""

    width = LYING.measure

    def __init__(self, poster: InterfacePoster, words: Words, type_: Type) -> None:
        parts = [
            (heading, lines_of(text), marker)
            for heading, text, marker in (
                (labels.TOGETHER, poster.shared, Marker.SQUARE),
                (labels.PROCEDURE, poster.procedure, Marker.NUMBER),
            )
            if text.strip()
        ]
        self._width = (self.width - _COLUMN_GAP * (len(parts) - 1)) / max(1, len(parts))
        inner = self._width - 2 * _BOX_INSET
        self._boxes = [
            Stack(
                (
                    plain_text(words(heading), type_.heading, inner),
                    BulletList(lines, type_.body, inner, marker),
                ),
                between=4,
            )
            for heading, lines, marker in parts
        ]

    @property
    def height(self) -> float:
        return max((box.height + 2 * _BOX_INSET for box in self._boxes), default=0.0)

    def draw(self, canvas: Any, left: float, top: float) -> None:
        for index, box in enumerate(self._boxes):
            x = left + index * (self._width + _COLUMN_GAP)
            canvas.setStrokeGray(0)
            canvas.setLineWidth(ROW_RULE)
            canvas.rect(x, top - self.height, self._width, self.height, stroke=1, fill=0)
            box.draw(canvas, x + _BOX_INSET, top - _BOX_INSET)
