"""Choosing a passphrase: two fields, how strong it is, and why it is refused."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from linkworker_desktop.i18n import _, ngettext
from linkworker_desktop.services.strength import Judgement, judge
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.alive import when_alive
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.passphrase_field import PassphraseField
from linkworker_desktop.ui.kit.strength_bar import Strength, StrengthBar

PAUSE = 150
"""Milliseconds without a key before the passphrase is judged."""
_STRENGTHS = (Strength.WEAK, Strength.WEAK, Strength.FAIR, Strength.STRONG, Strength.VERY_STRONG)


class PassphraseChoice(QWidget):
    """Passphrase, strength and repeat. `chosen` carries a passphrase that was accepted after `ask`.

    Judging runs in a worker; the fields show what is wrong.
    """

    chosen = Signal(str)
    refused = Signal()
    entered = Signal()

    def __init__(
        self,
        actions: Actions,
        own_words: Sequence[str] = (),
        *,
        label: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._actions = actions
        self.own_words = tuple(own_words)
        self.first = PassphraseField(label or _("&Adgangskode"))
        self.second = PassphraseField(_("&Gentag adgangskoden"))
        self.bar = StrengthBar()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._build()
        self._connect()

    def text(self) -> str:
        """Return the passphrase as typed in the first field."""
        return self.first.text()

    def clear(self) -> None:
        """Empty both fields."""
        self.first.clear()
        self.second.clear()

    def ask(self) -> None:
        """Judge what is typed; `chosen` or `refused` follows."""
        typed = self.text()
        self._judge(typed, lambda judgement: self._decide(typed, judgement))

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(measures.GAP_4)
        layout.addWidget(self.first)
        layout.addWidget(self.bar)
        layout.addSpacing(measures.GAP_12)
        layout.addWidget(self.second)
        self.setFocusProxy(self.first)

    def _connect(self) -> None:
        self.first.changed.connect(self._typed)
        self.second.changed.connect(lambda: self.second.set_error(""))
        self.first.entered.connect(self.second.setFocus)
        self.second.entered.connect(self.entered)
        self._pause.timeout.connect(self._show_strength)

    def _typed(self) -> None:
        self.first.set_error("")
        self._pause.start()

    def _show_strength(self) -> None:
        typed = self.text()
        self._judge(typed, lambda judgement: self._show(typed, judgement))

    def _judge(self, typed: str, then: Callable[[Judgement], object]) -> None:
        words = self.own_words
        self._actions.run_in_background(lambda: judge(typed, words), when_alive(self, then))

    def _show(self, typed: str, judgement: Judgement) -> None:
        if typed != self.text():
            return
        if not typed:
            self.bar.set_strength(Strength.NONE)
            return
        strength = _STRENGTHS[judgement.score]
        if not judgement.is_accepted and strength.filled > Strength.FAIR.filled:
            strength = Strength.FAIR
        count = ngettext("{count} tegn", "{count} tegn", len(typed)).format(count=len(typed))
        is_said_above = bool(self.first.error)
        self.bar.set_strength(strength, "" if is_said_above else judgement.refusal or count)

    def _decide(self, typed: str, judgement: Judgement) -> None:
        if not judgement.is_accepted:
            self.first.set_error(judgement.refusal)
            self.first.edit.setFocus()
        elif self.second.text() != typed:
            self.second.set_error(_("De to adgangskoder er ikke ens."))
            self.second.edit.setFocus()
        else:
            self._show(typed, judgement)
            self.chosen.emit(typed)
            return
        self._show(typed, judgement)
        self.refused.emit()
