"""One part of the folder: its title, then text, cards, charts and map in the order the text asks for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from linkworker_desktop.documents import labels
from linkworker_desktop.documents.blocks import text_pieces
from linkworker_desktop.documents.boxes import Box, Stack, beside, set_text
from linkworker_desktop.documents.cards import card_rows
from linkworker_desktop.documents.chrome import Chrome
from linkworker_desktop.documents.emergency import EmergencyBar
from linkworker_desktop.documents.measures import FRAME_HEIGHT, FRAME_SPARE, FRAME_TOP, TITLE_INDENT
from linkworker_desktop.documents.palette import Palette
from linkworker_desktop.documents.styles import (
    BODY,
    PART_NUMBER,
    PART_TITLE,
    PART_TITLE_LONG,
    PART_TITLE_OTHER,
)
from linkworker_desktop.documents.town import TownMap, place_rows
from linkworker_desktop.documents.weeks import week_charts
from linkworker_desktop.domain.folder import FolderPart, TextPair
from linkworker_desktop.domain.text import InsertKind
from linkworker_desktop.typesetting.flow import FlowPage, Piece, on_few_sheets, snapped
from linkworker_desktop.typesetting.pages import MEASURE, Side
from linkworker_desktop.typesetting.paragraph import draw_line

_TITLE_WIDTH = MEASURE - TITLE_INDENT
_AFTER_TITLE = 12.0
_LEAST_HEIGHT = 64.0


class PartTitle(Piece):
    """The printed number in the municipality's colour, beside it the title in both languages, Danish first."""

    keeps_with_next = True

    def __init__(
        self,
        position: int | None,
        title: TextPair,
        language: str | None,
        palette: Palette,
        *,
        only_danish: bool,
    ) -> None:
        self._number = "" if position is None else str(position)
        self._number_style = replace(PART_NUMBER, colour=palette.municipality)
        danish = set_text(title.da, PART_TITLE, _TITLE_WIDTH)
        if danish.lines > 1:
            danish = set_text(title.da, PART_TITLE_LONG, _TITLE_WIDTH)
        titles: list[Box] = [danish]
        if language is not None and title.other is not None:
            titles.append(set_text(title.other, PART_TITLE_OTHER, _TITLE_WIDTH, language))
        if only_danish:
            titles.append(beside(labels.both(labels.ONLY_DANISH, language), BODY, _TITLE_WIDTH, language))
        self._titles = Stack(tuple(titles))

    @property
    def height(self) -> float:
        return max(snapped(self._titles.height + _AFTER_TITLE), _LEAST_HEIGHT)

    def draw(self, canvas: Any, left: float, top: float) -> None:
        if self._number:
            draw_line(canvas, left, top - self._number_style.baseline, self._number, self._number_style)
        self._titles.draw(canvas, left + TITLE_INDENT, top)


@dataclass(frozen=True, slots=True)
class PartPages:
    """A part laid out on its pages."""

    part: FolderPart
    pages: tuple[FlowPage, ...]
    chrome: Chrome
    footer: str

    @property
    def page_count(self) -> int:
        return len(self.pages)

    def draw(self, canvas: Any, index: int, side: Side) -> None:
        """Draw page `index` of the part on the given side of a sheet."""
        self.chrome.header(canvas, side, self.part.title, self.part.position)
        self.chrome.tab(canvas, side, self.part.position)
        draw_flow(canvas, self.pages[index], side)
        self.chrome.footer(canvas, side, self.footer)


def part_pages(part: FolderPart, chrome: Chrome, footer: str) -> PartPages:
    """Lay out a part. Danish alone is set in one column, also where the other language has no text."""
    language = None if part.only_danish else chrome.language
    pieces: list[Piece] = [
        PartTitle(part.position, part.title, chrome.language, chrome.palette, only_danish=part.only_danish)
    ]
    pieces += text_pieces(part.blocks, language, lambda kind: insert_pieces(kind, part, chrome))
    return PartPages(part, on_few_sheets(pieces, FRAME_HEIGHT, FRAME_SPARE), chrome, footer)


def insert_pieces(kind: InsertKind, part: FolderPart, chrome: Chrome) -> Iterable[Piece]:
    """Return what the program fills in at an insert; nothing where there is nothing to show."""
    language, palette = chrome.language, chrome.palette
    if kind is InsertKind.EMERGENCY:
        return (EmergencyBar(language, palette),)
    if kind is InsertKind.CONTACTS:
        return card_rows(part.contacts, language)
    if kind is InsertKind.WEEKS:
        return week_charts(part.events, language, palette)
    if kind is InsertKind.PLACES:
        return place_rows(part.places, language)
    if part.map_image is None:
        return ()
    return (TownMap(part.map_image, black_and_white=palette.is_black_and_white),)


def draw_flow(canvas: Any, page: FlowPage, side: Side) -> None:
    """Draw the pieces of a page into the text frame."""
    for placed in page:
        placed.piece.draw(canvas, side.left, FRAME_TOP - placed.offset)
