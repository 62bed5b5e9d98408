"""Reading a family's time line, page by page, the newest first."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from uuid import UUID

from linkworker_desktop.base.clock import Clock, local_now
from linkworker_desktop.domain.family import FamilyId
from linkworker_desktop.domain.log_entry import LogEntryId
from linkworker_desktop.domain.timeline import (
    TimelineFilter,
    TimelineItem,
    TimelineKind,
    TimelinePage,
)
from linkworker_desktop.persistence.engine import Database
from linkworker_desktop.persistence.folding import fold
from linkworker_desktop.persistence.look import Look
from linkworker_desktop.persistence.searching import words_of
from linkworker_desktop.services.deadline_views import Deadline
from linkworker_desktop.services.log_rows import entry_gone
from linkworker_desktop.services.timeline_due import Settled, missed
from linkworker_desktop.services.timeline_items import Told, cursor_of, told
from linkworker_desktop.services.timeline_sql import PAGE, TOP, page_statement

_ALL = TimelineFilter()
_ENTRY = "SELECT family_id, at FROM log_entry WHERE id = :entry AND deleted_at IS NULL"


class Timeline:
    """Everything that happened round a family: what was written, held, handed out, agreed, and what was not done."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def page(
        self,
        family: FamilyId,
        show: TimelineFilter = _ALL,
        *,
        after: str | None = None,
        due: Sequence[Deadline] = (),
        now: datetime | None = None,
    ) -> TimelinePage:
        """Return a page of the line, from the newest on or from where `after` (a page's `next`) left off.

        `due` are the family's due dates: with them it says what was done in time, and what was not done. `now` is
        local wall time.
        """
        with self._database.look() as look:
            return page_of(look, family, show, now or local_now(self._clock), after=after, due=due)

    def around(
        self,
        family: FamilyId,
        entry: LogEntryId,
        *,
        due: Sequence[Deadline] = (),
        now: datetime | None = None,
    ) -> TimelinePage:
        """Return the page that begins on the day of an entry of the log. Raises `UserError` when it is gone."""
        with self._database.look() as look:
            row = look.row(_ENTRY, {"entry": entry.hex})
            if row is None or UUID(row.family_id) != family:
                raise entry_gone()
            start = f"{row.at[:10]} {TOP}|{TOP}|{TOP}"
            return page_of(look, family, _ALL, now or local_now(self._clock), after=start, due=due)


def page_of(
    look: Look,
    family: FamilyId,
    show: TimelineFilter,
    now: datetime,
    *,
    after: str | None = None,
    due: Sequence[Deadline] = (),
) -> TimelinePage:
    """Return a page of the line at local wall time `now`, in one question."""
    start = after or f"{now.date().isoformat()} {TOP}|{TOP}|{TOP}"
    is_of_rows = show.kinds != {TimelineKind.MISSED}
    rows, following = _read(look, family, show, now, start) if is_of_rows else ([], None)
    settled = Settled(due)
    items = [settled.with_outcome(each) for each in rows]
    last = date.fromisoformat(start[:10])
    first = date.min if following is None else date.fromisoformat(following[:10])
    items += _missed(due, now, show, first, last, is_whole_day=start.endswith(TOP))
    items.sort(key=lambda item: (item.place, item.key), reverse=True)
    return TimelinePage(tuple(items), following)


def _read(
    look: Look, family: FamilyId, show: TimelineFilter, now: datetime, start: str
) -> tuple[list[Told], str | None]:
    """Return what is on a page and where the next begins; with words to be found, what holds them."""
    words = words_of(show.text)
    at, source, ident = start.split("|")
    values: dict[str, object] = {
        "family": family.hex,
        "now": now.isoformat(sep=" ", timespec="microseconds"),
        "at": at,
        "source": source,
        "id": ident,
    }
    kinds = show.kinds - {TimelineKind.MISSED}
    if kinds:
        values["kinds"] = json.dumps(sorted(kinds))
    if show.person is not None:
        values["person"] = show.person.hex
    values |= {f"word_{number}": word for number, word in enumerate(words)}
    statement = page_statement(kinds, of_person=show.person is not None, words=len(words))
    found = look.rows(statement, values)
    if words:
        found = [row for row in found if row.source == "log" or _holds(told(row, family), words)]
    rows, is_last = found[:PAGE], len(found) <= PAGE
    items = [each for row in rows if (each := told(row, family)) is not None]
    return items, None if is_last else cursor_of(rows[-1])


def _holds(one: Told | None, words: Iterable[str]) -> bool:
    return one is not None and _has_words(one.item, words)


def _has_words(item: TimelineItem, words: Iterable[str]) -> bool:
    said = fold(" ".join((item.heading, item.text, *(badge.text for badge in item.badges))))
    return all(word in said for word in words)


def _missed(
    due: Sequence[Deadline],
    now: datetime,
    show: TimelineFilter,
    first: date,
    last: date,
    *,
    is_whole_day: bool,
) -> list[TimelineItem]:
    """Return what is over the time and belongs on this page; the day a page begins within was told before."""
    if show.kinds and TimelineKind.MISSED not in show.kinds:
        return []
    words = words_of(show.text)
    return [
        item
        for item in missed(due, now, first=first, last=last, person=show.person)
        if (is_whole_day or item.day < last) and _has_words(item, words)
    ]
