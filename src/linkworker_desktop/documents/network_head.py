"""What stands over and under a network map: title, box, facts and counts, the key to lines and letters, the footer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from linkworker_desktop.documents import network_labels as words
from linkworker_desktop.documents.boxes import Text, fit_text, set_text
from linkworker_desktop.documents.calendar_sheet import draw_sample_mark
from linkworker_desktop.documents.calendar_styles import FACT_LABEL, FACT_VALUE, NOTE, SUBTITLE, TITLE
from linkworker_desktop.documents.directory_front import SenderBlock
from linkworker_desktop.documents.directory_labels import plain_date
from linkworker_desktop.documents.measures import CAP_HEIGHT, FOOTER_BASELINE, ROW_RULE, TITLE_RULE
from linkworker_desktop.documents.network_content import NetworkPaper, PrintedBody, PrintedMember
from linkworker_desktop.documents.network_lines import DOT, draw_dot, draw_link
from linkworker_desktop.documents.rows import draw_rule
from linkworker_desktop.documents.styles import CAPTION, PAGE_NUMBER
from linkworker_desktop.domain.network import Frequency
from linkworker_desktop.domain.text import Run
from linkworker_desktop.typesetting.isolates import any_value, figure
from linkworker_desktop.typesetting.pages import BINDING_MARGIN, MEASURE, MM, PAGE_HEIGHT
from linkworker_desktop.typesetting.paragraph import draw_line, line_width
from linkworker_desktop.typesetting.style import Align, TextStyle

FIRST_TOP = PAGE_HEIGHT - 14 * MM
LATER_TOP = PAGE_HEIGHT - 20 * MM
_LATER_HEADER = PAGE_HEIGHT - 14 * MM
_SENDER = 60 * MM
_BOX_PADDING = 5.0
_COUNT = TextStyle(size=16, leading=20, bold=True, align=Align.LEFT)
_COUNTED = TextStyle(size=9.5, leading=20, align=Align.LEFT)
_BETWEEN_COUNTS = 9 * MM
_SAMPLE = 10 * MM
_KEY_LEADING = 13.0


class FirstHead:
    """The head of the first page; `height` is what it takes from `FIRST_TOP` down."""

    def __init__(self, paper: NetworkPaper, authorities: int, *, black_and_white: bool) -> None:
        self._title = fit_text(words.TITLE, TITLE, MEASURE - _SENDER)
        family = words.FAMILY.format(
            name=any_value(paper.surname), members=words.members_words(len(paper.members))
        )
        self._subtitle = set_text(family, SUBTITLE, MEASURE - _SENDER)
        self._sender = SenderBlock(paper.sender, _SENDER - 4 * MM, black_and_white=black_and_white)
        box = (Run(f"{words.CONFIDENTIAL}  ", bold=True), Run(words.OWN_COPY))
        self._box = set_text(box, FACT_VALUE, MEASURE - 4 * _BOX_PADDING)
        column = MEASURE / max(1, len(paper.facts))
        self._facts = [
            (fit_text(name, FACT_LABEL, column - 8), fit_text(any_value(value), FACT_VALUE, column - 8))
            for name, value in paper.facts
        ]
        self._counts = _counts(paper, authorities)

    @property
    def _title_height(self) -> float:
        return max(self._title.height + self._subtitle.height, self._sender.height) + 8

    @property
    def _facts_height(self) -> float:
        return max((name.height + value.height for name, value in self._facts), default=0.0)

    @property
    def height(self) -> float:
        box = self._box.height + 2 * _BOX_PADDING
        return self._title_height + box + 8 + self._facts_height + 6 + _COUNT.leading + 12

    def draw(self, canvas: Any) -> None:
        left, top = BINDING_MARGIN, FIRST_TOP
        self._title.draw(canvas, left, top)
        self._subtitle.draw(canvas, left, top - self._title.height)
        self._sender.draw(canvas, left + MEASURE - self._sender.width, top)
        top -= self._title_height
        height = self._box.height + 2 * _BOX_PADDING
        canvas.setStrokeGray(0)
        canvas.setLineWidth(TITLE_RULE)
        canvas.rect(left, top - height, MEASURE, height, stroke=1, fill=0)
        self._box.draw(canvas, left + 2 * _BOX_PADDING, top - _BOX_PADDING)
        top -= height + 8
        column = MEASURE / max(1, len(self._facts))
        for index, (name, value) in enumerate(self._facts):
            name.draw(canvas, left + index * column, top)
            value.draw(canvas, left + index * column, top - name.height)
        top -= self._facts_height + 6
        draw_rule(canvas, left, top, ROW_RULE)
        x, baseline = left, top - _COUNT.leading
        for number, word in self._counts:
            x += draw_line(canvas, x, baseline, number, _COUNT) + 3
            x += draw_line(canvas, x, baseline, word, _COUNTED) + _BETWEEN_COUNTS


def _counts(paper: NetworkPaper, authorities: int) -> list[tuple[str, str]]:
    counted = [
        (str(authorities), words.ONE_AUTHORITY if authorities == 1 else words.AUTHORITIES),
        (str(paper.persons), words.ONE_PERSON if paper.persons == 1 else words.PERSONS),
    ]
    if paper.other_contacts:
        counted.append((str(paper.other_contacts), words.OTHERS_NOT_COUNTED))
    return [(figure(number), word) for number, word in counted]


def draw_later_head(canvas: Any, paper: NetworkPaper, members: Sequence[PrintedMember] = ()) -> None:
    """Draw the one line over every page but the first; of a map of some `members` it says which."""
    some = words.SOME_MEMBERS.format(members=words.numbers_words([each.number for each in members]))
    parts = (words.TITLE, words.OF_FAMILY.format(name=any_value(paper.surname)), some if members else "")
    line = " · ".join(part for part in parts if part)
    text = fit_text(line, CAPTION, MEASURE)
    text.draw(canvas, BINDING_MARGIN, _LATER_HEADER + CAPTION.baseline)
    draw_rule(canvas, BINDING_MARGIN, _LATER_HEADER - 4, 0.5)


def draw_footer(canvas: Any, paper: NetworkPaper, page: int, pages: int) -> None:
    """Draw whose paper it is and from when, and the page's number."""
    end, sender = BINDING_MARGIN + MEASURE, paper.sender
    date = plain_date(paper.printed_on)
    whose = any_value(sender.linkworker)
    line = (
        words.FOOTER.format(name=whose, date=date)
        if sender.linkworker
        else words.FOOTER_WITHOUT_NAME.format(date=date)
    )
    footer = fit_text(line, CAPTION, MEASURE - 45 * MM)
    raised = (footer.lines - 1) * CAPTION.leading
    footer.draw(canvas, BINDING_MARGIN, FOOTER_BASELINE + CAPTION.baseline + raised)
    number = f"{page} / {pages}"
    draw_line(canvas, end, FOOTER_BASELINE, number, replace(PAGE_NUMBER, align=Align.RIGHT))
    if sender.is_sample:
        draw_sample_mark(canvas, end - line_width(number, PAGE_NUMBER) - 6 * MM)


class Key:
    """The key below a map: what lines and letters stand for, of those that are on the paper."""

    def __init__(self, bodies: Iterable[PrintedBody]) -> None:
        found = tuple(bodies)
        self._frequencies = [
            each
            for each in Frequency
            if each is not Frequency.UNKNOWN or any(body.frequency is each for body in found)
        ]
        letters = [
            each for sector, each in words.LETTERS.items() if any(body.sector is sector for body in found)
        ]
        runs = [
            run
            for letter, word in letters
            for run in (Run(f"{letter}\u00a0", bold=True), Run(f"{word.replace(' ', chr(0xA0))}   "))
        ]
        self._letters = set_text(runs, NOTE, MEASURE) if runs else None

    @property
    def height(self) -> float:
        letters = self._letters.height + 2 if self._letters else 0.0
        return 6 + _KEY_LEADING + letters

    def draw(self, canvas: Any, top: float) -> None:
        left = BINDING_MARGIN
        draw_rule(canvas, left, top, ROW_RULE)
        baseline = top - 6 - _KEY_LEADING * 0.75
        middle, x = baseline + NOTE.size * CAP_HEIGHT / 2, left
        for frequency in self._frequencies:
            draw_link(canvas, x, x + _SAMPLE, middle, frequency)
            x += _SAMPLE + 3
            x += draw_line(canvas, x, baseline, words.LINES[frequency], NOTE) + 5 * MM
        draw_dot(canvas, x + DOT, middle)
        draw_line(canvas, x + 2 * DOT + 3, baseline, words.WORKS_WITH, NOTE)
        if self._letters is not None:
            self._letters.draw(canvas, left, top - 6 - _KEY_LEADING)


def others_text(names: Sequence[str]) -> Text:
    """Return the line of those who are not counted."""
    runs = [Run(f"{words.OTHERS} ", bold=True), Run(" · ".join(any_value(name) for name in names))]
    return set_text(runs, NOTE, MEASURE)
