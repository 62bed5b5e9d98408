"""The card with the passphrase, the recovery key and the lock."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from linkworker_desktop.base.settings import LOCK_MINUTES
from linkworker_desktop.bootstrap import Services
from linkworker_desktop.i18n import _, ngettext
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.desk import Desk
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import secondary_button
from linkworker_desktop.ui.kit.card import Card
from linkworker_desktop.ui.kit.combo_box import ComboBox
from linkworker_desktop.ui.kit.field import Field
from linkworker_desktop.ui.kit.icons import Icon


class SecurityCard(Card):
    """Who gets in, and when the door closes by itself."""

    def __init__(
        self, services: Services, actions: Actions, desk: Desk, parent: QWidget | None = None
    ) -> None:
        super().__init__(_("Sikkerhed"), parent=parent)
        self._services, self._actions, self._desk = services, actions, desk
        self.passphrase_button = secondary_button(_("Skift &adgangskode …"), Icon.KEY)
        self.key_button = secondary_button(_("Ny &gendannelsesnøgle …"), Icon.PRINT)
        self.minutes_box = ComboBox()
        for minutes in LOCK_MINUTES:
            self.minutes_box.addItem(_minutes_words(minutes), minutes)
        self.minutes = Field(
            _("&Lås af sig selv"),
            self.minutes_box,
            help_text=_("Når der ikke er trykket på en tast eller rørt ved musen i programmet."),
        )
        line = QHBoxLayout()
        line.setSpacing(measures.GAP_12)
        line.addWidget(self.passphrase_button)
        line.addWidget(self.key_button)
        line.addStretch(1)
        self.body.setSpacing(measures.GAP_12)
        self.body.addLayout(line)
        self.body.addWidget(self.minutes)
        self.passphrase_button.clicked.connect(self._change_passphrase)
        self.key_button.clicked.connect(self._make_key)
        self.minutes_box.activated.connect(
            lambda _index: desk.choose(lock_minutes=self.minutes_box.currentData())
        )

    def load(self) -> None:
        """Show the choice as it is."""
        self.minutes_box.setCurrentIndex(self.minutes_box.findData(self._desk.settings.lock_minutes))

    def _change_passphrase(self) -> None:
        from linkworker_desktop.ui.dialogs.passphrase import PassphraseDialog

        dialog = PassphraseDialog(self._services, self._actions, self)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _make_key(self) -> None:
        from linkworker_desktop.ui.dialogs.recovery_key import RecoveryKeyDialog

        dialog = RecoveryKeyDialog(self._services, self._actions, self)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def _minutes_words(minutes: int) -> str:
    if minutes == 0:
        return _("Aldrig")
    return ngettext("Efter {minutes} minut", "Efter {minutes} minutter", minutes).format(minutes=minutes)
