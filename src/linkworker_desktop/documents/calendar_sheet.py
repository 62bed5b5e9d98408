"""The sheets of the calendar's office papers, upright or lying: title, footer, where the text stands."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import Any

from linkworker_desktop.documents import calendar_labels as words
from linkworker_desktop.documents import labels
from linkworker_desktop.documents.boxes import aligned, fit_text, set_text
from linkworker_desktop.documents.calendar_content import CalendarPaper
from linkworker_desktop.documents.calendar_styles import NOTE, TITLE
from linkworker_desktop.documents.directory_content import Sender
from linkworker_desktop.documents.directory_labels import plain_date
from linkworker_desktop.documents.measures import ROW_RULE, TITLE_RULE
from linkworker_desktop.documents.rows import draw_rule
from linkworker_desktop.documents.styles import CAPTION, PAGE_NUMBER, SAMPLE
from linkworker_desktop.typesetting.isolates import any_value
from linkworker_desktop.typesetting.pages import BINDING_MARGIN, MEASURE, MM, PAGE_HEIGHT, PAGE_WIDTH
from linkworker_desktop.typesetting.paragraph import draw_line, line_width
from linkworker_desktop.typesetting.style import Align

_FOOTER = 11 * MM
_TITLE_BLOCK = 38.0
_SAMPLE_PADDING = 4.0


@dataclass(frozen=True, slots=True)
class SheetSize:
    """A sheet of A4; `width` and `height` of the paper, the rest of the text's frame, in points."""

    width: float
    height: float
    left: float
    measure: float
    top: float
    bottom: float

    @property
    def room(self) -> float:
        """Points of height below the title."""
        return self.top - _TITLE_BLOCK - self.bottom

    @property
    def body_top(self) -> float:
        """Height above the lower edge at which the text begins below the title."""
        return self.top - _TITLE_BLOCK


class Format(Enum):
    """Upright sheets are bound at the left, lying ones at the top, where the holes are then."""

    UPRIGHT = SheetSize(PAGE_WIDTH, PAGE_HEIGHT, BINDING_MARGIN, MEASURE, PAGE_HEIGHT - 14 * MM, 20 * MM)
    LYING = SheetSize(PAGE_HEIGHT, PAGE_WIDTH, 14 * MM, 269 * MM, PAGE_WIDTH - 19 * MM, 18 * MM)


@dataclass(frozen=True, slots=True)
class SheetHead:
    """What stands round the text of every page of one paper."""

    title: str
    note: str
    sender: Sender
    printed: str
    has_names: bool

    def draw(self, canvas: Any, size: SheetSize, page: int, pages: int) -> None:
        """Draw the title over a rule, and the footer with the page's number."""
        half = size.measure * 0.6
        title = fit_text(any_value(self.title), TITLE, half)
        title.draw(canvas, size.left, size.top)
        right = size.measure - half - 4 * MM
        lines = [self.sender.municipality, self.note]
        text = "\n".join(any_value(line) for line in lines if line)
        if text:
            beside = set_text(text, aligned(NOTE, Align.RIGHT), right)
            beside.draw(canvas, size.left + size.measure - right, size.top - 2)
        draw_rule(canvas, size.left, size.top - _TITLE_BLOCK + 6, TITLE_RULE, size.measure)
        self._draw_footer(canvas, size, page, pages)

    def _draw_footer(self, canvas: Any, size: SheetSize, page: int, pages: int) -> None:
        mark = words.INTERNAL if self.has_names else ""
        whose = any_value(self.sender.linkworker) if self.sender.linkworker else ""
        line = "  ·  ".join(part for part in (mark, whose, self.printed) if part)
        footer = fit_text(line, CAPTION, size.measure - 60 * MM)
        footer.draw(canvas, size.left, _FOOTER + CAPTION.baseline + (footer.lines - 1) * CAPTION.leading)
        number = f"{page} / {pages}"
        end = size.left + size.measure
        draw_line(canvas, end, _FOOTER, number, replace(PAGE_NUMBER, align=Align.RIGHT))
        if self.sender.is_sample:
            draw_sample_mark(canvas, end - line_width(number, PAGE_NUMBER) - 6 * MM)


def draw_sample_mark(canvas: Any, right: float) -> None:
    """Draw the framed word EKSEMPELDATA so that it ends at `right`."""
    width = line_width(labels.SAMPLE, SAMPLE) + 2 * _SAMPLE_PADDING
    canvas.setStrokeGray(0)
    canvas.setLineWidth(ROW_RULE)
    canvas.rect(right - width, _FOOTER - 3.2, width, 11, stroke=1, fill=0)
    draw_line(canvas, right - width, _FOOTER - 0.2, labels.SAMPLE, SAMPLE, width=width)


def head_of(paper: CalendarPaper) -> SheetHead:
    """Return the head of a paper."""
    printed = words.PRINTED.format(date=plain_date(paper.printed_on))
    return SheetHead(paper.title, paper.note, paper.sender, printed, paper.has_names)
