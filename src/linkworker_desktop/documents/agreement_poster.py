"""The poster of an agreement with volunteers: what they do and do not do, and what the municipality gives."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from linkworker_desktop.documents import directory_labels as labels
from linkworker_desktop.documents.boxes import Box, Stack, Text
from linkworker_desktop.documents.directory_content import Sender
from linkworker_desktop.documents.directory_labels import Words
from linkworker_desktop.documents.measures import TITLE_RULE
from linkworker_desktop.documents.palette import Palette, folder_palette
from linkworker_desktop.documents.poster import (
    UPRIGHT,
    BulletList,
    Marker,
    PosterContact,
    PosterHead,
    PosterSize,
    Type,
    draw_sign,
    lines_of,
    phone_block,
    plain_text,
    poster_foot,
    poster_pdf,
)
from linkworker_desktop.domain.languages import DANISH
from linkworker_desktop.typesetting.pages import GUTTER, HALF_MEASURE, MEASURE, MM
from linkworker_desktop.typesetting.style import WHITE, TextStyle
from linkworker_desktop.typesetting.svg_outline import set_fill

_INSET = 4 * MM
_BETWEEN = 14.0
_HEAD_PADDING = 2.5 * MM
_LEAST_HEAD = 14.0
"""Points: white letters on colour are never smaller."""


@dataclass(frozen=True, slots=True)
class AgreementPoster:
    """An agreement as it hangs on the wall: texts as typed, one point a line."""

    partner: str
    sender: Sender
    printed_on: date
    title: str = ""
    do: str = ""
    do_not: str = ""
    support: str = ""
    confidentiality: str = ""
    contact: PosterContact | None = None
    agreed_on: date | None = None
    review_on: date | None = None
    language: str = DANISH


def agreement_poster_pdf(
    poster: AgreementPoster, *, size: PosterSize = PosterSize.A4, black_and_white: bool = False
) -> bytes:
    """Return the poster on one upright sheet. Raises UserError where the text is too long for it."""
    words = Words(poster.language)
    palette = folder_palette(poster.sender.colour, black_and_white=black_and_white)
    kind = poster.title or words(labels.AGREEMENT)
    foot = poster_foot(words, poster.sender, poster.agreed_on, poster.review_on, poster.printed_on)
    return poster_pdf(
        PosterHead(kind, poster.partner, poster.sender, foot),
        UPRIGHT,
        size,
        lambda type_: _page(poster, words, palette, type_),
        black_and_white=black_and_white,
    )


def _page(poster: AgreementPoster, words: Words, palette: Palette, type_: Type) -> Stack:
    boxes: list[Box] = [_DoAndDoNot(poster, words, palette, type_)]
    if poster.support.strip():
        boxes.append(
            Stack(
                (
                    plain_text(words(labels.SUPPORT), type_.heading, MEASURE),
                    BulletList(lines_of(poster.support), type_.body, MEASURE, Marker.SQUARE),
                ),
                between=4,
            )
        )
    if poster.confidentiality.strip():
        boxes.append(_Framed(words(labels.CONFIDENTIALITY), poster.confidentiality, type_))
    if poster.contact is not None:
        call = plain_text(words(labels.CALL), type_.heading, MEASURE)
        boxes.append(Stack((call, phone_block(poster.contact, type_, MEASURE))))
    return Stack(tuple(boxes), between=_BETWEEN)


class _DoAndDoNot:
    """Two columns in frames of equal height: a filled head with a tick, a white one with a cross."""

    width = MEASURE

    def __init__(self, poster: AgreementPoster, words: Words, palette: Palette, type_: Type) -> None:
        self._palette = palette
        self._heads = (words(labels.VOLUNTEERS_DO), words(labels.VOLUNTEERS_DO_NOT))
        size = max(_LEAST_HEAD, type_.heading.size)
        self._head_style = TextStyle(size=size, leading=size * 1.3, bold=True)
        inner = HALF_MEASURE - 2 * _INSET
        self._head = max(self._text(head).height for head in self._heads) + 2 * _HEAD_PADDING
        self._lists = (
            BulletList(lines_of(poster.do), type_.body, inner, Marker.TICK),
            BulletList(lines_of(poster.do_not), type_.body, inner, Marker.CROSS),
        )

    def _text(self, head: str, *, is_white: bool = False) -> Text:
        style = replace(self._head_style, colour=WHITE) if is_white else self._head_style
        return plain_text(head, style, HALF_MEASURE - 2 * _INSET - self._indent)

    @property
    def _indent(self) -> float:
        return 1.4 * self._head_style.size

    @property
    def height(self) -> float:
        return self._head + max(each.height for each in self._lists) + 2 * _INSET

    def draw(self, canvas: Any, left: float, top: float) -> None:
        for index, (head, listed) in enumerate(zip(self._heads, self._lists, strict=True)):
            x = left + index * (HALF_MEASURE + GUTTER)
            self._draw_frame(canvas, x, top, is_filled=index == 0)
            text = self._text(head, is_white=index == 0)
            text_top = top - (self._head - text.height) / 2
            text.draw(canvas, x + _INSET + self._indent, text_top)
            canvas.setStrokeGray(1 if index == 0 else 0)
            baseline = text_top - self._head_style.baseline
            draw_sign(canvas, x + _INSET, baseline, self._head_style.size, is_tick=index == 0)
            listed.draw(canvas, x + _INSET, top - self._head - _INSET)

    def _draw_frame(self, canvas: Any, left: float, top: float, *, is_filled: bool) -> None:
        if is_filled:
            set_fill(canvas, self._palette.municipality)
            canvas.rect(left, top - self._head, HALF_MEASURE, self._head, stroke=0, fill=1)
        canvas.setStrokeGray(0)
        canvas.setLineWidth(TITLE_RULE)
        canvas.rect(left, top - self.height, HALF_MEASURE, self.height, stroke=1, fill=0)
        canvas.line(left, top - self._head, left + HALF_MEASURE, top - self._head)


class _Framed:
    """A heading and a text in a frame over the whole measure."""

    width = MEASURE

    def __init__(self, heading: str, text: str, type_: Type) -> None:
        inner = MEASURE - 2 * _INSET
        paragraphs = [plain_text(line, type_.body, inner) for line in lines_of(text)]
        self._content = Stack((plain_text(heading, type_.heading, inner), *paragraphs), between=3)

    @property
    def height(self) -> float:
        return self._content.height + 2 * _INSET

    def draw(self, canvas: Any, left: float, top: float) -> None:
        canvas.setStrokeGray(0)
        canvas.setLineWidth(TITLE_RULE)
        canvas.rect(left, top - self.height, MEASURE, self.height, stroke=1, fill=0)
        self._content.draw(canvas, left + _INSET, top - _INSET)
