"""What is done to a family as a whole: closed, opened again, put in the trash, brought back, erased."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.services.family_views import FamilySheet
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.navigation import Destination, Place


class Lasting(QObject):
    """Each is one write that can be taken back, or a dialog that asks first."""

    def __init__(self, services: Services, actions: Actions, page: QWidget) -> None:
        super().__init__(page)
        self._services, self._act, self._page = services, actions, page

    def close(self, sheet: FamilySheet) -> None:
        """Ask when and why the family is closed."""
        from linkworker_desktop.ui.dialogs.close_family import CloseFamilyDialog

        dialog = CloseFamilyDialog(self._services, self._act, sheet, self._page)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def reopen(self, sheet: FamilySheet) -> None:
        """Open a closed family again."""
        self._act.run_write(lambda: self._services.families.reopen(sheet.id))

    def delete(self, sheet: FamilySheet) -> None:
        """Put the family in the trash and go to the others."""
        changed = self._act.run_write(lambda: self._services.families.delete(sheet.id))
        if changed is not None:
            self._act.go(Destination(Place.FAMILIES))

    def restore(self, sheet: FamilySheet) -> None:
        """Bring the family back from the trash."""
        self._act.run_write(lambda: self._services.families.restore(sheet.id))

    def erase(self, sheet: FamilySheet) -> None:
        """Ask before the family is erased for good."""
        from linkworker_desktop.ui.dialogs.erase import ask_to_erase_family

        ask_to_erase_family(self._services, self._act, sheet.id, self._page)
