"""The icon of the window."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap

from linkworker_desktop.ui.kit.bridge import paint_mark
from linkworker_desktop.ui.kit.tokens import LIGHT

ICON_SIZES = (16, 24, 32, 48, 64, 128, 256)


def app_icon() -> QIcon:
    """Return the window's icon, always in the light accent, in the sizes desktops ask for."""
    icon = QIcon()
    for size in ICON_SIZES:
        pixmap = QPixmap(size, size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        paint_mark(painter, QRectF(0, 0, size, size), LIGHT)
        painter.end()
        icon.addPixmap(pixmap)
    return icon
