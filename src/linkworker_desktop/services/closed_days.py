"""The municipality's own closed days: days the town hall is closed though they are no public holidays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select

from linkworker_desktop.base.clock import Clock, local_now
from linkworker_desktop.base.errors import UserError
from linkworker_desktop.domain.plain_text import cleaned
from linkworker_desktop.domain.problems import InvalidInput, Problem, out_of_range, too_long
from linkworker_desktop.domain.rules.rule_words import day_in_year
from linkworker_desktop.domain.rules.working_days import ClosedDay, WorkingDays, public_holidays
from linkworker_desktop.i18n import _, ngettext
from linkworker_desktop.i18n.marks import N_
from linkworker_desktop.persistence import look as kinds
from linkworker_desktop.persistence.engine import Database
from linkworker_desktop.persistence.look import Look
from linkworker_desktop.persistence.tables.calendar import ClosedDayRow
from linkworker_desktop.services.changes import Changed, Kind
from linkworker_desktop.services.rule_moves import MovedDate, Situation, keep
from linkworker_desktop.services.undoing import changed

_KINDS = frozenset({Kind.RULE, Kind.DEADLINE, Kind.EVENT})
_LONGEST_NAME = 120
_LEAP_YEAR = 2024
_ROWS = "SELECT id, name, month, day, year FROM closed_day ORDER BY year IS NOT NULL, year, month, day"

OFFERED = (
    ClosedDay(N_("Juleaftensdag"), 12, 24),
    ClosedDay(N_("Nytårsaftensdag"), 12, 31),
    ClosedDay(N_("Grundlovsdag"), 6, 5),
    ClosedDay(N_("1. maj"), 5, 1),
)
"""Days many town halls are closed; their names are Danish, to be translated where they are shown."""


@dataclass(frozen=True, slots=True)
class ClosedDayView:
    """One closed day; `next_on` is when it comes next, None for one that is over."""

    id: UUID
    day: ClosedDay
    words: str
    next_on: date | None


class ClosedDays:
    """Reads, adds and removes closed days. Dates the law gives are not moved by them."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def all(self) -> tuple[ClosedDayView, ...]:
        """Return the closed days: those of every year in the order of the year, then single ones."""
        today = self._clock.today()
        with self._database.look() as look:
            rows = look.rows(_ROWS, kinds={"id": kinds.identifier})
        days = ((row.id, ClosedDay(row.name, row.month, row.day, row.year)) for row in rows)
        return tuple(ClosedDayView(ident, day, words_of(day), next_on(day, today)) for ident, day in days)

    def offered(self) -> tuple[ClosedDay, ...]:
        """Return the usual closed days that are not kept yet, with their names in the interface's language."""
        kept = {(view.day.month, view.day.day) for view in self.all() if view.day.year is None}
        return tuple(
            ClosedDay(_(day.name), day.month, day.day) for day in OFFERED if (day.month, day.day) not in kept
        )

    def preview_add(self, days: Sequence[ClosedDay]) -> tuple[MovedDate, ...]:
        """Return the open dates that these days, closed too, would move. Raises `InvalidInput`."""
        clean = [_checked(day) for day in days]
        situation = self._situation()
        return situation.after(days=WorkingDays((*situation.days.closed, *clean))).moves

    def preview_remove(self, ident: UUID) -> tuple[MovedDate, ...]:
        """Return the open dates that would move if the day were an ordinary one. Raises `UserError` when gone."""
        with self._database.look() as look:
            gone = _found(look, ident)
        situation = self._situation()
        return situation.after(days=_without(situation.days, gone)).moves

    def add(self, days: Sequence[ClosedDay]) -> Changed:
        """Close the town hall on days, each once or every year. Raises `InvalidInput` and changes nothing then."""
        clean = [_checked(day) for day in days]
        kept = {(view.day.month, view.day.day, view.day.year) for view in self.all()}
        new = [day for day in clean if (day.month, day.day, day.year) not in kept]
        if not new:
            raise InvalidInput([Problem("day", _("Dagen er allerede en lukkedag."))])
        situation = self._situation()
        outcome = situation.after(days=WorkingDays((*situation.days.closed, *new)))
        with self._database.write("closed_day.add") as session:
            keep(session, outcome, self._clock.now())
            session.add_all(
                ClosedDayRow(name=day.name, month=day.month, day=day.day, year=day.year) for day in new
            )
        done = ngettext("{n} lukkedag er skrevet ind.", "{n} lukkedage er skrevet ind.", len(new))
        undone = ngettext("Lukkedagen er taget tilbage.", "Lukkedagene er taget tilbage.", len(new))
        return changed(
            self._database,
            session,
            _KINDS,
            done=done.format(n=len(new)),
            undone=undone,
            remarks=outcome.remarks,
        )

    def remove(self, ident: UUID) -> Changed:
        """Make a closed day an ordinary one. Raises `UserError` when it is gone."""
        with self._database.look() as look:
            gone = _found(look, ident)
        situation = self._situation()
        outcome = situation.after(days=_without(situation.days, gone))
        with self._database.write("closed_day.remove") as session:
            keep(session, outcome, self._clock.now())
            row = session.scalar(select(ClosedDayRow).where(ClosedDayRow.id == ident))
            session.delete(row)
        done = _("{day} er ikke lukkedag mere.").format(day=words_of(gone))
        undone = _("{day} er lukkedag igen.").format(day=words_of(gone))
        return changed(self._database, session, _KINDS, done=done, undone=undone, remarks=outcome.remarks)

    def _situation(self) -> Situation:
        with self._database.look() as look:
            return Situation(look, local_now(self._clock))


def words_of(day: ClosedDay) -> str:
    """Return `24. december` or `4. januar 2027`, in the interface's language."""
    text = day_in_year(day.month, day.day)
    return text if day.year is None else f"{text} {day.year}"


def next_on(day: ClosedDay, today: date) -> date | None:
    """Return the day itself, next time from today; None for one that is over."""
    for year in (day.year,) if day.year is not None else range(today.year, today.year + 9):
        try:
            found = date(year, day.month, day.day)
        except ValueError:
            continue
        if found >= today:
            return found
    return None


def _checked(day: ClosedDay) -> ClosedDay:
    name = cleaned(day.name) or _("Lukkedag")
    problems = list(too_long("name", name, _LONGEST_NAME))
    try:
        found = date(day.year if day.year is not None else _LEAP_YEAR, day.month, day.day)
    except ValueError:
        problems.append(Problem("day", _("Dagen findes ikke i kalenderen. Skriv fx 24.12.")))
    else:
        problems.extend(out_of_range("day", found))
        if not problems and day.year is not None and found in public_holidays(day.year):
            problems.append(Problem("day", _("Dagen er en helligdag, så der er lukket i forvejen.")))
    if problems:
        raise InvalidInput(problems)
    return ClosedDay(name, day.month, day.day, day.year)


def _found(look: Look, ident: UUID) -> ClosedDay:
    row = look.row("SELECT name, month, day, year FROM closed_day WHERE id = :id", {"id": ident.hex})
    if row is None:
        raise UserError(_("Lukkedagen findes ikke længere. Åbn siden igen."))
    return ClosedDay(row.name, row.month, row.day, row.year)


def _without(days: WorkingDays, gone: ClosedDay) -> WorkingDays:
    closed = list(days.closed)
    closed.remove(gone)
    return WorkingDays(tuple(closed))
