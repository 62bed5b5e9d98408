"""A row that opens something and says what and about whom; side by side, or one below the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QWidget

from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.fonts import TypeRole, font
from linkworker_desktop.ui.kit.mixed_text import Span, paint_spans
from linkworker_desktop.ui.kit.tokens import Ink
from linkworker_desktop.ui.pages.family.open_row import OpenRow

DOT = " · "


class AboutRow(OpenRow):
    """Two spans: what, and about whom."""

    def sizeHint(self) -> QSize:
        return QSize(240, measures.line_height(TypeRole.BODY) + measures.line_height(TypeRole.SMALL) + 2)

    def _paint_words(self, painter: QPainter, room: QRect) -> None:
        paint_about(painter, room, self._spans, self)


class WideBelowRow(OpenRow):
    """A row of two lines whose second one has the whole width: the state stands beside the first alone."""

    def _paint_right(self, painter: QPainter, room: QRect) -> QRect:
        self._first = super()._paint_right(painter, lines_of(room)[0])
        return room

    def _paint_words(self, painter: QPainter, room: QRect) -> None:
        paint_spans(painter, self._first, self._spans, self)
        paint_spans(painter, lines_of(room)[1], (Span(self._second, TypeRole.SMALL, Ink.MUTED),), self)


def paint_about(painter: QPainter, room: QRect, spans: Sequence[Span], widget: QWidget) -> None:
    """Paint what and about whom, on one line where they fit."""
    wanted = sum(QFontMetricsF(font(span.role)).horizontalAdvance(span.text) for span in spans)
    if wanted <= room.width() or len(spans) < 2 or not spans[1].text:
        paint_spans(painter, room, spans, widget)
        return
    upper, lower = lines_of(room)
    about = replace(spans[1], text=spans[1].text.removeprefix(DOT), role=TypeRole.SMALL)
    paint_spans(painter, upper, spans[:1], widget)
    paint_spans(painter, lower, (about,), widget)


def lines_of(room: QRect) -> tuple[QRect, QRect]:
    """Return the places of a line and a small line in the middle of `room`."""
    first, second = measures.line_height(TypeRole.BODY), measures.line_height(TypeRole.SMALL)
    top = room.top() + (room.height() - first - second) // 2
    return (
        QRect(room.left(), top, room.width(), first),
        QRect(room.left(), top + first, room.width(), second),
    )
