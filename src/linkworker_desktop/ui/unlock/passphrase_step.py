"""The second step of the first run: the passphrase, and the recovery key on the same page."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal

from linkworker_desktop.i18n import _
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.unlock.key_card import KeyCard, KeyPaper
from linkworker_desktop.ui.unlock.passphrase_choice import PassphraseChoice
from linkworker_desktop.ui.unlock.steps import Step


class PassphraseStep(Step):
    """`accepted` carries a passphrase to lock the vault with; `changed` says that the buttons may look different."""

    accepted = Signal(str)
    changed = Signal()
    entered = Signal()

    def __init__(self, actions: Actions, paper: KeyPaper) -> None:
        text = _("Den låser alle oplysninger om familierne. Skriv gerne en sætning, du kan huske.")
        super().__init__(_("Vælg en adgangskode"), text)
        self.choice = PassphraseChoice(actions)
        self.card = KeyCard(actions, paper)
        self._in_force: str | None = None
        self._asked: Callable[[], None] = lambda: None
        self.column.addWidget(self.choice)
        self.column.addSpacing(measures.GAP_12)
        self.column.addWidget(self.card)
        self.choice.entered.connect(self.entered)
        self.choice.first.changed.connect(self.changed)
        self.choice.chosen.connect(self.accepted)
        self.choice.refused.connect(self._refused)
        self.card.kept.connect(self.changed)
        self.setFocusProxy(self.choice)

    @property
    def own_words(self) -> Sequence[str]:
        """Names the passphrase must not be made of."""
        return self.choice.own_words

    @own_words.setter
    def own_words(self, words: Sequence[str]) -> None:
        self.choice.own_words = tuple(words)

    @property
    def needs_lock(self) -> bool:
        """Whether the passphrase typed is another than the one in force."""
        return self._in_force is None or self.choice.text() != self._in_force

    @property
    def can_go_on(self) -> bool:
        """Whether »Fortsæt« leads anywhere: before there is a key it makes one, after it waits for the paper."""
        return not self.card.key or self.card.is_kept or self.needs_lock

    def set_made(self) -> None:
        """Note that the passphrase typed is in force now; after a resumed start none is typed."""
        self._in_force = self.choice.text()

    def show_key(self, key: str) -> None:
        """Show the recovery key and move on to keeping it."""
        self.card.set_key(key)
        self.card.print_button.setFocus()
        self.changed.emit()

    def ask(self, refused: Callable[[], None]) -> None:
        """Judge the passphrase; `accepted` follows, or `refused` is called."""
        self._asked = refused
        self.choice.ask()

    def _refused(self) -> None:
        self._asked()
