"""The few signs needed before unlocking, drawn as paths, since QtSvg is loaded later."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPainterPathStroker, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QWidget

from linkworker_desktop.ui.kit.measures import ICON_SMALL, scaled
from linkworker_desktop.ui.kit.tokens import Ink, tokens_of

UNITS = 24


class Glyph(Enum):
    """Signs drawn on a square of 24 units, like the icons they stand in for."""

    ERROR = "error"
    CHECK_CIRCLE = "check_circle"
    CHECK = "check"
    CHEVRON_LEFT = "chevron_left"
    CHEVRON_DOWN = "chevron_down"
    EYE = "eye"
    EYE_OFF = "eye_off"
    KEYBOARD = "keyboard"
    KEY = "key"
    LOCK = "lock"
    SHIELD = "shield"


def glyph_path(glyph: Glyph) -> QPainterPath:
    """Return the sign as one filled path on a square of 24 units."""
    return DRAWINGS[glyph]()


def paint_glyph(
    painter: QPainter, where: QRectF, glyph: Glyph, color: QColor, size: int = ICON_SMALL
) -> None:
    """Paint a sign in the middle of a rectangle; `size` in logical pixels at 100 % text."""
    side = scaled(size)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(where.center().x() - side / 2, where.center().y() - side / 2)
    painter.scale(side / UNITS, side / UNITS)
    painter.fillPath(glyph_path(glyph), color)
    painter.restore()


class GlyphLabel(QWidget):
    """One sign beside a word; it says nothing to a screen reader."""

    def __init__(
        self, glyph: Glyph, ink: Ink = Ink.MUTED, size: int = ICON_SMALL, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._glyph, self._ink, self._size = glyph, ink, size
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def set_glyph(self, glyph: Glyph, ink: Ink) -> None:
        """Show another sign in another ink."""
        self._glyph, self._ink = glyph, ink
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(scaled(self._size), scaled(self._size))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_glyph(painter, QRectF(self.rect()), self._glyph, self._ink.color(tokens_of(self)), self._size)
        painter.end()


def _disc() -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(QPointF(12, 12), 10, 10)
    return path


def _rounded(x: float, y: float, width: float, height: float, corner: float) -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(QRectF(x, y, width, height), corner, corner)
    return path


def _stroke(points: list[tuple[float, float]], width: float = 2) -> QPainterPath:
    line = QPainterPath()
    line.addPolygon(QPolygonF([QPointF(x, y) for x, y in points]))
    return _outline(line, width)


def _outline(line: QPainterPath, width: float) -> QPainterPath:
    stroker = QPainterPathStroker()
    stroker.setWidth(width)
    stroker.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    return stroker.createStroke(line)


def _error() -> QPainterPath:
    return _disc().subtracted(_rounded(11, 6.5, 2, 7, 0.5)).subtracted(_rounded(11, 15.5, 2, 2, 0.5))


def _check() -> QPainterPath:
    return _stroke([(4.1, 12.7), (9, 17.6), (20.3, 6.3)])


def _check_circle() -> QPainterPath:
    return _disc().subtracted(_stroke([(7, 12.3), (10.6, 15.9), (17.2, 9.3)]))


def _eye() -> QPainterPath:
    path = QPainterPath(QPointF(1, 12))
    path.cubicTo(5, 2.2, 19, 2.2, 23, 12)
    path.cubicTo(19, 21.8, 5, 21.8, 1, 12)
    ring, pupil = QPainterPath(), QPainterPath()
    ring.addEllipse(QPointF(12, 12), 5, 5)
    pupil.addEllipse(QPointF(12, 12), 3, 3)
    return path.subtracted(ring).united(pupil)


def _eye_off() -> QPainterPath:
    gap, bar = _stroke([(1, 2.2), (21.8, 23)], 5.6), _stroke([(2.2, 3.4), (20.6, 21.8)], 2)
    return _eye().subtracted(gap).united(bar)


def _keyboard() -> QPainterPath:
    path = _rounded(2, 5, 20, 14, 2)
    for row in (8, 11):
        for column in (5, 8, 11, 14, 17):
            path = path.subtracted(_rounded(column, row, 2, 2, 0.2))
    return path.subtracted(_rounded(8, 15, 8, 2, 0.2))


def _key() -> QPainterPath:
    head, hole = QPainterPath(), QPainterPath()
    head.addEllipse(QPointF(7, 12), 6, 6)
    hole.addEllipse(QPointF(7, 12), 2, 2)
    bits = _rounded(12, 10, 11, 4, 0.2).united(_rounded(17, 12, 4, 6, 0.2))
    return head.united(bits).subtracted(hole)


def _lock() -> QPainterPath:
    shackle, hole = QPainterPath(), QPainterPath()
    shackle.moveTo(8, 9)
    shackle.lineTo(8, 6)
    shackle.arcTo(QRectF(8, 2, 8, 8), 180, -180)
    shackle.lineTo(16, 9)
    hole.addEllipse(QPointF(12, 15), 2, 2)
    return _rounded(4, 8, 16, 14, 2).united(_outline(shackle, 2)).subtracted(hole)


def _shield() -> QPainterPath:
    path = QPainterPath(QPointF(12, 1))
    path.lineTo(21, 5)
    path.lineTo(21, 11)
    path.cubicTo(21, 16.6, 17.2, 21.7, 12, 23)
    path.cubicTo(6.8, 21.7, 3, 16.6, 3, 11)
    path.lineTo(3, 5)
    path.closeSubpath()
    return path.subtracted(_stroke([(7.2, 12.2), (10.6, 15.6), (17, 9.2)]))


DRAWINGS = {
    Glyph.ERROR: _error,
    Glyph.CHECK_CIRCLE: _check_circle,
    Glyph.CHECK: _check,
    Glyph.CHEVRON_LEFT: lambda: _stroke([(15, 6), (9, 12), (15, 18)]),
    Glyph.CHEVRON_DOWN: lambda: _stroke([(6, 9), (12, 15), (18, 9)]),
    Glyph.EYE: _eye,
    Glyph.EYE_OFF: _eye_off,
    Glyph.KEYBOARD: _keyboard,
    Glyph.KEY: _key,
    Glyph.LOCK: _lock,
    Glyph.SHIELD: _shield,
}
