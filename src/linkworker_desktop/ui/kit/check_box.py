"""A check box painted from the tokens, since Fusion's own vanishes in the dark."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QCheckBox, QWidget

from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.focus_ring import Ringed
from linkworker_desktop.ui.kit.fonts import TypeRole, font
from linkworker_desktop.ui.kit.tokens import Tokens, tokens_of

BOX = 18
GAP = 8
TICK = (QPointF(0.24, 0.52), QPointF(0.42, 0.70), QPointF(0.77, 0.32))
DASH = (QPointF(0.27, 0.5), QPointF(0.73, 0.5))


class CheckBox(Ringed, QCheckBox):
    """A check box, 28 high; the whole of it can be clicked. Without a text give it an accessible `name`."""

    def __init__(self, text: str = "", *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        if name:
            self.setAccessibleName(name)

    def ring_radius(self) -> int:
        """Return the corner of check boxes."""
        return measures.RADIUS_SMALL

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def sizeHint(self) -> QSize:
        width = measures.scaled(BOX) + 2
        if self.text():
            size = QFontMetrics(font(TypeRole.BODY)).size(Qt.TextFlag.TextShowMnemonic, self.text())
            width += GAP + size.width() + 1
        return QSize(width, measures.small_control_height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        side = measures.scaled(BOX)
        box = QRectF(1, (self.height() - side) / 2, side, side)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_check(
            painter, box, self.checkState(), tokens, enabled=self.isEnabled(), hover=self.underMouse()
        )
        painter.setFont(font(TypeRole.BODY))
        painter.setPen(QColor(tokens.text if self.isEnabled() else tokens.muted))
        left = side + GAP + 1
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextShowMnemonic
        painter.drawText(QRect(left, 0, self.width() - left, self.height()), flags, self.text())
        painter.end()


def paint_check(
    painter: QPainter,
    box: QRectF,
    state: Qt.CheckState,
    tokens: Tokens,
    *,
    enabled: bool = True,
    hover: bool = False,
) -> None:
    """Paint the box of a check box, for the widget and for delegates; `box` is the outer square."""
    filled = state is not Qt.CheckState.Unchecked
    color = tokens.accent if filled else tokens.card
    border = tokens.accent if filled else tokens.control
    if not enabled:
        color, border = (tokens.muted, tokens.muted) if filled else (tokens.sunken, tokens.line)
    elif hover:
        color, border = (tokens.accent_hover,) * 2 if filled else (tokens.sunken, tokens.control)
    painter.setBrush(QColor(color))
    painter.setPen(QPen(QColor(border), 1))
    inner = box.adjusted(0.5, 0.5, -0.5, -0.5)
    painter.drawRoundedRect(inner, measures.RADIUS_SMALL, measures.RADIUS_SMALL)
    if filled:
        pen = QPen(QColor(tokens.on_accent), box.width() / 9)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        mark = TICK if state is Qt.CheckState.Checked else DASH
        painter.drawPolyline(QPolygonF([inner.topLeft() + point * inner.width() for point in mark]))
