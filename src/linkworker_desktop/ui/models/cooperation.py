"""The lines of a register as a list model."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from linkworker_desktop.ui.kit.two_line_delegate import RowRole
from linkworker_desktop.ui.pages.cooperation.registers import LOOKS, Line
from linkworker_desktop.ui.pages.cooperation.review_words import review_state, review_words

Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()


class RegisterModel(QAbstractListModel):
    """Lines in the order they are given."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[Line, ...] = ()
        self._today = date(2000, 1, 1)

    def set_lines(self, lines: Sequence[Line], today: date) -> None:
        """Show other lines; `today` is the day their reviews are counted to."""
        self.beginResetModel()
        self._lines, self._today = tuple(lines), today
        self.endResetModel()

    def line_at(self, row: int) -> Line:
        """Return the line of a row."""
        return self._lines[row]

    def row_of(self, wanted: UUID | None) -> int | None:
        """Return the row something stands in, None when it is not shown."""
        return next((row for row, line in enumerate(self._lines) if line.id == wanted), None)

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        review = review_words(line, self._today)
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return line.title
            case RowRole.SECOND_LINE:
                return line.second
            case RowRole.ICON:
                return LOOKS[line.register].icon
            case RowRole.BOLD:
                return True
            case RowRole.RIGHT:
                return review
            case RowRole.RIGHT_STATE:
                state = review_state(line)
                return state if state.bold else None
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join(part for part in (line.title, line.second, review) if part)
        return None
