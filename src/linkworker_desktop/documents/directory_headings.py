"""The headings of a directory: a group over both columns, the groups in it over one."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from linkworker_desktop.documents.boxes import Text, fit_text
from linkworker_desktop.documents.directory_groups import Group, Subgroup
from linkworker_desktop.documents.directory_labels import Words
from linkworker_desktop.documents.directory_styles import GROUP_NUMBER, GROUP_SIZE, GROUP_TITLE, SUBGROUP
from linkworker_desktop.documents.measures import ROW_RULE, TITLE_RULE
from linkworker_desktop.documents.palette import Palette
from linkworker_desktop.documents.rows import draw_rule
from linkworker_desktop.typesetting.flow import Piece
from linkworker_desktop.typesetting.isolates import any_value
from linkworker_desktop.typesetting.pages import MEASURE, MM
from linkworker_desktop.typesetting.paragraph import TextParagraph, draw_line

_NUMBER = 12 * MM
_SIZE = 30 * MM
_BELOW_TITLE = 4.0
_BELOW_RULE = 6.0
_BELOW_SUBGROUP = 1.0
_SUBGROUP_GAP = 12.0


class TitleOver(Piece):
    """A title over the whole measure with a rule below it, its number in front where it has one."""

    keeps_with_next = True

    def __init__(
        self, title: str, palette: Palette, *, number: str = "", note: str = "", key: str = ""
    ) -> None:
        self._number = number
        self._note = note
        self._key = key
        self._title = title
        self._number_style = replace(GROUP_NUMBER, colour=palette.municipality)
        self._indent = _NUMBER if number else 0.0
        width = MEASURE - self._indent - (_SIZE if note else 0.0)
        self._text = fit_text(any_value(title), GROUP_TITLE, width)

    @property
    def height(self) -> float:
        return float(self._text.height + _BELOW_TITLE + _BELOW_RULE)

    def draw(self, canvas: Any, left: float, top: float) -> None:
        if self._key:
            canvas.bookmarkPage(self._key)
            canvas.addOutlineEntry(f"{self._number} {self._title}".strip(), self._key, level=0)
        baseline = top - GROUP_TITLE.baseline
        if self._number:
            draw_line(canvas, left, baseline, self._number, self._number_style)
        self._text.draw(canvas, left + self._indent, top)
        if self._note:
            draw_line(canvas, left + MEASURE - _SIZE, baseline, self._note, GROUP_SIZE, width=_SIZE)
        draw_rule(canvas, left, top - self._text.height - _BELOW_TITLE, TITLE_RULE)


def group_title(group: Group, palette: Palette, words: Words) -> TitleOver:
    """Return the title of a group with its number and how many contacts it has."""
    return TitleOver(
        group.title, palette, number=str(group.position), note=words.count(group.size), key=group.key
    )


class SubgroupTitle(Piece):
    """The heading of a group within a group, as wide as its column; it stands with the contact after it."""

    keeps_with_next = True
    gap = _SUBGROUP_GAP

    def __init__(self, subgroup: Subgroup, width: float) -> None:
        self.subgroup = subgroup
        self._width = width
        self._text = Text(TextParagraph(any_value(subgroup.title), SUBGROUP, min_lines=1), width)

    @property
    def height(self) -> float:
        return float(self._text.height + _BELOW_SUBGROUP)

    def draw(self, canvas: Any, left: float, top: float) -> None:
        canvas.bookmarkPage(self.subgroup.key)
        self._text.draw(canvas, left, top)
        draw_rule(canvas, left, top - self.height, ROW_RULE, self._width)
