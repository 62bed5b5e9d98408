"""Days and moments in plain words: »i dag kl. 14.00«, »Tirsdag 24. november«, »uge 48«."""

from __future__ import annotations

from datetime import date, datetime

from linkworker_desktop.i18n import _
from linkworker_desktop.i18n.dates import clock_figures
from linkworker_desktop.i18n.marks import N_

_WEEKDAYS = (
    N_("mandag"), N_("tirsdag"), N_("onsdag"), N_("torsdag"), N_("fredag"), N_("lørdag"), N_("søndag"),
)  # fmt: skip
_MONTHS = (
    N_("januar"), N_("februar"), N_("marts"), N_("april"), N_("maj"), N_("juni"), N_("juli"),
    N_("august"), N_("september"), N_("oktober"), N_("november"), N_("december"),
)  # fmt: skip
_MONTHS_SHORT = (
    N_("1."), N_("2."), N_("3."), N_("4."), N_("5."), N_("6."),
    N_("7."), N_("8."), N_("9."), N_("10."), N_("11."), N_("12."),
)  # fmt: skip


def short_date(day: date, today: date) -> str:
    """Return `24.11.`, with the year when it is not this one: `8.1.2027`; in English `24 Nov`."""
    month = _(_MONTHS_SHORT[day.month - 1])
    if day.year == today.year:
        return _("{day}.{month}").format(day=day.day, month=month)
    return _("{day}.{month}{year}").format(day=day.day, month=month, year=day.year)


def day_words(day: date, today: date) -> str:
    """Return `i dag`, `i morgen`, `i går`, or `fredag 27.11.`."""
    near = {0: _("i dag"), 1: _("i morgen"), -1: _("i går")}
    return near.get((day - today).days) or f"{weekday(day)} {short_date(day, today)}"


def moment_words(moment: datetime, today: date) -> str:
    """Return `i dag kl. 14.00` or `fredag 27.11. kl. 11.00`."""
    return _("{day} kl. {time}").format(
        day=day_words(moment.date(), today), time=clock_figures(moment.time())
    )


def weekday(day: date) -> str:
    """Return `tirsdag`."""
    return _(_WEEKDAYS[day.weekday()])


def date_title(day: date) -> str:
    """Return `Tirsdag 24. november`, the title of a day."""
    words = _("{weekday} {day}. {month}").format(
        weekday=weekday(day), day=day.day, month=_(_MONTHS[day.month - 1])
    )
    return capitalised(words)


def week_words(day: date) -> str:
    """Return `uge 48`, the ISO week."""
    return _("uge {week}").format(week=day.isocalendar().week)


def capitalised(text: str) -> str:
    """Return `text` with its first letter large and the rest untouched."""
    return text[:1].upper() + text[1:]
