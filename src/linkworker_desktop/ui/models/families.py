"""The list of families as a table model over read models; which columns it has is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from linkworker_desktop.domain.family import FamilyId
from linkworker_desktop.services.family_list_views import USUAL_COLUMNS, ListColumn, ListLine
from linkworker_desktop.services.family_views import FamilyRow
from linkworker_desktop.ui.kit.icons import Icon
from linkworker_desktop.ui.kit.two_line_delegate import RowRole
from linkworker_desktop.ui.models.family_cells import head_of, second_line, spoken, state_of, text_of

Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()
ID_ROLE = int(Qt.ItemDataRole.UserRole)


class FamiliesModel(QAbstractTableModel):
    """Families in the order the service gives; `ID_ROLE` is the family's id."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[ListLine, ...] = ()
        self._columns: tuple[ListColumn, ...] = USUAL_COLUMNS
        self._now = datetime.fromtimestamp(0, UTC)

    @property
    def columns(self) -> tuple[ListColumn, ...]:
        """The columns in their order."""
        return self._columns

    @property
    def lines(self) -> tuple[ListLine, ...]:
        """The lines in their order."""
        return self._lines

    def show(self, lines: Sequence[ListLine], columns: Sequence[ListColumn], now: datetime) -> None:
        """Show families in columns; `now` is local wall time for the words of their dates."""
        lines, columns = tuple(lines), tuple(columns)
        is_same = columns == self._columns and _ids(lines) == _ids(self._lines)
        if is_same:
            self._lines, self._now = lines, now
            if lines:
                self.dataChanged.emit(self.index(0, 0), self.index(len(lines) - 1, len(columns) - 1))
            return
        self.beginResetModel()
        self._lines, self._columns, self._now = lines, columns, now
        self.endResetModel()

    def row_at(self, row: int) -> FamilyRow:
        """Return the family of a line."""
        return self._lines[row].row

    def line_of(self, family: FamilyId) -> int | None:
        """Return the line a family stands in, None when it is not shown."""
        return next((at for at, line in enumerate(self._lines) if line.row.id == family), None)

    def section_of(self, column: ListColumn) -> int | None:
        """Return where a column stands, None when it is not shown."""
        return self._columns.index(column) if column in self._columns else None

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            first = self._lines[0].row if self._lines else None
            return head_of(self._columns[section], first)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        line, column = self._lines[index.row()], self._columns[index.column()]
        if role == ID_ROLE:
            return line.row.id
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(line, column, self._now)
        if role == Qt.ItemDataRole.DisplayRole:
            return text_of(line, column, self._now)
        if role == Qt.ItemDataRole.ToolTipRole:
            return text_of(line, column, self._now) if column in _LONG else None
        if role == RowRole.SECOND_LINE:
            return second_line(line, column) or None
        if role == RowRole.STATE:
            return state_of(line, column, self._now)
        if role == RowRole.ICON and column is ListColumn.SURNAME:
            return Icon.VERIFIED_USER if line.row.is_protected else Icon.FAMILY_RESTROOM
        return None


_LONG = frozenset({ListColumn.NEXT, ListColumn.COORDINATOR, ListColumn.AGES})
"""What is often longer than its column."""


def _ids(lines: Sequence[ListLine]) -> list[FamilyId]:
    return [line.row.id for line in lines]
