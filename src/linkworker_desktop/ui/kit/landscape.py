"""The picture beside the unlock form and the first run: hills, water and the bridge, in token colours."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from linkworker_desktop.i18n import _
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.bridge import (
    Mark,
    is_night,
    paint_cottage,
    paint_span,
    paint_town_house,
    sun_color,
)
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.painting import fill
from linkworker_desktop.ui.kit.tokens import Tokens, blend, tokens_of

UNITS = 608
HORIZON = 0.735
FAR_HILLS = ((0, -143), (110, -205, 215, -205, 310, -160), (400, -118, 520, -135, 608, -202))
NEAR_HILLS = ((0, -83), (80, -127, 190, -128, 270, -102), (370, -72, 500, -90, 608, -122))
RIPPLES = ((59, 130, 73), (359, 444, 84), (169, 280, 107), (469, 540, 137), (95, 156, 163), (299, 420, 179))


class Landscape(QWidget):
    """The left side of a page before unlocking: mark and name, a greeting, a line of text and the picture."""

    def __init__(self, greeting: str = "", text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._greeting = Label(greeting, TypeRole.HERO, wrap=True)
        self._text = Label(text, TypeRole.LEAD, wrap=True)
        self._build()

    def set_words(self, greeting: str, text: str) -> None:
        """Show another greeting and line of text."""
        self._greeting.setText(greeting)
        self._text.setText(text)

    def sizeHint(self) -> QSize:
        return QSize(UNITS, 900)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_landscape(painter, QRectF(self.rect()), tokens_of(self))
        painter.end()

    def _build(self) -> None:
        brand = QHBoxLayout()
        brand.setSpacing(measures.GAP_12)
        brand.addWidget(Mark())
        brand.addWidget(Label(_("Linkworker"), TypeRole.COUNTDOWN))
        brand.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(48, 48, 48, measures.GAP_24)
        layout.setSpacing(measures.GAP_12)
        layout.addLayout(brand)
        layout.addSpacing(44)
        layout.addWidget(self._greeting)
        layout.addWidget(self._text)
        layout.addStretch(1)


def paint_landscape(painter: QPainter, area: QRectF, tokens: Tokens) -> None:
    """Paint the picture into `area`: the bridge as wide as the area, the horizon at the same share of its height."""
    painter.save()
    painter.setClipRect(area)
    fill(painter, area, tokens.sidebar)
    scale = area.width() / UNITS
    painter.translate(area.left(), area.top() + area.height() * HORIZON)
    painter.scale(scale, scale)
    _nature(painter, tokens, below=area.height() / scale)
    paint_span(
        painter, tokens, ends=(84, 526), rise=152, thickness=10, hangers=(150, 202, 254, 306, 358, 410, 462)
    )
    fill(painter, QRectF(78, -5, 456, 8), tokens.accent)
    paint_cottage(painter, tokens, walls=QRectF(32, -46, 52, 48), ridge=30, eaves=8)
    paint_town_house(painter, tokens, walls=QRectF(524, -53, 60, 55), ridge=31, eaves=8)
    painter.restore()


def _nature(painter: QPainter, tokens: Tokens, *, below: float) -> None:
    far, near, deep = (0.10, 0.19, 0.30) if is_night(tokens) else (0.166, 0.365, 0.583)
    water = blend(tokens.sidebar, tokens.accent, deep)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(sun_color(tokens))
    painter.drawEllipse(QPointF(452, -344), 46, 46)
    painter.fillPath(_hills(FAR_HILLS), blend(tokens.sidebar, tokens.accent, far))
    painter.fillPath(_hills(NEAR_HILLS), blend(tokens.sidebar, tokens.accent, near))
    fill(painter, QRectF(0, 0, UNITS, below), water)
    painter.setPen(
        QPen(
            blend(
                water, tokens.text if is_night(tokens) else tokens.card, 0.35 if is_night(tokens) else 0.55
            ),
            1.6,
        )
    )
    for left, right, y in RIPPLES:
        painter.drawLine(QPointF(left, y), QPointF(right, y))


def _hills(outline: tuple[tuple[int, ...], ...]) -> QPainterPath:
    start, *curves = outline
    path = QPainterPath(QPointF(*start))
    for curve in curves:
        path.cubicTo(*curve)
    path.lineTo(UNITS, 1)
    path.lineTo(0, 1)
    path.closeSubpath()
    return path
