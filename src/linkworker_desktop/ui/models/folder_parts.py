"""The eleven parts of a family's folder as a list that can be ticked and put in order."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QPersistentModelIndex, Qt, Signal

from linkworker_desktop.i18n import _
from linkworker_desktop.services.folder_views import FolderPartView, PartState

Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()
MIME_TYPE = "application/x-linkworker-part"


class PartRole(IntEnum):
    """What the delegate paints beside `DisplayRole` (the title) and `CheckStateRole`."""

    NUMBER = Qt.ItemDataRole.UserRole
    PRINTED = Qt.ItemDataRole.UserRole + 1
    """The number the part has on paper; None for one left out, since they leave no hole there."""
    STATE = Qt.ItemDataRole.UserRole + 2
    WORDS = Qt.ItemDataRole.UserRole + 3


class FolderPartsModel(QAbstractListModel):
    """Read models of parts in their order. What is ticked or dropped is only asked for, by signals.

    `say` turns a part into the words of its state.
    """

    tick_asked = Signal(int, bool)
    """The part's number, and whether it is to be in the folder."""
    move_asked = Signal(int, int)
    """The part's number, and its new place counted from 1."""

    def __init__(self, say: Callable[[FolderPartView], str]) -> None:
        super().__init__()
        self._say = say
        self._parts: tuple[FolderPartView, ...] = ()
        self._unsaved: frozenset[int] = frozenset()

    def set_unsaved(self, numbers: Collection[int]) -> None:
        """Mark the parts whose text is not what was typed."""
        self._unsaved = frozenset(numbers)
        if self._parts:
            self.dataChanged.emit(self.index(0), self.index(len(self._parts) - 1))

    def set_parts(self, parts: Sequence[FolderPartView]) -> None:
        """Show the parts as they are now; a mere change of state keeps selection and scroll."""
        same = [part.number for part in parts] == [part.number for part in self._parts]
        if same:
            self._parts = tuple(parts)
            if parts:
                self.dataChanged.emit(self.index(0), self.index(len(parts) - 1))
            return
        self.beginResetModel()
        self._parts = tuple(parts)
        self.endResetModel()

    def part_at(self, row: int) -> FolderPartView:
        """Return the part of a line."""
        return self._parts[row]

    def row_of(self, number: int) -> int | None:
        """Return the line of a part, None when it is not shown."""
        return next((row for row, part in enumerate(self._parts) if part.number == number), None)

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._parts)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        part = self._parts[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return part.title
            case Qt.ItemDataRole.CheckStateRole:
                return Qt.CheckState.Checked if part.included else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._sentence(part)
            case Qt.ItemDataRole.ToolTipRole:
                return f"{part.title}: {self._words(part)}"
            case PartRole.NUMBER:
                return part.number
            case PartRole.PRINTED:
                return printed_number(self._parts, part)
            case PartRole.STATE:
                return PartState.MISSING if self._is_spoiled(part) else part.state
            case PartRole.WORDS:
                return self._words(part)
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        is_in = Qt.CheckState(value) is Qt.CheckState.Checked
        self.tick_asked.emit(self._parts[index.row()].number, is_in)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsUserCheckable
            | Qt.ItemFlag.ItemIsDragEnabled
            | Qt.ItemFlag.ItemNeverHasChildren
        )

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [MIME_TYPE]

    def mimeData(self, indexes: Sequence[Index]) -> QMimeData:
        data = QMimeData()
        data.setData(MIME_TYPE, str(self._parts[indexes[0].row()].number).encode())
        return data

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, _column: int, _parent: Index
    ) -> bool:
        if action is not Qt.DropAction.MoveAction or not data.hasFormat(MIME_TYPE):
            return False
        number = int(bytes(data.data(MIME_TYPE).data()).decode())
        here, before = self.row_of(number), row if row >= 0 else len(self._parts)
        if here is not None:
            place = before if before > here else before + 1
            if place != here + 1:
                self.move_asked.emit(number, place)
        return False  # the service moves it; the view must not take the old line away

    def _sentence(self, part: FolderPartView) -> str:
        if part.state is PartState.OFF:
            return _("{title}, ikke med i mappen").format(title=part.title)
        return _("{number} {title}, med i mappen, {state}").format(
            number=printed_number(self._parts, part), title=part.title, state=self._words(part)
        )

    def _words(self, part: FolderPartView) -> str:
        return _("Fejl i teksten") if self._is_spoiled(part) else self._say(part)

    def _is_spoiled(self, part: FolderPartView) -> bool:
        return part.included and part.number in self._unsaved


def printed_number(parts: Sequence[FolderPartView], part: FolderPartView) -> int | None:
    """Return the number `part` has on paper among `parts`, None when it is left out."""
    if not part.included:
        return None
    return sum(each.included and each.position <= part.position for each in parts)
