"""A series with what became of its single days: moved, done, called off."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from linkworker_desktop.domain.ranges import LAST_DAY
from linkworker_desktop.domain.recurrence import MOST_DAYS, Recurrence, days_between, later
from linkworker_desktop.domain.rules.rule import CountFrom
from linkworker_desktop.domain.rules.when import When

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Deviation:
    """What became of the day `original_on`; `moved_to` None where it was not moved."""

    original_on: date
    moved_to: When | None = None
    done_on: date | None = None
    is_cancelled: bool = False
    snoozed_until: datetime | None = None

    @property
    def day(self) -> date:
        """Return the day it stands on now."""
        return self.moved_to.day if self.moved_to else self.original_on


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One day of a series. `moved_to` holds a clock time where it was moved to one of its own."""

    original_on: date
    day: date
    moved_to: When | None = None
    done_on: date | None = None
    is_cancelled: bool = False
    snoozed_until: datetime | None = None

    @property
    def is_open(self) -> bool:
        """Tell whether it is still to come or to be done."""
        return self.done_on is None and not self.is_cancelled


@dataclass(frozen=True, slots=True)
class Series:
    """A recurrence from its first day on, with the days that something became of."""

    start: date
    recurrence: Recurrence
    deviations: Mapping[date, Deviation] = field(default_factory=dict)

    def between(self, first: date, last: date, *, with_cancelled: bool = False) -> tuple[Occurrence, ...]:
        """Return the occurrences that stand on a day from `first` to `last` now, by that day."""
        found = [
            each
            for each in self._standing(first, last)
            if first <= each.day <= last and (with_cancelled or not each.is_cancelled)
        ]
        return tuple(sorted(found, key=lambda each: (each.day, each.original_on)))

    def open_from(self, first: date, amount: int = 1) -> tuple[Occurrence, ...]:
        """Return the first open occurrences whose planned day is `first` or later."""
        found: list[Occurrence] = []
        for day in self._planned(first, LAST_DAY, amount + len(self.deviations)):
            each = self._at(day)
            if each.is_open:
                found.append(each)
            if len(found) == amount:
                break
        return tuple(found)

    def open_before(self, day: date) -> tuple[Occurrence, ...]:
        """Return the open occurrences that stand before `day`, the oldest first."""
        if day <= self.start and not self.deviations:
            return ()
        return tuple(each for each in self.between(_earliest(self), day - _DAY) if each.is_open)

    def next_open(self) -> Occurrence | None:
        """Return the oldest occurrence that is neither done nor called off."""
        return next(iter(self.open_from(self.start)), None)

    def has(self, original_on: date) -> bool:
        """Tell whether a day is one of the series'."""
        return original_on in self.deviations or original_on in self._planned(original_on, original_on, 1)

    def at(self, original_on: date) -> Occurrence | None:
        """Return the occurrence planned for a day, None where the series has none that day."""
        return self._at(original_on) if self.has(original_on) else None

    def _standing(self, first: date, last: date) -> Iterator[Occurrence]:
        planned = dict.fromkeys(self._planned(first, last, MOST_DAYS))
        for original_on, kept in self.deviations.items():
            if first <= kept.day <= last and self._still_has(kept):
                planned[original_on] = None
        for day in planned:
            yield self._at(day)

    def _still_has(self, kept: Deviation) -> bool:
        day = kept.original_on
        return kept.done_on is not None or day in self._planned(day, day, 1)

    def _planned(self, first: date, last: date, most: int) -> tuple[date, ...]:
        if self.recurrence.count_from is CountFrom.PLANNED:
            return days_between(self.recurrence, self.start, first, last, most)
        return tuple(self._from_completion(first, last, most))

    def _from_completion(self, first: date, last: date, most: int) -> Iterator[date]:
        """Yield the days still to come, counted from the last time it was done."""
        done = [kept.done_on for kept in self.deviations.values() if kept.done_on]
        start = later(max(done), self.recurrence) if done else self.start
        left = None if self.recurrence.count is None else self.recurrence.count - len(done)
        if start is None or (left is not None and left <= 0):
            return
        yield from days_between(replace(self.recurrence, count=left), start, first, last, most)

    def _at(self, day: date) -> Occurrence:
        kept = self.deviations.get(day)
        if kept is None:
            return Occurrence(day, day)
        return Occurrence(day, kept.day, kept.moved_to, kept.done_on, kept.is_cancelled, kept.snoozed_until)


def _earliest(series: Series) -> date:
    return min((series.start, *(kept.day for kept in series.deviations.values())))
