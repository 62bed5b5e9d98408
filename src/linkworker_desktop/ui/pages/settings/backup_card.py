"""The card with the backups: where they lie, one now, a check, and taking one back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from linkworker_desktop.base.clock import LOCAL_ZONE
from linkworker_desktop.base.errors import UserError
from linkworker_desktop.base.paths import sync_service_of
from linkworker_desktop.bootstrap import Services
from linkworker_desktop.i18n import _
from linkworker_desktop.services.backups import BackupView
from linkworker_desktop.ui.actions import Actions, Notice, NoticeState
from linkworker_desktop.ui.alive import when_alive
from linkworker_desktop.ui.desk import Desk
from linkworker_desktop.ui.file_dialogs import folder_dialog, when_chosen
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import link_button, secondary_button, small_button
from linkworker_desktop.ui.kit.card import Card
from linkworker_desktop.ui.kit.field import Field
from linkworker_desktop.ui.kit.flow_layout import FlowLayout
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.icons import Icon
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.tokens import Ink
from linkworker_desktop.ui.words import moment_words


class BackupCard(Card):
    """A copy is made by itself when something changed; here it is made at once."""

    def __init__(
        self, services: Services, actions: Actions, desk: Desk, parent: QWidget | None = None
    ) -> None:
        super().__init__(_("Sikkerhedskopi"), parent=parent)
        self._services, self._actions, self._desk = services, actions, desk
        self.latest = Label("", TypeRole.BODY, wrap=True)
        self.folder = Field(_("Mappe"))
        self.folder.line_edit.setReadOnly(True)
        self.choose = small_button(_("Vælg &mappe …"), Icon.FOLDER)
        self.usual = link_button(_("Brug mappen ved siden af dataene"))
        self.warning = Label("", TypeRole.SMALL, Ink.SOON, wrap=True)
        self.make = secondary_button(_("&Tag en kopi nu"), Icon.BACKUP)
        self.check = secondary_button(_("&Efterse dataene"), Icon.VERIFIED_USER)
        self.restore = secondary_button(_("Gen&dan en kopi …"), Icon.RESTORE)
        self._held: QWidget | None = None
        self._fill()
        self._connect()

    def load(self) -> None:
        """Show where the copies lie and how old the newest is."""
        self._show_folder(self._services.backups.folder)
        self._actions.run_in_background(self._services.backups.latest, when_alive(self, self._show_latest))

    def use_folder(self, folder: Path | None) -> None:
        """Put copies in another folder from now on."""
        self._desk.choose(backup_folder=str(folder) if folder is not None else None)
        self._services.backups.use_folder(folder)
        self.load()

    def _fill(self) -> None:
        self.body.setSpacing(measures.GAP_12)
        self.body.addWidget(self.latest)
        self.body.addWidget(self.folder)
        places = FlowLayout(spacing=measures.GAP_12)
        for widget in (self.choose, self.usual):
            places.addWidget(widget)
        self.body.addLayout(places)
        self.body.addWidget(self.warning)
        jobs = FlowLayout(spacing=measures.GAP_12)
        for widget in (self.make, self.check, self.restore):
            jobs.addWidget(widget)
        self.body.addLayout(jobs)

    def _connect(self) -> None:
        self.choose.clicked.connect(self._ask_folder)
        self.usual.clicked.connect(lambda: self.use_folder(None))
        self.make.clicked.connect(self._make_now)
        self.check.clicked.connect(self._check_now)
        self.restore.clicked.connect(self._desk.restore_asked)
        self._desk.backup_made.connect(self._show_latest)

    def _ask_folder(self) -> None:
        dialog = folder_dialog(
            self, _("Vælg mappen til sikkerhedskopier"), start=self._services.backups.folder
        )
        when_chosen(dialog, self.use_folder)

    def _show_folder(self, folder: Path) -> None:
        self.folder.line_edit.setText(str(folder))
        self.usual.setVisible(folder != self._services.database.files.backups)
        service = sync_service_of(folder)
        self.warning.setVisible(service is not None)
        if service is not None:
            self.warning.setText(
                _(
                    "Mappen ligger i {service}. Kopien er krypteret, men spørg kommunen, om den må ligge der."
                ).format(service=service)
            )

    def _show_latest(self, backup: BackupView | None) -> None:
        if backup is None:
            self.latest.setText(_("Der er ingen kopi endnu. Den første tages, når du lukker programmet."))
            return
        today = self._services.clock.now().astimezone(LOCAL_ZONE).date()
        moment = moment_words(backup.made_at, today)
        self.latest.setText(_("Den nyeste kopi er fra {moment} og er efterset.").format(moment=moment))

    def _make_now(self) -> None:
        self._set_busy(busy=True)
        self._actions.run_in_background(
            self._services.backups.make_now, when_alive(self, self._made), when_alive(self, self._failed)
        )

    def _made(self, backup: BackupView) -> None:
        self._set_busy(busy=False)
        self._desk.backup_made.emit(backup)
        self._actions.tell(Notice(NoticeState.DONE, _("Sikkerhedskopien er taget og efterset.")))

    def _check_now(self) -> None:
        backups = self._services.backups
        self._set_busy(busy=True)
        self._actions.run_in_background(
            lambda: backups.check().is_sound, when_alive(self, self._checked), when_alive(self, self._failed)
        )

    def _checked(self, is_sound: bool) -> None:  # noqa: FBT001 - the answer of a worker
        self._set_busy(busy=False)
        if is_sound:
            told = Notice(NoticeState.DONE, _("Dataene er efterset."), _("Alt er, som det blev skrevet."))
        else:
            told = Notice(
                NoticeState.OVER, _("Dataene er beskadiget."), _("Gendan den nyeste sikkerhedskopi.")
            )
        self._actions.tell(told)

    def _failed(self, error: Exception) -> None:
        self._set_busy(busy=False)
        if not isinstance(error, UserError):
            raise error
        self._actions.tell(Notice(NoticeState.OVER, error.message))

    def _set_busy(self, *, busy: bool) -> None:
        """Take no other job meanwhile; the button that was pressed keeps the focus, so nothing jumps."""
        if busy:
            self._held = next((one for one in (self.make, self.check, self.restore) if one.hasFocus()), None)
            if self._held is not None:
                self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
                self.setFocus()
        for button in (self.make, self.check, self.restore):
            button.setEnabled(not busy)
        if not busy:
            if self._held is not None and self.hasFocus():
                self._held.setFocus()
            self._held = None
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
