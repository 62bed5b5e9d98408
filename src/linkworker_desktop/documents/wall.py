"""The numbers page that hangs on the wall: 112 first, then who to ring, largest where it is read from afar."""

from __future__ import annotations

from typing import Any

from linkworker_desktop.documents import labels
from linkworker_desktop.documents.boxes import Box, Picture, Stack, Text, aligned, beside, fit_text, set_text
from linkworker_desktop.documents.chrome import Chrome
from linkworker_desktop.documents.emergency import NUMBER
from linkworker_desktop.documents.measures import CAP_HEIGHT, FRAME_HEIGHT, FRAME_TOP, ROW_RULE, TITLE_RULE
from linkworker_desktop.documents.page_title import PageTitle
from linkworker_desktop.documents.rows import draw_rule
from linkworker_desktop.documents.styles import (
    CAPTION,
    COVER_LABEL,
    WALL_112,
    WALL_ADDRESS,
    WALL_DANGER,
    WALL_SAY,
)
from linkworker_desktop.documents.wall_rows import number_rows
from linkworker_desktop.domain.folder import FolderContent, Pictogram, TextPair
from linkworker_desktop.i18n.dates import numeric_date
from linkworker_desktop.typesetting.isolates import place
from linkworker_desktop.typesetting.pages import MEASURE, MM, Side
from linkworker_desktop.typesetting.paragraph import draw_line
from linkworker_desktop.typesetting.style import WHITE, Align, Colour
from linkworker_desktop.typesetting.svg_outline import set_fill

_TITLE_HEIGHT = 50.0
_AFTER_TITLE = 14.0
_RED_HEIGHT = 40 * MM
_RED_COLUMN = 52 * MM
_RED_INSET = 4.8 * MM
_RED_PICTURE = 15 * MM
_RED_BETWEEN = 4.0
_RED_PADDING = 11.0
_SAY_PADDING = 7.0
_BLOCK_GAP = 4.4 * MM
_FOOT_HEIGHT = 24.0
_READ_ALOUD_HEIGHT = 20.0


class DangerBlock:
    """112 on the acute colour, and under it what the caller must say, with the home's address unless protected."""

    def __init__(self, content: FolderContent, acute: Colour) -> None:
        language = content.language
        pair = labels.both(labels.DANGER, language)
        self._acute = acute
        self._danish = set_text(pair.da, WALL_DANGER, _RED_COLUMN)
        self._other: Text | None = None
        if language is not None and pair.other is not None:
            self._other = set_text(pair.other, aligned(WALL_DANGER, Align.RIGHT), _RED_COLUMN, language)
        words = max(self._danish.height, self._other.height if self._other else 0.0)
        self._red = max(_RED_HEIGHT, _RED_PICTURE + words + 2 * _RED_PADDING)
        self._say = _what_to_say(language, content.address)

    @property
    def height(self) -> float:
        return self._red + self._say.height + 2 * _SAY_PADDING

    def draw(self, canvas: Any, left: float, top: float) -> None:
        set_fill(canvas, self._acute)
        canvas.rect(left, top - self._red, MEASURE, self._red, stroke=0, fill=1)
        self._draw_side(canvas, left + _RED_INSET, top, Pictogram.EMERGENCY, self._danish)
        right = left + MEASURE - _RED_INSET - _RED_COLUMN
        self._draw_side(canvas, right, top, Pictogram.PHONE, self._other)
        baseline = top - self._red / 2 - WALL_112.size * CAP_HEIGHT / 2
        draw_line(canvas, left, baseline, NUMBER, WALL_112, width=MEASURE)
        self._say.draw(canvas, left + _RED_INSET, top - self._red - _SAY_PADDING)
        canvas.setStrokeGray(0)
        canvas.setLineWidth(TITLE_RULE)
        canvas.rect(left, top - self.height, MEASURE, self.height, stroke=1, fill=0)

    def _draw_side(
        self, canvas: Any, left: float, top: float, pictogram: Pictogram, text: Text | None
    ) -> None:
        used = _RED_PICTURE + (_RED_BETWEEN + text.height if text else 0.0)
        upper = top - (self._red - used) / 2
        indent = _RED_COLUMN - _RED_PICTURE if pictogram is Pictogram.PHONE else 0.0
        Picture(pictogram, _RED_PICTURE, ink=WHITE, paper=self._acute).draw(canvas, left + indent, upper)
        if text is not None:
            text.draw(canvas, left, upper - _RED_PICTURE - _RED_BETWEEN)


def _what_to_say(language: str | None, address: str | None) -> Stack:
    width = MEASURE - 2 * _RED_INSET
    pair = labels.both(labels.SAY_WHERE if address else labels.SAY_WHERE_YOU_ARE, language)
    is_alone = language is None or pair.other is None
    lines: list[Box] = [
        beside(pair, aligned(WALL_SAY, Align.CENTRE) if is_alone else WALL_SAY, width, language)
    ]
    if address is not None:
        lines.append(fit_text(place(address), WALL_ADDRESS, width))
    return Stack(tuple(lines), between=2)


class WallPage:
    """One right-hand page; its back stays blank so that it can hang."""

    page_count = 1

    def __init__(self, content: FolderContent, chrome: Chrome, running_title: TextPair) -> None:
        self._content = content
        self._chrome = chrome
        self._running_title = running_title

    def draw(self, canvas: Any, index: int, side: Side) -> None:
        """Draw the page."""
        del index
        content = self._content
        self._chrome.header(canvas, side, self._running_title)
        title = PageTitle(labels.NUMBERS, content.language)
        title.draw(canvas, side.left, FRAME_TOP)
        top = FRAME_TOP - max(_TITLE_HEIGHT, title.height + _AFTER_TITLE)
        danger = DangerBlock(content, self._chrome.palette.acute)
        danger.draw(canvas, side.left, top)
        below = self._draw_rows(canvas, side.left, top - danger.height - _BLOCK_GAP)
        self._draw_foot(canvas, side.left, below - 6)
        checked = content.numbers_checked_on
        line = labels.FOOTER_UPDATED.format(date=numeric_date(content.printed_on))
        if checked is not None:
            line = labels.FOOTER_CHECKED.format(date=numeric_date(checked))
        self._chrome.footer(canvas, side, line)

    def _draw_rows(self, canvas: Any, left: float, top: float) -> float:
        foot = _FOOT_HEIGHT + (_READ_ALOUD_HEIGHT if self._content.large_type else 0)
        room = top - (FRAME_TOP - FRAME_HEIGHT) - foot
        draw_rule(canvas, left, top, TITLE_RULE)
        for row in number_rows(self._content, room):
            row.draw(canvas, left, top)
            top -= row.height
        return top

    def _draw_foot(self, canvas: Any, left: float, top: float) -> None:
        language = self._content.language
        hang = beside(labels.both(labels.HANG_IT_UP, language), CAPTION, MEASURE, language)
        hang.draw(canvas, left, top)
        if self._content.large_type:
            pair = labels.both(labels.READ_ALOUD_ON, language)
            row = beside(pair, COVER_LABEL, MEASURE, language)
            row.draw(canvas, left, top - hang.height - 4)
            canvas.setStrokeGray(0)
            draw_rule(canvas, left + 55 * MM, top - hang.height - 4 - row.height, ROW_RULE, 60 * MM)
