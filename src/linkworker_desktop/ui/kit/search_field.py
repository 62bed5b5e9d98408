"""A search field with its icon at the left and its key at the right."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.fonts import TypeRole, font
from linkworker_desktop.ui.kit.icons import Icon, paint_icon
from linkworker_desktop.ui.kit.tokens import Ink, tokens_of

EDGE = 12
GAP = 8


class SearchField(QLineEdit):
    """A line edit with an icon, a placeholder that is also its accessible name, and its shortcut in words."""

    def __init__(
        self, placeholder: str, *, key: str = "", icon: Icon = Icon.SEARCH, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._key, self._icon = key, icon
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setClearButtonEnabled(not key)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        left = EDGE + measures.scaled(measures.ICON) + GAP - 11
        self.setTextMargins(left, 0, self._key_width() + EDGE - 8 if self._key else 0, 0)

    def sizeHint(self) -> QSize:
        return super().sizeHint().expandedTo(QSize(280, 0))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        tokens, side = tokens_of(self), measures.scaled(measures.ICON)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        where = QRectF(EDGE, (self.height() - side) / 2, side, side)
        paint_icon(painter, where, self._icon, Ink.MUTED.color(tokens))
        if self._key and not self.text():
            height = measures.tag_height()
            left = self.width() - self._key_width() - 10
            cap = QRect(left, (self.height() - height) // 2, self._key_width(), height)
            painter.setPen(QPen(QColor(tokens.line), 1))
            painter.drawRoundedRect(QRectF(cap).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
            painter.setFont(font(TypeRole.SMALL))
            painter.setPen(QColor(tokens.muted))
            painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, self._key)
        painter.end()

    def _key_width(self) -> int:
        return QFontMetrics(font(TypeRole.SMALL)).horizontalAdvance(self._key) + 14
