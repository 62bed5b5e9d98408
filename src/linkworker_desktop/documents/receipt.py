"""The receipt at the end: what was handed out to whom, when, in which language, and whether it was read aloud."""

from __future__ import annotations

from typing import Any

from linkworker_desktop.documents import labels
from linkworker_desktop.documents.boxes import Box, Stack, aligned, set_text, set_value
from linkworker_desktop.documents.chrome import Chrome
from linkworker_desktop.documents.measures import FRAME_TOP, ROW_RULE, TITLE_RULE
from linkworker_desktop.documents.page_title import PageTitle
from linkworker_desktop.documents.rows import Cell, Row, draw_rule
from linkworker_desktop.documents.styles import BODY, ROW_LABEL, ROW_VALUE, SIGNATURE
from linkworker_desktop.domain.folder import FolderContent, TextPair
from linkworker_desktop.domain.languages import LANGUAGES
from linkworker_desktop.i18n.dates import numeric_date
from linkworker_desktop.typesetting.isolates import any_value, figure
from linkworker_desktop.typesetting.pages import HALF_MEASURE, MEASURE, MM, Side
from linkworker_desktop.typesetting.style import Align

_SIDE_COLUMN = 55 * MM
_VALUE_COLUMN = 60 * MM
_TITLE_HEIGHT = 56.0
_AFTER_TITLE = 14.0
_TICK = 3.6 * MM
_SIGNATURE_GAP = 4 * MM
_SIGNATURE_WIDTH = (MEASURE - 2 * _SIGNATURE_GAP) / 3
_FREE_ABOVE = 16 * MM


class ReceiptPage:
    """The last right-hand page; values known at printing stand there, the rest is written by hand."""

    page_count = 1

    def __init__(self, content: FolderContent, chrome: Chrome, running_title: TextPair, footer: str) -> None:
        self._content = content
        self._chrome = chrome
        self._running_title = running_title
        self._footer = footer

    def draw(self, canvas: Any, index: int, side: Side) -> None:
        """Draw the receipt."""
        del index
        self._chrome.header(canvas, side, self._running_title)
        title = PageTitle(labels.RECEIPT, self._content.language)
        title.draw(canvas, side.left, FRAME_TOP)
        top = FRAME_TOP - max(_TITLE_HEIGHT, title.height + _AFTER_TITLE)
        top = self._draw_introduction(canvas, side.left, top) - 16
        draw_rule(canvas, side.left, top, TITLE_RULE)
        for row in self._rows():
            row.draw(canvas, side.left, top)
            top -= row.height
        self._draw_signatures(canvas, side.left, top - _FREE_ABOVE)
        self._chrome.footer(canvas, side, self._footer)

    def _draw_introduction(self, canvas: Any, left: float, top: float) -> float:
        language = self._content.language
        pair = labels.both(labels.RECEIPT_INTRODUCTION, language)
        danish = set_text(pair.da, BODY, MEASURE if pair.other is None else HALF_MEASURE)
        danish.draw(canvas, left, top)
        height = danish.height
        if language is not None and pair.other is not None:
            other = set_text(pair.other, BODY, HALF_MEASURE, language)
            other.draw(canvas, left + MEASURE - HALF_MEASURE, top)
            height = max(height, other.height)
        return top - height

    def _rows(self) -> list[Row]:
        content = self._content
        language = LANGUAGES[content.language or "da"]
        names = "dansk" if content.language is None else f"dansk · {any_value(language.endonym)}"
        date = "" if content.handed_out_on is None else figure(numeric_date(content.handed_out_on))
        return [
            self._row(labels.HANDED_OUT_TO, _value(content.family)),
            self._row(labels.HANDED_OUT_BY, _value(content.linkworker)),
            self._row(labels.DATE, _value(date)),
            self._row(labels.TIME, _value("")),
            self._row(labels.LANGUAGE, _value(names)),
            self._row(labels.READ_ALOUD, _YesOrNo(content.language)),
        ]

    def _row(self, label: str, value: Box) -> Row:
        language = self._content.language
        pair = labels.both(label, language)
        cells = [Cell(0, set_text(pair.da, ROW_LABEL, _SIDE_COLUMN)), Cell(_SIDE_COLUMN, value)]
        if language is not None and pair.other is not None:
            other = set_text(pair.other, aligned(ROW_LABEL, Align.RIGHT), _SIDE_COLUMN, language)
            cells.append(Cell(MEASURE - _SIDE_COLUMN, other))
        return Row(cells, padding=(8, 8), least=40)

    def _draw_signatures(self, canvas: Any, left: float, y: float) -> None:
        language = self._content.language
        date = labels.both(labels.DATE, language)
        signers = (labels.SIGNED_BY_RECEIVER, labels.SIGNED_BY_LINKWORKER, labels.SIGNED_BY_INTERPRETER)
        for index, label in enumerate(signers):
            x = left + index * (_SIGNATURE_WIDTH + _SIGNATURE_GAP)
            draw_rule(canvas, x, y, ROW_RULE, _SIGNATURE_WIDTH)
            pair = labels.both(label, language)
            lines: list[Box] = [set_text(f"{pair.da}, {date.da.lower()}", SIGNATURE, _SIGNATURE_WIDTH)]
            if language is not None and pair.other is not None:
                lines.append(set_text(pair.other, SIGNATURE, _SIGNATURE_WIDTH, language))
            Stack(tuple(lines)).draw(canvas, x, y - 3)


class _YesOrNo:
    """Two boxes to tick, each with its word in one or two languages."""

    width = _VALUE_COLUMN

    def __init__(self, language: str | None) -> None:
        self._choices = [_choice(label, language) for label in (labels.YES, labels.NO)]

    @property
    def height(self) -> float:
        return max(choice.height for choice in self._choices)

    def draw(self, canvas: Any, left: float, top: float) -> None:
        for index, choice in enumerate(self._choices):
            x = left + 4 * MM + index * self.width / 2
            canvas.setStrokeGray(0)
            canvas.setLineWidth(0.9)
            canvas.rect(x, top - 13, _TICK, _TICK, stroke=1, fill=0)
            choice.draw(canvas, x + _TICK + 2 * MM, top)


def _choice(label: str, language: str | None) -> Box:
    pair = labels.both(label, language)
    words = pair.da if pair.other is None else f"{pair.da} · {any_value(pair.other)}"
    return set_text(words, ROW_LABEL, _VALUE_COLUMN / 2 - 10 * MM)


def _value(text: str) -> Box:
    return set_value(text, ROW_VALUE, _VALUE_COLUMN)
