"""Danish order of the alphabet and Danish dates in words."""

from __future__ import annotations

import unicodedata
from datetime import date, datetime

_LETTERS = str.maketrans({"æ": "{", "ä": "{", "ø": "|", "ö": "|", "å": "}"})
_WEEKDAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
_MONTHS = (
    "januar", "februar", "marts", "april", "maj", "juni", "juli",
    "august", "september", "oktober", "november", "december",
)  # fmt: skip


def danish_sort_key(text: str) -> str:
    """Return a key that byte order sorts as Danish does: æ, ø, å last, `aa` as å, other marks ignored."""
    lowered = unicodedata.normalize("NFC", text.casefold()).replace("aa", "å").translate(_LETTERS)
    if lowered.isascii():
        return lowered
    return "".join(
        character
        for character in unicodedata.normalize("NFD", lowered)
        if not unicodedata.combining(character)
    )


def weekday_name(day: date) -> str:
    """Return `tirsdag`."""
    return _WEEKDAYS[day.weekday()]


def long_date(day: date) -> str:
    """Return `torsdag den 5. november 2026`."""
    return f"{weekday_name(day)} den {day.day}. {_MONTHS[day.month - 1]} {day.year}"


def long_moment(moment: datetime) -> str:
    """Return `torsdag den 5. november 2026 kl. 8.30`."""
    return f"{long_date(moment.date())} kl. {moment.hour}.{moment.minute:02d}"


def day_heading(day: date) -> str:
    """Return `Tirsdag 24. november`."""
    return f"{weekday_name(day).capitalize()} {day.day}. {_MONTHS[day.month - 1]}"
