"""The button »Papirer« of the calendar: its papers to print or save, and calendar files out and in."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QDialog, QMenu, QWidget

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.i18n import _
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.kit.button import secondary_button
from linkworker_desktop.ui.kit.icons import Icon
from linkworker_desktop.ui.pages.calendar.file_drop import CalendarFileDrop
from linkworker_desktop.ui.pages.calendar.file_in import FileIn
from linkworker_desktop.ui.pages.calendar.file_out import FileOutDialog
from linkworker_desktop.ui.pages.calendar.paper_choice import KIND_OF_VIEW, PaperKind
from linkworker_desktop.ui.pages.calendar.paper_dialog import OnScreen, PaperDialog
from linkworker_desktop.ui.paper_outlet import PaperOutlet

Opened = TypeVar("Opened", bound=QDialog)


class PapersButton(QObject):
    """`screen` tells what the page shows at the moment somebody asks."""

    def __init__(
        self, services: Services, actions: Actions, screen: Callable[[], OnScreen], page: QWidget
    ) -> None:
        super().__init__(page)
        self._services, self._act, self._screen, self._page = services, actions, screen, page
        self.button = secondary_button(_("Papi&rer"), Icon.PRINT)
        self.button.setAccessibleName(_("Papirer"))
        self.button.setAccessibleDescription(_("Åbner en liste at vælge i"))
        self.outlet = PaperOutlet(actions, services.database.files.root, page)
        self.file_in = FileIn(services.calendar_exchange, actions, page)
        CalendarFileDrop(page, self.file_in)
        self.menu = QMenu(self.button)
        self.button.clicked.connect(self._pop)
        self._fill()

    def open_paper(self, kind: PaperKind | None = None) -> PaperDialog:
        """Open the dialog of a paper; without one, that of the view that is shown."""
        screen = self._screen()
        dialog = PaperDialog(
            self._services.calendar_papers,
            self.outlet,
            screen,
            kind or KIND_OF_VIEW[screen.shown.view],
            self._page,
        )
        return _opened(dialog)

    def open_file_out(self) -> FileOutDialog:
        """Open the dialog of a file for another calendar."""
        dialog = FileOutDialog(self._services.calendar_exchange, self._act, self._screen(), self._page)
        return _opened(dialog)

    def read(self, file: Path) -> None:
        """Show what a calendar file would bring."""
        self.file_in.read(file)

    def set_narrow(self, *, narrow: bool) -> None:
        """Show the sign alone where the line is short."""
        self.button.setText("" if narrow else _("Papi&rer"))
        self.button.setToolTip(_("Papirer") if narrow else "")

    def _fill(self) -> None:
        for kind in PaperKind:
            action = self.menu.addAction(_("{paper} …").format(paper=_(kind.value)))
            action.triggered.connect(partial(self._open, kind))
        self.menu.addSeparator()
        self.menu.addAction(_("Gem som kalenderfil (.ics) …")).triggered.connect(self.open_file_out)
        self.menu.addAction(_("Hent fra en kalenderfil (.ics) …")).triggered.connect(self.file_in.ask)

    def _open(self, kind: PaperKind, _checked: bool = False) -> None:  # noqa: FBT001, FBT002
        self.open_paper(kind)

    def _pop(self) -> None:
        corner = QPoint(self.button.width() - self.menu.sizeHint().width(), self.button.height() + 2)
        self.menu.popup(self.button.mapToGlobal(corner))


def _opened(dialog: Opened) -> Opened:
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog
