"""The list of welcome folders as a table model: one active family a line, its deadline and what is missing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from linkworker_desktop.domain.family import FamilyId
from linkworker_desktop.i18n import _, ngettext
from linkworker_desktop.i18n.marks import N_
from linkworker_desktop.services.family_views import FamilyRow
from linkworker_desktop.ui import words
from linkworker_desktop.ui.kit.icons import Icon
from linkworker_desktop.ui.kit.states import State
from linkworker_desktop.ui.kit.two_line_delegate import RowRole

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class FolderColumn(IntEnum):
    """The columns in their order."""

    FAMILY = 0
    DEADLINE = 1
    WANTS = 2
    LANGUAGES = 3


_HEADS = {
    FolderColumn.FAMILY: N_("Familie"),
    FolderColumn.DEADLINE: N_("Frist, 96 timer"),
    FolderColumn.WANTS: N_("Mangler"),
    FolderColumn.LANGUAGES: N_("Sprog"),
}


@dataclass(frozen=True, slots=True)
class FolderWants:
    """How much a folder still wants: facts nobody has given, and contacts to confirm."""

    missing: int
    stale: int


class FolderRows(QAbstractTableModel):
    """Families in the order given; what each folder wants may come later than the families themselves."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[FamilyRow, ...] = ()
        self._wants: dict[FamilyId, FolderWants] = {}
        self._now = datetime.fromtimestamp(0, UTC)

    def set_rows(self, rows: Sequence[FamilyRow], now: datetime) -> None:
        """Show families; `now` is local wall time. The same families in the same order keep choice and scroll."""
        same = [row.id for row in rows] == [row.id for row in self._rows]
        if not same:
            self.beginResetModel()
        self._rows, self._now = tuple(rows), now
        if not same:
            self.endResetModel()
        else:
            self._tell_changed()

    def set_wants(self, wants: Mapping[FamilyId, FolderWants]) -> None:
        """Show what the folders want."""
        self._wants = dict(wants)
        self._tell_changed()

    def row_at(self, line: int) -> FamilyRow:
        """Return the family of a line."""
        return self._rows[line]

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(FolderColumn)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _(_HEADS[FolderColumn(section)])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row, column = self._rows[index.row()], FolderColumn(index.column())
        match column:
            case FolderColumn.FAMILY:
                return self._family(row, role)
            case FolderColumn.DEADLINE:
                said = words.folder_words(row.folder, self._now)
                return _state_answer(role, said.words, said.state)
            case FolderColumn.WANTS:
                return _state_answer(role, *self._wanted(row))
            case FolderColumn.LANGUAGES:
                return words.language_words(row.languages) if role == Qt.ItemDataRole.DisplayRole else None

    def _family(self, row: FamilyRow, role: int) -> object:
        answers: dict[int, object] = {
            Qt.ItemDataRole.DisplayRole: words.in_row(row.surname),
            Qt.ItemDataRole.AccessibleTextRole: self._spoken(row),
            RowRole.SECOND_LINE: words.people_words(row.people),
            RowRole.ICON: Icon.AUTO_STORIES,
        }
        return answers.get(role)

    def _wanted(self, row: FamilyRow) -> tuple[str, State | None]:
        wants = self._wants.get(row.id)
        if wants is None:
            return "", None
        if wants.missing:
            text = ngettext("{count} oplysning", "{count} oplysninger", wants.missing)
            return text.format(count=wants.missing), State.MISSING
        if wants.stale:
            text = ngettext("{count} kontakt at bekræfte", "{count} kontakter at bekræfte", wants.stale)
            return text.format(count=wants.stale), State.MISSING
        return _("intet"), State.DONE

    def _spoken(self, row: FamilyRow) -> str:
        deadline = words.folder_words(row.folder, self._now).words
        wanted, _state = self._wanted(row)
        missing = _("mangler {what}").format(what=wanted) if wanted else ""
        return ", ".join(part for part in (words.family_title(row.surname), deadline, missing) if part)

    def _tell_changed(self) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(FolderColumn) - 1))


def _state_answer(role: int, text: str, state: State | None) -> object:
    if role == Qt.ItemDataRole.DisplayRole:
        return text
    return state if role == RowRole.STATE else None
