"""»Gendan sikkerhedskopi«: choose the file, give the secret of its day, and the data are put back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from linkworker_desktop.base.errors import OtherData, UserError, WrongPassphrase
from linkworker_desktop.i18n import _, ngettext
from linkworker_desktop.services.secrets import BackupFile, describe_backup
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.alive import when_alive
from linkworker_desktop.ui.file_dialogs import open_dialog, when_chosen
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import Button
from linkworker_desktop.ui.kit.field import Field
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.passphrase_field import PassphraseField
from linkworker_desktop.ui.kit.tokens import Ink
from linkworker_desktop.ui.unlock.frame import (
    EntryFrame,
    ErrorLine,
    FlushLink,
    buttons_line,
    heading,
    wide_button,
)
from linkworker_desktop.ui.words import moment_words

SUFFIX = ".lwbackup"
Restorer = Callable[[Path, str, bool, bool], None]
"""Restores a backup with a secret. The flags say that it is the recovery key, and that the backup may take the place
of other data than its own. Raises StorageError; OtherData without the second flag."""


class RestoreScreen(QWidget):
    """The data as they are stay untouched until the backup has been checked in full, and are then kept aside.

    `restored` carries the passphrase if that was the secret, else an empty text.
    """

    restored = Signal(str)
    back_asked = Signal()

    def __init__(
        self,
        actions: Actions,
        restore: Restorer,
        *,
        today: date,
        folder: Path,
        replaces: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._actions, self._restore = actions, restore
        self._today, self._folder, self._replaces = today, folder, replaces
        self._file: Path | None = None
        self._by_key = self._replaces_other = False
        self.error = ErrorLine()
        self.choose = Button(_("&Vælg fil …"), large=True)
        self.described = Label("", TypeRole.BODY, Ink.MUTED, wrap=True)
        self.passphrase = PassphraseField(_("&Adgangskode, da kopien blev lavet"))
        self.key = Field(_("&Gendannelsesnøgle"), large=True)
        self.turn = FlushLink(_("Brug gendannelsesnøgle i stedet"))
        self.question = Label("", TypeRole.BODY, wrap=True)
        self.button = wide_button(_("&Gendan"))
        self.back = Button(_("&Tilbage"))
        self._build()
        self._connect()

    def take_file(self, file: Path) -> None:
        """Describe a chosen file, or say why it cannot be used."""
        self._file = None
        self.error.show_text("")
        self._ask_about_other(asks=False)
        try:
            backup = describe_backup(file)
        except UserError as error:
            self.described.setText(file.name)
            self.error.show_text(error.message)
        else:
            self._file = file
            self.described.setText(self._words_of(backup))
            (self.key if self._by_key else self.passphrase).setFocus()
        self.button.setEnabled(self._file is not None)

    def run(self) -> None:
        """Restore the chosen file with the secret typed."""
        file, by_key, replaces_other = self._file, self._by_key, self._replaces_other
        secret = self.key.line_edit.text() if by_key else self.passphrase.text()
        if file is None:
            return
        if not secret:
            self._show_secret_error(_("Skriv den, så kopien kan åbnes."))
            return
        self._show_secret_error("")
        self._set_busy(busy=True)
        self._actions.run_in_background(
            lambda: self._restore(file, secret, by_key, replaces_other),
            when_alive(self, lambda _nothing: self._done(secret)),
            when_alive(self, self._failed),
        )

    def _build(self) -> None:
        text = _("Kopien bliver kontrolleret, før noget ændres.")
        if self._replaces:
            text += " " + _("De data, der ligger her nu, bliver gemt ved siden af.")
        frame = EntryFrame(_("Gendan sikkerhedskopi"), _("Alt bliver, som det var, da kopien blev lavet."))
        for label in heading(_("Gendan sikkerhedskopi"), text):
            frame.column.addWidget(label)
        frame.column.addWidget(self.error)
        frame.column.addWidget(self.choose)
        frame.column.addWidget(self.described)
        frame.column.addSpacing(measures.GAP_8)
        frame.column.addWidget(self.passphrase)
        frame.column.addWidget(self.key)
        frame.column.addLayout(buttons_line(self.turn))
        frame.column.addSpacing(measures.GAP_16)
        frame.column.addWidget(self.question)
        frame.column.addWidget(self.button)
        frame.column.addSpacing(measures.GAP_8)
        frame.column.addLayout(buttons_line(self.back))
        self.key.hide()
        self.question.hide()
        self.button.setEnabled(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(frame)
        self.setFocusProxy(self.choose)

    def _connect(self) -> None:
        self.choose.clicked.connect(self._choose)
        self.turn.clicked.connect(self._turn)
        self.button.clicked.connect(self.run)
        self.passphrase.entered.connect(self.run)
        self.key.line_edit.returnPressed.connect(self.run)
        self.back.clicked.connect(self.back_asked)

    def _choose(self) -> None:
        kind = _("Sikkerhedskopier (*{suffix})").format(suffix=SUFFIX)
        when_chosen(open_dialog(self, _("Vælg en sikkerhedskopi"), kind, start=self._folder), self.take_file)

    def _turn(self) -> None:
        self._by_key = not self._by_key
        self.passphrase.setVisible(not self._by_key)
        self.key.setVisible(self._by_key)
        use_key, use_word = _("Brug gendannelsesnøgle i stedet"), _("Brug adgangskode i stedet")
        self.turn.setText(use_word if self._by_key else use_key)
        self.turn.updateGeometry()
        (self.key if self._by_key else self.passphrase).setFocus()

    def _words_of(self, backup: BackupFile) -> str:
        families = ngettext("{n} familie", "{n} familier", backup.families).format(n=backup.families)
        contacts = ngettext("{n} kontakt", "{n} kontakter", backup.contacts).format(n=backup.contacts)
        moment = moment_words(backup.made_at, self._today)
        return _("Lavet {moment}, med {families} og {contacts}.").format(
            moment=moment, families=families, contacts=contacts
        )

    def _show_secret_error(self, text: str) -> None:
        (self.key if self._by_key else self.passphrase).set_error(text)

    def _set_busy(self, *, busy: bool) -> None:
        said = _("&Erstat dataene") if self._replaces_other else _("&Gendan")
        self.button.setText(_("Gendanner …") if busy else said)
        for widget in (self.button, self.choose, self.turn, self.back):
            widget.setEnabled(not busy)

    def _ask_about_other(self, *, asks: bool) -> None:
        """Say that the backup is of other data, and let the button replace them; or take that back."""
        self._replaces_other = asks
        self.question.setText(
            _("Kopien er af andre data end dem, der ligger her nu. De bliver gemt ved siden af.")
            if asks
            else ""
        )
        self.question.setVisible(asks)
        self._set_busy(busy=False)

    def _done(self, secret: str) -> None:
        passphrase = "" if self._by_key else secret
        self.passphrase.clear()
        self.key.line_edit.clear()
        self.restored.emit(passphrase)

    def _failed(self, error: Exception) -> None:
        self._set_busy(busy=False)
        if isinstance(error, WrongPassphrase):
            self._show_secret_error(error.message)
        elif isinstance(error, OtherData):
            self._ask_about_other(asks=True)
            self.button.setFocus()
        elif isinstance(error, UserError):
            self.error.show_text(error.message)
        else:
            raise error
