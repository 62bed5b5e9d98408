"""The line that says what is going on, how far it is, and stops it."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from linkworker_desktop.i18n import _
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import small_button
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.progress_bar import ThinBar
from linkworker_desktop.ui.kit.tokens import Ink

SHOWN_AFTER = 250
"""Milliseconds; what is done sooner says nothing, so that nothing flickers."""
BAR_WIDTH = 220


class Progress(QWidget):
    """Hidden while nothing goes on; `cancelled` asks to stop."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = Label("", TypeRole.BODY, Ink.MUTED)
        self._bar = ThinBar(0, Ink.ACCENT)
        self._bar.setFixedWidth(measures.scaled(BAR_WIDTH))
        self.cancel_button = small_button(_("Annullér"))
        self._what = ""
        self._pause = QTimer(self, singleShot=True, interval=SHOWN_AFTER)
        self._pause.timeout.connect(self.show)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(measures.GAP_12)
        line.addWidget(self._words)
        line.addWidget(self._bar)
        line.addWidget(self.cancel_button)
        self.cancel_button.clicked.connect(self.cancelled)
        self.hide()

    def begin(self, words: str) -> None:
        """Say what is going on, in a moment."""
        self._what = words
        self._words.setText(words)
        self._bar.set_share(0)
        self._pause.start()

    def show_share(self, done: int, total: int) -> None:
        """Show how far it is."""
        counted = _("{words} {done} af {total}").format(
            words=self._what, done=_grouped(done), total=_grouped(total)
        )
        self._words.setText(counted if total else self._what)
        self._bar.set_share(done / total if total else 0)

    def end(self) -> None:
        """Nothing goes on any more."""
        self._pause.stop()
        self.hide()


def _grouped(number: int) -> str:
    """Return `50.000`."""
    return f"{number:,}".replace(",", ".")
