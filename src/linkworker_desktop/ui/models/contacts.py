"""The directory as a table model: the keys of all rows in order, the rows themselves a page at a time."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, QTimer

from linkworker_desktop.domain.contact import ContactId
from linkworker_desktop.i18n import _
from linkworker_desktop.i18n.marks import N_
from linkworker_desktop.services.contact_views import ContactLine
from linkworker_desktop.ui import words
from linkworker_desktop.ui.kit.icons import Icon
from linkworker_desktop.ui.kit.two_line_delegate import RowRole
from linkworker_desktop.ui.models.contact_words import (
    Standing,
    again_in,
    area_words,
    icon_of,
    place_of,
    second_line,
    sector_icon,
    standing_of,
    standing_of_line,
    time_since,
    title_of,
)

__all__ = [
    "ID_ROLE",
    "PAGE",
    "Column",
    "ContactsModel",
    "Standing",
    "again_in",
    "area_words",
    "icon_of",
    "place_of",
    "second_line",
    "sector_icon",
    "standing_of",
    "standing_of_line",
    "steady",
    "time_since",
    "title_of",
]

Index = QModelIndex | QPersistentModelIndex
Fetch = Callable[[Sequence[ContactId]], Iterable[ContactLine]]
NO_PARENT = QModelIndex()
ID_ROLE = int(Qt.ItemDataRole.UserRole)
PAGE = 32
"""So many rows are read at a time."""
MOST_PAGES = 24
"""So many pages are kept; the one not seen for the longest time is forgotten first."""

MOST_STEADY = 2_000


class Column(IntEnum):
    """The columns in their order; the last one says when the contact was confirmed, or when it left."""

    NAME = 0
    AREA = 1
    PHONE = 2
    STANDING = 3


_HEADS = {
    Column.NAME: N_("Navn og sted"),
    Column.AREA: N_("Område"),
    Column.PHONE: N_("Telefon"),
    Column.STANDING: N_("Bekræftet"),
}


@dataclass(frozen=True, slots=True)
class _Row:
    """One row of the table, ready to be drawn."""

    texts: tuple[str, str, str, str]
    second: str
    icon: Icon
    standing: Standing
    spoken: str


class ContactsModel(QAbstractTableModel):
    """Contacts in the order of their keys; `ID_ROLE` is the contact's id.

    `fetch` gives the lines of a few ids. Whoever shows rows asks for them with `ensure` first: `data` reads
    nothing. A row that was not asked for is empty at first and told as changed a moment later.
    """

    def __init__(self, fetch: Fetch) -> None:
        super().__init__()
        self._fetch = fetch
        self._keys: Sequence[ContactId] = ()
        self._pages: OrderedDict[int, dict[ContactId, _Row]] = OrderedDict()
        self._today = date(2000, 1, 1)
        self._missed: set[int] = set()
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._fetch_missed)

    @property
    def rows_held(self) -> int:
        """How many rows are in memory."""
        return sum(len(page) for page in self._pages.values())

    def set_keys(self, keys: Sequence[ContactId], today: date) -> None:
        """Show other contacts; `today` is the day their confirmations are counted to."""
        is_same = bool(keys == self._keys)
        if not is_same:
            self.beginResetModel()
        self._keys, self._today = keys, today
        self._pages.clear()
        self._missed.clear()
        if not is_same:
            self.endResetModel()
        elif len(keys):
            self.dataChanged.emit(self.index(0, 0), self.index(len(keys) - 1, len(Column) - 1))

    @property
    def keys(self) -> Sequence[ContactId]:
        """The contacts that are shown, in their order."""
        return self._keys

    def id_at(self, line: int) -> ContactId:
        """Return the contact of a line."""
        return self._keys[line]

    def ids_at(self, lines: Iterable[tuple[int, int]]) -> list[ContactId]:
        """Return the contacts of ranges of lines, both ends included."""
        return [one for first, last in lines for one in self._keys[first : last + 1]]

    def line_of(self, contact: ContactId | None) -> int | None:
        """Return the line a contact stands in, None when it is not shown."""
        if contact is None:
            return None
        try:
            return self._keys.index(contact)
        except ValueError:
            return None

    def lines_of(self, contacts: Sequence[ContactId]) -> list[int]:
        """Return the lines of contacts in ascending order; those not shown are left out."""
        wanted = set(contacts)
        if not wanted:
            return []
        return [line for line, one in enumerate(self._keys[: len(self._keys)]) if one in wanted]

    def ensure(self, first: int, last: int) -> None:
        """Read the pages of the lines from `first` to `last` that are not here yet."""
        last = min(last, len(self._keys) - 1)
        for number in range(max(first, 0) // PAGE, last // PAGE + 1 if last >= 0 else 0):
            self._page(number)

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._keys)

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _(_HEADS[Column(section)])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role == ID_ROLE:
            return self._keys[index.row()]
        row, column = self._row(index.row()), index.column()
        if row is None:
            return "" if role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.DisplayRole:
            return row.texts[column]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken if column == Column.NAME else row.texts[column]
        if column == Column.NAME:
            return _name_role(row, role)
        if column == Column.STANDING:
            return {RowRole.ICON: row.standing.icon, RowRole.ICON_INK: row.standing.ink}.get(role)  # type: ignore[call-overload]
        if column == Column.PHONE:
            return row.texts[column] if role == Qt.ItemDataRole.ToolTipRole else None
        if column == Column.AREA:
            return {RowRole.MUTED: True, Qt.ItemDataRole.ToolTipRole: row.texts[column]}.get(role)  # type: ignore[call-overload]
        return None

    def _row(self, number: int) -> _Row | None:
        page = self._pages.get(number // PAGE)
        if page is None:
            self._missed.add(number // PAGE)
            self._later.start()
            return None
        return page.get(self._keys[number])

    def _page(self, number: int) -> None:
        if number in self._pages:
            self._pages.move_to_end(number)
            return
        wanted = self._keys[number * PAGE : (number + 1) * PAGE]
        self._pages[number] = {line.id: _row_of(line, self._today) for line in self._fetch(wanted)}
        while len(self._pages) > MOST_PAGES:
            self._pages.popitem(last=False)

    def _fetch_missed(self) -> None:
        missed, self._missed = self._missed, set()
        for number in sorted(missed)[:MOST_PAGES]:
            if number * PAGE < len(self._keys) and number not in self._pages:
                self._page(number)
                last = min((number + 1) * PAGE, len(self._keys)) - 1
                self.dataChanged.emit(self.index(number * PAGE, 0), self.index(last, len(Column) - 1))


def steady(before: Sequence[ContactId], after: Sequence[ContactId]) -> Sequence[ContactId]:
    """Return `after` in the order of `before`, what is new first, so that a row does not jump when it is used.

    A list too long for anybody to go through comes back as it is.
    """
    if not len(before) or len(after) > MOST_STEADY:
        return after
    known, present = set(before), set(after)
    kept = [one for one in before if one in present]
    result = [*(one for one in after if one not in known), *kept]
    return before if result == list(before) else result


def _row_of(line: ContactLine, today: date) -> _Row:
    standing, second = standing_of_line(line, today), line.second
    name, area = words.in_row(line.name), _(line.category.label)
    phone = line.phone or _("intet nummer")
    said = (name, second, area_words(line.category), phone, standing.words)
    return _Row(
        (name, area, line.phone, standing.words),
        second,
        icon_of(line.category),
        standing,
        ", ".join(part for part in said if part),
    )


def _name_role(row: _Row, role: int) -> object:
    match role:
        case RowRole.SECOND_LINE:
            return row.second
        case RowRole.ICON:
            return row.icon
        case RowRole.BOLD:
            return True
        case Qt.ItemDataRole.ToolTipRole:
            return f"{row.texts[Column.NAME]}\n{row.second}".strip()
    return None
