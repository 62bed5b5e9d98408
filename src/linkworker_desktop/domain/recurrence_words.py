"""Recurrences in plain Danish, and the ones that are offered."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from linkworker_desktop.domain.moments import date_text
from linkworker_desktop.domain.recurrence import LAST_OF_MONTH, Frequency, NthWeekday, Recurrence
from linkworker_desktop.domain.rules.rule import CountFrom
from linkworker_desktop.i18n import _, ngettext
from linkworker_desktop.i18n.marks import N_

WEEKDAYS = (
    N_("mandag"), N_("tirsdag"), N_("onsdag"), N_("torsdag"), N_("fredag"), N_("lørdag"), N_("søndag"),
)  # fmt: skip
MONTHS = (
    N_("januar"), N_("februar"), N_("marts"), N_("april"), N_("maj"), N_("juni"), N_("juli"),
    N_("august"), N_("september"), N_("oktober"), N_("november"), N_("december"),
)  # fmt: skip
_ON = (
    N_("om mandagen"), N_("om tirsdagen"), N_("om onsdagen"), N_("om torsdagen"), N_("om fredagen"),
    N_("om lørdagen"), N_("om søndagen"),
)  # fmt: skip
_NTH = {
    1: N_("første {weekday}"),
    2: N_("anden {weekday}"),
    3: N_("tredje {weekday}"),
    4: N_("fjerde {weekday}"),
    -1: N_("sidste {weekday}"),
}
_WORKING_WEEK = (0, 1, 2, 3, 4)
_EVERY = {
    Frequency.DAILY: (N_("hver dag"), N_("hver {n}. dag")),
    Frequency.WEEKLY: (N_("hver uge"), N_("hver {n}. uge")),
    Frequency.MONTHLY: (N_("hver måned"), N_("hver {n}. måned")),
    Frequency.YEARLY: (N_("hvert år"), N_("hvert {n}. år")),
}
_LONGEST_MONTH = 31


@dataclass(frozen=True, slots=True)
class Preset:
    """A recurrence as it is offered."""

    label: str
    recurrence: Recurrence


def recurrence_words(recurrence: Recurrence, start: date) -> str:
    """Return a series that begins on `start` in words.

    `hver 3. uge om tirsdagen`, `første tirsdag i måneden`, `den sidste dag i måneden, til 31.12.2026`.
    """
    words = _plain(recurrence, start)
    if recurrence.count_from is CountFrom.COMPLETED:
        words = _("{every}, regnet fra sidste gang").format(every=words)
    if recurrence.until is not None:
        return _("{every}, til {date}").format(every=words, date=date_text(recurrence.until))
    if recurrence.count is not None:
        return ngettext("{every}, {n} gang", "{every}, {n} gange", recurrence.count).format(
            every=words, n=recurrence.count
        )
    return words


def presets(start: date) -> tuple[Preset, ...]:
    """Return the recurrences that are offered for something on `start`."""
    weekly, monthly = Recurrence(Frequency.WEEKLY), Recurrence(Frequency.MONTHLY)
    offered = [
        Recurrence(Frequency.DAILY),
        *([replace(weekly, weekdays=_WORKING_WEEK)] if start.weekday() in _WORKING_WEEK else []),
        *(replace(weekly, interval=weeks, weekdays=(start.weekday(),)) for weeks in (1, 2, 3)),
        *(replace(monthly, nth=NthWeekday(nth, start.weekday())) for nth in _places_in_month(start)),
        replace(monthly, month_day=start.day),
        Recurrence(Frequency.YEARLY),
    ]
    return tuple(Preset(_plain(each, start), each) for each in offered)


def _places_in_month(day: date) -> tuple[int, ...]:
    nth = (day.day - 1) // 7 + 1
    is_last = (date(day.year + day.month // 12, day.month % 12 + 1, 1) - day).days <= 7
    return (*((nth,) if nth in _NTH else ()), *((-1,) if is_last else ()))


def _plain(recurrence: Recurrence, start: date) -> str:
    match recurrence.frequency:
        case Frequency.WEEKLY if recurrence.count_from is CountFrom.PLANNED:
            return _weekly(recurrence.interval, recurrence.weekdays or (start.weekday(),))
        case Frequency.MONTHLY if recurrence.nth is not None:
            return _in_month(_named(recurrence.nth), recurrence.interval)
        case Frequency.MONTHLY if recurrence.count_from is CountFrom.PLANNED:
            return _in_month(_dated(recurrence.month_day or start.day), recurrence.interval)
        case Frequency.YEARLY if recurrence.count_from is CountFrom.PLANNED:
            return _in_year(recurrence, start)
        case _:
            return _every(recurrence)


def _weekly(interval: int, weekdays: tuple[int, ...]) -> str:
    every = _every(Recurrence(Frequency.WEEKLY, interval))
    if weekdays == _WORKING_WEEK:
        return _("hver hverdag") if interval == 1 else _("{every} på alle hverdage").format(every=every)
    if len(weekdays) == 1 and interval == 1:
        return _("hver {weekday}").format(weekday=_(WEEKDAYS[weekdays[0]]))
    if len(weekdays) == 1:
        return f"{every} {_(_ON[weekdays[0]])}"
    *most, last = [_(WEEKDAYS[day]) for day in weekdays]
    return _("{every} {days} og {last}").format(every=every, days=", ".join(most), last=last)


def _named(nth: NthWeekday) -> str:
    return _(_NTH[nth.nth]).format(weekday=_(WEEKDAYS[nth.weekday]))


def _dated(day: int) -> str:
    return _("den sidste dag") if day in {LAST_OF_MONTH, _LONGEST_MONTH} else _("den {day}.").format(day=day)


def _in_month(what: str, interval: int) -> str:
    if interval == 1:
        return _("{day} i måneden").format(day=what)
    return _("{day} i hver {n}. måned").format(day=what, n=interval)


def _in_year(recurrence: Recurrence, start: date) -> str:
    month = _(MONTHS[start.month - 1])
    if recurrence.nth is not None:
        day = _("{day} i {month}").format(day=_named(recurrence.nth), month=month)
    elif (start.month, start.day) == (2, 29):
        day = _("den sidste dag i {month}").format(month=month)
    else:
        day = _("den {day}. {month}").format(day=start.day, month=month)
    return f"{_every(recurrence)} {day}"


def _every(recurrence: Recurrence) -> str:
    one, several = _EVERY[recurrence.frequency]
    return _(one) if recurrence.interval == 1 else _(several).format(n=recurrence.interval)
