"""The tasks of the template as a list model: a heading for each period, then its tasks in order."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from linkworker_desktop.domain.reception_plan import TASK_KIND_LABELS, PlanTask, ReceptionPlan, TaskKind
from linkworker_desktop.domain.reception_words import due_words
from linkworker_desktop.i18n import _
from linkworker_desktop.ui.headed_list import HeadingRole
from linkworker_desktop.ui.kit.two_line_delegate import RowRole
from linkworker_desktop.ui.words import in_row

Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()


@dataclass(frozen=True, slots=True)
class _Line:
    heading: str = ""
    task: PlanTask | None = None


class PlanTasks(QAbstractListModel):
    """Tasks by period, as they are printed."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[_Line, ...] = ()

    def set_plan(self, plan: ReceptionPlan) -> None:
        """Show a plan."""
        self.beginResetModel()
        lines: list[_Line] = []
        for period in plan.periods:
            lines.append(_Line(heading=period.name))
            lines.extend(_Line(task=task) for task in plan.tasks if task.period == period.code)
        self._lines = tuple(lines)
        self.endResetModel()

    def task_at(self, row: int) -> PlanTask | None:
        """Return the task of a row, None for a heading."""
        return self._lines[row].task if 0 <= row < len(self._lines) else None

    def row_of(self, code: str) -> int | None:
        """Return the row of a task; for an empty code the first one's."""
        tasks = ((row, line.task) for row, line in enumerate(self._lines) if line.task is not None)
        return next((row for row, task in tasks if code in {"", task.code}), None)

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self._lines[index.row()].task is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if line.task is None:
            texts = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, HeadingRole.HEADING}
            return line.heading if role in texts else None
        return _of_task(line.task, role)


def _of_task(task: PlanTask, role: int) -> object:
    second = f"{in_row(task.unit)} · {due_words(task.due_text)}"
    kind = "" if task.kind is TaskKind.TASK else _(TASK_KIND_LABELS[task.kind])
    match role:
        case Qt.ItemDataRole.DisplayRole:
            return task.title
        case RowRole.SECOND_LINE:
            return second
        case RowRole.RIGHT:
            return kind
        case Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (task.title, second, kind) if part)
    return None
