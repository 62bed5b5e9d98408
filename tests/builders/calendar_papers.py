"""What the calendar's papers are set from in tests, invented."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, time, timedelta

from linkworker_desktop.documents.calendar_content import (
    CalendarPaper,
    FridgeDate,
    FridgePaper,
    PrintedDay,
    PrintedEntry,
    ReceptionPaper,
    TickList,
    TickPeriod,
    TickTask,
)
from linkworker_desktop.domain.folder import Pictogram, TextPair
from tests.builders.directory import PRINTED_ON, a_sender

LONGEST_NAME = "Donaudampfschifffahrtsgesellschaftskapitaen"


def a_date(on: date = date(2026, 11, 26), **values: object) -> FridgeDate:
    """Return a parents' evening at 16.30."""
    usual = FridgeDate(
        on,
        TextPair("Forældremøde", "اجتماع الآباء"),
        Pictogram.SCHOOL,
        time(16, 30),
        place="Ådalby Skole",
    )
    return replace(usual, **values)  # type: ignore[arg-type]


def a_fridge_paper(*dates: FridgeDate, **values: object) -> FridgePaper:
    """Return a family's dates in Danish and Arabic."""
    return replace(FridgePaper("Samaqani", dates, a_sender(), PRINTED_ON, "ar"), **values)  # type: ignore[arg-type]


def an_entry_on(on: date, title: str = "Samtale", **values: object) -> PrintedEntry:
    """Return an entry at 9.00."""
    return replace(PrintedEntry(on, title, time(9)), **values)  # type: ignore[arg-type]


def some_days(
    first: date,
    last: date,
    entries: Mapping[date, Sequence[PrintedEntry]] | None = None,
    names: Mapping[date, str] | None = None,
) -> tuple[PrintedDay, ...]:
    """Return every day of a stretch with what stands on it."""
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    return tuple(
        PrintedDay(day, (names or {}).get(day, ""), tuple((entries or {}).get(day, ()))) for day in days
    )


def a_calendar(days: Sequence[PrintedDay], title: str = "December 2026", note: str = "") -> CalendarPaper:
    """Return a paper of these days."""
    return CalendarPaper(title, days, a_sender(), PRINTED_ON, note)


def a_tick_list(unit: str = "Integrationsenheden", tasks: int = 3) -> TickList:
    """Return a list of so many open tasks and one that is done."""
    done = TickTask("Book infomøde", "fr. 30.10.2026", "opgave", done="28.10.", is_done=True)
    others = [TickTask(f"Opgave {number}", "on. 2.12.2026", "lov", is_law=True) for number in range(tasks)]
    return TickList(
        unit, (TickPeriod("Før ankomst", (done,)), TickPeriod("De første 96 timer", tuple(others)))
    )


def a_reception_paper(*lists: TickList) -> ReceptionPaper:
    """Return the tick lists of a family."""
    return ReceptionPaper(lists, (("Familie", "Samaqani, 5 personer"),), a_sender(), PRINTED_ON)
