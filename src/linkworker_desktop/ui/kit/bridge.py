"""The mark and the small bridge between two houses, the drawing of empty pages."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from linkworker_desktop.ui.kit.tokens import Tokens, blend, tokens_of

DRAWING = QSize(280, 152)
MARK_UNITS = 32


class Mark(QWidget):
    """The program's mark: a bridge on a tile in the accent colour."""

    def __init__(self, size: int = 32, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size = size
        self.setFixedSize(size, size)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_mark(painter, QRectF(self.rect()), tokens_of(self))
        painter.end()


class BridgeDrawing(QWidget):
    """The drawing of an empty page, 280 x 152."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(DRAWING)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_small_bridge(painter, tokens_of(self))
        painter.end()


def paint_mark(painter: QPainter, area: QRectF, tokens: Tokens) -> None:
    """Paint the mark into a square."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(area.topLeft())
    painter.scale(area.width() / MARK_UNITS, area.height() / MARK_UNITS)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens.accent))
    painter.drawRoundedRect(QRectF(0, 0, MARK_UNITS, MARK_UNITS), 7, 7)
    light = QColor(tokens.on_accent)
    arch = QPainterPath(QPointF(6, 22))
    arch.cubicTo(9, 10, 23, 10, 26, 22)
    painter.strokePath(arch, QPen(light, 2.3))
    painter.setPen(QPen(light, 1.8))
    for x, top in ((11, 15.5), (16, 13.5), (21, 15.5)):
        painter.drawLine(QPointF(x, top), QPointF(x, 22))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(light)
    for x in (6, 26):
        painter.drawEllipse(QPointF(x, 22), 3, 3)
    painter.restore()


def paint_small_bridge(painter: QPainter, tokens: Tokens) -> None:
    """Paint the drawing of empty pages into 280 x 152 units from the origin."""
    _fill(painter, tokens.accent_tint)
    painter.drawEllipse(QPointF(140, 128), 132, 14)
    _fill(painter, sun_color(tokens))
    painter.drawEllipse(QPointF(186, 30), 16, 16)
    painter.save()
    painter.translate(0, 126)
    paint_span(painter, tokens, ends=(20, 260), rise=89, thickness=5, hangers=(84, 112, 140, 168, 196))
    _fill(painter, tokens.accent)
    painter.drawRoundedRect(QRectF(18, -2.5, 244, 5), 2.5, 2.5)
    paint_cottage(painter, tokens, walls=QRectF(20, -39, 41, 39), ridge=22, eaves=6)
    paint_town_house(painter, tokens, walls=QRectF(220, -42, 40, 42), ridge=24, eaves=6)
    painter.restore()


def paint_span(
    painter: QPainter,
    tokens: Tokens,
    *,
    ends: tuple[float, float],
    rise: float,
    thickness: float,
    hangers: Sequence[float],
) -> None:
    """Paint the arch and its hangers above the line y = 0; `rise` is the height of the arch's control point."""
    left, right = ends
    middle = (left + right) / 2
    arch = QPainterPath(QPointF(left, -2))
    arch.quadTo(middle, -rise, right, -2)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(tokens.accent), thickness))
    painter.drawPath(arch)
    painter.setPen(QPen(QColor(tokens.accent), thickness / 2))
    for x in hangers:
        share = (x - left) / (right - left)
        painter.drawLine(QPointF(x, -2 * share * (1 - share) * rise), QPointF(x, 0))


def paint_cottage(painter: QPainter, tokens: Tokens, *, walls: QRectF, ridge: float, eaves: float) -> None:
    """Paint the left house: red roof and a door."""
    _house(painter, tokens, walls, ridge, eaves, roof=_roof(tokens, tokens.over))
    _fill(painter, tokens.soon_tint if is_night(tokens) else tokens.soon)
    painter.drawRect(_part(walls, 0.36, 0.44, 0.64, 1.0))


def paint_town_house(painter: QPainter, tokens: Tokens, *, walls: QRectF, ridge: float, eaves: float) -> None:
    """Paint the right house: dark roof, two lit windows and a door."""
    _house(painter, tokens, walls, ridge, eaves, roof=_roof(tokens, tokens.accent_hover))
    _fill(painter, tokens.soon if is_night(tokens) else tokens.soon_tint)
    painter.drawRect(_part(walls, 0.20, 0.25, 0.43, 0.47))
    painter.drawRect(_part(walls, 0.58, 0.25, 0.81, 0.47))
    _fill(painter, tokens.accent)
    painter.drawRect(_part(walls, 0.38, 0.61, 0.63, 1.0))


def is_night(tokens: Tokens) -> bool:
    """Tell whether the drawings show a night: lit windows, a moon, darker water and roofs."""
    return QColor(tokens.sidebar).lightness() < 128


def sun_color(tokens: Tokens) -> QColor:
    """Return the sun's colour by day and the moon's by night."""
    return blend(tokens.sidebar, tokens.soon, 0.7) if is_night(tokens) else QColor(tokens.soon_tint)


def _roof(tokens: Tokens, color: str) -> QColor:
    return blend(tokens.sidebar, color, 0.62) if is_night(tokens) else QColor(color)


def _house(
    painter: QPainter, tokens: Tokens, walls: QRectF, ridge: float, eaves: float, *, roof: QColor
) -> None:
    painter.setBrush(QColor(tokens.card))
    painter.setPen(QPen(QColor(tokens.line2), 1))
    painter.drawRect(walls)
    _fill(painter, roof)
    top = QPointF(walls.center().x(), walls.top() - ridge)
    corners = [QPointF(walls.left() - eaves, walls.top()), top, QPointF(walls.right() + eaves, walls.top())]
    painter.drawPolygon(QPolygonF(corners))


def _part(area: QRectF, left: float, top: float, right: float, bottom: float) -> QRectF:
    width, height = area.width(), area.height()
    corner = QPointF(area.left() + left * width, area.top() + top * height)
    return QRectF(corner.x(), corner.y(), (right - left) * width, (bottom - top) * height)


def _fill(painter: QPainter, color: QColor | str) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(color))
