"""A patch of the municipality's colour with white letters on it, as on the cover."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from linkworker_desktop.documents.palette import DEFAULT_MUNICIPALITY_COLOUR, readable_colour
from linkworker_desktop.i18n import _
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.fonts import TypeRole, font
from linkworker_desktop.ui.kit.tokens import tokens_of


class Swatch(QWidget):
    """Shows how a colour comes out on paper."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colour = DEFAULT_MUNICIPALITY_COLOUR
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_colour(self, colour: str) -> None:
        """Show `#RRGGBB`, darkened as the paper would darken it."""
        self._colour = readable_colour(colour).value
        self.setAccessibleName(_("Farven {code}").format(code=self._colour))
        self.update()

    def sizeHint(self) -> QSize:
        width = QFontMetrics(font(TypeRole.BODY_BOLD)).horizontalAdvance(_("Velkommen"))
        return QSize(width + 2 * measures.GAP_16, measures.control_height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(self._colour))
        painter.setPen(QPen(QColor(tokens_of(self).line), 1))
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(area, measures.RADIUS, measures.RADIUS)
        painter.setFont(font(TypeRole.BODY_BOLD))
        painter.setPen(Qt.GlobalColor.white)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, _("Velkommen"))
        painter.end()
