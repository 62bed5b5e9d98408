"""The rest of the first page: what the rules and the calendar say of this morning."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from linkworker_desktop.base.clock import Clock, local_now
from linkworker_desktop.domain.rules.due import FINISHED, OPEN, State
from linkworker_desktop.services.calendar_views import DAYS_OFF, CalendarEntry, CalendarFilter, EntryKind
from linkworker_desktop.services.deadline_views import Deadline
from linkworker_desktop.services.family_listing import ListedFamily, last_opened, listed
from linkworker_desktop.services.family_views import FamilyFilter, FamilyRow
from linkworker_desktop.services.first_points import CODES, COUNTED_IN_HOURS, by_family, points_of
from linkworker_desktop.services.morning_days import DAYS, days_ahead, is_coordination
from linkworker_desktop.services.morning_views import (
    FirstHours,
    MorningView,
    NextMeeting,
    RecentFamily,
    is_in_first_hours,
)

if TYPE_CHECKING:
    from linkworker_desktop.persistence.engine import Database
    from linkworker_desktop.services.calendar import Calendar
    from linkworker_desktop.services.deadlines import Deadlines

MEETING_AHEAD, MEETING_BEHIND = timedelta(days=45), timedelta(days=62)
"""So far a meeting is looked for."""
_MEETINGS = CalendarFilter(kinds=frozenset({EntryKind.MEETING}))
_COURSE_RULE, _AFTER_COURSE_RULES = "R12", frozenset({"R20", "R21"})


class Morning:
    """Reads in a fixed number of statements; it counts every rule, so it is not for the window's own thread."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        calendar: Callable[[], Calendar],
        deadlines: Callable[[], Deadlines],
    ) -> None:
        self._database = database
        self._clock = clock
        self._calendar = calendar
        self._deadlines = deadlines

    def view(self, now: datetime | None = None) -> MorningView:
        """Return the morning at local wall time `now`."""
        now = now or local_now(self._clock)
        today = now.date()
        with self._database.look() as look:
            families = listed(look, FamilyFilter.ACTIVE, now)
        opened = last_opened(families)
        close_by = {each.row.id for each in families if is_in_first_hours(each.row, now)}
        deadlines = self._deadlines().due_of(close_by | {row.id for row in opened}, now=now)
        calendar = self._calendar()
        ahead = calendar.entries(today, today + MEETING_AHEAD, now=now)
        behind = calendar.entries(today - MEETING_BEHIND, today, _MEETINGS, now=now)
        first_hours = _first_hours(families, deadlines, now)
        shown = frozenset(each.row.id for each in first_hours)
        late = tuple(each for each in calendar.overdue(now=now) if not _is_shown(each, shown))
        two_weeks = [each for each in ahead if each.when.day <= today + timedelta(days=DAYS)]
        return MorningView(
            now=now,
            first_hours=first_hours,
            late=late,
            today=_today(ahead, today, shown),
            meeting=_meeting(ahead, behind, [each.row for each in families], now),
            recent=_recent(opened, deadlines),
            days=days_ahead(two_weeks, today),
        )


def _first_hours(
    families: Iterable[ListedFamily], deadlines: Iterable[Deadline], now: datetime
) -> tuple[FirstHours, ...]:
    asked = by_family(deadlines)
    found = (
        FirstHours(each.row, points_of(asked.get(each.row.id, ())))
        for each in families
        if is_in_first_hours(each.row, now)
    )
    return tuple(sorted((each for each in found if each.done < len(each.points)), key=lambda each: each.due))


def _is_shown(entry: CalendarEntry, first: frozenset[UUID], rules: frozenset[str] = COUNTED_IN_HOURS) -> bool:
    """Tell whether a due date stands among the first hours already."""
    return entry.deadline is not None and entry.family in first and entry.deadline.row.rule.code in rules


def _today(
    entries: Iterable[CalendarEntry], today: date, first: frozenset[UUID]
) -> tuple[CalendarEntry, ...]:
    return tuple(
        each
        for each in entries
        if each.when.day <= today
        and each.kind not in DAYS_OFF
        and not each.is_overdue
        and not (each.is_done and each.kind is EntryKind.DEADLINE)
        and not _is_shown(each, first, CODES)
    )


def _meeting(
    ahead: Sequence[CalendarEntry],
    behind: Sequence[CalendarEntry],
    families: Sequence[FamilyRow],
    now: datetime,
) -> NextMeeting | None:
    """Return the next coordination meeting, else the next meeting of any kind."""
    coming = [each for each in ahead if not each.is_done and each.when.moment >= _begin(each, now)]
    planned = [each for each in coming if each.kind is EntryKind.MEETING]
    coordination = [each for each in planned if is_coordination(each)] or [
        each for each in coming if is_coordination(each)
    ]
    found = (coordination or planned)[:1]
    if not found:
        return None
    entry = found[0]
    new = None
    if is_coordination(entry):
        before = [each for each in behind if is_coordination(each) and each.when.moment < now]
        new = _moved_in_since(families, before[-1].when.day, now) if before else None
    return NextMeeting(entry, (entry.when.day - now.date()).days, new)


def _begin(entry: CalendarEntry, now: datetime) -> datetime:
    return now if not entry.is_all_day else datetime.combine(now.date(), datetime.min.time())


def _moved_in_since(families: Iterable[FamilyRow], day: date, now: datetime) -> int:
    return sum(each.housed_at is not None and day <= each.housed_at.date() <= now.date() for each in families)


def _recent(rows: Sequence[FamilyRow], deadlines: Iterable[Deadline]) -> tuple[RecentFamily, ...]:
    of_family: dict[UUID, list[Deadline]] = {row.id: [] for row in rows}
    for each in deadlines:
        if each.family in of_family:
            of_family[each.family].append(each)
    return tuple(_glance(row, of_family[row.id]) for row in rows)


def _glance(row: FamilyRow, deadlines: Sequence[Deadline]) -> RecentFamily:
    dated = sorted(
        (each for each in deadlines if each.state in OPEN and each.due is not None),
        key=_moment,
    )
    late = next((each.words for each in dated if each.state is State.OVERDUE), "")
    coming = next((each.due for each in dated if each.state is not State.OVERDUE), None)
    return RecentFamily(row, _phase(deadlines), coming, late)


def _phase(deadlines: Iterable[Deadline]) -> int:
    done = {each.row.rule.code for each in deadlines if each.state in FINISHED}
    if done & _AFTER_COURSE_RULES:
        return 3
    return 2 if _COURSE_RULE in done else 1


def _moment(deadline: Deadline) -> datetime:
    return deadline.due.moment if deadline.due is not None else datetime.max  # noqa: DTZ901 - wall time
