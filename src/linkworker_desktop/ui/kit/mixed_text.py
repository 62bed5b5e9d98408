"""One text in several weights and inks: »**Kontrakt underskrevet** · Oksana«, cut at the end or wrapped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.fonts import TypeRole, font
from linkworker_desktop.ui.kit.tokens import Ink, tokens_of


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of text in one type role and one ink."""

    text: str
    role: TypeRole = TypeRole.BODY
    ink: Ink = Ink.TEXT


def noun(text: str, rest: str = "") -> tuple[Span, ...]:
    """Return the spans of a row: the bold noun, and after a dot who or where in muted."""
    bold = Span(text, TypeRole.BODY_BOLD)
    return (bold, Span(f" · {rest}", ink=Ink.MUTED)) if rest else (bold,)


class MixedText(QLabel):
    """A label of spans; on one line each is painted on its own, so a right-to-left name keeps its place."""

    def __init__(
        self, spans: Sequence[Span] = (), *, wrap: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._spans = tuple(spans)
        self._wraps = wrap
        vertical = QSizePolicy.Policy.Minimum if wrap else QSizePolicy.Policy.Fixed
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, vertical)
        policy.setHeightForWidth(wrap)
        self.setSizePolicy(policy)
        self.set_spans(spans)

    def set_spans(self, spans: Sequence[Span]) -> None:
        """Show other spans."""
        self._spans = tuple(spans)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText("".join(span.text for span in self._spans))
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        return self._wraps

    def heightForWidth(self, width: int) -> int:
        if not self._wraps:
            return self.sizeHint().height()
        return self._laid_out(width)[1]

    def sizeHint(self) -> QSize:
        width = sum(QFontMetrics(font(span.role)).horizontalAdvance(span.text) for span in self._spans)
        return QSize(width + 1, self._line_height())

    def minimumSizeHint(self) -> QSize:
        narrow = QFontMetrics(font(TypeRole.BODY)).averageCharWidth() * 8
        return QSize(min(narrow, self.sizeHint().width()), self._line_height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._wraps:
            layout, height = self._laid_out(self.width())
            painter.setPen(QColor(tokens_of(self).text))
            layout.draw(painter, QPointF(0, (self.height() - height) / 2))
        else:
            paint_spans(painter, self.rect(), self._spans, self)
        painter.end()

    def _line_height(self) -> int:
        return max((measures.line_height(span.role) for span in self._spans), default=0)

    def _laid_out(self, width: int) -> tuple[QTextLayout, int]:
        layout = QTextLayout(self.text(), font(TypeRole.BODY))
        layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
        layout.setFormats(self._formats())
        height = 0.0
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, height))
            height += max(line.height(), self._line_height())
        layout.endLayout()
        return layout, round(height)

    def _formats(self) -> list[QTextLayout.FormatRange]:
        tokens, ranges, start = tokens_of(self), [], 0
        for span in self._spans:
            part = QTextLayout.FormatRange()
            part.start, part.length = start, len(span.text)
            look = QTextCharFormat()
            look.setFont(font(span.role))
            look.setForeground(span.ink.color(tokens))
            part.format = look
            ranges.append(part)
            start += len(span.text)
        return ranges


def paint_spans(painter: QPainter, room: QRect, spans: Sequence[Span], widget: QWidget) -> int:
    """Paint spans on one line in the middle of `room`, cut at the logical end; return the x after them."""
    tokens, x, end = tokens_of(widget), float(room.left()), room.left() + room.width()
    base = max((QFontMetricsF(font(span.role)).ascent() for span in spans), default=0.0)
    depth = max((QFontMetricsF(font(span.role)).descent() for span in spans), default=0.0)
    y = room.top() + (room.height() - base - depth) / 2 + base
    for span in spans:
        face = font(span.role)
        metrics = QFontMetricsF(face)
        text = metrics.elidedText(span.text, Qt.TextElideMode.ElideRight, end - x + 0.5)
        painter.setFont(face)
        painter.setPen(span.ink.color(tokens))
        painter.drawText(QPointF(x, y), text)
        x += metrics.horizontalAdvance(text)
        if text != span.text:
            break
    return round(x)
