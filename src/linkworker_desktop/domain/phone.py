"""Phone numbers: shown in pairs, searched by digits, never refused."""

from __future__ import annotations

import re

from linkworker_desktop.domain.text import NO_BREAK_SPACE

_SEPARATORS = re.compile(r"[\s.\-()/\u2010-\u2015]+")


def digits(raw: str) -> str:
    """Return the digits a number is found by: without separators and without the Danish prefix."""
    return re.sub(r"\D", "", _without_prefix(_SEPARATORS.sub("", raw)))


def _without_prefix(number: str) -> str:
    for prefix in ("+45", "0045"):
        if number.startswith(prefix) and len(number) == len(prefix) + 8:
            return number[len(prefix) :]
    return number


def shown(raw: str) -> str:
    """Return the number as it is read: `12 34 56 78` with no-break spaces; anything unusual stays as typed."""
    compact = _without_prefix(_SEPARATORS.sub("", raw))
    if re.fullmatch(r"\d{8}", compact):
        return NO_BREAK_SPACE.join(compact[start : start + 2] for start in range(0, 8, 2))
    if re.fullmatch(r"\d{3,4}", compact):
        return compact
    return re.sub(r"\s+", NO_BREAK_SPACE, raw.strip())


def dialled(raw: str) -> str:
    """Return the number for a `tel:` link: digits with the country code when it is Danish."""
    compact = _without_prefix(_SEPARATORS.sub("", raw))
    if re.fullmatch(r"\d{8}", compact):
        return f"+45{compact}"
    match = re.match(r"\+?\d+", compact)
    return match.group() if match else ""
