"""The small network of a family's page: a dot for each authority round the household, and their number."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.focus_ring import Ringed
from linkworker_desktop.ui.kit.fonts import TypeRole, font
from linkworker_desktop.ui.kit.states import Sector
from linkworker_desktop.ui.kit.tokens import Tokens, blend, tokens_of

WIDE, HIGH = 118, 60
"""Half the axes of the ellipse the dots stand on, in pixels at 100 % text."""
DOT = 6.5
CROWD = 28
"""From so many dots on they are drawn smaller."""
BOX_PADDING = 10
FIRST = -97.0
"""Degrees of the first dot, so that none stands straight above or beside the household."""


@dataclass(frozen=True, slots=True)
class NetworkDot:
    """An authority: its sector, and how often it is there: 3 weekly, 2 monthly, 1 more seldom or not known."""

    sector: Sector
    weight: int = 1


class SmallNetwork(Ringed, QAbstractButton):
    """A picture that is one button; `clicked` opens the whole network."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._people, self._count = "", "", ""
        self._dots: tuple[NetworkDot, ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_network(self, *, name: str, people: str, dots: Sequence[NetworkDot], count: str) -> None:
        """Show a family's `name` and `people` (»7 personer«) in the middle, its dots, and the `count` in words."""
        self._name, self._people, self._count, self._dots = name, people, count, tuple(dots)
        self.setText(count)
        self.setAccessibleName(count)
        self.update()

    def sizeHint(self) -> QSize:
        width = 2 * (measures.scaled(WIDE + DOT) + measures.GAP_4)
        return QSize(width, self._picture_height() + measures.line_height(TypeRole.BODY_BOLD))

    def minimumSizeHint(self) -> QSize:
        return QSize(measures.scaled(180), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_dots(painter, tokens)
        self._paint_box(painter, tokens)
        painter.setFont(font(TypeRole.BODY_BOLD))
        painter.setPen(QColor(tokens.accent if self.underMouse() else tokens.text))
        top = self._picture_height()
        foot = QRectF(0, top, self.width(), self.height() - top)
        count = painter.fontMetrics().elidedText(self._count, Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(foot, Qt.AlignmentFlag.AlignCenter, count)
        painter.end()

    def _paint_dots(self, painter: QPainter, tokens: Tokens) -> None:
        middle = self._middle()
        radius = DOT if len(self._dots) <= CROWD else DOT * CROWD / len(self._dots)
        places = list(zip(self._dots, self._places(middle), strict=True))
        for dot, place in places:
            color = blend(tokens.card, dot.sector.ink.color(tokens), 0.65)
            painter.setPen(QPen(color, (1.0, 1.0, 1.5, 2.5)[dot.weight]))
            painter.drawLine(middle, place)
        painter.setPen(Qt.PenStyle.NoPen)
        for dot, place in places:
            painter.setBrush(dot.sector.ink.color(tokens))
            painter.drawEllipse(place, measures.scaled(radius), measures.scaled(radius))

    def _places(self, middle: QPointF) -> list[QPointF]:
        """Return the middles of the dots, evenly spaced by angle and moved to the ellipse."""
        wide = min(measures.scaled(WIDE), self.width() / 2 - measures.scaled(DOT) - 1)
        high = measures.scaled(HIGH)
        step = 360 / max(1, len(self._dots))
        angles = [math.radians(FIRST + step * (number + 0.5)) for number in range(len(self._dots))]
        return [middle + QPointF(wide * math.cos(angle), high * math.sin(angle)) for angle in angles]

    def _paint_box(self, painter: QPainter, tokens: Tokens) -> None:
        face, small = QFontMetrics(font(TypeRole.SMALL_BOLD)), QFontMetrics(font(TypeRole.SMALL))
        most = measures.scaled(WIDE)
        name = face.elidedText(self._name, Qt.TextElideMode.ElideRight, most - 2 * BOX_PADDING)
        words = max(face.horizontalAdvance(name), small.horizontalAdvance(self._people))
        line = measures.line_height(TypeRole.SMALL)
        size = QSize(words + 2 * BOX_PADDING, 2 * line + 2 * measures.GAP_8)
        middle = self._middle()
        box = QRectF(
            middle.x() - size.width() / 2, middle.y() - size.height() / 2, size.width(), size.height()
        )
        painter.setBrush(QColor(tokens.card))
        painter.setPen(QPen(QColor(tokens.accent), 2 if self.underMouse() else 1.5))
        painter.drawRoundedRect(box, measures.RADIUS, measures.RADIUS)
        upper = QRectF(box.left(), box.top() + measures.GAP_8, box.width(), line)
        painter.setFont(font(TypeRole.SMALL_BOLD))
        painter.setPen(QColor(tokens.text))
        painter.drawText(upper, Qt.AlignmentFlag.AlignCenter, name)
        painter.setFont(font(TypeRole.SMALL))
        painter.setPen(QColor(tokens.muted))
        painter.drawText(upper.translated(0, line), Qt.AlignmentFlag.AlignCenter, self._people)

    def _middle(self) -> QPointF:
        return QPointF(self.width() / 2, measures.scaled(HIGH + DOT) + 1)

    def _picture_height(self) -> int:
        return 2 * (measures.scaled(HIGH + DOT) + 1) + measures.GAP_8
