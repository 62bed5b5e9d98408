"""Headings of days in the calendar."""

from __future__ import annotations

from datetime import date

from linkworker_desktop.domain.recurrence_words import MONTHS, WEEKDAYS
from linkworker_desktop.i18n import _


def day_heading(day: date, today: date) -> str:
    """Return `I dag, tirsdag 24. november`, `Torsdag 26. november`, `Fredag 1. januar 2027`."""
    words = _("{weekday} {day}. {month}").format(
        weekday=_(WEEKDAYS[day.weekday()]), day=day.day, month=_(MONTHS[day.month - 1])
    )
    if day.year != today.year:
        words = f"{words} {day.year}"
    match (day - today).days:
        case 0:
            return _("I dag, {day}").format(day=words)
        case 1:
            return _("I morgen, {day}").format(day=words)
        case -1:
            return _("I går, {day}").format(day=words)
        case _:
            return words[:1].upper() + words[1:]
