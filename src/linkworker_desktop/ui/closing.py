"""Putting the open data away: background work ends, a backup is made if one is due, the vault is locked."""

from __future__ import annotations

import logging

from PySide6.QtCore import QObject, QTimer, Signal

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.bootstrap import Services
from linkworker_desktop.i18n import _
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.alive import when_alive

log = logging.getLogger(__name__)

POLL_MILLISECONDS = 30
LONGEST_WAIT = 30_000
"""Milliseconds that running work, e.g. a printout, is waited for."""


class Closing(QObject):
    """One closing of one vault.

    `closed` carries a sentence when the backup failed though the vault is locked, else an empty text. With
    `keeps_open_on_failure` a failed backup leaves everything open and `refused` carries the sentence.
    """

    closed = Signal(str)
    refused = Signal(str)

    def __init__(
        self,
        services: Services,
        actions: Actions,
        *,
        with_backup: bool = True,
        keeps_open_on_failure: bool = False,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._services, self._actions = services, actions
        self._with_backup, self._keeps_open = with_backup, keeps_open_on_failure
        self._own = Actions(self)
        self._waited = 0
        self._poll = QTimer(self, interval=POLL_MILLISECONDS)
        self._poll.timeout.connect(self._wait)

    def start(self) -> None:
        """Begin; one of the two signals follows."""
        self._poll.start()

    def _wait(self) -> None:
        """Let answers of finished work reach their pages before the vault goes; they may start more work."""
        self._waited += POLL_MILLISECONDS
        if not self._actions.wait_for_background(0) and self._waited < LONGEST_WAIT:
            return
        self._poll.stop()
        QTimer.singleShot(0, self._put_away)

    def _put_away(self) -> None:
        self._own.run_in_background(self._work, when_alive(self, self._done), when_alive(self, self._failed))

    def _work(self) -> tuple[bool, str]:
        """Return whether the vault is locked now, and what went wrong with the backup."""
        sentence, is_kept_open = "", False
        try:
            if self._with_backup:
                self._services.backups.make_if_due()
        except UserError as error:
            log.warning("no backup at closing: %s", type(error).__name__)
            sentence, is_kept_open = error.message, self._keeps_open
        finally:
            if not is_kept_open:
                self._services.close(with_backup=False)
        return not is_kept_open, sentence

    def _done(self, outcome: tuple[bool, str]) -> None:
        is_locked, sentence = outcome
        (self.closed if is_locked else self.refused).emit(sentence)

    def _failed(self, error: Exception) -> None:
        """Say so; the vault is locked, whatever went wrong."""
        self.closed.emit(
            error.message if isinstance(error, UserError) else _("Sikkerhedskopien blev ikke lavet.")
        )
        if not isinstance(error, UserError):
            raise error
