"""Appointments, tasks and meetings: typed in, moved, done; each call is one short transaction that can be undone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from linkworker_desktop.base.clock import Clock, local_now
from linkworker_desktop.base.errors import UserError
from linkworker_desktop.base.ids import new_id
from linkworker_desktop.domain.events import EventKind, Part
from linkworker_desktop.domain.moments import date_text, moment_text
from linkworker_desktop.domain.problems import InvalidInput, Problem, out_of_range
from linkworker_desktop.domain.rules.when import When
from linkworker_desktop.domain.series import Series
from linkworker_desktop.i18n import _
from linkworker_desktop.persistence.engine import Database
from linkworker_desktop.persistence.tables.base import Base
from linkworker_desktop.persistence.tables.calendar import EventRow
from linkworker_desktop.persistence.tables.contacts import ContactRow
from linkworker_desktop.persistence.tables.families import FamilyRow, PersonRow
from linkworker_desktop.services import event_days, event_reading
from linkworker_desktop.services.changes import Changed, Kind
from linkworker_desktop.services.event_drafts import EventDraft, checked, remarks_on
from linkworker_desktop.services.event_rows import draft_of, fill, occurrence_view, put_in_search, series_of
from linkworker_desktop.services.event_views import EventView, OccurrenceView
from linkworker_desktop.services.happening_writing import write_down
from linkworker_desktop.services.rule_facts import closed_days
from linkworker_desktop.services.undoing import changed

_KINDS = frozenset({Kind.EVENT, Kind.DEADLINE})
"""Meetings held settle due dates too."""
_UNITS = """
SELECT DISTINCT unit FROM event WHERE unit <> '' AND deleted_at IS NULL
UNION SELECT name FROM unit ORDER BY 1
"""


@dataclass
class _Work:
    """An event being changed, with what it is called once that is done."""

    session: Session
    row: EventRow
    series: Series | None


class Events:
    """The use cases of the events themselves; what stands on a day is read through `Calendar`."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    # -- reading

    def details(self, event: UUID) -> EventView:
        """Return an event. Raises `UserError` when it is gone."""
        with self._database.read() as session:
            return event_reading.view_of(session, _found(session, event), self._clock.today())

    def of_family(self, family: UUID) -> tuple[EventView, ...]:
        """Return the events of a family: open ones by day, then what is done or past, the latest first."""
        with self._database.read() as session:
            return event_reading.of_family(session, family, self._clock.today())

    def occurrences(self, event: UUID, first: date, last: date) -> tuple[OccurrenceView, ...]:
        """Return the days of an event from `first` to `last`, those called off too."""
        with self._database.read() as session:
            row = _found(session, event)
            draft, series = draft_of(row), series_of(row)
        if series is None:
            only = event_reading.single_view(row)
            return (only,) if first <= only.when.day <= last else ()
        days = series.between(first, last, with_cancelled=True)
        return tuple(occurrence_view(draft, each) for each in days)

    def units(self) -> tuple[str, ...]:
        """Return the names of units there are, to complete while typing."""
        with self._database.look() as look:
            return tuple(row.unit for row in look.rows(_UNITS))

    def remarks(self, draft: EventDraft) -> tuple[str, ...]:
        """Return what to look at before saving: a holiday, a time that is past, an hour that does not exist."""
        with self._database.look() as look:
            days = closed_days(look)
        return remarks_on(draft, days, local_now(self._clock))

    # -- writing

    def save(
        self, draft: EventDraft, event: UUID | None = None, *, occurrence: date | None = None
    ) -> Changed:
        """Keep a new event, or an old one's new wording; with `occurrence` only that day of a series takes it.

        A series that has been done before and is to be repeated no longer stays as it was and ends; what is typed in
        becomes an event of its own. Raises `InvalidInput`.
        """
        clean, remarks = checked(draft), self.remarks(draft)
        with self._database.write("event.save") as session:
            _require_links(session, clean)
            if event is None:
                row = self._new(session, clean)
            elif occurrence is not None:
                row = self._split(
                    session, _found(session, event), occurrence, replace(clean, recurrence=None)
                )
            else:
                row = self._rewritten(session, _found(session, event), clean)
            put_in_search(session, row)
            saved = row.id
        done = _("»{title}« er gemt.") if event else _("»{title}« står i kalenderen.")
        undone = _("»{title}« er som før.") if event else _("»{title}« er taget ud af kalenderen.")
        return changed(
            self._database,
            session,
            _KINDS,
            done=done.format(title=clean.title),
            undone=undone.format(title=clean.title),
            id=saved,
            remarks=remarks,
        )

    def move(
        self, event: UUID, to: When, *, occurrence: date | None = None, part: Part = Part.START
    ) -> Changed:
        """Put an event on another day or time; it lasts as long. A series moves whole without `occurrence`.

        With `part` DUE it is the day it must be done by that moves. Raises `InvalidInput`.
        """
        if problems := list(out_of_range("when", to.day)):
            raise InvalidInput(problems)
        with self._at_work("event.move", event) as work:
            if occurrence is None or work.series is None:
                event_days.move(work.row, to, part)
            else:
                event_days.move_day(work.row, work.series, occurrence, to)
            put_in_search(work.session, work.row)
        undone = _("»{title}« står, hvor det stod.")
        return self._said(work, _("»{title}« er flyttet til {when}."), undone, when=to.text)

    def complete(
        self,
        event: UUID,
        *,
        occurrence: date | None = None,
        on: date | None = None,
        with_earlier: bool = False,
    ) -> Changed:
        """Mark an event as done, or held, today or on a day before; of a series only that day, which never ends it.

        Without `occurrence` it is the oldest open day. `with_earlier` calls off the open days before it. A meeting of
        a series becomes an event of its own; `Changed.id` is the one that was held. A family's info meeting is also
        recorded as the fact its due dates wait for.
        """
        today = self._clock.today()
        day = on or today
        if day > today:
            raise InvalidInput(
                [Problem("done_on", _("Det kan ikke være udført endnu. Vælg i dag eller før."))]
            )
        with self._at_work("event.complete", event) as work:
            row, series = work.row, work.series
            if series is not None:
                found = event_days.day_of(row, series, occurrence)
                if with_earlier:
                    event_days.skip_earlier(row, series, found)
                if event_days.becomes_its_own(row):
                    own = self._detached(work, found.original_on)
                    own.done_on, row, series = day, own, None
            if row.done_on is None or series is not None:
                event_days.complete(row, series, occurrence, day)
            if fact := event_days.fact_of(row, day):
                write_down(work.session, *fact, self._clock.now())
            held = row.id
        done = _("»{title}« er holdt.") if row.kind == EventKind.MEETING.value else _("»{title}« er udført.")
        return self._said(work, done, _("»{title}« er åben igen."), id=held)

    def reopen(self, event: UUID, *, occurrence: date | None = None) -> Changed:
        """Take back that an event was done; of a series the day done last, or the one named."""
        with self._at_work("event.reopen", event) as work:
            event_days.reopen(work.row, work.series, occurrence)
        return self._said(work, _("»{title}« er åben igen."), _("»{title}« er udført."))

    def cancel(self, event: UUID, occurrence: date) -> Changed:
        """Call off one day of a series."""
        return self._set_cancelled(event, occurrence, cancelled=True)

    def restore_occurrence(self, event: UUID, occurrence: date) -> Changed:
        """Let a day of a series that was called off take place after all."""
        return self._set_cancelled(event, occurrence, cancelled=False)

    def end_series(self, event: UUID, last: date) -> Changed:
        """Let a series end; `last` is the last day that may still take place. Raises `InvalidInput`."""
        with self._at_work("event.end", event) as work:
            event_days.end_after(work.row, last)
        done = _("»{title}« slutter {date}.")
        return self._said(work, done, _("»{title}« gentages som før."), date=date_text(last))

    def detach(self, event: UUID, occurrence: date) -> Changed:
        """Make one day of a series an event of its own, for minutes and decisions; `Changed.id` is the new one."""
        with self._at_work("event.detach", event) as work:
            own = self._detached(work, occurrence).id
        done, undone = _("»{title}« står for sig selv."), _("»{title}« hører til rækken igen.")
        return self._said(work, done, undone, id=own)

    def delete(self, event: UUID) -> Changed:
        """Take an event, or a whole series, out of the calendar."""
        with self._at_work("event.delete", event) as work:
            work.row.deleted_at = self._clock.now()
            put_in_search(work.session, work.row)
        return self._said(work, _("»{title}« er slettet."), _("»{title}« er tilbage."))

    def restore(self, event: UUID) -> Changed:
        """Put a deleted event back."""
        with self._at_work("event.restore", event, deleted=True) as work:
            work.row.deleted_at = None
            put_in_search(work.session, work.row)
        return self._said(work, _("»{title}« er tilbage."), _("»{title}« er slettet."))

    def snooze(self, event: UUID, until: datetime, *, occurrence: date | None = None) -> Changed:
        """Be reminded again at `until` (local wall time). Raises `InvalidInput` for a time that is past."""
        if until <= local_now(self._clock):
            raise InvalidInput([Problem("until", _("Vælg et tidspunkt, der ikke er gået."))])
        with self._at_work("event.snooze", event) as work:
            event_days.put_off(work.row, work.series, occurrence, until)
        done, undone = _("Du bliver mindet om det igen {when}."), _("Påmindelsen er der igen.")
        return self._said(work, done, undone, when=moment_text(until))

    # -- how it is done

    def _set_cancelled(self, event: UUID, occurrence: date, *, cancelled: bool) -> Changed:
        with self._at_work("event.cancel", event) as work:
            if work.series is None:
                raise UserError(_("»{title}« gentages ikke.").format(title=work.row.title))
            found = event_days.day_of(work.row, work.series, occurrence)
            event_days.deviation(work.row, found.original_on).is_cancelled = cancelled
        off, on = _("»{title}« er aflyst {date}."), _("»{title}« er ikke længere aflyst {date}.")
        done, undone = (off, on) if cancelled else (on, off)
        return self._said(work, done, undone, date=date_text(occurrence))

    def _new(self, session: Session, draft: EventDraft) -> EventRow:
        now, ident = self._clock.now(), new_id()
        row = EventRow(id=ident, uid=f"{ident}@linkworker", created_at=now, updated_at=now, occurrences=[])
        fill(row, draft)
        session.add(row)
        session.flush()
        return row

    def _rewritten(self, session: Session, row: EventRow, draft: EventDraft) -> EventRow:
        """Write a draft into an event; a series with a past that is not to go on is ended instead of overwritten."""
        done = [each.original_on for each in row.occurrences if each.done_on]
        if draft.recurrence is None and done:
            event_days.end_after(row, max(done))
            return self._new(session, draft)
        if draft.first != draft_of(row).first:
            row.snoozed_until = None
        fill(row, draft)
        row.updated_at = self._clock.now()
        event_days.forget_strays(row)
        return row

    def _split(self, session: Session, row: EventRow, occurrence: date, draft: EventDraft) -> EventRow:
        series = series_of(row)
        if series is None:
            return self._rewritten(session, row, draft)
        found = event_days.day_of(row, series, occurrence)
        own = self._new(session, draft)
        own.done_on = found.done_on
        kept = event_days.deviation(row, found.original_on)
        kept.is_cancelled, kept.done_on, kept.snoozed_until = True, None, None
        return own

    def _detached(self, work: _Work, occurrence: date) -> EventRow:
        if work.series is None:
            raise UserError(_("»{title}« gentages ikke.").format(title=work.row.title))
        draft = event_days.detached_draft(work.row, work.series, occurrence)
        own = self._split(work.session, work.row, occurrence, draft)
        put_in_search(work.session, own)
        return own

    @contextmanager
    def _at_work(self, action: str, event: UUID, *, deleted: bool = False) -> Iterator[_Work]:
        with self._database.write(action) as session:
            row = _found(session, event, deleted=deleted)
            row.updated_at = self._clock.now()
            yield _Work(session, row, series_of(row))
            session.flush()

    def _said(
        self,
        work: _Work,
        done: str,
        undone: str,
        *,
        id: UUID | None = None,  # noqa: A002
        **words: str,
    ) -> Changed:
        title = work.row.title
        return changed(
            self._database,
            work.session,
            _KINDS,
            done=done.format(title=title, **words),
            undone=undone.format(title=title, **words),
            id=id or work.row.id,
        )


def _found(session: Session, event: UUID, *, deleted: bool = False) -> EventRow:
    row = session.scalar(select(EventRow).where(EventRow.id == event))
    if row is None or (row.deleted_at is not None and not deleted):
        raise UserError(_("Den aftale er slettet. Åbn kalenderen igen."))
    return row


_LINKS: tuple[tuple[str, type[Base]], ...] = (
    ("family", FamilyRow),
    ("person", PersonRow),
    ("contact", ContactRow),
    ("meeting", EventRow),
)


def _require_links(session: Session, draft: EventDraft) -> None:
    """Refuse an event about somebody who was erased meanwhile."""
    for field, table in _LINKS:
        ident: UUID | None = getattr(draft, field)
        if ident is not None and session.get(table, ident) is None:
            raise InvalidInput([Problem(field, _("Den, det handler om, er slettet. Vælg igen."))])
