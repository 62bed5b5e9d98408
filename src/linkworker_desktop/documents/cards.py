"""Contact cards, two abreast: who it is, the phone number, where to go, and a code that rings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from linkworker_desktop.documents.boxes import (
    NEARLY_FULL,
    Box,
    Picture,
    Stack,
    aligned,
    fit_text,
    set_text,
    set_value,
)
from linkworker_desktop.documents.measures import CARD_GAP, CARD_HEIGHT, CARD_WIDTH, ROW_RULE, TITLE_INDENT
from linkworker_desktop.documents.styles import CARD_CATEGORY, CARD_NAME, CARD_PHONE, CARD_PLACE
from linkworker_desktop.domain.folder import ContactBlock
from linkworker_desktop.typesetting.flow import Piece, snapped
from linkworker_desktop.typesetting.isolates import figure, neutralised, place, with_figures_bound
from linkworker_desktop.typesetting.pages import MM
from linkworker_desktop.typesetting.qr import draw_qr
from linkworker_desktop.typesetting.style import Align

_PICTURE = 11 * MM
_INSET = 3.3 * MM
_TEXT_LEFT = 17.5 * MM
_QR = 21 * MM
_QR_RIGHT = 2 * MM


def dial_link(phone: str) -> str:
    """Return the link a telephone follows for a printed number: its digits and a leading plus."""
    digits = "".join(char for char in phone if char.isascii() and char.isdigit())
    return f"tel:{'+' if neutralised(phone).strip().startswith('+') else ''}{digits}"


def card_rows(contacts: Sequence[ContactBlock], language: str | None) -> Iterator[Piece]:
    """Yield rows of two cards. Where several contacts share a category, their own names are the headline."""
    repeated = Counter(contact.category.da for contact in contacts)
    cards = [_Card(contact, language, is_own_name=repeated[contact.category.da] > 1) for contact in contacts]
    indent = TITLE_INDENT if language is None and len(cards) == 1 else 0.0
    for first in range(0, len(cards), 2):
        yield _CardRow(tuple(cards[first : first + 2]), is_first=first == 0, indent=indent)


class _CardRow(Piece):
    """One or two cards of equal height, never split; `indent` moves a card that stands alone below its text."""

    def __init__(self, cards: tuple[_Card, ...], *, is_first: bool, indent: float) -> None:
        self._cards = cards
        self._card_height = max(CARD_HEIGHT, *(card.height for card in cards))
        self.gap, self.close_gap = (16.0, 8.0) if is_first else (0.0, 0.0)
        self._indent = indent
        self._height = snapped(self._card_height + CARD_GAP / 2)

    @property
    def height(self) -> float:
        return self._height

    def draw(self, canvas: Any, left: float, top: float) -> None:
        for index, card in enumerate(self._cards):
            card.draw(canvas, left + self._indent + index * (CARD_WIDTH + CARD_GAP), top, self._card_height)


class _Card:
    """One contact; text grows downwards, nothing is cut off."""

    def __init__(self, contact: ContactBlock, language: str | None, *, is_own_name: bool) -> None:
        self._contact = contact
        width = CARD_WIDTH - _TEXT_LEFT - _INSET
        beside_code = width - _QR - _QR_RIGHT + _INSET if contact.phone else width
        self._head = Stack(tuple(_head(contact, language, beside_code, is_own_name=is_own_name)))
        self._foot = Stack(tuple(_foot(contact, language, width, is_own_name=is_own_name)))
        self._foot_top = max(self._head.height, _QR if contact.phone else 0.0) + 3 * MM

    @property
    def height(self) -> float:
        return self._foot_top + self._foot.height + 2.5 * MM

    def draw(self, canvas: Any, left: float, top: float, height: float) -> None:
        canvas.setStrokeGray(0)
        canvas.setLineWidth(ROW_RULE)
        canvas.rect(left, top - height, CARD_WIDTH, height, stroke=1, fill=0)
        Picture(self._contact.pictogram, _PICTURE).draw(canvas, left + _INSET, top - _INSET)
        self._head.draw(canvas, left + _TEXT_LEFT, top - 2.4 * MM)
        if self._contact.phone:
            code_left = left + CARD_WIDTH - _QR_RIGHT - _QR
            draw_qr(canvas, code_left, top - 1.2 * MM - _QR, _QR, dial_link(self._contact.phone))
        self._foot.draw(canvas, left + _TEXT_LEFT, top - self._foot_top)


def _head(contact: ContactBlock, language: str | None, width: float, *, is_own_name: bool) -> Iterator[Box]:
    category = contact.category
    if is_own_name:
        yield set_value(contact.name, CARD_NAME, width, one_line_from=NEARLY_FULL)
        yield fit_text(category.da, CARD_CATEGORY, width, one_line_from=NEARLY_FULL)
    else:
        yield fit_text(category.da, CARD_NAME, width, one_line_from=NEARLY_FULL)
    if language is not None and category.other is not None:
        style = aligned(CARD_CATEGORY, Align.LEFT)
        yield fit_text(category.other, style, width, language, one_line_from=NEARLY_FULL)
    if contact.phone:
        yield fit_text(figure(contact.phone), CARD_PHONE, width)


def _foot(contact: ContactBlock, language: str | None, width: float, *, is_own_name: bool) -> Iterator[Box]:
    where = contact.address if is_own_name else ", ".join(filter(None, (contact.name, contact.address)))
    for line in (where and place(where), contact.hours and with_figures_bound(contact.hours)):
        if line:
            yield set_text(line, CARD_PLACE, width)
    if language is not None and contact.hours_other:
        yield set_text(contact.hours_other, aligned(CARD_PLACE, Align.LEFT), width, language)
    if contact.note:
        yield set_text(contact.note, CARD_PLACE, width)
