"""The course line: where a family is, as three segments of one line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.icons import Icon, paint_icon
from linkworker_desktop.ui.kit.mixed_text import Span, paint_spans
from linkworker_desktop.ui.kit.tokens import Ink, tokens_of

BAR = 7


@dataclass(frozen=True, slots=True)
class CourseSegment:
    """One phase: its name, a short fact, how much of it is gone (0 to 1) and how long it is beside the others."""

    name: str
    fact: str = ""
    done: float = 0.0
    weight: float = 1.0


class CourseLine(QWidget):
    """Ankomst, introforløb and praktik on one line, with the names below; `slim` leaves the names out."""

    def __init__(
        self, segments: Sequence[CourseSegment] = (), *, slim: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._segments: tuple[CourseSegment, ...] = ()
        self._slim = slim
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_segments(segments)

    def set_segments(self, segments: Sequence[CourseSegment]) -> None:
        """Show other phases."""
        self._segments = tuple(segments)
        self.setAccessibleName("; ".join(_sentence(segment) for segment in self._segments))
        self.update()

    def sizeHint(self) -> QSize:
        names = 0 if self._slim else measures.GAP_8 + measures.line_height(TypeRole.BODY_BOLD)
        return QSize(120 if self._slim else 480, BAR + names)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for segment, area in zip(self._segments, self._areas(), strict=True):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.line))
            painter.drawRoundedRect(area, BAR / 2, BAR / 2)
            if segment.done > 0:
                gone = QRectF(area.left(), area.top(), area.width() * min(segment.done, 1.0), area.height())
                painter.setBrush(QColor(tokens.accent))
                painter.drawRoundedRect(gone, BAR / 2, BAR / 2)
            if not self._slim:
                self._paint_name(painter, segment, area)
        painter.end()

    def _areas(self) -> list[QRectF]:
        total = sum(segment.weight for segment in self._segments)
        room = self.width() - measures.GAP_4 * max(0, len(self._segments) - 1)
        areas, x = [], 0.0
        for segment in self._segments:
            width = room * segment.weight / total
            areas.append(QRectF(x, 0, width, BAR))
            x += width + measures.GAP_4
        return areas

    def _paint_name(self, painter: QPainter, segment: CourseSegment, area: QRectF) -> None:
        side, height = measures.scaled(measures.ICON_SMALL), measures.line_height(TypeRole.BODY_BOLD)
        top = BAR + measures.GAP_8
        icon, ink = _sign(segment)
        corner = QPointF(area.left(), top + (height - side) / 2)
        paint_icon(painter, corner, icon, ink.color(tokens_of(self)), measures.ICON_SMALL)
        left = round(area.left()) + side + 6
        room = QRect(left, top, round(area.right()) - left - 8, height)
        spans = (Span(segment.name, TypeRole.BODY_BOLD), Span(f"  {segment.fact}", ink=Ink.MUTED))
        paint_spans(painter, room, spans, self)


def _sign(segment: CourseSegment) -> tuple[Icon, Ink]:
    if segment.done >= 1:
        return Icon.CHECK_CIRCLE, Ink.DONE
    return (Icon.SCHEDULE, Ink.ACCENT) if segment.done > 0 else (Icon.EVENT, Ink.MUTED)


def _sentence(segment: CourseSegment) -> str:
    return f"{segment.name}, {segment.fact}" if segment.fact else segment.name
