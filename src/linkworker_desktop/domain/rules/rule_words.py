"""Parts of a rule in words: its fixed day, its span, its ground."""

from __future__ import annotations

from linkworker_desktop.domain.moments import date_text
from linkworker_desktop.domain.rules.rule import LEVEL_LABELS, CalendarDay, MonthlyWeekday, Rule, YearlyDay
from linkworker_desktop.i18n import _
from linkworker_desktop.i18n.marks import N_

_WEEKDAYS = (
    N_("mandag"), N_("tirsdag"), N_("onsdag"), N_("torsdag"), N_("fredag"), N_("lørdag"), N_("søndag"),
)  # fmt: skip
_MONTHS = (
    N_("januar"), N_("februar"), N_("marts"), N_("april"), N_("maj"), N_("juni"),
    N_("juli"), N_("august"), N_("september"), N_("oktober"), N_("november"), N_("december"),
)  # fmt: skip


def calendar_words(calendar: CalendarDay) -> str:
    """Return `Den 1. tirsdag i hver måned` or `Hvert år den 31. januar`."""
    match calendar:
        case MonthlyWeekday(nth, weekday):
            return _("Den {nth}. {weekday} i hver måned").format(nth=nth, weekday=_(_WEEKDAYS[weekday]))
        case YearlyDay(month, day):
            return _("Hvert år den {day}").format(day=day_in_year(month, day))


def day_in_year(month: int, day: int) -> str:
    """Return `24. december`."""
    return _("{day}. {month}").format(day=day, month=_(_MONTHS[month - 1]))


def weekday_name(weekday: int) -> str:
    """Return `tirsdag`; 0 is Monday."""
    return _(_WEEKDAYS[weekday])


def month_name(month: int) -> str:
    """Return `december`; 1 is January."""
    return _(_MONTHS[month - 1])


def ground_words(rule: Rule) -> str:
    """Return on what ground the rule stands: `Lokalt: Hedensted-modellen 2015, kontrolleret 21.11.2026.`"""
    basis = " ".join(str(part) for part in (rule.basis, rule.source_year) if part)
    if rule.source:
        basis = f"{basis} ({rule.source})".lstrip()
    checked = (
        _("ikke kontrolleret")
        if rule.checked_on is None
        else _("kontrolleret {date}").format(date=date_text(rule.checked_on))
    )
    parts = ", ".join(part for part in (basis, checked) if part)
    return f"{_(LEVEL_LABELS[rule.level])}: {parts}."
