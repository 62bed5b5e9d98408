"""The cover: whose folder it is and who to ring. Nothing on it says refugee, country, language or age."""

from __future__ import annotations

from typing import Any

from linkworker_desktop.documents import labels
from linkworker_desktop.documents.boxes import (
    NEARLY_FULL,
    Box,
    Ends,
    Stack,
    aligned,
    fit_text,
    set_text,
    set_value,
)
from linkworker_desktop.documents.chrome import Chrome
from linkworker_desktop.documents.cover_art import HEIGHT as ART_HEIGHT
from linkworker_desktop.documents.cover_art import LEAST_HEIGHT as LEAST_ART_HEIGHT
from linkworker_desktop.documents.cover_art import draw_cover_art
from linkworker_desktop.documents.images import PlacedImage
from linkworker_desktop.documents.measures import ROW_RULE, TITLE_RULE
from linkworker_desktop.documents.rows import Cell, Row, draw_rule
from linkworker_desktop.documents.styles import (
    COVER_DETAIL,
    COVER_LABEL,
    COVER_NOTE,
    COVER_TITLE,
    COVER_VALUE,
    MUNICIPALITY,
    enlarged,
)
from linkworker_desktop.domain.folder import FolderContent
from linkworker_desktop.domain.text import Run
from linkworker_desktop.i18n.dates import numeric_date
from linkworker_desktop.typesetting.isolates import figure, place
from linkworker_desktop.typesetting.pages import HALF_MEASURE, MEASURE, MM, PAGE_HEIGHT, Side
from linkworker_desktop.typesetting.style import Align

_LABEL_WIDTH = 55 * MM
_VALUE_WIDTH = 60 * MM
_LOGO_HEIGHT = 9 * MM
_LOGO_WIDTH = 45 * MM
_HEAD_TOP = PAGE_HEIGHT - 17.4 * MM
_TITLE_BASELINE = PAGE_HEIGHT - 46.3 * MM
_ART_TOP = PAGE_HEIGHT - 74 * MM
_ROWS_GAP = 6.3 * MM
_NOTE_GAP = 16.0
_TITLE_GAP = 12.0
_LOWEST = 18 * MM
_SAMPLE_INWARD = 5.7 * MM
_NOTE_INSET = 2 * MM


class CoverPage:
    """The first page; its back stays blank."""

    page_count = 1

    def __init__(self, content: FolderContent, chrome: Chrome) -> None:
        self._content = content
        self._chrome = chrome

    def draw(self, canvas: Any, index: int, side: Side) -> None:
        """Draw the cover."""
        del index
        self._draw_sender(canvas, side.left)
        art_top = min(_ART_TOP, self._draw_titles(canvas, side.left) - _TITLE_GAP)
        rows, note = self._rows(), self._note()
        below = sum(row.height for row in rows) + _NOTE_GAP + note.height
        art = min(ART_HEIGHT, max(LEAST_ART_HEIGHT, art_top - _ROWS_GAP - below - _LOWEST))
        draw_cover_art(canvas, side.left, art_top, self._chrome.palette, art)
        top = art_top - art - _ROWS_GAP
        draw_rule(canvas, side.left, top, TITLE_RULE)
        for row in rows:
            row.draw(canvas, side.left, top)
            top -= row.height
        note.draw(canvas, side.left, top - _NOTE_GAP)
        self._chrome.sample_mark(canvas, side, _SAMPLE_INWARD)

    def _draw_sender(self, canvas: Any, left: float) -> None:
        start = left
        if self._content.logo is not None:
            is_grey = self._chrome.palette.is_black_and_white
            logo = PlacedImage(self._content.logo, _LOGO_WIDTH, _LOGO_HEIGHT, black_and_white=is_grey)
            logo.draw(canvas, left, _HEAD_TOP - (_LOGO_HEIGHT - logo.height) / 2)
            start += logo.width + 4 * MM
        name = fit_text(self._content.municipality, MUNICIPALITY, left + MEASURE - start)
        name.draw(canvas, start, _HEAD_TOP - (_LOGO_HEIGHT - name.height) / 2)

    def _draw_titles(self, canvas: Any, left: float) -> float:
        pair = labels.both(labels.FOLDER, self._content.language)
        titles = [fit_text(pair.da, COVER_TITLE, MEASURE)]
        if self._content.language is not None and pair.other is not None:
            titles.append(fit_text(pair.other, COVER_TITLE, MEASURE, self._content.language))
        stack = Stack(tuple(titles))
        slack = COVER_TITLE.leading - 18 if len(titles) == 1 else 0
        top = _TITLE_BASELINE + COVER_TITLE.baseline - slack
        stack.draw(canvas, left, top)
        return top - stack.height

    def _rows(self) -> list[Row]:
        content = self._content
        contact = [_value(figure(content.linkworker_phone), self._is_large)]
        contact.append(set_value(f"{content.linkworker}, link-worker", COVER_DETAIL, _VALUE_WIDTH))
        family = [_value(content.family, self._is_large)]
        if content.address is not None:
            family.append(
                set_value(place(content.address), COVER_DETAIL, _VALUE_WIDTH, one_line_from=NEARLY_FULL)
            )
        handed_out = "" if content.handed_out_on is None else figure(numeric_date(content.handed_out_on))
        rows = [
            self._row(labels.BELONGS_TO, family),
            self._row(labels.YOUR_CONTACT, contact),
            self._row(labels.HANDED_OUT, [_value(handed_out, self._is_large)]),
        ]
        if content.large_type:
            rows.append(self._row(labels.READ_ALOUD_ON, []))
        return rows

    @property
    def _is_large(self) -> bool:
        return self._content.large_type

    def _row(self, label: str, values: list[Box]) -> Row:
        language = self._content.language
        pair = labels.both(label, language)
        style = enlarged(COVER_LABEL) if self._is_large else COVER_LABEL
        cells = [Cell(0, set_text(pair.da, style, _LABEL_WIDTH)), Cell(_LABEL_WIDTH, Stack(tuple(values)))]
        if language is not None and pair.other is not None:
            cells.append(
                Cell(
                    MEASURE - _LABEL_WIDTH,
                    set_text(pair.other, aligned(style, Align.RIGHT), _LABEL_WIDTH, language),
                )
            )
        return Row(cells, padding=(6, 7), least=38, rule=ROW_RULE)

    def _note(self) -> Box:
        language = self._content.language
        care = labels.both(labels.TAKE_CARE, language)
        privacy = labels.both(labels.PRIVACY, language)
        if language is None or care.other is None or privacy.other is None:
            return _note(care.da, privacy.da, MEASURE * 0.7, "da")
        width = HALF_MEASURE - _NOTE_INSET
        danish = _note(care.da, privacy.da, width, "da")
        return Ends(danish, _note(care.other, privacy.other, width, language), MEASURE)


def _value(text: str, is_large: bool) -> Box:  # noqa: FBT001
    return set_value(text, enlarged(COVER_VALUE) if is_large else COVER_VALUE, _VALUE_WIDTH)


def _note(care: str, privacy: str, width: float, language: str) -> Box:
    return set_text((Run(care, bold=True), Run(f" {privacy}")), COVER_NOTE, width, language)
