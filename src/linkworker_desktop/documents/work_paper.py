"""The frame of a work paper in two languages: title, confidentiality box, fact row, footer, and running text in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from linkworker_desktop.documents.boxes import Box, Stack, aligned, fit_text, set_text
from linkworker_desktop.documents.calendar_sheet import draw_sample_mark
from linkworker_desktop.documents.calendar_styles import FACT_LABEL, FACT_VALUE, SUBTITLE, TITLE
from linkworker_desktop.documents.directory_content import Sender
from linkworker_desktop.documents.directory_front import SenderBlock
from linkworker_desktop.documents.measures import FOOTER_BASELINE, ROW_RULE, TITLE_RULE
from linkworker_desktop.documents.rows import draw_rule
from linkworker_desktop.documents.styles import CAPTION, PAGE_NUMBER
from linkworker_desktop.domain.folder import TextPair
from linkworker_desktop.domain.text import Run
from linkworker_desktop.typesetting.flow import Piece, paginate
from linkworker_desktop.typesetting.isolates import any_value
from linkworker_desktop.typesetting.pages import BINDING_MARGIN, MEASURE, MM, PAGE_HEIGHT
from linkworker_desktop.typesetting.paragraph import TextParagraph, draw_line, line_width
from linkworker_desktop.typesetting.style import Align, TextStyle, scaled_for

BODY = TextStyle(size=9.5, leading=13, align=Align.LEFT)
HEADING = TextStyle(size=13.5, leading=16, bold=True)
_OTHER_TITLE = TextStyle(size=14, leading=18, bold=True)
_TOP = PAGE_HEIGHT - 14 * MM
_NEXT_TOP = PAGE_HEIGHT - 20 * MM
_BOTTOM = 22 * MM
_SENDER = 60 * MM
_PADDING = 6.0
_FOOTER_ROOM = 45 * MM
_AFTER_HEAD = 6.0


@dataclass(frozen=True, slots=True)
class WorkHead:
    """What stands over the first page. `facts` are labels in two languages with a value each, on one line.

    `recipient` is the line after »FORTROLIGT«, in two languages; `language` is the one beside Danish.
    """

    title: TextPair
    subtitle: str
    confidential: str
    recipient: TextPair
    facts: Sequence[tuple[TextPair, str]]
    footer: str
    sender: Sender
    language: str | None = None


def draw_work_paper(canvas: Any, head: WorkHead, pieces: Sequence[Piece], *, black_and_white: bool) -> None:
    """Draw the pieces on as many A4 pages as they need, the head on the first and its title on the others."""
    first = _First(head, black_and_white=black_and_white)
    pages = _placed(list(pieces), _TOP - first.height - _BOTTOM)
    for number, (page, top) in enumerate(pages, 1):
        if number == 1:
            first.draw(canvas)
        else:
            _draw_running_line(canvas, head)
        start = top - first.height if number == 1 else top
        for piece, offset in page:
            piece.draw(canvas, BINDING_MARGIN, start - offset)
        _draw_footer(canvas, head, number, len(pages))
        canvas.showPage()


def beside_text(pair: TextPair, style: TextStyle, width: float, language: str | None) -> Box:
    """Return Danish with the other language in the line below it, each from its own side."""
    lines: list[Box] = [set_text(pair.da, style, width)]
    if language is not None and pair.other is not None:
        lines.append(set_text(pair.other, aligned(style, Align.LEFT), width, language))
    return Stack(tuple(lines))


class Words(Piece):
    """A text in a column, broken over pages at whole lines; a rule may end it. Values in it come isolated."""

    def __init__(
        self,
        content: str | TextParagraph,
        style: TextStyle,
        *,
        left: float = 0.0,
        below: float = 0.0,
        rule: float = 0.0,
    ) -> None:
        self._style, self._left, self._below, self._rule = style, left, below, rule
        if isinstance(content, str):
            content = TextParagraph(content, style, min_lines=1)
        self._paragraph = content
        self._height: float = self._paragraph.wrap(MEASURE - left, 0)[1]

    @property
    def height(self) -> float:
        return self._height + self._below

    def split(self, available: float, *, must: bool) -> tuple[Piece, Piece] | None:
        del must
        cut = self._paragraph.split_at(available)
        if cut is None:
            return None
        first = Words(cut[0], self._style, left=self._left)
        rest = Words(cut[1], self._style, left=self._left, below=self._below, rule=self._rule)
        return first, rest

    def draw(self, canvas: Any, left: float, top: float) -> None:
        self._paragraph.drawOn(canvas, left + self._left, top - self._height)
        draw_rule(canvas, left, top - self.height, self._rule)


class PairHeading(Piece):
    """A heading with Danish at the left and the other language at the right, over a rule."""

    keeps_with_next = True
    gap = 16.0

    def __init__(self, pair: TextPair, language: str | None) -> None:
        width = MEASURE if language is None or pair.other is None else MEASURE / 2 - 4 * MM
        self._danish = set_text(pair.da, aligned(HEADING, Align.LEFT), width)
        self._other = None
        if language is not None and pair.other is not None:
            self._other = set_text(pair.other, aligned(HEADING, Align.RIGHT), width, language)
        self._width = width

    @property
    def height(self) -> float:
        return max(self._danish.height, self._other.height if self._other else 0.0) + 4

    def draw(self, canvas: Any, left: float, top: float) -> None:
        self._danish.draw(canvas, left, top)
        if self._other is not None:
            self._other.draw(canvas, left + MEASURE - self._width, top)
        draw_rule(canvas, left, top - self.height, ROW_RULE)


class _First:
    """Title, sender, box and facts of the first page."""

    def __init__(self, head: WorkHead, *, black_and_white: bool) -> None:
        room = MEASURE - _SENDER
        title: list[Box] = [fit_text(head.title.da, TITLE, room)]
        if head.language is not None and head.title.other is not None:
            style = aligned(_OTHER_TITLE, Align.LEFT)
            title.append(fit_text(head.title.other, style, room, head.language))
        title.append(set_text(any_value(head.subtitle), SUBTITLE, room))
        self._title = Stack(tuple(title))
        self._sender = SenderBlock(head.sender, _SENDER - 4 * MM, black_and_white=black_and_white)
        self._box = self._recipient(head)
        column = MEASURE / max(1, len(head.facts))
        self._facts = [self._fact(pair, value, column - 8, head.language) for pair, value in head.facts]

    @property
    def height(self) -> float:
        return self._box_top + self._box.height + 2 * _PADDING + 10 + self._facts_height + 8 + _AFTER_HEAD

    @property
    def _box_top(self) -> float:
        return max(self._title.height, self._sender.height) + 8

    @property
    def _facts_height(self) -> float:
        return max((fact.height for fact in self._facts), default=0.0)

    def draw(self, canvas: Any) -> None:
        left, top = BINDING_MARGIN, _TOP
        self._title.draw(canvas, left, top)
        self._sender.draw(canvas, left + MEASURE - self._sender.width, top)
        top -= self._box_top
        height = self._box.height + 2 * _PADDING
        canvas.setStrokeGray(0)
        canvas.setLineWidth(TITLE_RULE)
        canvas.rect(left, top - height, MEASURE, height, stroke=1, fill=0)
        self._box.draw(canvas, left + 2 * _PADDING, top - _PADDING)
        top -= height + 10
        for index, fact in enumerate(self._facts):
            fact.draw(canvas, left + index * MEASURE / len(self._facts), top)
        draw_rule(canvas, left, top - self._facts_height - 8, ROW_RULE)

    def _recipient(self, head: WorkHead) -> Box:
        width = MEASURE - 4 * _PADDING
        runs = (Run(f"{head.confidential}  ", bold=True), Run(head.recipient.da))
        lines: list[Box] = [set_text(runs, FACT_VALUE, width)]
        if head.language is not None and head.recipient.other is not None:
            style = replace(FACT_VALUE, align=Align.START)
            lines.append(set_text(head.recipient.other, style, width, head.language))
        return Stack(tuple(lines))

    def _fact(self, pair: TextPair, value: str, width: float, language: str | None) -> Box:
        label = beside_text(pair, FACT_LABEL, width, language)
        return Stack((label, fit_text(any_value(value), FACT_VALUE, width)))


def _placed(pieces: list[Piece], first_room: float) -> list[tuple[list[tuple[Piece, float]], float]]:
    """Return the pages, each with its pieces and their distances from its top; the first has less room."""
    first = paginate(pieces, first_room)
    if len(first) <= 1:
        return [([(each.piece, each.offset) for each in page], _TOP) for page in first] or [([], _TOP)]
    rest = [each.piece for page in first[1:] for each in page]
    later = paginate(rest, _NEXT_TOP - _BOTTOM)
    pages = [([(each.piece, each.offset) for each in first[0]], _TOP)]
    return [*pages, *(([(each.piece, each.offset) for each in page], _NEXT_TOP) for page in later)]


def _draw_running_line(canvas: Any, head: WorkHead) -> None:
    line = f"{head.title.da} · {any_value(head.subtitle)}"
    draw_line(canvas, BINDING_MARGIN, PAGE_HEIGHT - 14 * MM, line, CAPTION)
    draw_rule(canvas, BINDING_MARGIN, PAGE_HEIGHT - 16.5 * MM, ROW_RULE)


def _draw_footer(canvas: Any, head: WorkHead, number: int, pages: int) -> None:
    end = BINDING_MARGIN + MEASURE
    footer = fit_text(head.footer, scaled_for(CAPTION, "da"), MEASURE - _FOOTER_ROOM)
    raised = (footer.lines - 1) * CAPTION.leading
    footer.draw(canvas, BINDING_MARGIN, FOOTER_BASELINE + CAPTION.baseline + raised)
    page = f"{number} / {pages}"
    draw_line(canvas, end, FOOTER_BASELINE, page, replace(PAGE_NUMBER, align=Align.RIGHT))
    if head.sender.is_sample:
        draw_sample_mark(canvas, end - line_width(page, PAGE_NUMBER) - 6 * MM)
