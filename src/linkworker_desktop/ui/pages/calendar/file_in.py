"""A calendar file on its way in: read in a thread, shown with what comes and what does not, taken in with one undo."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.i18n import _
from linkworker_desktop.services.calendar_exchange import CalendarExchange
from linkworker_desktop.services.calendar_import import IcalPlan
from linkworker_desktop.services.changes import Changed
from linkworker_desktop.ui.actions import Actions, Notice, NoticeState
from linkworker_desktop.ui.alive import when_alive
from linkworker_desktop.ui.file_dialogs import open_dialog, when_chosen
from linkworker_desktop.ui.pages.calendar.file_in_dialog import FileInDialog


class FileIn(QObject):
    """One file at a time: asked for or dropped, shown, and taken in when somebody says so."""

    def __init__(self, exchange: CalendarExchange, actions: Actions, window: QWidget) -> None:
        super().__init__(window)
        self._exchange, self._act, self._window = exchange, actions, window
        self.dialog: FileInDialog | None = None

    def ask(self) -> None:
        """Ask which file, then show what is in it."""
        dialog = open_dialog(self._window, _("Hent fra en kalenderfil"), _("Kalenderfiler (*.ics)"))
        when_chosen(dialog, self.read)

    def read(self, file: Path) -> None:
        """Read a file in a thread, both as appointments and as closed days, and show what it would bring."""

        def work() -> tuple[IcalPlan, IcalPlan]:
            return self._exchange.plan(file), self._exchange.plan(file, as_closed_days=True)

        self._act.run_in_background(
            work, when_alive(self, lambda plans: self._show(file, *plans)), when_alive(self, self._refuse)
        )

    def take_in(self, plan: IcalPlan) -> None:
        """Write a plan in a thread; the banner says how much came and offers to take all of it back."""
        self._act.run_in_background(
            lambda: self._exchange.take_in(plan), when_alive(self, self._tell), when_alive(self, self._refuse)
        )

    def say(self, notice: Notice) -> None:
        """Say something in the banner."""
        self._act.tell(notice)

    def _show(self, file: Path, events: IcalPlan, closed: IcalPlan) -> None:
        if self.dialog is not None:
            self.dialog.reject()
        dialog = FileInDialog(file.name, events, closed, self._window)
        dialog.taken.connect(self.take_in)
        dialog.finished.connect(lambda _result: self._forget(dialog))
        self.dialog = dialog
        dialog.open()

    def _forget(self, dialog: FileInDialog) -> None:
        if self.dialog is dialog:
            self.dialog = None
        dialog.deleteLater()

    def _tell(self, outcome: Changed) -> None:
        self._act.run_write(_already(outcome))

    def _refuse(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        self.say(Notice(NoticeState.OVER, error.message))


def _already(outcome: Changed) -> Callable[[], Changed]:
    """Return a write that is done, for the undo stack and the banner."""
    return lambda: outcome
