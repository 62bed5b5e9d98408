"""Words to glyph runs: a word is cut into runs of one face and shaped by HarfBuzz with the whole word as context.

Letters do not join across a space, so a word is all the context shaping needs; shaped words are kept and used again.
Measures are thousandths of the type size.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

import uharfbuzz as hb

from linkworker_desktop.typesetting.clusters import (
    Cluster,
    codes_of,
    reads_wrongly_beside,
    separator,
    stays_with_the_letter_before,
    substitute,
)
from linkworker_desktop.typesetting.fonts import COMMON, Face, Family, face, face_for, is_invisible, script_of

PerCharacter = bool | bytes
"""One value for a whole word, or one byte for each of its characters."""

_KEPT_LENGTH = 64
_KEPT_WORDS = 30_000
_ALPHABETS = frozenset({"Latn", "Cyrl", "Grek"})
_SCRIPT_OF_FAMILY = {Family.ARABIC: "Arab", Family.ETHIOPIC: "Ethi", Family.MYANMAR: "Mymr"}
_HARFBUZZ_LANGUAGE = {"prs": "fa-AF", "kmr": "ku"}


@dataclass(eq=False, slots=True)
class GlyphRun:
    """Clusters of one face in one direction, in logical order; `starts` are offsets into the word."""

    face: Face
    is_right_to_left: bool
    clusters: list[Cluster]
    starts: list[int]
    end: int
    advance: int

    @property
    def edge_chars(self) -> tuple[str, str]:
        """The characters at the left and at the right edge."""
        first, last = self.clusters[0].text[:1], self.clusters[-1].text[-1:]
        return (last, first) if self.is_right_to_left else (first, last)


@dataclass(eq=False, slots=True)
class ShapedWord:
    """The runs of a word in logical order."""

    runs: tuple[GlyphRun, ...]
    advance: int
    _edges: tuple[list[int], list[int]] | None = field(default=None, repr=False)

    @property
    def edges(self) -> tuple[list[int], list[int]]:
        """The offsets at which a line may be cut, and the advance before each; both end with the whole word."""
        if self._edges is None:
            self._edges = self._found_edges()
        return self._edges

    def _found_edges(self) -> tuple[list[int], list[int]]:
        starts: list[int] = []
        sums: list[int] = []
        total = 0
        for run in self.runs:
            for start, cluster in zip(run.starts, run.clusters, strict=True):
                if not starts:
                    starts.append(0)
                    sums.append(0)
                elif starts[-1] != start and not stays_with_the_letter_before(cluster.text[:1]):
                    starts.append(start)
                    sums.append(total)
                total += cluster.advance
        starts.append(self.runs[-1].end if self.runs else 0)
        sums.append(total)
        return starts, sums

    def advance_to(self, offset: int) -> int:
        """Return the advance of the characters before `offset` (the cluster around it not counted)."""
        starts, sums = self.edges
        return sums[max(0, bisect_right(starts, offset) - 1)]

    def fitting(self, start: int, room: float) -> int:
        """Return the last cluster edge after `start` whose characters from `start` on fit into `room`."""
        starts, sums = self.edges
        return starts[max(0, bisect_right(sums, self.advance_to(start) + room) - 1)]

    def edge_after(self, offset: int) -> int:
        """Return the next offset after `offset` at which a line may be cut."""
        starts, _ = self.edges
        return starts[min(bisect_right(starts, offset), len(starts) - 1)]

    def slice(self, start: int, end: int) -> ShapedWord:
        """Return the characters from `start` to `end` with the shapes they have in the whole word."""
        runs = []
        for run in self.runs:
            first, last = bisect_left(run.starts, start), bisect_left(run.starts, end)
            if first < last:
                clusters = run.clusters[first:last]
                advance = sum(cluster.advance for cluster in clusters)
                stop = run.starts[last] if last < len(run.starts) else run.end
                runs.append(
                    GlyphRun(run.face, run.is_right_to_left, clusters, run.starts[first:last], stop, advance)
                )
        return ShapedWord(tuple(runs), sum(run.advance for run in runs))


class _Item(NamedTuple):
    """What characters shaped together have in common; no face means that no font has the character."""

    face: Face | None
    script: str
    level: int


_words: dict[tuple[str, PerCharacter, PerCharacter, str], ShapedWord] = {}


def shape_word(text: str, *, bold: PerCharacter, levels: PerCharacter, language: str = "") -> ShapedWord:
    """Shape one word.

    `bold` holds for the whole word, or is a byte (0 or 1) for each character; `levels` says whether the word runs
    from right to left, or gives the bidi level of each character. No-break spaces are part of a word; steering
    characters take no room.
    """
    key = (text, bold, levels, language)
    word = _words.get(key)
    if word is None:
        word = _shaped(text, bold, levels, language)
        if len(text) <= _KEPT_LENGTH:
            if len(_words) >= _KEPT_WORDS:
                _words.clear()
            _words[key] = word
    return word


@lru_cache(maxsize=512)
def shape_space(text: str, *, family: Family, bold: bool, rtl: bool) -> ShapedWord:
    """Shape the space after a word with a face of the word's family."""
    return _shaped(text, bold, rtl, "", _SCRIPT_OF_FAMILY.get(family, COMMON))


@lru_cache(maxsize=16)
def separator_run(like: Face) -> GlyphRun:
    """Return a right-to-left mark without ink or width, as a run of its own."""
    return GlyphRun(like, is_right_to_left=True, clusters=[separator(like)], starts=[0], end=0, advance=0)


def _shaped(
    text: str, bold: PerCharacter, levels: PerCharacter, language: str, script: str = COMMON
) -> ShapedWord:
    runs = []
    start = 0
    for item, same in groupby(_items(text, bold, levels, script)):
        end = start + sum(1 for _ in same)
        if item.face is None:
            runs.append(_substituted(text, start, end, item, bold=_flag(bold, start)))
        else:
            runs.append(_shaped_run(text, start, end, item, item.face, language))
        start = end
    return ShapedWord(tuple(runs), sum(run.advance for run in runs))


def _items(text: str, bold: PerCharacter, levels: PerCharacter, script: str) -> list[_Item]:
    """Give each character the face, script and level of its run."""
    if script == COMMON and isinstance(bold, bool) and isinstance(levels, bool):
        latin = face(Family.LATIN, bold=bold)
        scripts = {script_of(char) for char in text} - {COMMON}
        if len(scripts) <= 1 and scripts <= _ALPHABETS and latin.coverage.issuperset(text):
            return [_Item(latin, next(iter(scripts), "Latn"), int(levels))] * len(text)
    items: list[_Item] = []
    for i, (char, around) in enumerate(zip(text, _scripts(text, script), strict=True)):
        level = int(levels) if isinstance(levels, bool) else levels[i]
        if items and items[-1].level == level and is_invisible(char):
            items.append(items[-1])
            continue
        found = face_for(char, bold=_flag(bold, i), script=around)
        if found is None and items and unicodedata.combining(char):
            items.append(items[-1])
            continue
        if found is not None and found.family is Family.LATIN and around not in _ALPHABETS:
            around = "Latn"  # noqa: PLW2901 - figures in the text of another script
        same = bool(items) and items[-1] == (found, around, level)
        items.append(items[-1] if same else _Item(found, around, level))
    return items


def _scripts(text: str, script: str) -> list[str]:
    """Return the script of each character; common ones take that of the letter before, else after, else `script`."""
    scripts = [script_of(char) for char in text]
    current = next((own for own in scripts if own != COMMON), script)
    for i, own in enumerate(scripts):
        if own == COMMON:
            scripts[i] = current
        else:
            current = own
    return scripts


def _flag(flags: PerCharacter, i: int) -> bool:
    return flags if isinstance(flags, bool) else bool(flags[i])


def _shaped_run(text: str, start: int, end: int, item: _Item, own: Face, language: str) -> GlyphRun:
    rtl = item.level % 2 == 1
    buffer = hb.Buffer()
    buffer.add_str(text, start, end - start)
    buffer.direction = "rtl" if rtl else "ltr"
    buffer.script = "Latn" if item.script == COMMON else item.script
    if language:
        buffer.language = _HARFBUZZ_LANGUAGE.get(language, language)
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
    buffer.flags = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
    hb.shape(own.hb_font, buffer, {})
    clusters: list[Cluster] = []
    starts: list[int] = []
    for place, codes in codes_of(buffer, text, start, end, own, rtl=rtl):
        for cluster in reversed(codes) if rtl else codes:
            if rtl and clusters and reads_wrongly_beside(clusters[-1].text[:1], cluster.text[-1:]):
                clusters.append(separator(own))
                starts.append(starts[-1])
            clusters.append(cluster)
            starts.append(place)
    if rtl:
        clusters.reverse()
        starts.reverse()
    return GlyphRun(own, rtl, clusters, starts, end, sum(cluster.advance for cluster in clusters))


def _substituted(text: str, start: int, end: int, item: _Item, *, bold: bool) -> GlyphRun:
    starts = [i for i in range(start, end) if not is_invisible(text[i])]
    clusters = [substitute(text[i]) for i in starts]
    advance = sum(cluster.advance for cluster in clusters)
    return GlyphRun(face(Family.LATIN, bold=bold), item.level % 2 == 1, clusters, starts, end, advance)
