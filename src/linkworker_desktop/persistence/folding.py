"""The form in which words are compared, so that soren, SOEREN and Søren are the same."""

from __future__ import annotations

import unicodedata

_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})
_COLLAPSED = (("oe", "o"), ("aa", "a"), ("ae", "a"))
_UNWRITTEN = {"Mn", "Cf"}
"""Accents and vowel marks, and the invisible signs that steer direction and joining."""


def fold(words: str) -> str:
    """Return the form in which texts are compared: no case, no accents, æ ø å and their spellings as one letter."""
    folded = words.casefold() if words.isascii() else _bare(words)
    for spelling, letter in _COLLAPSED:
        folded = folded.replace(spelling, letter)
    return folded


class _Signs(dict[int, str]):
    """What each sign becomes, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        folded = chr(code).casefold().translate(_LETTERS)
        decomposed = unicodedata.normalize("NFKD", folded)
        bare = "".join(sign for sign in decomposed if unicodedata.category(sign) not in _UNWRITTEN)
        self[code] = unicodedata.normalize("NFC", bare).translate(_LETTERS)
        return self[code]


_signs = _Signs()


def _bare(words: str) -> str:
    whole = words if unicodedata.is_normalized("NFKC", words) else unicodedata.normalize("NFKC", words)
    return whole.translate(_signs)
