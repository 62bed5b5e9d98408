"""The saved lists as chips, and the two buttons for what narrows the list and which columns it has."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from linkworker_desktop.i18n import _
from linkworker_desktop.services.family_list_views import Lack, SavedList, SavedListId
from linkworker_desktop.ui import words
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import icon_button
from linkworker_desktop.ui.kit.chip import Chip
from linkworker_desktop.ui.kit.flow_box import FlowBox
from linkworker_desktop.ui.kit.icons import Icon

_ICONS = {
    Lack.COORDINATOR: Icon.SYNC_ALT,
    Lack.CONSENT: Icon.HANDSHAKE,
    Lack.PLAN: Icon.DESCRIPTION,
    Lack.PROGRESS: Icon.HOURGLASS_TOP,
    Lack.COMING: Icon.EVENT,
}


class ListsBar(QWidget):
    """`chosen` carries the id of a list, None for everybody; `narrow_asked` whether the filters are wanted.

    The buttons `narrow` and `columns_button` stand where the page puts them.
    """

    chosen = Signal(object)
    narrow_asked = Signal(bool)
    columns_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._saved: tuple[SavedList, ...] = ()
        self.chips: dict[SavedListId, Chip] = {}
        self.box = FlowBox(spacing=measures.GAP_8, line_spacing=measures.GAP_8)
        self.narrow = Chip(_("Filtre"), Icon.TUNE)
        self.narrow.setAccessibleDescription(_("Viser felter til sprog, by, fase og mere"))
        self.columns_button = icon_button(Icon.VIEW_LIST, _("Vælg kolonner"))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(measures.GAP_8)
        line.addWidget(self.box, 1)
        self.narrow.clicked.connect(self.narrow_asked)
        self.columns_button.clicked.connect(self.columns_asked)

    def show_lists(self, saved: Sequence[SavedList], chosen: SavedListId | None, narrowed: int) -> None:
        """Show the lists, which one is chosen, and how many filters are set beside it."""
        saved = tuple(saved)
        if [(each.id, each.name) for each in saved] != [(each.id, each.name) for each in self._saved]:
            self._make_chips(saved)
        self._saved = saved
        for ident, chip in self.chips.items():
            chip.setChecked(ident == chosen)
        self.narrow.set_count(narrowed or None)

    def _make_chips(self, saved: Sequence[SavedList]) -> None:
        for chip in self.chips.values():
            self.box.drop(chip)
        self.chips = {}
        for each in saved:
            chip = Chip(words.in_row(each.name), _ICONS[each.lack] if each.lack is not None else Icon.LIST)
            chip.clicked.connect(lambda is_on, ident=each.id: self.chosen.emit(ident if is_on else None))
            self.box.add(chip)
            self.chips[each.id] = chip
        before: QWidget | None = None
        for widget in self.chips.values():
            if before is not None:
                QWidget.setTabOrder(before, widget)
            before = widget
