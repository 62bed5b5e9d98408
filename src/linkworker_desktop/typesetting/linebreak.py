"""Where a line may end: at spaces, at marks inside a word that allow it, and inside words too long for a line."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from enum import Enum, auto
from typing import NamedTuple

from linkworker_desktop.typesetting.shaping import ShapedWord

WORD_JOINER = "\u2060"
"""After a space it keeps a line from ending there (UAX #14, LB11)."""
BREAKING_SPACES = " \u1680\u2000-\u2006\u2008-\u200a\u205f\u3000"
_HYPHEN = re.compile(r"(?<=[^\W\d_]{2})[-\u2010](?=[^\W\d_]{2})")
_AFTER_MARK = re.compile(
    "[\u1361-\u1368\u200b\u2014](?=.)"
)  # Ethiopic word space and stops, zero-width space, em dash
_ADDRESS = re.compile(r"@|://|^www\.", re.IGNORECASE)
_INSIDE_ADDRESS = re.compile(r"[/?&@.=_-](?=\w)|[/-](?=.)")
_SYLLABLE = re.compile(
    "(?<=[\u1000-\u103f\u104a-\u104f\u1050-\u109f])(?<!\u1039)"
    "(?=[\u1000-\u102a\u103f\u104c-\u104f](?!\u1037?[\u1039\u103a]))"
)


class Kind(Enum):
    WORD = auto()
    SPACE = auto()
    NEW_LINE = auto()


class Token(NamedTuple):
    """A word, the space between words, or a forced line end; `start` counts characters of the paragraph."""

    start: int
    text: str
    kind: Kind
    shaped: ShapedWord


class Fragment(NamedTuple):
    """The part of a token that stands on a line, as offsets into the token's text."""

    token: Token
    start: int
    end: int


class Line(NamedTuple):
    """One line: its fragments without the space at its end, its advance, and where the paragraph goes on."""

    fragments: tuple[Fragment, ...]
    advance: float
    start: int
    next_start: int


def allowed_breaks(text: str) -> list[int]:
    """Return the offsets inside a word at which a line may always end."""
    if text.isalnum() and "\u1361" not in text:
        return []
    if _ADDRESS.search(text):
        return []
    return sorted({match.end() for pattern in (_HYPHEN, _AFTER_MARK) for match in pattern.finditer(text)})


def emergency_breaks(text: str) -> list[int]:
    """Return the offsets at which a word longer than its line is best broken.

    Addresses break after a dot, slash, question mark, ampersand or @; Burmese phrases between syllables.
    """
    return sorted(
        {match.end() for pattern in (_INSIDE_ADDRESS, _SYLLABLE) for match in pattern.finditer(text)}
    )


def break_lines(
    tokens: Sequence[Token], room: float, *, start: int = 0, end: int | None = None
) -> list[Line]:
    """Fill lines of `room` thousandths of the type size with the characters from `start` to `end`.

    Every word goes to the first line it fits on; only a word wider than a whole line is broken at a place that is
    not an allowed break. A paragraph without words gives one empty line.
    """
    breaker = _Breaker(room, start)
    for token in tokens:
        token_end = token.start + max(1, len(token.text))
        if token_end <= start:
            continue
        if end is not None and token.start >= end:
            break
        first = max(0, start - token.start)
        last = len(token.text) if end is None else min(len(token.text), end - token.start)
        if token.kind is Kind.WORD:
            breaker.add_word(token, first, last)
        elif token.kind is Kind.SPACE:
            breaker.add_space(token)
        else:
            breaker.close(token.start + 1)
    breaker.finish(end)
    return breaker.lines


class _Breaker:
    """The line being filled; spaces wait until a word follows on the same line."""

    def __init__(self, room: float, start: int) -> None:
        self.room = room
        self.lines: list[Line] = []
        self._start = start
        self._fragments: list[Fragment] = []
        self._advance = 0.0
        self._waiting: list[Fragment] = []
        self._waiting_advance = 0.0
        self._end = start

    def add_space(self, token: Token) -> None:
        if self._fragments:
            self._waiting.append(Fragment(token, 0, len(token.text)))
            self._waiting_advance += token.shaped.advance
        self._end = token.start + len(token.text)

    def add_word(self, token: Token, first: int, last: int) -> None:
        whole = first == 0 and last == len(token.text)
        advance = token.shaped.advance if whole else _advance(token, first, last)
        if self._advance + self._waiting_advance + advance <= self.room:
            self._place(token, first, last, advance)
            return
        allowed = allowed_breaks(token.text)
        emergency: list[int] | None = None
        while first < last:
            left = self.room - self._advance - self._waiting_advance
            if advance <= left:
                self._place(token, first, last, advance)
                return
            fit = token.shaped.fitting(first, left) if left > 0 else first
            stop = _last_between(allowed, first, min(fit, last - 1))
            if stop is None and self._fragments:
                self.close(token.start + first)
                continue
            if stop is None:
                if emergency is None:
                    emergency = emergency_breaks(token.text)
                stop = _last_between(emergency, first, min(fit, last - 1))
            if stop is None:
                stop = min(last, max(fit, token.shaped.edge_after(first)))
            self._place(token, first, stop, _advance(token, first, stop))
            if stop < last:
                self.close(token.start + stop)
            first = stop
            advance = _advance(token, first, last)

    def close(self, next_start: int) -> None:
        """End the line; the next one begins at character `next_start`."""
        self.lines.append(Line(tuple(self._fragments), self._advance, self._start, next_start))
        self._fragments = []
        self._advance = 0.0
        self._waiting = []
        self._waiting_advance = 0.0
        self._start = self._end = next_start

    def finish(self, end: int | None) -> None:
        if self._fragments or not self.lines:
            self.close(self._end if end is None else end)

    def _place(self, token: Token, first: int, last: int, advance: float) -> None:
        if self._waiting:
            self._fragments += self._waiting
            self._advance += self._waiting_advance
            self._waiting = []
            self._waiting_advance = 0.0
        self._fragments.append(Fragment(token, first, last))
        self._advance += advance
        self._end = token.start + last


def _advance(token: Token, first: int, last: int) -> float:
    return token.shaped.advance_to(last) - token.shaped.advance_to(first)


def _last_between(offsets: Sequence[int], low: int, high: int) -> int | None:
    """Return the greatest offset with low < offset <= high."""
    index = bisect_right(offsets, high) - 1
    return offsets[index] if index >= 0 and offsets[index] > low else None
