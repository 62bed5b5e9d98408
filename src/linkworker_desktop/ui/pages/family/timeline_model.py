"""The time line as a Qt model: rows in pages, read as somebody scrolls, and changed where they changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from linkworker_desktop.ui.pages.family.timeline_row import TimelineRow

Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()


class TimelineRole(IntEnum):
    """What the delegate asks for."""

    ROW = Qt.ItemDataRole.UserRole + 1


class TimelineModel(QAbstractListModel):
    """Headings and entries; headings can be read but not chosen. `more` reads the next page and shows all rows."""

    def __init__(self, more: Callable[[], None]) -> None:
        super().__init__()
        self._rows: tuple[TimelineRow, ...] = ()
        self._more = more
        self._has_more = False

    @property
    def rows(self) -> tuple[TimelineRow, ...]:
        """The rows as they are shown."""
        return self._rows

    def show_rows(self, rows: Sequence[TimelineRow], *, has_more: bool) -> None:
        """Show these rows; what is the same at the beginning and at the end stays, with choice and scroll."""
        self._has_more = has_more
        new = tuple(rows)
        old = self._rows
        first = _same(old, new)
        last = _same(old[first:][::-1], new[first:][::-1])
        gone, come = len(old) - first - last, len(new) - first - last
        changed = min(gone, come)
        if gone > changed:
            self.beginRemoveRows(NO_PARENT, first + changed, first + gone - 1)
            self._rows = old[: first + changed] + old[first + gone :]
            self.endRemoveRows()
        if come > changed:
            self.beginInsertRows(NO_PARENT, first + changed, first + come - 1)
            self._rows = new
            self.endInsertRows()
        self._rows = new
        if changed:
            self.dataChanged.emit(self.index(first), self.index(first + changed - 1))

    def row(self, number: int) -> TimelineRow | None:
        """Return an entry, None for a heading or no row at all."""
        if not 0 <= number < len(self._rows) or self._rows[number].is_heading:
            return None
        return self._rows[number]

    def number_of(self, key: str) -> int | None:
        """Return the row of an entry by its key."""
        return next((number for number, row in enumerate(self._rows) if row.key == key), None)

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def canFetchMore(self, _parent: Index) -> bool:
        return self._has_more

    def fetchMore(self, _parent: Index) -> None:
        if self._has_more:
            self._has_more = False
            self._more()

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self._rows[index.row()].is_heading:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == TimelineRole.ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.heading or row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.sentence
        return None


def _same(one: Sequence[TimelineRow], other: Sequence[TimelineRow]) -> int:
    """Return how many rows at the beginning are the same."""
    number = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        number += 1
    return number
