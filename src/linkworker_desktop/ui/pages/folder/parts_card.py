"""The left card of the folder page: the parts in their order, and the languages under them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QWidget

from linkworker_desktop.i18n import _, ngettext
from linkworker_desktop.services.folder_views import FolderPartView
from linkworker_desktop.ui.kit.card import Card
from linkworker_desktop.ui.models.folder_parts import FolderPartsModel
from linkworker_desktop.ui.pages.folder.folder_words import state_words
from linkworker_desktop.ui.pages.folder.language_chips import LanguageChips
from linkworker_desktop.ui.pages.folder.parts_view import PartsView


class PartsCard(Card):
    """Shows the parts; `selected` carries the number of the part somebody chose."""

    selected = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Dele"), parent=parent)
        self.model = FolderPartsModel(state_words)
        self.view = PartsView(self.model)
        self.languages = LanguageChips()
        self._number: int | None = None
        self.head.set_remark(_("Træk for at flytte"))
        self.add_row(self.view, stretch=1000)
        self.add_row(self.languages)
        self.add_stretch()
        self.view.selectionModel().currentChanged.connect(self._changed)

    @property
    def number(self) -> int | None:
        """The number of the chosen part, None before there is one."""
        return self._number

    def show_parts(self, parts: Sequence[FolderPartView]) -> None:
        """Show the parts; the chosen one stays chosen wherever it stands now."""
        count = len(parts)
        self.head.set_title(ngettext("{count} del", "{count} dele", count).format(count=count))
        number = self._number
        self.model.set_parts(parts)
        self.select(number if number is not None else parts[0].number)

    def select(self, number: int) -> None:
        """Choose a part and bring it into view."""
        row = self.model.row_of(number)
        if row is None:
            return
        index = self.model.index(row)
        if self.view.currentIndex() != index:
            self.view.setCurrentIndex(index)
        self.view.scrollTo(index)

    def _changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        if not current.isValid():
            return
        number = self.model.part_at(current.row()).number
        if number != self._number:
            self._number = number
            self.selected.emit(number)
