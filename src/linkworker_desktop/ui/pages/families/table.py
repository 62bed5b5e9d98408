"""The table of families: as wide columns as their words need, or as the user drew them; a click on a head sorts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QKeyCombination, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from linkworker_desktop.i18n import _
from linkworker_desktop.services.family_list_views import USUAL_COLUMNS, ListColumn
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.restyled import Restyled
from linkworker_desktop.ui.kit.table import setup_table
from linkworker_desktop.ui.models.families import FamiliesModel

_WIDTHS = {
    ListColumn.CODE: (76, 90),
    ListColumn.ADDRESS: (180, 260),
    ListColumn.PEOPLE: (80, 90),
    ListColumn.AGES: (120, 140),
    ListColumn.LANGUAGES: (116, 190),
    ListColumn.PHASE: (116, 130),
    ListColumn.HOUSED: (136, 170),
    ListColumn.FOLDER: (196, 240),
    ListColumn.NEXT: (216, 260),
    ListColumn.LATE: (96, 110),
    ListColumn.COORDINATOR: (150, 200),
    ListColumn.NOTED: (106, 120),
    ListColumn.CONSENTS: (124, 140),
    ListColumn.PLAN: (92, 110),
    ListColumn.AUTHORITIES: (106, 120),
    ListColumn.INTERPRETER: (104, 130),
}
"""Least and most, at 100 % text; the family has what is left, and at least what stands below."""
_LEAST_NAME = 250
_TRASH_WIDTHS = _WIDTHS | {ListColumn.HOUSED: (284, 310), ListColumn.FOLDER: (136, 180)}
"""Two buttons stand where the others have a date."""
_LEFT_OUT = (ListColumn.PEOPLE, ListColumn.LANGUAGES)
"""What gives way to the buttons in a narrow trash."""
_NARROW, _WIDE = 820, 1180
"""The room of the table at which the columns have their least and their most."""


class FamiliesTable(Restyled, QTableView):
    """`sort_asked` carries a column, `width_drawn` a column and its width at 100 %, `delete_asked` the Delete key."""

    sort_asked = Signal(object)
    width_drawn = Signal(object, int)
    delete_asked = Signal()

    def __init__(self, model: FamiliesModel) -> None:
        self._model = model
        self._drawn: dict[ListColumn, int] = {}
        self._is_trash = self._is_fitting = False
        super().__init__()
        self.setModel(model)
        setup_table(self, name=_("Familier"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        head = self.horizontalHeader()
        head.setSectionsClickable(True)
        head.setSortIndicatorShown(False)
        head.sectionClicked.connect(self._ask_sort)
        head.sectionResized.connect(self._note_width)
        model.modelReset.connect(self.restyle)
        self.restyle()

    @property
    def drawn(self) -> dict[ListColumn, int]:
        """The widths the user drew, in pixels at 100 % text."""
        return dict(self._drawn)

    def set_trash(self, *, is_trash: bool) -> None:
        """Make room for two buttons in every row, or not."""
        if is_trash != self._is_trash:
            self._is_trash = is_trash
            self.restyle()

    def set_drawn(self, widths: Mapping[ListColumn, int]) -> None:
        """Use these widths, in pixels at 100 % text, where the user drew them."""
        if widths != self._drawn:
            self._drawn = dict(widths)
            self.restyle()

    def show_order(self, column: ListColumn, *, is_falling: bool) -> None:
        """Show in the head what the list is sorted by; its own order shows nothing."""
        head, section = self.horizontalHeader(), self._model.section_of(column)
        is_shown = section is not None and (column is not ListColumn.SURNAME or is_falling)
        head.setSortIndicatorShown(is_shown)
        if is_shown and section is not None:
            order = Qt.SortOrder.DescendingOrder if is_falling else Qt.SortOrder.AscendingOrder
            head.setSortIndicator(section, order)

    def restyle(self) -> None:
        """Divide the room of the moment."""
        self._is_fitting = True
        columns = self._model.columns
        least = 0
        for section, column in enumerate(columns):
            if column is ListColumn.SURNAME:
                continue
            is_hidden = self._is_trash and column in _LEFT_OUT and self.width() < measures.scaled(_NARROW)
            self.setColumnHidden(section, is_hidden)
            self._set_mode(section, QHeaderView.ResizeMode.Fixed if self._is_trash else None)
            width = self._width_of(column)
            self.setColumnWidth(section, width)
            least += 0 if is_hidden else width
        self._fit_name(columns, least)
        self._is_fitting = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.restyle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.keyCombination() == QKeyCombination(Qt.Key.Key_Delete) and not self._is_trash:
            self.delete_asked.emit()
            return
        super().keyPressEvent(event)

    def _fit_name(self, columns: Sequence[ListColumn], others: int) -> None:
        if ListColumn.SURNAME not in columns:
            return
        section = columns.index(ListColumn.SURNAME)
        self.setColumnHidden(section, False)
        floor = measures.scaled(_LEAST_NAME)
        has_room = self.viewport().width() - others >= floor
        if has_room and ListColumn.SURNAME not in self._drawn:
            self._set_mode(section, QHeaderView.ResizeMode.Stretch)
            return
        self._set_mode(section, None)
        drawn = self._drawn.get(ListColumn.SURNAME)
        self.setColumnWidth(section, measures.scaled(drawn) if drawn else floor)

    def _set_mode(self, section: int, mode: QHeaderView.ResizeMode | None) -> None:
        wanted = mode if mode is not None else QHeaderView.ResizeMode.Interactive
        self.horizontalHeader().setSectionResizeMode(section, wanted)

    def _width_of(self, column: ListColumn) -> int:
        drawn = self._drawn.get(column)
        if drawn is not None and not self._is_trash:
            return measures.scaled(drawn)
        least, most = (_TRASH_WIDTHS if self._is_trash else _WIDTHS)[column]
        narrow, wide = measures.scaled(_NARROW), measures.scaled(_WIDE)
        share = min(1.0, max(0.0, (self.width() - narrow) / (wide - narrow)))
        if self._model.columns != USUAL_COLUMNS and not self._is_trash:
            share = 0.0
        return measures.scaled(least + (most - least) * share)

    def _ask_sort(self, section: int) -> None:
        if not self._is_trash:
            self.sort_asked.emit(self._model.columns[section])

    def _note_width(self, section: int, before: int, now: int) -> None:
        columns = self._model.columns
        is_drawn = not self._is_fitting and before > 0 and section < len(columns) and not self._is_trash
        mode = self.horizontalHeader().sectionResizeMode(section) if section < len(columns) else None
        if is_drawn and mode is QHeaderView.ResizeMode.Interactive:
            at_100 = max(1, round(now * 100 / measures.scaled(100)))
            self._drawn[columns[section]] = at_100
            self.width_drawn.emit(columns[section], at_100)
