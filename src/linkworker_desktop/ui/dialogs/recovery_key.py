"""A new recovery key: confirmed with the passphrase, then printed like the first one."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.bootstrap import Services
from linkworker_desktop.i18n import _
from linkworker_desktop.services.secrets import Secrets
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.alive import when_alive
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import primary_button, secondary_button
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.passphrase_field import PassphraseField
from linkworker_desktop.ui.kit.tokens import Ink
from linkworker_desktop.ui.unlock.frame import buttons_line
from linkworker_desktop.ui.unlock.key_card import KeyCard


class RecoveryKeyDialog(QDialog):
    """The old key opens nothing once the new one is shown; closing waits until that one is kept."""

    def __init__(self, services: Services, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services, self._actions = services, actions
        self.setWindowTitle(_("Ny gendannelsesnøgle"))
        self.passphrase = PassphraseField(_("&Adgangskode"))
        self.card = KeyCard(actions, self._paper)
        self.make = primary_button(_("&Lav en ny nøgle"))
        self.cancel = secondary_button(_("&Annullér"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(measures.PAGE_MARGIN,) * 4)
        layout.setSpacing(measures.GAP_12)
        layout.addWidget(Label(_("Ny gendannelsesnøgle"), TypeRole.SECTION_TITLE))
        why = _("Når den nye er lavet, kan den gamle ikke bruges mere. Makulér papiret med den.")
        layout.addWidget(Label(why, TypeRole.BODY, Ink.MUTED, wrap=True))
        layout.addWidget(self.passphrase)
        layout.addWidget(self.card)
        layout.addLayout(buttons_line(self.cancel, self.make))
        self.card.hide()
        self.setFixedWidth(measures.scaled(504))
        self.cancel.clicked.connect(self.reject)
        self.make.clicked.connect(self._press)
        self.passphrase.entered.connect(self._press)
        self.card.kept.connect(lambda: self.make.setEnabled(self.card.is_kept))
        self.passphrase.setFocus()

    def _press(self) -> None:
        if self.card.key:
            self.accept()
            return
        secrets, typed = Secrets(self._services.database), self.passphrase.text()

        def work() -> str:
            secrets.confirm(typed)
            return secrets.new_recovery_key()

        self.make.setEnabled(False)
        self.passphrase.set_error("")
        self._actions.run_in_background(work, when_alive(self, self._show), when_alive(self, self._failed))

    def _show(self, key: str) -> None:
        self.passphrase.clear()
        self.passphrase.hide()
        self.cancel.hide()
        self.card.set_key(key)
        self.card.show()
        self.make.setText(_("&Færdig"))
        self.make.setEnabled(False)
        self.card.print_button.setFocus()

    def _failed(self, error: Exception) -> None:
        self.make.setEnabled(True)
        if not isinstance(error, UserError):
            raise error
        self.passphrase.set_error(error.message)
        self.passphrase.edit.setFocus()

    def _paper(self, key: str) -> bytes:
        return self._services.papers.recovery_key(key, self._services.clock.today())
