"""A thin bar that shows how much of a time or a task is gone."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from linkworker_desktop.ui.kit.tokens import Ink, tokens_of

HEIGHT = 6


class ThinBar(QWidget):
    """A bar 6 high; the words beside it say the same, so a screen reader skips it."""

    def __init__(self, share: float = 0.0, ink: Ink = Ink.SOON, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share, self._ink = share, ink
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_share(self, share: float, ink: Ink | None = None) -> None:
        """Show how much is gone, from 0 to 1."""
        self._share, self._ink = share, ink or self._ink
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(24, HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        area = QRectF(0, (self.height() - HEIGHT) / 2, self.width(), HEIGHT)
        painter.setBrush(QColor(tokens.line2))
        painter.drawRoundedRect(area, HEIGHT / 2, HEIGHT / 2)
        width = area.width() * max(0.0, min(self._share, 1.0))
        if width > 0:
            painter.setBrush(self._ink.color(tokens))
            painter.drawRoundedRect(QRectF(0, area.top(), max(width, HEIGHT), HEIGHT), HEIGHT / 2, HEIGHT / 2)
        painter.end()
