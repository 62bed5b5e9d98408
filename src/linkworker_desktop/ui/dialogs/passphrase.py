"""Changing the passphrase: the present one, and the new one twice."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from linkworker_desktop.base.errors import UserError, WrongPassphrase
from linkworker_desktop.bootstrap import Services
from linkworker_desktop.i18n import _
from linkworker_desktop.services.secrets import Secrets
from linkworker_desktop.ui.actions import Actions, Notice, NoticeState
from linkworker_desktop.ui.alive import when_alive
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import primary_button, secondary_button
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.passphrase_field import PassphraseField
from linkworker_desktop.ui.kit.tokens import Ink
from linkworker_desktop.ui.unlock.frame import buttons_line
from linkworker_desktop.ui.unlock.passphrase_choice import PassphraseChoice


class PassphraseDialog(QDialog):
    """Nothing is changed before all three fields are right."""

    def __init__(self, services: Services, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services, self._actions = services, actions
        self.setWindowTitle(_("Skift adgangskode"))
        municipality = services.municipality.read()
        self.current = PassphraseField(_("&Nuværende adgangskode"))
        self.choice = PassphraseChoice(
            actions, (municipality.name, municipality.linkworker), label=_("N&y adgangskode")
        )
        self.save = primary_button(_("&Skift"))
        self.cancel = secondary_button(_("&Annullér"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(measures.PAGE_MARGIN,) * 4)
        layout.setSpacing(measures.GAP_12)
        layout.addWidget(Label(_("Skift adgangskode"), TypeRole.SECTION_TITLE))
        older = _(
            "Sikkerhedskopier fra før i dag åbnes stadig med den gamle. Gendannelsesnøglen bliver den samme."
        )
        layout.addWidget(Label(older, TypeRole.BODY, Ink.MUTED, wrap=True))
        layout.addWidget(self.current)
        layout.addWidget(self.choice)
        layout.addLayout(buttons_line(self.cancel, self.save))
        self.setFixedWidth(measures.scaled(480))
        self.cancel.clicked.connect(self.reject)
        self.save.clicked.connect(self._ask)
        self.current.entered.connect(self.choice.setFocus)
        self.choice.entered.connect(self._ask)
        self.choice.chosen.connect(self._change)
        self.choice.refused.connect(lambda: self.save.setEnabled(True))
        self.current.setFocus()

    def _ask(self) -> None:
        self.current.set_error("")
        self.save.setEnabled(False)
        self.choice.ask()

    def _change(self, new: str) -> None:
        services, current = self._services, self.current.text()

        def work() -> None:
            Secrets(services.database).change_passphrase(current, new)
            services.backups.make_now()

        self._actions.run_in_background(
            work, when_alive(self, lambda _nothing: self._done()), when_alive(self, self._failed)
        )

    def _done(self) -> None:
        self.current.clear()
        self.choice.clear()
        self.accept()
        self._actions.tell(
            Notice(
                NoticeState.DONE, _("Adgangskoden er skiftet."), _("En ny sikkerhedskopi er taget med den.")
            )
        )

    def _failed(self, error: Exception) -> None:
        self.save.setEnabled(True)
        if isinstance(error, WrongPassphrase):
            self.current.set_error(error.message)
            self.current.edit.setFocus()
        elif isinstance(error, UserError):
            self.choice.first.set_error(error.message)
        else:
            raise error
