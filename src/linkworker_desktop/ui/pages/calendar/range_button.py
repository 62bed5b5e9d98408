"""The days in the title: a click shows the calendar month instead of the six weeks, and back."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.focus_ring import Ringed
from linkworker_desktop.ui.kit.fonts import TypeRole, font
from linkworker_desktop.ui.kit.restyled import Restyled
from linkworker_desktop.ui.kit.tokens import Ink, tokens_of

_LEAST = 72
"""So narrow the words may become in a small window; they are cut at their end."""


class RangeButton(Ringed, Restyled, QToolButton):
    """Muted words beside the title; what a click does is said by `set_words`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def set_words(self, text: str, description: str) -> None:
        """Show the days; with a description the words can be pressed."""
        self.setText(text)
        self.setAccessibleName(text)
        self.setAccessibleDescription(description)
        self.setEnabled(bool(description))
        shape = Qt.CursorShape.PointingHandCursor if description else Qt.CursorShape.ArrowCursor
        self.setCursor(shape)
        self.updateGeometry()
        self.update()

    def ring_radius(self) -> int:
        """Return the corner of the ring."""
        return measures.RADIUS

    def restyle(self) -> None:
        """Measure the words again in the text size of the moment."""
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(font(TypeRole.LEAD))
        return QSize(metrics.horizontalAdvance(self.text()) + 2, measures.line_height(TypeRole.LEAD))

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        return QSize(min(hint.width(), measures.scaled(_LEAST)), hint.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        face = font(TypeRole.LEAD)
        is_over = self.isEnabled() and self.underMouse()
        face.setUnderline(is_over)
        painter.setFont(face)
        painter.setPen((Ink.TEXT if is_over else Ink.MUTED).color(tokens_of(self)))
        shown = QFontMetrics(face).elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        painter.end()
