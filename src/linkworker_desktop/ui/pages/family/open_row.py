"""A row of a card that opens something: the whole row is one button with a name, a place in the Tab order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.fonts import TypeRole, font
from linkworker_desktop.ui.kit.icons import Icon, paint_icon
from linkworker_desktop.ui.kit.mixed_text import Span, paint_spans
from linkworker_desktop.ui.kit.states import State
from linkworker_desktop.ui.kit.tokens import Ink, tokens_of


class OpenRow(QAbstractButton):
    """Spans at the left, cut at their end; a state or a plain word at the right, never cut.

    `leading` is an icon before the spans; `second` a small muted line under them. A `flush` row has no margins:
    it stands among other words, and its first span shows by its colour that it can be pressed.
    """

    def __init__(
        self,
        spans: Sequence[Span] = (),
        right: str = "",
        state: State | None = None,
        *,
        leading: tuple[Icon, Ink] | None = None,
        second: str = "",
        flush: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._leading, self._flush = leading, flush
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_words(spans, right, state, second=second)

    def set_words(
        self, spans: Sequence[Span], right: str = "", state: State | None = None, *, second: str = ""
    ) -> None:
        """Show other words."""
        self._spans, self._right, self._state, self._second = tuple(spans), right, state, second
        words = ("".join(span.text for span in self._spans), second, right)
        self.setAccessibleName(", ".join(word.strip() for word in words if word))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        if self._flush:
            return QSize(240, measures.line_height(TypeRole.BODY_BOLD) + 4)
        height = measures.two_line_row_height() if self._second else measures.row_height()
        return QSize(240, height)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self._flush and (self.underMouse() or self.isDown()):
            painter.fillRect(self.rect(), QColor(tokens.sunken))
        margin = 0 if self._flush else measures.CARD_MARGIN - 1
        room = self.rect().adjusted(margin, 0, -margin, 0)
        room = self._paint_leading(painter, room)
        room = self._paint_right(painter, room)
        self._paint_words(painter, room)
        if self.hasFocus():
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            inset, corner = (1, 4) if self._flush else (3, measures.RADIUS)
            frame = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
            painter.drawRoundedRect(frame, corner, corner)
        painter.end()

    def _paint_leading(self, painter: QPainter, room: QRect) -> QRect:
        if self._leading is None:
            return room
        icon, ink = self._leading
        side = measures.scaled(measures.ICON)
        corner = QPointF(room.left(), room.top() + (room.height() - side) / 2)
        paint_icon(painter, corner, icon, ink.color(tokens_of(self)), measures.ICON)
        return room.adjusted(side + measures.GAP_12, 0, 0, 0)

    def _paint_right(self, painter: QPainter, room: QRect) -> QRect:
        if not self._right:
            return room
        state = self._state
        face = font(TypeRole.BODY_BOLD if state is not None and state.bold else TypeRole.BODY)
        ink = (state.ink if state is not None else Ink.MUTED).color(tokens_of(self))
        width = QFontMetrics(face).horizontalAdvance(self._right) + 1
        left = room.right() - width
        painter.setFont(face)
        painter.setPen(ink)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(QRect(left, room.top(), width + 1, room.height()), flags, self._right)
        if state is not None:
            side = measures.scaled(measures.ICON_SMALL)
            left -= side + 6
            corner = QPointF(left, room.top() + (room.height() - side) / 2)
            paint_icon(painter, corner, state.icon, ink, measures.ICON_SMALL)
        return room.adjusted(0, 0, left - measures.GAP_12 - room.right(), 0)

    def _paint_words(self, painter: QPainter, room: QRect) -> None:
        if not self._second:
            spans = self._spans
            if self._flush and self.underMouse() and spans:
                spans = (replace(spans[0], ink=Ink.ACCENT), *spans[1:])
            paint_spans(painter, room, spans, self)
            return
        upper, lower = measures.line_height(TypeRole.BODY), measures.line_height(TypeRole.SMALL)
        top = room.top() + (room.height() - upper - lower) // 2
        paint_spans(painter, QRect(room.left(), top, room.width(), upper), self._spans, self)
        below = QRect(room.left(), top + upper, room.width(), lower)
        paint_spans(painter, below, (Span(self._second, TypeRole.SMALL, Ink.MUTED),), self)
