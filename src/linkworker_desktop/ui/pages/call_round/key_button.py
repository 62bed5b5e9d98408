"""A button that shows the key it is pressed with."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QWidget

from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import Button, ButtonKind
from linkworker_desktop.ui.kit.fonts import TypeRole, font
from linkworker_desktop.ui.kit.icons import Icon
from linkworker_desktop.ui.kit.tokens import blend, tokens_of

GAP = 10
PADDING = 6


class KeyButton(Button):
    """A kit button with a small key cap after the word; `key` is what stands on it, e.g. `J` or `←`."""

    def __init__(
        self,
        text: str,
        key: str,
        kind: ButtonKind = ButtonKind.SECONDARY,
        icon: Icon | None = None,
        parent: QWidget | None = None,
    ) -> None:
        self._key = key
        super().__init__(text, kind, icon, parent=parent)
        self.setAccessibleName(f"{text} ({key})")

    def _content_width(self) -> int:
        return super()._content_width() + GAP + self._cap_width()

    def _paint_content(self, painter: QPainter, ink: QColor) -> None:
        super()._paint_content(painter, ink)
        content = self._content_width()
        height = measures.tag_height()
        left = (self.width() + content) / 2 - self._cap_width()
        cap = QRectF(left, (self.height() - height) / 2, self._cap_width(), height).adjusted(
            0.5, 0.5, -0.5, -0.5
        )
        tokens = tokens_of(self)
        is_loud = self.kind is ButtonKind.PRIMARY
        painter.setPen(
            QPen(blend(tokens.accent, tokens.on_accent, 0.45) if is_loud else QColor(tokens.line), 1)
        )
        painter.setBrush(Qt.BrushStyle.NoBrush if is_loud else QColor(tokens.sunken))
        painter.drawRoundedRect(cap, measures.RADIUS_SMALL, measures.RADIUS_SMALL)
        painter.setFont(font(TypeRole.SMALL))
        painter.setPen(ink if is_loud else QColor(tokens.muted))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, self._key)

    def _cap_width(self) -> int:
        wide = QFontMetrics(font(TypeRole.SMALL)).horizontalAdvance(self._key) + 2 * PADDING
        return max(wide, measures.tag_height())
