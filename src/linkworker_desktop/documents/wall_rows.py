"""The rows of the numbers page: who, when, and the number where both readers point."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from linkworker_desktop.documents.boxes import (
    NEARLY_FULL,
    Box,
    Picture,
    Stack,
    aligned,
    fit_text,
    resized,
    set_text,
)
from linkworker_desktop.documents.measures import LEAST_TYPE
from linkworker_desktop.documents.rows import Cell, Row
from linkworker_desktop.documents.styles import WALL_DETAIL, WALL_LABEL, WALL_NUMBER
from linkworker_desktop.domain.folder import FolderContent, NumberRow
from linkworker_desktop.typesetting.isolates import any_value, figure, with_figures_bound
from linkworker_desktop.typesetting.pages import MEASURE, MM
from linkworker_desktop.typesetting.style import Align, TextStyle, is_right_to_left

MOST_ROWS = 9

_PICTURE_COLUMN = 15 * MM
_DANISH = 48 * MM
_NUMBER = 52 * MM
_OTHER = 55 * MM
_PICTURE = 11 * MM
_WORD_GAP = 2 * MM
_USUAL_ROW = 54.6
_LARGE = 1.25
_SCALES = (1.0, 0.95, 0.9, 0.85)
_LARGE_SCALES = (_LARGE, 1.15, 1.05, *_SCALES)
_PADDINGS = (4.0, 3.0)
_LEAST_PADDING = 1.0
_LEAST_SCALE = 0.7
_DEEP_LETTERS = 2.0
"""More leading under a bold Arabic word, whose letters reach down into the next line."""


def number_rows(content: FolderContent, room: float) -> list[Row]:
    """Return the rows of the page, at most nine, set so that they are no higher than `room` points together.

    Padding gives way first, then the size of the words, which stays at 8 points or more; the numbers keep theirs.
    Where even that is not enough, the page leaves out when to ring, and at last who answers.
    """
    numbers = content.numbers[:MOST_ROWS]
    if not numbers:
        return []
    number_style = _scaled(WALL_NUMBER, _LARGE if content.large_type else 1.0)
    even = room / len(numbers)
    scales = _LARGE_SCALES if content.large_type else _SCALES
    attempts = [(scale, padding, numbers) for scale in scales for padding in _PADDINGS]
    attempts += [(scale, _LEAST_PADDING, numbers) for scale in (scales[-1], _LEAST_SCALE)]
    attempts += [(_LEAST_SCALE, _LEAST_PADDING, fewer) for fewer in _with_fewer_words(numbers)]
    rows: list[Row] = []
    for scale, padding, shown in attempts:
        least = min(_USUAL_ROW * scale, even)
        setting = _Setting(content.language, scale, number_style)
        rows = [Row(setting.cells(number), padding=(padding, padding), least=least) for number in shown]
        if sum(row.height for row in rows) <= room + 0.01:
            break
    return rows


def _with_fewer_words(numbers: Sequence[NumberRow]) -> tuple[tuple[NumberRow, ...], ...]:
    without_times = tuple(replace(number, when=None) for number in numbers)
    return without_times, tuple(replace(number, detail=None) for number in without_times)


class _Setting:
    """One attempt at setting the rows: words scaled by `scale`."""

    def __init__(self, language: str | None, scale: float, number_style: TextStyle) -> None:
        self._language = language
        self._scale = scale
        self._danish = _DANISH if language is not None else _DANISH + _OTHER
        self._number_style = replace(
            number_style, align=Align.CENTRE if language is not None else Align.RIGHT
        )

    def cells(self, number: NumberRow) -> list[Cell]:
        phone = fit_text(figure(number.phone), self._number_style, _NUMBER)
        when = number.when.da if number.when else None
        danish = self._words(number.label.da, number.detail, when, self._danish - _WORD_GAP, "da")
        cells = [
            Cell(0, Picture(number.pictogram, _PICTURE), is_middle=True),
            Cell(_PICTURE_COLUMN, danish, is_middle=True),
            Cell(_PICTURE_COLUMN + self._danish, phone, is_middle=True),
        ]
        if self._language is not None and number.label.other is not None:
            when = number.when.other if number.when else None
            width = _OTHER - _WORD_GAP
            other = self._words(number.label.other, number.detail, when, width, self._language)
            cells.append(Cell(MEASURE - width, other, is_middle=True))
        return cells

    def _words(self, label: str, detail: str | None, when: str | None, width: float, language: str) -> Stack:
        label_style, detail_style = _scaled(WALL_LABEL, self._scale), _scaled(WALL_DETAIL, self._scale)
        if language == self._language:
            label_style, detail_style = aligned(label_style, Align.RIGHT), aligned(detail_style, Align.RIGHT)
        danish_detail = detail_style
        if is_right_to_left(language):
            label_style = replace(label_style, leading=label_style.leading + _DEEP_LETTERS)
        lines: list[Box] = [fit_text(label, label_style, width, language)]
        if detail:
            lines.append(
                fit_text(
                    any_value(with_figures_bound(detail)), danish_detail, width, one_line_from=NEARLY_FULL
                )
            )
        if when:
            lines.append(set_text(when, detail_style, width, language))
        return Stack(tuple(lines))


def _scaled(style: TextStyle, scale: float) -> TextStyle:
    return resized(style, max(style.size * scale, LEAST_TYPE))
