"""The due dates the overview wants of 300 families from the encrypted vault, and the bare rows they come from.

Nothing is kept between two countings, so each begins with the facts; after a write the database itself has to fetch and
decrypt its pages anew as well.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime, timedelta
from statistics import median
from typing import TYPE_CHECKING

from linkworker_desktop import bootstrap
from linkworker_desktop.domain.rules.happenings import HappeningKind
from linkworker_desktop.domain.rules.subjects import MUNICIPALITY
from linkworker_desktop.domain.rules.when import When
from linkworker_desktop.services import fact_statements
from tools.bench.crowd import CROWD
from tools.bench.subjects.program_start import PASSPHRASE
from tools.bench.subjects.reporting import report, work_folder

if TYPE_CHECKING:
    from linkworker_desktop.bootstrap import Services

TIMES = 5
NOW = datetime(2026, 11, 24, 8, 42)  # noqa: DTZ001 - wall time
SHOWN_AFTER = timedelta(days=7)
"""So long the calendar and the overview show what was met."""


def main() -> None:
    """Count the due dates some times, each beside a fetch of the same facts that makes nothing of them."""
    services = bootstrap.unlock(work_folder() / CROWD, passphrase=PASSPHRASE)
    seconds: dict[str, list[float]] = {"raw": [], "deadlines": [], "raw_written": [], "written": []}
    for _number in range(TIMES + 1):
        seconds["raw"].append(_seconds(lambda: _fetch(services)))
        seconds["deadlines"].append(_seconds(lambda: _count(services)))
        _write(services)
        seconds["raw_written"].append(_seconds(lambda: _fetch(services)))
        _write(services)
        seconds["written"].append(_seconds(lambda: _count(services)))
    report(**{name: median(values[1:]) for name, values in seconds.items()})
    services.close(with_backup=False)


def _fetch(services: Services) -> int:
    with services.database.look() as look:
        return fact_statements.bare_rows(look)


def _count(services: Services) -> object:
    return services.deadlines.due(since=NOW.date() - SHOWN_AFTER, now=NOW)


def _write(services: Services) -> None:
    kind = HappeningKind.ANNUAL_REPORT_MADE
    changed = services.happenings.record(kind, MUNICIPALITY, When(NOW.date()))
    if changed.undo is not None:
        changed.undo()


def _seconds(work: Callable[[], object]) -> float:
    before = time.perf_counter()
    work()
    return time.perf_counter() - before


if __name__ == "__main__":
    main()
