"""What the search box offers, grouped by kind: families, persons, contacts, commands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from linkworker_desktop.ui.kit.icons import Icon
from linkworker_desktop.ui.kit.tokens import Ink
from linkworker_desktop.ui.kit.two_line_delegate import RowRole

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class HitRole(IntEnum):
    """Roles of the hits' model beside those of the delegate."""

    IS_HEADING = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class Hit:
    """One line: where it goes, or what it does, is in `act`. `key` is a command's shortcut in words."""

    title: str
    act: Callable[[], object]
    icon: Icon
    subtitle: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class HitGroup:
    """Hits of one kind under their heading."""

    heading: str
    hits: tuple[Hit, ...]


class SearchHits(QAbstractListModel):
    """Headings and hits in one list; headings cannot be chosen."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[Hit | str] = []

    def set_groups(self, groups: Sequence[HitGroup]) -> None:
        """Show these groups; empty ones are passed over."""
        self.beginResetModel()
        self._rows = []
        for group in groups:
            if group.hits:
                self._rows += [group.heading, *group.hits]
        self.endResetModel()

    def hit(self, row: int) -> Hit | None:
        """Return the hit in a row, None for a heading or no row at all."""
        if not 0 <= row < len(self._rows):
            return None
        found = self._rows[row]
        return found if isinstance(found, Hit) else None

    def next_hit(self, row: int, step: int) -> int:
        """Return the row of the next hit in the direction of `step` (1 or -1), round the ends; -1 without hits."""
        rows = [number for number in range(len(self._rows)) if self.hit(number) is not None]
        if not rows:
            return -1
        if row not in rows:
            return rows[0] if step > 0 else rows[-1]
        return rows[(rows.index(row) + step) % len(rows)]

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.hit(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._rows[index.row()]
        if isinstance(row, str):
            said: dict[int, object] = {Qt.ItemDataRole.DisplayRole: row, HitRole.IS_HEADING: True}
            return said.get(role)
        answers: dict[int, object] = {
            Qt.ItemDataRole.DisplayRole: row.title,
            Qt.ItemDataRole.AccessibleTextRole: f"{row.title}, {row.subtitle}" if row.subtitle else row.title,
            RowRole.SECOND_LINE: row.subtitle or None,
            RowRole.BOLD: bool(row.subtitle),
            RowRole.ICON: row.icon,
            RowRole.ICON_INK: Ink.MUTED,
            RowRole.RIGHT: row.key or None,
        }
        return answers.get(role)
