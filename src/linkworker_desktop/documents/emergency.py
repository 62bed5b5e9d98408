"""The 112 bar: red, as wide as the measure, before anything else about help."""

from __future__ import annotations

from typing import Any

from linkworker_desktop.documents import labels
from linkworker_desktop.documents.boxes import Picture, Stack, set_text
from linkworker_desktop.documents.measures import CAP_HEIGHT, TITLE_RULE
from linkworker_desktop.documents.palette import Palette
from linkworker_desktop.documents.styles import BAR_112, BAR_BOLD, BAR_TEXT
from linkworker_desktop.domain.folder import Pictogram
from linkworker_desktop.typesetting.flow import Piece, snapped
from linkworker_desktop.typesetting.pages import MEASURE, MM
from linkworker_desktop.typesetting.paragraph import draw_line
from linkworker_desktop.typesetting.style import WHITE
from linkworker_desktop.typesetting.svg_outline import set_fill

NUMBER = "112"

_RED_WIDTH = 60 * MM
_LEAST_HEIGHT = 88.0
_INSET = 5.3 * MM
_PICTURE = 14 * MM


class EmergencyBar(Piece):
    """112 on the acute colour and, beside it, when to ring and that it is free, in one or two languages."""

    gap = 8.0
    close_gap = 8.0

    def __init__(self, language: str | None, palette: Palette) -> None:
        self._palette = palette
        bold = labels.both(labels.CALL_112, language)
        plain = labels.both(labels.CALL_IS_FREE, language)
        is_alone = language is None or bold.other is None
        room = MEASURE - _RED_WIDTH - 2 * _INSET
        width = room if is_alone else (room - _INSET) / 2
        self._texts = [Stack((set_text(bold.da, BAR_BOLD, width), set_text(plain.da, BAR_TEXT, width)))]
        if language is not None and bold.other is not None:
            self._texts.append(_in(language, (bold.other, plain.other or plain.da), width))
        self._column = width + _INSET
        self._height = snapped(max(_LEAST_HEIGHT, *(text.height + 28 for text in self._texts)))

    @property
    def height(self) -> float:
        return self._height

    def draw(self, canvas: Any, left: float, top: float) -> None:
        set_fill(canvas, self._palette.acute)
        canvas.rect(left, top - self._height, _RED_WIDTH, self._height, stroke=0, fill=1)
        canvas.setStrokeGray(0)
        canvas.setLineWidth(TITLE_RULE)
        canvas.rect(left, top - self._height, MEASURE, self._height, stroke=1, fill=0)
        middle = top - self._height / 2
        picture = Picture(Pictogram.EMERGENCY, _PICTURE, ink=WHITE, paper=self._palette.acute)
        picture.draw(canvas, left + 7.3 * MM, middle + _PICTURE / 2)
        draw_line(canvas, left + 26 * MM, middle - BAR_112.size * CAP_HEIGHT / 2, NUMBER, BAR_112)
        for index, text in enumerate(self._texts):
            x = left + _RED_WIDTH + _INSET + index * self._column
            text.draw(canvas, x, middle + text.height / 2)


def _in(language: str, texts: tuple[str, str], width: float) -> Stack:
    bold, plain = texts
    return Stack((set_text(bold, BAR_BOLD, width, language), set_text(plain, BAR_TEXT, width, language)))
