"""The tick lists of a family's plan, one page for each unit, to the printer or to a file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.i18n import _
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.paper_outlet import Outgoing, PaperOutlet


class ListDesk(QObject):
    """The lists of a family, or those of some units alone."""

    def __init__(self, services: Services, actions: Actions, window: QWidget) -> None:
        super().__init__(window)
        self._services = services
        self.outlet = PaperOutlet(actions, services.database.files.root, window)

    def print(self, family: UUID, units: Sequence[str]) -> None:
        """Make the lists, ask how to print in the system's dialog, then print."""
        self.outlet.print(self.paper(family, units))

    def ask_file(self, family: UUID, units: Sequence[str]) -> None:
        """Ask where, then write the PDF."""
        self.outlet.ask_file(self.paper(family, units))

    def save(self, family: UUID, units: Sequence[str], file: Path) -> None:
        """Write the PDF to a file."""
        self.outlet.save(self.paper(family, units), file)

    def paper(self, family: UUID, units: Sequence[str]) -> Outgoing:
        """Return the lists as a paper that is still to be made."""
        return Outgoing(
            lambda: self._services.calendar_papers.reception_lists(family, units),
            _("Tjeklister til modtagelsesplanen"),
            _("modtagelsesplan.pdf"),
            _("Tjeklisterne er sendt til printeren."),
            _("Tjeklisterne er gemt som {name}."),
        )
