"""The reception plan as tick lists: one page for each unit, with room for initials, to be handed back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import Any

from linkworker_desktop.documents import calendar_labels as words
from linkworker_desktop.documents.boxes import fit_text, set_text
from linkworker_desktop.documents.calendar_content import ReceptionPaper, TickList
from linkworker_desktop.documents.calendar_sheet import draw_sample_mark
from linkworker_desktop.documents.calendar_styles import FACT_LABEL, FACT_VALUE, SUBTITLE, TASK_HEAD, TITLE
from linkworker_desktop.documents.directory_front import SenderBlock
from linkworker_desktop.documents.directory_labels import plain_date
from linkworker_desktop.documents.measures import FOOTER_BASELINE, ROW_RULE, TITLE_RULE
from linkworker_desktop.documents.rows import draw_rule
from linkworker_desktop.documents.styles import CAPTION, PAGE_NUMBER
from linkworker_desktop.documents.tick_rows import (
    DONE_LEFT,
    KIND_LEFT,
    LATEST_LEFT,
    TASK_LEFT,
    PeriodLine,
    TaskLine,
)
from linkworker_desktop.domain.text import Run
from linkworker_desktop.typesetting.document import new_canvas
from linkworker_desktop.typesetting.flow import FlowPage, Piece, paginate
from linkworker_desktop.typesetting.isolates import any_value
from linkworker_desktop.typesetting.pages import BINDING_MARGIN, MEASURE, MM, PAGE_HEIGHT
from linkworker_desktop.typesetting.paragraph import draw_line, line_width
from linkworker_desktop.typesetting.style import Align

_TOP = PAGE_HEIGHT - 14 * MM
_BOTTOM = 22 * MM
_SENDER = 60 * MM
_BOX_PADDING = 5.0
_REMARKS = 62.0
_REMARK_LINES = 2
_SCALES = (1.0, 0.95, 0.9, 0.86)
_PADDINGS = (1.9 * MM, 1.4 * MM, 1.0 * MM)


def tick_lists_pdf(paper: ReceptionPaper, *, black_and_white: bool = False) -> bytes:
    """Return one A4 page for each list; a list no size can bring onto one page goes on to a second."""
    target = BytesIO()
    title = words.RECEPTION_PLAN
    canvas = new_canvas(target, title=title, author=paper.sender.municipality, invariant=True)
    for each in paper.lists:
        _UnitList(paper, each, black_and_white=black_and_white).draw(canvas)
    canvas.save()
    return target.getvalue()


class _UnitList:
    def __init__(self, paper: ReceptionPaper, unit: TickList, *, black_and_white: bool) -> None:
        self._paper = paper
        self._title = fit_text(words.RECEPTION_PLAN, TITLE, MEASURE - _SENDER)
        subtitle = words.TICK_LIST_FOR.format(unit=any_value(unit.unit))
        self._subtitle = set_text(subtitle, SUBTITLE, MEASURE - _SENDER)
        self._sender = SenderBlock(paper.sender, _SENDER - 4 * MM, black_and_white=black_and_white)
        runs = (
            Run(f"{words.CONFIDENTIAL}  ", bold=True),
            Run(f"{words.ONLY_FOR} "),
            Run(any_value(unit.unit), bold=True),
        )
        self._box = set_text(runs, FACT_VALUE, MEASURE - 4 * _BOX_PADDING)
        column = MEASURE / max(1, len(paper.facts))
        self._facts = [
            (fit_text(name, FACT_LABEL, column - 8), fit_text(any_value(value), FACT_VALUE, column - 8))
            for name, value in paper.facts
        ]
        self._unit = unit

    def draw(self, canvas: Any) -> None:
        """Draw the pages of the list, each with its own head."""
        head = self._head_height()
        room = _TOP - _BOTTOM - head
        pages = self._placed(room)
        for number, page in enumerate(pages, 1):
            top = self._draw_head(canvas)
            for placed in page:
                placed.piece.draw(canvas, BINDING_MARGIN, top - placed.offset)
            if number == len(pages):
                self._draw_remarks(canvas, top - page[-1].bottom, _BOTTOM)
            self._draw_footer(canvas, number, len(pages))
            canvas.showPage()

    def _placed(self, room: float) -> tuple[FlowPage, ...]:
        for scale in _SCALES:
            for padding in _PADDINGS:
                pages = paginate(list(self._pieces(scale, padding)), room)
                if len(pages) == 1:
                    return pages
        return pages

    def _pieces(self, scale: float, padding: float) -> Iterator[Piece]:
        for period in self._unit.periods:
            yield PeriodLine(period.name, scale)
            yield from (TaskLine(task, scale, padding) for task in period.tasks)

    def _head_height(self) -> float:
        box = self._box.height + 2 * _BOX_PADDING
        facts = max((label.height + value.height for label, value in self._facts), default=0.0)
        return self._title_height + box + 10 + facts + 8 + TASK_HEAD.leading + 12

    @property
    def _title_height(self) -> float:
        return max(self._title.height + self._subtitle.height, self._sender.height) + 8

    def _draw_head(self, canvas: Any) -> float:
        left, top = BINDING_MARGIN, _TOP
        self._title.draw(canvas, left, top)
        self._subtitle.draw(canvas, left, top - self._title.height)
        self._sender.draw(canvas, left + MEASURE - self._sender.width, top)
        top -= self._title_height
        height = self._box.height + 2 * _BOX_PADDING
        canvas.setStrokeGray(0)
        canvas.setLineWidth(TITLE_RULE)
        canvas.rect(left, top - height, MEASURE, height, stroke=1, fill=0)
        self._box.draw(canvas, left + 2 * _BOX_PADDING, top - _BOX_PADDING)
        top -= height + 10
        column = MEASURE / max(1, len(self._facts))
        for index, (name, value) in enumerate(self._facts):
            name.draw(canvas, left + index * column, top)
            value.draw(canvas, left + index * column, top - name.height)
        top -= max((name.height + value.height for name, value in self._facts), default=0.0) + 8
        draw_rule(canvas, left, top, ROW_RULE)
        for at, text in (
            (TASK_LEFT, words.COLUMN_TASK),
            (LATEST_LEFT, words.COLUMN_LATEST),
            (KIND_LEFT, words.COLUMN_KIND),
            (DONE_LEFT, words.COLUMN_DONE),
        ):
            draw_line(canvas, left + at, top - 10, text, TASK_HEAD)
        return top - TASK_HEAD.leading - 6

    def _draw_remarks(self, canvas: Any, top: float, bottom: float) -> None:
        """Draw lines to write on where there is room left."""
        if top - bottom < _REMARKS:
            return
        y = top - 26
        draw_line(canvas, BINDING_MARGIN, y + 2, words.REMARKS, replace(FACT_LABEL, size=9))
        canvas.saveState()
        canvas.setLineWidth(1)
        canvas.setDash(0.1, 2.4)
        canvas.setLineCap(1)
        for line in range(_REMARK_LINES):
            canvas.line(BINDING_MARGIN + 39 * MM, y - line * 20, BINDING_MARGIN + MEASURE, y - line * 20)
        canvas.restoreState()

    def _draw_footer(self, canvas: Any, number: int, pages: int) -> None:
        sender, end = self._paper.sender, BINDING_MARGIN + MEASURE
        whose = any_value(sender.linkworker or sender.municipality)
        line = words.RETURN_TO.format(name=whose, date=plain_date(self._paper.printed_on))
        footer = fit_text(line, CAPTION, MEASURE - 45 * MM)
        raised = (footer.lines - 1) * CAPTION.leading
        footer.draw(canvas, BINDING_MARGIN, FOOTER_BASELINE + CAPTION.baseline + raised)
        page = f"{number} / {pages}"
        draw_line(canvas, end, FOOTER_BASELINE, page, replace(PAGE_NUMBER, align=Align.RIGHT))
        if sender.is_sample:
            draw_sample_mark(canvas, end - line_width(page, PAGE_NUMBER) - 6 * MM)
