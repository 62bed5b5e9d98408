"""A paragraph as tokens with levels, ready to be broken into lines, and the visual order of each line."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from linkworker_desktop.domain.text import Run
from linkworker_desktop.typesetting.bidi import needs_levels, paragraph_levels, visual_order
from linkworker_desktop.typesetting.clusters import reads_wrongly_beside
from linkworker_desktop.typesetting.fonts import Family
from linkworker_desktop.typesetting.isolates import printable
from linkworker_desktop.typesetting.linebreak import (
    BREAKING_SPACES,
    WORD_JOINER,
    Kind,
    Line,
    Token,
    break_lines,
)
from linkworker_desktop.typesetting.protection import protected
from linkworker_desktop.typesetting.shaping import (
    GlyphRun,
    PerCharacter,
    ShapedWord,
    separator_run,
    shape_space,
    shape_word,
)
from linkworker_desktop.typesetting.style import Direction, is_right_to_left

_TOKEN = re.compile(
    f"(?P<word>(?:[^{BREAKING_SPACES}\n]| (?={WORD_JOINER}))+)|(?P<space>(?:[{BREAKING_SPACES}](?!{WORD_JOINER}))+)|\n"
)
_STACKER = "\u1039"  # Burmese: the next letter stands under the one before
_NOTHING = ShapedWord((), 0)
_LONGEST_KEPT = 1500
_MOST_KEPT = 2048
"""Paragraphs up to so many characters are kept, so that a folder built again sets only what was changed."""


@dataclass(frozen=True, slots=True)
class Composition:
    """Shaped text of any number of hard lines; `levels` is None when everything runs from left to right."""

    text: str
    tokens: tuple[Token, ...]
    levels: bytes | None
    section_starts: tuple[int, ...]
    section_bases: tuple[int, ...]
    _broken: dict[float, list[Line]] = field(default_factory=dict, repr=False, compare=False)

    def lines(self, room: float, *, start: int = 0, end: int | None = None) -> list[Line]:
        """Return the lines of `room` thousandths of the type size that the characters from `start` to `end` fill."""
        if start or end is not None:
            return break_lines(self.tokens, room, start=start, end=end)
        if room not in self._broken:
            self._broken[room] = break_lines(self.tokens, room)
        return self._broken[room]

    def is_right_to_left(self, index: int) -> bool:
        """Say whether the base direction is from the right where character `index` stands."""
        return self.section_bases[bisect_right(self.section_starts, index) - 1] % 2 == 1

    def visual_runs(self, line: Line) -> list[GlyphRun]:
        """Return the glyph runs of a line from left to right."""
        runs: list[GlyphRun] = []
        places: list[int] = []
        for token, start, end in line.fragments:
            whole = start == 0 and end == len(token.text)
            shaped = token.shaped if whole else token.shaped.slice(start, end)
            for run in shaped.runs:
                if run.clusters:
                    runs.append(run)
                    places.append(token.start + run.starts[0])
        if self.levels is None:
            return runs
        levels = self.levels
        return _kept_apart([runs[i] for i in visual_order([levels[place] for place in places])])


def compose(
    content: Sequence[Run] | str,
    *,
    bold: bool,
    direction: Direction = Direction.AUTO,
    language: str | None = None,
) -> Composition:
    """Shape `content`; runs are bold where they say so, or everywhere if `bold` is set.

    In text from the right, figures and Danish fragments are isolated, so that they read from left to right.
    """
    runs = [Run(content)] if isinstance(content, str) else content
    parts = tuple((run.text, bold or run.bold) for run in runs if run.text)
    if sum(len(text) for text, _ in parts) > _LONGEST_KEPT:
        return _composed(parts, bold, direction, language)
    return _kept(parts, bold, direction, language)


def _composed(
    given: tuple[tuple[str, bool], ...],
    bold: bool,  # noqa: FBT001 - positional for the cache
    direction: Direction,
    language: str | None,
) -> Composition:
    parts = [(printable(text).replace("\t", " "), weight) for text, weight in given]
    base = _base(direction, language)
    if base:
        closed_off = protected([part for part, _ in parts])
        parts = [(part, weight) for part, (_, weight) in zip(closed_off, parts, strict=True)]
    text = "".join(part for part, _ in parts)
    mixed = len({weight for _, weight in parts}) > 1
    weights = _weights(text, parts) if mixed else bold or any(weight for _, weight in parts)
    levels, starts, bases = _levels(text, base)
    return Composition(text, _tokens(text, weights, levels, language or ""), levels, starts, bases)


_kept = lru_cache(maxsize=_MOST_KEPT)(_composed)


def _weights(text: str, parts: Sequence[tuple[str, bool]]) -> bytes:
    """Return a byte for each character; a sign written on or under a letter keeps the weight of the letter."""
    flags = bytearray()
    for part, weight in parts:
        flags += (b"\1" if weight else b"\0") * len(part)
    for i in range(1, len(text)):
        if unicodedata.category(text[i]).startswith("M") or text[i - 1] == _STACKER:
            flags[i] = flags[i - 1]
    return bytes(flags)


def _kept_apart(runs: list[GlyphRun]) -> list[GlyphRun]:
    """Put a mark between two neighbours that a reader would copy in the wrong order."""
    apart = runs[:1]
    for left, right in pairwise(runs):
        mixed = left.is_right_to_left or right.is_right_to_left
        if mixed and reads_wrongly_beside(left.edge_chars[1], right.edge_chars[0]):
            apart.append(separator_run(right.face))
        apart.append(right)
    return apart


def _base(direction: Direction, language: str | None) -> int | None:
    """Return the base level, None where the first strong character decides."""
    if direction is Direction.AUTO:
        return int(is_right_to_left(language)) if language else None
    return int(direction is Direction.RTL)


def _levels(text: str, base: int | None) -> tuple[bytes | None, tuple[int, ...], tuple[int, ...]]:
    """Return the level of each character (None: all 0), and start and base level of each hard line."""
    if not base and not needs_levels(text):
        return None, (0,), (0,)
    starts: list[int] = []
    bases: list[int] = []
    levels = bytearray()
    for section in text.split("\n"):
        starts.append(len(levels))
        resolved = paragraph_levels(section, base=base)
        bases.append(resolved.base)
        levels += bytes(resolved.levels)
        levels.append(resolved.base)  # the line feed
    return bytes(levels), tuple(starts), tuple(bases)


def _tokens(text: str, weights: PerCharacter, levels: bytes | None, language: str) -> tuple[Token, ...]:
    tokens: list[Token] = []
    family = Family.LATIN
    for match in _TOKEN.finditer(text):
        start = match.start()
        part = match.group()
        if match.lastgroup == "word":
            end = match.end()
            shaped = shape_word(
                part,
                bold=weights if isinstance(weights, bool) else _same_or_each(weights[start:end]),
                levels=False if levels is None else _side_or_levels(levels[start:end]),
                language=language,
            )
            if shaped.runs:
                family = shaped.runs[-1].face.family
            tokens.append(Token(start, part, Kind.WORD, shaped))
        elif match.lastgroup == "space":
            bold = weights if isinstance(weights, bool) else bool(weights[start])
            rtl = levels is not None and levels[start] % 2 == 1
            tokens.append(
                Token(start, part, Kind.SPACE, shape_space(part, family=family, bold=bold, rtl=rtl))
            )
        else:
            tokens.append(Token(start, part, Kind.NEW_LINE, _NOTHING))
    return tuple(tokens)


def _same_or_each(weights: bytes) -> PerCharacter:
    return bool(weights[0]) if weights.count(weights[0]) == len(weights) else weights


def _side_or_levels(levels: bytes) -> PerCharacter:
    return levels[0] % 2 == 1 if levels.count(levels[0]) == len(levels) else levels
