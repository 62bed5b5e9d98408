"""The card »De første 96 timer«: a row for each family, the fewest hours first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from linkworker_desktop.domain.family import FamilyId
from linkworker_desktop.i18n import _, ngettext
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import link_button
from linkworker_desktop.ui.kit.card import Card
from linkworker_desktop.ui.kit.states import Level
from linkworker_desktop.ui.kit.tag import LevelTag
from linkworker_desktop.ui.pages.overview.hours_row import HoursRow
from linkworker_desktop.ui.pages.overview.keyed_rows import KeyedRows

if TYPE_CHECKING:  # the rules are counted after the first paint
    from linkworker_desktop.services.family_views import FamilyRow
    from linkworker_desktop.services.morning_views import FirstHours
    from linkworker_desktop.services.overview import OpenFolder

MOST = 8


class FirstHoursCard(Card):
    """Signals carry what was asked for: a folder, a family, a point that was ticked, the rest, the reason."""

    folder_wanted = Signal(object)
    family_wanted = Signal(object)
    ticked = Signal(object)
    all_wanted = Signal()
    reason_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("De første 96 timer"), parent=parent)
        tag = LevelTag(Level.LOCAL)
        tag.clicked.connect(self.reason_wanted)
        self.head.add_right(tag)
        self.head.set_remark(_("Kommunens egen frist"))
        self._keyed: KeyedRows[FamilyId, HoursRow] = KeyedRows(self)
        self._rest = 0

    @property
    def rows(self) -> list[HoursRow]:
        """The rows from the top."""
        return self._keyed.rows

    def show_folders(self, folders: Sequence[OpenFolder], count: int, now: datetime) -> None:
        """Show families whose folder is not out before anything else of them is known; `count` are there in all."""
        self._arrange([each.row.id for each in folders[:MOST]], count)
        for place, (row, folder) in enumerate(zip(self.rows, folders, strict=False)):
            row.show_time(folder.row, now)
            row.show_step(folder.row.surname, is_first=place == 0, wants_folder=True)
            row.show_needs(folder.needs)

    def show_families(self, families: Sequence[FirstHours], now: datetime) -> None:
        """Show these families with their points; a row stays the same widget as long as its family is there."""
        self._arrange([each.row.id for each in families[:MOST]], len(families))
        for place, (row, first) in enumerate(zip(self.rows, families, strict=False)):
            row.show_time(first.row, now)
            row.show_points(first)
            row.show_step(first.row.surname, is_first=place == 0, wants_folder=first.wants_folder)

    def show_times(self, families: Sequence[FamilyRow], now: datetime) -> None:
        """Count the hours of the rows that are there anew."""
        by_id = {each.id: each for each in families}
        for row in self.rows:
            if row.family in by_id:
                row.show_time(by_id[row.family], now)

    def show_needs(self, folders: Sequence[OpenFolder]) -> None:
        """Say with the buttons that open a folder what it still wants."""
        needs = {each.row.id: each.needs for each in folders}
        for row in self.rows:
            row.show_needs(needs.get(row.family))

    def row_of(self, family: FamilyId) -> HoursRow | None:
        """Return the row of a family, None when it is not shown."""
        return self._keyed.get(family)

    def _arrange(self, families: list[FamilyId], count: int) -> None:
        said = ngettext("{count} familie", "{count} familier", count)
        self.head.set_count(said.format(count=count))
        rest = count - len(families)
        if families == [row.family for row in self.rows] and rest == self._rest:
            return
        self._rest = rest
        more = _more(rest, self.all_wanted.emit) if rest > 0 else None
        self._keyed.put(families, self._row, more)

    def _row(self, family: FamilyId) -> HoursRow:
        row = HoursRow(family)
        row.folder_wanted.connect(self.folder_wanted)
        row.family_wanted.connect(self.family_wanted)
        row.ticked.connect(self.ticked)
        return row


def _more(rest: int, act: Callable[[], object]) -> QWidget:
    holder = QWidget()
    line = QHBoxLayout(holder)
    line.setContentsMargins(measures.GAP_12, measures.GAP_8, measures.GAP_12, measures.GAP_8)
    more = link_button(_("+ {count} mere").format(count=rest))
    more.setAccessibleName(ngettext("{count} familie mere", "{count} familier mere", rest).format(count=rest))
    more.clicked.connect(act)
    line.addWidget(more)
    line.addStretch(1)
    return holder
