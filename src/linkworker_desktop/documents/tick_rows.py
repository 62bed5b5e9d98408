"""The rows of a tick list: periods as bold bands, and tasks with box, day, sort and room for initials."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from linkworker_desktop.documents.boxes import Box, Stack, fit_text, resized, set_text
from linkworker_desktop.documents.calendar_content import TickTask
from linkworker_desktop.documents.calendar_styles import DETAIL, ENTRY, ENTRY_BOLD, PERIOD
from linkworker_desktop.documents.measures import LEAST_TYPE, ROW_RULE
from linkworker_desktop.documents.rows import draw_rule
from linkworker_desktop.documents.ticks import TickBox
from linkworker_desktop.typesetting.flow import Piece
from linkworker_desktop.typesetting.isolates import any_value
from linkworker_desktop.typesetting.pages import MEASURE, MM
from linkworker_desktop.typesetting.style import TextStyle

TASK_LEFT = 8 * MM
LATEST_LEFT = 90 * MM
KIND_LEFT = 126 * MM
DONE_LEFT = 146 * MM

_BOX = 4.6 * MM
_GAP = 3 * MM


class PeriodLine(Piece):
    """The name of a period over a rule; it stands with the task after it."""

    keeps_with_next = True
    gap = 8.0

    def __init__(self, name: str, scale: float) -> None:
        self._text = set_text(any_value(name), _scaled(PERIOD, scale), MEASURE)

    @property
    def height(self) -> float:
        return self._text.height + 3

    def draw(self, canvas: Any, left: float, top: float) -> None:
        self._text.draw(canvas, left, top)
        draw_rule(canvas, left, top - self.height, ROW_RULE)


class TaskLine(Piece):
    """A task; what is done has its box ticked and its day over the line for initials."""

    def __init__(self, task: TickTask, scale: float, padding: float) -> None:
        self._padding = padding
        self._box = TickBox(_BOX, is_ticked=task.is_done)
        room = LATEST_LEFT - TASK_LEFT - _GAP
        lines: list[Box] = [set_text(any_value(task.title), _scaled(ENTRY, scale), room)]
        if task.detail:
            lines.append(set_text(task.detail, _scaled(DETAIL, scale), room))
        self._words = Stack(tuple(lines))
        self._latest = set_text(task.latest, _scaled(ENTRY_BOLD, scale), KIND_LEFT - LATEST_LEFT - _GAP)
        kind = replace(_scaled(ENTRY, scale), bold=task.is_law)
        self._kind = fit_text(task.kind, kind, DONE_LEFT - KIND_LEFT - _GAP)
        self._done = fit_text(task.done, _scaled(ENTRY, scale), MEASURE - DONE_LEFT) if task.done else None

    @property
    def height(self) -> float:
        return max(_BOX, self._words.height, self._latest.height, self._kind.height) + 2 * self._padding

    def draw(self, canvas: Any, left: float, top: float) -> None:
        inner = top - self._padding
        self._box.draw(canvas, left, inner)
        self._words.draw(canvas, left + TASK_LEFT, inner)
        self._latest.draw(canvas, left + LATEST_LEFT, inner)
        self._kind.draw(canvas, left + KIND_LEFT, inner)
        if self._done is not None:
            self._done.draw(canvas, left + DONE_LEFT, inner)
        draw_rule(canvas, left + DONE_LEFT, inner - ENTRY.leading, ROW_RULE, MEASURE - DONE_LEFT)
        draw_rule(canvas, left, top - self.height, ROW_RULE)


def _scaled(style: TextStyle, scale: float) -> TextStyle:
    return resized(style, max(LEAST_TYPE, style.size * scale))
