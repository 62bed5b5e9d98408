"""The index of names at the end of a directory: organisations and people, each with its pages."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from linkworker_desktop.documents.boxes import Text
from linkworker_desktop.documents.directory_content import DirectoryEntry
from linkworker_desktop.documents.directory_labels import OTHER_LETTERS, Words
from linkworker_desktop.documents.directory_styles import INDEX_LETTER, INDEX_NAME, INDEX_PAGES
from linkworker_desktop.documents.measures import ROW_RULE
from linkworker_desktop.documents.rows import draw_rule
from linkworker_desktop.domain.text import NO_BREAK_SPACE
from linkworker_desktop.i18n.danish import danish_sort_key
from linkworker_desktop.typesetting.flow import Piece
from linkworker_desktop.typesetting.isolates import any_value
from linkworker_desktop.typesetting.paragraph import TextParagraph, draw_line

_FIGURES = "0–9"
_DANISH_LETTERS = {"{": "Æ", "|": "Ø", "}": "Å"}
_PAGES_GAP = 6.0
_MOST_PAGES = 0.45
_LETTER_GAP = 10.0


@dataclass(frozen=True, slots=True)
class IndexName:
    """A name and the pages it stands on, in order."""

    name: str
    pages: tuple[int, ...]


def index_names(pages: Mapping[int, Iterable[DirectoryEntry]]) -> tuple[IndexName, ...]:
    """Return the names of all organisations and people on the pages, figures first, other alphabets last."""
    found: defaultdict[str, set[int]] = defaultdict(set)
    for number, entries in pages.items():
        for entry in entries:
            for name in {entry.name, entry.person} - {""}:
                found[" ".join(name.split())].add(number)
    names = sorted(found, key=_order)
    return tuple(IndexName(name, tuple(sorted(found[name]))) for name in names)


def index_pieces(names: Sequence[IndexName], width: float, words: Words) -> Iterator[Piece]:
    """Yield the names under their letters, each as wide as its column."""
    for letter, some in groupby(names, key=lambda each: letter_of(each.name)):
        yield _Letter(letter or words(OTHER_LETTERS), width)
        yield from (_NameRow(each, width) for each in some)


def letter_of(name: str) -> str:
    """Return the letter a name is found under, `0–9` for figures and nothing for other alphabets."""
    first = _sort_text(name)[:1]
    if first in _DANISH_LETTERS:
        return _DANISH_LETTERS[first]
    if "a" <= first <= "z":
        return first.upper()
    return _FIGURES if first.isdigit() else ""


def _order(name: str) -> tuple[int, str, str]:
    letter = letter_of(name)
    rank = 0 if letter == _FIGURES else 1 if letter else 2
    return rank, _sort_text(name), name


def _sort_text(name: str) -> str:
    """Return the sort key from the first letter or figure on: »Broen« stands under B."""
    start = next((index for index, char in enumerate(name) if unicodedata.category(char)[0] in "LN"), 0)
    return danish_sort_key(name[start:])


class _Letter(Piece):
    keeps_with_next = True
    gap = _LETTER_GAP

    def __init__(self, letter: str, width: float) -> None:
        self._letter = letter
        self._width = width

    @property
    def height(self) -> float:
        return INDEX_LETTER.leading + 3.0

    def draw(self, canvas: Any, left: float, top: float) -> None:
        draw_line(canvas, left, top - INDEX_LETTER.baseline, self._letter, INDEX_LETTER)
        draw_rule(canvas, left, top - INDEX_LETTER.leading - 1.0, ROW_RULE, self._width)


class _NameRow(Piece):
    def __init__(self, name: IndexName, width: float) -> None:
        self._name = name
        self._width = width
        self._pages = Text(
            TextParagraph(NO_BREAK_SPACE + ", ".join(map(str, name.pages)), INDEX_PAGES, min_lines=1), width
        )
        taken = min(self._pages.paragraph.widest_line(), width * _MOST_PAGES)
        self._pages = Text(self._pages.paragraph, taken + 0.01)
        self._text = Text(
            TextParagraph(any_value(name.name), INDEX_NAME, min_lines=1), width - taken - _PAGES_GAP
        )

    @property
    def height(self) -> float:
        return max(self._text.height, self._pages.height)

    def draw(self, canvas: Any, left: float, top: float) -> None:
        self._text.draw(canvas, left, top)
        self._pages.draw(canvas, left + self._width - self._pages.width, top)
        area = (left, top - self.height, left + self._width, top)
        canvas.linkRect("", page_key(self._name.pages[0]), area, relative=0, thickness=0)


def page_key(number: int) -> str:
    """Return the bookmark of a page."""
    return f"page-{number}"
