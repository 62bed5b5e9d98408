"""The table of families with what takes its place when it is empty, and the buttons of the trash."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget
from shiboken6 import isValid

from linkworker_desktop.domain.family import FamilyId
from linkworker_desktop.i18n import _
from linkworker_desktop.services.family_list_views import ListColumn
from linkworker_desktop.services.family_views import FamilyRow
from linkworker_desktop.ui.kit.card import Card
from linkworker_desktop.ui.kit.empty_state import EmptyState
from linkworker_desktop.ui.kit.icons import Icon
from linkworker_desktop.ui.models.families import FamiliesModel
from linkworker_desktop.ui.pages.families.table import FamiliesTable
from linkworker_desktop.ui.pages.families.trash import TrashButtons


class Listing(QStackedWidget):
    """`restore_asked` and `erase_asked` carry a family, `all_asked` wishes for the list without filters."""

    restore_asked = Signal(object)
    erase_asked = Signal(object)
    new_asked = Signal()
    all_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = FamiliesModel()
        self.table = FamiliesTable(self.model)
        self._card = Card()
        self._card.add_row(self.table, stretch=1)
        self._nothing, self._nothing_said = QWidget(), ""
        self._in_trash: list[TrashButtons] = []
        self.addWidget(self._card)
        self.addWidget(self._nothing)

    @property
    def trash_buttons(self) -> list[TrashButtons]:
        """The buttons of the rows in the trash, from the top."""
        return [buttons for buttons in self._in_trash if isValid(buttons)]

    def chosen(self) -> list[FamilyRow]:
        """Return the chosen families in the order of the list."""
        rows = {index.row() for index in self.table.selectionModel().selectedRows()}
        return [self.model.row_at(row) for row in sorted(rows)]

    def current(self) -> FamilyId | None:
        """Return the family the keyboard is at, None when the list is empty."""
        index = self.table.currentIndex()
        return self.model.row_at(index.row()).id if index.isValid() else None

    def choose(self, current: FamilyId | None, several: list[FamilyId]) -> None:
        """Choose families again after other ones came; the first where the current one is gone."""
        line = self.model.line_of(current) if current is not None else None
        if line is None and self.model.rowCount():
            line = 0
        flags = QItemSelectionModel.SelectionFlag
        chosen = self.table.selectionModel()
        if line is not None and self.table.currentIndex().row() != line:
            chosen.setCurrentIndex(self.model.index(line, 0), flags.ClearAndSelect | flags.Rows)
        if len(several) > 1 and len(chosen.selectedRows()) < 2:
            for family in several:
                found = self.model.line_of(family)
                if found is not None:
                    chosen.select(self.model.index(found, 0), flags.Select | flags.Rows)

    def choose_one(self) -> None:
        """Choose nothing but the family the keyboard is at."""
        flags = QItemSelectionModel.SelectionFlag
        index = self.table.currentIndex()
        self.table.selectionModel().select(index, flags.ClearAndSelect | flags.Rows)

    def show_rows(self) -> None:
        """Show the table, with two buttons in every row of the trash."""
        self.setCurrentWidget(self._card)
        self._in_trash = self.trash_buttons
        section = self.model.section_of(ListColumn.HOUSED)
        for at, line in enumerate(self.model.lines):
            if line.row.deleted_at is None or section is None:
                continue
            index = self.model.index(at, section)
            if self.table.indexWidget(index) is None:
                self._in_trash.append(self._made_buttons(line.row))
                self.table.setIndexWidget(index, self._in_trash[-1])

    def show_nothing(self, text: str, *, offers_new: bool, offers_all: bool) -> None:
        """Show one sentence in place of the table, and at most one way on."""
        key = f"{text}{offers_new}{offers_all}"
        if key != self._nothing_said:
            self._nothing_said = key
            neutral = EmptyState(text, drawing=False)
            if offers_new:
                neutral.add_primary(_("Opret familie"), Icon.ADD).clicked.connect(self.new_asked)
            if offers_all:
                neutral.add_link(_("Vis alle aktive")).clicked.connect(self.all_asked)
            self.removeWidget(self._nothing)
            self._nothing.deleteLater()
            self._nothing = neutral
            self.addWidget(neutral)
        self.setCurrentWidget(self._nothing)

    def _made_buttons(self, row: FamilyRow) -> TrashButtons:
        buttons = TrashButtons(row.surname)
        family = row.id
        buttons.restore_button.clicked.connect(lambda: self.restore_asked.emit(family))
        buttons.erase_button.clicked.connect(lambda: self.erase_asked.emit(family))
        return buttons
