"""The first page of a directory: whose it is, for whom, how to read it, and what stands where."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from linkworker_desktop.documents import directory_labels as labels
from linkworker_desktop.documents.boxes import Text, fit_text, set_text
from linkworker_desktop.documents.directory_columns import Block, ColumnPage, Frame, in_columns
from linkworker_desktop.documents.directory_content import Audience, DirectoryPaper, Grouping, Sender
from linkworker_desktop.documents.directory_groups import Group
from linkworker_desktop.documents.directory_labels import Words
from linkworker_desktop.documents.directory_styles import (
    CONTENTS_GROUP,
    CONTENTS_PAGE,
    CONTENTS_PAGE_SMALL,
    CONTENTS_SUBGROUP,
    FACT_VALUE,
    SENDER,
    SMALL,
    SUBTITLE,
    TITLE,
)
from linkworker_desktop.documents.images import PlacedImage
from linkworker_desktop.documents.measures import FRAME_HEIGHT, ROW_RULE, THIN_RULE, TITLE_RULE
from linkworker_desktop.documents.rows import draw_rule
from linkworker_desktop.documents.styles import HEADING
from linkworker_desktop.typesetting.flow import Piece
from linkworker_desktop.typesetting.isolates import any_value, figure
from linkworker_desktop.typesetting.pages import HALF_MEASURE, MEASURE, MM, PAGE_HEIGHT
from linkworker_desktop.typesetting.paragraph import TextParagraph, draw_line
from linkworker_desktop.typesetting.style import TextStyle

TITLE_TOP = PAGE_HEIGHT - 14 * MM
"""A paper for the office has no running header on its first page: its title is the header."""

_SENDER_WIDTH = 62 * MM
_LOGO_HEIGHT = 6.5 * MM
_LOGO_WIDTH = 45 * MM
_BOX_PADDING = 6.0
_NUMBER_COLUMN = 8 * MM
_PAGE_COLUMN = 12 * MM
_FOOT = PAGE_HEIGHT - 24 * MM - FRAME_HEIGHT


def audience_words(audience: Audience, words: Words) -> str:
    """Return »Kun til eget brug« or what else every page says of who may hold it; empty for everybody."""
    if audience is Audience.ONLY_ME:
        return words(labels.ONLY_OWN_USE)
    return words(labels.ONLY_MUNICIPALITY) if audience is Audience.MUNICIPALITY else ""


class Head:
    """Title, sender and facts; `height` is what they take from `TITLE_TOP` down."""

    def __init__(self, paper: DirectoryPaper, words: Words, *, black_and_white: bool) -> None:
        self._words = words
        by = labels.BY_TOWN if paper.grouping is Grouping.TOWN else labels.BY_SECTOR
        self._title = fit_text(words(labels.CONTACTS), TITLE, MEASURE - _SENDER_WIDTH)
        self._subtitle = set_text(words(by), SUBTITLE, MEASURE - _SENDER_WIDTH)
        self._sender = SenderBlock(paper.sender, _SENDER_WIDTH, black_and_white=black_and_white)
        self._box = audience_words(paper.audience, words)
        facts = (
            words.count(len(paper.entries)),
            words(labels.PRINTED, date=words.day(paper.printed_on)),
        )
        self._facts = set_text("  ·  ".join(facts), FACT_VALUE, MEASURE)
        self._how = set_text(words(labels.HOW_TO_READ), SMALL, MEASURE)
        self._heading = set_text(words(labels.CONTENTS), HEADING, MEASURE)

    @property
    def height(self) -> float:
        return self._box_top + self._box_height + self._rest

    @property
    def _box_top(self) -> float:
        return max(self._title.height + self._subtitle.height, self._sender.height) + 10

    @property
    def _box_height(self) -> float:
        return 22.0 if self._box else 0.0

    @property
    def _rest(self) -> float:
        return 10 + self._facts.height + 4 + self._how.height + 24 + self._heading.height + 4

    def draw(self, canvas: Any, left: float) -> None:
        """Draw with the upper edge at `TITLE_TOP`."""
        self._title.draw(canvas, left, TITLE_TOP)
        self._subtitle.draw(canvas, left, TITLE_TOP - self._title.height)
        self._sender.draw(canvas, left + MEASURE - self._sender.width, TITLE_TOP)
        top = TITLE_TOP - self._box_top
        if self._box:
            canvas.setStrokeGray(0)
            canvas.setLineWidth(TITLE_RULE)
            canvas.rect(left, top - self._box_height, MEASURE, self._box_height, stroke=1, fill=0)
            box = TextStyle(size=9.5, leading=13, bold=True)
            draw_line(canvas, left + _BOX_PADDING + 3, top - 14.5, self._box, box)
            top -= self._box_height
        else:
            draw_rule(canvas, left, top, TITLE_RULE)
        top -= 10
        self._facts.draw(canvas, left, top)
        top -= self._facts.height + 4
        self._how.draw(canvas, left, top)
        top -= self._how.height + 24
        self._heading.draw(canvas, left, top)
        draw_rule(canvas, left, top - self._heading.height - 2, TITLE_RULE)


class SenderBlock:
    """Logo, municipality and link-worker with the number to ring, at the right end of a title."""

    def __init__(self, sender: Sender, width: float, *, black_and_white: bool) -> None:
        self._logo = None
        if sender.logo is not None:
            self._logo = PlacedImage(sender.logo, _LOGO_WIDTH, _LOGO_HEIGHT, black_and_white=black_and_white)
        lines = [sender.municipality, sender.linkworker]
        texts = [any_value(line) for line in lines if line]
        if sender.linkworker_phone:
            texts.append(figure(sender.linkworker_phone))
        set_lines = [TextParagraph(text, SENDER, min_lines=1) for text in texts]
        self._lines = [Text(line, width) for line in set_lines]
        self.width = max((line.paragraph.widest_line() for line in self._lines), default=0.0)
        if self._logo is not None:
            self.width = max(self.width, self._logo.width)

    @property
    def height(self) -> float:
        logo = self._logo.height + 4 if self._logo else 0.0
        return logo + sum(line.height for line in self._lines)

    def draw(self, canvas: Any, left: float, top: float) -> None:
        if self._logo is not None:
            self._logo.draw(canvas, left, top)
            top -= self._logo.height + 4
        for line in self._lines:
            line.draw(canvas, left, top)
            top -= line.height


class Contents:
    """The list of groups with their pages, on the first page and, where it is long, on more.

    What is in a group is listed too as long as all of it stands on one page. `starts` maps a bookmark to its
    page and is filled in before the pages are drawn.
    """

    def __init__(self, groups: Sequence[Group], index_title: str, head: float) -> None:
        self.starts: Mapping[str, int] = {}
        frame = Frame(FRAME_HEIGHT, TITLE_TOP - _FOOT - head)
        for with_subgroups in (True, False):
            rows = tuple(self._rows(groups, index_title, with_subgroups=with_subgroups))
            self.pages: tuple[ColumnPage, ...] = in_columns([Block(None, rows)], frame)
            if len(self.pages) <= 1:
                break

    def _rows(self, groups: Sequence[Group], index_title: str, *, with_subgroups: bool) -> Iterator[Piece]:
        for group in groups:
            yield _ContentsRow(self, group.key, group.title, str(group.position), keeps=with_subgroups)
            if with_subgroups:
                yield from (_ContentsRow(self, each.key, each.title) for each in group.subgroups)
        yield _ContentsRow(self, INDEX_KEY, index_title, " ")


INDEX_KEY = "index"


class _ContentsRow(Piece):
    """A group with its number, or a group within it; the whole row leads to the page."""

    def __init__(
        self, contents: Contents, key: str, title: str, number: str = "", *, keeps: bool = False
    ) -> None:
        self._contents = contents
        self._key = key
        self._number = number.strip()
        self.keeps_with_next = keeps
        self.gap = 8.0 if number else 0.0
        self._style, self._page = (
            (CONTENTS_GROUP, CONTENTS_PAGE) if number else (CONTENTS_SUBGROUP, CONTENTS_PAGE_SMALL)
        )
        self._rule = ROW_RULE if number else THIN_RULE
        self._indent = 0.0 if number == " " else _NUMBER_COLUMN
        width = HALF_MEASURE - self._indent - _PAGE_COLUMN
        self._text = Text(TextParagraph(any_value(title), self._style, min_lines=1), width)

    @property
    def height(self) -> float:
        return float(self._text.height + 2.0)

    def draw(self, canvas: Any, left: float, top: float) -> None:
        baseline = top - self._style.baseline
        if self._number:
            draw_line(canvas, left, baseline, self._number, CONTENTS_GROUP)
        self._text.draw(canvas, left + self._indent, top)
        page = str(self._contents.starts[self._key])
        draw_line(canvas, left + HALF_MEASURE - _PAGE_COLUMN, baseline, page, self._page, width=_PAGE_COLUMN)
        draw_rule(canvas, left, top - self.height, self._rule, HALF_MEASURE)
        area = (left, top - self.height, left + HALF_MEASURE, top)
        canvas.linkRect("", self._key, area, relative=0, thickness=0)
