"""The open dates a change moves, as a list model."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from linkworker_desktop.services.rule_moves import MovedDate
from linkworker_desktop.ui.kit.two_line_delegate import RowRole
from linkworker_desktop.ui.rule_words import move_who, move_words

Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()


class MovesModel(QAbstractListModel):
    """Moves in the order they are given: whom, what, from when to when."""

    def __init__(self) -> None:
        super().__init__()
        self._moves: tuple[MovedDate, ...] = ()

    def set_moves(self, moves: Sequence[MovedDate]) -> None:
        """Show other moves."""
        self.beginResetModel()
        self._moves = tuple(moves)
        self.endResetModel()

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._moves)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        move = self._moves[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return move_who(move)
            case RowRole.SECOND_LINE:
                return move.name
            case RowRole.RIGHT:
                return move_words(move)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{move_who(move)}, {move.name}, {move_words(move)}"
        return None
