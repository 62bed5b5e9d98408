"""Taking a family in from its case file, in a worker."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.family import FamilyId
from linkworker_desktop.i18n import _
from linkworker_desktop.services.changes import Changed
from linkworker_desktop.ui.actions import Actions, Notice, NoticeState
from linkworker_desktop.ui.alive import when_alive
from linkworker_desktop.ui.file_dialogs import open_dialog, when_chosen
from linkworker_desktop.ui.kit.button import Button
from linkworker_desktop.ui.navigation import Destination, Place


class CaseImport(QObject):
    """`buttons` ask for it and wait meanwhile."""

    def __init__(
        self, services: Services, actions: Actions, page: QWidget, buttons: Sequence[Button]
    ) -> None:
        super().__init__(page)
        self._services, self._act, self._page = services, actions, page
        self._buttons = tuple(buttons)
        for button in self._buttons:
            button.clicked.connect(self.ask)

    def ask(self) -> None:
        """Ask for a file and take it in."""
        dialog = open_dialog(self._page, _("Importér familiefil"), _("Familiefil (*.json)"))
        when_chosen(dialog, self.take)

    def take(self, path: Path) -> None:
        """Take a case file in, and open its family."""
        self._wait(is_waiting=True)
        self._act.run_in_background(
            lambda: self._services.case_files.import_file(path),
            when_alive(self, self._imported),
            when_alive(self, self._not_imported),
        )

    def _imported(self, changed: Changed) -> None:
        self._wait(is_waiting=False)
        self._act.run_write(lambda: changed)
        if changed.id is not None and self._page.isVisible():
            self._act.go(Destination(Place.FAMILY, family=FamilyId(changed.id)))

    def _not_imported(self, error: Exception) -> None:
        self._wait(is_waiting=False)
        if not isinstance(error, UserError):
            raise error
        self._act.tell(Notice(NoticeState.OVER, error.message))

    def _wait(self, *, is_waiting: bool) -> None:
        for button in self._buttons:
            button.setEnabled(not is_waiting)
