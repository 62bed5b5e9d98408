"""Events of an iCalendar file compared with those that are there, and written in one step that can be undone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from linkworker_desktop.base.ids import new_id
from linkworker_desktop.domain.problems import InvalidInput
from linkworker_desktop.domain.recurrence import Frequency
from linkworker_desktop.domain.rules.working_days import ClosedDay, public_holidays
from linkworker_desktop.exchange.ical_items import IcalItem, IcalReading, MovedDay, Refusal
from linkworker_desktop.i18n import _
from linkworker_desktop.persistence import search
from linkworker_desktop.persistence.tables.calendar import ClosedDayRow, EventOccurrenceRow, EventRow
from linkworker_desktop.services.calendar_export import DEADLINE_MARK, OWN_MARK
from linkworker_desktop.services.event_drafts import EventDraft, checked
from linkworker_desktop.services.event_rows import document, draft_of, fill, put_in_search

ORIGIN = "ics"
_AT_ONCE = 500
_LONGEST_CLOSING = 62
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class IcalPlan:
    """What taking a file in would do: events that are new, or changed since, or days to close; nothing is written.

    `known` counts what is there already just as in the file. `remarks` are about the whole file; those of single
    events stand in them.
    """

    new: tuple[IcalItem, ...] = ()
    changed: tuple[IcalItem, ...] = ()
    closed: tuple[ClosedDay, ...] = ()
    known: int = 0
    refused: tuple[Refusal, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not (self.new or self.changed or self.closed)


def events_plan(session: Session, reading: IcalReading) -> IcalPlan:
    """Return what a file would do to the events; an event is known by its UID."""
    new, changed, refused, known = [], [], list(reading.refused), 0
    there = _there(session, [item.uid for item in reading.items])
    for item in reading.items:
        if item.uid.endswith(DEADLINE_MARK):
            refused.append(Refusal(item.title, _("Fristerne regner programmet selv ud.")))
            continue
        row = there.get(item.uid)
        try:
            clean = checked(draft_from(item))
        except InvalidInput as error:
            refused.append(Refusal(item.title, error.message))
            continue
        if row is None:
            new.append(item)
        elif item.uid.endswith(OWN_MARK) or _is_same(row, clean, item):
            known += 1
        else:
            changed.append(item)
    return IcalPlan(tuple(new), tuple(changed), (), known, tuple(refused), reading.remarks)


def closed_days_plan(session: Session, reading: IcalReading) -> IcalPlan:
    """Return which days a file would close; what has a clock time closes none."""
    there = {(row.month, row.day, row.year) for row in session.scalars(select(ClosedDayRow))}
    new: dict[tuple[int, int, int | None], ClosedDay] = {}
    refused, known = list(reading.refused), 0
    for item in reading.items:
        if item.starts.clock is not None:
            refused.append(Refusal(item.title, _("Den har et klokkeslæt og er ikke en hel dag.")))
        elif item.recurrence is not None and item.recurrence.frequency is not Frequency.YEARLY:
            refused.append(Refusal(item.title, _("En lukkedag kan kun gentages hvert år.")))
        elif item.ends is not None and (item.ends.day - item.starts.day).days > _LONGEST_CLOSING:
            refused.append(Refusal(item.title, _("Den varer over to måneder.")))
        else:
            for closed in _closed(item):
                key = (closed.month, closed.day, closed.year)
                if key in there or key in new or _is_holiday(closed):
                    known += 1
                else:
                    new[key] = closed
    return IcalPlan((), (), tuple(new.values()), known, tuple(refused), reading.remarks)


def write(session: Session, plan: IcalPlan, now: datetime) -> None:
    """Write the events of a plan: new ones, and the new wording of those that changed."""
    rows = []
    for item in plan.new:
        row = EventRow(id=new_id(), uid=item.uid, created_at=now, updated_at=now, occurrences=[])
        _fill(row, item, now)
        rows.append(row)
    session.add_all(rows)
    session.flush()
    search.index_all(session, (document(row, ()) for row in rows))
    there = _there(session, [item.uid for item in plan.changed])
    for item in plan.changed:
        if item.uid in there:
            _fill(there[item.uid], item, now)
            put_in_search(session, there[item.uid])


def draft_from(item: IcalItem, before: EventDraft | None = None) -> EventDraft:
    """Return an event of a file as if it were typed in; what only this program knows of it stays."""
    return replace(
        before or EventDraft(origin=ORIGIN),
        title=item.title,
        place=item.place,
        note=item.note,
        starts=item.starts,
        ends=item.ends,
        recurrence=item.recurrence,
        remind_before=item.remind_before,
    )


def _fill(row: EventRow, item: IcalItem, now: datetime) -> None:
    fill(row, checked(draft_from(item, draft_of(row) if row.kind else None)))
    row.updated_at, row.deleted_at = now, None
    kept = {each.original_on: each for each in row.occurrences}
    wanted = dict.fromkeys(item.excluded) | {moved.original_on: moved for moved in item.moved}
    for day, each in kept.items():
        if day not in wanted and each.done_on is None:
            row.occurrences.remove(each)
    for day, moved in wanted.items():
        each = kept.get(day) or EventOccurrenceRow(original_on=day)
        each.is_cancelled = moved is None
        each.moved_to_on, each.moved_to_at = _target(moved)
        if day not in kept:
            row.occurrences.append(each)


def _target(moved: MovedDay | None) -> tuple[date | None, time | None]:
    return (None, None) if moved is None else (moved.starts.day, moved.starts.clock)


def _there(session: Session, uids: list[str]) -> dict[str, EventRow]:
    found: dict[str, EventRow] = {}
    for start in range(0, len(uids), _AT_ONCE):
        some = uids[start : start + _AT_ONCE]
        rows = select(EventRow).where(EventRow.uid.in_(some)).options(selectinload(EventRow.occurrences))
        found |= {row.uid: row for row in session.scalars(rows)}
    return found


def _is_same(row: EventRow, clean: EventDraft, item: IcalItem) -> bool:
    """Tell whether an event stands as in the file; one put into the trash here stays there."""
    before = draft_of(row)
    if replace(clean, **{name: getattr(before, name) for name in _ONLY_HERE}) != before:
        return False
    off = {each.original_on for each in row.occurrences if each.is_cancelled}
    moved = {
        each.original_on: (each.moved_to_on, each.moved_to_at) for each in row.occurrences if each.moved_to_on
    }
    return off == set(item.excluded) and moved == {each.original_on: _target(each) for each in item.moved}


_ONLY_HERE = (
    "kind", "family", "person", "contact", "meeting", "meeting_type", "due", "responsible", "unit", "role_tag",
    "group_tag", "waiting_for", "origin",
)  # fmt: skip
"""What no file says of an event."""


def _is_holiday(closed: ClosedDay) -> bool:
    if closed.year is None:
        return False
    return date(closed.year, closed.month, closed.day) in public_holidays(closed.year)


def _closed(item: IcalItem) -> Iterator[ClosedDay]:
    day, last = item.starts.day, item.ends.day if item.ends else item.starts.day
    while day <= last:
        year = None if item.recurrence is not None else day.year
        yield ClosedDay(item.title[:120], day.month, day.day, year)
        day += _DAY
