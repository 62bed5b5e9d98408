"""The calendar as the events of an iCalendar file: with names, or fit to lie on a shared server without any."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from linkworker_desktop.domain.events import Part
from linkworker_desktop.domain.recurrence import Frequency, Recurrence, days_between
from linkworker_desktop.domain.rules.when import When
from linkworker_desktop.domain.series import Deviation, Series
from linkworker_desktop.exchange.ical_items import IcalItem, MovedDay
from linkworker_desktop.exchange.ical_writing import can_be_told
from linkworker_desktop.i18n import _
from linkworker_desktop.i18n.marks import N_
from linkworker_desktop.services import calendar_entries as entries_of
from linkworker_desktop.services.calendar_views import CalendarEntry, CalendarFilter, EntryKind
from linkworker_desktop.services.event_drafts import EventDraft
from linkworker_desktop.services.event_rows import times_on

OWN_MARK = "@linkworker"
DEADLINE_MARK = "@frist.linkworker"
_AHEAD = timedelta(days=2 * 366)
_DUE = "due-"
_TITLES = {
    EntryKind.APPOINTMENT: N_("Optaget"),
    EntryKind.MEETING: N_("Møde"),
    EntryKind.TASK: N_("Opgave"),
    EntryKind.DEADLINE: N_("Frist"),
}
"""What stands in a file without names."""


@dataclass(frozen=True, slots=True)
class Telling:
    """What of the calendar is told: the days, the filter, and whether it holds names. `now` is local wall time."""

    first: date | None
    last: date | None
    wanted: CalendarFilter
    now: datetime
    with_names: bool = True

    def covers(self, day: date) -> bool:
        """Tell whether a day is among those told."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


def deadline_items(entries: Iterable[CalendarEntry], telling: Telling) -> Iterator[IcalItem]:
    """Yield the open due dates of the rules; they keep their UID when they move."""
    for entry in entries:
        deadline = entry.deadline
        is_told = telling.covers(entry.when.day) and entries_of.is_wanted(entry, telling.wanted)
        if deadline is None or entry.is_done or not is_told:
            continue
        row = deadline.row
        uid = f"{row.rule.code}-{row.rule.variant}-{row.subject.ident}-{row.number or 0}{DEADLINE_MARK}"
        yield IcalItem(
            uid,
            _title(entry, telling),
            entry.when,
            note=deadline.why if telling.with_names else "",
            is_busy=False,
        )


def single_items(row: Any, telling: Telling, uid: str, stamp: datetime) -> Iterator[IcalItem]:
    """Yield a single event, and apart from it the day it must be done by."""
    for entry in entries_of.of_event(row, telling.now):
        if telling.covers(entry.when.day) and entries_of.is_wanted(entry, telling.wanted):
            name = f"{_DUE}{uid}" if entry.part is Part.DUE and row.starts_on else uid
            yield _item(entry, telling, name, stamp)


def series_items(
    row: Any, deviations: Mapping[date, Deviation], telling: Telling, uid: str, stamp: datetime
) -> Iterator[IcalItem]:
    """Yield a series: as one, where other calendars count its days as this one does, else day by day."""
    series, draft = entries_of.series_of(row, deviations), entries_of.times_of(row)
    has_two_days = draft.starts is not None and draft.due is not None and draft.due.day != draft.starts.day
    if can_be_told(_explicit(series)) and not has_two_days:
        yield from _whole(row, series, draft, telling, uid, stamp)
        return
    first = telling.first or series.start
    last = telling.last or max(telling.now.date(), series.start) + _AHEAD
    for entry in entries_of.of_series(row, deviations, first, last, telling.now):
        if telling.covers(entry.when.day) and entries_of.is_wanted(entry, telling.wanted):
            mark = _DUE if entry.part is Part.DUE and draft.starts else ""
            day = entry.occurrence or entry.when.day
            yield _item(entry, telling, f"{mark}{day:%Y%m%d}-{uid}", stamp)


def _whole(
    row: Any, series: Series, draft: EventDraft, telling: Telling, uid: str, stamp: datetime
) -> Iterator[IcalItem]:
    told = _cut(_explicit(series), series.start, telling)
    entry = next(entries_of.of_event(row, telling.now), None)
    if told is None or entry is None or not entries_of.is_wanted(entry, telling.wanted):
        return
    start, recurrence = told
    cut = Series(start, recurrence)
    kept = [each for each in series.deviations.values() if cut.has(each.original_on)]
    starts, ends, due = times_on(draft, start)
    yield replace(
        _item(entry, telling, uid, stamp),
        starts=starts or due or When(start),
        ends=ends,
        recurrence=recurrence,
        excluded=tuple(sorted(each.original_on for each in kept if each.is_cancelled)),
        moved=tuple(_moved(draft, each) for each in kept if each.moved_to and not each.is_cancelled),
    )


def _moved(draft: EventDraft, kept: Deviation) -> MovedDay:
    starts, ends, due = times_on(draft, kept.day, kept.moved_to)
    return MovedDay(kept.original_on, starts or due or When(kept.day), ends)


def _cut(recurrence: Recurrence, start: date, telling: Telling) -> tuple[date, Recurrence] | None:
    """Return the series cut to the days told; None where none of them is."""
    if telling.first is None and telling.last is None:
        return start, recurrence
    last = telling.last
    ends = recurrence
    if recurrence.count is not None:
        days = days_between(recurrence, start, start, date.max, recurrence.count)
        ends = replace(recurrence, count=None, until=days[-1])
    if last is not None:
        ends = replace(ends, until=min(ends.until or last, last))
    first = max(telling.first or start, start)
    begins = next(iter(days_between(ends, start, first, last or date.max, 1)), None)
    return None if begins is None else (begins, ends)


def _explicit(series: Series) -> Recurrence:
    """Return the recurrence with the first day's weekday or date written out, so that it can begin on another."""
    recurrence, start = series.recurrence, series.start
    if recurrence.frequency is Frequency.WEEKLY and not recurrence.weekdays:
        return replace(recurrence, weekdays=(start.weekday(),))
    if recurrence.frequency is Frequency.MONTHLY and recurrence.nth is None and recurrence.month_day is None:
        return replace(recurrence, month_day=start.day)
    return recurrence


def _item(entry: CalendarEntry, telling: Telling, uid: str, stamp: datetime) -> IcalItem:
    return IcalItem(
        uid,
        _title(entry, telling),
        entry.when,
        entry.ends,
        entry.place if telling.with_names else "",
        remind_before=entry.remind_before if not entry.is_done else None,
        is_busy=entry.kind is not EntryKind.TASK,
        stamp=stamp,
    )


def _title(entry: CalendarEntry, telling: Telling) -> str:
    if not telling.with_names:
        return _(_TITLES[entry.kind])
    is_limit = entry.part is Part.DUE and entry.kind is not EntryKind.DEADLINE
    title = _("Senest: {title}").format(title=entry.title) if is_limit else entry.title
    return f"{title} · {entry.about}" if entry.about else title
