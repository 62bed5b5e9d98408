"""What one does with an event on a day: done, moved, called off, put off; a series goes on without that day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.domain.events import EventKind, MeetingType, Part
from linkworker_desktop.domain.problems import InvalidInput, Problem
from linkworker_desktop.domain.recurrence import Frequency, NthWeekday, Recurrence
from linkworker_desktop.domain.rules.happenings import HappeningKind
from linkworker_desktop.domain.rules.subjects import SubjectKind, SubjectRef
from linkworker_desktop.domain.rules.when import When
from linkworker_desktop.domain.series import Occurrence, Series
from linkworker_desktop.i18n import _
from linkworker_desktop.persistence.tables.calendar import EventOccurrenceRow, EventRow
from linkworker_desktop.services.event_drafts import EventDraft, checked
from linkworker_desktop.services.event_rows import draft_of, fill, moved_end, series_of, times_on

_WEEK = 7
_FOURTH_WEEK = 28


def day_of(row: EventRow, series: Series, original_on: date | None) -> Occurrence:
    """Return a day of a series, without `original_on` the oldest open one. Raises `UserError` if there is none."""
    found = series.next_open() if original_on is None else series.at(original_on)
    if found is None:
        raise UserError(_("Den dag er ikke længere en del af »{title}«.").format(title=row.title))
    return found


def deviation(row: EventRow, original_on: date) -> EventOccurrenceRow:
    """Return the row of what became of a day, a new one where nothing had."""
    for each in row.occurrences:
        if each.original_on == original_on:
            return each
    made = EventOccurrenceRow(original_on=original_on, is_cancelled=False)
    row.occurrences.append(made)
    return made


def complete(row: EventRow, series: Series | None, occurrence: date | None, on: date) -> None:
    """Mark an event, or one day of a series, as done. The series goes on."""
    if series is None:
        row.done_on, row.snoozed_until = on, None
        return
    kept = deviation(row, day_of(row, series, occurrence).original_on)
    kept.done_on, kept.is_cancelled, kept.snoozed_until = on, False, None


def skip_earlier(row: EventRow, series: Series, occurrence: Occurrence) -> int:
    """Call off the open days before one that is done; return how many."""
    earlier = series.open_before(occurrence.day)
    for each in earlier:
        deviation(row, each.original_on).is_cancelled = True
    return len(earlier)


def reopen(row: EventRow, series: Series | None, occurrence: date | None) -> None:
    """Take back that it was done; of a series the day done last, or the one named."""
    if series is None:
        row.done_on = None
        return
    done = [each for each in row.occurrences if each.done_on and occurrence in (None, each.original_on)]
    if done:
        max(done, key=lambda each: (each.done_on or date.min, each.original_on)).done_on = None


def detached_draft(row: EventRow, series: Series, occurrence: date) -> EventDraft:
    """Return one day of a series as an event of its own."""
    found = day_of(row, series, occurrence)
    draft = draft_of(row)
    starts, ends, due = times_on(draft, found.day, found.moved_to)
    return replace(draft, starts=starts, ends=ends, due=due, recurrence=None)


def move(row: EventRow, to: When, part: Part) -> None:
    """Move an event, or all days of a series, so that its planned or due time is `to`; it lasts as long."""
    before = draft_of(row)
    is_due = before.starts is None or (part is Part.DUE and before.due is not None)
    moved = replace(before, due=to) if is_due else replace(before, starts=to, ends=moved_end(before, to))
    if moved.recurrence and before.first and moved.first:
        shift = moved.first.day - before.first.day
        days = _on_days_of(moved.recurrence, before.first.day, moved.first.day)
        due = When(moved.due.day + shift, moved.due.clock) if moved.due and not is_due else moved.due
        moved = replace(moved, recurrence=days, due=due)
    fill(row, checked(moved))
    row.snoozed_until = None
    forget_strays(row)


def move_day(row: EventRow, series: Series, occurrence: date, to: When) -> None:
    """Move one day of a series. Without a clock time it keeps that of the series."""
    found = day_of(row, series, occurrence)
    kept = deviation(row, found.original_on)
    first = draft_of(row).first
    own_clock: time | None = None if first is None or to.clock == first.clock else to.clock
    is_home = to.day == found.original_on and own_clock is None
    kept.moved_to_on, kept.moved_to_at = (None, None) if is_home else (to.day, own_clock)
    kept.is_cancelled, kept.snoozed_until = False, None
    if is_home and kept.done_on is None:
        row.occurrences.remove(kept)


def end_after(row: EventRow, last: date) -> None:
    """Let a series end after a day; what became of later days is forgotten, but never what was done."""
    draft = draft_of(row)
    if draft.recurrence is None or draft.first is None:
        raise UserError(_("»{title}« gentages ikke.").format(title=row.title))
    if last < draft.first.day:
        raise InvalidInput(
            [Problem("recurrence.until", _("Gentagelsen slutter, før den begynder. Slet den i stedet."))]
        )
    fill(row, replace(draft, recurrence=replace(draft.recurrence, until=last, count=None)))
    forget_strays(row)


def forget_strays(row: EventRow) -> None:
    """Drop what became of days a changed series no longer has; what was done stays."""
    series = series_of(row)
    plain = None if series is None else Series(series.start, series.recurrence)
    for each in list(row.occurrences):
        if each.done_on is None and (plain is None or not plain.has(each.original_on)):
            row.occurrences.remove(each)


def put_off(row: EventRow, series: Series | None, occurrence: date | None, until: datetime) -> None:
    """Be reminded again at `until`, local wall time."""
    if series is None:
        row.snoozed_until = until
    else:
        deviation(row, day_of(row, series, occurrence).original_on).snoozed_until = until


def becomes_its_own(row: EventRow) -> bool:
    """Tell whether a day of the series gets a row of its own when held: minutes and decisions hang on it."""
    return row.kind == EventKind.MEETING.value


def fact_of(row: EventRow, held_on: date) -> tuple[HappeningKind, SubjectRef, When] | None:
    """Return the fact an event is when it is held: a family's info meeting settles its due dates too."""
    is_info = row.kind == EventKind.MEETING.value and row.meeting_type == MeetingType.INFO.value
    if not is_info or row.family_id is None:
        return None
    clock = row.starts_at if row.starts_on == held_on else None
    family = SubjectRef(SubjectKind.FAMILY, row.family_id)
    return HappeningKind.INFO_MEETING_HELD, family, When(held_on, clock)


def _on_days_of(recurrence: Recurrence, before: date, day: date) -> Recurrence:
    """Return a recurrence moved along with its first day: tuesdays become thursdays."""
    if recurrence.frequency is Frequency.WEEKLY and recurrence.weekdays:
        shift = (day - before).days
        weekdays = sorted((each + shift) % _WEEK for each in recurrence.weekdays)
        return replace(recurrence, weekdays=tuple(weekdays))
    if recurrence.nth is not None:
        nth = -1 if recurrence.nth.nth == -1 or day.day > _FOURTH_WEEK else (day.day - 1) // _WEEK + 1
        return replace(recurrence, nth=NthWeekday(nth, day.weekday()))
    if recurrence.month_day is not None:
        return replace(recurrence, month_day=day.day)
    return recurrence
