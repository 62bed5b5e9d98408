"""The family sheet: who they are, where they are, who holds the relay and what comes next, on one work paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO

from linkworker_desktop.documents.boxes import set_text
from linkworker_desktop.documents.calendar_styles import ENTRY_BOLD, TASK_HEAD
from linkworker_desktop.documents.directory_content import Sender
from linkworker_desktop.documents.directory_labels import plain_date
from linkworker_desktop.documents.measures import THIN_RULE
from linkworker_desktop.documents.rows import Cell, Row
from linkworker_desktop.documents.work_paper import BODY, PairHeading, Words, WorkHead, draw_work_paper
from linkworker_desktop.domain.folder import TextPair
from linkworker_desktop.typesetting.document import new_canvas
from linkworker_desktop.typesetting.flow import Piece
from linkworker_desktop.typesetting.isolates import any_value
from linkworker_desktop.typesetting.pages import MEASURE, MM

TITLE = "Familieark"
FAMILY_NAME = "Familien {name}"
CONFIDENTIAL = "FORTROLIGT"
OWN_COPY = "Link-workerens eget eksemplar. Må ikke deles uden samtykke."
ADDRESS, HOUSED, LANGUAGE, RESIDENCE = "Adresse", "Flyttet ind", "Sprog", "Opholdsgrundlag"
PROTECTED = "beskyttet"
NOT_KNOWN = "–"
MEMBERS, NAME, AGE, RELATION, READS = "Hvem de er", "Navn", "Alder", "Er", "Læser"
COORDINATION, NEXT, CONSENTS, HAPPENED = (
    "Hvem der koordinerer",
    "Det næste",
    "Samtykker",
    "Det sidste, der er sket",
)
NOTHING_NEXT = "Ingen åbne frister."
NO_CONSENTS = "Ingen samtykker gælder."
NOTHING_HAPPENED = "Intet er skrevet ned endnu."
FOOTER = "Fortroligt · Familieark · Udskrevet af {name} {date}"
FOOTER_WITHOUT_NAME = "Fortroligt · Familieark · Udskrevet {date}"

_PADDING = (3.0, 3.0)
_GAP = 3 * MM
_MEMBER_COLUMNS = (0.0, 62 * MM, 78 * MM, 106 * MM)
_LINE_COLUMNS = (0.0, 26 * MM, 128 * MM)


@dataclass(frozen=True, slots=True)
class SheetMember:
    """A member. `age` is in words, `reads` the languages, or that somebody reads nothing."""

    name: str
    original_name: str
    age: str
    relation: str
    reads: str


@dataclass(frozen=True, slots=True)
class SheetLine:
    """A line with its day first, and what is said of it last."""

    day: date | None
    text: str
    remark: str = ""


@dataclass(frozen=True, slots=True)
class FamilySheetPaper:
    """What the sheet says. Without `address` it is protected or not known; all texts are Danish."""

    surname: str
    address: str
    is_protected: bool
    housed_on: date | None
    languages: str
    residence: str
    members: Sequence[SheetMember]
    coordination: Sequence[str]
    next: Sequence[SheetLine]
    consents: Sequence[SheetLine]
    happened: Sequence[SheetLine]
    sender: Sender
    printed_on: date


def family_sheet_pdf(paper: FamilySheetPaper, *, black_and_white: bool = False) -> bytes:
    """Return the sheet as A4 pages, Danish, for the link-worker alone."""
    target = BytesIO()
    canvas = new_canvas(target, title=TITLE, author=paper.sender.municipality, invariant=True)
    draw_work_paper(canvas, _head(paper), list(_pieces(paper)), black_and_white=black_and_white)
    canvas.save()
    return target.getvalue()


def _head(paper: FamilySheetPaper) -> WorkHead:
    address = PROTECTED if paper.is_protected else paper.address or NOT_KNOWN
    facts = (
        (ADDRESS, address),
        (HOUSED, plain_date(paper.housed_on) if paper.housed_on else NOT_KNOWN),
        (LANGUAGE, paper.languages or NOT_KNOWN),
        (RESIDENCE, paper.residence or NOT_KNOWN),
    )
    footer = FOOTER if paper.sender.linkworker else FOOTER_WITHOUT_NAME
    return WorkHead(
        title=_danish(TITLE),
        subtitle=FAMILY_NAME.format(name=paper.surname),
        confidential=CONFIDENTIAL,
        recipient=_danish(OWN_COPY),
        facts=[(_danish(label), value) for label, value in facts],
        footer=footer.format(name=any_value(paper.sender.linkworker), date=plain_date(paper.printed_on)),
        sender=paper.sender,
    )


def _pieces(paper: FamilySheetPaper) -> Iterator[Piece]:
    yield PairHeading(_danish(MEMBERS), None)
    head = _row(_MEMBER_COLUMNS, (NAME, AGE, RELATION, READS), is_head=True)
    head.keeps_with_next = True
    yield head
    for member in paper.members:
        name = " · ".join(part for part in (member.name, member.original_name) if part)
        yield _row(_MEMBER_COLUMNS, (name, member.age, member.relation, member.reads))
    yield PairHeading(_danish(COORDINATION), None)
    for line in paper.coordination:
        yield Words(any_value(line), BODY, below=1.0)
    yield from _lines(NEXT, paper.next, NOTHING_NEXT)
    yield from _lines(CONSENTS, paper.consents, NO_CONSENTS)
    yield from _lines(HAPPENED, paper.happened, NOTHING_HAPPENED)


def _lines(heading: str, lines: Sequence[SheetLine], nothing: str) -> Iterator[Piece]:
    yield PairHeading(_danish(heading), None)
    if not lines:
        yield Words(nothing, BODY)
    for line in lines:
        day = plain_date(line.day) if line.day else ""
        yield _row(_LINE_COLUMNS, (day, line.text, line.remark))


def _row(lefts: Sequence[float], texts: Sequence[str], *, is_head: bool = False) -> Row:
    rights = (*lefts[1:], MEASURE)
    cells = []
    for place, (left, right, text) in enumerate(zip(lefts, rights, texts, strict=True)):
        if text:
            style = TASK_HEAD if is_head else ENTRY_BOLD if place == 0 else BODY
            cells.append(Cell(left, set_text(any_value(text), style, right - left - _GAP)))
    return Row(cells, padding=_PADDING, rule=THIN_RULE)


def _danish(text: str) -> TextPair:
    return TextPair(text, None)
