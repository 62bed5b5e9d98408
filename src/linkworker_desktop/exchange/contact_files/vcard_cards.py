"""Splitting a file into its vCards before anything is read: one broken card costs only itself."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.exchange.contact_files.decoding import decoded
from linkworker_desktop.exchange.contact_files.readings import MOST_ROWS, RawCard
from linkworker_desktop.i18n import _

_BEGIN = re.compile(rb"(?:\w+\.)?BEGIN[ \t]*:[ \t]*VCARD[ \t]*", re.IGNORECASE)
_END = re.compile(rb"(?:\w+\.)?END[ \t]*:[ \t]*VCARD[ \t]*", re.IGNORECASE)
_AGENT = re.compile(rb"(?:[\w-]+\.)?AGENT(?:;[^:]*)?:[ \t]*", re.IGNORECASE)
_QUOTED = re.compile(rb"^[^:]*;(?:[^:]*=)?QUOTED-PRINTABLE[^:]*:", re.IGNORECASE)
_PROPERTY = re.compile(rb"(?:[\w-]+\.)?[A-Za-z][\w-]*(?:;[^:]*)?:")


@dataclass(slots=True)
class _Open:
    """A card whose end has not come yet."""

    number: int
    lines: list[bytes] = field(default_factory=list)
    agents: int = 0
    is_soft: bool = False
    """Whether the line before ended in a soft line break: this one goes on with it, whatever it looks like."""


def cards_of(data: bytes, encoding: str | None = None) -> tuple[tuple[RawCard, ...], tuple[str, ...]]:
    """Return the cards in their order, each with the line it begins on, and what is to be said about the file.

    A card without its end, or cut off by the beginning of the next, is returned with a fault; so are lines of a card
    whose beginning is missing. `encoding` is for cards that do not say theirs.
    """
    lines = _bytes_of(data, encoding).splitlines()
    cards: list[RawCard] = []
    card: _Open | None = None
    stray: _Open | None = None
    for number, raw in enumerate(lines, start=1):
        line = raw.lstrip(b"\xef\xbb\xbf") if number == 1 else raw
        if card is None:
            if _BEGIN.fullmatch(line.strip()):
                cards += _stray_card(stray)
                card, stray = _Open(number), None
            elif line.strip():
                stray = stray or _Open(number)
                stray.lines.append(line)
                if _END.fullmatch(line.strip()):
                    cards += _stray_card(stray)
                    stray = None
            continue
        card, done = _next(card, line, number, lines)
        cards += done
        if len(cards) > MOST_ROWS:
            raise UserError(_("Filen har over en million kort. Del den op, og hent delene hver for sig."))
    if card is not None:
        cards.append(RawCard(card.number, tuple(card.lines), _without_end(card.number)))
    cards += _stray_card(stray)
    return tuple(cards), ()


def _next(card: _Open, line: bytes, number: int, lines: list[bytes]) -> tuple[_Open | None, list[RawCard]]:
    """Take in one line of an open card; return the card that is open now and those that are done."""
    is_folded = line[:1] in (b" ", b"\t") and line.strip() != b""
    bare = line.strip()
    if card.is_soft and not (_END.fullmatch(bare) and _is_last(lines, number)):
        card.lines.append(line)
        card.is_soft = line.endswith(b"=")
        return card, []
    card.is_soft = False
    if not is_folded and _END.fullmatch(bare):
        card.lines.append(line)
        if card.agents:
            card.agents -= 1
            return card, []
        return None, [RawCard(card.number, tuple(card.lines[:-1]))]
    if not is_folded and _BEGIN.fullmatch(bare):
        if _follows_agent(card):
            card.agents += 1
            card.lines.append(line)
            return card, []
        fault = _without_end(card.number)
        return _Open(number), [RawCard(card.number, tuple(card.lines), fault)]
    card.lines.append(line)
    card.is_soft = line.endswith(b"=") and (_QUOTED.match(line) is not None)
    return card, []


def _follows_agent(card: _Open) -> bool:
    last = next((line for line in reversed(card.lines) if line.strip()), b"")
    return _AGENT.fullmatch(last.strip()) is not None


def _is_last(lines: list[bytes], number: int) -> bool:
    """Tell whether nothing but the next card follows line `number` (from 1)."""
    following = next((line.strip() for line in lines[number:] if line.strip()), b"")
    return not following or _BEGIN.fullmatch(following) is not None


def _stray_card(stray: _Open | None) -> list[RawCard]:
    """Return lines outside all cards as a card with a fault, when they are a card's at all."""
    if stray is None or not any(_PROPERTY.match(line) for line in stray.lines):
        return []
    sentence = _("Linje {number} hører ikke til noget kort: BEGIN:VCARD mangler.").format(number=stray.number)
    return [RawCard(stray.number, tuple(stray.lines), sentence)]


def _without_end(number: int) -> str:
    return _("Kortet fra linje {number} er afbrudt: END:VCARD mangler.").format(number=number)


def _bytes_of(data: bytes, encoding: str | None) -> bytes:
    """Return the file as bytes whose line ends are those of ASCII; UTF-16 becomes UTF-8."""
    if encoding is None and b"\x00" not in data[:4096]:
        return data
    text = decoded(data, encoding)
    is_wide = text.encoding.startswith(("utf-16", "utf-32"))
    if encoding is None and not is_wide:
        return data.replace(b"\x00", b"")
    return text.text.encode("utf-8", "replace")
