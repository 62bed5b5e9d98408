"""Words of one line, measured and laid out once for each text, width and font, since a month shows two hundred."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QStaticText, QTransform

_TITLE = 0.58
"""The share of the room that a title keeps, however long the name after it is."""
_PAIR_FROM = 12
"""A room of fewer letters has no place for a name."""
_LEAST = 4
"""A name is left out rather than cut to fewer letters."""


@dataclass(frozen=True, slots=True)
class OneLine:
    """What is written: the title at the left, and the name so many pixels after the title's beginning."""

    title: str
    about: str
    about_at: int


@lru_cache(maxsize=8192)
def fitted(title: str, about: str, width: int, face: str, *, whole: bool = False) -> OneLine:
    """Return title and name cut to `width` pixels in a font, given as `QFont.toString` writes it.

    A `whole` title is one of few words: it is not cut to make room for the name.
    """
    metrics = QFontMetrics(_font(face))
    gap, letter = metrics.horizontalAdvance(" "), metrics.averageCharWidth()
    about_width = metrics.horizontalAdvance(about) if about else 0
    least = width if whole or width < _PAIR_FROM * letter else round(width * _TITLE)
    shown = _cut(metrics, title, max(width - gap - about_width, least) if about else width)
    begins = metrics.horizontalAdvance(shown) + gap
    rest = width - begins
    if not about or rest < min(about_width, _LEAST * letter):
        return OneLine(shown, "", 0)
    return OneLine(shown, _cut(metrics, about, rest + 1), begins)


def write(painter: QPainter, room: QRect, text: str, face: str) -> None:
    """Write a text that fits at the left of a room, in its middle; the painter has the font and the pen."""
    words, height = _laid_out(text, face)
    painter.drawStaticText(QPointF(room.left(), room.top() + (room.height() - height) / 2), words)


@lru_cache(maxsize=8192)
def _laid_out(text: str, face: str) -> tuple[QStaticText, int]:
    font = _font(face)
    words = QStaticText(text)
    words.setTextFormat(Qt.TextFormat.PlainText)
    words.prepare(QTransform(), font)
    return words, QFontMetrics(font).height()


@lru_cache(maxsize=32)
def _font(face: str) -> QFont:
    font = QFont()
    font.fromString(face)
    return font


def _cut(metrics: QFontMetrics, text: str, width: int) -> str:
    if metrics.horizontalAdvance(text) <= width:
        return text
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
