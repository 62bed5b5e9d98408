"""The list of families as a table model over read models."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from linkworker_desktop.domain.family import FamilyId
from linkworker_desktop.domain.moments import time_text
from linkworker_desktop.i18n import _
from linkworker_desktop.i18n.marks import N_
from linkworker_desktop.services.family_views import FamilyRow
from linkworker_desktop.ui import words
from linkworker_desktop.ui.kit.icons import Icon
from linkworker_desktop.ui.kit.states import State
from linkworker_desktop.ui.kit.two_line_delegate import RowRole

Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()
ID_ROLE = int(Qt.ItemDataRole.UserRole)


class Column(IntEnum):
    """The columns in their order; the last one says where the folder stands, or when the family left."""

    FAMILY = 0
    PEOPLE = 1
    LANGUAGE = 2
    HOUSED = 3
    FOLDER = 4


_HEADS = {
    Column.FAMILY: N_("Familie"),
    Column.PEOPLE: N_("Personer"),
    Column.LANGUAGE: N_("Sprog"),
    Column.HOUSED: N_("Flyttede ind"),
    Column.FOLDER: N_("Velkomstmappe"),
}


class FamiliesModel(QAbstractTableModel):
    """Families in the order the service gives; `ID_ROLE` is the family's id."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[FamilyRow, ...] = ()
        self._now = datetime.fromtimestamp(0, UTC)

    def set_rows(self, rows: Sequence[FamilyRow], now: datetime) -> None:
        """Show other families; `now` is local wall time for the words of their deadlines."""
        rows = tuple(rows)
        if [row.id for row in rows] == [row.id for row in self._rows]:
            self._rows, self._now = rows, now
            if rows:
                last = self.index(len(rows) - 1, len(Column) - 1)
                self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self._rows, self._now = rows, now
        self.endResetModel()

    def row_at(self, row: int) -> FamilyRow:
        """Return the family of a line."""
        return self._rows[row]

    def line_of(self, family: FamilyId) -> int | None:
        """Return the line a family stands in, None when it is not shown."""
        return next((line for line, row in enumerate(self._rows) if row.id == family), None)

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._head(Column(section))
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ID_ROLE:
            return row.id
        column = Column(index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row) if column is Column.FAMILY else self._text(row, column)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, column)
        if column is Column.FAMILY:
            return _family_role(row, role)
        if column is Column.FOLDER and role == RowRole.STATE:
            return self._state(row)
        return None

    def _head(self, column: Column) -> str:
        first = self._rows[0] if self._rows else None
        if first is not None and first.deleted_at is not None and column is Column.HOUSED:
            return ""
        if first is not None and column is Column.FOLDER:
            if first.deleted_at is not None:
                return _("Slettet")
            if first.closed_on is not None:
                return _("Afsluttet")
        return _(_HEADS[column])

    def _text(self, row: FamilyRow, column: Column) -> str:
        match column:
            case Column.FAMILY:
                return words.in_row(row.surname)
            case Column.PEOPLE:
                return str(row.people)
            case Column.LANGUAGE:
                return words.language_words(row.languages)
            case Column.HOUSED:
                return _housed(row, self._now.date())
            case Column.FOLDER:
                return self._standing(row)

    def _standing(self, row: FamilyRow) -> str:
        today = self._now.date()
        if row.deleted_at is not None:
            return _("slettet {day}").format(day=words.short_date(row.deleted_at.date(), today))
        if row.closed_on is not None:
            return _("afsluttet {day}").format(day=words.short_date(row.closed_on, today))
        return words.folder_words(row.folder, self._now).words

    def _state(self, row: FamilyRow) -> State:
        if row.deleted_at is not None or row.closed_on is not None:
            return State.NOT_APPLICABLE if row.deleted_at is not None else State.DONE
        return words.folder_words(row.folder, self._now).state

    def _spoken(self, row: FamilyRow) -> str:
        parts = (
            words.family_title(row.surname),
            words.people_words(row.people),
            words.language_words(row.languages),
            self._standing(row),
        )
        return ", ".join(parts)


def _family_role(row: FamilyRow, role: int) -> object:
    if role == RowRole.SECOND_LINE:
        return _("Adressen er beskyttet") if row.is_protected else row.address or row.code
    if role == RowRole.ICON:
        return Icon.VERIFIED_USER if row.is_protected else Icon.FAMILY_RESTROOM
    return None


def _housed(row: FamilyRow, today: date) -> str:
    if row.deleted_at is not None:
        return ""
    if row.housed_at is None:
        return _("ikke endnu")
    day = words.short_date(row.housed_at.date(), today)
    return _("{day} kl. {time}").format(day=day, time=time_text(row.housed_at.time()))
