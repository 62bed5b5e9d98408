"""The title of a page that is not a part: Danish at the left, the other language at the right."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from linkworker_desktop.documents import labels
from linkworker_desktop.documents.boxes import Text, fit_text
from linkworker_desktop.documents.styles import WALL_TITLE
from linkworker_desktop.typesetting.pages import HALF_MEASURE, MEASURE
from linkworker_desktop.typesetting.style import Align, TextStyle, scaled_for


class PageTitle:
    """Both languages on one line and in one size; the size gives way to the longer of the two."""

    def __init__(self, label: str, language: str | None) -> None:
        pair = labels.both(label, language)
        self._texts: tuple[Text, ...]
        if language is None or pair.other is None:
            self._texts = (fit_text(pair.da, WALL_TITLE, MEASURE),)
            return
        right = replace(WALL_TITLE, align=Align.RIGHT)
        sides = ((pair.da, WALL_TITLE, "da"), (pair.other, right, language))
        share = min(
            _share(fit_text(text, style, HALF_MEASURE, code), style, code) for text, style, code in sides
        )
        self._texts = tuple(
            fit_text(text, _smaller(style, share), HALF_MEASURE, code) for text, style, code in sides
        )

    @property
    def height(self) -> float:
        return max(text.height for text in self._texts)

    def draw(self, canvas: Any, left: float, top: float) -> None:
        for index, text in enumerate(self._texts):
            text.draw(canvas, left + index * (MEASURE - HALF_MEASURE), top)


def _share(text: Text, style: TextStyle, language: str) -> float:
    return float(text.paragraph.style.size) / scaled_for(style, language).size


def _smaller(style: TextStyle, share: float) -> TextStyle:
    return replace(style, size=style.size * share, leading=style.leading * share)
