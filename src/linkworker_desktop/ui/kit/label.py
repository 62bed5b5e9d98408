"""Text in a type role and an ink, drawn in the theme and text size of the moment."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from linkworker_desktop.ui.kit.fonts import TypeRole, font
from linkworker_desktop.ui.kit.restyled import Restyled
from linkworker_desktop.ui.kit.tokens import Ink, tokens_of

ROLES = {
    Ink.TEXT: QPalette.ColorRole.WindowText,
    Ink.MUTED: QPalette.ColorRole.PlaceholderText,
    Ink.ACCENT: QPalette.ColorRole.Accent,
    Ink.ON_ACCENT: QPalette.ColorRole.HighlightedText,
    Ink.OVER: QPalette.ColorRole.BrightText,
}


class Label(Restyled, QLabel):
    """A plain-text label; never interprets mark-up, so that a name cannot become formatting."""

    def __init__(
        self,
        text: str = "",
        role: TypeRole = TypeRole.BODY,
        ink: Ink = Ink.TEXT,
        *,
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._role, self._ink = role, ink
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        self.setWordWrap(wrap)
        if wrap:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setFont(font(role))
        self._dress()

    def restyle(self) -> None:
        """Take on the theme and the text size of the moment."""
        self.setFont(font(self._role))
        self._dress()

    def set_ink(self, ink: Ink) -> None:
        """Draw the text in another ink."""
        self._ink = ink
        self._dress()

    def set_role(self, role: TypeRole) -> None:
        """Draw the text in another type role."""
        self._role = role
        self.setFont(font(role))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._dress()

    def _dress(self) -> None:
        role = ROLES.get(self._ink, QPalette.ColorRole.ToolTipText)
        if self.foregroundRole() != role:
            self.setForegroundRole(role)
        color = self._ink.color(tokens_of(self))
        if self._ink not in ROLES and self.palette().color(role) != color:
            palette = QPalette()
            palette.setColor(QPalette.ColorRole.ToolTipText, color)
            self.setPalette(palette)


class ElidedLabel(Label):
    """A one-line label cut at its logical end; the whole text stays for screen readers and as tooltip."""

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), self.fontMetrics().averageCharWidth() * 4), hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        room = self.contentsRect()
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        if shown == self.text():
            super().paintEvent(event)
            return
        self.setToolTip(self.text())
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(room, self.alignment() | Qt.TextFlag.TextSingleLine, shown)
        painter.end()
