"""»Brug gendannelsesnøgle«: the printed key opens the data, then a new passphrase is chosen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedLayout, QWidget

from linkworker_desktop.base.errors import UserError, WrongPassphrase
from linkworker_desktop.i18n import _
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.alive import when_alive
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import Button
from linkworker_desktop.ui.kit.field import Field
from linkworker_desktop.ui.unlock.frame import EntryFrame, ErrorLine, buttons_line, heading, wide_button
from linkworker_desktop.ui.unlock.passphrase_choice import PassphraseChoice


class RecoveryScreen(QWidget):
    """Two steps: the key, and the passphrase that takes the lost one's place.

    `opened` carries the services that came in with the key, before they may be used: `finished` follows when the new
    passphrase is in force. `set_passphrase` is given the services and the passphrase and runs in a worker.
    """

    opened = Signal(object)
    finished = Signal(object)
    back_asked = Signal()

    def __init__(
        self,
        actions: Actions,
        open_with: Callable[[str], object],
        set_passphrase: Callable[..., None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._actions, self._open_with, self._set_passphrase = actions, open_with, set_passphrase
        self._services: object = None
        self.key = Field(
            _("&Gendannelsesnøgle"), help_text=_("Den står på papiret fra første start."), large=True
        )
        self.choice = PassphraseChoice(actions)
        self.open_button = wide_button(_("&Lås op med nøglen"))
        self.save_button = wide_button(_("&Brug den nye adgangskode"))
        self.error = ErrorLine()
        self._stack = QStackedLayout(self)
        self._build()
        self._connect()

    def unlock(self) -> None:
        """Try the key that is typed."""
        typed = self.key.line_edit.text()
        self.key.set_error("")
        self._set_busy(self.open_button, _("Låser op …"))
        self._actions.run_in_background(
            lambda: self._open_with(typed), when_alive(self, self._opened), when_alive(self, self._failed)
        )

    def _build(self) -> None:
        aside = _("Gendannelsesnøglen åbner dataene, når adgangskoden er glemt.")
        first = EntryFrame(_("Glemt adgangskoden?"), aside)
        for label in heading(
            _("Brug gendannelsesnøgle"), _("Tast nøglen fra papiret. Streger er lige meget.")
        ):
            first.column.addWidget(label)
        first.column.addWidget(self.error)
        first.column.addWidget(self.key)
        first.column.addSpacing(measures.GAP_8)
        first.column.addWidget(self.open_button)
        first.column.addSpacing(measures.GAP_8)
        first.column.addLayout(buttons_line(self._back_button()))
        second = EntryFrame(_("Vælg en ny adgangskode"), _("Nøglen på papiret gælder stadig."))
        text = _("Den afløser den gamle. Skriv gerne en sætning, du kan huske.")
        for label in heading(_("Vælg en ny adgangskode"), text):
            second.column.addWidget(label)
        second.column.addWidget(self.choice)
        second.column.addSpacing(measures.GAP_8)
        second.column.addWidget(self.save_button)
        second.column.addSpacing(measures.GAP_8)
        second.column.addLayout(buttons_line(self._back_button()))
        for frame in (first, second):
            self._stack.addWidget(frame)
        self.setFocusProxy(self.key)

    def _back_button(self) -> Button:
        button = Button(_("&Tilbage"))
        button.clicked.connect(self.back_asked)
        return button

    def _connect(self) -> None:
        self.open_button.clicked.connect(self.unlock)
        self.key.line_edit.returnPressed.connect(self.unlock)
        self.save_button.clicked.connect(self.choice.ask)
        self.choice.entered.connect(self.choice.ask)
        self.choice.chosen.connect(self._save)

    def _set_busy(self, button: Button, text: str) -> None:
        button.setText(text)
        button.setEnabled(False)

    def _opened(self, services: object) -> None:
        self._services = services
        self.opened.emit(services)
        self.key.line_edit.clear()
        self._stack.setCurrentIndex(1)
        self.choice.setFocus()

    def _failed(self, error: Exception) -> None:
        self.open_button.setText(_("&Lås op med nøglen"))
        self.open_button.setEnabled(True)
        if isinstance(error, WrongPassphrase):
            self.key.set_error(error.message)
            self.key.setFocus()
        elif isinstance(error, UserError):
            self.error.show_text(error.message)
        else:
            raise error

    def _save(self, passphrase: str) -> None:
        self._set_busy(self.save_button, _("Gemmer …"))
        services = self._services
        self._actions.run_in_background(
            lambda: self._set_passphrase(services, passphrase),
            when_alive(self, lambda _nothing: self._saved()),
            when_alive(self, self._not_saved),
        )

    def _saved(self) -> None:
        self.choice.clear()
        self.finished.emit(self._services)

    def _not_saved(self, error: Exception) -> None:
        self.save_button.setText(_("&Brug den nye adgangskode"))
        self.save_button.setEnabled(True)
        if not isinstance(error, UserError):
            raise error
        self.choice.first.set_error(error.message)
