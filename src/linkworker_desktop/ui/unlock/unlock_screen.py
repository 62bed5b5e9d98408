"""»Lås op«: the passphrase, and the ways in for somebody who has lost it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from linkworker_desktop.base.errors import (
    AlreadyOpen,
    UserError,
    VaultDamaged,
    VaultMissing,
    WrongPassphrase,
)
from linkworker_desktop.i18n import _
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.alive import when_alive
from linkworker_desktop.ui.day_words import date_title, moment_words, week_words
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.card import RowLine
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.glyphs import Glyph
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.passphrase_field import PassphraseField
from linkworker_desktop.ui.kit.tokens import Ink
from linkworker_desktop.ui.unlock.frame import (
    EntryFrame,
    ErrorLine,
    FlushLink,
    QuietLine,
    buttons_line,
    greeting,
    wide_button,
)

Opener = Callable[[str], object]
"""Opens the data with a passphrase and returns the services; runs in a worker. Raises StorageError."""


class UnlockScreen(QWidget):
    """The first thing seen when there are data; nothing of them can be shown yet, only the time of a file.

    `unlocked` carries the services. `painted` is sent once, after the first frame.
    """

    unlocked = Signal(object)
    recovery_asked = Signal()
    restore_asked = Signal()
    sample_asked = Signal()
    painted = Signal()

    def __init__(
        self,
        actions: Actions,
        open_with: Opener,
        *,
        now: datetime,
        last_opened: datetime | None,
        sample_passphrase: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._actions, self._open_with = actions, open_with
        self._was_painted = False
        self.is_sample = bool(sample_passphrase)
        self._remark = _last_opened_words(last_opened, now)
        if sample_passphrase:
            self._remark = _("Eksempelkommunen. Adgangskoden er »{passphrase}«.").format(
                passphrase=sample_passphrase
            )
        self.frame = EntryFrame(greeting(now), f"{date_title(now.date())}, {week_words(now.date())}")
        self.subtitle = Label(self._remark, TypeRole.LEAD, Ink.MUTED, wrap=True)
        self.error = ErrorLine()
        self.notice = QuietLine(Glyph.CHECK_CIRCLE, "")
        self.notice.hide()
        self._below = QWidget()
        """Air between a message and the label of the field, there only while something is said."""
        self._below.setFixedHeight(measures.GAP_16)
        self._below.hide()
        self.field = PassphraseField(_("&Adgangskode"))
        self.button = wide_button(_("&Lås op"))
        self.recovery_link = FlushLink(_("Brug gendannelsesnøgle"))
        self.restore_link = FlushLink(_("Gendan sikkerhedskopi"))
        self.sample_link = FlushLink(_("Til mine egne data") if self.is_sample else _("Åbn eksempelkommunen"))
        self._build()
        self._connect()

    def show_error(self, sentence: str) -> None:
        """Say what is wrong where the passphrase is not to blame."""
        self.error.show_text(sentence)
        self._part_message()

    def show_notice(self, sentence: str) -> None:
        """Say what was done just now."""
        self.notice.set_text(sentence)
        self.notice.show()
        self._part_message()

    def set_incomplete(self, sentence: str) -> None:
        """Say that the data are not whole: nothing can be unlocked, a backup can be restored."""
        self.show_error(sentence)
        self.field.hide()
        self.button.hide()
        self.recovery_link.hide()
        self.restore_link.setFocus()

    def set_waiting(self, sentence: str) -> None:
        """Say what is being done meanwhile and take no input; an empty text ends it."""
        self._set_busy(busy=False)
        self.subtitle.setText(sentence or self._remark)
        for widget in (self.field, self.button, self.recovery_link, self.restore_link, self.sample_link):
            widget.setEnabled(not sentence)
        if not sentence:
            self.field.setFocus()

    def unlock(self) -> None:
        """Try the passphrase that is typed."""
        typed = self.field.text()
        if not typed:
            self.field.set_error(_("Skriv din adgangskode."))
            self.field.setFocus()
            return
        self.field.set_error("")
        self.error.show_text("")
        self._part_message()
        self._set_busy(busy=True)
        self._actions.run_in_background(
            lambda: self._open_with(typed), when_alive(self, self._opened), when_alive(self, self._failed)
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self, self.painted.emit)  # when the rest of the frame is painted as well

    def _build(self) -> None:
        column = self.frame.column
        column.setSpacing(0)
        column.addWidget(Label(_("Lås op"), TypeRole.PAGE_TITLE))
        column.addWidget(self.subtitle)
        column.addSpacing(measures.GAP_24)
        column.addWidget(self.error)
        column.addWidget(self.notice)
        column.addWidget(self._below)
        column.addWidget(self.field)
        column.addSpacing(measures.GAP_24)
        column.addWidget(self.button)
        column.addSpacing(measures.GAP_32)
        column.addWidget(RowLine())
        column.addSpacing(measures.GAP_16)
        column.addLayout(buttons_line(self.recovery_link, self.restore_link, push_last=False))
        column.addSpacing(measures.GAP_8)
        column.addLayout(buttons_line(self.sample_link, push_last=False))
        column.addSpacing(measures.GAP_32)
        promise = _("Alt ligger krypteret på denne computer og sendes ingen steder hen.")
        column.addWidget(QuietLine(Glyph.SHIELD, promise))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.frame)
        if self.is_sample:
            self.recovery_link.hide()
            self.restore_link.hide()
        self.setFocusProxy(self.field)

    def _connect(self) -> None:
        self.button.clicked.connect(self.unlock)
        self.field.entered.connect(self.unlock)
        self.field.changed.connect(lambda: self.field.set_error(""))
        self.recovery_link.clicked.connect(self.recovery_asked)
        self.restore_link.clicked.connect(self.restore_asked)
        self.sample_link.clicked.connect(self.sample_asked)

    def _part_message(self) -> None:
        self._below.setHidden(self.error.isHidden() and self.notice.isHidden())

    def _set_busy(self, *, busy: bool) -> None:
        self.button.setText(_("Låser op …") if busy else _("&Lås op"))
        self.button.setEnabled(not busy)
        self.field.edit.setReadOnly(busy)

    def _opened(self, services: object) -> None:
        self._set_busy(busy=False)
        self.field.clear()
        self.unlocked.emit(services)

    def _failed(self, error: Exception) -> None:
        self._set_busy(busy=False)
        if isinstance(error, WrongPassphrase):
            self.field.set_error(error.message)
            self.field.edit.selectAll()
            self.field.setFocus()
        elif isinstance(error, (VaultDamaged, VaultMissing)):
            self.show_error(error.message)
            self.restore_link.setFocus()
        elif isinstance(error, UserError):
            self.show_error(error.message)
            if isinstance(error, AlreadyOpen):
                self.field.edit.selectAll()
        else:
            raise error


def _last_opened_words(moment: datetime | None, now: datetime) -> str:
    if moment is None or moment > now:
        return _("Skriv din adgangskode for at komme til familierne.")
    return _("Sidst åbnet {moment}").format(moment=moment_words(moment, now.date()))
