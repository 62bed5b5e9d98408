"""Every open due date of 300 families from the encrypted vault, and the bare rows they are counted from."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime
from statistics import median

from linkworker_desktop import bootstrap
from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.rules.due import OPEN
from linkworker_desktop.services import rule_facts
from tools.bench.crowd import CROWD
from tools.bench.subjects.program_start import PASSPHRASE
from tools.bench.subjects.reporting import report, work_folder

TIMES = 5
NOW = datetime(2026, 11, 24, 8, 42)  # noqa: DTZ001 - wall time


def main() -> None:
    """Count the due dates some times, each beside a fetch of the same facts that makes nothing of them."""
    services = bootstrap.unlock(work_folder() / CROWD, passphrase=PASSPHRASE)
    raw, counted = [], []
    for _number in range(TIMES + 1):
        raw.append(_seconds(lambda: _fetch(services)))
        counted.append(_seconds(lambda: services.deadlines.due(states=OPEN, now=NOW)))
    report(raw=median(raw[1:]), deadlines=median(counted[1:]))
    services.close(with_backup=False)


def _fetch(services: Services) -> int:
    with services.database.look() as look:
        return rule_facts.bare_facts(look)


def _seconds(work: Callable[[], object]) -> float:
    before = time.perf_counter()
    work()
    return time.perf_counter() - before


if __name__ == "__main__":
    main()
