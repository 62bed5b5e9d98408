"""Contacts on their way out and in: export, paper, import, and the pages that belong to the directory."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QMenu, QWidget

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.i18n import _
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.navigation import Destination, Place
from linkworker_desktop.ui.opened_papers import OpenedPapers
from linkworker_desktop.ui.pages.contacts.dialogs.offers import Offered


class Sharing(QObject):
    """`offers` gives the contacts a file or a paper can be made of, the likeliest first."""

    def __init__(
        self, services: Services, actions: Actions, window: QWidget, offers: Callable[[], Sequence[Offered]]
    ) -> None:
        super().__init__(window)
        self._services, self._act, self._window, self._offers = services, actions, window, offers
        self._papers = OpenedPapers(services.database.files.root, self)

    def fill(self, menu: QMenu) -> None:
        """Put everything into the page's menu."""
        menu.addAction(_("Eksportér…")).triggered.connect(self.export)
        menu.addAction(_("Udskriv kontaktbog…")).triggered.connect(lambda: self.print("directory"))
        menu.addAction(_("Udskriv lommeudgave…")).triggered.connect(lambda: self.print("pocket"))
        menu.addSeparator()
        cooperation = menu.addAction(_("Snitflader og aftaler"))
        cooperation.triggered.connect(lambda: self._act.go(Destination(Place.COOPERATION)))

    def import_contacts(self) -> None:
        """Go to the import."""
        self._act.go(Destination(Place.CONTACT_IMPORT))

    def export(self) -> QDialog:
        """Ask what is to be written to a file."""
        from linkworker_desktop.ui.pages.contacts.dialogs.export import ExportDialog

        return _open(ExportDialog(self._services, self._act, self._offers(), self._window))

    def print(self, edition: str) -> QDialog:
        """Ask which contacts are to be printed, in this edition unless another is chosen."""
        from linkworker_desktop.ui.pages.contacts.dialogs.papers import PapersDialog

        offers = self._offers()
        dialog = PapersDialog(
            self._services, self._act, offers, self._papers, edition=edition, parent=self._window
        )
        return _open(dialog)


def _open(dialog: QDialog) -> QDialog:
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog
