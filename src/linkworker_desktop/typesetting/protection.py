"""Figures and Danish fragments typed in right-to-left text, closed off so that they read from left to right.

By the rules of Unicode a telephone number with spaces, a sum, a range or an address that begins with a figure is
printed with its parts in reverse order when Arabic letters stand before it. Facts come isolated into a text; what a
translator types does not, and is isolated here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from linkworker_desktop.domain.text import LEFT_TO_RIGHT_ISOLATE, NO_BREAK_SPACE, POP_ISOLATE
from linkworker_desktop.typesetting.linebreak import WORD_JOINER

_LEFT_TO_RIGHT_MARK = "\u200e"
_SPACE = "[ \u00a0\u2007\u202f]"
_LETTER = "[A-Za-z\u00aa\u00b5\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff]"
_NATIVE = "[\u0660-\u0669\u06f0-\u06f9]"
_OPENING = "\u2066-\u2068"
_RIGHT_TO_LEFT = (
    "\u0590-\u065f\u066a-\u06ef\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
    "\U00010800-\U00010fff\U0001e800-\U0001efff"
)
_STEERING = re.compile(f"[{_OPENING}\u2069]")
_RUN = re.compile(f"[^{_RIGHT_TO_LEFT}{_OPENING}\u2069\u200e\u200f\n]+")
_LATIN = re.compile(_LETTER)
_NATIVE_DIGIT = re.compile(_NATIVE)
_START = re.compile(rf"[#@§]?{_LETTER}|\((?=\+|00)|(?:[#+±−]|[€$£]{_SPACE}?|(?<![^\s(])-)?[0-9]|\+?{_NATIVE}")
_UNIT = rf"{_SPACE}?(?:[%‰€£$]|°C?|(?:kr|DKK|EUR|km|kg|cm|mm|m²|m|kWh|GB|MB)\b\.?)"
_NUMBER = re.compile(
    rf"\(?(?:\+|\b00)[0-9]{{1,3}}\)?(?:{_SPACE}?\(?[0-9]{{1,4}}\)?){{1,8}}"  # +45 01 71 72 73
    rf"|[0-9]{{2,3}}(?:{_SPACE}[0-9]{{2,3}}){{2,4}}(?![0-9])"  # 01 71 72 73
    rf"|0[0-9]{{1,3}}(?:{_SPACE}[0-9]{{2,4}}){{1,4}}(?![0-9])"  # 01 71
    rf"|[0-9]{{4}}{_SPACE}[0-9]{{4}}(?![0-9])"  # 0171 7273
    rf"|[#+±−-]?(?:[€$£]{_SPACE}?)?[0-9]+(?:{_SPACE}[0-9]{{3}}(?![0-9]))*(?:[.,:/–—-][0-9•*]+)*(?:,-)?"
    rf"(?:{_SPACE}?[–—-]{_SPACE}?[0-9]+(?:[.:,][0-9]+)*)?(?:{_UNIT})?"  # dates, times, ranges, CPR, sums
)
_NATIVE_NUMBER = re.compile(
    rf"\+?{_NATIVE}{{2,4}}(?:{_SPACE}{_NATIVE}{{2,4}}){{2,5}}|{_NATIVE}{{6}}-{_NATIVE}{{4}}"
)
_BETWEEN_NATIVE = re.compile(rf"(?<={_NATIVE})({_SPACE}|-)(?={_NATIVE})")
_GOES_ON = re.compile(
    rf"(?<![0-9])[0-9]{{4}}{_SPACE}(?=[A-ZÆØÅÄÖÜ])"  # 0130 Skovsunde
    rf"|(?<![0-9])[0-9]{{1,3}}\.{_SPACE}?(?={_LETTER})"  # 3. marts
    rf"|[0-9]++(?={_LETTER})"  # 3F
)
_ABBREVIATION = re.compile(r"\b(?:th|tv|mf|st|kl|kr|nr|tlf|ca|mv|osv|lok|bl\.a|f\.eks)\.$", re.IGNORECASE)
_WITH_FIGURES = re.compile(r"[0-9@]|://|\W$")
_LAST = re.compile(r"[^\s.,:;!?…«»„“”\"'’‘()\[\]{}–—-]")
_KEPT = re.compile(
    rf"(?<=[^,\s]) (?=[0-9({_LEFT_TO_RIGHT_MARK}])|(?<=[0-9]\.) |(?<=[0-9]) (?=[%‰€£$–—-])|(?<=[–—-]) (?=[0-9])"
)
_KEPT_TOWN = re.compile(r"(?<=\b[0-9]{4}) (?=[A-ZÆØÅ])|(?<=[0-9]) (?=(?:kr|DKK|km|kg|m)\b)")
_LONGEST_KEPT = 60


@dataclass(frozen=True, slots=True)
class _Edit:
    """What takes the place of `length` characters from `start` on; nothing is ever taken away but a space."""

    start: int
    length: int
    text: str


def protected(texts: Sequence[str]) -> list[str]:
    """Return texts that stand after one another in a right-to-left line, with isolates round figures in them.

    Isolated are telephone numbers, dates, times, ranges, sums, CPR numbers, addresses, and Latin words together with
    the figures among them; what is isolated already, and single whole numbers, stay as they are. Native digits keep
    their own rules, but for telephone and CPR numbers. Spaces inside a figure become no-break spaces; else nothing
    visible is changed. Takes time linear in the length.
    """
    whole = "".join(texts)
    edits = [edit for start, end in _spans(whole) for edit in _edits(whole, start, end)]
    return _edited(texts, edits) if edits else list(texts)


def _spans(text: str) -> Iterator[tuple[int, int]]:
    for first, last in _open_stretches(text):
        for run in _RUN.finditer(text, first, last):
            yield from _spans_of_run(text, run.start(), run.end())


def _open_stretches(text: str) -> Iterator[tuple[int, int]]:
    """Yield what stands outside isolates."""
    depth = start = 0
    for match in _STEERING.finditer(text):
        if match.group() != POP_ISOLATE:
            if depth == 0:
                yield start, match.start()
            depth += 1
        elif depth:
            depth -= 1
            start = match.end()
    if depth == 0:
        yield start, len(text)


def _spans_of_run(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the figures of a run without right-to-left letters; from its first Latin word on it is one fragment."""
    position = start
    while (found := _START.search(text, position, end)) is not None:
        first = found.start()
        number = _NUMBER.match(text, first, end) or _NATIVE_NUMBER.match(text, first, end)
        if _LATIN.match(found.group()[-1]) or _goes_on(text, number, first, end):
            last = _fragment_end(text, first, end)
            if _needs_isolate(text[first:last]):
                yield first, last
            return
        if number is None:
            position = found.end()
            continue
        if not number.group().isdigit():
            yield number.start(), number.end()
        position = number.end()


def _goes_on(text: str, number: re.Match[str] | None, start: int, end: int) -> bool:
    """Say whether a figure belongs to the Latin word after it, as in »3. marts«, »0130 Skovsunde« and »3F«."""
    touches = number is not None and number.end() < end and _LATIN.match(text, number.end()) is not None
    return touches or _GOES_ON.match(text, start, end) is not None


def _fragment_end(text: str, start: int, end: int) -> int:
    """Return where a Latin fragment ends: at its last letter or figure, or the mark that belongs to it."""
    last = end
    while last > start and not _LAST.match(text, last - 1):
        last -= 1
    if last < end and text[last] == "." and _ABBREVIATION.search(text, max(start, last - 6), last + 1):
        last += 1
    if text.startswith(",-", last, end) and text[last - 1].isdigit():
        last += 2
    if last < end and text[last] in ")]":
        opened = text.count("(", start, last) + text.count("[", start, last)
        last += opened > text.count(")", start, last) + text.count("]", start, last)
    return last


def _needs_isolate(fragment: str) -> bool:
    return fragment[:1] in "#§@" or _WITH_FIGURES.search(fragment) is not None


def _edits(text: str, start: int, end: int) -> Iterator[_Edit]:
    span = text[start:end]
    yield _Edit(start, 0, LEFT_TO_RIGHT_ISOLATE)
    if _NATIVE_DIGIT.search(span):
        for match in _BETWEEN_NATIVE.finditer(span):
            mark = NO_BREAK_SPACE if match[1] != "-" else "-"
            marked = f"{_LEFT_TO_RIGHT_MARK}{mark}{_LEFT_TO_RIGHT_MARK}"
            yield _Edit(start + match.start(), 1, marked)
    elif len(span) <= _LONGEST_KEPT:
        places = {match.start() for pattern in (_KEPT, _KEPT_TOWN) for match in pattern.finditer(span)}
        for place in sorted(places):
            yield _kept_space(text, start + place)
    yield _Edit(end, 0, POP_ISOLATE)


def _kept_space(text: str, place: int) -> _Edit:
    """Keep a line from ending at a space.

    Readers count a no-break space to the figure beside it and copy it to the wrong place when the other side is a
    word, so there the plain space stays, with a word joiner after it.
    """
    if text[place - 1].isdigit() and text[place + 1].isdigit():
        return _Edit(place, 1, NO_BREAK_SPACE)
    return _Edit(place + 1, 0, WORD_JOINER)


def _edited(texts: Sequence[str], edits: Sequence[_Edit]) -> list[str]:
    """Apply the edits, which come in order. An isolate opens in the text of its first character and closes in that of
    its last, so that each keeps the weight of what it stands at."""
    made: list[str] = []
    waiting = iter(edits)
    edit = next(waiting, None)
    offset = 0
    for text in texts:
        pieces: list[str] = []
        done = 0
        while edit is not None and _belongs(edit, offset, offset + len(text)):
            pieces += (text[done : edit.start - offset], edit.text)
            done = edit.start - offset + edit.length
            edit = next(waiting, None)
        pieces.append(text[done:])
        made.append("".join(pieces))
        offset += len(text)
    return made


def _belongs(edit: _Edit, start: int, end: int) -> bool:
    return start < edit.start <= end if edit.text == POP_ISOLATE else start <= edit.start < end
