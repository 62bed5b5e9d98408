"""From bytes to text: what encoding a table is in, how sure that is, and which lines are in another."""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from linkworker_desktop.exchange.contact_files.readings import Certainty

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SINGLE_BYTE = ("cp1252", "cp850", "mac-roman")
_WIDE = ("utf-16", "utf-32")
_SAMPLE = 65_536
_NULL_SHARE = 0.35
_LETTERS = re.compile(r"(?<=[A-Za-z ])[æøåÆØÅéöäüÖÄÜ](?=[a-zæøå ])|\b[ÆØÅ](?=[a-z])")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text. `odd_lines` are the lines (from 0) in another encoding than the rest, with the one they are in."""

    text: str
    encoding: str
    certainty: Certainty
    odd_lines: Mapping[int, str] = field(default_factory=dict)


def decoded(data: bytes, forced: str | None = None) -> Decoded:
    """Return the text of a file: by its mark, else strict UTF-8, UTF-16 by its NULs, else a single-byte code page.

    Never raises for its content: what does not fit becomes odd lines.
    """
    marked = next(((mark, name) for mark, name in _MARKS if data.startswith(mark)), None)
    if marked and forced in (None, marked[1]):
        mark, name = marked
        return _in(name, data[len(mark) :], Certainty.SURE if forced is None else Certainty.FORCED)
    if forced is not None:
        bare = data[len(marked[0]) :] if marked else data
        return _in(forced, bare, Certainty.FORCED)
    wide = _wide_by_nulls(data)
    if wide:
        return _in(wide, data, Certainty.GUESSED)
    try:
        return Decoded(data.decode("utf-8"), "utf-8", Certainty.SURE)
    except UnicodeDecodeError:
        return _mixed(data)


def _in(encoding: str, data: bytes, certainty: Certainty) -> Decoded:
    if encoding.startswith(_WIDE):
        return Decoded(data.decode(encoding, "replace").removeprefix("\ufeff"), encoding, certainty)
    try:
        return Decoded(data.decode(encoding), encoding, certainty)
    except UnicodeDecodeError:
        return _by_line(data, encoding, certainty)


def _wide_by_nulls(data: bytes) -> str:
    """Return the UTF-16 whose high bytes are mostly NUL, or nothing."""
    head = data[:_SAMPLE]
    half = len(head) // 2
    if not half:
        return ""
    even, odd = head[::2].count(0) / half, head[1::2].count(0) / half
    if odd > _NULL_SHARE and odd > 4 * even:
        return "utf-16-le"
    if even > _NULL_SHARE and even > 4 * odd:
        return "utf-16-be"
    return ""


def _mixed(data: bytes) -> Decoded:
    """Return the text of bytes that are not UTF-8 throughout: the encoding of most lines, the others odd."""
    good = bad = 0
    for line in data.splitlines():
        if not line.isascii():
            if _is_utf8(line):
                good += 1
            else:
                bad += 1
    encoding = "utf-8" if good >= bad else _single_byte(data)
    return _by_line(data, encoding, Certainty.GUESSED)


def _by_line(data: bytes, encoding: str, certainty: Certainty) -> Decoded:
    parts, odd = [], {}
    for number, line in enumerate(data.splitlines(keepends=True)):
        text, other = _line(line, encoding)
        if other:
            odd[number] = other
        parts.append(text)
    return Decoded("".join(parts), encoding, certainty, odd)


def _line(line: bytes, encoding: str) -> tuple[str, str]:
    """Return a line's text and, when it is not in `encoding`, the encoding it is in."""
    if line.isascii():
        return line.decode("ascii"), ""
    if encoding == "utf-8":
        if _is_utf8(line):
            return line.decode("utf-8"), ""
        return line.decode("cp1252", "replace"), "cp1252"
    if _is_utf8(line):
        return line.decode("utf-8"), "utf-8"
    try:
        return line.decode(encoding), ""
    except UnicodeDecodeError:
        return line.decode("latin-1"), "latin-1"


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _single_byte(data: bytes) -> str:
    """Return the code page in which most Danish letters stand inside words; Windows' own when none does better."""
    sample = b"\n".join(line for line in data.splitlines()[:5000] if not line.isascii())[: 4 * _SAMPLE]
    scores = [len(_LETTERS.findall(sample.decode(name, "replace"))) for name in _SINGLE_BYTE]
    return _SINGLE_BYTE[scores.index(max(scores))]
