"""Working days: Monday to Friday without Danish public holidays and the municipality's own closed days."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from linkworker_desktop.domain.ranges import is_kept_day
from linkworker_desktop.i18n import current_language

_SATURDAY = 5
_LANGUAGES = {"da": "da", "en": "en_US"}
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class ClosedDay:
    """A day the town hall is closed though it is no holiday; every year where `year` is None."""

    name: str
    month: int
    day: int
    year: int | None = None

    def covers(self, day: date) -> bool:
        """Tell whether this is that day."""
        return (day.month, day.day) == (self.month, self.day) and self.year in (None, day.year)


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """The municipality's calendar. With `public_only` its own closed days do not count: they move no law."""

    closed: tuple[ClosedDay, ...] = ()

    def is_working(self, day: date, *, public_only: bool = False) -> bool:
        """Tell whether `day` is a working day."""
        if day.weekday() >= _SATURDAY or day in public_holidays(day.year):
            return False
        return public_only or not any(closed.covers(day) for closed in self.closed)

    def name_of(self, day: date) -> str | None:
        """Return what the day is called, `Skærtorsdag` or the closed day's own name; None for other days."""
        named = public_holidays(day.year, current_language()).get(day)
        return named or next((closed.name for closed in self.closed if closed.covers(day)), None)

    def on_or_after(self, day: date, *, public_only: bool = False) -> date | None:
        """Return `day` or the next working day; None where it leaves the years the program keeps."""
        return self._seek(day, _DAY, public_only=public_only)

    def on_or_before(self, day: date, *, public_only: bool = False) -> date | None:
        """Return `day` or the working day before it; None where it leaves the years the program keeps."""
        return self._seek(day, -_DAY, public_only=public_only)

    def counted(self, day: date, amount: int, *, public_only: bool = False) -> date | None:
        """Return the `amount`th working day after `day` (before it, if negative); 0 is `day` itself.

        None where the count leaves the years the program keeps.
        """
        step = _DAY if amount > 0 else -_DAY
        found: date | None = day
        for _count in range(abs(amount)):
            found = None if found is None else self._seek(found + step, step, public_only=public_only)
            if found is None:
                return None
        return found

    def _seek(self, day: date, step: timedelta, *, public_only: bool) -> date | None:
        while is_kept_day(day):
            if self.is_working(day, public_only=public_only):
                return day
            day += step
        return None


@lru_cache(maxsize=512)
def public_holidays(year: int, language: str = "da") -> Mapping[date, str]:
    """Return Denmark's public holidays of a year by date, named in the interface's language."""
    from holidays import country_holidays  # here, so that the start does not wait for it

    return dict(country_holidays("DK", years=year, language=_LANGUAGES.get(language, "da")))
