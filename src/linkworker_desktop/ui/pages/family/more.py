"""The button »Mere« on a family's page: what is done seldom."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.i18n import _
from linkworker_desktop.services.family_views import FamilySheet
from linkworker_desktop.services.outputs import write_output
from linkworker_desktop.ui.actions import Notice, NoticeState
from linkworker_desktop.ui.file_dialogs import save_dialog, when_chosen
from linkworker_desktop.ui.kit.button import secondary_button
from linkworker_desktop.ui.kit.icons import Icon


class MoreMenu(QObject):
    """The button with its menu; each signal is what somebody chose."""

    exported = Signal(object, bool)
    """Path and whether with the link-worker's own notes: where the case file goes."""
    plan_asked = Signal()
    log_trash_asked = Signal()
    closing_asked = Signal()
    reopened = Signal()
    deleted = Signal()
    restored = Signal()
    erasing_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.button = secondary_button(_("&Mere"), Icon.MORE_HORIZ)
        self._code = ""
        self.menu = QMenu(self.button)
        self.plan_action = self.menu.addAction(_("Modtagelsesplan"))
        self.log_trash_action = self.menu.addAction(_("Slettet i loggen …"))
        self.export_action = self.menu.addAction(_("Eksportér familiefil …"))
        self.export_without_action = self.menu.addAction(_("Eksportér uden noter kun for mig …"))
        self.menu.addSeparator()
        self.close_action = self.menu.addAction(_("Afslut familien …"))
        self.reopen_action = self.menu.addAction(_("Genåbn familien"))
        self.delete_action = self.menu.addAction(_("Læg familien i papirkurven"))
        self.restore_action = self.menu.addAction(_("Hent familien tilbage"))
        self.erase_action = self.menu.addAction(_("Slet familien for altid …"))
        self.button.clicked.connect(self._pop)
        self.plan_action.triggered.connect(self.plan_asked)
        self.log_trash_action.triggered.connect(self.log_trash_asked)
        self.export_action.triggered.connect(lambda: self.ask_where(with_own_notes=True))
        self.export_without_action.triggered.connect(lambda: self.ask_where(with_own_notes=False))
        self.close_action.triggered.connect(self.closing_asked)
        self.reopen_action.triggered.connect(self.reopened)
        self.delete_action.triggered.connect(self.deleted)
        self.restore_action.triggered.connect(self.restored)
        self.erase_action.triggered.connect(self.erasing_asked)

    def show_sheet(self, sheet: FamilySheet) -> None:
        """Offer what can be done with this family now."""
        self._code = sheet.code
        is_gone, is_closed = sheet.deleted_at is not None, sheet.closed_on is not None
        self.plan_action.setVisible(not is_gone)
        self.close_action.setVisible(not is_gone and not is_closed)
        self.reopen_action.setVisible(not is_gone and is_closed)
        self.delete_action.setVisible(not is_gone)
        for action in (self.restore_action, self.erase_action):
            action.setVisible(is_gone)

    def write_case_file(self, path: Path, content: Callable[[], bytes], data: Path) -> Notice:
        """Write the case file and return what is to be said about it; `data` is the folder with the data in use."""
        try:
            write_output(path, content(), data)
        except UserError as error:
            return Notice(NoticeState.OVER, error.message)
        return Notice(
            NoticeState.SOON,
            _("Familiefilen er gemt."),
            _("Den er ikke krypteret. Send den kun ad sikker vej, og slet den bagefter."),
        )

    def ask_where(self, *, with_own_notes: bool) -> None:
        """Ask where the case file goes."""
        name = _("familie-{code}.json").format(code=self._code)
        dialog = save_dialog(
            self.button.window(), _("Eksportér familiefil"), _("Familiefil (*.json)"), name=name
        )
        when_chosen(dialog, lambda path: self.exported.emit(path, with_own_notes))

    def _pop(self) -> None:
        self.menu.popup(self.button.mapToGlobal(self.button.rect().bottomLeft()))
