"""The Unicode bidirectional algorithm (UAX #9) with isolates and bracket pairs: levels in, visual order out.

Rules carry the names of the annex (P2 … L2). A *class* is the bidi class of a character as a short string
("L", "AL", "EN", "RLI" …), a *level* an embedding level: even is left-to-right, odd is right-to-left.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from linkworker_desktop.typesetting.bidi_rules import resolve_sequence

MAX_DEPTH = 125
_EMBEDDINGS = {"RLE": 1, "LRE": 0, "RLO": 1, "LRO": 0}
_OVERRIDES = {"RLO": "R", "LRO": "L"}
_ISOLATES = frozenset({"LRI", "RLI", "FSI"})
_REMOVED = frozenset({"RLE", "LRE", "RLO", "LRO", "PDF", "BN"})  # rule X9
_RESET_AT_LINE_END = _REMOVED | {"WS", "LRI", "RLI", "FSI", "PDI"}
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_DEFAULT_RIGHT = (
    (0x0590, 0x05FF),
    (0x07C0, 0x085F),
    (0xFB1D, 0xFB4F),
    (0x10800, 0x10CFF),
    (0x1E800, 0x1EFFF),
)
_DEFAULT_ARABIC = ((0x0600, 0x07BF), (0x0860, 0x08FF), (0xFB50, 0xFDFF), (0xFE70, 0xFEFF), (0x1EE00, 0x1EEFF))


@dataclass(frozen=True, slots=True)
class ParagraphLevels:
    """The base level of a paragraph, and class and level of each of its characters."""

    base: int
    classes: list[str]
    levels: list[int]

    @property
    def is_right_to_left(self) -> bool:
        return self.base % 2 == 1


def needs_levels(text: str) -> bool:
    """Say whether anything in `text` can give a level other than 0 in a left-to-right paragraph."""
    return _RIGHT_TO_LEFT.search(text) is not None


def paragraph_levels(text: str, *, base: int | None = None) -> ParagraphLevels:
    """Resolve the levels of one paragraph; `base` is 0, 1 or None for "first strong character" (P2, P3)."""
    return levels_of_classes([bidi_class(char) for char in text], base=base, text=text)


def levels_of_classes(
    classes: list[str], *, base: int | None = None, text: str | None = None
) -> ParagraphLevels:
    """Resolve levels from bidi classes; without `text` no bracket pairs are found (N0)."""
    matches = _isolate_matches(classes)
    if base is None:
        base = max(0, _first_strong(classes, matches, 0, len(classes)))
    levels, types = _explicit_levels(classes, base, matches)
    for sequence, start_level, end_level in _run_sequences(classes, levels, base, matches):
        chars = None if text is None else [text[i] for i in sequence]
        originals = [classes[i] for i in sequence]
        resolved = resolve_sequence(
            [types[i] for i in sequence],
            originals,
            chars,
            level=levels[sequence[0]],
            start="R" if start_level % 2 else "L",
            end="R" if end_level % 2 else "L",
        )
        for i, level in zip(sequence, resolved, strict=True):
            levels[i] = level
    return ParagraphLevels(base, classes, levels)


def base_direction(text: str) -> int | None:
    """Return 0 or 1 for the first strong character outside isolates (P2), None if there is none."""
    classes = [bidi_class(char) for char in text]
    found = _first_strong(classes, _isolate_matches(classes), 0, len(classes))
    return None if found < 0 else found


def line_levels(paragraph: ParagraphLevels, start: int, end: int) -> list[int]:
    """Return the levels of one line after L1: white space at its end and separators take the base level."""
    levels = paragraph.levels[start:end]
    at_end = True
    for i in range(end - start - 1, -1, -1):
        name = paragraph.classes[start + i]
        if name in {"S", "B"}:
            at_end = True
            levels[i] = paragraph.base
        elif name not in _RESET_AT_LINE_END:
            at_end = False
        elif at_end:
            levels[i] = paragraph.base
    return levels


def visual_order(levels: Sequence[int]) -> list[int]:
    """Return the indices of `levels` from left to right (L2)."""
    order = list(range(len(levels)))
    if not levels:
        return order
    lowest_odd = min((level for level in levels if level % 2), default=None)
    if lowest_odd is None:
        return order
    for threshold in range(max(levels), lowest_odd - 1, -1):
        i = 0
        while i < len(order):
            if levels[order[i]] < threshold:
                i += 1
                continue
            j = i
            while j < len(order) and levels[order[j]] >= threshold:
                j += 1
            order[i:j] = order[i:j][::-1]
            i = j
    return order


def is_removed(name: str) -> bool:
    """Say whether rule X9 removes characters of this class (they have no level of their own)."""
    return name in _REMOVED


@lru_cache(maxsize=4096)
def bidi_class(char: str) -> str:
    """Return the bidi class, with the defaults of DerivedBidiClass for unassigned code points."""
    name = unicodedata.bidirectional(char)
    if name:
        return name
    code = ord(char)
    if code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF:
        return "BN"
    if any(first <= code <= last for first, last in _DEFAULT_ARABIC):
        return "AL"
    if any(first <= code <= last for first, last in _DEFAULT_RIGHT):
        return "R"
    return "ET" if 0x20A0 <= code <= 0x20CF else "L"


def _isolate_matches(classes: Sequence[str]) -> dict[int, int]:
    """Return opening index -> index of the matching PDI, and back (BD9)."""
    matches: dict[int, int] = {}
    open_: list[int] = []
    for i, name in enumerate(classes):
        if name in _ISOLATES:
            open_.append(i)
        elif name == "PDI" and open_:
            start = open_.pop()
            matches[start] = i
            matches[i] = start
    return matches


def _first_strong(classes: Sequence[str], matches: dict[int, int], start: int, end: int) -> int:
    """Return 0 or 1 for the first strong character (P2), -1 if there is none; isolates are jumped over."""
    i = start
    while i < end:
        name = classes[i]
        if name == "L":
            return 0
        if name in {"R", "AL"}:
            return 1
        if name in _ISOLATES:
            i = matches.get(i, end)
        i += 1
    return -1


def _explicit_levels(
    classes: Sequence[str], base: int, matches: dict[int, int]
) -> tuple[list[int], list[str]]:
    """Rules X1 to X8: the explicit levels, and the classes after overrides."""
    levels: list[int] = []
    types = list(classes)
    stack: list[tuple[int, str | None, bool]] = [(base, None, False)]
    lost_isolates = lost_embeddings = open_isolates = 0
    for i, name in enumerate(classes):
        level, override, _ = stack[-1]
        if name in _EMBEDDINGS:
            deeper = _next_level(level, _EMBEDDINGS[name])
            if deeper <= MAX_DEPTH and not lost_isolates and not lost_embeddings:
                stack.append((deeper, _OVERRIDES.get(name), False))
            elif not lost_isolates:
                lost_embeddings += 1
        elif name in _ISOLATES:
            direction = 1 if name == "RLI" else 0
            if name == "FSI":
                direction = max(0, _first_strong(classes, matches, i + 1, matches.get(i, len(classes))))
            deeper = _next_level(level, direction)
            if override:
                types[i] = override
            if deeper <= MAX_DEPTH and not lost_isolates and not lost_embeddings:
                open_isolates += 1
                stack.append((deeper, None, True))
            else:
                lost_isolates += 1
        elif name == "PDI":
            if lost_isolates:
                lost_isolates -= 1
            elif open_isolates:
                lost_embeddings = 0
                while not stack[-1][2]:
                    stack.pop()
                stack.pop()
                open_isolates -= 1
            level, override, _ = stack[-1]
            if override:
                types[i] = override
        elif name == "PDF":
            if not lost_isolates and lost_embeddings:
                lost_embeddings -= 1
            elif not lost_isolates and not stack[-1][2] and len(stack) > 1:
                stack.pop()
            level = stack[-1][0]
        elif name == "B":
            level = base
        elif override and name != "BN":
            types[i] = override
        levels.append(level)
    return levels, types


def _next_level(level: int, direction: int) -> int:
    return level + 1 if (level + 1) % 2 == direction else level + 2


def _run_sequences(
    classes: Sequence[str], levels: Sequence[int], base: int, matches: dict[int, int]
) -> list[tuple[list[int], int, int]]:
    """Rule X10: the isolating run sequences with the levels that decide sos and eos."""
    kept = [i for i, name in enumerate(classes) if name not in _REMOVED]
    if not kept:
        return []
    position = {index: k for k, index in enumerate(kept)}
    runs: list[list[int]] = [[kept[0]]]
    for before, index in pairwise(kept):
        if levels[index] == levels[before]:
            runs[-1].append(index)
        else:
            runs.append([index])
    run_starting_at = {run[0]: run for run in runs}
    sequences = []
    for run in runs:
        if classes[run[0]] == "PDI" and run[0] in matches:
            continue
        sequence = list(run)
        while classes[sequence[-1]] in _ISOLATES and sequence[-1] in matches:
            following = run_starting_at.get(matches[sequence[-1]])
            if following is None:
                break
            sequence += following
        level = levels[sequence[0]]
        first, last = position[sequence[0]], position[sequence[-1]]
        before_level = levels[kept[first - 1]] if first else base
        open_ended = classes[sequence[-1]] in _ISOLATES and sequence[-1] not in matches
        after_level = base if open_ended or last + 1 == len(kept) else levels[kept[last + 1]]
        sequences.append((sequence, max(level, before_level), max(level, after_level)))
    return sequences
