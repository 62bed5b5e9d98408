"""Calendar entries as they are printed: with names, or fit to hang where others read it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from linkworker_desktop.documents import calendar_labels as words
from linkworker_desktop.documents.calendar_content import PrintedDay, PrintedEntry
from linkworker_desktop.documents.directory_labels import plain_date
from linkworker_desktop.domain.rules.rule import Level
from linkworker_desktop.i18n.dates import clock_figures
from linkworker_desktop.services.calendar_entries import LINKWORKER_UNIT
from linkworker_desktop.services.calendar_views import DAYS_OFF, CalendarEntry, EntryKind
from linkworker_desktop.typesetting.isolates import any_value

_LEVELS = {
    Level.LAW: words.LAW,
    Level.LOCAL: words.DEADLINE,
    Level.ADVICE: words.ADVICE,
    Level.GOAL: words.GOAL,
    Level.INFO: "",
}
_KINDS = {
    EntryKind.APPOINTMENT: words.APPOINTMENT,
    EntryKind.MEETING: words.MEETING,
    EntryKind.TASK: words.TASK,
    EntryKind.DEADLINE: words.DEADLINE_TITLE,
}


def printed_days(
    entries: Iterable[CalendarEntry], first: date, last: date, *, with_names: bool, repeated: bool
) -> tuple[PrintedDay, ...]:
    """Return every day from `first` to `last` with what stands on it.

    What lasts several days stands on each of them if it is `repeated`, else on the first one shown. Due dates that
    are met are left out, and what else is done comes last.
    """
    by_day: dict[date, list[PrintedEntry]] = {day: [] for day in _days(first, last)}
    names: dict[date, str] = {}
    for entry in entries:
        if entry.kind in DAYS_OFF:
            names[entry.when.day] = entry.title
            continue
        if entry.kind is EntryKind.DEADLINE and entry.is_done:
            continue
        begins = max(entry.when.day, first)
        ends = min(entry.last_day, last) if repeated else begins
        for day in _days(begins, ends):
            by_day[day].append(replace(printed(entry, with_names=with_names), on=day))
    return tuple(
        PrintedDay(day, names.get(day, ""), tuple(sorted(found, key=lambda each: each.is_done)))
        for day, found in by_day.items()
    )


def printed_overdue(entries: Iterable[CalendarEntry], *, with_names: bool) -> tuple[PrintedDay, ...]:
    """Return what is late in two groups, the law first, each line with the day it was due."""
    groups: dict[str, list[PrintedEntry]] = {words.LATE_BY_LAW: [], words.LATE_OTHERS: []}
    for entry in entries:
        made = printed(entry, with_names=with_names)
        when = plain_date(entry.when.day)
        if entry.when.clock is not None:
            when = f"{when} {clock_figures(entry.when.clock)}"
        groups[words.LATE_BY_LAW if made.is_law else words.LATE_OTHERS].append(
            replace(made, when=when, is_late=False)
        )
    return tuple(
        PrintedDay(found[0].on, entries=tuple(found), heading=heading)
        for heading, found in groups.items()
        if found
    )


def printed(entry: CalendarEntry, *, with_names: bool) -> PrintedEntry:
    """Return one entry. Without names it says what sort it is and the family's code; a rule keeps its name."""
    is_rule = entry.kind is EntryKind.DEADLINE
    level = entry.level if is_rule else None
    ends = entry.ends.clock if entry.ends and entry.ends.day == entry.when.day else None
    return PrintedEntry(
        entry.when.day,
        entry.title if with_names or is_rule else _KINDS[entry.kind],
        starts=entry.when.clock,
        ends=ends,
        until=entry.last_day if entry.last_day > entry.when.day else None,
        detail=" · ".join(_details(entry, with_names=with_names)),
        mark=_LEVELS[level] if level else _KINDS[entry.kind].lower(),
        is_law=level is Level.LAW,
        is_done=entry.is_done,
        is_late=entry.is_overdue,
    )


def _details(entry: CalendarEntry, *, with_names: bool) -> Iterator[str]:
    if not with_names:
        if entry.code:
            yield words.FAMILY_CODE.format(code=entry.code)
        return
    if entry.about:
        yield any_value(entry.about)
    if entry.place:
        yield any_value(entry.place)
    if entry.unit and entry.unit != LINKWORKER_UNIT:
        yield any_value(entry.unit)


def _days(first: date, last: date) -> Iterator[date]:
    for number in range((last - first).days + 1):
        yield first + timedelta(days=number)
