"""The pages of the pocket edition: names, numbers and hours in A6, sector by sector, 112 first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from linkworker_desktop.documents import directory_labels as labels
from linkworker_desktop.documents import labels as folder_labels
from linkworker_desktop.documents.boxes import Picture, Stack, Text, aligned, fit_text
from linkworker_desktop.documents.directory_content import DirectoryEntry, DirectoryPaper, PrintedPhone
from linkworker_desktop.documents.directory_entry import closed_words, deepened, doubt_words, phone_runs
from linkworker_desktop.documents.directory_front import audience_words
from linkworker_desktop.documents.directory_groups import by_sector
from linkworker_desktop.documents.directory_labels import Words
from linkworker_desktop.documents.directory_members import Listed, listed
from linkworker_desktop.documents.directory_styles import (
    POCKET_112,
    POCKET_DANGER,
    POCKET_MARK,
    POCKET_NAME,
    POCKET_NUMBER,
    POCKET_PHONE,
    POCKET_SECTOR,
    POCKET_TEXT,
    POCKET_TITLE,
)
from linkworker_desktop.documents.emergency import NUMBER
from linkworker_desktop.documents.measures import CAP_HEIGHT, ROW_RULE, THIN_RULE, TITLE_RULE
from linkworker_desktop.documents.palette import Palette
from linkworker_desktop.documents.rows import draw_rule
from linkworker_desktop.domain.categories import SECTOR_LABELS
from linkworker_desktop.domain.folder import Pictogram
from linkworker_desktop.domain.languages import DANISH
from linkworker_desktop.domain.text import Run
from linkworker_desktop.typesetting.flow import FlowPage, Piece, paginate
from linkworker_desktop.typesetting.imposition import A6_HEIGHT, A6_WIDTH
from linkworker_desktop.typesetting.isolates import any_value, figure, with_figures_bound
from linkworker_desktop.typesetting.pages import MM
from linkworker_desktop.typesetting.paragraph import TextParagraph, draw_line
from linkworker_desktop.typesetting.style import WHITE, Align, TextStyle
from linkworker_desktop.typesetting.svg_outline import set_fill

INNER_MARGIN = 10 * MM
OUTER_MARGIN = 8 * MM
WIDTH = A6_WIDTH - INNER_MARGIN - OUTER_MARGIN
_HEADER = A6_HEIGHT - 11.5 * MM
_FRAME_TOP = A6_HEIGHT - 16 * MM
_FOOTER = 7 * MM
_FRAME_BOTTOM = 12 * MM
_HEIGHT = _FRAME_TOP - _FRAME_BOTTOM
_FRONT_RAISED = 7 * MM
_BAR = 22 * MM
_BAR_PICTURE = 13 * MM
_INSET = 3 * MM
_BETWEEN = 6.0
_SECTOR_GAP = 7.0
_PHONES_AT_ONCE = 8
_LINE_STEP = 7 * MM
_NAME_SHARE = 0.55


class PocketPages:
    """The pages before they are put on sheets; each draws itself into A6 with its lower left corner at the origin.

    Contacts without a number are left out. `fill_to` adds pages with writing lines.
    """

    def __init__(self, paper: DirectoryPaper, palette: Palette) -> None:
        self._paper = paper
        self._words = Words(paper.language)
        self._chrome = _Chrome(paper, self._words)
        pieces = [_Front(paper, palette, self._words), *_pieces(paper, self._words)]
        self._pages: list[FlowPage] = list(paginate(pieces, _HEIGHT))

    @property
    def page_count(self) -> int:
        return len(self._pages)

    def fill_to(self, pages: int) -> None:
        """Add pages for notes until there are so many."""
        self._pages += [()] * (pages - len(self._pages))

    def draw(self, canvas: Any, number: int) -> None:
        """Draw a page; `number` begins at 1."""
        left = INNER_MARGIN if number % 2 else OUTER_MARGIN
        page = self._pages[number - 1]
        if not page:
            self._chrome.header(canvas, left, self._words(labels.NOTES))
            _draw_writing_lines(canvas, left)
        elif number > 1:
            self._chrome.header(canvas, left, _running_title(page))
        for placed in page:
            placed.piece.draw(canvas, left, _FRAME_TOP - placed.offset)
        self._chrome.footer(canvas, left, number)


def _pieces(paper: DirectoryPaper, words: Words) -> Iterator[Piece]:
    reachable = [entry for entry in paper.entries if entry.phones]
    for sector, entries in by_sector(reachable):
        title = _SectorTitle(SECTOR_LABELS[sector], words)
        yield title
        for each in listed(entries):
            phones = each.shown.phones
            for first in range(0, len(phones), _PHONES_AT_ONCE):
                yield _EntryRow(
                    each, phones[first : first + _PHONES_AT_ONCE], title, words, is_first=first == 0
                )


class _Front(Piece):
    """Title and sender in place of the header, then 112 on the acute colour."""

    def __init__(self, paper: DirectoryPaper, palette: Palette, words: Words) -> None:
        self._acute = palette.acute
        self._title = fit_text(words(labels.CONTACTS), POCKET_TITLE, WIDTH)
        sender = paper.sender
        parts = [any_value(part) for part in (sender.municipality, sender.linkworker) if part]
        if sender.linkworker_phone:
            parts.append(figure(sender.linkworker_phone))
        self._sender = _text(" · ".join(parts), POCKET_TEXT, WIDTH)
        room = WIDTH - _BAR_PICTURE - 3 * _INSET - 29 * MM
        self._danger = Stack(
            tuple(
                fit_text(folder_labels.both(folder_labels.DANGER, None).da, POCKET_DANGER, room)
                if language == DANISH
                else fit_text(words(folder_labels.DANGER), POCKET_DANGER, room, language)
                for language in dict.fromkeys((DANISH, words.language))
            ),
            between=3,
        )
        self._bar = max(_BAR, self._danger.height + 2 * _INSET)

    @property
    def height(self) -> float:
        return self._title.height + self._sender.height + 6 + self._bar + 2 - _FRONT_RAISED

    def draw(self, canvas: Any, left: float, top: float) -> None:
        top += _FRONT_RAISED
        self._title.draw(canvas, left, top)
        self._sender.draw(canvas, left, top - self._title.height)
        top -= self._title.height + self._sender.height + 6
        set_fill(canvas, self._acute)
        canvas.rect(left, top - self._bar, WIDTH, self._bar, stroke=0, fill=1)
        middle = top - self._bar / 2
        picture = Picture(Pictogram.EMERGENCY, _BAR_PICTURE, ink=WHITE, paper=self._acute)
        picture.draw(canvas, left + _INSET, middle + _BAR_PICTURE / 2)
        x = left + 2 * _INSET + _BAR_PICTURE
        draw_line(canvas, x, middle - POCKET_112.size * CAP_HEIGHT / 2, NUMBER, POCKET_112)
        self._danger.draw(
            canvas, left + WIDTH - _INSET - self._danger.width, middle + self._danger.height / 2
        )


class _SectorTitle(Piece):
    """A sector over its contacts, in Danish and at the right in the paper's other language."""

    keeps_with_next = True
    gap = _SECTOR_GAP

    def __init__(self, sector: str, words: Words) -> None:
        self.danish = sector
        other = "" if words.language == DANISH else words(sector)
        self._texts = [_text(sector, POCKET_SECTOR, WIDTH / 2 if other else WIDTH)]
        if other and other != sector:
            style = aligned(POCKET_SECTOR, Align.RIGHT)
            self._texts.append(fit_text(other, style, WIDTH / 2 - _BETWEEN, words.language))

    @property
    def height(self) -> float:
        return max(text.height for text in self._texts) + 3

    def draw(self, canvas: Any, left: float, top: float) -> None:
        self._texts[0].draw(canvas, left, top)
        for other in self._texts[1:]:
            other.draw(canvas, left + WIDTH - other.width, top)
        draw_rule(canvas, left, top - self.height + 1, TITLE_RULE, WIDTH)


class _EntryRow(Piece):
    """A name with its numbers beside it and its hours below."""

    def __init__(
        self,
        each: Listed,
        numbers: Sequence[PrintedPhone],
        title: _SectorTitle,
        words: Words,
        *,
        is_first: bool,
    ) -> None:
        self.title = title
        entry = each.shown
        runs_of = [phone_runs(number) for number in numbers]
        phones = [_phone(runs) for runs in runs_of]
        widest = max(text.paragraph.widest_line() for text in phones)
        room = max(WIDTH - widest - _BETWEEN, WIDTH * (1 - _NAME_SHARE))
        self._phones = Stack(tuple(_phone(runs, WIDTH - room) for runs in runs_of))
        name, second = (entry.person, entry.name) if each.is_member else (entry.name, entry.person)
        names = [_text(any_value(name), POCKET_NAME, room)]
        if second:
            names.append(_text(any_value(second), POCKET_TEXT, room))
        lines = list(_below(entry, words)) if is_first else []
        while lines and sum(name.height for name in names) < self._phones.height:
            names.append(_text(lines.pop(0), POCKET_TEXT, room))
        self._names = Stack(tuple(names))
        self._below = Stack(tuple(_text(line, POCKET_TEXT, WIDTH) for line in lines))

    @property
    def height(self) -> float:
        return max(self._names.height, self._phones.height) + self._below.height + 4

    def draw(self, canvas: Any, left: float, top: float) -> None:
        top -= 1.5
        self._names.draw(canvas, left, top)
        self._phones.draw(canvas, left + WIDTH - self._phones.width, top)
        self._below.draw(canvas, left, top - max(self._names.height, self._phones.height))
        draw_rule(canvas, left, top + 1.5 - self.height, THIN_RULE, WIDTH)


def _below(entry: DirectoryEntry, words: Words) -> Sequence[str]:
    category = words(entry.category) if entry.category and words.language != DANISH else ""
    return [
        line
        for line in (
            category if category != entry.category else "",
            *(with_figures_bound(hours) for hours in entry.hours),
            closed_words(entry, words),
            doubt_words(entry, words),
        )
        if line
    ]


class _Chrome:
    """Header and footer of a small page: sector, page number, whose paper and of which day."""

    def __init__(self, paper: DirectoryPaper, words: Words) -> None:
        audience = audience_words(paper.audience, words)
        printed = words(labels.PRINTED, date=words.day(paper.printed_on))
        self._line = " · ".join(part for part in (audience, printed) if part)
        self._sample = folder_labels.SAMPLE if paper.sender.is_sample else ""

    def header(self, canvas: Any, left: float, title: str) -> None:
        draw_line(canvas, left, _HEADER, title, replace(POCKET_TEXT, bold=True), width=WIDTH)
        if self._sample:
            mark = replace(POCKET_TEXT, size=7, bold=True, align=Align.RIGHT)
            draw_line(canvas, left, _HEADER, self._sample, mark, width=WIDTH)
        draw_rule(canvas, left, _HEADER - 3, ROW_RULE, WIDTH)

    def footer(self, canvas: Any, left: float, number: int) -> None:
        outside, inside = (Align.RIGHT, Align.LEFT) if number % 2 else (Align.LEFT, Align.RIGHT)
        draw_line(canvas, left, _FOOTER, str(number), aligned(POCKET_NUMBER, outside), width=WIDTH)
        draw_line(canvas, left, _FOOTER, self._line, aligned(POCKET_MARK, inside), width=WIDTH)


def _running_title(page: FlowPage) -> str:
    titles = [placed.piece.title for placed in page if isinstance(placed.piece, _EntryRow)]
    names = list(dict.fromkeys(title.danish for title in titles))
    return names[0] if len(names) == 1 else f"{names[0]} – {names[-1]}"


def _draw_writing_lines(canvas: Any, left: float) -> None:
    canvas.setStrokeGray(0)
    canvas.setLineWidth(1)
    canvas.setLineCap(1)
    canvas.setDash(0.01, 3)
    y = _FRAME_TOP - _LINE_STEP
    while y > _FRAME_BOTTOM:
        canvas.line(left, y, left + WIDTH, y)
        y -= _LINE_STEP
    canvas.setDash()
    canvas.setLineCap(0)


def _phone(runs: Sequence[Run], width: float = 1e4) -> Text:
    return Text(TextParagraph(runs, POCKET_PHONE, min_lines=1), width)


def _text(content: str, style: TextStyle, width: float) -> Text:
    return Text(TextParagraph(content, deepened(style, content), min_lines=1), width)
