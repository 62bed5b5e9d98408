"""Calendar entries out of what was read: events on their days, series expanded, due dates, days off."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from linkworker_desktop.domain.events import EventKind, MeetingType, Part, Responsible
from linkworker_desktop.domain.moments import date_text, time_text
from linkworker_desktop.domain.rrule_text import from_kept
from linkworker_desktop.domain.rules.due import OPEN, State
from linkworker_desktop.domain.rules.when import When
from linkworker_desktop.domain.rules.working_days import WorkingDays, public_holidays
from linkworker_desktop.domain.series import Deviation, Occurrence, Series
from linkworker_desktop.i18n import _, ngettext
from linkworker_desktop.persistence.folding import fold
from linkworker_desktop.services.calendar_views import DAYS_OFF, CalendarEntry, CalendarFilter, EntryKind
from linkworker_desktop.services.deadline_views import Deadline
from linkworker_desktop.services.event_drafts import EventDraft
from linkworker_desktop.services.event_rows import end_of, times_on, when_of

_SOON = timedelta(days=2)
_DAY = timedelta(days=1)
_RECENT = timedelta(days=7)
LINKWORKER_UNIT = "Link-worker"
"""The unit of the reception plan that is the link-worker's own."""


def of_event(row: Any, now: datetime) -> Iterator[CalendarEntry]:
    """Yield a single event on its planned day, and on the day it is due where that is another."""
    yield from _entries(
        row, when_of(row.starts_on, row.starts_at), _end(row), when_of(row.due_on, row.due_at), now
    )


def of_series(
    row: Any, deviations: Mapping[date, Deviation], first: date, last: date, now: datetime
) -> Iterator[CalendarEntry]:
    """Yield the days of a series that stand from `first` to `last`."""
    draft = times_of(row)
    if draft.first is None:
        return
    whole = series_of(row, deviations)
    for occurrence in whole.between(first - _reach(draft), last):
        yield from on_day(row, draft, occurrence, now)


def on_day(row: Any, draft: EventDraft, occurrence: Occurrence, now: datetime) -> Iterator[CalendarEntry]:
    """Yield one day of a series."""
    starts, ends, due = times_on(draft, occurrence.day, occurrence.moved_to)
    yield from _entries(row, starts, ends, due, now, occurrence)


def series_of(row: Any, deviations: Mapping[date, Deviation]) -> Series:
    """Return the series of a row that is repeated."""
    start = row.starts_on or row.due_on
    recurrence = from_kept(row.recurrence, start)
    if recurrence is None:
        raise ValueError("the event is not repeated")
    return Series(start, recurrence, deviations)


def times_of(row: Any) -> EventDraft:
    """Return the times of an event alone."""
    return EventDraft(
        starts=when_of(row.starts_on, row.starts_at), ends=_end(row), due=when_of(row.due_on, row.due_at)
    )


def of_deadline(deadline: Deadline, units: Mapping[str, str], today: date) -> CalendarEntry | None:
    """Return a due date that is open, or was done within a week; None for all others."""
    row = deadline.row
    if row.state in OPEN and row.due is not None:
        when = row.due
    elif row.is_finished and row.done is not None and today - _RECENT <= row.done.day <= today:
        when = row.done
    else:
        return None
    unit = units.get(row.rule.code, "")
    is_own = unit in {"", LINKWORKER_UNIT}
    return CalendarEntry(
        EntryKind.DEADLINE,
        when,
        deadline.name,
        due=row.due,
        about=deadline.about,
        surname=deadline.surname,
        code=deadline.code,
        state=row.state,
        words=deadline.words,
        level=deadline.level,
        unit=unit,
        responsible=Responsible.LINKWORKER if is_own else Responsible.UNIT,
        family=deadline.family,
        part=Part.DUE,
        deadline=deadline,
        short=short_name(deadline),
    )


def short_name(deadline: Deadline) -> str:
    """Return what is to be done in few words: `Opfølgning 2 af 4`; empty where the rule has none."""
    short, row = deadline.row.rule.short, deadline.row
    if not short or row.window is None or row.number is None:
        return short
    return _("{name} {number} af {times}").format(name=short, number=row.number, times=row.window.times)


def days_off(days: WorkingDays, first: date, last: date) -> Iterator[CalendarEntry]:
    """Yield the holidays and closed days from `first` to `last`."""
    day = first
    while day <= last:
        if name := days.name_of(day):
            kind = EntryKind.HOLIDAY if day in public_holidays(day.year) else EntryKind.CLOSED
            yield CalendarEntry(kind, When(day), name)
        day += _DAY


def is_wanted(entry: CalendarEntry, wanted: CalendarFilter) -> bool:
    """Tell whether a filter lets an entry through."""
    if entry.kind in DAYS_OFF:
        return True
    return (
        (not wanted.kinds or entry.kind in wanted.kinds)
        and (not wanted.families or entry.family in wanted.families)
        and (not wanted.units or entry.unit in wanted.units)
        and (not wanted.responsible or entry.responsible in wanted.responsible)
        and (not wanted.levels or entry.level is None or entry.level in wanted.levels)
        and (not wanted.text or _holds(entry, wanted.text))
    )


def in_order(entry: CalendarEntry) -> tuple[object, ...]:
    """Return what entries are sorted by: the day, days off and what lasts all day first, then the clock."""
    return (
        entry.when.day,
        entry.kind not in DAYS_OFF,
        entry.when.clock or time(),
        entry.when.clock is not None,
        entry.kind is not EntryKind.DEADLINE,
        entry.title,
        entry.about,
    )


def _entries(
    row: Any,
    starts: When | None,
    ends: When | None,
    due: When | None,
    now: datetime,
    occurrence: Occurrence | None = None,
) -> Iterator[CalendarEntry]:
    kind = EventKind(row.kind)
    done_on = occurrence.done_on if occurrence else row.done_on
    state = _state(kind, done_on, due or starts, now)
    shown: list[tuple[Part, When, When | None]] = []
    if starts is not None:
        shown.append((Part.START, starts, ends))
    if due is not None and (starts is None or starts.day != due.day):
        shown.append((Part.DUE, due, None))
    for part, when, end in shown:
        yield CalendarEntry(
            EntryKind(kind.value),
            when,
            row.title,
            ends=end,
            due=due,
            about=_about(row),
            surname=row.surname or "",
            code=row.code or "",
            place=row.place,
            state=state,
            words=_words(kind, state, done_on, due or when, now),
            is_past=(end or when).moment < now,
            unit=row.unit,
            responsible=Responsible(row.responsible),
            family=row.family_id,
            person=row.person_id,
            contact=row.contact_id,
            event=row.id,
            occurrence=occurrence.original_on if occurrence else None,
            part=part,
            repeats=bool(row.recurrence),
            meeting_type=MeetingType(row.meeting_type) if row.meeting_type else None,
            waiting_for=row.waiting_for,
            remind_before=row.remind_before,
            snoozed_until=occurrence.snoozed_until if occurrence else row.snoozed_until,
        )


def _state(kind: EventKind, done_on: date | None, limit: When | None, now: datetime) -> State:
    if limit is None:
        return State.UPCOMING
    if done_on is not None:
        return State.DONE_LATE if kind is EventKind.TASK and done_on > limit.day else State.DONE
    if kind is EventKind.TASK and limit.moment < now:
        return State.OVERDUE
    return State.DUE_SOON if now.date() <= limit.day <= now.date() + _SOON else State.UPCOMING


def _words(kind: EventKind, state: State, done_on: date | None, when: When, now: datetime) -> str:
    if done_on is not None:
        held = kind is EventKind.MEETING
        words = _("holdt {date}") if held else _("udført {date}")
        return words.format(date=date_text(done_on))
    days = (when.day - now.date()).days
    if state is State.OVERDUE:
        return late_words(when, now)
    if days < 0:
        return ""
    if days == 0:
        return _("i dag") if when.clock is None else _("i dag kl. {time}").format(time=time_text(when.clock))
    return ngettext("om {n} dag", "om {n} dage", days).format(n=days)


def late_words(limit: When, now: datetime) -> str:
    """Return how late something is: `3 dage over`, `2 timer over` on the day itself."""
    days = (now.date() - limit.day).days
    if days > 0:
        return ngettext("{n} dag over", "{n} dage over", days).format(n=days)
    hours = int((now - limit.moment).total_seconds() // 3600)
    if hours == 0:
        return _("under 1 time over")
    return ngettext("{n} time over", "{n} timer over", hours).format(n=hours)


def _about(row: Any) -> str:
    person = f"{row.given_name or ''} {row.own_surname or row.surname or ''}".strip() if row.person_id else ""
    contact = row.organisation or row.contact_person or ""
    return person or (contact if row.contact_id else "") or row.surname or ""


def _end(row: Any) -> When | None:
    return end_of(row.starts_on, row.ends_on, row.ends_at)


def _reach(draft: EventDraft) -> timedelta:
    """Return how far a day of a series reaches from the day it is planned for."""
    days = [when.day for when in (draft.starts, draft.ends, draft.due) if when]
    return max(days) - min(days) if days else timedelta()


def _holds(entry: CalendarEntry, text: str) -> bool:
    shown = fold(" ".join((entry.title, entry.about, entry.surname, entry.code, entry.place, entry.unit)))
    return all(word in shown for word in fold(text).split())


def within(entries: Iterable[CalendarEntry], first: date, last: date) -> list[CalendarEntry]:
    """Return the entries that stand on a day from `first` to `last`."""
    return [entry for entry in entries if entry.when.day <= last and entry.last_day >= first]
