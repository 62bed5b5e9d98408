"""The calendar: due dates of the rules, own events and days off in one order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from linkworker_desktop.base.clock import Clock, local_now
from linkworker_desktop.base.resting import collector_at_rest
from linkworker_desktop.domain.events import Part
from linkworker_desktop.domain.rules.due import State
from linkworker_desktop.domain.rules.rule import Level
from linkworker_desktop.domain.series import Deviation
from linkworker_desktop.i18n import current_language
from linkworker_desktop.persistence.anchor import NEWEST_HEAD
from linkworker_desktop.persistence.engine import Database
from linkworker_desktop.persistence.look import Look
from linkworker_desktop.services import calendar_entries as entries_of
from linkworker_desktop.services import calendar_month, calendar_rows, calendar_wheel
from linkworker_desktop.services.calendar_views import (
    DAYS_OFF,
    EVERYTHING,
    AgendaDay,
    CalendarDay,
    CalendarEntry,
    CalendarFilter,
    EntryKind,
    YearWheel,
)
from linkworker_desktop.services.calendar_words import day_heading
from linkworker_desktop.services.deadlines import Deadlines
from linkworker_desktop.services.rule_book import plan_in_force, rules_in_force
from linkworker_desktop.services.rule_facts import closed_days

_DAY = timedelta(days=1)
_SHOWN_AFTER = timedelta(days=7)
"""So long what was met stays in the calendar."""
_UNITS = "SELECT DISTINCT unit FROM event WHERE unit <> '' AND deleted_at IS NULL"


class Calendar:
    """Reads what stands on which day, in a fixed number of statements however much there is.

    Due dates are counted anew only when something was saved since, or a minute has passed.
    """

    def __init__(self, database: Database, clock: Clock, deadlines: Callable[[], Deadlines]) -> None:
        self._database = database
        self._clock = clock
        self._deadlines = deadlines
        self._counted: tuple[object, tuple[CalendarEntry, ...]] = (None, ())
        self._painted: tuple[object, tuple[CalendarDay, ...]] = (None, ())

    def entries(
        self, first: date, last: date, wanted: CalendarFilter = EVERYTHING, now: datetime | None = None
    ) -> tuple[CalendarEntry, ...]:
        """Return what stands on the days from `first` to `last` (both included), by day, all-day things first."""
        now = now or local_now(self._clock)
        with self._database.look() as look:
            found = [
                *self._due(look, now),
                *self._single(look, first, last, wanted, now),
                *_of_series(look, first, last, wanted, now),
                *entries_of.days_off(closed_days(look), first, last),
            ]
        found = calendar_wheel.without_planned(found, found)
        return _sorted(
            each for each in entries_of.within(found, first, last) if entries_of.is_wanted(each, wanted)
        )

    def month(
        self,
        first: date,
        last: date,
        wanted: CalendarFilter = EVERYTHING,
        *,
        most: int = 6,
        now: datetime | None = None,
    ) -> tuple[CalendarDay, ...]:
        """Return every day from `first` to `last` with at most `most` entries and how many there are.

        Only what is shown is read, so that thousands in a month cost little, and only once for each minute and
        change. What is done comes last.
        """
        now = now or local_now(self._clock)
        with self._database.look() as look:
            stand = (self._stand(look, now), first, last, wanted, most)
            kept, painted = self._painted
            if kept == stand:
                return painted
            off = closed_days(look)
            crowd: list[CalendarEntry] = []
            numbers: Mapping[date, int] = {}
            if wanted.text:
                entries = self.entries(first, last, wanted, now)
                counted = [each for each in entries if each.kind not in DAYS_OFF]
            else:
                rows = calendar_rows.lasting(look, first, last, wanted)
                found = [
                    *self._due(look, now),
                    *_of_series(look, first, last, wanted, now),
                    *(
                        each
                        for row in rows
                        for each in entries_of.of_event(row, now)
                        if each.part is Part.START
                    ),
                ]
                counted = entries_of.within(_wanted(found, wanted), first, last)
                crowd = _crowd(look, first, last, most, wanted, now)
                numbers = calendar_rows.crowd(look, first, last, wanted)
        counted = calendar_wheel.without_planned(counted, (*counted, *crowd))
        days = calendar_month.days(counted, crowd, numbers, off, first, last, most)
        self._painted = (stand, days)
        return days

    def overdue(
        self, wanted: CalendarFilter = EVERYTHING, now: datetime | None = None
    ) -> tuple[CalendarEntry, ...]:
        """Return what is late: law first, then the oldest.

        Of a series the oldest day, with how many came after; of several times within a window the first not held.
        """
        now = now or local_now(self._clock)
        today = now.date()
        with self._database.look() as look:
            tasks = [
                each
                for row in calendar_rows.open_tasks(look, today, wanted)
                for each in entries_of.of_event(row, now)
                if each.due is None or each.due.day == each.when.day
            ]
            deviations = calendar_rows.deviations(look)
            for row in calendar_rows.series(look, wanted):
                if row.kind == EntryKind.TASK:
                    tasks += _late_in_series(row, deviations.get(row.id, {}), now)
            found = [*self._due(look, now), *tasks]
        late = [each for each in found if each.state is State.OVERDUE and entries_of.is_wanted(each, wanted)]
        ordered = sorted(
            late, key=lambda each: (each.level is not Level.LAW, _late_from(each), each.when.moment)
        )
        once: dict[object, CalendarEntry] = {}
        for each in ordered:
            once.setdefault(_late_once(each), each)
        return tuple(once.values())

    def agenda(
        self, first: date, days: int = 14, wanted: CalendarFilter = EVERYTHING, now: datetime | None = None
    ) -> tuple[AgendaDay, ...]:
        """Return the days from `first` on that have something, and the first one always."""
        now = now or local_now(self._clock)
        last = first + timedelta(days=days - 1)
        by_day: dict[date, list[CalendarEntry]] = {first: []}
        for entry in self.entries(first, last, wanted, now):
            by_day.setdefault(max(entry.when.day, first), []).append(entry)
        sections, week = [], 0
        for day in sorted(by_day):
            of_day = by_day[day]
            name = next((each.title for each in of_day if each.kind in DAYS_OFF), "")
            shown = tuple(each for each in of_day if each.kind not in DAYS_OFF)
            number = day.isocalendar().week
            new_week = number if number != week else None
            sections.append(AgendaDay(day, day_heading(day, now.date()), name, new_week, shown))
            week = number
        return tuple(sections)

    def year(self, year: int, now: datetime | None = None) -> YearWheel:
        """Return the meetings of a year: those typed in, and the days the rules name for others."""
        now = now or local_now(self._clock)
        first, last = date(year, 1, 1), date(year, 12, 31)
        meetings = CalendarFilter(kinds=frozenset({EntryKind.MEETING}))
        with self._database.look() as look:
            own = [
                *self._single(look, first, last, meetings, now),
                *_of_series(look, first, last, meetings, now),
            ]
            own = entries_of.within(own, first, last)
            due = [each.deadline for each in self._due(look, now) if each.deadline]
            rules = rules_in_force(look)
        return calendar_wheel.wheel(year, own, due, rules, now.date())

    def day_names(self, first: date, last: date) -> dict[date, str]:
        """Return what the days off from `first` to `last` are called."""
        with self._database.look() as look:
            return {each.when.day: each.title for each in entries_of.days_off(closed_days(look), first, last)}

    def units(self) -> tuple[str, ...]:
        """Return the units there is something of, to choose from."""
        with self._database.look() as look:
            units = {row.unit for row in look.rows(_UNITS)} | set(plan_in_force(look).units)
        return tuple(sorted(units))

    def due_dates(self, now: datetime) -> tuple[CalendarEntry, ...]:
        """Return the due dates of the rules that are open, or were met within a week."""
        with self._database.look() as look:
            return self._due(look, now)

    def _due(self, look: Look, now: datetime) -> tuple[CalendarEntry, ...]:
        """Return all due dates that stand in the calendar, counted once a minute and after every change."""
        stand = self._stand(look, now)
        kept, entries = self._counted
        if kept != stand:
            with collector_at_rest():
                entries = self._count(look, now)
            self._counted = (stand, entries)
        return entries

    def _count(self, look: Look, now: datetime) -> tuple[CalendarEntry, ...]:
        units = {task.own.code: task.unit for task in plan_in_force(look).tasks if task.own}
        due = self._deadlines().due(now=now, since=now.date() - _SHOWN_AFTER)
        found = (entries_of.of_deadline(each, units, now.date()) for each in due)
        return tuple(each for each in found if each is not None)

    @staticmethod
    def _stand(look: Look, now: datetime) -> object:
        """Return what changes when what is read would: with every save, every minute, and the language."""
        head = look.row(NEWEST_HEAD)
        return head and head.seq, now.replace(second=0, microsecond=0), current_language()

    @staticmethod
    def _single(
        look: Look, first: date, last: date, wanted: CalendarFilter, now: datetime
    ) -> list[CalendarEntry]:
        rows = calendar_rows.in_window(look, first, last, wanted)
        return [each for row in rows for each in entries_of.of_event(row, now)]


def _of_series(
    look: Look, first: date, last: date, wanted: CalendarFilter, now: datetime
) -> list[CalendarEntry]:
    deviations = calendar_rows.deviations(look)
    return [
        each
        for row in calendar_rows.series(look, wanted)
        for each in entries_of.of_series(row, deviations.get(row.id, {}), first, last, now)
    ]


def _late_in_series(row: Any, deviations: Mapping[date, Deviation], now: datetime) -> list[CalendarEntry]:
    """Return the oldest day of a series that is late, with how many others are."""
    draft = entries_of.times_of(row)
    open_days = entries_of.series_of(row, deviations).open_before(now.date() + _DAY)
    late = [
        each
        for day in open_days
        for each in entries_of.on_day(row, draft, day, now)
        if each.is_overdue and (each.due is None or each.due.day == each.when.day)
    ]
    return [replace(late[0], missed=len(late) - 1)] if late else []


def _crowd(
    look: Look, first: date, last: date, most: int, wanted: CalendarFilter, now: datetime
) -> list[CalendarEntry]:
    """Return the single events of one day that are among the first of theirs."""
    rows = calendar_rows.first_of_days(look, first, last, most, wanted)
    found = (each for row in rows for each in entries_of.of_event(row, now))
    return [each for each in found if each.ends is None or each.ends.day == each.when.day]


def _wanted(entries: Iterable[CalendarEntry], wanted: CalendarFilter) -> list[CalendarEntry]:
    return [each for each in entries if entries_of.is_wanted(each, wanted)]


def _sorted(entries: Iterable[CalendarEntry]) -> tuple[CalendarEntry, ...]:
    return tuple(sorted(entries, key=entries_of.in_order))


def _late_once(entry: CalendarEntry) -> object:
    """Return what is the same for all times of one window, and for everything else its own key."""
    if entry.deadline is None or entry.deadline.row.window is None:
        return entry.key
    return entry.deadline.row.rule.key, entry.deadline.row.subject


def _late_from(entry: CalendarEntry) -> datetime:
    """Return since when it is late: of several times within a window, since the window's end."""
    latest = entry.deadline.row.latest if entry.deadline is not None else None
    return (latest or entry.when).moment
