"""Chips: filters with two states, chosen by tint, accent border and bold text."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolButton, QWidget

from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.focus_ring import Ringed
from linkworker_desktop.ui.kit.fonts import TypeRole, font
from linkworker_desktop.ui.kit.icons import Icon, paint_icon
from linkworker_desktop.ui.kit.tokens import Ink, Tokens, tokens_of

PADDING = 10
GAP = 6


class Chip(Ringed, QToolButton):
    """A checkable filter, 28 high. With `several` a chosen chip also shows a tick; `count` stands in muted.

    The chip is as wide as its chosen state needs, so that choosing it moves nothing.
    """

    def __init__(
        self,
        text: str,
        icon: Icon | None = None,
        *,
        count: int | None = None,
        several: bool = False,
        checkable: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon, self._count, self._several = icon, count, several
        self.setText(text)
        self.setCheckable(checkable)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._name()

    def ring_radius(self) -> int:
        """Return the corner of chips."""
        return measures.RADIUS

    def set_count(self, count: int | None) -> None:
        """Show how many rows the chip would leave; None shows no number."""
        self._count = count
        self._name()
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        width = 2 * PADDING + QFontMetrics(font(TypeRole.SMALL_BUTTON)).horizontalAdvance(self.text())
        if self._icon is not None or self._several:
            width += measures.scaled(measures.ICON_SMALL) + GAP
        if self._count is not None:
            width += GAP + QFontMetrics(self._plain()).horizontalAdvance(str(self._count))
        return QSize(width, measures.small_control_height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, tokens)
        self._paint_content(painter, tokens)
        painter.end()

    def _paint_ground(self, painter: QPainter, tokens: Tokens) -> None:
        fill, border = tokens.card, tokens.control
        if self.isChecked():
            fill, border = tokens.accent_tint, tokens.accent
        elif not self.isEnabled():
            fill, border = tokens.sunken, tokens.line
        elif self.underMouse():
            fill = tokens.sunken
        painter.setBrush(QColor(fill))
        painter.setPen(QPen(QColor(border), 1))
        corner = measures.RADIUS
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), corner, corner)

    def _paint_content(self, painter: QPainter, tokens: Tokens) -> None:
        chosen = self.isChecked()
        ink = (Ink.ACCENT if chosen else Ink.TEXT if self.isEnabled() else Ink.MUTED).color(tokens)
        face = font(TypeRole.SMALL_BUTTON) if chosen else self._plain()
        icon = Icon.CHECK if chosen and self._several else self._icon
        side = measures.scaled(measures.ICON_SMALL)
        text_width = QFontMetrics(face).horizontalAdvance(self.text())
        number = "" if self._count is None else str(self._count)
        number_width = QFontMetrics(self._plain()).horizontalAdvance(number) + GAP if number else 0
        icon_width = side + GAP if icon is not None else 0
        x = round((self.width() - icon_width - text_width - number_width) / 2)
        if icon is not None:
            paint_icon(painter, QPointF(x, (self.height() - side) / 2), icon, ink, measures.ICON_SMALL)
            x += icon_width
        painter.setFont(face)
        painter.setPen(ink)
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(QRect(x, 0, text_width + 2, self.height()), middle, self.text())
        if number:
            painter.setFont(self._plain())
            painter.setPen(QColor(tokens.muted))
            painter.drawText(QRect(x + text_width + GAP, 0, number_width, self.height()), middle, number)

    def _plain(self) -> QFont:
        face = font(TypeRole.SMALL_BUTTON)
        face.setBold(False)
        return face

    def _name(self) -> None:
        self.setAccessibleName(self.text() if self._count is None else f"{self.text()}, {self._count}")
