"""The consent form: what is said yes to, in Danish and in the language of who says it, to be signed by hand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Any

from linkworker_desktop.documents import consent_labels as words
from linkworker_desktop.documents.boxes import Box, aligned, set_text
from linkworker_desktop.documents.consent_labels import pair
from linkworker_desktop.documents.directory_content import Sender
from linkworker_desktop.documents.directory_labels import plain_date
from linkworker_desktop.documents.measures import ROW_RULE
from linkworker_desktop.documents.rows import draw_rule
from linkworker_desktop.documents.styles import SIGNATURE
from linkworker_desktop.documents.ticks import TickBox
from linkworker_desktop.documents.work_paper import (
    BODY,
    PairHeading,
    Words,
    WorkHead,
    beside_text,
    draw_work_paper,
)
from linkworker_desktop.domain.consent import GivenBy
from linkworker_desktop.domain.folder import TextPair
from linkworker_desktop.domain.information import InformationKind
from linkworker_desktop.typesetting.document import new_canvas
from linkworker_desktop.typesetting.flow import Piece
from linkworker_desktop.typesetting.isolates import any_value
from linkworker_desktop.typesetting.pages import MEASURE, MM
from linkworker_desktop.typesetting.style import Align

_GAP = 4 * MM
_TICK = 3.6 * MM
_INDENT = 6 * MM
_BETWEEN = 3 * MM
_DANISH_SHARE = 0.44
_LINE_APART = 7 * MM
_BLANK_LINES = 3
_SIGN_ABOVE = 8 * MM
_DATE_SHARE = 0.28


@dataclass(frozen=True, slots=True)
class ConsentPaper:
    """One consent. `scope` and `parties` empty leave boxes and lines to be filled in by hand; so do empty days."""

    name: str
    born: date | None
    given_by: GivenBy | None
    holder: str
    purpose: str
    scope: frozenset[InformationKind]
    parties: Sequence[str]
    exceptions: str
    first: date | None
    last: date | None
    interpreter: str
    read_aloud: bool
    sender: Sender
    printed_on: date
    language: str | None = None


def consent_forms_pdf(papers: Sequence[ConsentPaper], *, black_and_white: bool = False) -> bytes:
    """Return the forms as A4 pages, each beginning on a page of its own."""
    target = BytesIO()
    canvas = new_canvas(target, title=words.TITLE, author=papers[0].sender.municipality, invariant=True)
    for paper in papers:
        draw_work_paper(canvas, _head(paper), list(_pieces(paper)), black_and_white=black_and_white)
    canvas.save()
    return target.getvalue()


def _head(paper: ConsentPaper) -> WorkHead:
    language = paper.language
    days = [(words.FROM, paper.first), (words.UNTIL, paper.last)]
    facts = [(pair(words.PERSON, language), paper.name)]
    facts.append((pair(words.BORN, language), plain_date(paper.born) if paper.born else "–"))
    facts += [(pair(label, language), plain_date(day) if day else "–") for label, day in days]
    footer = words.FOOTER if paper.sender.linkworker else words.FOOTER_WITHOUT_NAME
    holder = paper.holder or paper.sender.linkworker
    subtitle = words.HOLDER.format(holder=holder, municipality=paper.sender.municipality)
    return WorkHead(
        title=pair(words.TITLE, language),
        subtitle=subtitle if holder else paper.sender.municipality,
        confidential=words.CONFIDENTIAL,
        recipient=pair(words.ONLY_GIVER, language),
        facts=facts,
        footer=footer.format(name=any_value(paper.sender.linkworker), date=plain_date(paper.printed_on)),
        sender=paper.sender,
        language=language,
    )


def _pieces(paper: ConsentPaper) -> Iterator[Piece]:
    language = paper.language
    yield _Pair(pair(_ABOUT[paper.given_by], language), language)
    yield _Heading(pair(words.KINDS_HEADING, language), language)
    kinds = [(pair(words.KINDS[kind], language), kind in paper.scope) for kind in InformationKind]
    yield from _ticks(kinds, language)
    yield _Heading(pair(words.PARTIES_HEADING, language), language)
    yield from _ticks([(TextPair(any_value(party)), True) for party in paper.parties], None)
    if not paper.parties:
        yield _BlankLines(_BLANK_LINES)
    yield _Heading(pair(words.PURPOSE_HEADING, language), language)
    yield Words(any_value(paper.purpose), BODY, below=2.0) if paper.purpose else _BlankLines(1)
    if paper.exceptions:
        yield _Heading(pair(words.EXCEPTIONS_HEADING, language), language)
        for line in paper.exceptions.splitlines():
            yield Words(any_value(line), BODY)
    yield _Heading(pair(words.RIGHTS_HEADING, language), language)
    for said in (words.VOLUNTARY, words.WITHDRAW, words.SHARED_BEFORE, words.DUTIES):
        yield _Pair(pair(said, language), language)
    if paper.sender.linkworker:
        call = words.CALL.format(
            name=any_value(paper.sender.linkworker), phone=any_value(paper.sender.linkworker_phone)
        )
        yield Words(call, BODY, below=4.0)
    yield _Tick(pair(words.READ_ALOUD, language), language, is_ticked=paper.read_aloud)
    yield _Heading(pair(words.SIGN_HEADING, language), language)
    yield _Signatures(_signing(paper), language)


def _ticks(items: Sequence[tuple[TextPair, bool]], language: str | None) -> Iterator[Piece]:
    """Yield boxes to tick in two columns, read down the left one first."""
    rows = (len(items) + 1) // 2
    for row in range(rows):
        yield _TickRow(items[row::rows], language)


_ABOUT = {
    None: words.ABOUT_MYSELF,
    GivenBy.SELF: words.ABOUT_MYSELF,
    GivenBy.CUSTODY_HOLDER: words.ABOUT_CHILD,
    GivenBy.BOTH: words.ABOUT_BOTH,
}


def _signing(paper: ConsentPaper) -> tuple[str, ...]:
    signing = {
        GivenBy.CUSTODY_HOLDER: (words.SIGN_CUSTODY,),
        GivenBy.BOTH: (words.SIGN_SELF, words.SIGN_CUSTODY),
    }
    own = signing.get(paper.given_by or GivenBy.SELF, (words.SIGN_SELF,))
    interpreter = (words.INTERPRETER,) if paper.interpreter or paper.language else ()
    return (*own, words.SIGN_MUNICIPALITY, *interpreter)


class _Pair(Piece):
    """A sentence in both languages, each in its own half; alone it takes the whole width."""

    gap = 3.0

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


class _Tick(Piece):
    """A box to tick with a word in Danish, and in the other language in the other half."""

    gap = 3.0

    def __init__(self, texts: TextPair, language: str | None, *, is_ticked: bool) -> None:
        self._tick = TickBox(_TICK, is_ticked=is_ticked)
        is_alone = language is None or texts.other is None
        width = MEASURE if is_alone else MEASURE / 2 - _GAP
        self._left = MEASURE - width
        self._danish: Box = set_text(texts.da, BODY, width - _INDENT)
        self._other: Box | None = None
        if language is not None and texts.other is not None:
            self._other = set_text(texts.other, aligned(BODY, Align.START), width, language)

    @property
    def height(self) -> float:
        return max(self._danish.height, self._other.height if self._other else 0.0, _TICK) + 1

    def draw(self, canvas: Any, left: float, top: float) -> None:
        self._tick.draw(canvas, left, top - 1.5)
        self._danish.draw(canvas, left + _INDENT, top)
        if self._other is not None:
            self._other.draw(canvas, left + self._left, top)


class _TickRow(Piece):
    """Boxes to tick beside each other; each has its word in Danish, and in the other language at its own right."""

    gap = 2.0

    def __init__(self, items: Sequence[tuple[TextPair, bool]], language: str | None) -> None:
        self._width = MEASURE / 2 - _GAP
        self._cells = [self._cell(texts, language, is_ticked=is_ticked) for texts, is_ticked in items]

    @property
    def height(self) -> float:
        return max(_TICK, *(box.height for _tick, boxes in self._cells for _left, box in boxes)) + 1

    def draw(self, canvas: Any, left: float, top: float) -> None:
        for place, (tick, boxes) in enumerate(self._cells):
            start = left + place * (self._width + 2 * _GAP)
            tick.draw(canvas, start, top - 1.5)
            for offset, box in boxes:
                box.draw(canvas, start + offset, top)

    def _cell(
        self, texts: TextPair, language: str | None, *, is_ticked: bool
    ) -> tuple[TickBox, tuple[tuple[float, Box], ...]]:
        tick = TickBox(_TICK, is_ticked=is_ticked)
        room = self._width - _INDENT
        if language is None or texts.other is None:
            return tick, ((_INDENT, set_text(texts.da, BODY, room)),)
        danish = (room - _BETWEEN) * _DANISH_SHARE
        other = room - _BETWEEN - danish
        box = set_text(texts.other, aligned(BODY, Align.START), other, language)
        return tick, ((_INDENT, set_text(texts.da, BODY, danish)), (self._width - other, box))


class _Heading(PairHeading):
    """A heading that stands closer than on other work papers, so that the form is one sheet."""

    gap = 7.0


class _BlankLines(Piece):
    """Dotted lines to write on."""

    def __init__(self, number: int) -> None:
        self._number = number

    @property
    def height(self) -> float:
        return self._number * _LINE_APART

    def draw(self, canvas: Any, left: float, top: float) -> None:
        canvas.saveState()
        canvas.setDash(1, 2)
        for line in range(1, self._number + 1):
            draw_rule(canvas, left, top - line * _LINE_APART + 2, 1.0)
        canvas.restoreState()


class _Signatures(Piece):
    """A line for each who signs with the day beside it, two beside each other; never parted."""

    gap = 2.0

    def __init__(self, labels: Sequence[str], language: str | None) -> None:
        self._cell = (MEASURE - 2 * _GAP) / 2
        self._narrow = self._cell * _DATE_SHARE
        self._wide = self._cell - self._narrow - _GAP
        self._day = beside_text(pair(words.DATE, language), SIGNATURE, self._narrow, language)
        signed = [beside_text(pair(label, language), SIGNATURE, self._wide, language) for label in labels]
        self._rows = [signed[first : first + 2] for first in range(0, len(signed), 2)]

    @property
    def height(self) -> float:
        return sum(self._row_height(row) for row in self._rows)

    def draw(self, canvas: Any, left: float, top: float) -> None:
        for row in self._rows:
            y = top - _SIGN_ABOVE
            for place, label in enumerate(row):
                start = left + place * (self._cell + 2 * _GAP)
                for offset, width, box in (
                    (0.0, self._wide, label),
                    (self._wide + _GAP, self._narrow, self._day),
                ):
                    draw_rule(canvas, start + offset, y, ROW_RULE, width)
                    box.draw(canvas, start + offset, y - 3)
            top -= self._row_height(row)

    def _row_height(self, row: Sequence[Box]) -> float:
        return _SIGN_ABOVE + 3 + max(self._day.height, *(label.height for label in row))
