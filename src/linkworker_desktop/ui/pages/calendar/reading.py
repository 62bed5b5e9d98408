"""What a view of the calendar needs to be shown, read in one go."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.services.calendar_views import (
    DAYS_OFF,
    AgendaDay,
    CalendarDay,
    CalendarEntry,
    CalendarFilter,
    YearWheel,
)
from linkworker_desktop.ui.pages.calendar.span import AGENDA_DAYS, Shown, View

BESIDE_DAYS = 14


@dataclass(frozen=True, slots=True)
class Read:
    """Only what the view shows is there; the rest is empty."""

    late: tuple[CalendarEntry, ...] = ()
    agenda: tuple[AgendaDay, ...] = ()
    days: tuple[CalendarDay, ...] = ()
    entries: tuple[CalendarEntry, ...] = ()
    names: Mapping[date, str] = field(default_factory=dict)
    wheel: YearWheel | None = None


@dataclass(frozen=True, slots=True)
class Placed:
    """An event on a day of its own; `entry` is None when nothing of it stands there any more."""

    day: date
    entry: CalendarEntry | None


def event_of(services: Services, event: UUID) -> Placed | None:
    """Return an event on its day, the next one of a series; None for one without a day. Raises `UserError`."""
    view = services.events.details(event)
    coming = next(iter(view.coming), None)
    when = coming.when if coming is not None else view.draft.first
    if when is None:
        return None
    found = services.calendar.entries(when.day, when.day)
    return Placed(when.day, next((each for each in found if each.event == event), None))


def read(services: Services, shown: Shown, agenda_from: date, wanted: CalendarFilter, *, places: int) -> Read:
    """Read a view: its own days, what is late, and the days that follow in the list beside it.

    `places` is how many entries of a day the month view has room for; more are only counted.
    """
    calendar = services.calendar
    if shown.view is View.YEAR:
        return Read(wheel=calendar.year(shown.day.year))
    late = calendar.overdue(wanted)
    match shown.view:
        case View.MONTH:
            days = calendar.month(shown.first, shown.last, wanted, most=places)
            return Read(late, calendar.agenda(agenda_from, BESIDE_DAYS, wanted), days=days)
        case View.WEEK:
            found = calendar.entries(shown.first, shown.last, wanted)
            entries = tuple(each for each in found if each.kind not in DAYS_OFF)
            names = {each.when.day: each.title for each in found if each.kind in DAYS_OFF}
            agenda = calendar.agenda(agenda_from, BESIDE_DAYS, wanted)
            return Read(late, agenda, entries=entries, names=names)
        case _:
            return Read(late, calendar.agenda(shown.day, AGENDA_DAYS, wanted))
