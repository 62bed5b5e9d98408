"""The reception plan of a family as a table: units down, periods across, the tasks' states in each cell."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from linkworker_desktop.i18n import _
from linkworker_desktop.services.reception_views import ReceptionView, TaskView
from linkworker_desktop.ui.kit.two_line_delegate import RowRole
from linkworker_desktop.ui.reception_words import cell_words, late_words
from linkworker_desktop.ui.words import in_row

Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()


class CellRole(IntEnum):
    """What the delegate asks for."""

    STATES = Qt.ItemDataRole.UserRole + 970


class PlanMatrix(QAbstractTableModel):
    """Column 0 is the unit; the others are the periods of the plan."""

    def __init__(self) -> None:
        super().__init__()
        self._view: ReceptionView | None = None

    def show_view(self, view: ReceptionView) -> None:
        """Show a family's plan; the same cells keep their place and are only painted anew."""
        old = self._view
        if old is not None and (old.units, old.periods) == (view.units, view.periods):
            self._view = view
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self._view = view
        self.endResetModel()

    def unit_at(self, row: int) -> str:
        """Return the unit of a row."""
        return self._view.units[row] if self._view is not None else ""

    def period_at(self, column: int) -> str | None:
        """Return the code of the period of a column, None for the units' own."""
        return self._view.periods[column - 1].code if self._view is not None and column else None

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() or self._view is None else len(self._view.units)

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() or self._view is None else len(self._view.periods) + 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        if self._view is None:
            return None
        return _("Enhed") if section == 0 else self._view.periods[section - 1].name

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or self._view is None:
            return None
        unit = self._view.units[index.row()]
        if index.column() == 0:
            return self._of_unit(unit, role)
        period = self._view.periods[index.column() - 1]
        if role == CellRole.STATES:
            return [view.state for view in self._cell(unit, period.code)]
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            return cell_words(unit, period.name, self._cell(unit, period.code))
        return None

    def _of_unit(self, unit: str, role: int) -> object:
        late = dict(self._view.late_units).get(unit, 0) if self._view is not None else 0
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return in_row(unit)
            case RowRole.SECOND_LINE:
                return late_words(late)
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join(part for part in (unit, late_words(late)) if part)
        return None

    def _cell(self, unit: str, period: str) -> tuple[TaskView, ...]:
        return self._view.cell(unit, period) if self._view is not None else ()
