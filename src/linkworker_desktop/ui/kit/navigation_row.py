"""A row of the side panel: the current one is a card with an accent bar, counts stand at the right."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from linkworker_desktop.i18n import _
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.focus_ring import Ringed
from linkworker_desktop.ui.kit.fonts import TypeRole, font
from linkworker_desktop.ui.kit.icons import Icon, paint_icon
from linkworker_desktop.ui.kit.tokens import Ink, Tokens, blend, tokens_of

EDGE = 12
BAR = 3
MIDDLE = Qt.AlignmentFlag.AlignVCenter


class NavigationRow(Ringed, QToolButton):
    """One place in the program, 40 high; `key` is its shortcut in words, shown only where there is room."""

    def __init__(self, text: str, icon: Icon, *, key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._key = icon, key
        self._late = self._waiting = 0
        self.setText(text)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._name()

    def set_counts(self, *, late: int = 0, waiting: int = 0) -> None:
        """Show how much is late (red, with icon) or, if nothing is, how much waits (muted)."""
        self._late, self._waiting = late, waiting
        self._name()
        self.update()

    def ring_radius(self) -> int:
        """Return the corner of the current row."""
        return measures.RADIUS_LARGE

    def sizeHint(self) -> QSize:
        width = self._text_left() + QFontMetrics(font(TypeRole.BODY_BOLD)).horizontalAdvance(self.text())
        return QSize(width + 44, measures.navigation_row_height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens, current = tokens_of(self), self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if current or self.underMouse():
            painter.setBrush(QColor(tokens.card) if current else blend(tokens.sidebar, tokens.card, 0.5))
            painter.drawRoundedRect(QRectF(self.rect()), measures.RADIUS_LARGE, measures.RADIUS_LARGE)
        if current:
            painter.setBrush(QColor(tokens.accent))
            height = self.height() / 2
            painter.drawRoundedRect(QRectF(0, height / 2, BAR, height), 1.5, 1.5)
        side = measures.scaled(measures.ICON)
        ink = (Ink.ACCENT if current else Ink.MUTED).color(tokens)
        paint_icon(painter, QPointF(EDGE, (self.height() - side) / 2), self._icon, ink)
        painter.setFont(font(TypeRole.BODY_BOLD if current else TypeRole.BODY))
        painter.setPen(QColor(tokens.text))
        painter.drawText(self.rect().adjusted(self._text_left(), 0, -EDGE, 0), MIDDLE, self.text())
        self._paint_right(painter, tokens)
        painter.end()

    def _paint_right(self, painter: QPainter, tokens: Tokens) -> None:
        role = TypeRole.SMALL_BOLD if self._late else TypeRole.SMALL
        ink = (Ink.OVER if self._late else Ink.MUTED).color(tokens)
        words = str(self._late or self._waiting or "") or self._key
        width = QFontMetrics(font(role)).horizontalAdvance(words)
        left = self.width() - EDGE - width
        if not words or (words == self._key and left < self._needed()):
            return
        painter.setFont(font(role))
        painter.setPen(ink)
        painter.drawText(QRect(left, 0, width + 2, self.height()), MIDDLE, words)
        if self._late:
            side = measures.scaled(measures.ICON_SMALL)
            corner = QPointF(left - side - measures.GAP_4, (self.height() - side) / 2)
            paint_icon(painter, corner, Icon.ERROR, ink, measures.ICON_SMALL)

    def _text_left(self) -> int:
        return EDGE + measures.scaled(measures.ICON) + EDGE

    def _needed(self) -> int:
        metrics = QFontMetrics(font(TypeRole.BODY_BOLD))
        return self._text_left() + metrics.horizontalAdvance(self.text()) + measures.GAP_8

    def _name(self) -> None:
        name = self.text()
        if self._late:
            name = _("{page}, {count} over tiden").format(page=name, count=self._late)
        elif self._waiting:
            name = _("{page}, {count} venter").format(page=name, count=self._waiting)
        self.setAccessibleName(name)
