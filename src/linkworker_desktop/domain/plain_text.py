"""Cleaning of text that comes from outside, before it is kept."""

from __future__ import annotations

import unicodedata

_BIDI_OVERRIDES = frozenset("\u202a\u202b\u202c\u202d\u202e")
_ISOLATES = frozenset("\u2066\u2067\u2068\u2069")
"""Kept in running text, where a translator needs them; a name or a number has no use for them."""
_INVISIBLE = frozenset("\u200b\u2060\ufeff\u00ad")
_KEPT_CONTROLS = frozenset("\n\t")


def cleaned(text: str, *, lines: bool = False) -> str:
    """Return `text` as it is kept: NFC, without control characters, direction overrides and outer space.

    Markup, braces and every letter stay exactly as typed. `lines` keeps line breaks (as `\\n`); without it
    every run of white space becomes one space. A text of invisible characters alone comes back empty.
    """
    if text.isprintable() and unicodedata.is_normalized("NFC", text):
        return (
            text.rstrip() if lines else " ".join(text.split())
        )  # nearly every text; the rest drops nothing of it
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    dropped = _BIDI_OVERRIDES if lines else _BIDI_OVERRIDES | _ISOLATES
    kept = "".join(
        character
        for character in text
        if character in _KEPT_CONTROLS
        or (character not in dropped and unicodedata.category(character) not in {"Cc", "Cs"})
    )
    kept = unicodedata.normalize("NFC", kept)
    if not kept.strip().strip("".join(_INVISIBLE) + "\u200c\u200d").strip():
        return ""
    if lines:
        return "\n".join(line.rstrip() for line in kept.split("\n")).strip("\n")
    return (
        " ".join(kept.split(None)) if "\u00a0" not in kept else " ".join(kept.replace("\u00a0", " ").split())
    )
