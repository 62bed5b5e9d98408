"""The name a list is saved under: over the one it was, or as a new one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.problems import InvalidInput
from linkworker_desktop.i18n import _
from linkworker_desktop.services.changes import Changed
from linkworker_desktop.services.family_list_views import ListColumn, ListQuery, SavedList
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import primary_button, secondary_button
from linkworker_desktop.ui.kit.field import Field
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.label import Label


class SaveListDialog(QDialog):
    """`changed` is what was written once the dialog is accepted; `current` is the list that is shown."""

    def __init__(
        self,
        services: Services,
        actions: Actions,
        query: ListQuery,
        columns: Sequence[ListColumn],
        current: SavedList | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._services, self._act = services, actions
        self._query, self._columns, self._current = query, tuple(columns), current
        self.changed: Changed | None = None
        self.name = Field(_("&Navn"), help_text=_("Filtre, kolonner og rækkefølge bliver gemt."))
        self.cancel_button = secondary_button(_("Annullér"))
        self.over_button = secondary_button(_("Ret listen"))
        self.new_button = primary_button(_("Gem som ny"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._build()
        self.cancel_button.clicked.connect(self.reject)
        self.new_button.clicked.connect(lambda: self.save(is_new=True))
        self.over_button.clicked.connect(lambda: self.save(is_new=False))

    def sizeHint(self) -> QSize:
        return super().sizeHint().expandedTo(QSize(measures.scaled(440), 0))

    def save(self, *, is_new: bool) -> None:
        """Save and close; what is wrong is said at the field."""
        saved = None if is_new or self._current is None else self._current.id
        name = self.name.line_edit.text()
        try:
            changed = self._act.run_write(
                lambda: self._services.family_lists.save(name, self._query, self._columns, saved)
            )
        except InvalidInput as error:
            self.name.set_error(error.message)
            self.name.setFocus()
            return
        if changed is not None:
            self.changed = changed
            self.accept()

    def _build(self) -> None:
        self.setWindowTitle(_("Gem listen"))
        if self._current is not None:
            self.name.line_edit.setText(self._current.name)
            self.name.line_edit.selectAll()
        column = QVBoxLayout(self)
        column.setContentsMargins(*(measures.PAGE_MARGIN,) * 4)
        column.setSpacing(measures.GAP_12)
        column.addWidget(Label(_("Gem listen"), TypeRole.SECTION_TITLE))
        column.addWidget(self.name)
        column.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(measures.GAP_12)
        buttons.addStretch(1)
        for button in (self.cancel_button, self.over_button, self.new_button):
            buttons.addWidget(button)
        column.addLayout(buttons)
        self.over_button.setVisible(self._current is not None)
        self.new_button.setDefault(True)
        self.name.setFocus()
