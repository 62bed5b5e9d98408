"""The list of contacts as a table model over read models, and the words a contact is described with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from functools import lru_cache

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from linkworker_desktop.domain.categories import SECTOR_LABELS
from linkworker_desktop.domain.contact import Category, ContactId, Freshness, Sector
from linkworker_desktop.domain.moments import date_text
from linkworker_desktop.i18n import _, ngettext
from linkworker_desktop.i18n.danish import danish_sort_key
from linkworker_desktop.i18n.marks import N_
from linkworker_desktop.services.contact_views import ContactView
from linkworker_desktop.ui import words
from linkworker_desktop.ui.kit import states
from linkworker_desktop.ui.kit.icons import Icon
from linkworker_desktop.ui.kit.tokens import Ink
from linkworker_desktop.ui.kit.two_line_delegate import RowRole

Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()
ID_ROLE = int(Qt.ItemDataRole.UserRole)

_ICONS = {
    "interpreter": Icon.TRANSLATE,
    "transport": Icon.DIRECTIONS_BUS,
    "bank": Icon.ACCOUNT_BALANCE,
    "sports_club": Icon.SPORTS_SOCCER,
    "shelter_hotline": Icon.CALL,
}
"""Categories that are known by a sign of their own rather than by their sector's."""
_SECTOR_ICONS = {Sector.PRIVATE: Icon.TRANSLATE, Sector.ACUTE: Icon.CALL}
_PROPER_NAMES = {"immigration"}
_LOOSE_SECTORS = {Sector.PRIVATE, Sector.ACUTE}
"""Sectors that only gather what is left; their categories say enough by themselves."""


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
class Standing:
    """Whether a contact can be trusted: icon and word, in colour only when there is something to do."""

    icon: Icon
    ink: Ink
    words: str


@dataclass(frozen=True, slots=True)
class _Line:
    """One row of the table, ready to be drawn."""

    texts: tuple[str, str, str, str]
    second: str
    icon: Icon
    standing: Standing
    spoken: str


class ContactsModel(QAbstractTableModel):
    """Contacts in the order they are given; `ID_ROLE` is the contact's id. A row is worded when first seen."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[ContactView, ...] = ()
        self._lines: dict[int, _Line] = {}
        self._today = date(2000, 1, 1)

    def set_rows(self, rows: Sequence[ContactView], today: date) -> None:
        """Show other contacts; `today` is the day their confirmations are counted to."""
        rows = tuple(rows)
        is_same = [row.id for row in rows] == [row.id for row in self._rows]
        if not is_same:
            self.beginResetModel()
        self._rows, self._today, self._lines = rows, today, {}
        if not is_same:
            self.endResetModel()
        elif rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(Column) - 1))

    def row_at(self, line: int) -> ContactView:
        """Return the contact of a line."""
        return self._rows[line]

    def line_of(self, contact: ContactId | None) -> int | None:
        """Return the line a contact stands in, None when it is not shown."""
        return next((line for line, row in enumerate(self._rows) if row.id == contact), None)

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._rows)

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
        line, column = self._line(index.row()), index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return line.texts[column]
        if role == ID_ROLE:
            return self._rows[index.row()].id
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return line.spoken if column == Column.NAME else line.texts[column]
        if column == Column.NAME:
            return _name_role(line, role)
        if column == Column.STANDING:
            return {RowRole.ICON: line.standing.icon, RowRole.ICON_INK: line.standing.ink}.get(role)  # type: ignore[call-overload]
        if column == Column.AREA:
            return {RowRole.MUTED: True, Qt.ItemDataRole.ToolTipRole: line.texts[column]}.get(role)  # type: ignore[call-overload]
        return None

    def _line(self, number: int) -> _Line:
        line = self._lines.get(number)
        if line is None:
            line = self._lines[number] = _line_of(self._rows[number], self._today)
        return line


def area_words(category: Category) -> str:
    """Return sector and category: `Sundhed · apotek`; one that says enough by itself stands alone."""
    sector, label = _(SECTOR_LABELS[category.sector]), _(category.label)
    if label == sector or category.sector in _LOOSE_SECTORS:
        return label
    keeps_case = category.code in _PROPER_NAMES or label[1:2].isupper()
    return f"{sector} · {label if keeps_case else label[:1].lower() + label[1:]}"


def sector_icon(sector: Sector) -> Icon:
    """Return the icon of a sector, also of those without a colour of their own."""
    return _SECTOR_ICONS.get(sector) or states.Sector.of(sector.value).icon


def icon_of(category: Category) -> Icon:
    """Return the icon a contact is known by."""
    return _ICONS.get(category.code) or sector_icon(category.sector)


def title_of(view: ContactView) -> str:
    """Return the name a contact is looked for by: the person where there is one, else the place."""
    return view.draft.person or view.draft.organisation


def place_of(view: ContactView) -> str:
    """Return the place a person is found in; empty for a place itself."""
    return view.draft.organisation if view.draft.person else ""


def in_order(rows: Sequence[ContactView]) -> list[ContactView]:
    """Return contacts in the Danish order of the names they are shown by."""
    return sorted(rows, key=lambda view: _order(f"{title_of(view)} {place_of(view)}"))


@lru_cache(maxsize=1 << 16)
def _order(name: str) -> str:
    return danish_sort_key(name)


def second_line(view: ContactView) -> str:
    """Return the place and the role, else where it is, else the languages; empty when nothing is known."""
    draft = view.draft
    about = [place_of(view), draft.role]
    where = [draft.address.street, draft.address.town]
    for parts, between in ((about, " · "), (where, ", ")):
        if any(parts):
            return between.join(words.in_row(part) for part in parts if part)
    return ", ".join(words.language_name(code) for code in draft.languages)


def time_since(day: date, today: date) -> str:
    """Return how long ago a day was: `8 måneder siden`, `2 år siden`."""
    months = (today.year - day.year) * 12 + today.month - day.month - (today.day < day.day)
    if months >= 24:
        return ngettext("{years} år siden", "{years} år siden", months // 12).format(years=months // 12)
    if months >= 1:
        return ngettext("{months} måned siden", "{months} måneder siden", months).format(months=months)
    days = (today - day).days
    return ngettext("{days} dag siden", "{days} dage siden", days).format(days=days)


def again_in(due: date, today: date) -> str:
    """Return when a contact is to be confirmed again: `igen om 12 dage`."""
    days = (due - today).days
    near = {0: _("igen i dag"), 1: _("igen i morgen")}
    return near.get(days) or ngettext("igen om {days} dag", "igen om {days} dage", days).format(days=days)


def standing_of(view: ContactView, today: date) -> Standing:
    """Return what the row says of a contact's confirmation, or of its end."""
    draft = view.draft
    if view.deleted_at is not None:
        gone = _("slettet {day}").format(day=date_text(view.deleted_at.date()))
        return Standing(Icon.DELETE, Ink.MUTED, gone)
    if draft.ended_on is not None:
        return Standing(Icon.BLOCK, Ink.MUTED, _("ophørt {day}").format(day=date_text(draft.ended_on)))
    if draft.verified_on is None or view.due_again is None:
        return Standing(Icon.WARNING_AMBER, Ink.SOON, _("aldrig bekræftet"))
    if view.freshness is Freshness.STALE:
        return Standing(Icon.ERROR, Ink.OVER, time_since(draft.verified_on, today))
    if view.freshness is Freshness.DUE_SOON:
        return Standing(Icon.SCHEDULE, Ink.SOON, again_in(view.due_again, today))
    return Standing(Icon.CHECK_CIRCLE, Ink.MUTED, date_text(draft.verified_on))


def _line_of(view: ContactView, today: date) -> _Line:
    standing, second = standing_of(view, today), second_line(view)
    name, area = words.in_row(title_of(view)), _(view.category.label)
    phone = view.phone or _("intet nummer")
    said = (name, second, area_words(view.category), phone, standing.words)
    return _Line(
        (name, area, view.phone, standing.words),
        second,
        icon_of(view.category),
        standing,
        ", ".join(part for part in said if part),
    )


def _name_role(line: _Line, role: int) -> object:
    match role:
        case RowRole.SECOND_LINE:
            return line.second
        case RowRole.ICON:
            return line.icon
        case RowRole.BOLD:
            return True
        case Qt.ItemDataRole.ToolTipRole:
            return f"{line.texts[Column.NAME]}\n{line.second}".strip()
    return None
