"""Which days a view shows, where its arrows lead, and what the days are called in the title."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import IntEnum

from linkworker_desktop.domain.ranges import FIRST_DAY, LAST_DAY
from linkworker_desktop.domain.recurrence_words import MONTHS
from linkworker_desktop.i18n import _
from linkworker_desktop.i18n.marks import N_
from linkworker_desktop.ui.day_words import capitalised

WEEKS = 6
"""So many weeks the month view shows, beginning with the current one."""
STEP = 4
"""So many weeks its arrows move, so that two of those seen stay in sight."""
AGENDA_DAYS = 28
_DAY = timedelta(days=1)
_WEEK = timedelta(days=7)
_SHORT = (
    N_("jan."), N_("feb."), N_("mar."), N_("apr."), N_("maj"), N_("jun."), N_("jul."), N_("aug."), N_("sep."),
    N_("okt."), N_("nov."), N_("dec."),
)  # fmt: skip


class View(IntEnum):
    """The views in the order of the switch."""

    MONTH = 0
    WEEK = 1
    AGENDA = 2
    YEAR = 3


@dataclass(frozen=True, slots=True)
class Shown:
    """What is looked at: `day` is the first day that counts, in a month view a Monday.

    With `whole_month` the month view shows the weeks of the calendar month that `day` lies in.
    """

    view: View
    day: date
    whole_month: bool = False

    @property
    def first(self) -> date:
        """Return the first day on the screen."""
        match self.view:
            case View.MONTH if self.whole_month:
                return monday(self.day.replace(day=1))
            case View.MONTH | View.WEEK:
                return monday(self.day)
            case View.YEAR:
                return date(self.day.year, 1, 1)
            case _:
                return self.day

    @property
    def last(self) -> date:
        """Return the last day on the screen."""
        match self.view:
            case View.MONTH if self.whole_month:
                return monday(_months_later(self.day.replace(day=1), 1) - _DAY) + _WEEK - _DAY
            case View.MONTH:
                return self.first + WEEKS * _WEEK - _DAY
            case View.WEEK:
                return self.first + _WEEK - _DAY
            case View.YEAR:
                return date(self.day.year, 12, 31)
            case _:
                return self.day + (AGENDA_DAYS - 1) * _DAY

    def holds(self, day: date) -> bool:
        """Tell whether a day is on the screen."""
        return self.first <= day <= self.last

    def turned(self, pages: int) -> Shown:
        """Return the view some pages on (back, if negative); it stays within the years the program keeps."""
        match self.view:
            case View.MONTH if self.whole_month:
                there = _months_later(self.day.replace(day=1), pages)
            case View.MONTH:
                there = _moved(self.first, pages * STEP * _WEEK)
            case View.WEEK:
                there = _moved(self.first, pages * _WEEK)
            case View.YEAR:
                there = date(min(max(self.day.year + pages, FIRST_DAY.year), LAST_DAY.year), 1, 1)
            case _:
                there = _moved(self.day, pages * _WEEK)
        return replace(self, day=there)

    def following(self, day: date) -> Shown:
        """Return the view after a cursor that left it: six weeks move only as far as the cursor went."""
        if self.view is not View.MONTH or self.whole_month:
            return replace(self, day=day)
        weeks = (day - self.first) // _WEEK
        beyond = weeks if weeks < 0 else max(0, weeks - WEEKS + 1)
        return replace(self, day=_moved(self.first, beyond * _WEEK))

    def at(self, day: date) -> Shown:
        """Return the view moved so that `day` is in it; as it is when it holds the day already."""
        return self if self.holds(day) else replace(self, day=day)


def monday(day: date) -> date:
    """Return the Monday of a day's ISO week."""
    return day - day.weekday() * _DAY


def short_month(month: int) -> str:
    """Return `dec.` for 12."""
    return _(_SHORT[month - 1])


def short_day(day: date) -> str:
    """Return `1. dec.`, where a new month begins among days that are only numbered."""
    return _("{day}. {month}").format(day=day.day, month=short_month(day.month))


def month_name(month: int) -> str:
    """Return `december`, or in the language of the interface."""
    return _(MONTHS[month - 1])


def range_words(shown: Shown, today: date) -> str:
    """Return what the title says of the days: `23. november – 3. januar`, `November 2026`, `2026`.

    The year of the first day is said when it is not this one, that of the last when it is another year still.
    """
    if shown.view is View.YEAR:
        return str(shown.day.year)
    if shown.view is View.MONTH and shown.whole_month:
        month = capitalised(month_name(shown.day.month))
        return _("{month} {year}").format(month=month, year=shown.day.year)
    first, last = shown.first, shown.last
    is_other_year = first.year != today.year
    if first.year == last.year and first.month == last.month and not is_other_year:
        month = month_name(first.month)
        return _("{first}.–{last}. {month}").format(first=first.day, last=last.day, month=month)
    both = (
        _day_of_month(first, with_year=is_other_year and first.year != last.year),
        _day_of_month(last, with_year=is_other_year),
    )
    return _("{first} – {last}").format(first=both[0], last=both[1])


def _day_of_month(day: date, *, with_year: bool) -> str:
    words = _("{day}. {month}").format(day=day.day, month=month_name(day.month))
    return f"{words} {day.year}" if with_year else words


def _months_later(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(min(max(year, FIRST_DAY.year), LAST_DAY.year), month + 1, 1)


def _moved(day: date, by: timedelta) -> date:
    return min(max(day + by, FIRST_DAY), LAST_DAY - WEEKS * _WEEK)
