"""What the import wizard shows in tables: the first rows of a file, and the rows of a plan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QAbstractListModel, QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from linkworker_desktop.domain import phone
from linkworker_desktop.i18n import _
from linkworker_desktop.i18n.marks import N_
from linkworker_desktop.services.contact_import_plan import Action, Decision, Outcome, PlannedRow
from linkworker_desktop.ui import words
from linkworker_desktop.ui.kit.icons import Icon
from linkworker_desktop.ui.kit.states import State
from linkworker_desktop.ui.kit.tokens import Ink
from linkworker_desktop.ui.kit.two_line_delegate import RowRole

Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()
NUMBER_ROLE = int(Qt.ItemDataRole.UserRole)
LOOKED_AT = 500
"""So many rows of a file tell whether a column is empty."""
LONGEST = 200
"""Characters of a cell that are shown."""


class PreviewModel(QAbstractTableModel):
    """The first rows of a file under its own headings.

    Where the columns can be told, the first line is left free for what each one is.
    """

    def __init__(self) -> None:
        super().__init__()
        self._headers: tuple[str, ...] = ()
        self._rows: tuple[tuple[str, ...], ...] = ()
        self._shown: tuple[int, ...] = ()
        self._free = 1

    def set_table(
        self, headers: Sequence[str], rows: Sequence[Sequence[str]], shown: Sequence[int], *, can_tell: bool
    ) -> None:
        """Show `rows`, of them the columns `shown` alone."""
        self.beginResetModel()
        self._free = 1 if can_tell else 0
        self._headers, self._shown = tuple(headers), tuple(shown)
        self._rows = tuple(tuple(row) for row in rows)
        self.endResetModel()

    @property
    def shown(self) -> tuple[int, ...]:
        """The columns of the file that are shown, in their order."""
        return self._shown

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() or not self._shown else len(self._rows) + self._free

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal or section >= len(self._shown):
            return None
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return " ".join(self._headers[self._shown[section]].split())
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() < self._free:
            return None
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            row, column = self._rows[index.row() - self._free], self._shown[index.column()]
            return words.in_row(" ".join(row[column].split())[:LONGEST]) if column < len(row) else ""
        return None


class PlanModel(QAbstractListModel):
    """The rows of one outcome, with what was decided about each; `NUMBER_ROLE` is the row's number in the file."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[PlannedRow, ...] = ()
        self._decisions: Mapping[int, Decision] = {}

    def set_rows(self, rows: Sequence[PlannedRow], decisions: Mapping[int, Decision]) -> None:
        """Show other rows; `decisions` is looked into whenever a row is painted."""
        self.beginResetModel()
        self._rows, self._decisions = tuple(rows), decisions
        self.endResetModel()

    def row_at(self, line: int) -> PlannedRow:
        """Return the row of a line."""
        return self._rows[line]

    def tell_decided(self) -> None:
        """Let every line be painted anew."""
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return shown_name(row)
            case RowRole.SECOND_LINE:
                return second_line(row)
            case RowRole.ICON:
                return _ICONS[row.outcome]
            case RowRole.ICON_INK:
                return _INKS.get(row.outcome, Ink.MUTED)
            case RowRole.RIGHT:
                return standing(row, self._decisions.get(row.number))
            case RowRole.RIGHT_STATE:
                undecided = row.must_decide and row.number not in self._decisions
                return State.MISSING if undecided else None
            case Qt.ItemDataRole.AccessibleTextRole:
                said = (shown_name(row), second_line(row), standing(row, self._decisions.get(row.number)))
                return ", ".join(part for part in said if part)
            case _:
                return row.number if role == NUMBER_ROLE else None


_ICONS = {
    Outcome.NEW: Icon.ADD,
    Outcome.KNOWN: Icon.CHECK,
    Outcome.SAME: Icon.SYNC_ALT,
    Outcome.DOUBTFUL: Icon.HELP,
    Outcome.REFUSED: Icon.BLOCK,
}
_INKS = {Outcome.DOUBTFUL: Ink.SOON, Outcome.REFUSED: Ink.OVER}
_ACTIONS = {
    Action.MERGE: N_("lægges sammen"),
    Action.KEEP_BOTH: N_("begge beholdes"),
    Action.SKIP: N_("springes over"),
}


def shown_name(row: PlannedRow) -> str:
    """Return the name of a row, or where it stands in the file when it has none."""
    return words.in_row(row.name) if row.name else _("Række {number}").format(number=row.number)


def second_line(row: PlannedRow) -> str:
    """Return why a row is where it is, else what it says first."""
    if row.reason:
        return row.reason
    draft = row.draft
    if draft is None:
        return ""
    number = phone.shown(draft.phones[0].number) if draft.phones else ""
    about = (draft.unit, draft.role, number, draft.email, draft.address.town)
    return " · ".join(words.in_row(part) for part in about if part)


def standing(row: PlannedRow, decision: Decision | None) -> str:
    """Return what happens to a row that is like one there is already."""
    if decision is not None:
        return _(_ACTIONS[decision.action])
    if row.outcome is Outcome.SAME:
        return _(_ACTIONS[Action.MERGE])
    return _("vælg") if row.must_decide else ""
