"""Pieces of a work paper in two languages: a sentence with the other beside it, and lines to sign on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from linkworker_desktop.documents.boxes import Box, Stack, aligned, set_text
from linkworker_desktop.documents.measures import ROW_RULE
from linkworker_desktop.documents.rows import draw_rule
from linkworker_desktop.documents.styles import SIGNATURE
from linkworker_desktop.documents.work_paper import BODY, beside_text
from linkworker_desktop.domain.folder import TextPair
from linkworker_desktop.typesetting.flow import Piece
from linkworker_desktop.typesetting.pages import MEASURE, MM
from linkworker_desktop.typesetting.style import Align

_GAP = 4 * MM
_SIGN_ABOVE = 10 * MM


class BesideText(Piece):
    """A sentence in both languages, each in its own half; alone it takes the whole width."""

    gap = 8.0

    def __init__(self, texts: TextPair, language: str | None) -> None:
        is_alone = language is None or texts.other is None
        width = MEASURE if is_alone else MEASURE / 2 - _GAP
        self._left = MEASURE - width
        self._danish: Box = set_text(texts.da, BODY, width)
        self._other: Box | None = None
        if language is not None and texts.other is not None:
            self._other = set_text(texts.other, aligned(BODY, Align.START), width, language)

    @property
    def height(self) -> float:
        return max(self._danish.height, self._other.height if self._other else 0.0) + 2

    def draw(self, canvas: Any, left: float, top: float) -> None:
        self._danish.draw(canvas, left, top)
        if self._other is not None:
            self._other.draw(canvas, left + self._left, top)


class Signatures(Piece):
    """Rows of lines to write on, as many beside each other as the row has labels; each label stands below its line."""

    gap = 4.0

    def __init__(self, rows: Sequence[Sequence[TextPair]], language: str | None) -> None:
        self._rows: list[list[tuple[float, float, Box]]] = []
        for labels in rows:
            width = (MEASURE - _GAP * (len(labels) - 1)) / len(labels)
            self._rows.append(
                [
                    (number * (width + _GAP), width, beside_text(label, SIGNATURE, width, language))
                    for number, label in enumerate(labels)
                ]
            )

    @property
    def height(self) -> float:
        return sum(self._row_height(row) for row in self._rows)

    def draw(self, canvas: Any, left: float, top: float) -> None:
        for row in self._rows:
            y = top - _SIGN_ABOVE
            for offset, width, label in row:
                draw_rule(canvas, left + offset, y, ROW_RULE, width)
                Stack((label,)).draw(canvas, left + offset, y - 3)
            top -= self._row_height(row)

    def _row_height(self, row: list[tuple[float, float, Box]]) -> float:
        return _SIGN_ABOVE + 3 + max(label.height for _offset, _width, label in row)
