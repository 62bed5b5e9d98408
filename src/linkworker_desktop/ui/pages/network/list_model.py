"""The list twin of the network map: one row for each contact, also those that are not counted or have ended."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from linkworker_desktop.domain.family import PersonId
from linkworker_desktop.domain.network import (
    ENDED_LABELS,
    FREQUENCY_LABELS,
    BodyPerson,
    Frequency,
    Network,
    NetworkBody,
)
from linkworker_desktop.i18n import _
from linkworker_desktop.i18n.marks import N_
from linkworker_desktop.ui import words
from linkworker_desktop.ui.kit.states import Sector
from linkworker_desktop.ui.kit.tokens import Ink
from linkworker_desktop.ui.kit.two_line_delegate import RowRole
from linkworker_desktop.ui.pages.network.faces import whom_words

Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()


class Column(IntEnum):
    """The columns from the left."""

    BODY = 0
    PERSON = 1
    FOR_WHOM = 2
    SINCE = 3
    FREQUENCY = 4
    PURPOSE = 5


HEADS = {
    Column.BODY: N_("Myndighed"),
    Column.PERSON: N_("Person"),
    Column.FOR_WHOM: N_("For hvem"),
    Column.SINCE: N_("Siden"),
    Column.FREQUENCY: N_("Hvor tit"),
    Column.PURPOSE: N_("Om hvad"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """A contact in the body it belongs to."""

    body: NetworkBody
    person: BodyPerson


class NetworkListModel(QAbstractTableModel):
    """The rows stand as on the map: authorities by sector, then the others, then what has ended."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[Row, ...] = ()
        self._names: dict[PersonId, str] = {}
        self._today = date.min

    def set_network(self, network: Network, today: date, chosen: PersonId | None = None) -> None:
        """Show a network, or what of it concerns one member."""
        self.beginResetModel()
        self._rows = tuple(_rows(network, chosen))
        self._names = {member.id: words.in_row(member.name) for member in network.members}
        self._today = today
        self.endResetModel()

    def row_at(self, at: int) -> Row:
        """Return what stands in a row."""
        return self._rows[at]

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _(HEADS[Column(section)])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], Column(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(row, column)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._sentence(row) if column is Column.BODY else self._text(row, column)
            case Qt.ItemDataRole.ToolTipRole:
                return row.person.purpose if column is Column.PURPOSE else None
            case RowRole.SECOND_LINE:
                return self._second(row, column)
            case RowRole.MUTED:
                return row.person.ended is not None or column > Column.PERSON
            case RowRole.ICON if column is Column.BODY:
                return Sector.of(row.body.sector.value).icon
            case RowRole.ICON_INK if column is Column.BODY:
                sector = Sector.of(row.body.sector.value)
                return Ink.MUTED if row.person.ended is not None else sector.ink
        return None

    def _text(self, row: Row, column: Column) -> str:
        person = row.person
        match column:
            case Column.BODY:
                return words.in_row(row.body.name)
            case Column.PERSON:
                return words.in_row(person.name) or "–"
            case Column.FOR_WHOM:
                return words.capitalised(
                    whom_words(person.members, self._names, is_for_all=person.is_for_all)
                )
            case Column.SINCE:
                return words.short_date(person.since, self._today) if person.since else "–"
            case Column.FREQUENCY:
                known = person.frequency is not Frequency.UNKNOWN
                return words.capitalised(_(FREQUENCY_LABELS[person.frequency])) if known else "–"
            case _:
                return person.purpose or "–"

    def _second(self, row: Row, column: Column) -> str:
        if column is Column.BODY:
            label = Sector.of(row.body.sector.value).label
            return label if row.body.is_authority else _("{sector}, tælles ikke med").format(sector=label)
        if column is Column.PERSON:
            return row.person.role
        if column is Column.SINCE and row.person.ended is not None:
            until = row.person.until
            ended = _(ENDED_LABELS[row.person.ended])
            return _("til {day}").format(day=words.short_date(until, self._today)) if until else ended
        return ""

    def _sentence(self, row: Row) -> str:
        parts = [self._text(row, column) for column in Column]
        if row.person.ended is not None:
            parts.append(_(ENDED_LABELS[row.person.ended]))
        return ", ".join(part for part in parts if part != "–")


def _rows(network: Network, chosen: PersonId | None) -> Iterator[Row]:
    groups: Sequence[Sequence[NetworkBody]] = (network.authorities, network.others, network.ended)
    for bodies in groups:
        for body in bodies:
            for person in body.persons:
                if chosen is None or chosen in person.members:
                    yield Row(body, person)
