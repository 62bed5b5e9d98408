"""The rules of UAX #9 that work inside one isolating run sequence: W1 to W7, N0 to N2, I1 and I2."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

_NEUTRAL = frozenset({"B", "S", "WS", "ON", "LRI", "RLI", "FSI", "PDI"})
_BEFORE_MARK_IS_NEUTRAL = frozenset({"LRI", "RLI", "FSI", "PDI"})
_STRENGTH = {"L": "L", "R": "R", "EN": "R", "AN": "R"}
_BRACKET_STACK = 63

# Bidi_Paired_Bracket (BidiBrackets.txt, Unicode 15): the closing bracket follows the opening one unless named.
_OPENING = (
    "0028 005B>005D 007B>007D 0F3A 0F3C 169B 2045 207D 208D 2308 230A 2329 2768 276A 276C 276E 2770 2772 2774 27C5 "
    "27E6 27E8 27EA 27EC 27EE 2983 2985 2987 2989 298B 298D>2990 298F>298E 2991 2993 2995 2997 29D8 29DA 29FC 2E22 "
    "2E24 2E26 2E28 2E55 2E57 2E59 2E5B 3008 300A 300C 300E 3010 3014 3016 3018 301A FE59 FE5B FE5D FF08 FF3B>FF3D "
    "FF5B>FF5D FF5F FF62"
)


def _bracket_tables() -> tuple[dict[str, str], frozenset[str]]:
    """Return opening -> canonical closing bracket, and all closing brackets."""
    pairs = {}
    closings = set()
    for entry in _OPENING.split():
        opening, _, closing = entry.partition(">")
        end = chr(int(closing, 16) if closing else int(opening, 16) + 1)
        pairs[chr(int(opening, 16))] = unicodedata.normalize("NFC", end)
        closings.add(end)
    return pairs, frozenset(closings)


_CLOSING_OF, _CLOSINGS = _bracket_tables()
_MIRROR_PAIRS = ("<>", "«»", "‹›", "≤≥", "≪≫")
_MIRRORED = {a: b for pair in (*_CLOSING_OF.items(), *_MIRROR_PAIRS) for a, b in (pair, reversed(pair))}


def mirrored(char: str) -> str:
    """Return the character whose picture stands for `char` in right-to-left text (L4): `)` for `(`."""
    return _MIRRORED.get(char, char)


def resolve_sequence(
    types: list[str],
    originals: Sequence[str],
    chars: Sequence[str] | None,
    *,
    level: int,
    start: str,
    end: str,
) -> list[int]:
    """Return the levels of one isolating run sequence at `level`.

    `types` are the classes after overrides (changed in place), `originals` the classes before them, `chars` the
    characters for the bracket rule or None; `start` and `end` are the directions sos and eos, "L" or "R".
    """
    _resolve_weak(types, start)
    embedding = "R" if level % 2 else "L"
    if chars is not None:
        _resolve_brackets(types, originals, chars, embedding, start)
    _resolve_neutral(types, embedding, start, end)
    if level % 2:
        return [level if name == "R" else level + 1 for name in types]
    return [level if name == "L" else level + 1 if name == "R" else level + 2 for name in types]


def _resolve_weak(types: list[str], start: str) -> None:
    previous = strong = start
    for i, original in enumerate(types):
        name = original
        if name == "NSM":  # W1
            name = "ON" if previous in _BEFORE_MARK_IS_NEUTRAL else previous
        previous = name
        if name == "EN" and strong == "AL":  # W2
            name = "AN"
        if name in {"L", "R", "AL"}:
            strong = name
        types[i] = name
    for i, name in enumerate(types):
        if name == "AL":  # W3
            types[i] = "R"
    _resolve_separators(types)
    strong = start
    for i, name in enumerate(types):
        if name in {"L", "R"}:
            strong = name
        elif name == "EN" and strong == "L":  # W7
            types[i] = "L"


def _resolve_separators(types: list[str]) -> None:
    """W4 to W6: separators between numbers, terminators beside European numbers, the rest neutral."""
    for i in range(1, len(types) - 1):
        before, name, after = types[i - 1], types[i], types[i + 1]
        if before == after and (
            (name == "ES" and before == "EN") or (name == "CS" and before in {"EN", "AN"})
        ):
            types[i] = before  # W4
    i = 0
    while i < len(types):
        if types[i] != "ET":
            i += 1
            continue
        j = i
        while j < len(types) and types[j] == "ET":
            j += 1
        beside_number = (i and types[i - 1] == "EN") or (j < len(types) and types[j] == "EN")
        types[i:j] = ["EN" if beside_number else "ON"] * (j - i)  # W5, W6
        i = j
    for i, name in enumerate(types):
        if name in {"ES", "CS"}:  # W6
            types[i] = "ON"


def _bracket_pairs(types: Sequence[str], chars: Sequence[str]) -> list[tuple[int, int]]:
    """Return the bracket pairs of BD16, sorted by their opening bracket."""
    pairs: list[tuple[int, int]] = []
    open_: list[tuple[str, int]] = []
    for i, char in enumerate(chars):
        if types[i] != "ON":
            continue
        closing = _CLOSING_OF.get(char)
        if closing is not None:
            if len(open_) == _BRACKET_STACK:
                return []
            open_.append((closing, i))
        elif char in _CLOSINGS:
            wanted = unicodedata.normalize("NFC", char)
            for depth in range(len(open_) - 1, -1, -1):
                if open_[depth][0] == wanted:
                    pairs.append((open_[depth][1], i))
                    del open_[depth:]
                    break
    return sorted(pairs)


def _resolve_brackets(
    types: list[str], originals: Sequence[str], chars: Sequence[str], embedding: str, start: str
) -> None:
    """N0: a pair takes the direction of what it holds, or of what stands before it."""
    seen_until, before = (
        0,
        start,
    )  # the strong type before the current opening bracket, kept up while walking on
    for opening, closing in _bracket_pairs(types, chars):
        for i in range(seen_until, opening):
            before = _STRENGTH.get(types[i], before)
        seen_until = opening
        inside = {_STRENGTH[types[i]] for i in range(opening + 1, closing) if types[i] in _STRENGTH}
        if not inside:
            continue
        direction = embedding if embedding in inside or before == embedding else before
        for bracket in (opening, closing):
            types[bracket] = direction
            for i in _marks_after(originals, bracket):
                types[i] = direction


def _marks_after(originals: Sequence[str], index: int) -> Iterator[int]:
    for i in range(index + 1, len(originals)):
        if originals[i] != "NSM":
            return
        yield i


def _resolve_neutral(types: list[str], embedding: str, start: str, end: str) -> None:
    """N1 and N2: neutrals between equal directions take it, others take the embedding direction."""
    i = 0
    before = start
    while i < len(types):
        if types[i] not in _NEUTRAL:
            before = _STRENGTH[types[i]]
            i += 1
            continue
        j = i
        while j < len(types) and types[j] in _NEUTRAL:
            j += 1
        after = _STRENGTH[types[j]] if j < len(types) else end
        types[i:j] = [before if before == after else embedding] * (j - i)
        i = j
