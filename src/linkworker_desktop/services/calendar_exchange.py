"""The calendar to and from other programs: iCalendar files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from linkworker_desktop.base.clock import Clock, local_now
from linkworker_desktop.base.errors import UserError
from linkworker_desktop.base.files import NotAFile, TooLarge, read_at_most
from linkworker_desktop.exchange.ical_items import IcalItem
from linkworker_desktop.exchange.ical_reading import LARGEST, read_ical
from linkworker_desktop.exchange.ical_writing import write_ical
from linkworker_desktop.i18n import _, ngettext
from linkworker_desktop.persistence import look as kinds
from linkworker_desktop.persistence.engine import Database
from linkworker_desktop.persistence.look import Look
from linkworker_desktop.services import calendar_export, calendar_import, calendar_rows
from linkworker_desktop.services.calendar import Calendar
from linkworker_desktop.services.calendar_export import Telling
from linkworker_desktop.services.calendar_import import IcalPlan
from linkworker_desktop.services.calendar_views import EVERYTHING, CalendarFilter
from linkworker_desktop.services.changes import Changed, Kind
from linkworker_desktop.services.closed_days import ClosedDays
from linkworker_desktop.services.outputs import write_output
from linkworker_desktop.services.undoing import changed

_UIDS = "SELECT id, uid, updated_at FROM event WHERE deleted_at IS NULL"
_KINDS = frozenset({Kind.EVENT, Kind.DEADLINE})


@dataclass(frozen=True, slots=True)
class IcalWritten:
    """A calendar file and how many events it holds."""

    data: bytes
    events: int


class CalendarExchange:
    """Writes the calendar for Outlook and Thunderbird, and takes own appointments and closed days in from there."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        calendar: Callable[[], Calendar],
        closed_days: Callable[[], ClosedDays],
    ) -> None:
        self._database = database
        self._clock = clock
        self._calendar = calendar
        self._closed_days = closed_days

    def ical(
        self,
        first: date | None = None,
        last: date | None = None,
        wanted: CalendarFilter = EVERYTHING,
        *,
        with_names: bool = True,
        now: datetime | None = None,
    ) -> IcalWritten:
        """Return the calendar from `first` to `last`, or whole, as an iCalendar file.

        Without names it holds no name, no place and no title of one's own. Notes are never in it.
        """
        telling = Telling(first, last, wanted, now or local_now(self._clock), with_names=with_names)
        due = self._calendar().due_dates(telling.now)
        with self._database.look() as look:
            items = [*calendar_export.deadline_items(due, telling), *_of_events(look, telling)]
        return IcalWritten(write_ical(items, _("Linkworker"), self._clock.now()), len(items))

    def export(
        self,
        out: Path,
        first: date | None = None,
        last: date | None = None,
        wanted: CalendarFilter = EVERYTHING,
        *,
        with_names: bool = True,
    ) -> IcalWritten:
        """Write the calendar to a file. Raises StorageError; what was there before is untouched then."""
        written = self.ical(first, last, wanted, with_names=with_names)
        write_output(out, written.data, self._database.files.root)
        return written

    def plan(
        self,
        file: Path | bytes,
        *,
        as_closed_days: bool = False,
        progress: Callable[[int, int], None] | None = None,
    ) -> IcalPlan:
        """Return what taking a file in would do. Raises `UserError` with one sentence for what is no calendar."""
        data = file if isinstance(file, bytes) else _content(file)
        reading = read_ical(data, self._clock.today(), progress)
        with self._database.read() as session:
            if as_closed_days:
                return calendar_import.closed_days_plan(session, reading)
            return calendar_import.events_plan(session, reading)

    def take_in(self, plan: IcalPlan) -> Changed:
        """Carry a plan out, in one step that can be undone. The same file again brings nothing new."""
        if plan.is_empty:
            return Changed(frozenset(), _("Der er intet nyt i filen."))
        if plan.closed:
            return self._closed_days().add(plan.closed)
        with self._database.write("calendar.import") as session:
            calendar_import.write(session, plan, self._clock.now())
        number = len(plan.new) + len(plan.changed)
        done = ngettext("{n} aftale er hentet.", "{n} aftaler er hentet.", number).format(n=number)
        return changed(self._database, session, _KINDS, done=done, undone=_("Kalenderen er som før."))


def _of_events(look: Look, telling: Telling) -> list[IcalItem]:
    rows = look.rows(_UIDS, kinds={"id": kinds.identifier, "updated_at": kinds.instant})
    uids = {row.id: (row.uid, row.updated_at.replace(microsecond=0)) for row in rows}
    deviations = calendar_rows.deviations(look)
    asked = telling.wanted
    found = [
        item
        for row in calendar_rows.in_window(look, telling.first or date.min, telling.last or date.max, asked)
        for item in calendar_export.single_items(row, telling, *uids[row.id])
    ]
    for row in calendar_rows.series(look, asked):
        found += calendar_export.series_items(row, deviations.get(row.id, {}), telling, *uids[row.id])
    return found


def _content(file: Path) -> bytes:
    try:
        return read_at_most(file, LARGEST)
    except TooLarge as error:
        raise UserError(_("Filen er for stor til at være en kalender.")) from error
    except NotAFile as error:
        raise UserError(_("Det er ikke en fil. Vælg selve filen.")) from error
    except OSError as error:
        raise UserError(_("Filen kan ikke læses. Se efter, om den ligger der.")) from error
