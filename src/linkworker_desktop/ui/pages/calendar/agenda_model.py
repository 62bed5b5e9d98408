"""The day list as a Qt model: a heading for every day, and under it what stands on it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from linkworker_desktop.i18n import _
from linkworker_desktop.services.calendar_views import AgendaDay, CalendarEntry, YearWheel
from linkworker_desktop.ui.day_words import capitalised, date_title
from linkworker_desktop.ui.pages.calendar.entry_words import sentence_of
from linkworker_desktop.ui.pages.calendar.year_layout import entry_of

Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()


class AgendaRole(IntEnum):
    """What the delegate asks for."""

    ROW = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """A heading without an entry, or an entry under it. `note` stands at the right end of a heading."""

    day: date
    text: str = ""
    note: str = ""
    entry: CalendarEntry | None = None
    second: str = ""
    """The small line under the entry, where it is not the usual one."""
    is_late: bool = False
    """Shown among what is over the time, without its day above it."""

    @property
    def is_heading(self) -> bool:
        return self.entry is None


class AgendaModel(QAbstractListModel):
    """Rows are headings and entries; headings can be read but not chosen."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[AgendaRow, ...] = ()

    @property
    def rows(self) -> tuple[AgendaRow, ...]:
        """The rows as they are shown."""
        return self._rows

    def show_rows(self, rows: Sequence[AgendaRow]) -> bool:
        """Show these rows; return whether anything is another than before."""
        shown = tuple(rows)
        if shown == self._rows:
            return False
        self.beginResetModel()
        self._rows = shown
        self.endResetModel()
        return True

    def entry_at(self, row: int) -> CalendarEntry | None:
        """Return the entry of a row, None for a heading."""
        return self._rows[row].entry if 0 <= row < len(self._rows) else None

    def row_of(self, key: str) -> int | None:
        """Return the row of an entry by its key."""
        numbered = enumerate(self._rows)
        return next((number for number, row in numbered if row.entry and row.entry.key == key), None)

    def heading_of(self, day: date) -> int | None:
        """Return the row of the heading of a day, or of the first one after it."""
        numbered = enumerate(self._rows)
        return next((number for number, row in numbered if row.is_heading and row.day >= day), None)

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self._rows[index.row()].is_heading:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == AgendaRole.ROW:
            return row
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            if row.entry is not None:
                return ", ".join(part for part in (sentence_of(row.entry), row.second) if part)
            return ", ".join(part for part in (row.text, row.note) if part)
        return None


def rows_of_year(wheel: YearWheel) -> tuple[AgendaRow, ...]:
    """Return the rows of a year: a heading for every month that has a meeting, and the meetings with their day."""
    rows: list[AgendaRow] = []
    for month in wheel.months:
        if month.marks:
            rows.append(AgendaRow(date(wheel.year, month.month, 1), capitalised(month.name)))
        rows += [
            AgendaRow(mark.day, entry=entry_of(mark), second=date_title(mark.day)) for mark in month.marks
        ]
    return tuple(rows)


def rows_of(days: Iterable[AgendaDay]) -> tuple[AgendaRow, ...]:
    """Return the rows of sections, what is done last; a day with nothing says so by its heading alone."""
    rows: list[AgendaRow] = []
    for day in days:
        week = _("uge {week}").format(week=day.week) if day.week is not None else ""
        note = " · ".join(part for part in (day.name, week) if part)
        rows.append(AgendaRow(day.day, day.heading, note))
        rows += [AgendaRow(day.day, entry=entry) for entry in sorted(day.entries, key=_is_done)]
    return tuple(rows)


def _is_done(entry: CalendarEntry) -> bool:
    return entry.is_done
