"""The page of one family of 300, with a hundred entries in its log, and an entry saved: each beside its bare SQL."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from statistics import median
from uuid import uuid4

from linkworker_desktop import bootstrap
from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.family import FamilyId
from linkworker_desktop.domain.log_entry import LogDraft
from tools.bench.crowd import CROWD
from tools.bench.subjects.program_start import PASSPHRASE
from tools.bench.subjects.reporting import report, work_folder

TIMES = 20
ENTRIES = 100
_RAW_ENTRY = """
INSERT INTO log_entry (id, family_id, at, kind, text, author, role_tag, group_tag, sensitivity, about, created_at,
    updated_at) VALUES (:id, :family, :now, 'note', 'Ringet, intet svar.', 'Maja', '', '', 'normal', '[]', :now, :now)
"""
_RAW_FOUND = """
INSERT INTO search_doc (kind, entity_id, is_long, title, subtitle, folded_title, folded)
VALUES ('log', :id, 1, 'Note', '24.11.2026', 'note', 'note 24 11 2026 ringet intet svar familie1')
"""


def main() -> None:
    """Open the page and save an entry some times, each beside the bare SQL of the same rows."""
    services = bootstrap.unlock(work_folder() / CROWD, passphrase=PASSPHRASE)
    family = services.families.rows()[0].id
    _fill(services, family)
    asked = _asked(services, family)
    raw, page, raw_save, save = [], [], [], []
    for _number in range(TIMES + 1):
        raw.append(_seconds(lambda: _fetch(services, asked)))
        page.append(_seconds(lambda: services.families.page(family)))
        raw_save.append(_seconds(lambda: _insert(services, family)))
        save.append(_seconds(lambda: services.log.add(family, "Ringet, intet svar.")))
    report(raw=median(raw[1:]), page=median(page[1:]), raw_save=median(raw_save[1:]), save=median(save[1:]))
    services.close(with_backup=False)


def _fill(services: Services, family: FamilyId) -> None:
    """Bring the log of the family to a hundred entries; what an earlier round wrote is there already."""
    if services.timeline.page(family).next is not None:
        return
    now = datetime.now(UTC).replace(tzinfo=None)
    for number in range(ENTRIES):
        at = now - timedelta(hours=7 * number + 24)
        services.log.save(LogDraft(family, f"Linje {number}: ringet til skolen, intet svar.", at=at))


def _asked(services: Services, family: FamilyId) -> list[str]:
    """Return the statements the page asks, with their values in them."""
    said: list[str] = []
    with services.database.look() as look:
        look.connection.set_trace_callback(said.append)
    services.families.page(family)
    with services.database.look() as look:
        look.connection.set_trace_callback(None)
    return [statement for statement in said if statement.split()[0].upper() in {"SELECT", "WITH"}]


def _fetch(services: Services, statements: list[str]) -> int:
    """Fetch the rows of the page and make nothing of them; return how many there are."""
    with services.database.look() as look:
        return sum(len(look.connection.execute(statement).fetchall()) for statement in statements)


def _insert(services: Services, family: FamilyId) -> None:
    """Put the rows of an entry into the database as quickly as can be."""
    values = {"id": uuid4().hex, "family": family.hex, "now": "2026-11-24 08:42:00.000000"}
    raw = services.database.engine.raw_connection()
    try:
        connection = raw.driver_connection
        if connection is None:
            raise RuntimeError("the pool gave no connection")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(_RAW_ENTRY, values)
        connection.execute(_RAW_FOUND, values)
        connection.execute("COMMIT")
    finally:
        raw.close()


def _seconds(work: Callable[[], object]) -> float:
    before = time.perf_counter()
    work()
    return time.perf_counter() - before


if __name__ == "__main__":
    main()
