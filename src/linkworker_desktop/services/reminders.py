"""Reminders: what was missed while the program was closed, what is due now, and when to look again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from typing import Protocol

from linkworker_desktop.base.clock import Clock, local_now
from linkworker_desktop.base.errors import UserError
from linkworker_desktop.domain.events import LONGEST_REMINDER
from linkworker_desktop.domain.local_time import after, beginning
from linkworker_desktop.i18n import _, ngettext
from linkworker_desktop.persistence.engine import Database
from linkworker_desktop.services import calendar_entries as entries_of
from linkworker_desktop.services import calendar_rows
from linkworker_desktop.services.calendar import Calendar
from linkworker_desktop.services.calendar_views import DAYS_OFF, CalendarEntry, EntryKind
from linkworker_desktop.services.changes import Changed
from linkworker_desktop.services.drafts import Drafts
from linkworker_desktop.services.events import Events
from linkworker_desktop.services.happenings import Happenings
from linkworker_desktop.services.putting_off import put_off
from linkworker_desktop.services.reminder_memory import Memory, recall, remember
from linkworker_desktop.services.reminder_views import Reminder

_DAY = timedelta(days=1)
_LONGEST = timedelta(minutes=LONGEST_REMINDER)
_LOOKED_BACK = timedelta(days=31)
"""So far back what was missed is listed; what is older stands among what is late."""
_BEFORE_DUE = timedelta(hours=1)


class _Needs(Protocol):
    """The other use cases, made when they are first wanted."""

    @property
    def calendar(self) -> Calendar: ...
    @property
    def events(self) -> Events: ...
    @property
    def happenings(self) -> Happenings: ...
    @property
    def drafts(self) -> Drafts: ...


@dataclass(frozen=True, slots=True)
class _Due:
    entry: CalendarEntry
    at: datetime


class Reminders:
    """Reads what to be reminded of; `done` and `snooze` act as they do in the window."""

    def __init__(self, database: Database, clock: Clock, services: _Needs) -> None:
        self._database = database
        self._clock = clock
        self._services = services

    def waiting(self, now: datetime | None = None) -> tuple[Reminder, ...]:
        """Return what its moment has come for and was neither done, seen nor put off; missed ones first."""
        now = now or local_now(self._clock)
        memory = recall(self._services.drafts)
        found = [self._reminder(due, now) for due in self._all(now, memory) if due.at <= now]
        return _in_order(each for each in found if each.key not in memory.seen)

    def next_moment(self, now: datetime | None = None) -> datetime | None:
        """Return when the next reminder comes, in wall time; None when none is in sight."""
        now = now or local_now(self._clock)
        ahead = (due.at for due in self._all(now, recall(self._services.drafts)) if due.at > now)
        return min(ahead, default=None)

    def opened(self, now: datetime | None = None) -> tuple[Reminder, ...]:
        """Return what to be told at the start, and remember that the program was open now.

        That is what waits, and what began, or became late, since it was last open (today's, the first time). A clock
        that was set back hides nothing: what was missed is counted from the earlier of both times.
        """
        now = now or local_now(self._clock)
        memory = recall(self._services.drafts)
        morning = datetime.combine(now.date(), time())
        since = min(memory.opened_at or morning, now)
        waiting = self.waiting(now)
        told = {each.entry.key for each in waiting}
        missed = [
            each for each in self._since(max(since, now - _LOOKED_BACK), now) if each.entry.key not in told
        ]
        remember(self._services.drafts, replace(memory, opened_at=now), now)
        return _in_order(each for each in (*waiting, *missed) if each.key not in memory.seen)

    def seen(self, reminders: Sequence[Reminder], now: datetime | None = None) -> None:
        """Remember that these were read; they are not shown again, unless they are moved or put off."""
        if not reminders:
            return
        memory = recall(self._services.drafts)
        read = {each.key: each.at for each in reminders}
        remember(
            self._services.drafts,
            replace(memory, seen=memory.seen | read),
            now or local_now(self._clock),
        )

    def snooze(self, reminder: Reminder, until: datetime) -> Changed:
        """Be reminded again at `until`. Raises `InvalidInput` for a time that is past."""
        entry = reminder.entry
        if entry.event is not None:
            return self._services.events.snooze(entry.event, until, occurrence=entry.occurrence)
        return put_off(self._services.drafts, entry, until, local_now(self._clock))

    def done(self, reminder: Reminder) -> Changed:
        """Record it as done today, as its row in the calendar would."""
        entry = reminder.entry
        if entry.event is not None:
            return self._services.events.complete(entry.event, occurrence=entry.occurrence)
        if entry.deadline is None:
            raise UserError(_("En fridag kan ikke krydses af."))
        return self._services.happenings.settle(entry.deadline)

    def _all(self, now: datetime, memory: Memory) -> Iterable[_Due]:
        """Yield everything with a reminder, whenever it comes, of the days around now."""
        first, last = (now - _LOOKED_BACK).date(), (now + _LONGEST + _DAY).date()
        with self._database.look() as look:
            rows = calendar_rows.reminding(look, first)
            deviations = calendar_rows.deviations(look)
        for row in rows:
            entries = (
                entries_of.of_series(row, deviations.get(row.id, {}), first, last, now)
                if row.recurrence
                else entries_of.of_event(row, now)
            )
            for entry in entries:
                at = _moment(entry)
                if at is not None and not entry.is_done:
                    yield _Due(entry, at)
        for entry in self._services.calendar.due_dates(now):
            at = memory.put_off.get(entry.key) or after(beginning(entry.when), _before(entry))
            if not entry.is_done and (at > now - _DAY or entry.key in memory.put_off):
                yield _Due(entry, at)

    def _since(self, since: datetime, now: datetime) -> Iterable[Reminder]:
        """Yield what began, or became late, between two moments."""
        for entry in self._services.calendar.entries(since.date() - _DAY, now.date(), now=now):
            is_late = entry.is_overdue
            moment = entry.when.moment if is_late else beginning(entry.when)
            if entry.is_done or entry.kind in DAYS_OFF or not since < moment <= now:
                continue
            if is_late or entry.kind in {EntryKind.APPOINTMENT, EntryKind.MEETING}:
                yield Reminder(entry, moment, is_missed=entry.is_past, is_late=is_late)

    @staticmethod
    def _reminder(due: _Due, now: datetime) -> Reminder:
        is_past = due.entry.is_past and due.entry.kind is not EntryKind.TASK
        return Reminder(due.entry, due.at, is_missed=is_past and due.at < now, is_late=due.entry.is_overdue)


def notification(reminders: Sequence[Reminder]) -> tuple[str, str]:
    """Return title and text for the system's own notice: no names, because it is seen on a locked screen."""
    if len(reminders) != 1:
        text = ngettext(
            "{n} påmindelse venter. Åbn programmet.",
            "{n} påmindelser venter. Åbn programmet.",
            len(reminders),
        ).format(n=len(reminders))
        return "Linkworker", text
    match reminders[0].entry.kind:
        case EntryKind.APPOINTMENT:
            return "Linkworker", _("En aftale begynder snart. Åbn programmet.")
        case EntryKind.MEETING:
            return "Linkworker", _("Et møde begynder snart. Åbn programmet.")
        case EntryKind.TASK:
            return "Linkworker", _("En opgave venter. Åbn programmet.")
        case _:
            return "Linkworker", _("En frist er nået. Åbn programmet.")


def _moment(entry: CalendarEntry) -> datetime | None:
    """Return when one is reminded of an event: put off until then, or so long before it."""
    if entry.snoozed_until is not None:
        return entry.snoozed_until
    if entry.remind_before is None:
        return None
    return after(beginning(entry.when), timedelta(minutes=-entry.remind_before))


def _before(entry: CalendarEntry) -> timedelta:
    """Return how long before a due date one is told: an hour, where it has a clock time."""
    return timedelta() if entry.is_all_day else -_BEFORE_DUE


def _in_order(reminders: Iterable[Reminder]) -> tuple[Reminder, ...]:
    return tuple(
        sorted(reminders, key=lambda each: (not each.is_missed, not each.is_late, each.at, each.entry.title))
    )
