"""The relay log on paper, to be gone through with the family: what is agreed, what happened, and who signs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from io import BytesIO
from typing import Any

from linkworker_desktop.documents import relay_labels as words
from linkworker_desktop.documents.boxes import Box, aligned, set_text
from linkworker_desktop.documents.calendar_styles import ENTRY_BOLD, TASK_HEAD
from linkworker_desktop.documents.directory_labels import plain_date
from linkworker_desktop.documents.measures import THIN_RULE
from linkworker_desktop.documents.relay_content import PrintedAgreement, PrintedEntry, RelayPaper
from linkworker_desktop.documents.relay_labels import pair
from linkworker_desktop.documents.rows import Cell, Row, draw_rule
from linkworker_desktop.documents.work_paper import (
    BODY,
    PairHeading,
    Words,
    WorkHead,
    draw_work_paper,
)
from linkworker_desktop.documents.work_pieces import BesideText, Signatures
from linkworker_desktop.domain.folder import TextPair
from linkworker_desktop.typesetting.document import new_canvas
from linkworker_desktop.typesetting.flow import Piece
from linkworker_desktop.typesetting.isolates import any_value, figure
from linkworker_desktop.typesetting.pages import MEASURE, MM
from linkworker_desktop.typesetting.style import Align

_WHAT_LEFT = 48 * MM
_WHEN_LEFT = 142 * MM
_ENTRY_LEFT = 24 * MM
_GAP = 4 * MM
_PADDING = (3.5, 3.5)
_SIGNED = (
    (words.DATE, words.LANGUAGE, words.INTERPRETER),
    (words.FAMILY, words.RELAY_HOLDER),
)
"""When, in which language and with which interpreter it was gone through, and who signs."""


def relay_log_pdf(paper: RelayPaper, *, black_and_white: bool = False) -> bytes:
    """Return the log as A4 pages; the words of the family stand as they were typed in."""
    target = BytesIO()
    title = words.TITLE
    canvas = new_canvas(target, title=title, author=paper.sender.municipality, invariant=True)
    draw_work_paper(canvas, _head(paper), list(_pieces(paper)), black_and_white=black_and_white)
    canvas.save()
    return target.getvalue()


def _head(paper: RelayPaper) -> WorkHead:
    language = paper.language
    holder = ", ".join(part for part in (paper.holder, paper.holder_unit) if part)
    offered = paper.offered_to or words.NOBODY
    if paper.offered_to and paper.answer_by is not None:
        offered += f" ({words.ANSWER_BY.format(date=plain_date(paper.answer_by))})"
    facts = [(words.HOLDER, holder or words.NOBODY)]
    if paper.since is not None:
        facts.append((words.SINCE, plain_date(paper.since)))
    facts.append((words.OFFERED_TO, offered))
    if paper.initiative:
        facts.append((words.INITIATIVE, paper.initiative))
    printed = plain_date(paper.printed_on)
    footer = words.FOOTER if paper.sender.linkworker else words.FOOTER_WITHOUT_NAME
    return WorkHead(
        title=pair(words.TITLE, language),
        subtitle=words.FAMILY_NAME.format(name=paper.surname),
        confidential=words.CONFIDENTIAL,
        recipient=pair(words.ONLY_FAMILY, language),
        facts=[(pair(label, language), value) for label, value in facts],
        footer=footer.format(name=any_value(paper.sender.linkworker), date=printed),
        sender=paper.sender,
        language=language,
    )


def _pieces(paper: RelayPaper) -> Iterator[Piece]:
    language = paper.language
    yield BesideText(pair(words.INTRODUCTION, language), language)
    yield PairHeading(pair(words.WHO_DOES_WHAT, language), language)
    if paper.agreements:
        yield _table_head(language)
        for agreement in paper.agreements:
            yield _agreement_row(agreement)
    else:
        yield BesideText(pair(words.NOTHING_AGREED, language), language)
    yield PairHeading(pair(words.HAPPENED, language), language)
    for entry in paper.entries:
        yield from _entry_pieces(entry, language)
    yield PairHeading(pair(words.GONE_THROUGH, language), language)
    yield Signatures([[pair(label, language) for label in labels] for labels in _SIGNED], language)


def _table_head(language: str | None) -> Row:
    columns = ((0.0, words.WHO), (_WHAT_LEFT, words.WHAT), (_WHEN_LEFT, words.WHEN))
    cells = []
    for left, label in columns:
        texts = pair(label, language)
        cells.append(Cell(left, set_text(_said(texts), TASK_HEAD, _WHAT_LEFT - _GAP)))
    row = Row(cells, padding=(3.0, 3.0))
    row.keeps_with_next = True
    return row


def _agreement_row(agreement: PrintedAgreement) -> Row:
    cells = [Cell(_WHAT_LEFT, set_text(any_value(agreement.what), BODY, _WHEN_LEFT - _WHAT_LEFT - _GAP))]
    if agreement.who:
        cells.append(Cell(0, set_text(any_value(agreement.who), BODY, _WHAT_LEFT - _GAP)))
    if agreement.due is not None:
        due = set_text(figure(plain_date(agreement.due)), ENTRY_BOLD, MEASURE - _WHEN_LEFT)
        cells.append(Cell(_WHEN_LEFT, due))
    return Row(cells, padding=_PADDING, rule=THIN_RULE)


def _entry_pieces(entry: PrintedEntry, language: str | None) -> Iterator[Piece]:
    lines = list(_lines(entry, language))
    yield _EntryHead(entry, language, has_more=bool(lines))
    for number, line in enumerate(lines, 1):
        is_last = number == len(lines)
        yield Words(
            line, BODY, left=_ENTRY_LEFT, below=4.0 if is_last else 1.0, rule=THIN_RULE if is_last else 0.0
        )


def _lines(entry: PrintedEntry, language: str | None) -> Iterator[str]:
    yield from (any_value(line) for line in entry.text.split("\n") if line.strip())
    for agreement in entry.agreements:
        who = f"{any_value(agreement.who)}: " if agreement.who else ""
        due = f", {words.LATEST.format(date=_day(agreement.due))}" if agreement.due else ""
        yield f"– {who}{any_value(agreement.what)}{due}"
    if entry.answer_by is not None:
        yield words.ANSWER_ASKED_BY.format(date=_day(entry.answer_by))
    if entry.family_told:
        yield _said(pair(words.FAMILY_TOLD, language))
    for correction in entry.corrections:
        yield f"{_said(pair(words.CORRECTION, language))} {_day(correction.day)}: {any_value(correction.text)}"


def _said(texts: TextPair) -> str:
    return texts.da if texts.other is None else f"{texts.da} · {any_value(texts.other)}"


def _day(day: date) -> str:
    return figure(plain_date(day))


class _EntryHead(Piece):
    """The day of an entry, what it did, and the same in the family's language at the right end."""

    gap = 4.0

    def __init__(self, entry: PrintedEntry, language: str | None, *, has_more: bool) -> None:
        self.keeps_with_next = has_more
        self._has_more = has_more
        texts = pair(words.KINDS[entry.kind], language)
        half = (MEASURE - _ENTRY_LEFT) / 2 - _GAP
        name = f": {any_value(entry.name)}" if entry.name else ""
        width = MEASURE - _ENTRY_LEFT if texts.other is None else half + 2 * _GAP
        self._day = set_text(figure(plain_date(entry.day)), ENTRY_BOLD, _ENTRY_LEFT - 2)
        self._kind = set_text(f"{texts.da}{name}", ENTRY_BOLD, width)
        self._other: Box | None = None
        if language is not None and texts.other is not None:
            self._other = set_text(texts.other, aligned(ENTRY_BOLD, Align.RIGHT), half - 2 * _GAP, language)
        self._other_width = half - 2 * _GAP

    @property
    def height(self) -> float:
        tallest = max(self._day.height, self._kind.height, self._other.height if self._other else 0.0)
        return tallest + (1.0 if self._has_more else 4.0)

    def draw(self, canvas: Any, left: float, top: float) -> None:
        self._day.draw(canvas, left, top)
        self._kind.draw(canvas, left + _ENTRY_LEFT, top)
        if self._other is not None:
            self._other.draw(canvas, left + MEASURE - self._other_width, top)
        if not self._has_more:
            draw_rule(canvas, left, top - self.height, THIN_RULE)
