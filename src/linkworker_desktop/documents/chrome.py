"""What stands round the text of a folder page: header, footer, thumb tab and the mark of sample data."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from linkworker_desktop.documents import labels
from linkworker_desktop.documents.boxes import Text, fit_text
from linkworker_desktop.documents.measures import (
    CAP_HEIGHT,
    FOOTER_BASELINE,
    FRAME_TOP,
    HEADER_BASELINE,
    HEADER_RULE,
    LEAST_TYPE,
    NEAREST_INK,
    TAB_HEIGHT,
    TAB_STEP,
    TAB_WIDTH,
)
from linkworker_desktop.documents.palette import Palette
from linkworker_desktop.documents.rows import draw_rule
from linkworker_desktop.documents.styles import CAPTION, PAGE_NUMBER, SAMPLE, TAB
from linkworker_desktop.domain.folder import TextPair
from linkworker_desktop.domain.text import isolated
from linkworker_desktop.typesetting.pages import HALF_MEASURE, MEASURE, MM, PAGE_WIDTH, Side
from linkworker_desktop.typesetting.paragraph import TextParagraph, draw_line, fitted, line_width
from linkworker_desktop.typesetting.style import Align, TextStyle, scaled_for
from linkworker_desktop.typesetting.svg_outline import set_fill

_SAMPLE_INWARD = 14.7 * MM
_SAMPLE_PADDING = 4.0
_FOOTER_WIDTH = 118 * MM


@dataclass(frozen=True, slots=True)
class Chrome:
    """What every page of a folder has round its text; never the family's name."""

    palette: Palette
    language: str | None
    is_sample: bool

    def header(self, canvas: Any, side: Side, titles: TextPair, position: int | None = None) -> None:
        """Draw the running title in both languages over a thin rule, with the part's printed number if it has one."""
        self._title(canvas, side.left, titles.da, position, CAPTION, "da")
        if self.language is not None and titles.other is not None:
            style = replace(scaled_for(CAPTION, self.language), align=Align.RIGHT)
            self._title(canvas, side.right - HALF_MEASURE, titles.other, position, style, self.language)
        draw_rule(canvas, side.left, HEADER_RULE, 0.5)

    def footer(self, canvas: Any, side: Side, line: str) -> None:
        """Draw the page number outside, and `line` (Danish) at the binding edge."""
        outside = Align.RIGHT if side.is_right_hand else Align.LEFT
        inside = Align.LEFT if side.is_right_hand else Align.RIGHT
        draw_line(
            canvas,
            side.left,
            FOOTER_BASELINE,
            str(side.number),
            replace(PAGE_NUMBER, align=outside),
            width=MEASURE,
        )
        inner = fit_text(line, replace(CAPTION, align=inside), _FOOTER_WIDTH)
        left = side.left if side.is_right_hand else side.right - _FOOTER_WIDTH
        inner.draw(canvas, left, FOOTER_BASELINE + CAPTION.baseline + (inner.lines - 1) * CAPTION.leading)
        self.sample_mark(canvas, side, _SAMPLE_INWARD)

    def sample_mark(self, canvas: Any, side: Side, inward: float) -> None:
        """Draw the framed word EKSEMPELDATA `inward` points from the outer end of the measure, if it is needed."""
        if not self.is_sample:
            return
        width = line_width(labels.SAMPLE, SAMPLE) + 2 * _SAMPLE_PADDING
        left = side.right - inward - width if side.is_right_hand else side.left + inward
        canvas.setStrokeGray(0)
        canvas.setLineWidth(0.75)
        canvas.rect(left, FOOTER_BASELINE - 3.2, width, 11, stroke=1, fill=0)
        draw_line(canvas, left, FOOTER_BASELINE - 0.2, labels.SAMPLE, SAMPLE, width=width)

    def tab(self, canvas: Any, side: Side, position: int) -> None:
        """Draw the thumb tab; it steps down the outer edge, so that a part is found by flicking."""
        left = PAGE_WIDTH - NEAREST_INK - TAB_WIDTH if side.is_right_hand else NEAREST_INK
        bottom = FRAME_TOP - TAB_STEP * (position - 1) - TAB_HEIGHT
        set_fill(canvas, self.palette.municipality)
        canvas.rect(left, bottom, TAB_WIDTH, TAB_HEIGHT, stroke=0, fill=1)
        baseline = bottom + TAB_HEIGHT / 2 - TAB.size * CAP_HEIGHT / 2
        draw_line(canvas, left, baseline, str(position), TAB, width=TAB_WIDTH)

    @staticmethod
    def _title(
        canvas: Any, left: float, title: str, position: int | None, style: TextStyle, language: str
    ) -> None:
        text = title if position is None else f"{isolated(str(position))}\u2002{title}"
        smaller = fitted(text, style, HALF_MEASURE, least=LEAST_TYPE / style.size, language=language)
        lines = Text(TextParagraph(text, smaller, language=language, min_lines=1), HALF_MEASURE)
        lines.draw(canvas, left, HEADER_BASELINE + smaller.baseline + (lines.lines - 1) * smaller.leading)
