"""Which papers the calendar has, for which days each can be made, and how it is made."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from linkworker_desktop.i18n import _, ngettext
from linkworker_desktop.i18n.marks import N_
from linkworker_desktop.services.calendar_papers import CalendarPapers
from linkworker_desktop.services.calendar_views import CalendarFilter
from linkworker_desktop.ui.day_words import capitalised
from linkworker_desktop.ui.pages.calendar.span import Shown, View, monday, month_name, range_words
from linkworker_desktop.ui.words import week_words

AGENDA_LENGTHS = (7, 14, 28)
USUAL_AGENDA = 14
_WEEKS_OFFERED = 6
_WEEK = timedelta(days=7)


class PaperKind(Enum):
    """The papers, in the order of the menu."""

    MONTH = N_("Måned")
    WEEK = N_("Uge")
    AGENDA = N_("Dagsliste")
    OVERDUE = N_("Over tiden")
    YEAR = N_("Årshjul")

    @property
    def is_lying(self) -> bool:
        """Whether the sheet lies."""
        return self in {PaperKind.MONTH, PaperKind.WEEK, PaperKind.YEAR}

    @property
    def is_filtered(self) -> bool:
        """Whether the page's filters hold for it: the wheel has the municipality's own meetings only."""
        return self is not PaperKind.YEAR


KIND_OF_VIEW = {
    View.MONTH: PaperKind.MONTH,
    View.WEEK: PaperKind.WEEK,
    View.AGENDA: PaperKind.AGENDA,
    View.YEAR: PaperKind.YEAR,
}


@dataclass(frozen=True, slots=True)
class Period:
    """The days a paper can be made for; `days` counts for the day list alone."""

    label: str
    first: date
    days: int = 0


def periods_of(kind: PaperKind, shown: Shown, today: date) -> tuple[Period, ...]:
    """Return the days a paper is offered for, those on the screen first of all; one where nothing is to choose."""
    match kind:
        case PaperKind.MONTH:
            return tuple(_months(shown))
        case PaperKind.WEEK:
            return tuple(_weeks(shown, today))
        case PaperKind.AGENDA:
            first = _base(shown, today)
            return tuple(Period(_length_words(days, first, today), first, days) for days in AGENDA_LENGTHS)
        case PaperKind.YEAR:
            return tuple(Period(str(year), date(year, 1, 1)) for year in (shown.day.year, shown.day.year + 1))
        case PaperKind.OVERDUE:
            return (Period("", today),)


def usual_period(kind: PaperKind, periods: tuple[Period, ...], today: date) -> int:
    """Return which of the periods is proposed: the one with today in it, else the first."""
    if kind is PaperKind.AGENDA:
        return AGENDA_LENGTHS.index(USUAL_AGENDA)
    begun = [place for place, period in enumerate(periods) if period.first <= today]
    is_over = kind is PaperKind.WEEK and today >= periods[-1].first + _WEEK
    return begun[-1] if begun and not is_over and kind is not PaperKind.YEAR else 0


def made(
    papers: CalendarPapers, kind: PaperKind, period: Period, wanted: CalendarFilter, *, with_names: bool
) -> bytes:
    """Return a paper as a PDF; for a thread."""
    match kind:
        case PaperKind.MONTH:
            return papers.month(period.first, wanted, with_names=with_names)
        case PaperKind.WEEK:
            return papers.week(period.first, wanted, with_names=with_names)
        case PaperKind.AGENDA:
            return papers.agenda(period.first, period.days, wanted, with_names=with_names)
        case PaperKind.OVERDUE:
            return papers.overdue(wanted, with_names=with_names)
        case PaperKind.YEAR:
            return papers.year_wheel(period.first.year, with_names=with_names)


def title_of(kind: PaperKind, period: Period) -> str:
    """Return what a paper is called among others: `Kalender, november 2026`."""
    words = period.label[:1].lower() + period.label[1:] if kind is PaperKind.MONTH else period.label
    match kind:
        case PaperKind.OVERDUE:
            return _("Over tiden")
        case PaperKind.YEAR:
            return _("Årshjul {year}").format(year=words)
        case PaperKind.AGENDA:
            return _("Dagsliste, {days}").format(days=words)
        case _:
            return _("Kalender, {days}").format(days=words)


def file_name(title: str) -> str:
    """Return the proposed name of a paper's file."""
    return "".join(sign if sign.isalnum() or sign in " -." else "-" for sign in title) + ".pdf"


def _months(shown: Shown) -> Iterator[Period]:
    first, last = shown.first, shown.last
    if shown.whole_month and shown.view is View.MONTH:
        first = last = shown.day
    elif shown.view in {View.WEEK, View.AGENDA}:
        first, last = shown.day, shown.day.replace(day=1) + timedelta(days=62)
    month = first.replace(day=1)
    while month <= last:
        label = _("{month} {year}").format(month=capitalised(month_name(month.month)), year=month.year)
        yield Period(label, month)
        month = (month + timedelta(days=31)).replace(day=1)


def _weeks(shown: Shown, today: date) -> Iterator[Period]:
    is_month = shown.view is View.MONTH
    begins = monday(shown.first if is_month else _base(shown, today))
    number = (shown.last - begins).days // 7 + 1 if is_month else _WEEKS_OFFERED
    for week in range(number):
        first = begins + week * _WEEK
        span = range_words(Shown(View.WEEK, first), today)
        yield Period(f"{capitalised(week_words(first))}, {span}", first)


def _base(shown: Shown, today: date) -> date:
    """Return the first day that counts: today where it is on the screen and more days than a week are."""
    if shown.view is View.YEAR or (shown.view is View.MONTH and shown.holds(today)):
        return today
    return shown.first


def _length_words(days: int, first: date, today: date) -> str:
    year = "" if first.year == today.year else f" {first.year}"
    day = _("{day}. {month}").format(day=first.day, month=month_name(first.month)) + year
    return ngettext("{n} dag fra {day}", "{n} dage fra {day}", days).format(n=days, day=day)
