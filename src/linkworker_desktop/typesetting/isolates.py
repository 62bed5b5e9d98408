"""Values set into text of another direction, and outside text made harmless."""

from __future__ import annotations

import re

from linkworker_desktop.domain.text import (
    FIRST_STRONG_ISOLATE,
    LEFT_TO_RIGHT_ISOLATE,
    NO_BREAK_SPACE,
    POP_ISOLATE,
)

_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff\ufff9-\ufffb]")
_OVERRIDES = re.compile("[\u202a-\u202e]")
_ISOLATES = re.compile("[\u2066-\u2069]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_SPACE = re.compile(" ")
_LONGEST_KEPT_PART = 26
_KEPT_IN_ADDRESS = re.compile(
    r"(?<!,) (?=\d)|(?<=\d\.) |(?<=\b\d{4}) "
)  # Skovvej 12 · 2. tv. · 0110 Skovsunde
_BEFORE_FIGURE = re.compile(r"(?<=[^\s,;]) +(?=\d)|(?<=\d) +(?=[–-])|(?<=[–-]) +(?=\d)")
_LINE_ENDS = re.compile("\r\n|[\r\x85\u2028\u2029]")


def printable(text: str) -> str:
    """Return `text` without control characters, NUL and bidi overrides; all line ends become a line feed.

    Isolates stay, since they are put in on purpose; half surrogate pairs become U+FFFD.
    """
    if text.isprintable():
        return text
    text = _LINE_ENDS.sub("\n", text)
    text = _CONTROLS.sub("", text)
    text = _OVERRIDES.sub("", text)
    return _SURROGATES.sub("\ufffd", text)


def neutralised(text: str) -> str:
    """Return text from outside so that nothing in it can turn the text around it: isolates are removed as well."""
    return _ISOLATES.sub("", printable(text))


def figure(value: str) -> str:
    """Isolate a phone number, date, time, sum, code or e-mail address: left-to-right, never broken at a space."""
    return f"{LEFT_TO_RIGHT_ISOLATE}{_kept_together(neutralised(value))}{POP_ISOLATE}"


def place(value: str) -> str:
    """Isolate a Danish address: it breaks after its commas; in a long part also at spaces, but not before a figure."""
    parts = (_kept_part(part) for part in neutralised(value).strip().split(", "))
    return f"{LEFT_TO_RIGHT_ISOLATE}{', '.join(parts)}{POP_ISOLATE}"


def _kept_part(part: str) -> str:
    return (_KEPT_IN_ADDRESS if len(part) > _LONGEST_KEPT_PART else _SPACE).sub(NO_BREAK_SPACE, part)


def with_figures_bound(value: str) -> str:
    """Bind each figure to the word before it: opening hours and addresses break after commas, not before »8–16«."""
    return _BEFORE_FIGURE.sub(NO_BREAK_SPACE, value)


def any_value(value: str) -> str:
    """Isolate a value of unknown script, such as a name: it chooses its own direction and may break at spaces."""
    return f"{FIRST_STRONG_ISOLATE}{neutralised(value).strip()}{POP_ISOLATE}"


def _kept_together(value: str) -> str:
    return NO_BREAK_SPACE.join(value.split())
