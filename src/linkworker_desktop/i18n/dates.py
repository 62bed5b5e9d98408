"""Dates and clock times on paper, in Danish and in the families' languages, with European digits everywhere."""

from __future__ import annotations

from datetime import date, datetime, time
from functools import lru_cache

from linkworker_desktop.i18n.catalogue import label
from linkworker_desktop.i18n.danish import long_date, long_moment
from linkworker_desktop.i18n.marks import D_

_LOCALES = {"en": "en_GB", "prs": "fa_AF", "kmr": "ku", "ckb": "ckb"}
_OWN_WEEKDAYS = {"ps": ("دوشنبه", "سه‌شنبه", "چهارشنبه", "پنجشنبه", "جمعه", "شنبه", "یکشنبه")}
"""Names in daily use where Babel's are not: its Pashto Saturday is read as »week«."""
_CLOCK = D_("kl.")
_ROOT_NAMES = frozenset({"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"})


@lru_cache(maxsize=256)
def weekday_in(language: str, weekday: int) -> str:
    """Return the name of a weekday (0 is Monday) in `language`, Danish where no data are known.

    The names come from Babel's `format` context: its stand-alone names of one language leak into others
    that borrow theirs (seen in Babel 2.18).
    """
    from babel import Locale, UnknownLocaleError  # here, so that only paper loads Babel
    from babel.dates import get_day_names

    if language in _OWN_WEEKDAYS:
        return _OWN_WEEKDAYS[language][weekday]
    fallback = long_date(date(2026, 1, 5 + weekday)).split(maxsplit=1)[0]
    try:
        names = get_day_names("wide", context="format", locale=Locale.parse(_LOCALES.get(language, language)))
    except (UnknownLocaleError, ValueError):
        return fallback
    name = names.get(weekday, "")
    return fallback if not name or name in _ROOT_NAMES else name


def numeric_date(day: date) -> str:
    """Return `05.11.2026`."""
    return f"{day.day:02d}.{day.month:02d}.{day.year}"


def clock_figures(clock: time) -> str:
    """Return `8.30`."""
    return f"{clock.hour}.{clock.minute:02d}"


def moment_parts(moment: datetime, language: str) -> tuple[str, str, str, str]:
    """Return weekday, date, the word for o'clock and the time, for the caller to isolate and join."""
    return (
        weekday_in(language, moment.weekday()),
        numeric_date(moment.date()),
        label(_CLOCK, language),
        clock_figures(moment.time()),
    )


def danish_date(day: date) -> str:
    """Return `torsdag den 5. november 2026`."""
    return long_date(day)


def danish_moment(moment: datetime) -> str:
    """Return `torsdag den 5. november 2026 kl. 8.30`."""
    return long_moment(moment)
