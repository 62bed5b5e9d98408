"""Contacts found by searching, as rows of two lines: who and where, and the number."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from linkworker_desktop.i18n import _
from linkworker_desktop.services.contact_views import ContactLine
from linkworker_desktop.ui import words
from linkworker_desktop.ui.kit.two_line_delegate import RowRole
from linkworker_desktop.ui.models.contacts import icon_of

Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()


class FoundContactsModel(QAbstractListModel):
    """A short list of contacts."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[ContactLine, ...] = ()

    def set_lines(self, lines: Sequence[ContactLine]) -> None:
        """Show other contacts."""
        self.beginResetModel()
        self._lines = tuple(lines)
        self.endResetModel()

    def line_at(self, row: int) -> ContactLine:
        """Return the contact of a row."""
        return self._lines[row]

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        label = _(line.category.label)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return words.in_row(line.name)
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join(part for part in (line.name, line.second, label, line.phone) if part)
            case RowRole.SECOND_LINE:
                return " · ".join(part for part in (label, line.second) if part)
            case RowRole.RIGHT:
                return line.phone
            case RowRole.ICON:
                return icon_of(line.category)
        return None
