"""A directory of 50 000: the list until it is painted, and each key stroke of a search, beside the bare SQL of both."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QTableView

from linkworker_desktop import bootstrap
from linkworker_desktop.base.clock import local_now
from linkworker_desktop.base.settings import Settings
from linkworker_desktop.bootstrap import Services
from linkworker_desktop.services.contact_listing import day_of, keys_statement
from linkworker_desktop.services.contact_views import ContactQuery
from linkworker_desktop.ui.application import make_application
from linkworker_desktop.ui.models.contacts import ContactsModel
from tools.bench.directory_material import TYPED, make_vault
from tools.bench.subjects.program_start import PASSPHRASE
from tools.bench.subjects.reporting import report, work_folder

SHOWN = 32
ROUNDS = 3
_ROWS = """
SELECT contact.id, contact.person, organisation.name, contact.role, contact.category, contact.town, contact.verified_on,
    (SELECT number FROM contact_phone WHERE contact_id = contact.id ORDER BY position LIMIT 1)
FROM contact LEFT JOIN organisation ON organisation.id = contact.organisation_id
"""
_ALL = f"{_ROWS} WHERE contact.deleted_at IS NULL AND contact.ended_on IS NULL ORDER BY contact.list_key"
_FIRST = f"{_ROWS} WHERE contact.id IN ({', '.join('?' * SHOWN)})"


def main() -> None:
    """Open the list once after the bare one, then type the words of `TYPED` letter by letter, three times over."""
    app = make_application(Settings())
    folder = make_vault(work_folder())
    services = bootstrap.unlock(folder, passphrase=PASSPHRASE)
    try:
        raw_paint = _seconds(lambda: _paint(_Bare(_fetch_all(services))))
        paint = _seconds(lambda: _paint(_ours(services)))
        strokes = [_stroke(services, text) for _round in range(ROUNDS) for text in _typed()]
        report(
            paint=paint,
            raw_paint=raw_paint,
            key=_late([stroke.ours for stroke in strokes]),
            raw_key=_late([stroke.raw for stroke in strokes]),
        )
    finally:
        services.close(with_backup=False)
    app.quit()


@dataclass(frozen=True, slots=True)
class _Stroke:
    ours: float
    raw: float


class _Bare(QAbstractTableModel):
    """All rows in memory, drawn as they are."""

    def __init__(self, rows: Sequence[tuple[object, ...]]) -> None:
        super().__init__()
        self._rows = rows

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:  # noqa: N802, ARG002 - Qt's
        return len(self._rows)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:  # noqa: N802, ARG002
        return 4

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        return self._rows[index.row()][index.column() + 1] if role == Qt.ItemDataRole.DisplayRole else None


def _ours(services: Services) -> ContactsModel:
    model = ContactsModel(services.contacts.page)
    model.set_keys(services.contacts.keys(ContactQuery()), date(2026, 11, 24))
    model.ensure(0, SHOWN - 1)
    return model


def _paint(model: QAbstractTableModel) -> None:
    view = QTableView()
    view.setModel(model)
    view.resize(1000, 800)
    view.grab()
    view.setModel(None)


def _fetch_all(services: Services) -> list[tuple[object, ...]]:
    with services.database.look() as look:
        rows: list[tuple[object, ...]] = look.connection.execute(_ALL).fetchall()
    return rows


def _typed() -> Iterator[str]:
    for words in TYPED:
        yield from (words[:end] for end in range(1, len(words) + 1))


def _stroke(services: Services, text: str) -> _Stroke:
    """Look for what is typed, once with the bare statements and once as the page does."""
    query = ContactQuery(text=text)

    def raw() -> None:
        with services.database.look() as look:
            statement, values = keys_statement(look, query, day_of(look, local_now(services.clock)))
            joined = look.connection.execute(statement, values).fetchone()[0] or ""
            ids = [joined[place : place + 32] for place in range(0, SHOWN * 32, 32)]
            look.connection.execute(_FIRST, ids).fetchall()

    def ours() -> None:
        services.contacts.page(services.contacts.keys(query)[:SHOWN])

    return _Stroke(raw=_seconds(raw), ours=_seconds(ours))


def _late(seconds: list[float]) -> float:
    """Return the time that 99 of 100 do not exceed."""
    return sorted(seconds)[int(len(seconds) * 0.99)]


def _seconds(work: Callable[[], object]) -> float:
    before = time.perf_counter()
    work()
    return time.perf_counter() - before


if __name__ == "__main__":
    main()
