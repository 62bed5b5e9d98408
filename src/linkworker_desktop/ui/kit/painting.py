"""Filling a rectangle."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter


def fill(painter: QPainter, area: QRect | QRectF, color: QColor | str) -> None:
    """Fill an area with one colour.

    `QPainter.fillRect` looks for its colour among gradients too, and PySide would make their 182 names for the first
    frame.
    """
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(color))
    painter.drawRect(area)
    painter.restore()
