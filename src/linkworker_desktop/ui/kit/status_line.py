"""The status line: what is saved at the left, and the band that says the data are a sample at the right."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from linkworker_desktop.i18n import _
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import Button, ButtonKind
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.icons import Icon, IconLabel
from linkworker_desktop.ui.kit.label import ElidedLabel, Label
from linkworker_desktop.ui.kit.restyled import Tall
from linkworker_desktop.ui.kit.states import State
from linkworker_desktop.ui.kit.tokens import Ink, Tokens, tokens_of


class StatusLine(Tall, QWidget):
    """A line 28 high across the window; `sample_deletion_asked` is sent by the band's link."""

    sample_deletion_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._saved = _Fact(Icon.CHECK_CIRCLE)
        self._backup = _Fact(Icon.SAVE)
        self._band = _SampleBand()
        self._band.hide()
        self._band.link.clicked.connect(self.sample_deletion_asked)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(measures.GAP_16, 1, 0, 0)
        layout.setSpacing(measures.GAP_32)
        layout.addWidget(self._saved)
        layout.addWidget(self._backup)
        layout.addStretch(1)
        layout.addWidget(self._band)
        self.restyle()

    def least_height(self) -> int:
        """Return 28 at 100 %."""
        return measures.status_line_height()

    def set_saved(self, text: str) -> None:
        """Show when the last change was saved: »Gemt kl. 8.42«."""
        self._saved.show_text(text, Ink.MUTED)

    def set_backup(self, text: str, *, late: bool = False) -> None:
        """Show the last backup; a late one is in the colour of things to do."""
        self._backup.show_text(text, Ink.SOON if late else Ink.MUTED)

    def set_sample(self, municipality: str | None) -> None:
        """Show the ochre band for a sample municipality, or take it away."""
        self._band.setVisible(municipality is not None)
        if municipality is not None:
            self._band.words.setText(_("Eksempeldata – {place} er opdigtet").format(place=municipality))

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(tokens.window))
        painter.fillRect(0, 0, self.width(), 1, QColor(tokens.line))
        painter.end()


class _Fact(QWidget):
    """An icon and a few words in muted."""

    def __init__(self, icon: Icon) -> None:
        super().__init__()
        self._icon, self._sign = icon, IconLabel(icon, Ink.MUTED, measures.ICON_SMALL)
        self._words = Label("", TypeRole.SMALL, Ink.MUTED)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self._sign)
        layout.addWidget(self._words)
        self.hide()

    def show_text(self, text: str, ink: Ink) -> None:
        """Show other words in an ink; nothing at all for an empty text."""
        self._words.setText(text)
        self._words.set_ink(ink)
        self._sign.set_icon(self._icon, ink)
        self.setVisible(bool(text))


class _SampleBand(QWidget):
    """»Eksempeldata – … er opdigtet · Slet eksempeldata« on ochre."""

    def __init__(self) -> None:
        super().__init__()
        self.words = ElidedLabel("", TypeRole.SMALL)
        self.link = _BandLink(_("Slet eksempeldata"), ButtonKind.TEXT_SMALL)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(measures.GAP_16, 0, measures.GAP_16, 0)
        layout.setSpacing(measures.GAP_8)
        layout.addWidget(IconLabel(Icon.INFO, Ink.SOON, measures.ICON_SMALL))
        layout.addWidget(self.words)
        layout.addSpacing(measures.GAP_4)
        layout.addWidget(self.link)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), State.SOON.tint(tokens_of(self)))
        painter.end()


class _BandLink(Button):
    """The link on the band, in the band's own ink."""

    def _ink(self, tokens: Tokens) -> QColor:
        return Ink.SOON.color(tokens)
