"""The month view of the calendar with 5 000 events: read and painted, beside a bare QCalendarWidget's paint."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from statistics import median

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QCalendarWidget

from linkworker_desktop import bootstrap
from linkworker_desktop.base.clock import FixedClock
from linkworker_desktop.base.ids import new_id
from linkworker_desktop.base.settings import Settings
from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.rules.when import When
from linkworker_desktop.persistence.keys import Cost
from linkworker_desktop.persistence.tables.calendar import EventRow
from linkworker_desktop.services.event_drafts import EventDraft
from linkworker_desktop.services.event_rows import fill
from linkworker_desktop.services.municipality import MunicipalityDraft
from linkworker_desktop.ui.application import make_application
from linkworker_desktop.ui.pages.calendar.month_view import MonthView
from tools.bench.subjects.reporting import report

EVENTS = 5_000
WEEKS = 6
TURNS = 20
FIRST = date(2026, 11, 23)
TODAY = date(2026, 11, 24)
LAST = FIRST + timedelta(weeks=WEEKS, days=-1)
SIZE = QSize(870, 690)
"""What the view has of a window of 1440 by 900."""
PASSPHRASE = "skovsunde"  # noqa: S105 - of a vault that is thrown away
CHEAP = Cost(memory_kib=64, iterations=1, lanes=1)


def main() -> None:
    """Read and paint the month some times, each time anew, and the bare widget in between."""
    app = make_application(Settings())
    with tempfile.TemporaryDirectory(prefix="bench-") as place:
        clock = FixedClock(datetime(2026, 11, 24, 7, 42, tzinfo=UTC))
        draft = MunicipalityDraft(name="Skovsunde Kommune", town="Skovsunde")
        services, _key = bootstrap.create(Path(place) / "data", PASSPHRASE, draft, clock=clock, cost=CHEAP)
        _fill(services)
        view, bare = MonthView(), QCalendarWidget()
        for widget in (view, bare):
            widget.resize(SIZE)
            widget.show()
        app.processEvents()
        month, floor = [], []
        for turn in range(TURNS + 1):
            month.append(_seconds(lambda number=turn: _show(services, view, number)))  # type: ignore[misc]
            floor.append(_seconds(bare.grab))
        report(month=median(month[1:]), bare=median(floor[1:]))
        services.close(with_backup=False)


def _show(services: Services, view: MonthView, turn: int) -> None:
    """Read as much as the view has room for and paint it; every other turn one more, so that nothing is kept."""
    days = services.calendar.month(FIRST, LAST, most=view.places() + turn % 2)
    view.show_days(days, TODAY)
    view.grab()


def _fill(services: Services) -> None:
    now = services.clock.now()
    with services.database.write("bench") as session:
        for number in range(EVENTS):
            ident = new_id()
            row = EventRow(id=ident, uid=f"{ident}@bench", created_at=now, updated_at=now, occurrences=[])
            clock = datetime.combine(TODAY, datetime.min.time()) + timedelta(minutes=480 + 15 * (number % 32))
            day = FIRST + timedelta(days=number % (7 * WEEKS))
            fill(row, EventDraft(title=f"Samtale nummer {number}", starts=When(day, clock.time())))
            session.add(row)


def _seconds(work: Callable[[], object]) -> float:
    before = time.process_time()
    work()
    return time.process_time() - before


if __name__ == "__main__":
    main()
