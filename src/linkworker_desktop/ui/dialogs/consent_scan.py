"""Choosing the scan of a signed consent: a document the family has already, or a file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.family import FamilyId
from linkworker_desktop.i18n import _
from linkworker_desktop.services.changes import Changed
from linkworker_desktop.services.consent_scans import add_scan, scans_of
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.alive import when_alive
from linkworker_desktop.ui.file_dialogs import open_dialog, when_chosen
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import secondary_button
from linkworker_desktop.ui.kit.combo_box import ComboBox
from linkworker_desktop.ui.kit.icons import Icon

LEAST = 180


class ScanChoice(QWidget):
    """A list of the family's documents and a button for a file, which is put with them at once.

    `refused` carries why a file could not be kept.
    """

    edited = Signal()
    refused = Signal(str)

    def __init__(
        self, services: Services, actions: Actions, family: FamilyId, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._services, self._act, self._family = services, actions, family
        self.list = ComboBox()
        self.list.setMinimumWidth(measures.scaled(LEAST))
        self.file_button = secondary_button(_("Vælg en fil …"), Icon.UPLOAD_FILE)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(measures.GAP_8)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.file_button)
        self.setFocusProxy(self.list)
        self.file_button.clicked.connect(self._ask)
        self.list.activated.connect(lambda _row: self.edited.emit())
        self._fill()

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.list.setAccessibleName(name)

    def chosen(self) -> str:
        """Return the identifier of the document in hexadecimal, empty for none."""
        return str(self.list.currentData() or "")

    def choose(self, document: str) -> None:
        """Show a document as chosen; one that is gone is not shown."""
        self.list.setCurrentIndex(max(0, self.list.findData(document)))

    def add_file(self, path: Path) -> None:
        """Put a file with the family's documents, in a worker, and choose it."""
        self._act.run_in_background(
            lambda: add_scan(self._services, self._family, path),
            when_alive(self, self._added),
            when_alive(self, self._failed),
        )

    def _ask(self) -> None:
        kind = _("Scanninger (*.pdf *.png *.jpg *.jpeg)")
        when_chosen(open_dialog(self.window(), _("Vælg den scannede blanket"), kind), self.add_file)

    def _added(self, added: Changed) -> None:
        self._act.run_write(lambda: added, quiet=True)
        self._fill()
        if added.id is not None:
            self.choose(added.id.hex)
        self.edited.emit()

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        self.refused.emit(error.message)

    def _fill(self) -> None:
        before = self.chosen()
        self.list.clear()
        self.list.addItem(_("Ingen"), "")
        for view in scans_of(self._services, self._family):
            self.list.addItem(view.draft.name, view.id.hex)
        self.choose(before)
