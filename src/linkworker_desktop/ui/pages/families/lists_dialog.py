"""The saved lists: renamed, moved and removed."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QVBoxLayout, QWidget

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.problems import InvalidInput
from linkworker_desktop.i18n import _
from linkworker_desktop.services.changes import Changed
from linkworker_desktop.services.family_list_views import SavedList
from linkworker_desktop.ui import words
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import icon_button, secondary_button, small_button
from linkworker_desktop.ui.kit.field import Field
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.icons import Icon
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.table import setup_list
from linkworker_desktop.ui.kit.tokens import Ink

LINES = 6


class ListsDialog(QDialog):
    """The chosen list's name stands in the field; every change is saved at once and can be taken back."""

    def __init__(self, services: Services, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lists, self._act = services.family_lists, actions
        self._rows: tuple[SavedList, ...] = ()
        self.list = QListWidget()
        self.name = Field(_("&Navn"))
        self.rename_button = small_button(_("&Omdøb"), Icon.CHECK)
        self.up_button = icon_button(Icon.ARROW_UPWARD, _("Flyt listen op"))
        self.down_button = icon_button(Icon.ARROW_DOWNWARD, _("Flyt listen ned"))
        self.remove_button = icon_button(Icon.DELETE, _("Fjern listen"))
        self.close_button = secondary_button(_("Luk"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._build()
        self._connect()
        self._load()

    def sizeHint(self) -> QSize:
        return QSize(measures.scaled(460), measures.scaled(480))

    def rename(self) -> None:
        """Give the chosen list the name in the field."""
        chosen = self._chosen()
        if chosen is not None:
            self._write(lambda: self._lists.rename(chosen.id, self.name.line_edit.text()), chosen.id)

    def move_by(self, step: int) -> None:
        """Move the chosen list up (-1) or down (1)."""
        chosen, place = self._chosen(), self.list.currentRow() + step
        if chosen is not None and 0 <= place < len(self._rows):
            self._write(lambda: self._lists.move(chosen.id, place), chosen.id)

    def remove(self) -> None:
        """Take the chosen list away."""
        chosen = self._chosen()
        if chosen is not None:
            self._write(lambda: self._lists.remove(chosen.id), None)

    def _write(self, work: Callable[[], Changed], chosen: UUID | None) -> None:
        self.name.set_error("")
        try:
            self._act.run_write(work)
        except InvalidInput as error:
            self.name.set_error(error.message)
            self.name.setFocus()
            return
        self._load(chosen)

    def _chosen(self) -> SavedList | None:
        row = self.list.currentRow()
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def _load(self, chosen: UUID | None = None) -> None:
        self._rows = self._lists.standing().saved
        self.list.blockSignals(True)
        row = max(0, self.list.currentRow())
        self.list.clear()
        self.list.addItems([words.in_row(each.name) for each in self._rows])
        self.list.blockSignals(False)
        places = [place for place, each in enumerate(self._rows) if each.id == chosen]
        self.list.setCurrentRow(places[0] if places else min(row, len(self._rows) - 1))
        self._show()

    def _show(self) -> None:
        chosen = self._chosen()
        self.name.set_error("")
        self.name.line_edit.setText(chosen.name if chosen is not None else "")
        row = self.list.currentRow()
        self.up_button.setEnabled(row > 0)
        self.down_button.setEnabled(0 <= row < len(self._rows) - 1)

    def _build(self) -> None:
        self.setWindowTitle(_("Gemte lister"))
        setup_list(self.list, name=_("Gemte lister"))
        self.list.setMinimumHeight(measures.two_line_row_height() * LINES)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(measures.PAGE_MARGIN,) * 4)
        column.setSpacing(measures.GAP_12)
        column.addWidget(Label(_("Gemte lister"), TypeRole.SECTION_TITLE))
        column.addWidget(self.list, 1)
        column.addWidget(self.name)
        line = QHBoxLayout()
        line.setSpacing(measures.GAP_8)
        line.addWidget(self.rename_button)
        line.addStretch(1)
        for button in (self.up_button, self.down_button, self.remove_button):
            line.addWidget(button)
        column.addLayout(line)
        said = _("Fjerner du den sidste, kommer programmets egne lister igen.")
        column.addWidget(Label(said, TypeRole.SMALL, Ink.MUTED, wrap=True))
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(lambda _row: self._show())
        self.name.line_edit.returnPressed.connect(self.rename)
        self.rename_button.clicked.connect(self.rename)
        self.up_button.clicked.connect(lambda: self.move_by(-1))
        self.down_button.clicked.connect(lambda: self.move_by(1))
        self.remove_button.clicked.connect(self.remove)
        self.close_button.clicked.connect(self.accept)
        self.rename_button.setAutoDefault(False)
        self.close_button.setAutoDefault(False)
