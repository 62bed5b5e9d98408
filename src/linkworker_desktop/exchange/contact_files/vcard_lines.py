"""The properties of one vCard of version 2.1, 3.0 or 4.0: unfolded, decoded each by its own, and unescaped."""

from __future__ import annotations

import base64
import binascii
import codecs
import quopri
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from linkworker_desktop.exchange.contact_files.readings import LARGEST_FIELD

_HEAD = re.compile(
    rb"""(?:(?P<group>[\w.-]+?)\.)?(?P<name>[A-Za-z][\w-]*)(?P<params>(?:;(?:"[^"]*"|[^":])*)?):""", re.DOTALL
)
_PARAM = re.compile(r';((?:"[^"]*"|[^";])*)')
_VERSION = re.compile(rb"(?im)^(?:\w+\.)?VERSION[ \t]*:[ \t]*([\d.]+)")
_QUOTED_PRINTABLE = re.compile(rb";(?:ENCODING=)?QUOTED-PRINTABLE(?:;|:|$)", re.IGNORECASE)
_BASE64 = re.compile(rb";(?:ENCODING=)?(?:BASE64|B)(?:;|:|$)", re.IGNORECASE)
_BASE64_LINE = re.compile(rb"[A-Za-z0-9+/=]+")
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_CARET = {"^n": "\n", "^^": "^", "^'": '"'}
_UNNAMED = frozenset({"QUOTED-PRINTABLE", "BASE64", "8BIT", "7BIT", "B"})
_VALUES = frozenset({"URL", "URI", "INLINE", "CID", "CONTENT-ID"})


@dataclass(frozen=True, slots=True)
class Property:
    """One property: its name and group in upper case, its parameters, and its value still escaped.

    `types` are in lower case and without repeats; a bare word of version 2.1 is a type.
    """

    name: str
    value: str
    group: str = ""
    types: tuple[str, ...] = ()
    params: dict[str, str] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """Return the value as one text."""
        return unescaped(self.value)

    @property
    def parts(self) -> tuple[str, ...]:
        """Return the components of a structured value, as in N, ORG and ADR; a list inside one becomes »a, b«."""
        return tuple(
            ", ".join(unescaped(item) for item in _split(part, ",") if item)
            if "," in part
            else unescaped(part)
            for part in _split(self.value, ";")
        )

    @property
    def components(self) -> tuple[str, ...]:
        """Return the components of a structured value as they were written, commas and all."""
        return tuple(unescaped(part) for part in _split(self.value, ";"))

    @property
    def items(self) -> tuple[str, ...]:
        """Return the items of a list."""
        return tuple(unescaped(part) for part in _split(self.value, ","))


def properties_of(lines: Sequence[bytes]) -> tuple[list[Property], bool]:
    """Return the properties of a card's lines, and whether there were lines that are none."""
    version = _VERSION.search(b"\n".join(lines))
    is_old = version is not None and version[1].startswith(b"2")
    found: list[Property] = []
    has_odd = False
    for raw in _unfolded(lines, is_old=is_old):
        one = _property(raw)
        if one is not None:
            found.append(one)
        elif found and found[-1].name == "NOTE":
            found[-1] = _longer(found[-1], raw)
        else:
            has_odd = True
    return found, has_odd


def unescaped(value: str) -> str:
    """Return a value with `\\n`, `\\,`, `\\;` and `\\\\` as what they stand for; any other backslash stays."""
    if "\\" not in value:
        return value
    return _ESCAPE.sub(_meant, value)


def _meant(match: re.Match[str]) -> str:
    if match[1] in "nN":
        return "\n"
    return match[1] if match[1] in "\\,;:" else match[0]


def _split(value: str, by: str) -> list[str]:
    """Split at a character that no backslash stands before."""
    if "\\" not in value:
        return value.split(by)
    parts, start, index = [], 0, 0
    while index < len(value):
        if value[index] == "\\":
            index += 2
            continue
        if value[index] == by:
            parts.append(value[start:index])
            start = index + 1
        index += 1
    return [*parts, value[start:]]


def _unfolded(lines: Sequence[bytes], *, is_old: bool) -> Iterator[bytes]:
    """Yield whole properties as bytes: folds may stand inside a letter, so nothing is decoded before.

    The value of an AGENT, a card within the card, is left out with its lines.
    """
    whole = b""
    nested = 0
    for line in lines:
        bare = line.strip().upper().replace(b" ", b"")
        if nested or (bare == b"BEGIN:VCARD" and whole):
            nested += 1 if bare == b"BEGIN:VCARD" else -1 if bare == b"END:VCARD" else 0
            continue
        if _is_soft(whole):
            whole = whole[:-1] + (line[1:] if line[:1] in (b" ", b"\t") and is_old else line)
        elif line[:1] in (b" ", b"\t") and whole:
            is_data = _BASE64.search(whole.split(b":", 1)[0] + b":") is not None
            whole += (
                line.strip() if is_data else (b" " + line[1:] if is_old and line[1:2] != b" " else line[1:])
            )
        elif _goes_on(whole, line):
            whole += line.strip()
        else:
            if whole.strip():
                yield whole
            whole = line
    if whole.strip():
        yield whole


def _is_soft(whole: bytes) -> bool:
    return whole.endswith(b"=") and _QUOTED_PRINTABLE.search(whole.split(b":", 1)[0] + b":") is not None


def _goes_on(whole: bytes, line: bytes) -> bool:
    """Tell whether a line without a fold is more of a picture's data."""
    if b":" in line or not line.strip() or not _BASE64_LINE.fullmatch(line.strip()):
        return False
    return _BASE64.search(whole.split(b":", 1)[0] + b":") is not None


def _longer(note: Property, raw: bytes) -> Property:
    """Some programs write the line breaks of a note as they are."""
    text = _decoded(raw, "")
    return Property(note.name, f"{note.value}\\n{text}", note.group, note.types, note.params)


def _property(raw: bytes) -> Property | None:
    match = _HEAD.match(raw.lstrip())
    if match is None:
        return None
    raw = raw.lstrip()
    params, types = _params(_decoded(match["params"], ""))
    value = raw[match.end() :]
    encoding = params.get("ENCODING", "").upper()
    charset = params.get("CHARSET", "")
    if encoding == "QUOTED-PRINTABLE":
        text = _decoded(quopri.decodestring(value.rstrip(b"=")), charset).replace("\r\n", "\n")
        text = text.replace("\r", "\n")
    elif encoding in {"BASE64", "B"} and match["name"].upper() not in _PICTURES:
        text = _decoded(_from_base64(value), charset)
    elif match["name"].upper() in _PICTURES:
        text = value[:200].decode("ascii", "replace")
    else:
        text = _decoded(value, charset)
    group = (match["group"] or b"").decode("ascii", "replace").upper()
    name = match["name"].decode("ascii").upper()
    return Property(name, text, group, types, params)


_PICTURES = frozenset({"PHOTO", "LOGO", "SOUND", "KEY"})


def is_too_large(one: Property) -> bool:
    """Tell whether a value is longer than anything the program keeps."""
    return len(one.value) > LARGEST_FIELD


def _from_base64(value: bytes) -> bytes:
    try:
        return base64.b64decode(re.sub(rb"\s+", b"", value))
    except (binascii.Error, ValueError):
        return value


def _decoded(value: bytes, charset: str) -> str:
    """Return text by its own CHARSET, else strict UTF-8, else Windows' code page; never fails."""
    if value.isascii():
        return value.decode("ascii")
    for name in (charset, "utf-8", "cp1252"):
        if not name or not _is_codec(name):
            continue
        try:
            return value.decode(name)
        except (UnicodeDecodeError, ValueError):
            continue
    return value.decode("latin-1")


def _is_codec(name: str) -> bool:
    """Tell whether Python knows a text encoding of that name; `rot13` and `zlib` are codecs too, and are none."""
    try:
        return codecs.lookup(name)._is_text_encoding  # noqa: SLF001 - nothing public tells
    except (LookupError, ValueError):
        return False


def _params(text: str) -> tuple[dict[str, str], tuple[str, ...]]:
    params: dict[str, str] = {}
    types: dict[str, None] = {}
    for piece in _PARAM.findall(text):
        name, equals, value = piece.partition("=")
        name, value = name.strip().upper(), _unquoted(value.strip())
        if not equals:
            if name in _UNNAMED:
                params["ENCODING"] = name
            elif name in _VALUES:
                params["VALUE"] = name
            elif name:
                types |= dict.fromkeys([name.casefold()])
        elif name == "TYPE":
            types |= dict.fromkeys(each.strip().casefold() for each in value.split(",") if each.strip())
        else:
            params.setdefault(name, value)
    return params, tuple(types)


def _unquoted(value: str) -> str:
    if len(value) > 1 and value[0] == value[-1] == '"':
        value = value[1:-1]
    for escape, meant in _CARET.items():
        value = value.replace(escape, meant)
    return value
